"""How many sit in a body for whom: numbers before, behind and for each of a row."""

from __future__ import annotations

import pytest

from extractors.facts import SteeringGroup
from extractors.steering_groups.extractor import extract
from pipeline.ingest.text.reading import read_text


def seats(text: str) -> list[tuple[str, int | None]]:
    found = [fact for fact in extract(read_text(text + "\n"), ()) if isinstance(fact, SteeringGroup)]
    return [(member.name, member.count_max) for group in found for member in group.members]


COUNTS = [
    (
        "Der Begleitkreis besteht aus\n\n- Wohlfahrtsverbänden (zurzeit sechs)\n- Schulen (3)\n- dem Jobcenter",
        [("Wohlfahrtsverbände", 6), ("Schulen", 3), ("Jobcenter", None)],
        "how many they are now, in brackets",
    ),
    (
        "Der Begleitkreis besteht aus 4 Mitgliedern des Kreistags, 2 der Stadtwerke, je 1 von NABU, Jugendring und Tafel sowie "
        "den beiden Dezernenten.",
        [
            ("Mitglieder des Kreistags", 4),
            ("Stadtwerke", 2),
            ("NABU", 1),
            ("Jugendring", 1),
            ("Tafel", 1),
            ("Dezernenten", 2),
        ],
        "“je 1 von” holds for all behind it, “beide” are two",
    ),
    (
        "Die Kreisgruppe Plan ist eine Steuerungsgruppe. Vertreten sind in der Steuerungsgruppe die Fraktionen mit je einem Mitglied, "
        "der Bürgermeister und die Kämmerei.",
        [("Fraktionen", 1), ("Bürgermeister", None), ("Kämmerei", None)],
        "a number in the middle is not everybody's",
    ),
    (
        "Die Lenkungsgruppe umfasst 20 Mitglieder, nämlich\n\n"
        "12   Vertreter der Gemeinden\n 5   Kreistagsabgeordnete\n 3   Vertreter des Kreisausschusses",
        [("Gemeinden", 12), ("Kreistagsabgeordnete", 5), ("Kreisausschuss", 3)],
        "numbers before the lines; two of one sector in one list are two",
    ),
    (
        "Der Begleitkreis wird gebildet. Ihm sollen nach dem Wunsch des Rates 9 Personen angehören: "
        "fünf Mitglieder des Rates und vier der Vereine.",
        [("Mitglieder des Rates", 5), ("Vereine", 4)],
        "the size of the body is no member",
    ),
    (
        "In der Projektgruppe sitzen die Amtsleitungen 30, 41 und 52, die Polizei und das Jobcenter.",
        [("Amtsleitungen 30, 41 und 52", None), ("Polizei", None), ("Jobcenter", None)],
        "numbers of offices are no numbers of seats",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), COUNTS)
def test_reads_the_number_of_seats(text: str, expected: list[tuple[str, int | None]], reason: str) -> None:
    assert seats(text) == expected, reason


SIDES = [
    (
        "Der Steuerungsgruppe gehören für die Stadt der Dezernent, die Leiterin des Jugendamtes und die Polizei an.",
        ("Dezernent", None),
        "for whom somebody sits there is no part of the name",
    ),
]


@pytest.mark.parametrize(("text", "first", "reason"), SIDES)
def test_reads_members_behind_whom_they_sit_for(text: str, first: tuple[str, str | None], reason: str) -> None:
    (group,) = [fact for fact in extract(read_text(text + "\n"), ()) if isinstance(fact, SteeringGroup)]
    assert (group.members[0].name, group.members[0].declared_sector) == first, reason
