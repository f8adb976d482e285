"""Who chairs a body: an office or a name, without the words around it."""

from __future__ import annotations

import pytest

from extractors.facts import SteeringGroup
from extractors.steering_groups.extractor import extract
from pipeline.ingest.text.reading import read_text


def one(text: str) -> SteeringGroup:
    (group,) = [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]
    return group


CHAIRS = [
    ("Die Steuerungsgruppe tagt unter Federführung des Senators für Soziales.", "Senator für Soziales", "Federführung"),
    (
        "Die Steuerungsgruppe tagt. Die Leitung hatte Herr Kreisdirektor Max Muster inne.",
        "Kreisdirektor Max Muster",
        "Leitung",
    ),
    (
        "Die Steuerungsgruppe tagt. Den Vorsitz führt die Integrationsbeauftragte.",
        "Integrationsbeauftragte",
        "Den Vorsitz führt",
    ),
    ("Die Steuerungsgruppe wird von der Sozialdezernentin geleitet.", "Sozialdezernentin", "geleitet von"),
    (
        "Mitglieder der Steuerungsgruppe sind: Bürgermeister Max Muster (Vorsitz), die Kirchen.",
        "Bürgermeister Max Muster",
        "in the list",
    ),
    (
        "Die Steuerungsgruppe arbeitet unter Federführung des Bauamtes.",
        "Bauamt",
        "who is in charge, where nobody else is named",
    ),
    (
        "Zum Vorsitzenden der Lenkungsgruppe wurde Ratsherr Muster gewählt.",
        "Ratsherr Muster",
        "elected",
    ),
    (
        "Die Projektgruppe wird geleitet von der Kämmerin und besteht aus Bauamt, Polizei und Tafel.",
        "Kämmerin",
        "the name ends before “und”",
    ),
    (
        "Die Lenkungsgruppe besteht aus\n- dem Beigeordneten für Soziales als Vorsitzendem,\n- der Polizei,\n- der Tafel.",
        "Beigeordneter für Soziales",
        "als Vorsitzendem, in a list",
    ),
    (
        "Die Federführung für den Arbeitskreis Integration liegt beim Sozialamt; beteiligt sind das Jugendamt und die Polizei.",
        "Sozialamt",
        "for the body",
    ),
    (
        "Der Begleitkreis tagt halbjährlich und wird vom Leiter des Bereichs Familie, Soziales und Sport geleitet.",
        "Leiter des Bereichs Familie, Soziales und Sport",
        "commas inside the office",
    ),
    (
        "Die Steuerungsgruppe tagt im Mai. Der Vorsitz liegt beim Ersten Kreisrat.",
        "Erster Kreisrat",
        "“beim” holds an article",
    ),
    ("Der Prozess wird durch eine breite Steuerungsgruppe geleitet.", None, "the body leads the process"),
    (
        "Die Steuerungsgruppe begleitet den Umbau, der vom Bauamt gestaltet und 2020 fertig wird.",
        None,
        "somebody does something else",
    ),
    ("Die Steuerungsgruppe wählt ihren Vorsitz im Mai.", None, "not elected yet"),
    ("Die Steuerungsgruppe tagt unter Beteiligung der Vereine.", None, "nobody chairs"),
]


@pytest.mark.parametrize(("text", "chair", "reason"), CHAIRS)
def test_reads_the_chair(text: str, chair: str | None, reason: str) -> None:
    assert one(text).chair == chair, reason


OFFICES = [
    ("Die Steuerungsgruppe, die vom Ersten Stadtrat geleitet wird, tagt oft.", "Erster Stadtrat", "a relative clause"),
    (
        "Die Steuerungsgruppe hat unter Leitung des Dezernenten Dr. Hans Beck getagt.",
        "Dezernent Dr. Hans Beck",
        "genitive",
    ),
    (
        "Die bisherige Lenkungsgruppe, die unter der Leitung von Bürgermeisterin Ina Roth arbeitete, ist aufgelöst.",
        "Bürgermeisterin Ina Roth",
        "the verb of the clause is no part of the name",
    ),
    (
        "Die Lenkungsgruppe Vielfalt arbeitet weiter, moderiert und geleitet von der Anlaufstelle Ehrenamt",
        "Anlaufstelle Ehrenamt",
        "an attribute at the end",
    ),
    (
        "Die Steuerungsgruppe wird gebildet. Vorsitzende ist die Schuldezernentin, vertreten wird sie von Herrn Pohl.",
        "Schuldezernentin",
        "a sentence",
    ),
    ("Den Vorsitz der Steuerungsgruppe hat die Sozialdezernentin inne.", "Sozialdezernentin", "hat … inne"),
    ("Die Leitung der Lenkungsgruppe liegt beim Amt für Soziales.", "Amt für Soziales", "liegt bei"),
    (
        "Unter dem Vorsitz der Leiterin des Amtes für Kultur und Sport tagt die Steuerungsgruppe viermal im Jahr.",
        "Leiterin des Amtes für Kultur und Sport",
        "the phrase before the verb",
    ),
]


@pytest.mark.parametrize(("text", "chair", "reason"), OFFICES)
def test_the_chair_is_an_office_or_a_name_and_no_member_again(text: str, chair: str, reason: str) -> None:
    group = one(text)
    assert group.chair == chair, reason
    assert not group.members, "the chair alone is not listed as a member"


def test_who_leads_a_process_that_two_bodies_take_part_in_chairs_neither() -> None:
    text = "Unter Federführung des Sozialdezernats wurden die Steuerungsgruppe Teilhabe und der Begleitkreis Teilhabe frühzeitig befragt."
    found = [fact for fact in extract(read_text(text), ()) if isinstance(fact, SteeringGroup)]
    assert [group.chair for group in found] == [None, None]


def test_chair_and_size_have_their_own_words() -> None:
    text = "Eingesetzt wird eine Steuerungsgruppe. Sie soll aus 12 Personen bestehen. Den Vorsitz der Steuerungsgruppe führt die Landrätin."
    group = one(text)
    assert group.chair_evidence is not None
    assert group.size_evidence is not None
    assert (group.chair_evidence.quote, group.size_evidence.quote) == (
        "Den Vorsitz der Steuerungsgruppe führt die Landrätin.",
        "Sie soll aus 12 Personen bestehen.",
    )
