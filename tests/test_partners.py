"""External partners: how they are named, who works for the town, and who is only mentioned; towns, bodies and people are invented."""

from __future__ import annotations

import pytest

from extractors.facts import ExternalPartner, LeftAlone
from extractors.partners.candidates import candidates
from extractors.partners.extractor import EXTRACTOR, extract
from extractors.partners.organisations import organisations
from extractors.protocol import unread
from pipeline.ingest.text.reading import read_text


def partners(text: str) -> list[ExternalPartner]:
    return [fact for fact in extract(read_text(f"Begründung:\n\n{text}\n"), ()) if isinstance(fact, ExternalPartner)]


NAMES = [
    ("bei der Muster & Partner GmbH, Falkental", ["Muster & Partner GmbH"], "a legal form"),
    ("das Büro plan:dialog, Auental", ["Büro plan:dialog"], "small letters around a colon"),
    ("des Zentrums für Sozialforschung Auental e. V. (ZSA)", ["Zentrum für Sozialforschung Auental e. V. (ZSA)"], "its short name"),
    ("die KLM Consulting", ["KLM Consulting"], "a trade behind a name"),
    ("das ITS – Institut für Teilhabe", ["ITS – Institut für Teilhabe"], "a name before its explanation"),
    ("der Lehrstuhl für Soziologie der Universität Auental", ["Lehrstuhl für Soziologie der Universität Auental"], "of what body"),
    ("das Büro „Dialog“ und die Hochschule Auental", ["Büro „Dialog“", "Hochschule Auental"], "two"),
    ("das Institut für Bildung an der Hochschule Auental", ["Institut für Bildung an der Hochschule Auental"], "where it belongs"),
    ("dem Ingenieurbüro Adler + Voss, Auental", ["Ingenieurbüro Adler + Voss"], "a plus, and no place"),
    ("die kommunale Planung zeigt", [], "a trade without a name is the work itself"),
    ("Die Zeit heilt Wunden.", [], "no organisation"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), NAMES)
def test_names_of_organisations(text: str, expected: list[str], reason: str) -> None:
    assert [found.name for found in organisations(text)] == expected, reason


CANDIDATES = [
    ("Die Agentur Wegweiser, Planung und Dialog GmbH, bot an.", [("Agentur Wegweiser, Planung und Dialog GmbH", None)], "added"),
    ("Das Institut Weitblick kam. Das Institut blieb.", [("Institut Weitblick", None)], "the head alone means the one named before"),
    ("Frau Dr. Petri vom Büro Weitblick", [("Büro Weitblick", "Dr. Petri")], "a person before her bureau"),
    ("Büro Weitblick (Inhaberin: Frau Nora Petri)", [("Büro Weitblick", "Nora Petri")], "a person behind it"),
    ("Frau Dr. Petri sprach.", [("Dr. Petri", "Dr. Petri")], "a person alone"),
    ("Die Werkstätten wurden von Dialogwerk Nord moderiert und ausgewertet.", [("Dialogwerk Nord", None)], "by the words around it"),
    ("Die Werkstätten wurden in Haus Nord eröffnet und besucht.", [], "a place, by the words around it"),
    ("Die Agentur für Arbeit kam.", [], "never a partner"),
    ("Die Firma Adler Tiefbau GmbH kam.", [], "who builds"),
    ("Für die Lieferung der Schilder bot die Firma Adler.", [], "who delivers"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "reason"), CANDIDATES)
def test_who_could_be_a_partner(text: str, expected: list[tuple[str, str | None]], reason: str) -> None:
    assert [(one.name, one.person) for one in candidates(read_text(text))] == expected, reason


FOUND = [
    (
        "Mit der Moderation der Werkstätten wurde das Institut für soziale Planung, Auental, beauftragt.",
        ("Institut für soziale Planung", None, "moderation"),
        "commissioned",
    ),
    (
        "Für die wissenschaftliche Begleitung wurde das Zentrum für Migrationsforschung (ZfM) unter Leitung von Herrn Prof. Dr. "
        "Max Muster gewonnen.",
        ("Zentrum für Migrationsforschung (ZfM)", "Prof. Dr. Max Muster", "research"),
        "a body with its head",
    ),
    (
        "Die Schulung der Lotsen übernimmt die Akademie Nordland gGmbH, Auental.",
        ("Akademie Nordland gGmbH", None, "training"),
        "who trains",
    ),
    (
        "Der Auftrag wird der Agentur Weitblick Stadt + Text GmbH, Auental, zum Angebotspreis von 9.800 € erteilt.",
        ("Agentur Weitblick Stadt + Text GmbH", None, "consulting"),
        "an order",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), FOUND)
def test_finds_the_partner(text: str, expected: tuple[str, str | None, str], reason: str) -> None:
    assert [(p.name, p.person, p.role) for p in partners(text)] == [expected], reason


NONE = [
    ("Die Verwaltung wird beauftragt, einen Wegweiser zu entwerfen.", "the town's own administration"),
    ("Die Familien werden von der Caritas begleitet.", "a carrier"),
    ("Der Prozess soll vom Integrationsrat begleitet werden.", "a council's body"),
    ("Mitglieder sind die Hochschule Auental, das Jobcenter und der Caritasverband.", "members of a body"),
    ("Das Projekt wird gefördert durch die Falken Stiftung und das Sozialministerium.", "who pays"),
    ("Der Arbeitskreis wird von Herrn Bürgermeister Muster geleitet.", "the mayor"),
]


@pytest.mark.parametrize(("text", "reason"), NONE)
def test_who_is_no_partner(text: str, reason: str) -> None:
    assert partners(text) == [], reason


def test_a_column_of_contractors() -> None:
    text = (
        "| Auftragnehmer | Leistung | Zeitraum |\n|---|---|---|\n| Netzgarten Kommunalberatung UG | Beratung des Teams | 2020 |\n"
        "| Hochschule Auental | Befragung der Eltern | 2021 |\n"
    )
    assert {one.name for one in candidates(read_text(text))} == {"Netzgarten Kommunalberatung UG", "Hochschule Auental"}


def test_accompaniment_without_a_name_is_left_alone() -> None:
    document = read_text("Die Kosten der externen Moderation betragen 3.000 €.")
    found = list(extract(document, ()))
    assert [fact.rule for fact in found if isinstance(fact, LeftAlone)] == ["partner-unnamed"]
    assert list(unread(EXTRACTOR, document, [fact.evidence for fact in found])) == []
