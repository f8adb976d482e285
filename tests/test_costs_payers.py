"""Who pays: what others give to a measure, what is left to the town, and costs that somebody else covers."""

from __future__ import annotations

import pytest

from extractors.costs.extractor import extract
from extractors.facts import Cost
from pipeline.ingest.plain_text import read_text

Said = tuple[str, str, str, int | None]

TOLD: list[tuple[str, list[Said], str]] = [
    (
        "Das Gutachten hat 40.000 € gekostet, 75 % kamen vom Ministerium (30.000 €).",
        [("40000", "external", "expense", None), ("30000", "grant", "revenue", None)],
        "a verb says that the share came from outside",
    ),
    (
        "Für die Moderation sind 2027 Ausgaben von 21.000 € entstanden, "
        "die zur Hälfte (10.500 €) durch die Seedorf Stiftung gedeckt wurden.",
        [("21000", "external", "expense", 2027), ("10500", "grant", "revenue", 2027)],
        "a share in words",
    ),
    ("Das Land steuert 2028 voraussichtlich 20.000 € bei.", [("20000", "grant", "revenue", 2028)], "steuert … bei"),
    (
        "Das Ministerium fördert die Stelle mit 45.000 €.",
        [("45000", "grant", "revenue", None)],
        "a post that is funded",
    ),
    ("Hiervon trägt die Stiftung 10.000 €.", [("10000", "grant", "revenue", None)], "the payer behind its verb"),
    ("Vom Jobcenter werden 9.000 € beigesteuert.", [("9000", "grant", "revenue", None)], "the payer before its verb"),
    (
        "Über die Förderrichtlinie fließen jährlich bis zu 30.000 € an die Stadt zurück.",
        [("30000", "grant", "revenue", None)],
        "money that flows back",
    ),
    (
        "Insgesamt stehen 45.000 € zur Verfügung, davon 30.000 € aus dem Programm „Zusammen leben“ und 15.000 € aus Eigenmitteln.",
        [
            ("45000", "budget", "expense", None),
            ("30000", "grant", "revenue", None),
            ("15000", "budget", "expense", None),
        ],
        "a part out of a programme, another of the town's own",
    ),
    (
        "Eine Förderung in Höhe von 75.000 € wurde in Aussicht gestellt.",
        [("75000", "grant", "revenue", None)],
        "what is promised to the town",
    ),
    (
        "Der Verein erhält hierfür 2027 einen Betrag von 5.000 €.",
        [("5000", "grant", "expense", 2027)],
        "who receives it says more than “Betrag”",
    ),
    (
        "Die Personalkosten liegen bei 90.000 €, so dass beim Kreis rund 24.000 € verbleiben.",
        [("90000", "personnel", "expense", None), ("24000", "budget", "expense", None)],
        "what is left to the town",
    ),
    (
        "Die Kosten der Beratungsstelle (65.000 €) werden zu 80 % vom Land erstattet.",
        [("65000", "total", "expense", None)],
        "costs stay costs, whoever covers them",
    ),
    (
        "Die Kosten in Höhe von 29.000 € wurden vollständig aus Landesmitteln bestritten.",
        [("29000", "total", "expense", None)],
        "the same without brackets",
    ),
    (
        "Die Gesamtkosten belaufen sich in 2027 auf 120.000 € und in den Folgejahren auf je 90.000 €.",
        [("120000", "total", "expense", 2027), ("90000", "total", "expense", None)],
        "the years after have no year",
    ),
    (
        "In die Haushalte 2027 und 2028 wurden hierfür 11.000 € bzw. 9.000 € aufgenommen.",
        [("11000", "budget", "expense", 2027), ("9000", "budget", "expense", 2028)],
        "two budgets, two sums",
    ),
    (
        "Die Verwaltung rechnet mit Kosten von 6.000 €. Folgekosten: keine.",
        [("6000", "total", "expense", None)],
        "the label of what comes next says nothing of what stands before it",
    ),
    (
        "Das Vorhaben wird aus Mitteln des Landesprogramms „Vielfalt“ bezahlt (2027: 30.000 €; 2028: 32.000 €).",
        [("30000", "grant", "revenue", 2027), ("32000", "grant", "revenue", 2028)],
        "the means of a programme",
    ),
    (
        "Gesamtkosten der Maßnahme (Beschaffungs-/Herstellungskosten): 60.000 €",
        [("60000", "total", "expense", None)],
        "brackets explain the label",
    ),
    (
        "Objektbezogene Einnahmen (Zuschüsse/Beiträge): 48.000 €",
        [("48000", "grant", "revenue", None)],
        "brackets explain what comes in",
    ),
    (
        "Ertrag 2027: 38.000 €\nAufwand 2027: 45.000 €",
        [("38000", "grant", "revenue", 2027), ("45000", "total", "expense", 2027)],
        "the line below says what is spent",
    ),
]


def said(text: str) -> list[Said]:
    document = read_text(f"Stadt Seedorf\nVorlage 1/2027\n\nBegründung:\n\n{text}\n")
    found = [fact for fact in extract(document, ()) if isinstance(fact, Cost)]
    return [(str(fact.amount), fact.cost_kind, fact.direction, fact.year) for fact in found]


@pytest.mark.parametrize(("text", "expected", "reason"), TOLD, ids=[reason for *_, reason in TOLD])
def test_who_pays(text: str, expected: list[Said], reason: str) -> None:
    assert said(text) == expected, reason


def test_a_grid_whose_cells_came_apart() -> None:
    text = "Kosten\n\n2027\n2028\nSprachförderung\n60.000 €\n80.000 €\nPersonalkosten\n45.000 €\n45.000 €\nSumme\n105.000 €\n125.000 €\n"
    assert [(amount, year) for amount, _, _, year in said(text)] == [
        ("60000", 2027),
        ("80000", 2028),
        ("45000", 2027),
        ("45000", 2028),
        ("105000", 2027),
        ("125000", 2028),
    ]


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        (
            "Finanzielle Auswirkungen\n\nGesamtkosten Maßnahme:\n430.000\nEUR\nTeilhaushalt 17\n",
            [("430000", None)],
            "the sign on the line below",
        ),
        (
            "Finanzielle Auswirkungen\n\nAufwand/Auszahlung\nHaushaltsjahr\nBuchungsstelle\n\n23.205,00 €\n2028\n31110.562500\n",
            [("23205.00", 2028)],
            "labels first, values after them: the year beside the amount is the budget's",
        ),
        ("Finanzielle Auswirkungen\n\nTeilhaushalt 17\nProduktgruppe 3140\n", [], "numbers of a form are no money"),
    ],
)
def test_torn_forms(text: str, expected: list[tuple[str, int | None]], reason: str) -> None:
    assert [(amount, year) for amount, _, _, year in said(text)] == expected, reason


@pytest.mark.parametrize(
    ("label", "kind", "direction"),
    [
        ("Landesanteil", "grant", "revenue"),
        ("Anteil des Bundes", "grant", "revenue"),
        ("Mittel der Sprachmittler (Land Musterland)", "grant", "revenue"),
        ("Förderung der Stelle durch das Land", "grant", "revenue"),
        ("Komplementärmittel", "budget", "expense"),
        ("Externe Redaktion", "external", "expense"),
        ("Geschäftsaufwendungen", "material", "expense"),
        ("Anteil der Stadt", "budget", "expense"),
    ],
)
def test_labels(label: str, kind: str, direction: str) -> None:
    assert said(f"Bezeichnung\tBetrag\n{label}\t5.000 €\nSonstiges\t1.000 €\n")[0][1:3] == (kind, direction)
