"""Ways of showing a body's chair, seats and state that many clerks share, each by a sentence of an invented town."""

from __future__ import annotations

import pytest

from extractors.facts import SteeringGroup
from extractors.steering_groups.extractor import extract
from pipeline.ingest.text.reading import read_text


def groups(text: str) -> list[SteeringGroup]:
    return [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]


CHAIRS = [
    ("Die Lenkungsgruppe tagt im Mai. Der Bauamtsleiter führt den Vorsitz.", "Bauamtsleiter", "the chair first"),
    ("Die Lenkungsgruppe tagt im Mai. Die Sozialdezernentin leitet sie.", "Sozialdezernentin", "leitet sie"),
    (
        "Unter Leitung von Amtsleiter Max Muster haben neun Treffen einer Lenkungsgruppe stattgefunden.",
        "Amtsleiter Max Muster",
        "the name ends before the verb",
    ),
    ("Die Lenkungsgruppe tagt im Mai. Der Bauamtsleiter führt Protokoll.", None, "somebody keeps the minutes"),
    ("Die Lenkungsgruppe tagt im Mai. Die Sozialdezernentin leitet das Jugendamt.", None, "she leads an office"),
]


@pytest.mark.parametrize(("text", "chair", "reason"), CHAIRS)
def test_who_chairs(text: str, chair: str | None, reason: str) -> None:
    assert groups(text)[0].chair == chair, reason


STATES = [
    ("Den Bericht bereitet eine Begleitgruppe vor.", "proposed", "a new one, in the present"),
    ("Damit das gelingt, gibt es eine Steuerungsgruppe aus Schulen und Vereinen.", "proposed", "there is to be one"),
    ("Eine Steuerungsgruppe hat das Konzept bereits beraten.", "existing", "it has worked already"),
    ("Den Entwurf erarbeitete eine Lenkungsgruppe aus Schulen und Vereinen.", "existing", "in the past tense"),
    (
        "Den Entwurf hat eine Redaktionsgruppe aus Bauamt, Tafel und Caritas verfasst.",
        "former",
        "its work on the concept is done",
    ),
    (
        "Begleitet wurde die Erhebung durch einen Projektbeirat, dem Tafel, Caritas und Polizei angehörten.",
        "former",
        "the verb at the beginning",
    ),
    (
        "Eine Steuerungsgruppe aus Bauamt, Polizei und Tafel soll den Plan begleiten.",
        "proposed",
        "“Eine” at the beginning of the sentence is new too",
    ),
    (
        "Die Steuerungsgruppe habe sich im Mai konstituiert. Ihr gehören Bauamt, Polizei und Tafel an.",
        "existing",
        "told in minutes",
    ),
    (
        "Für den Fonds wird ein Begleitgremium gebildet: das Bauamt, die Polizei, der im Vorjahr gegründete Jugendring.",
        "proposed",
        "what stands behind the colon says nothing of the body",
    ),
]


@pytest.mark.parametrize(("text", "status", "reason"), STATES)
def test_what_state_the_body_is_in(text: str, status: str, reason: str) -> None:
    assert groups(text)[0].status == status, reason


MEMBERS = [
    (
        "Das plante ein Arbeitskreis zum Teilhabeplan, in dem die Kirchen ebenso mitgewirkt hätten wie das Jugendamt und die Caritas.",
        ["Kirchen", "Jugendamt", "Caritas"],
        "reported speech, compared",
    ),
    (
        "Der Begleitausschuss tagt. Den Vorsitz hat Landrätin Eva Muster. Ferner gehören ihm an: das Jugendamt, die Caritas.",
        ["Landrätin Eva Muster", "Jugendamt", "Caritas"],
        "“ferner” counts the chair among them",
    ),
    (
        "Der Begleitausschuss tagt. Den Vorsitz hat Landrätin Eva Muster. Ihm gehören das Jugendamt und die Caritas an.",
        ["Jugendamt", "Caritas"],
        "the list is told as it is",
    ),
]


@pytest.mark.parametrize(("text", "names", "reason"), MEMBERS)
def test_who_sits_in_it(text: str, names: list[str], reason: str) -> None:
    assert [member.name for member in groups(text)[0].members] == names, reason


def test_a_firm_is_no_working_group() -> None:
    assert not groups("Die Umsetzung begleitet der Vorstand der Talwerke AG Nordheim mit dem Konzept.")
