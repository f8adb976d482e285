"""Costs as papers of many towns print them: years in one sentence, changes of a budget, grants passed on, lists and forms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.costs.extractor import extract
from extractors.facts import Cost
from pipeline.ingest.text.reading import read_text

Said = tuple[str, int | None]


def said(text: str) -> list[Said]:
    found = [fact for fact in extract(read_text(text), ()) if isinstance(fact, Cost)]
    return [(f"{cost.amount.normalize():f}", cost.year) for cost in found]


SHAPES: list[tuple[str, list[Said], str]] = [
    (
        "Der Teilplan Bäder verschlechtert sich 2020 um 2,3 Mio. €, 2021 um 2,6 Mio. € und ab 2022 jedes Jahr um 0,4 Mio. €.",
        [
            ("2300000", 2020),
            ("2600000", 2021),
            ("400000", 2022),
        ],
        "each amount has the year before it",
    ),
    (
        "Für die Umsetzung werden 2023 und 2024 jeweils 6.000 € in den Haushalt eingestellt.",
        [("6000", 2023)],
        "printed once for two years: one row",
    ),
    (
        "Hierzu sind wenigstens je 46.000,00 EUR für die HH-Jahre 2027 und 2028 vorzusehen.",
        [("46000", 2027)],
        "the years behind the amount",
    ),
    (
        "Der Rat stellt 2025 einen Betrag von 35.000 € und 2026 einen Betrag von 40.000 € bereit.",
        [("35000", 2025), ("40000", 2026)],
        "“stellt bereit” budgets both",
    ),
    (
        "Im Haushaltsjahr\n2019 werden 12.500,00 € überplanmäßig bereitgestellt, damit die Werkstatt öffnen kann.",
        [("12500", 2019)],
        "a line break between the word and the year",
    ),
    (
        "Die Lesepaten erhalten städtische Mittel iHv. 17.000 €.",
        [("17000", None)],
        "an abbreviation ends no sentence",
    ),
    (
        "Die Gemeinde beteiligt sich 2027 an den Ausgaben der Lernwerkstatt mit höchstens 7.000, 00 Euro.",
        [("7000", 2027)],
        "a share of a body's costs is a grant, “, 00” are cents",
    ),
    (
        "1. Die Gemeinde beteiligt sich 2027 an den Ausgaben des Vereins Brücke mit 7.000 Euro,\n"
        "2. sowie an denen des Vereins Hafen 2027 mit höchstens 16.000 Euro.",
        [("7000", 2027), ("16000", 2027)],
        "a sentence over the points of a list",
    ),
    (
        "Die Mittel werden von derzeit 14.000 € um 13.500 € (anteilig für fünf Monate) auf dann 27.500 € angehoben.",
        [("13500", None), ("27500", None)],
        "the old rate is no cost, the rise and the new rate are",
    ),
    (
        "Der Haushalt 2023 enthält für die Förderung der Vereine 1.400.000,00 EUR. 26.000,00 EUR davon sind gesperrt.",
        [("1400000", 2023), ("26000", 2023)],
        "the purpose of a budget is no grant, and its part has its year",
    ),
    (
        "Den Landeszuschuss reicht der Kreis in Höhe der Personalkosten, max. 55.000 €, an den Träger weiter.",
        [("55000", None)],
        "passed on",
    ),
    (
        "Die sechs Büchereien erhalten eine Zuwendung in Höhe von je 8.200 €.",
        [("8200", None)],
        "a body receives",
    ),
    ("Die Stadt erhält eine Zuwendung von 8.200 €.", [("8200", None)], "the town receives"),
    (
        "Gezahlt wird je Vollzeitstelle bis zu 11.000 €, bei 4 Vollzeitstellen also 44.000 €.",
        [("11000", None), ("44000", None)],
        "a most to be paid is a cost, and posts are its measure",
    ),
    (
        "Von den 75.000 € der beiden Jahre entfallen etwa 50.000 € auf Personalkosten.",
        [("75000", None), ("50000", None)],
        "a sum and its part",
    ),
    (
        "Für die Schulung der Gruppe durch die Akademie Nordsee fallen Kosten von 4.800 Euro an.",
        [("4800", None)],
        "a body outside is paid",
    ),
    ("Die Kosten betrugen 75.400 DM (38.551,41 €).", [("38551.41", None)], "marks are told beside euros"),
    ("Mittel: 50.000 €", [("50000", None)], "a label and its value"),
    ("Gesamtaufwand 2019: 12 T€", [("12000", 2019)], "thousands of euros"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), SHAPES)
def test_shape(text: str, expected: list[Said], reason: str) -> None:
    assert sorted(said(text), key=str) == sorted(expected, key=str), reason


NO_YEAR = [
    ("Der Rat beschloss 2015 das Konzept. Dafür werden 5.000 € benötigt.", "the past is no budget year"),
    ("Das Konzept 2012 mit Kosten von 5.000 € ist erfüllt.", "a year in a name"),
    (
        "Aufwendungen\n\n2015\n\nAufwendungen 2016\n\nKita Neustraße\n\n7.700 Euro",
        "heads of two columns torn from their values leave the year open",
    ),
    ("Fondsnummer\n\n2000\n\nKulturverein\n\n40.000 Euro", "a bare number over a series"),
]


@pytest.mark.parametrize(("text", "reason"), NO_YEAR)
def test_no_year_is_invented(text: str, reason: str) -> None:
    assert {year for *_, year in said(text)} == {None}, reason


def test_a_minus_that_marks_what_is_spent() -> None:
    head = "Finanzielle Auswirkungen in Euro\n\nProdukt\tKontengruppe\tErtrag/Aufwand (-)\n"
    text = head + "Nr.: 3101\tTransferaufwendungen\t-12.000\nNr.: 3101\tZuwendungen\t7.000"
    assert said(text) == [("12000", None), ("7000", None)]
    torn = "Produkt\n\nKontengruppe\n\nErtrag/Aufwand (-)\n\nNr.: 3101\n\nNr.: 52\n\n-12.000 €"
    assert said(torn) == [("12000", None)]


def test_a_table_in_thousands() -> None:
    text = "Angaben in T€\n\nAufwand\t2020\t2021\nPersonalkosten\t42\t43\nSachkosten\t6,5\t7"
    assert ("42000", 2020) in said(text)


_WORDS = st.sampled_from(
    "5.000 € 1,2 Mio. um auf davon dafür Zuschuss (Personalkosten) 2019 2019/2020 je Haushalt: und, . \n \t | in T€ erhält weiter".split(
        " "
    )
)


@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_any_words_are_read_without_failure(text: str) -> None:
    for amount, year in said(text):
        assert amount
        assert year is None or str(year) in text
