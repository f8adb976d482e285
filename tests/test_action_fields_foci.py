"""Foci below a field: what the text calls Schwerpunkte, Teilziele or Handlungsansätze. All papers are invented."""

from __future__ import annotations

import pytest

from extractors.action_fields.extractor import EXTRACTOR
from extractors.facts import ActionField
from pipeline.ingest.plain_text import read_text

_HEAD = "Betreff: Integrationskonzept der Stadt Talheim\n\nSachverhalt:\n"
_LANGUAGE, _WORK = ("Sprache und Bildung", None), ("Arbeit und Ausbildung", None)

CASES: list[tuple[str, list[tuple[str, str | None]], str]] = [
    (
        "Handlungsfeld 1: Sprache und Bildung\n\nSchwerpunkte:\n- Sprachförderung in Kitas\n- Elternbildung\n\n"
        "Handlungsfeld 2: Arbeit und Ausbildung\n\nHandlungsansätze sind:\n- Berufsorientierung\n",
        [
            _LANGUAGE,
            ("Sprachförderung in Kitas", "Sprache und Bildung"),
            ("Elternbildung", "Sprache und Bildung"),
            _WORK,
            ("Berufsorientierung", "Arbeit und Ausbildung"),
        ],
        "below numbered headings",
    ),
    (
        "Handlungsfeld Sprache und Bildung\n\nSchwerpunkte dieses Handlungsfeldes sind:\n- Elternbildung\n\n"
        "Handlungsfeld Arbeit und Ausbildung\n\nTeilziele:\n- Berufsorientierung\n",
        [
            _LANGUAGE,
            ("Elternbildung", "Sprache und Bildung"),
            _WORK,
            ("Berufsorientierung", "Arbeit und Ausbildung"),
        ],
        "below headings without a number",
    ),
    (
        "Folgende Handlungsfelder wurden festgelegt:\n\n1. Sprache und Bildung\n   Schwerpunkte:\n   - Elternbildung\n"
        "2. Arbeit und Ausbildung\n",
        [_LANGUAGE, ("Elternbildung", "Sprache und Bildung"), _WORK],
        "below the items of a list",
    ),
    (
        "Handlungsfeld 1: Sprache und Bildung\nSchwerpunkte: Sprachförderung, Elternbildung, Ganztag\n\n"
        "Handlungsfeld 2: Arbeit und Ausbildung\n",
        [
            _LANGUAGE,
            ("Sprachförderung", "Sprache und Bildung"),
            ("Elternbildung", "Sprache und Bildung"),
            ("Ganztag", "Sprache und Bildung"),
            _WORK,
        ],
        "in one line below the heading",
    ),
    (
        "Handlungsfeld 1: Sprache und Bildung\n\nMaßnahmen:\n- Sprachkurse\n- Elternbildung\n\nHandlungsfeld 2: Arbeit und Ausbildung\n",
        [_LANGUAGE, _WORK],
        "measures are no foci",
    ),
    (
        "Handlungsfeld 1: Sprache und Bildung\n\nTeilziele:\n- Alle Eltern lernen Deutsch.\n\nHandlungsfeld 2: Arbeit und Ausbildung\n",
        [_LANGUAGE, _WORK],
        "a goal told in a sentence is no name",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES, ids=[reason for *_, reason in CASES])
def test_foci(text: str, expected: list[tuple[str, str | None]], reason: str) -> None:
    fields = [fact for fact in EXTRACTOR.extract(read_text(_HEAD + text), ()) if isinstance(fact, ActionField)]
    assert [(field.label, field.parent.label if field.parent else None) for field in fields] == expected, reason
