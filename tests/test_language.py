"""The vocabularies: how entries match, and every entry of a lookup against its own examples."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language import Mention, Vocabulary, lookup, nlp

SMALL = Vocabulary(
    "test",
    (
        {"id": "language", "stems": ["sprach"], "not": ["ansprach*"]},
        {"id": "housing", "stems": ["*wohn*"], "not": ["gewohn*"]},
        {"id": "opening", "phrases": ["interkulturell* öffnung*"]},
        {"id": "open", "words": ["öffnung"]},
        {"id": "nursery", "words": ["kita"]},
        {"id": "main", "phrases": ["haupt- und finanzausschuss"]},
        {"id": "school", "stems": ["sprachschul*"]},
    ),
)

ROWS = [
    ("Sprachförderung", ["language"], "a stem is the beginning of a word"),
    ("Fremdsprachen", [], "and of no other place"),
    ("Flüchtlingswohnheim", ["housing"], "stars on both sides: anywhere"),
    ("Gewohnheit", [], "refused by `not`"),
    ("interkulturelle Öffnung", ["opening"], "the longest wins"),
    ("die Öffnung", ["open"], "the word alone"),
    ("Kita-Ausbau", ["nursery"], "a part before a hyphen is a word"),
    ("Kitas", [], "a word is whole"),
    ("Haupt- und Finanzausschuss", ["main"], "a phrase with a suspended hyphen"),
    ("Sprache/Wohnen", ["language", "housing"], "a slash parts"),
    ("Sprachschule", ["language", "school"], "two entries that claim the same word, in their order"),
    ("", [], "no text"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), ROWS, ids=[row[2] for row in ROWS])
def test_matching(text: str, expected: list[str], reason: str) -> None:
    assert [mention.id for mention in SMALL.mentions(text)] == expected, reason


def test_offsets_are_characters_of_the_text() -> None:
    text = "Zu 1) „Wohnen“ und Sprachkurse."
    assert SMALL.mentions(text) == [Mention(7, 13, "housing"), Mention(19, 30, "language")]
    assert text[7:13] == "Wohnen"


@given(st.text(alphabet="Wwohnen Sprache-/.,„“Kita\n\t0", max_size=60))
def test_mentions_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    spans = [(mention.start, mention.end) for mention in SMALL.mentions(text)]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    distinct = sorted(set(spans))
    assert all(left[1] <= right[0] for left, right in pairwise(distinct))


def test_the_tokenizer_loses_no_character() -> None:
    text = "Kinder- und Jugendhilfe, Aug./Sept. 2018 (z. B. Bürger:innen)"
    assert nlp().make_doc(text).text == text


@pytest.mark.parametrize("table", ["entries", "weak"])
def test_every_topic_matches_its_examples(table: str) -> None:
    vocabulary = Vocabulary.load("topics", table)
    for entry in vocabulary.entries:
        assert entry["examples"], entry["id"]
        for example in entry["examples"]:
            assert entry["id"] in vocabulary.ids(example), f"{entry['id']}: {example}"


def test_lookups_are_read_once() -> None:
    assert lookup("topics") is lookup("topics")
