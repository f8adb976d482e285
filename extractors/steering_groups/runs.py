"""Enumerations in a sentence, wherever they stand: “Ferner wirken |das Jugendamt, die AWO und der Kreissportbund| mit.”"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import Range
from extractors.steering_groups.noun_phrases import enumerated
from extractors.steering_groups.syntax import Word, is_adjective, is_finite, words

_BRACKETS = re.compile(r"\((?P<inner>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_LISTS = re.compile(r",|;|\bund\b|/")
_BEGINS = frozenset({"article", "noun", "number", "bracket"})
# what may stand between two parts of one enumeration: “|an, ferner|”, “|, außerdem mit beratender Stimme|”
_BETWEEN = re.compile(r"(?:[\s,;–-]|\b[a-zäöü.]+\b|\bStimme\b)*")
_MOST_BETWEEN = 60  # characters


def runs(sentence: str) -> Iterator[Range]:
    """The noun phrases and enumerations of a masked sentence from left to right, then those inside brackets."""
    row = words(sentence)
    at = 0
    while at < len(row):
        run = enumerated(sentence, row[at].start, len(sentence)) if _may_begin(row, at) else None
        if run is None:
            at += 1
            continue
        yield run
        at = next((i for i in range(at + 1, len(row)) if row[i].start >= run.end), len(row))
    for bracket in _BRACKETS.finditer(sentence):
        if _LISTS.search(bracket["inner"]):
            yield Range(bracket.start("inner"), bracket.end("inner"))


def joined(sentence: str, first: Range, second: Range) -> bool:
    """Whether nothing but small words parts the two: “gehören |die Paten| an, ferner |der Seniorenrat|”."""
    left, right = sorted((first, second), key=lambda run: run.start)
    between = sentence[left.end : right.start]
    return len(between) <= _MOST_BETWEEN and _BETWEEN.fullmatch(between) is not None


def _may_begin(row: Sequence[Word], at: int) -> bool:
    word = row[at]
    if (
        word.kind == "article" and at + 1 < len(row) and row[at + 1].kind == "preposition"
    ):  # “§, |die| vom Landrat geleitet wird”
        return False
    return word.kind in _BEGINS or (word.kind == "low" and is_adjective(row, at) and not is_finite(word))
