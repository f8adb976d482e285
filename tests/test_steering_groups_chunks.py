"""The chunks around a body: every name of a member begins and ends where a chunk does."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.steering_groups.chunks import stretches
from pipeline.ingest.text.reading import read_text

CHUNKS = [
    (
        "Dem Begleitkreis gehören an die Landrätin, zwei Lehrkräfte und das Büro für Vielfalt.",
        ["Dem Begleitkreis", "die Landrätin", "zwei Lehrkräfte", "das Büro", "Vielfalt"],
        "verbs, commas and prepositions part them",
    ),
    (
        "Der Begleitkreis unter Leitung von Rektor a. D. Max Muster tagt mit dem FB 50 Soziales.",
        ["Der Begleitkreis", "Leitung", "Rektor a. D. Max Muster", "dem FB 50 Soziales"],
        "a name with its title, an office with its number",
    ),
    (
        "Der Begleitkreis (Tafel, örtliche freie Träger) tagt.",
        ["Der Begleitkreis", "Tafel", "örtliche freie Träger"],
        "brackets part, adjectives belong to their noun",
    ),
    (
        "Begleitkreis\n\nTafel | Frau Muster\nKirchen | N. N.",
        ["Begleitkreis", "Tafel", "Frau Muster", "Kirchen", "N. N."],
        "lines and cells part",
    ),
    (
        "Der Ortsverein lädt die Landrätin und das Schulamt ein.",
        [],
        "no noun that could name a body: nothing is looked at",
    ),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CHUNKS)
def test_parts_a_text_into_chunks(text: str, expected: list[str], reason: str) -> None:
    document = read_text(text)
    found = [document.text[chunk.start : chunk.end] for run in stretches(document) for chunk in run]
    assert found == expected, reason


@settings(max_examples=50)
@given(st.text(alphabet="aA zZ.,;:()\t\n-–„“1§Begleitkreis", max_size=120))
def test_chunks_lie_in_order_and_end_where_they_say(text: str) -> None:
    document = read_text(f"Der Begleitkreis tagt. {text}")
    end = 0
    for run in stretches(document):
        for chunk in run:
            assert end <= chunk.start < chunk.end <= len(document.text)
            end = chunk.end
