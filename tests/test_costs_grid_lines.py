"""Budget grids printed as lines: years over labels and amounts."""

from __future__ import annotations

import pytest

from extractors.costs.extractor import extract
from extractors.facts import Cost
from pipeline.ingest.text.reading import read_text

Said = tuple[str, int | None]


def said(text: str) -> list[Said]:
    found = [fact for fact in extract(read_text(text), ()) if isinstance(fact, Cost)]
    return [(f"{cost.amount.normalize():f}", cost.year) for cost in found]


GRIDS: list[tuple[str, list[Said], str]] = [
    (
        "Kosten\n\nin EUR              2027        2028\n\nHonorar Büro           0,00   12.500,00\n\n"
        "Zuweisung des Landes   8.000,00   9.000,00\n",
        [
            ("12500", 2028),
            ("8000", 2027),
            ("9000", 2028),
        ],
        "the head says euros; a zero is no cost",
    ),
    (
        "Finanzielle Auswirkungen\n            Ansatz    fortgeschriebener   Ansatz     fortgeschriebener   Gesamtbedarf\n"
        "            2027      Ansatz 2027         2028 ff.   Ansatz 2028 ff.     (alt / neu)\n"
        "Ertrag      0         30.000              0          44.000\n"
        "Sachaufwand 0         51.000              0          72.500\n"
        "Ergebnis    0         -21.000             0          -28.500\n",
        [
            ("30000", 2027),
            ("44000", 2028),
            ("51000", 2027),
            ("72500", 2028),
        ],
        "a form without a sign of money; its result is a balance",
    ),
    (
        "                                      2027          2028\n\nPersonalaufwand                   20.500 €      41.000 €\n\n"
        "Arbeitsplatzkosten (Eigenanteil)   4.850 €       9.700 €\n\n"
        "Zuwendung des Bundes             -20.500 €     -41.000 €\n",
        [
            ("20500", 2027),
            ("41000", 2028),
            ("4850", 2027),
            ("9700", 2028),
            ("20500", 2027),
            ("41000", 2028),
        ],
        "what comes in is printed with a minus",
    ),
    (
        "Angaben in TEUR   2027   2028\nSachkosten   12   14\n",
        [("12000", 2027), ("14000", 2028)],
        "thousands",
    ),
    (
        "in EUR 2027 2028 Gesamt\nReisekosten 1.200 1.300 2.500\n",
        [
            ("1200", 2027),
            ("1300", 2028),
            ("2500", None),
        ],
        "the last column has no year",
    ),
    ("Einwohner am Jahresende\n2027 2028\nAusländische Einwohner 12.300 13.400\nSeedorf 4.500 4.700\n", [], "people"),
    ("Haushaltsplan\nPlan 2027 Plan 2028\nAnzahl der Kurse 1.200 1.300\nStellen 2,00 3,00\n", [], "numbers, not money"),
    ("in EUR\n2027 2028\nTeilnehmende Personen 1.200 1.400\n", [], "a head of euros over a row of people"),
    ("Ergebnisse der Wahlen 2027 2028\nZuschuss 12.000 13.000\n", [], "a sentence is no head"),
    ("Ansatz 2027 Ansatz 2028\nErgebnis 5.000 6.000\n", [], "a balance alone"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), GRIDS)
def test_grid_lines(text: str, expected: list[Said], reason: str) -> None:
    assert sorted(said(text), key=str) == sorted(expected, key=str), reason


WORDS: list[tuple[str, list[Said], str]] = [
    (
        "Im Haushaltsjahr 2027 sind für die wissenschaftliche Beratung Mittel in Höhe von 18.000 Euro, für die Website "
        "6.700 Euro und für Veranstaltungen 2.000 Euro vorgesehen.",
        [
            ("18000", 2027),
            ("6700", 2027),
            ("2000", 2027),
        ],
        "each amount behind its purpose",
    ),
    (
        "Mittel für Veranstaltungen in Höhe von 9.000 Euro sind im Haushalt 2027 eingestellt.",
        [("9000", 2027)],
        "one sum that is budgeted stays budget",
    ),
    (
        "Eingerichtet wird eine Vollzeitstelle. Die Kosten betragen jährlich ca. 58 T€ (2027 anteilig 29 T€).",
        [("58000", None), ("29000", 2027)],
        "the costs of the post before; the year in the brackets belongs to the part",
    ),
    (
        "Das Land gewährt eine Zuwendung. Die Kosten betragen 12.000 €.",
        [("12000", None)],
        "costs are no grant, whatever stands before",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), WORDS)
def test_words(text: str, expected: list[Said], reason: str) -> None:
    assert sorted(said(text), key=str) == sorted(expected, key=str), reason
