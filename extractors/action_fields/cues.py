"""Words near an enumeration that tell what it is of: Handlungsfelder, Förderbereiche, Säulen; or Mitglieder, Anlagen, Kosten.

They are read by their stems (``fields.toml``, ``[[cues]]``), in any form and order: no wording is asked for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
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


_WORD = re.compile(r"[\w-]+")
_GOES_ON = ("", " und handlungsfeld", " es", " der")
"""What the forms of several words have behind their first."""


@lru_cache(1 << 16)
def _possible(word: str) -> tuple[str, ...]:
    """The families whose forms begin with a word."""
    return tuple(name for name, form in _families().items() if any(form.match(word + rest) for rest in _GOES_ON))


def _named(text: str, start: int, end: int) -> Iterator[Cue]:
    """What names each family, in reading order."""
    ends: dict[str, int] = {}
    for word in _WORD.finditer(text, start, end):
        for family in _possible(word[0]):
            found = _families()[family].match(text, word.start(), end)
            if found and found.start() >= ends.get(family, 0):
                ends[family] = found.end()
                yield Cue(*found.span(), family)


def families(words: str) -> Mapping[str, int]:
    """How often each family is named in ``words``; a word is of the first family that knows it."""
    return Counter(cue.family for cue in _first(words))


def _first(words: str) -> Iterator[Cue]:
    """What names a family, in reading order; a word is of the first family that knows it."""
    last = -1
    for cue in _named(words, 0, len(words)):
        if cue.start > last:
            last = cue.start
            yield cue


@per_document
def cue_words(document: Document) -> tuple[Cue, ...]:
    """Every word of the paper that is of a family, in reading order."""
    return tuple(_first(document.text))


@lru_cache(_KEPT)
def families_near(words: str) -> Mapping[str, int]:
    """The same for the few words around a list, which lists that overlap ask for again and again."""
    return families(words)


def cues(text: str, start: int, end: int) -> Iterator[Cue]:
    """The words between ``start`` and ``end`` that name parts of something: Felder, Themen, Säulen."""
    found = list(_named(text, start, end))
    for family in NAMING:
        yield from (cue for cue in found if cue.family == family)


def nearest(words: str, among: tuple[str, ...]) -> tuple[str | None, str]:
    """The family of the last word in ``words`` that is of one of them, and what stands behind it."""
    taken: dict[int, Cue] = {}
    for cue in _named(words, 0, len(words)):
        if cue.family in among:
            taken.setdefault(cue.start, cue)
    last = max(taken.values(), key=lambda cue: cue.start, default=None)
    return (last.family, words[last.end :]) if last else (None, words)
