"""External partners: who is engaged, by which name, and who is only mentioned."""

from __future__ import annotations

import pytest

from extractors.facts import ExternalPartner, LeftAlone
from extractors.language import lookup
from extractors.partners.extractor import EXTRACTOR, extract
from extractors.protocol import unread
from pipeline.ingest.plain_text import read_text


def partners(text: str) -> list[ExternalPartner]:
    return [fact for fact in extract(read_text(text), ()) if isinstance(fact, ExternalPartner)]


FOUND = [
    (
        "Mit der Moderation beauftragte die Stadt Musterstadt das Institut für soziale Planung.",
        ("Institut für soziale Planung", None, "moderation"),
        "commissioned",
    ),
    (
        "Der Auftrag zur fachlichen Begleitung wird Frau Dr. Muster, Ringstraße 4, erteilt.",
        ("Dr. Muster", "Dr. Muster", "consulting"),
        "a person",
    ),
    (
        "Die externe Begleitung durch die Verwaltungsakademie Nordland kostet 5.000 €.",
        ("Verwaltungsakademie Nordland", None, "consulting"),
        "Begleitung durch",
    ),
    (
        "Für die wissenschaftliche Begleitung wurde das Zentrum für Migrationsforschung (ZfM) unter Leitung von Herrn Prof. Dr. "
        "Max Muster gewonnen.",
        ("Zentrum für Migrationsforschung (ZfM)", "Prof. Dr. Max Muster", "research"),
        "a body with its head",
    ),
    ("Moderation: Frau Dr. Eva Muster", ("Dr. Eva Muster", "Dr. Eva Muster", "moderation"), "a label"),
    (
        "Mit der Erstellung des Konzeptes wurde die Muster & Partner GmbH, Musterstadt, beauftragt.",
        ("Muster & Partner GmbH", None, "consulting"),
        "a firm",
    ),
    ("Der Prozess wurde von der plan GmbH begleitet.", ("plan GmbH", None, "consulting"), "a firm in lower case"),
    (
        "Das Büro wort+tat wurde mit der Prozessbegleitung beauftragt.",
        ("Büro wort+tat", None, "consulting"),
        "a bureau",
    ),
    (
        "Die Evaluation des Projektes erfolgt durch die Universität Musterstadt.",
        ("Universität Musterstadt", None, "research"),
        "Evaluation",
    ),
    ("Wir schlagen dafür Herrn Dr. Max Muster vor.", ("Dr. Max Muster", "Dr. Max Muster", "consulting"), "proposed"),
    (
        "Die Moderation übernahm Frau Eva Muster vom Büro „Dialog“.",
        ("Büro „Dialog“", "Eva Muster", "moderation"),
        "a person of a bureau",
    ),
    (
        "Die Moderation liegt bei der Beraterin Dr. Ida Sommer.",
        ("Dr. Ida Sommer", "Dr. Ida Sommer", "moderation"),
        "a person with whom it lies",
    ),
    (
        "Begleitet hat die Redaktionsgruppe die Landesagentur Grüner Raum als Moderatorin.",
        ("Landesagentur Grüner Raum", None, "moderation"),
        "in which capacity",
    ),
    (
        "Für die Schulung der Mitglieder durch die Akademie Nordland fallen Kosten an.",
        ("Akademie Nordland", None, "training"),
        "who trains",
    ),
    (
        "Dem Büro LUX Stadtplaner ist das Entwicklungskonzept in Auftrag zu geben.",
        ("Büro LUX Stadtplaner", None, "consulting"),
        "in Auftrag geben",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), FOUND)
def test_finds_the_partner(text: str, expected: tuple[str, str | None, str], reason: str) -> None:
    assert [(p.name, p.person, p.role) for p in partners(text)] == [expected], reason


NONE = [
    ("Die Verwaltung wird beauftragt, einen Wegweiser zu entwerfen.", "the town's own administration"),
    ("Frau Dr. Muster berät unter anderem die Beispiel Akademie Nordland.", "a reference"),
    ("Die Familien werden von der Caritas begleitet.", "a carrier"),
    ("Der Prozess soll vom Integrationsrat begleitet werden.", "a council's body"),
    ("Die Studie des Instituts für Wirtschaft zeigt, dass die Zahl steigt.", "a source"),
    ("Die Konferenz wurde von Frau Eva Muster, Leiterin des Sozialamtes, moderiert.", "the town's own staff"),
    ("Der Arbeitskreis wird von Herrn Bürgermeister Muster geleitet.", "the mayor"),
    ("In Zusammenarbeit mit der Polizei und dem Jobcenter entstand das Konzept.", "authorities that took part"),
    ("Das Projekt wird vom Verein Hilfe e. V. durchgeführt.", "a carrier"),
    ("Die Agentur für Arbeit wurde mit der Umsetzung beauftragt.", "an authority"),
    ("Für die Schulung durch die Volkshochschule melden sich 20 Eltern an.", "the town's own school"),
]


@pytest.mark.parametrize(("text", "reason"), NONE)
def test_who_is_no_partner(text: str, reason: str) -> None:
    assert partners(text) == [], reason


def test_a_partner_is_one_row_with_the_fullest_name() -> None:
    text = (
        "Der Auftrag zur fachlichen Begleitung wird Herrn Dr. Muster erteilt.\n\nWir schlagen dafür Herrn Dr. Max Muster vor.\n\n"
        "Die externe Begleitung durch Herrn Dr. Muster beginnt im Mai."
    )
    assert [p.name for p in partners(text)] == ["Dr. Max Muster"]


def test_an_abbreviation_is_the_same_partner() -> None:
    text = (
        "Für die externe Begleitung wurde das Institut für ländliche Planung (IlP) gewonnen.\n\n"
        "Die wissenschaftliche Begleitung des IlP-Instituts ist beendet."
    )
    assert [p.name for p in partners(text)] == ["Institut für ländliche Planung (IlP)"]


def test_trainers_that_the_paper_calls_by_name_elsewhere() -> None:
    text = (
        "Das Angebot der Schulung wurde von Eva Muster und Max Beispiel entwickelt. Frau Muster berät Familien. "
        "Herr Beispiel arbeitet in der Bildung."
    )
    assert [(p.name, p.role) for p in partners(text)] == [("Eva Muster", "training"), ("Max Beispiel", "training")]


def test_accompaniment_without_a_name_is_left_alone() -> None:
    document = read_text("Die Kosten der externen Moderation betragen 3.000 €.")
    found = list(extract(document, ()))
    assert [fact.rule for fact in found if isinstance(fact, LeftAlone)] == ["partner-unnamed"]
    assert list(unread(EXTRACTOR, document, [fact.evidence for fact in found])) == []


@pytest.mark.parametrize("name", lookup("partners")["bodies"]["examples"])
def test_every_kind_of_body_is_known(name: str) -> None:
    assert [p.name for p in partners(f"Mit der Prozessbegleitung wurde beauftragt: {name}.")] == [name]


@pytest.mark.parametrize(
    ("role", "words"), [(entry["id"], text) for entry in lookup("partners")["role"] for text in entry["examples"]]
)
def test_every_role_is_known_by_its_words(role: str, words: str) -> None:
    (partner,) = partners(f"Beauftragt wurde das Institut für Planung: {words}.")
    assert partner.role == role
