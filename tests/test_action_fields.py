"""Handlungsfelder as facts: one row a field, its status, code, parent and evidence. All sentences and towns are invented."""

from __future__ import annotations

import pytest

from extractors.action_fields.extractor import EXTRACTOR, extract
from extractors.facts import ActionField, LeftAlone
from extractors.protocol import unread
from pipeline.ingest.text.reading import read_text


def fields(text: str) -> list[ActionField]:
    return [fact for fact in extract(read_text(text), ()) if isinstance(fact, ActionField)]


def labels(text: str) -> list[str]:
    return [field.label for field in fields(text)]


ONE_FIELD = [
    ("Zugang zu Arbeit und Pflege", "Zugang zu Pflege und Arbeit", "another order of words"),
    ("Gesundheit und Pflege", "Gesundheit", "the heading is short"),
]


@pytest.mark.parametrize(("listed", "heading", "reason"), ONE_FIELD, ids=[row[2] for row in ONE_FIELD])
def test_a_field_named_twice_is_one(listed: str, heading: str, reason: str) -> None:
    text = f"Folgende Handlungsfelder wurden benannt:\n\n1. {listed}\n2. Kultur\n\nHandlungsfeld „{heading}“\n\nDer Plan steht."
    assert labels(text) == [listed, "Kultur"], reason


def test_the_fuller_label_is_kept() -> None:
    text = "Handlungsfeld Gesundheit\n\nText.\n\nFolgende Handlungsfelder wurden benannt:\n\n- Gesundheit und Pflege\n- Kultur\n"
    assert labels(text) == ["Gesundheit und Pflege", "Kultur"]


def test_two_lists_that_differ_are_both_kept() -> None:
    text = (
        "Folgende Handlungsfelder wurden identifiziert:\n\n- Sprache\n- Arbeit\n- Wohnen\n\n"
        "Der Beirat nannte folgende Handlungsfelder:\n\n- Sprache\n- Religion\n"
    )
    assert labels(text) == ["Sprache", "Arbeit", "Wohnen", "Religion"]


STATUS = [
    (
        "Beschlussvorschlag:\n\nDer Rat beschließt das Integrationskonzept.\n\n"
        "Begründung:\n\nHandlungsfelder sind: Sprache, Arbeit.",
        "proposed",
        "the concept is put to the vote",
    ),
    (
        "Beschlussvorschlag:\n\nDer Rat beschließt das Integrationskonzept.\n\n"
        "Begründung:\n\nHandlungsfeld „Sprache“\n\nEs soll eine Stelle geschaffen werden.",
        "proposed",
        "a heading in such a paper",
    ),
    (
        "Sachstand zum Integrationskonzept\n\nFür das Handlungsfeld Gesundheit soll eine Stelle geschaffen werden.",
        "adopted",
        "the post is planned, not the field",
    ),
    (
        "Beschlussvorschlag:\n\nDem weiteren Vorgehen zur Erstellung des Integrationskonzepts wird zugestimmt.\n\n"
        "Begründung:\n\nHandlungsfelder sind: Sprache, Arbeit.",
        "proposed",
        "only the way to the concept is put to the vote: nobody has adopted its fields yet",
    ),
    ("Das neue Konzept soll folgende Handlungsfelder umfassen: Sprache, Arbeit.", "proposed", "what shall be"),
    (
        "Das bisherige Integrationskonzept kannte die Handlungsfelder Sprache, Arbeit und Wohnen.",
        "former",
        "an earlier concept",
    ),
    (
        "Beschlussvorschlag:\n\nDem weiteren Vorgehen zur Erstellung eines Integrationskonzepts wird zugestimmt. Musterau, 12.03.2024\n\n"
        "Begründung:\n\nIm Mai 2018 wurden Gruppen zu folgenden Handlungsfeldern gebildet: Sprache, Arbeit.",
        "former",
        "a workshop years ago, and the work begins anew",
    ),
]


@pytest.mark.parametrize(("text", "status", "reason"), STATUS, ids=[row[2] for row in STATUS])
def test_status(text: str, status: str, reason: str) -> None:
    found = fields(text)
    assert found, reason
    assert {field.status for field in found} == {status}, reason


def test_codes_are_the_papers_own() -> None:
    found = fields("Folgende Handlungsfelder wurden benannt:\n\n- A. Sprache\n- B. Arbeit\n")
    assert [(field.code, field.label) for field in found] == [("A", "Sprache"), ("B", "Arbeit")]


def test_a_focus_has_its_field_as_parent() -> None:
    found = fields("Handlungsfeld 3: Soziales\n\nText.\n\nHandlungsfeld 3.1: Frauen\n\nText.")
    assert [(field.label, field.parent.label if field.parent else None) for field in found] == [
        ("Soziales", None),
        ("Frauen", "Soziales"),
    ]


def test_evidence_is_the_name_and_nothing_else() -> None:
    text = "Folgende Handlungsfelder wurden benannt:\n\n1. „Sprache und Bildung“ (S. 12),\n2. Wohnen;\n"
    assert [field.evidence.quote for field in fields(text)] == ["Sprache und Bildung", "Wohnen"]


def test_what_promises_fields_and_is_not_read_is_signalled() -> None:
    document = read_text(
        "Es wurden folgende Handlungsfelder benannt: siehe Anlage 3.\n\nIn allen Handlungsfeldern wird gearbeitet."
    )
    spans = [fact.evidence for fact in extract(document, ()) if isinstance(fact, (ActionField, LeftAlone))]
    assert [finding.evidence[0].quote for finding in unread(EXTRACTOR, document, spans)] == ["Handlungsfelder"]
