"""Members shown in ways that many clerks share and that no single list of words foresees, each by an invented town."""

from __future__ import annotations

import pytest

from extractors.facts import SteeringGroup
from extractors.steering_groups.extractor import extract
from pipeline.ingest.plain_text import read_text


def groups(text: str) -> dict[str, list[str]]:
    found = [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]
    return {group.name: [member.name for member in group.members] for group in found}


THEMES = [
    ("Gearbeitet wurde in diesen Gruppen:\n\nAG Verkehr\nAG Schule und Hort\nAG Sport\n", "lines"),
    ("Gearbeitet wurde in diesen Gruppen:\n\n- AG Verkehr\n- AG Schule und Hort\n- AG Sport\n", "bullets"),
    ("AG Verkehr:\nAG Schule:\nAG Sport:\n", "colons"),
]


@pytest.mark.parametrize(("text", "reason"), THEMES)
def test_groups_by_theme_are_not_each_others_members(text: str, reason: str) -> None:
    assert groups(text) == {}, reason


LINES = "Sozialamt\nJugendamt\nVolkshochschule Neustein\nCaritasverband\n"
NAMED = ["Sozialamt", "Jugendamt", "Volkshochschule Neustein", "Caritasverband"]
BELOW = [
    (
        "Kuratorium Leitbild\n\nDer Text lag bei einem Kuratorium, das im Mai endet.\n\n",
        "a sentence says the noun again",
    ),
    ("Begleitkreis Wohnen\n\nEr ist am 3. Mai 2021 zusammengetreten.\n\n", "a pronoun"),
    ("Der Landrat hat eine\n\nProjektgruppe Pflegeplan\n\nberufen.\n\n", "the name in the middle of its sentence"),
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
        "Die Projektgruppe Pflege berät den Plan. Ihr gehören das Bauamt, der Seniorenrat (Frau Muster, Herr Probe) und die Caritas an.",
        ["Bauamt", "Seniorenrat", "Caritas"],
        "the brackets say who sits there for it",
    ),
    (
        "Der Lenkungskreis tagt. Er besteht aus 50 (Sozialamt), 51 (Jugendamt) und der Gleichstellungsbeauftragten.",
        ["50 (Sozialamt)", "51 (Jugendamt)", "Gleichstellungsbeauftragte"],
        "offices by their number",
    ),
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
    (
        "Die Lenkungsgruppe besteht aus dem Sozialamt und der Caritas. Moderiert hat sie Frau Eva Muster vom Institut für "
        "Planung, Neustein.",
        ["Sozialamt", "Caritas"],
        "who moderates is no member",
    ),
    (
        "Der Begleitkreis tagt im Mai. Ihm gehören das Jobcenter und die kreisangehörigen Gemeinden und Städte an.",
        ["Jobcenter", "kreisangehörigen Gemeinden und Städte"],
        "one seat for the places",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), SENTENCES)
def test_members_in_sentences(text: str, expected: list[str] | None, reason: str) -> None:
    (members,) = groups(text).values()
    if expected is None:
        assert not any(name[0].isdigit() for name in members), reason
    else:
        assert members == expected, reason


COLUMNS = [
    ("Stelle\nVertreter/in\n", "Sozialamt\nJugendamt\nCaritasverband\n", "Eva Muster\nMax Beispiel\nN. N.\n", "heads"),
    ("", "Sozialamt\nJugendamt\nCaritasverband\n", "Eva Muster\nMax Beispiel\nUte Probe\n", "no heads"),
    (
        "",
        "Sozialamt\nJugendamt\nCaritasverband\n",
        "Eva Muster\nMax Beispiel\nUte Probe\nUwe Sander\nIna Vogt\nJan Lühr\n",
        "deputies in a third column",
    ),
    ("Name\nStelle\n", "Eva Muster\nMax Beispiel\nN. N.\n", "Sozialamt\nJugendamt\nCaritasverband\n", "names first"),
]


@pytest.mark.parametrize(("heads", "first", "second", "reason"), COLUMNS)
def test_columns_one_below_the_other(heads: str, first: str, second: str, reason: str) -> None:
    text = (
        "In der Steuerungsgruppe sind vertreten:\n\n" + heads + "\n" + first + "\n" + second + "\nBeginn ist im Mai.\n"
    )
    (group,) = [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]
    assert [member.name for member in group.members] == ["Sozialamt", "Jugendamt", "Caritasverband"], reason
    assert [member.person for member in group.members][:2] == ["Eva Muster", "Max Beispiel"], reason


DEALT_OUT = [
    (
        "Neun entsendet der Kreistag, zwei kommen aus der Wirtschaft, eine von der Volkshochschule; die Caritas und das "
        "Jobcenter haben je einen Sitz.",
        [("Kreistag", 9), ("Wirtschaft", 2), ("Volkshochschule", 1), ("Caritas", 1), ("Jobcenter", 1)],
        "a verb of sending, aus, von, a seat",
    ),
    (
        "Vier Personen stellen die Fraktionen, drei stellt das Sozialamt und zwei kommen aus den Schulen.",
        [("Fraktionen", 4), ("Sozialamt", 3), ("Schulen", 2)],
        "the noun once",
    ),
    (
        "Vier Sitze entfallen auf den Kreistag, zwei auf die Verwaltung, einer auf die Caritas.",
        [("Kreistag", 4), ("Verwaltung", 2), ("Caritas", 1)],
        "seats that fall to somebody",
    ),
    ("Vier entfallen auf das Sozialamt, zwei auf die Schulen, einer auf die Caritas.", [], "four of what is not said"),
    ("Zwei Maßnahmen plant das Sozialamt, drei das Jugendamt, eine die Caritas.", [], "measures"),
    ("Zwei kommen aus Syrien, drei aus dem Irak, einer aus Polen.", [], "nobody who could send"),
]


@pytest.mark.parametrize(("sentence", "expected", "reason"), DEALT_OUT)
def test_seats_dealt_out(sentence: str, expected: list[tuple[str, int]], reason: str) -> None:
    text = "Den Plan begleitet ein Lenkungskreis mit mehreren Mitgliedern. " + sentence
    (group,) = [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]
    dealt_out = [member for member in group.members if member.rule == "members-dealt-out"]
    assert [(member.name, member.count_max) for member in dealt_out] == expected, reason


ENDED = [
    ("Der Arbeitskreis Teilhabe, den es von 2009 bis 2012 gab, besteht nicht mehr.", "Arbeitskreis Teilhabe"),
    ("Bis 2014 gab es einen Arbeitskreis Teilhabe.", "Arbeitskreis Teilhabe"),
    ("Der Arbeitskreis Teilhabe wurde 2014 aufgelöst.", "Arbeitskreis Teilhabe"),
]


@pytest.mark.parametrize(("text", "name"), ENDED)
def test_a_named_body_that_has_ended(text: str, name: str) -> None:
    (group,) = [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]
    assert (group.name, group.status) == (name, "former")


def test_a_body_without_a_name_that_has_ended_is_in_passing() -> None:
    assert groups("Der Arbeitskreis besteht nicht mehr.") == {}


def test_who_stands_above_others_leads_nobody() -> None:
    text = "Über ihnen steht ein Klimarat aus neun Personen. Drei entsendet der Kreistag, vier das Bauamt, zwei die Caritas."
    (group,) = [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]
    assert group.chair is None
