"""Events with their times in brackets, behind a colon, in numbers for months; sessions of bodies of the process."""

from __future__ import annotations

import pytest

from extractors.facts import Milestone
from extractors.milestones.extractor import extract
from pipeline.ingest.plain_text import read_text

Said = tuple[str, str]


def said(text: str) -> list[Said]:
    document = read_text(f"Beschlussvorlage\n\nBegründung:\n\n{text}\n")
    return [(fact.edtf, fact.label) for fact in extract(document, ()) if isinstance(fact, Milestone)]


READ: list[tuple[str, list[Said], str]] = [
    (
        "Die Bürgerschaft wird über drei Werkstätten (Sommer 2027, Winter 2027) und eine Online-Karte gehört.",
        [("2027-22", "Werkstätten"), ("2027-24", "Werkstätten")],
        "seasons in brackets behind an event",
    ),
    (
        "Ämter, Gemeinden und zwei öffentliche Foren (Seedorf 14.09.2027, Auental 16.11.2027) waren eingebunden.",
        [("2027-09-14", "Foren Seedorf"), ("2027-11-16", "Foren Auental")],
        "each time with its place",
    ),
    ("Einführung: Dezember 2028.", [("2028-12", "Einführung")], "an event, a colon and its time"),
    ("Fortschreibung: 2031.", [("2031", "Fortschreibung")], "a year alone is enough behind a colon"),
    (
        "Zeitschiene: Auftakt Februar 2027, Workshops Frühjahr 2027, Konzept bis 30.06.2028.",
        [("2027-02", "Auftakt"), ("2027-21", "Workshops"), ("2028-06-30", "Konzept")],
        "entries that end with their times",
    ),
    (
        "Zeitplan:\n\n09/2027 Bildung der Arbeitskreise\n10/2027 - 04/2028 Sitzungen der Arbeitskreise\n",
        [("2027-09", "Bildung der Arbeitskreise"), ("2027-10/2028-04", "Sitzungen der Arbeitskreise")],
        "months as numbers",
    ),
    (
        "Begleitet wurde die Arbeit durch einen Fachbeirat, dessen drei Sitzungen am 12.11.2027, 18.02.2028 und "
        "10.06.2028 stattfanden.",
        [
            ("2027-11-12", "Sitzung Fachbeirat"),
            ("2028-02-18", "Sitzung Fachbeirat"),
            ("2028-06-10", "Sitzung Fachbeirat"),
        ],
        "the sessions of a body of the process",
    ),
    (
        "Der Lenkungskreis nimmt seine Arbeit zum 01.04.2028 auf.",
        [("2028-04-01", "Lenkungskreis nimmt seine Arbeit auf")],
        "a body takes up its work",
    ),
    ("Mit der Überarbeitung wurde 2027 begonnen.", [("2027", "Überarbeitung begonnen")], "what began in a year"),
    (
        "Das erste Dialogforum wurde am 04.07.2027 in Seedorf, das zweite am 09.04.2028 in Auental abgehalten.",
        [("2027-07-04", "Dialogforum"), ("2028-04-09", "zweite in Auental abgehalten")],
        "two events share their verb",
    ),
    (
        "Auf der Auftaktveranstaltung am 11.10.2027 haben rund 90 Teilnehmende in Gruppen gearbeitet.",
        [("2027-10-11", "Auftaktveranstaltung")],
        "an event may count who came",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), READ)
def test_read(text: str, expected: list[Said], reason: str) -> None:
    assert said(text) == expected, reason


REFUSED = [
    ("Das Gesetz (Fassung vom 14.09.2027) ist zu beachten.", "a law in brackets"),
    ("Die Einführung des Kommunalwahlrechts (1993) liegt lange zurück.", "a year that dates a fact of history"),
    ("Die Konferenz (Kosten 3.000 Euro, Juni 2027) ist ein Erfolg gewesen.", "a bracket that speaks of money"),
    (
        "Handlungsfeld\tMaßnahme\tab\nSprache\tSprachkurse der Volkshochschule\t2027\nArbeit\tBeratung im Betrieb\t2028\n",
        "years from which measures run are no steps",
    ),
    ("Stand: Dezember 2028.", "the date of figures"),
    ("Sozialausschuss\t07.06.2027\tzur Beratung\nKreistag\t30.06.2027\tzur Entscheidung\n", "a path without its head"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_refused(text: str, reason: str) -> None:
    assert said(text) == [], reason
