"""Whether fields stand, are proposed or were, by the words around them. All sentences and towns are invented."""

from __future__ import annotations

import pytest

from extractors.action_fields.extractor import extract
from extractors.facts import ActionField
from pipeline.ingest.text.reading import read_text

RENEWAL = "Stadt Lerchenau\nVorlage 9/2018 vom 12.03.2018\n\nBetreff: Fortschreibung des Integrationskonzepts\n\nSachverhalt:\n\n"

STANDING = [
    (
        RENEWAL + "Die damaligen Themen Sprache, Arbeit und Wohnen des Konzepts sind in den Fachplänen aufgegangen.",
        "former",
        "the themes of then",
    ),
    (
        RENEWAL + "Die Handlungsfelder der Fortschreibung sollen sein: Sprache, Arbeit und Wohnen.",
        "proposed",
        "what shall be",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), STANDING, ids=[row[2] for row in STANDING])
def test_standing(text: str, expected: str, reason: str) -> None:
    found = {fact.label: fact.status for fact in extract(read_text(text), ()) if isinstance(fact, ActionField)}
    assert set(found.values()) == {expected}, reason
