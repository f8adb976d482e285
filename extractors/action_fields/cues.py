"""Words near an enumeration that tell what it is of: Handlungsfelder, Förderbereiche, Säulen; or Mitglieder, Anlagen, Kosten.

They are read by their stems (``fields.toml``, ``[[cues]]``), in any form and order: no wording is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.document import Document
from extractors.language import lookup
from extractors.per_document import per_document

NAMING = ("field", "theme", "part")
_KEPT = 4096  # texts; lists that overlap share the words around them


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of a family: ``Förderbereiche`` is of the family ``part``."""

    start: int
    end: int
    family: str


@cache
def _families() -> dict[str, re.Pattern[str]]:
    return {
        entry["id"]: re.compile(
            rf"(?<![\w-])(?!(?:{'|'.join(entry.get('not', ['(?!)']))})(?![\w-]))(?:{'|'.join(entry['forms'])})(?![\w-])",
            re.IGNORECASE,
        )
        for entry in lookup("fields")["cues"]
    }


def families(words: str) -> Mapping[str, int]:
    """How often each family is named in ``words``; a word is of the first family that knows it."""
    return Counter(cue.family for cue in _every(words))


def _every(words: str) -> Iterator[Cue]:
    taken: set[int] = set()
    for family, pattern in _families().items():
        for word in pattern.finditer(words):
            if word.start() not in taken:
                taken.add(word.start())
                yield Cue(word.start(), word.end(), family)


@per_document
def cue_words(document: Document) -> tuple[Cue, ...]:
    """Every word of the paper that is of a family, in reading order."""
    return tuple(sorted(_every(document.text), key=lambda cue: cue.start))


def between(found: Sequence[Cue], start: int, end: int) -> Sequence[Cue]:
    """Those that begin between ``start`` and ``end``."""
    first = bisect_left(found, start, key=lambda cue: cue.start)
    return found[first : bisect_left(found, end, first, key=lambda cue: cue.start)]


@lru_cache(_KEPT)
def families_near(words: str) -> Mapping[str, int]:
    """The same for the few words around a list, which lists that overlap ask for again and again."""
    return families(words)


def cues(text: str, start: int, end: int) -> Iterator[Cue]:
    """The words between ``start`` and ``end`` that name parts of something: Felder, Themen, Säulen."""
    for family in NAMING:
        for word in _families()[family].finditer(text, start, end):
            yield Cue(word.start(), word.end(), family)


def nearest(words: str, among: tuple[str, ...]) -> tuple[str | None, str]:
    """The family of the last word in ``words`` that is of one of them, and what stands behind it."""
    last: tuple[int, int, str] | None = None
    taken: dict[int, str] = {}
    for family in among:
        for word in _families()[family].finditer(words):
            if taken.setdefault(word.start(), family) == family and (last is None or word.start() > last[0]):
                last = (word.start(), word.end(), family)
    return (last[2], words[last[1] :]) if last else (None, words)
