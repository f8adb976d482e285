"""Timetables in every shape that a clerk gives them, and sentences of which only the first step has a verb; towns are invented."""

from __future__ import annotations

import pytest

from extractors.facts import Milestone
from extractors.milestones.extractor import extract
from pipeline.ingest.plain_text import read_text

HEAD = "Sachverhalt:\n\nDie Stadt schreibt ihr Konzept fort und beteiligt die Vereine.\n\n"


def steps(text: str) -> list[tuple[str, str]]:
    found = extract(read_text(HEAD + text + "\n"), ())
    return [(step.edtf, step.label) for step in found if isinstance(step, Milestone)]


TABLES: list[tuple[str, list[tuple[str, str]], str]] = [
    (
        "Zeitplan\n\nAuftakt der Gruppen\nZwischenstand im Beirat\nVorlage im Stadtrat\n\nJanuar 2026\n21.04.2026\n3. Quartal 2026",
        [("2026-01", "Auftakt der Gruppen"), ("2026-04-21", "Zwischenstand im Beirat"), ("2026-07/2026-09", "Vorlage im Stadtrat")],
        "a column of steps above the column of times",
    ),
    (
        "Zeitplan\n\nTermin\n31.07.2026\nOktober 2026\n1. Halbjahr 2027\n\nSchritt\nVeröffentlichung\n"
        "Woche der Vielfalt\nBericht\n\nKosten\nKeine.",
        [("2026-07-31", "Veröffentlichung"), ("2026-10", "Woche der Vielfalt"), ("2027-01/2027-06", "Bericht")],
        "the times first, both columns with a head, another title behind",
    ),
    (
        "So ging es voran:\n\nJanuar 2026\nWorkshop der Ämter\n\n19. Februar 2026\nBürgerdialog im Kornhaus\n\n"
        "März bis Mai 2026\nAcht Fachgruppen",
        [("2026-01", "Workshop der Ämter"), ("2026-02-19", "Bürgerdialog im Kornhaus"), ("2026-03/2026-05", "Acht Fachgruppen")],
        "times and words in turns, three times, without a title that says so",
    ),
    (
        "Zeitschiene\n\nbis 29.03.2026        Erhebung in den Ämtern\n16.04.2026            Auftakt im Zeughaus\n"
        "Mai bis August        Werkstätten\n"
        "29.11.2026            Abschlusskonferenz",
        [("2026-03-29", "Erhebung in den Ämtern"), ("2026-04-16", "Auftakt im Zeughaus"),
         ("2026-05/2026-08", "Werkstätten"), ("2026-11-29", "Abschlusskonferenz")],
        "months between two days of one year are of that year",
    ),
    (
        "Fristen:  30.09.2026 Bestandsaufnahme der Gruppen\n          31.01.2027 Rohfassung\n"
        "          II. Quartal 2027 öffentliche Auslegung",
        [("2026-09-30", "Bestandsaufnahme der Gruppen"), ("2027-01-31", "Rohfassung"), ("2027-04/2027-06", "öffentliche Auslegung")],
        "a label, then times and steps without a sign between them",
    ),
    (
        "Weiterer Ablauf: 1. Quartal 2026 Befragung; Sommer 2026 Analyse; Ende 2027 Beschluss",
        [("2026-01/2026-03", "Befragung"), ("2026-22", "Analyse"), ("2027", "Beschluss")],
        "times first, in one line",
    ),
    (
        "Zeitplan:\nMärz 2026 → Auftakt\nJuni 2026 → Workshops\nDezember 2026 → Beschluss im Kreistag",
        [("2026-03", "Auftakt"), ("2026-06", "Workshops"), ("2026-12", "Beschluss im Kreistag")],
        "arrows",
    ),
    (
        "1. Auftaktveranstaltung: 12. März 2026\n2. Arbeitsgruppenphase: April bis September 2026",
        [("2026-03-12", "Auftaktveranstaltung"), ("2026-04/2026-09", "Arbeitsgruppenphase")],
        "a label that names no event, beside one that does",
    ),
    (
        "- Online-Befragung vom 4. bis 29. November 2025\n- Zukunftswerkstatt mit 56 Personen am 31. Januar 2026",
        [("2025-11-04/2025-11-29", "Online-Befragung"), ("2026-01-31", "Zukunftswerkstatt mit 56 Personen")],
        "how many came",
    ),
    (
        "Es fanden zwei Workshops statt, nämlich\n\n- Wohnen und Quartier (05.05.2025) und\n- Arbeit (07.07.2025).",
        [("2025-05-05", "Workshops Wohnen und Quartier"), ("2025-07-07", "Workshops Arbeit")],
        "what each of the events was about",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), TABLES)
def test_timetables(text: str, expected: list[tuple[str, str]], reason: str) -> None:
    assert steps(text) == expected, reason


SENTENCES: list[tuple[str, list[tuple[str, str]], str]] = [
    (
        "Auf die Erhebung folgen im Mai 2026 zehn Stadtgespräche, im September 2026 eine Konferenz und im November 2026 "
        "die Vorlage des Konzepts.",
        [("2026-05", "zehn Stadtgespräche"), ("2026-09", "Konferenz"), ("2026-11", "Vorlage des Konzepts")],
        "the verb stands once",
    ),
    (
        "Im März 2025 fand die Auftaktveranstaltung statt, im Mai 2025 der erste Workshop und im Herbst 2025 die Abschlusskonferenz.",
        [("2025-03", "Auftaktveranstaltung"), ("2025-05", "erste Workshop"), ("2025-23", "Abschlusskonferenz")],
        "shared by those behind",
    ),
    (
        "Die Regionalkonferenzen fanden am 6. Mai (Heringen), 13. Mai (Auental) und 20. Mai 2025 (Falkental) statt.",
        [("2025-05-06", "Regionalkonferenzen"), ("2025-05-13", "Regionalkonferenzen"), ("2025-05-20", "Regionalkonferenzen")],
        "days with their places, a year for all",
    ),
    (
        "Herr Rau verweist auf zwei Bürgerforen, nämlich am 18. November 2026 und im Februar 2027.",
        [("2026-11-18", "Bürgerforen"), ("2027-02", "Bürgerforen")],
        "nämlich",
    ),
    (
        "Die Auftaktveranstaltung war am 4. Mai 2025; der zweite Aktionstag ist auf den 9. Mai 2026 gelegt.",
        [("2025-05-04", "Auftaktveranstaltung"), ("2026-05-09", "Aktionstag")],
        "ist auf den … gelegt",
    ),
    (
        "Der Entwurf soll bis zur Sommerpause 2026 vorgelegt werden.",
        [("2026-22~", "Entwurf vorgelegt")],
        "about the summer",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES)
def test_sentences(text: str, expected: list[tuple[str, str]], reason: str) -> None:
    assert steps(text) == expected, reason


NONE = [
    ("Gruppe A\nGruppe B\nGruppe C\n\nJanuar 2026\nMärz 2026\nMai 2026", "two columns that nothing announces"),
    ("Januar 2026\n12 Personen\n\nFebruar 2026\n14 Personen\n\nMärz 2026\n9 Personen", "figures of months"),
    ("Zeitschiene\n\n16.04.2026            12.000 €\nMai bis August        14.000 €", "money"),
    ("Stand: 12. März 2026\nGeltung: April bis September 2026", "what a form says of itself"),
    ("In den Quartieren gab es folgende Zahlen:\n- Nord (05.05.2025)\n- Süd (07.07.2025)", "no event above"),
    ("Im Jahr gibt es diese Veranstaltungen:\n- Frühlingsfest (05.05.2025)\n- Lichternacht (07.11.2025)", "a calendar"),
    ("Der Verein wurde 1990 gegründet, im Mai 2026 der Vorstand.", "no verb that says that something takes place"),
]


@pytest.mark.parametrize(("text", "reason"), NONE)
def test_what_is_no_timetable(text: str, reason: str) -> None:
    assert steps(text) == [], reason


def test_a_month_behind_the_last_day_has_no_year() -> None:
    text = "Zeitschiene\n\n16.04.2026            Auftakt im Zeughaus\n12.05.2026            Workshop\nSeptember             Redaktion"
    assert [edtf for edtf, _ in steps(text)] == ["2026-04-16", "2026-05-12"]
