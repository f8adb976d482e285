"""The budget year of an amount: in its clause, in its row, in the sentence that books it."""

from __future__ import annotations

from datetime import date

import pytest

from extractors.costs.extractor import extract
from extractors.facts import Cost, HeadValue
from pipeline.ingest.text.reading import read_text

Said = list[tuple[str, int | None]]

YEARS: list[tuple[str, Said, str]] = [
    (
        "Die Mittel betragen: 2031 -> 400.000 Euro 2032 -> 425.000 Euro 2033 -> 450.000 Euro",
        [("400000", 2031), ("425000", 2032), ("450000", 2033)],
        "before an arrow, one after the other",
    ),
    (
        "Im Teilhaushalt 11 stehen 2033 für die Umsetzung 55.000 Euro zur Verfügung.",
        [("55000", 2033)],
        "behind a finite verb",
    ),
    (
        "Der Bund gibt 2032 einen Zuschuss von 55.000 Euro.",
        [("55000", 2032)],
        "behind a finite verb, before its object",
    ),
    (
        "2032 sind es 12.500 €, 2033 und 2034 je 8.100 €.",
        [("12500", 2032), ("8100", 2033)],
        "at the beginning of the sentence",
    ),
    ("Der Bund gibt 20.000 €, die 2037 zu verwenden sind.", [("20000", 2037)], "in a relative clause"),
    (
        "Das Ergebnis verschlechtert sich in 2026 um 1,2 Mio. €, in 2027 um 1,7 Mio. € und ab 2028 um jährlich 1,0 Mio. €.",
        [("1200000.0", 2026), ("1700000.0", 2027), ("1000000.0", 2028)],
        "each of a series has its year before it",
    ),
    (
        "Das Land gibt 2021 48.000 €, ab 2022 jährlich 60.000 €.",
        [("48000", 2021), ("60000", 2022)],
        "the year that leads to the next amount",
    ),
    (
        "Aufwand lfd. Jahr\t24.000 EUR\tdavon verfügbar\nAufwand Folgejahr\t11.500 EUR\tdavon verfügbar",
        [("24000", 2029), ("11500", 2030)],
        "the year of the paper and the next",
    ),
    ("Die Befragung ist angeboten (23.800 Euro, 2032).", [("23800", 2032)], "behind a comma in brackets"),
    ("Die Mappe kostet 6.000 € einmalig (2031).", [("6000", 2031)], "in brackets behind a word"),
    (
        "Die Personalkosten von 29.500 EUR werden im Stellenplan 2031 veranschlagt.",
        [("29500", 2031)],
        "a plan of the budget",
    ),
    (
        "Im Jahr 2031 werden 90.000 EUR gebraucht, davon 52.000 EUR für eine Stelle. Für den Druck verbleiben 23.000 EUR.",
        [("90000", 2031), ("52000", 2031), ("23000", 2031)],
        "what remains of the sum before",
    ),
]

REFUSED: list[tuple[str, Said, str]] = [
    ("Die 2015 gegründete Initiative erhält 5.000 €.", [("5000", None)], "the year of something else"),
    (
        "Mit Beschluss vom 12.05.2020 wurden 30.000 € für den Fonds bereitgestellt.",
        [("30000", None)],
        "the year of a day",
    ),
    ("Der Druck des Aktionsplans 2025 kostet 9.000 €.", [("9000", None)], "a plan of another kind"),
    ("Nach der Richtlinie 2017 gibt das Land 30.000 €.", [("30000", None)], "the year in a name"),
    (
        "Treff ibz 2009 55.000 €\nTreff rk 2010 33.000 €",
        [("55000", None), ("33000", None)],
        "a column of names without a verb",
    ),
    (
        "Einrichtung\tZuschuss\tGründung\nTreff Ost\t5.000 €\t2009\nTreff West\t6.000 €\t2011",
        [("5000", None), ("6000", None)],
        "a column of years in which something began",
    ),
    (
        "Der Druck kostet 900 €.\n\nWeitere Schritte\n\nDie Mittel für das Konzept sind im Haushalt 2026 veranschlagt: 4.000 €.",
        [("900", None), ("4000", 2026)],
        "a sentence with an amount of its own speaks of that one",
    ),
]


def said(text: str) -> Said:
    document = read_text(f"Stadt Seedorf\nVorlage 1/2029\n\nSachverhalt:\n\n{text}\n")
    day = HeadValue(
        evidence=document.evidence(0, 5), rule="date-label", field="date", value=date(2029, 3, 1).isoformat()
    )
    found = [fact for fact in extract(document, (day,)) if isinstance(fact, Cost)]
    return [(str(fact.amount), fact.year) for fact in found]


@pytest.mark.parametrize(
    ("text", "expected", "reason"), [*YEARS, *REFUSED], ids=[reason for *_, reason in [*YEARS, *REFUSED]]
)
def test_year(text: str, expected: Said, reason: str) -> None:
    assert said(text) == expected, reason


RECURRING: list[tuple[str, list[tuple[str, bool]], str]] = [
    ("Der Zuschuss steigt auf 14.000 € (ab 2031).", [("14000", True)], "from a year on"),
    ("\t2031\t2032 ff.\nPersonal\t31.000 €\t64.000 €", [("31000", False), ("64000", True)], "“ff.” over a column"),
    ("Im Jahr 2031 fallen 5.000 € an.", [("5000", False)], "one year is no recurrence"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), RECURRING, ids=[reason for *_, reason in RECURRING])
def test_recurring(text: str, expected: list[tuple[str, bool]], reason: str) -> None:
    document = read_text(f"Stadt Seedorf\nVorlage 1/2029\n\nSachverhalt:\n\n{text}\n")
    found = [fact for fact in extract(document, ()) if isinstance(fact, Cost)]
    assert [(str(fact.amount), fact.recurring) for fact in found] == expected, reason
