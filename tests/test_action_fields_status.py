"""The status of fields in each kind of paper, and what looks like fields in a paper on a concept. All sentences and towns are invented."""

from __future__ import annotations

import pytest

from extractors.action_fields.extractor import extract
from extractors.facts import ActionField
from pipeline.ingest.text.reading import read_text

CONCEPT = "Betreff: Integrationskonzept der Stadt Lerchenau\n\n"
VOTE = "Beschlussvorschlag:\nDer Rat beschließt das Integrationskonzept.\n\nSachverhalt:\n"


def labels(text: str) -> list[str]:
    return [fact.label for fact in extract(read_text(text), ()) if isinstance(fact, ActionField)]


NONE = [
    (CONCEPT + "Tagesordnung:\n1. Bildung\n2. Sport\n3. Wohnen\n", "an agenda"),
    (
        CONCEPT + "Schwerpunkte liegen auf der sprachlichen, der beruflichen und der räumlichen Integration.",
        "kinds of integration",
    ),
    ("Neubau der Halle\n\nDas Gebäude umfasst die Bereiche Sport, Kultur und Verwaltung.", "areas of a building"),
    ("Haushaltsplan\n\nDie Ausgaben in den Feldern Bildung, Sport und Kultur steigen.", "areas of a budget"),
    (CONCEPT + "Beteiligt sind die Bereiche Jugend, Soziales und Schule der Verwaltung.", "offices"),
    (CONCEPT + "Das Amt umfasst die Bereiche Jugend, Soziales und Schule.", "an office embraces areas"),
    (CONCEPT + "Zu den Themen Haushalt, Sport und Verkehr sprachen drei Redner.", "themes of a debate"),
]


@pytest.mark.parametrize(("text", "reason"), NONE, ids=[row[1] for row in NONE])
def test_no_field(text: str, reason: str) -> None:
    assert labels(text) == [], reason


FORMER_AND_NEW = (
    "Beschlussvorschlag:\nDer Rat beschließt die Fortschreibung des Integrationskonzepts.\n\nSachverhalt:\n"
    "Das Konzept von 2009 umfasste die Handlungsfelder Sprache und Arbeit. Neue Handlungsfelder sind Wohnen, Sport und Pflege."
)
STATUS = [
    (
        "Beschlussvorschlag:\nDer Rat nimmt den Bericht über die Umsetzung des Integrationskonzepts zur Kenntnis und "
        "beschließt Mittel.\n\n"
        "Sachverhalt:\nDie Handlungsfelder sind Sprache und Arbeit.",
        {"Sprache": "adopted"},
        "the carrying out is reported",
    ),
    (
        "Niederschrift\n\nBeschluss:\nDas Integrationskonzept der Stadt Lerchenau wird beschlossen.\n\n"
        "Herr Busch nennt die Handlungsfelder „Sprache“ und „Arbeit“.",
        {"Sprache": "proposed"},
        "minutes of the session that adopts it",
    ),
    (
        "Beschlussvorschlag:\nDie Verwaltung wird beauftragt, ein "
        "Integrationskonzept mit den Handlungsfeldern Sprache und Arbeit zu erarbeiten.",
        {"Sprache": "proposed"},
        "a concept that is to be made",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), STATUS, ids=[row[2] for row in STATUS])
def test_status(text: str, expected: dict[str, str], reason: str) -> None:
    found = {fact.label: fact.status for fact in extract(read_text(text), ()) if isinstance(fact, ActionField)}
    assert {label: found.get(label) for label in expected} == expected, reason
