"""Members shown in ways that many clerks share and that no single list of words foresees, each by an invented town."""

from __future__ import annotations

import pytest

from extractors.facts import SteeringGroup
from extractors.steering_groups.extractor import extract
from pipeline.ingest.text.reading import read_text


def groups(text: str) -> dict[str, list[str]]:
    found = [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]
    return {group.name: [member.name for member in group.members] for group in found}


THEMES = [
    ("Gearbeitet wurde in diesen Gruppen:\n\n- AG Verkehr\n- AG Schule und Hort\n- AG Sport\n", "bullets"),
    ("AG Verkehr:\nAG Schule:\nAG Sport:\n", "colons"),
]


@pytest.mark.parametrize(("text", "reason"), THEMES)
def test_groups_by_theme_are_not_each_others_members(text: str, reason: str) -> None:
    assert groups(text) == {}, reason


LINES = "Sozialamt\nJugendamt\nVolkshochschule Neustein\nCaritasverband\n"
NAMED = ["Sozialamt", "Jugendamt", "Volkshochschule Neustein", "Caritasverband"]
BELOW = [
    ("Der Begleitkreis tagt im Mai. Ihm gehören an\n\n", "no colon"),
]


@pytest.mark.parametrize(("lead", "reason"), BELOW)
def test_lines_behind_a_name_and_a_sentence(lead: str, reason: str) -> None:
    (members,) = groups(lead + LINES + "\nDer Bericht folgt im Herbst.\n").values()
    assert members == NAMED, reason


NOT_BELOW = [
    (
        "Projektgruppe Pflegeplan\n\nSie befasst sich mit diesen Themen.\n\nWohnen\nVerkehr\nPflege im Alter\n",
        "matters",
    ),
    ("Projektgruppe Pflegeplan\n\nDer Kreistag hat im Mai beraten.\n\n" + LINES, "the sentence is about another"),
]


@pytest.mark.parametrize(("text", "reason"), NOT_BELOW)
def test_lines_that_are_no_members(text: str, reason: str) -> None:
    assert not any(groups(text).values()), reason


SENTENCES = [
    (
        "Die Steuerungsgruppe besteht aus 4 (Politik), 3 (Verwaltung) Personen und der Caritas.",
        None,
        "no number of an office, but how many",
    ),
    (
        "Es gibt einen Lenkungskreis Integration. Vorsitz: Dezernentin Eva Muster. Stellvertreter: Amtsleiter Max Beispiel. "
        "Weitere Mitglieder sind Koordinatorin Ute Acht, die Caritas und das Jobcenter.",
        ["Dezernentin Eva Muster", "Koordinatorin Ute Acht", "Caritas", "Jobcenter"],
        "several sentences behind the name; a surname that is a number",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES)
def test_members_in_sentences(text: str, expected: list[str] | None, reason: str) -> None:
    (members,) = groups(text).values()
    if expected is None:
        assert not any(name[0].isdigit() for name in members), reason
    else:
        assert members == expected, reason


def test_a_body_without_a_name_that_has_ended_is_in_passing() -> None:
    assert groups("Der Arbeitskreis besteht nicht mehr.") == {}


def test_who_stands_above_others_leads_nobody() -> None:
    text = "Über ihnen steht ein Klimarat aus neun Personen. Drei entsendet der Kreistag, vier das Bauamt, zwei die Caritas."
    (group,) = [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]
    assert group.chair is None
