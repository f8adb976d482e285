"""Members that a table below a body's name shows, row by row; and tables of other things."""

from __future__ import annotations

import pytest

from extractors.steering_groups.member_tables import member_tables
from extractors.steering_groups.mentions import mentions
from pipeline.ingest.text.reading import read_text

Seat = tuple[str, str | None, int | None]


def seats(head: str, rows: list[str], above: str = "Der Lenkungsgruppe gehören an:") -> list[Seat]:
    document = read_text("\n".join([above, "", head, *rows, ""]))
    found = member_tables(document, mentions(document))
    return [(member.name, member.person, member.count_max) for telling in found for member in telling.members]


TABLES = [
    (
        "Institution\tVertretung\tStellvertretung",
        ["Jobcenter\tFrau Ahlers\tHerr Bock", "SPD-Fraktion\tUwe Cordes\t–", "Heimatverein\tN. N.\t"],
        [("Jobcenter", "Ahlers", None), ("SPD-Fraktion", "Uwe Cordes", None), ("Heimatverein", None, None)],
        "who sends somebody is the member, beside a Stellvertretung the Vertretung sits there",
    ),
    (
        "Funktion\tMitglied\tVertretung",
        ["Vorsitz\tFrau Dr. Ahlers\tHerr Bock", "Kämmerei\tHerr Cordes\tFrau Dorn", "CDU-Fraktion\tRM Eggers\t–"],
        [("Frau Dr. Ahlers", "Dr. Ahlers", None), ("Herr Cordes", "Cordes", None), ("RM Eggers", "Eggers", None)],
        "beside a Mitglied the Vertretung is a deputy, and the Funktion names nobody",
    ),
    (
        "Platz für\tbesetzt mit",
        ["Amt für Bildung\tAmtsleiterin Petz", "Stadtplanung\tN. N.", "Jobcenter\tHerr Kuhn"],
        [("Amt für Bildung", "Petz", None), ("Stadtplanung", None, None), ("Jobcenter", "Kuhn", None)],
        "a seat without a name is one",
    ),
    (
        "Institution\tSitze",
        ["Migrantenvereine\t3", "Caritasverband\t1", "Schulen\t2"],
        [("Migrantenvereine", None, 3), ("Caritasverband", None, 1), ("Schulen", None, 2)],
        "how many sit there",
    ),
    (
        "Bereich\tPerson bzw. Stelle",
        ["Schulen\tGesamtschule", "Verwaltung\tSozialamt, Jugendamt", "Sport\tStadtsportbund"],
        [
            ("Gesamtschule", None, None),
            ("Sozialamt", None, None),
            ("Jugendamt", None, None),
            ("Stadtsportbund", None, None),
        ],
        "what a cell lists are several",
    ),
    (
        "Sitz\tInhaber/in\tBemerkung",
        ["Rat\tFrau Eva Ahlers (SPD) Herr Udo Bock (CDU)\t", "Kita\tFrau Cordes\tneu", "Kirche\tPfarrer Dorn\t"],
        [
            ("Frau Eva Ahlers (SPD)", "Eva Ahlers", None),
            ("Herr Udo Bock (CDU)", "Udo Bock", None),
            ("Frau Cordes", "Cordes", None),
            ("Pfarrer Dorn", "Pfarrer Dorn", None),
        ],
        "two persons in the joined lines of a cell",
    ),
    (
        "Institution\tName, Position\tSitze",
        [
            "Stadtsportbund Kreissportbund\tje ein Mitglied\t2",
            "Jobcenter\tHerr Bock, Teamleiter\t1",
            "Caritas\tN. N.\t1",
        ],
        [
            ("Stadtsportbund", None, 1),
            ("Kreissportbund", None, 1),
            ("Jobcenter", "Bock", 1),
            ("Caritas", None, 1),
        ],
        "two names beside two seats; a position of somebody is none in a budget",
    ),
    (
        "Institution\tInhaber\tSitze",
        ["Rat\tFrau Eva Ahlers Herr Udo Bock\t5", "Kita\tFrau Cordes\t1", "Kirche\tPfarrer Dorn\t1"],
        [("Rat", "Eva Ahlers", 5), ("Kita", "Cordes", 1), ("Kirche", "Pfarrer Dorn", 1)],
        "five seats are who sends them's, whoever is named beside",
    ),
    (
        "Sitz\tInhaber/in\tSitze",
        ["Rat\tFrau Eva Ahlers Herr Udo Bock\t5", "Kita\tFrau Cordes\t1", "Kirche\tPfarrer Dorn\t1"],
        [
            ("Frau Eva Ahlers", "Eva Ahlers", None),
            ("Herr Udo Bock", "Udo Bock", None),
            ("Frau Cordes", "Cordes", 1),
            ("Pfarrer Dorn", "Pfarrer Dorn", 1),
        ],
        "five seats of two persons are told of neither",
    ),
]


@pytest.mark.parametrize(("head", "rows", "expected", "reason"), TABLES)
def test_reads_the_seats(head: str, rows: list[str], expected: list[Seat], reason: str) -> None:
    assert seats(head, rows) == expected, reason


REFUSED = [
    (
        "Gremium\tSitzung am\tRolle",
        ["Sozialausschuss\t12.03.2019\tVorberatung", "Rat\t28.03.2019\tEntscheidung"],
        "sessions",
    ),
    ("Stelle\tAufgabe", ["Sozialamt\tKoordination", "Jobcenter\tVermittlung"], "who does what"),
    ("Einrichtung\t2018\t2019", ["Sozialamt\t9.200\t18.400", "Jugendamt\t540\t1.620"], "amounts by year"),
    ("Ort\tEinwohner", ["Altdorf\t1.200", "Neudorf\t800"], "heads that promise nobody"),
]


@pytest.mark.parametrize(("head", "rows", "reason"), REFUSED)
def test_leaves_other_tables_alone(head: str, rows: list[str], reason: str) -> None:
    assert seats(head, rows) == [], reason


def test_a_table_of_no_body_lists_nobody() -> None:
    assert seats("Institution\tVertretung", ["Jobcenter\tFrau Ahlers", "Caritas\tHerr Bock"], "Zuständig sind:") == []
