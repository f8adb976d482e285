"""The same paper twice: a scan and its PDF, a PDF and its text. Told by number, date, subject and words, never by the file's name.

The answer stands in ``documents.same_as``, so that views, findings and every count can leave a copy out.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from pipeline.compare.references import base_reference
from pipeline.quality.similarity import folded

Row = dict[str, Any]
Words = Callable[[str], Counter[str]]
# Two texts of one paper share most of their words: a scan misreads some, a PDF has heads and feet that a text lacks.
_SAME_TEXT = 0.8
_SAME_WORDS_WITHOUT_NUMBER = 0.9
_WORD = re.compile(r"[^\W\d_]{4,}|\d+(?:[.,/]\d+)*")
_BEST_SOURCE = ("digital", "text", "mixed", "ocr")
# letters that scans give for digits
_MISREAD = str.maketrans("oilsb", "01158")
# An excerpt and a whole paper are not copies of each other, however alike their words.
_SAME_LENGTH = 0.7
_ANY_LIKENESS = 0.5
_TEXTS_AT_ONCE = 512
_ANY_TOWN = "*"
_ASKED = "document_id municipality_id reference subject date text_source status pages pages_without_text".split()


def tell_copies(connection: sqlite3.Connection, text: Callable[[str], str]) -> None:
    """Write into ``documents`` which papers are copies of another, and why; anew, whatever stood there."""
    connection.execute("UPDATE documents SET same_as = NULL, same_reason = NULL")
    rows = [
        dict(zip(_ASKED, row, strict=True)) for row in connection.execute(f"SELECT {', '.join(_ASKED)} FROM documents")
    ]
    for document, (other, why) in copies(rows, text).items():
        connection.execute(
            "UPDATE documents SET same_as = ?, same_reason = ? WHERE document_id = ?", (other, why, document)
        )


def copies(rows: Sequence[Row], text: Callable[[str], str]) -> dict[str, tuple[str, str]]:
    """The paper that counts in the place of each copy, and what both share: ``{"b1…": ("a0…", "number, 97% of the words")}``.

    A copy is of the same town as its paper, or no town was found in it. A paper whose town is known counts before one whose
    is not, one read whole before one with pages missing, print before pictures.
    """

    @lru_cache(maxsize=_TEXTS_AT_ONCE)
    def words(document: str) -> Counter[str]:
        return Counter(word.casefold() for word in _WORD.findall(text(document)))

    found: dict[str, tuple[str, str]] = {}
    kept: dict[tuple[str | None, str], list[Row]] = defaultdict(list)
    for row in sorted(rows, key=_worth):
        town, keys = row["municipality_id"], _keys(row)
        places = [(town, key) for key in keys]
        if town is None:  # the letterhead is lost: a number or a subject leads to the paper of whatever town
            places += [(_ANY_TOWN, key) for key in keys if not key.startswith("day")]
        for other in {other["document_id"]: other for place in places for other in kept[place]}.values():
            why = _same(row, other, words)
            if why:
                found[row["document_id"]] = other["document_id"], why
                break
        else:
            for key in keys:
                kept[town, key].append(row)
                kept[_ANY_TOWN, key].append(row)
    return found


def _worth(row: Row) -> tuple[object, ...]:
    """The paper that counts comes before its copies."""
    source = row["text_source"]
    worth = _BEST_SOURCE.index(source) if source in _BEST_SOURCE else len(_BEST_SOURCE)
    whole = row["status"] != "complete", row["pages_without_text"] or 0, worth, -(row["pages"] or 0)
    return row["municipality_id"] is None, *whole, row["document_id"]


def _keys(row: Row) -> list[str]:
    """Copies share one of these; nothing else is worth comparing word by word."""
    base, subject = base_reference(row["reference"]), folded(row["subject"]).replace(" ", "")
    return [key for key in (base and f"number {base}", subject and f"subject {subject}", f"day {row['date']}") if key]


def _same(row: Row, other: Row, words: Words) -> str | None:
    """What two papers share that are one, or None. Two numbers or two dates that differ tell them apart, whatever the words."""
    numbers = [
        folded(each["reference"]).replace(" ", "").translate(_MISREAD) for each in (row, other) if each["reference"]
    ]
    dated = bool(row["date"] and other["date"])
    if len(set(numbers)) == 2 or (dated and row["date"] != other["date"]):
        return None
    same_number = len(numbers) == 2
    likeness = _likeness(words(row["document_id"]), words(other["document_id"]))
    if likeness < (_SAME_TEXT if same_number else _SAME_WORDS_WITHOUT_NUMBER):
        return None
    return ", ".join([*["number"] * same_number, *["date"] * dated, f"{likeness:.0%} of the words"])


def _likeness(first: Counter[str], second: Counter[str]) -> float:
    """The words that two texts share, of the words of the shorter; 0 where one is much shorter than the other."""
    short, long = sorted((first.total(), second.total()))
    if not short or short / long < _SAME_LENGTH:
        return 0.0
    if len(first.keys() & second.keys()) < _ANY_LIKENESS * min(len(first), len(second)):
        return 0.0  # told at once, without counting
    return (first & second).total() / short
