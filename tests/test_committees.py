"""Names of committees: where they begin and end, what kind they are, and what is no committee."""

import pytest

from extractors.consultations.committees import (
    committee_at,
    committee_kind,
    find_committees,
    names_committee,
    nominative,
)
from extractors.language import lookup

ENTRIES = [
    (entry["kind"], example)
    for group in ("body", "topic")
    for entry in lookup("committees")[group]
    for example in entry["examples"]
]


@pytest.mark.parametrize(("kind", "example"), ENTRIES, ids=[example for _, example in ENTRIES])
def test_every_entry_finds_its_own_examples(kind: str, example: str) -> None:
    assert committee_kind(example) == kind
    assert committee_at(example, 0) is not None


NAMES = [
    (
        "Haupt- und Finanzausschuss 12.03.2019",
        "Haupt- und Finanzausschuss",
        "suspended hyphen",
    ),
    (
        "Schul-, Kultur- und Sportausschuss am",
        "Schul-, Kultur- und Sportausschuss",
        "two suspended hyphens",
    ),
    (
        "Ausschuss für Soziales, Gesundheit und Senioren Schulausschuss",
        "Ausschuss für Soziales, Gesundheit und Senioren",
        "the next committee is no part of it",
    ),
    (
        "Bezirksvertretung für den Stadtbezirk II 27.11.2019",
        "Bezirksvertretung für den Stadtbezirk II",
        "roman numeral",
    ),
    (
        "Rat der Stadt Bruck an der Aue am Montag",
        "Rat der Stadt Bruck an der Aue",
        "a place with a preposition, no weekday",
    ),
    (
        "Ortschaftsrat Hohenfeld 28.01.2019",
        "Ortschaftsrat Hohenfeld",
        "a district's name",
    ),
    (
        "Bezirksausschuss 7 12.03.2018",
        "Bezirksausschuss 7",
        "a district's number, not the day",
    ),
    (
        "Ortsbeirat Nord-West Gemeinderat",
        "Ortsbeirat Nord-West",
        "a district's name before another committee",
    ),
    (
        'Kulturausschuss und Betriebsausschuss "Bäder des Kreises"',
        'Kulturausschuss und Betriebsausschuss "Bäder des Kreises"',
        "a joint session is one",
    ),
    (
        "Technischer Ausschuss 3.4.2020",
        "Technischer Ausschuss",
        "adjective",
    ),
    (
        "Hauptausschuss12.10.20203",
        "Hauptausschuss",
        "glued to its date",
    ),
]


@pytest.mark.parametrize(("text", "name", "reason"), NAMES, ids=[reason for *_, reason in NAMES])
def test_a_name_ends_where_it_ends(text: str, name: str, reason: str) -> None:
    found = committee_at(text, 0)
    assert found is not None, reason
    assert found.name == name, reason


KINDS = [
    ("Stadtverordnetenversammlung", "council", "the representation of the town"),
    ("Ortsgemeinderat", "council", "an Ortsgemeinde is a municipality"),
    ("Bezirksverordnetenversammlung Grünau", "council", "the elected body of a Bezirk"),
    ("Ausschuss für Bildung, Soziales und Ehrenamt", "social", "Soziales goes before Bildung"),
    ("Schul- und Kulturausschuss", "education", "the topic named first"),
    ("Ausschuss für Kultur und Schule", "education", "schools say more than culture"),
    ("Kinder- und Jugendhilfeausschuss", "youth", "Jugendhilfe"),
    ("Sozialausschuss und Betriebsausschuss", "social", "a joint session: the committee named first"),
    ("Kulturausschuss und Haupt- und Finanzausschuss", "culture_sport", "a joint session: the committee named first"),
    ("Haupt- und Finanzausschuss", "main", "Haupt goes before all topics"),
    ("Finanz- und Rechtsausschuss", "finance", "the topic named first"),
    ("Betriebsausschuss Abfallwirtschaft", "planning", "the works committee of a topic"),
    ("Beirat für Migration und Integration", "integration", "an advisory board with a topic"),
    ("Seniorenbeirat", "advisory", "an advisory board of a group of people"),
    ("Jugendbeirat", "advisory", "no Jugendhilfeausschuss"),
    ("Ausschuss für Anregungen und Beschwerden", "other", "a topic that the codebook has no kind for"),
    ("JHA", "youth", "abbreviated in a path"),
    ("XYZ", "other", "nothing tells"),
]


@pytest.mark.parametrize(("name", "kind", "reason"), KINDS, ids=[name for name, *_ in KINDS])
def test_kind(name: str, kind: str, reason: str) -> None:
    assert committee_kind(name) == kind, reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Ratschlag für alle", "a word that begins like Rat"),
        ("das Rathaus", "a building"),
        ("Referat Soziales", "an office"),
        ("Dezernat III", "an office"),
        ("Vorrat und Beratung", "words that contain rat"),
        ("Hauptausschusssitzung", "a session, not the committee"),
        ("Personalrat", "no body of the council"),
    ],
)
def test_no_committee(text: str, reason: str) -> None:
    assert not names_committee(text), reason


def test_all_committees_of_a_sentence() -> None:
    text = "Vorlage für die Sitzung des Kreisausschusses am 3.4.2019 und des Kreistages am 5.4.2019"
    assert [nominative(found.name) for found in find_committees(text)] == ["Kreisausschuss", "Kreistag"]


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Technischen Ausschusses", "Technischer Ausschuss"),
        ("Gemeinderates", "Gemeinderat"),
        ("Migrationsbeirats", "Migrationsbeirat"),
        ("Ausschusses für Soziales", "Ausschuss für Soziales"),
        ("Rat der Stadt Talheim", "Rat der Stadt Talheim"),
    ],
)
def test_nominative(printed: str, name: str) -> None:
    assert nominative(printed) == name
