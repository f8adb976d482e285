"""The head of a Beratungsfolge: its title and the heads of its columns, as a line of text or as a row of cells.

“Beratungsfolge dieser Vorlage”, “Gremium Termin TOP ö nö Ergebnis”, “Beratungsfolge | Status | Datum”, “Vorlage an / zur /
Sitzungsart / Sitzungstermin”; glued as well: “TOPönöErgebnis”. The wordings are ``[heads]`` of ``lookups/roles.toml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.consultations.committees import committee_at
from extractors.consultations.values import BULLET, end_of, lines_of, phrases
from extractors.document import Box, Document, beginning_in
from extractors.german.text import leaves_open
from extractors.language import lookup
from extractors.per_document import per_document

_Mark = Literal["public", "tick_public", "tick_not"]
HeadKind = Literal[
    "title", "committee", "date", "role", _Mark, "agenda_item", "session_number", "result", "remark", "other"
]

_OTHER_COLUMNS = frozenset(("date", "agenda_item", "role", "public"))
_TICKED = frozenset(("tick_public", "tick_not"))
_PROMISED = _TICKED | {"agenda_item", "role", "result"}
_ABOVE = 1200  # characters
_SEPARATOR = r"[\s:/|,;–—\-()&]*"
# “geplanter Termin”, “beratende Ausschüsse”: any head with what is said of it before
_SAID_OF = r"(?:(?i:geplant|vorgesehen|voraussichtlich|nächst|beteiligt|(?:vor)?beratend|zu beteiligend)e[rnms]?\s+|(?i:vorauss)\.\s*)?"


@dataclass(frozen=True, slots=True)
class HeadWord:
    """A title or column head and what stands in its column."""

    kind: HeadKind
    start: int
    end: int


@cache
def _kinds() -> dict[str, list[HeadKind]]:
    """Every wording and the kinds that it may have, in the order of the lookup."""
    kinds: dict[str, list[HeadKind]] = {}
    for kind, wordings in lookup("roles")["heads"].items():
        for wording in [*wordings, *(wording.upper() for wording in wordings if len(wording) > 3)]:
            kinds.setdefault(_folded(wording), []).append(kind)
    return kinds


@cache
def _pattern() -> re.Pattern[str]:
    words = [word for wordings in lookup("roles")["heads"].values() for word in wordings]
    words += [word.upper() for word in words if len(word) > 3]
    whole = phrases(word for word in words if word not in ("TOP", "ö", "nö"))
    next_one = phrases(word for word in words if len(word) > 3 and word[0].isupper())
    return re.compile(
        rf"{_SAID_OF}(?P<word>(?:{whole})(?:(?![a-zäöüßA-ZÄÖÜ-])|(?<=[a-zäöüß])(?=(?:{next_one})(?![a-zäöüß])))|TOP(?![A-ZÄÖÜ-])|nö(?![a-zäö])|ö(?=nö|[^a-zäöüß]|$)){_SEPARATOR}"
    )


def _folded(wording: str) -> str:
    return re.sub(r"\s+|(?<=\w)\.$", "", wording)


def head_words(text: str, start: int, end: int) -> tuple[tuple[HeadWord, ...], int]:
    """The heads that stand one after another from ``start``, and where they end."""
    found: list[HeadWord] = []
    position = start
    taken: set[HeadKind] = set()
    while match := _pattern().match(text, position, end):
        kinds = _kinds()[_folded(match["word"])]
        kind = next((kind for kind in kinds if kind not in taken), kinds[0])
        if kind == "title" and found:
            break
        name = committee_at(text, match.start("word"), end) if kind == "committee" else None
        if name and name.end > match.end("word"):  # “Ausschuss für Kultur” is no head
            break
        taken.add(kind)
        found.append(HeadWord(kind, match.start("word"), match.end("word")))
        position = match.end()
    return tuple(found), position


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line that begins with heads; they end at ``after``, the line at ``end``."""

    words: tuple[HeadWord, ...]
    start: int
    after: int
    end: int

    @property
    def kinds(self) -> frozenset[HeadKind]:
        return frozenset(word.kind for word in self.words)

    @property
    def opens_path(self) -> bool:
        """Whether it is a title, or heads a column of committees and another."""
        return "title" in self.kinds or ("committee" in self.kinds and bool(self.kinds & _OTHER_COLUMNS))


@per_document
def head_lines(document: Document) -> tuple[HeadLine, ...]:
    """Every line of the text that begins with heads."""
    found = []
    for start, end in lines_of(document.text):
        words, after = head_words(document.text, end_of(BULLET, document.text, start, end), end)
        if words:
            found.append(HeadLine(words, start, after, end))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Layout:
    """What the heads of the columns promise, and the places of “ö” and “nö” on the page."""

    kinds: frozenset[HeadKind] = frozenset()
    public: Box | None = None
    not_public: Box | None = None

    @property
    def ticks(self) -> bool:
        return bool(self.kinds & _TICKED)


def layout_at(document: Document, start: int, end: int) -> Layout:
    """What the heads promise that stand not far above a place of the text, and those within it."""
    lines = beginning_in(head_lines(document), start - _ABOVE, end)
    above = (line for line in lines if line.start >= start or line.opens_path or line.kinds >= _TICKED)
    words = [word for line in above for word in line.words if word.kind in _PROMISED]

    def box(kind: HeadKind) -> Box | None:
        places = (place.box for word in words if word.kind == kind for place in document.words_in(word.start, word.end))
        return next(places, None)

    return Layout(frozenset(word.kind for word in words), box("tick_public"), box("tick_not"))


# what a list of dates tells of that is no path: “Zeitplan”, “In den Sitzungen vom”
_TIMETABLE = re.compile(
    r"(?:Zeit|Termin|Ablauf|Projekt)(?:plan|schiene|ablauf)|Ablauf|Chronologie|Rückblick|[Bb]isherige"
)
_TO = re.compile(r"Zur\s\S+\s(?:in|an|im)(?:\s\w{3})?")  # “Zur Behandlung in der”, over committees


def announces_others(line: str) -> bool:
    """Whether a line over committees and dates makes of them something else than a path: a timetable, the end of a sentence."""
    return (leaves_open(line) and not _TO.fullmatch(line)) or _TIMETABLE.search(line) is not None
