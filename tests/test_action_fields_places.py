"""Fields in odd places: on the line below, above the noun, in brackets, as chapters; and the words of the lookups.

All sentences and towns are invented.
"""

from __future__ import annotations

import pytest

from extractors.action_fields.topics import topics_of
from extractors.action_fields.words import noun_pattern
from extractors.language import lookup
from tests.test_action_fields_variety import DECIDED, fields

PLACES = [
    (
        DECIDED
        + "Der Plan umfasst Maßnahmen auf den Gebieten Bauen und Wohnen / Kultur, Sport und Freizeit / Gesundheit.",
        ["Bauen und Wohnen", "Kultur, Sport und Freizeit", "Gesundheit"],
        {"proposed"},
        "parted by strokes, commas within",
    ),
    (
        DECIDED + "S 1 Familie\nS 1.1 Alleinerziehende\nS 2 Alter\nS 3 Gesundheit\nS 3.1 Sucht\n",
        [],
        set(),
        "numbers alone announce nothing",
    ),
    (
        DECIDED + "Zum Stand: Erläuterung zu HF 5: Aufruf verspätet, Gelder fehlen.",
        [],
        set(),
        "what is said about a field is not its name",
    ),
]


@pytest.mark.parametrize(("text", "expected", "status", "reason"), PLACES, ids=[row[3] for row in PLACES])
def test_places(text: str, expected: list[str], status: set[str], reason: str) -> None:
    found = fields(text)
    assert [field.label for field in found] == expected, reason
    assert {field.status for field in found} == status, reason


@pytest.mark.parametrize("noun", lookup("fields")["nouns"], ids=lambda noun: noun["id"])
def test_every_noun_is_found_in_its_examples(noun: dict[str, object]) -> None:
    examples = noun["examples"]
    assert isinstance(examples, list)
    assert all(noun_pattern().search(example) for example in examples)


@pytest.mark.parametrize(
    ("label", "expected", "reason"),
    [
        ("Vertretung in Politik und Verwaltung", {"participation", "intercultural_opening"}, "each part has its topic"),
        ("Interkulturelle Öffnung der Verwaltung", {"intercultural_opening"}, "Verwaltung adds nothing to its phrase"),
        ("Orientierung und Beratung", {"welcome_communication", "social"}, "each part has its topic"),
        ("Gebäude und Klimaschutz", {"housing", "other"}, "one part is beyond the codebook"),
        ("Lieferverkehr", {"other"}, "all of it is beyond the codebook"),
        ("Bildung von Anfang an", {"early_childhood", "education"}, "both"),
        ("Unterbringung und Wohnen", {"asylum", "housing"}, "both"),
        ("Klimabildung", {"education"}, "a compound of education"),
    ],
)
def test_topics_of_parts(label: str, expected: set[str], reason: str) -> None:
    assert set(topics_of(label)) == expected, reason
