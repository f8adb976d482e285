"""Groups and members in further constructions and layouts: towns, offices and people are invented."""

from __future__ import annotations

import pytest

from extractors.facts import SteeringGroup
from extractors.steering_groups.extractor import extract
from pipeline.ingest.text.reading import read_text

Row = tuple[str, int | None]


def found(text: str) -> list[SteeringGroup]:
    return [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]


def rows(text: str) -> dict[str, list[Row]]:
    return {group.name: [(member.name, member.count_max) for member in group.members] for group in found(text)}


MEMBERS: list[tuple[str, dict[str, list[Row]], str]] = [
    (
        "Den Prozess lenkt eine Steuerungsgruppe. Unter Leitung der Landrätin gehören ihr das Schulamt, drei Personen aus den "
        "Sportvereinen und die Caritas an.",
        {
            "Steuerungsgruppe": [
                ("Landrätin", None),
                ("Schulamt", None),
                ("Personen aus den Sportvereinen", 3),
                ("Caritas", None),
            ]
        },
        "who leads comes first and is a member, the pronoun behind the verb",
    ),
    (
        "Begleitet worden sei dies von der Lenkungsgruppe „Zusammenleben“, in der das Jobcenter, die Diakonie und der Arbeitskreis "
        "Flucht vertreten seien.",
        {"Lenkungsgruppe „Zusammenleben“": [("Jobcenter", None), ("Diakonie", None), ("Arbeitskreis Flucht", None)]},
        "reported speech; an Arbeitskreis among the members",
    ),
    (
        "Das Konzept begleiteten ein Beratungsgremium (Fraktionen, Diakonie) und ein Entscheidungsgremium (Landrätin, Sozialdezernent).",
        {
            "Beratungsgremium": [("Fraktionen", None), ("Diakonie", None)],
            "Entscheidungsgremium": [("Landrätin", None), ("Sozialdezernent", None)],
        },
        "two bodies, each with brackets",
    ),
    (
        "Wer am Runden Tisch mitarbeitet, kennt die Lage. Vertreten sind dort\n- der Stadtsportbund,\n- die Moscheegemeinde,\n"
        "- das Ordnungsamt.\n",
        {"Runder Tisch": [("Stadtsportbund", None), ("Moscheegemeinde", None), ("Ordnungsamt", None)]},
        "items that go on with a sentence without a colon",
    ),
    (
        "Zusammensetzung der Steuerungsgruppe\n\nEinrichtung        Anzahl\n\nKreisverwaltung        4\n\nGrundschulen        2\n\n"
        "Jugendring        1\n\nDie sieben Mitglieder treffen sich monatlich.\n",
        {"Steuerungsgruppe": [("Kreisverwaltung", 4), ("Grundschulen", 2), ("Jugendring", 1)]},
        "two columns that the text shows as lines",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), MEMBERS)
def test_who_is_in_it(text: str, expected: dict[str, list[Row]], reason: str) -> None:
    assert rows(text) == expected, reason


def test_the_leader_before_the_members_is_the_chair() -> None:
    (group,) = found(
        "Den Prozess lenkt eine Steuerungsgruppe. Unter Leitung des Landrats gehören ihr Schulen und Kirchen an."
    )
    assert group.chair == "Landrat"


def test_the_size_below_a_list() -> None:
    (group,) = found(MEMBERS[4][0])
    assert (group.size_min, group.size_max) == (7, 7)


def test_a_name_that_is_a_list_is_one_body() -> None:
    text = (
        "Vorlage des Runden Tisches Flucht, Migration und Vielfalt\n\nDer Auftrag ging an den „Runder Tisch Flucht, Migration und "
        "Vielfalt“. Mitglieder des Runden Tisches sind die Caritas und das Sozialamt.\n"
    )
    assert len(found(text)) == 1


REFUSED = [
    ("Zentrales Steuerungsgremium ist der Hauptausschuss.", "says what another body is"),
    ("Das Entscheidungsgremium der Region tagt im Mai.", "in passing"),
    ("Im Arbeitskreis Verwaltung 2020 wurde über Software gesprochen.", "another matter"),
]


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_what_is_no_body_of_the_concept(text: str, reason: str) -> None:
    assert found(text) == [], reason
