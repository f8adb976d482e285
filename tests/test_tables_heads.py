"""Which lines are heads of tables, and that every entry of the vocabulary means what its examples say."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from extractors.document import Box
from pipeline.ingest.document.raw import RawWord
from pipeline.ingest.tables.heads import begins_name, ends_table, head_at, is_head_phrase
from pipeline.ingest.tables.lines import lines_and_slope

LOOKUP = Path(__file__).parent.parent / "extractors" / "lookups" / "table_heads.toml"
ENTRIES = tomllib.loads(LOOKUP.read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", ENTRIES["head"], ids=lambda entry: entry["id"])
def test_head_phrases_are_known_by_their_examples(entry: dict[str, list[str]]) -> None:
    assert entry["examples"]
    assert all(is_head_phrase(example) for example in entry["examples"])


def test_the_other_entries_too() -> None:
    assert all(is_head_phrase(example) for example in ENTRIES["weak"]["examples"])
    assert all(ends_table(example) for example in ENTRIES["after"]["examples"])
    assert all(begins_name(example) for example in ENTRIES["names"]["examples"])


def test_no_head_phrase_stands_twice() -> None:
    phrases = [phrase for entry in ENTRIES["head"] for phrase in entry["phrases"]]
    assert sorted(phrases) == sorted(set(phrases))


def head(*lines: str) -> list[str] | None:
    """The head in lines typed letter by letter, as column texts."""
    words = []
    for row, line in enumerate(lines):
        at = 0
        for word in line.split():
            at = line.index(word, at)
            words.append(RawWord(word, Box(at * 5.0, row * 11.0, (at + len(word)) * 5.0, row * 11.0 + 10), size=10.0))
            at += len(word)
    found = head_at(lines_and_slope(words)[0], 0)
    return None if found is None else [" ".join(line.text for line in column.lines) for column in found.columns]


@pytest.mark.parametrize(
    ("lines", "expected", "reason"),
    [
        (["Gremium    Datum    Zuständigkeit"], ["Gremium", "Datum", "Zuständigkeit"], "three known words"),
        (["An:    Datum der   Status", "       Beratung"], ["An:", "Datum der Beratung", "Status"], "over two lines"),
        (["Beratungsfolge   Sitzungs-", "                 termin"], ["Beratungsfolge", "Sitzungs- termin"], "broken word"),
        (["Gremium   Datum   TOP ö nö"], ["Gremium", "Datum", "TOP", "ö", "nö"], "words side by side"),
        (["Gremium   Datum   Ö / N"], ["Gremium", "Datum", "Ö / N"], "one column for both"),
        (["Bedarf    2018    2019    ab 2020"], ["Bedarf", "2018", "2019", "ab 2020"], "years"),
        (["Gremium   Datum   Zuständigkeit   Vermerk"], ["Gremium", "Datum", "Zuständigkeit", "Vermerk"], "one unknown of four"),
        (["Gremium"], None, "one word is a label"),
        (["nein    ja"], None, "boxes to tick"),
        (["Das Datum der Beratung steht noch nicht fest"], None, "a sentence"),
        (["Gremium:   Rat   Status:   öffentlich"], None, "labels and values"),
        (["Haushaltsjahr:   2017"], None, "a label and its value"),
        (["Stadtrat   30.03.2021   Entscheidung"], None, "a row"),
        (["30.03.2021   Ö   abgelehnt   Kenntnisnahme"], None, "a row of words that heads use too"),
    ],
)  # fmt: skip
def test_heads(lines: list[str], expected: list[str] | None, reason: str) -> None:
    assert head(*lines) == expected, reason
