"""Words near an enumeration that tell what it is of: Handlungsfelder, Förderbereiche, Säulen; or Mitglieder, Anlagen, Kosten.

They are read by their stems (``fields.toml``, ``[[cues]]``), in any form and order: no wording is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.document import Document
from extractors.language import lookup
from extractors.per_document import per_document

NAMING = ("field", "theme", "part")


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


_WORD = re.compile(r"[\w-]+")
_GOES_ON = ("", " und handlungsfeld", " es", " der")
"""What the forms of several words have behind their first."""


@cache
def _any() -> re.Pattern[str]:
    return re.compile("|".join(form.pattern for form in _families().values()), re.IGNORECASE)


@lru_cache(1 << 16)
def _possible(word: str) -> tuple[str, ...]:
    """The families whose forms begin with a word."""
    begins = [word + rest for rest in _GOES_ON if _any().match(word + rest)]
    return tuple(name for name, form in _families().items() if any(map(form.match, begins))) if begins else ()


def _named(text: str) -> Iterator[Cue]:
    """What names each family, in reading order."""
    ends: dict[str, int] = {}
    for word in _WORD.finditer(text):
        for family in _possible(word[0]):
            found = _families()[family].match(text, word.start())
            if found and found.start() >= ends.get(family, 0):
                ends[family] = found.end()
                yield Cue(*found.span(), family)


@per_document
def cue_words(document: Document) -> tuple[Cue, ...]:
    """Every word of the paper that is of a family, in reading order; a word is of the first family that knows it."""
    found: list[Cue] = []
    for cue in _named(document.text):
        if not found or cue.start > found[-1].start:
            found.append(cue)
    return tuple(found)


def cues_in(document: Document, start: int, end: int) -> Sequence[Cue]:
    """Those that stand between ``start`` and ``end``."""
    every = cue_words(document)
    first = bisect_left(every, start, key=lambda cue: cue.start)
    last = bisect_left(every, end, key=lambda cue: cue.start)
    return every[first : last - (last > first and every[last - 1].end > end)]
