"""The head of a Beratungsfolge: its title and the heads of its columns, as a line of text or as a row of cells.

“Beratungsfolge dieser Vorlage”, “Gremium Termin TOP ö nö Ergebnis”, “Beratungsfolge | Status | Datum”, “Vorlage an / zur /
Sitzungsart / Sitzungstermin”; glued as well: “TOPönöErgebnis”. The wordings are ``[heads]`` of ``lookups/roles.toml``.

Where a Beratungsfolge begins in the lines of a text: a title, heads of columns, or the first of its sessions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Literal

from extractors.consultations.committees import committee_at
from extractors.consultations.rows import Layout
from extractors.consultations.values import HEAD, date_at, end_of, lines_of, phrases
from extractors.document import Box, Document
from extractors.german.text import leaves_open
from extractors.language import lookup

HeadKind = Literal[
    "title",
    "committee",
    "date",
    "role",
    "public",
    "tick_public",
    "tick_not",
    "agenda_item",
    "session_number",
    "result",
    "remark",
    "other",
]

# the column of a council system that links the minutes: beside it, “Beschluss” heads what the committee is to do
_EXCERPT = frozenset(("NA", "PA"))
_SEPARATOR = r"[\s:/|,;–—\-()&]*"
# “geplanter Termin”, “vorberatende Ausschüsse”: any head with what is said of it before
_SAID_OF = r"(?:(?i:geplant|vorgesehen|voraussichtlich|nächst|beteiligt|(?:vor)?beratend|zu beteiligend)e[rnms]?\s+|(?i:vorauss)\.\s*)?"


@dataclass(frozen=True, slots=True)
class HeadWord:
    """A title or column head and what stands in its column."""

    kind: HeadKind
    start: int
    end: int


@cache
def _words() -> tuple[tuple[str, tuple[HeadKind, ...]], ...]:
    """Every wording and the kinds that it may have, in the order of the lookup."""
    kinds: dict[str, list[HeadKind]] = {}
    for kind, wordings in lookup("roles")["heads"].items():
        for wording in wordings:
            kinds.setdefault(wording, []).append(kind)
            if len(wording) > 3:
                kinds.setdefault(wording.upper(), []).append(kind)
    return tuple((wording, tuple(every)) for wording, every in kinds.items())


# the head of the column that numbers the rows: “Lfd.Nr.  Beratungsfolge  Datum”
_ORDINAL = re.compile(r"(?:Lfd\.?\s*)?Nr\.\s+|Lfd\.\s+", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    glued = ("TOP", "ö", "nö")
    whole = phrases(word for word, _ in _words() if word not in glued)
    next_one = phrases(word for word, _ in _words() if len(word) > 3 and word[0].isupper())
    return re.compile(
        rf"{_SAID_OF}(?P<word>(?:{whole})(?:(?![a-zäöüßA-ZÄÖÜ-])|(?<=[a-zäöüß])(?=(?:{next_one})(?![a-zäöüß])))|TOP(?![A-ZÄÖÜ-])|nö(?![a-zäö])|ö(?=nö|[^a-zäöüß]|$)){_SEPARATOR}"
    )


@cache
def _kinds() -> dict[str, tuple[HeadKind, ...]]:
    return {_folded(wording): kinds for wording, kinds in _words()}


def _folded(wording: str) -> str:
    return re.sub(r"\s+|(?<=\w)\.$", "", wording)


def head_words(text: str, start: int, end: int) -> tuple[tuple[HeadWord, ...], int]:
    """The heads that stand one after another from ``start``, and where they end."""
    found: list[HeadWord] = []
    position = end_of(_ORDINAL, text, start, end)
    taken: set[HeadKind] = set()
    while match := _pattern().match(text, position, end):
        kinds = _kinds()[_folded(match["word"])]
        kind = next((kind for kind in kinds if kind not in taken), kinds[0])
        if kind == "title" and found and len(kinds) == 1:
            break
        if kind == "committee" and _begins_name(text, match, end):
            break
        taken.add(kind)
        found.append(HeadWord(kind, match.start("word"), match.end("word")))
        position = match.end()
    return (tuple(found), position) if found else ((), start)


def _begins_name(text: str, match: re.Match[str], end: int) -> bool:
    """Whether “Ausschuss” is no head but the first word of a name: “Ausschuss für Kultur”."""
    committee = committee_at(text, match.start("word"), end)
    return committee is not None and committee.end > match.end("word")


def layout_of(document: Document, words: tuple[HeadWord, ...]) -> Layout:
    """What these heads promise."""
    kinds = {word.kind for word in words}

    def box(kind: HeadKind) -> Box | None:
        places = (place.box for word in words if word.kind == kind for place in document.words_in(word.start, word.end))
        return next(places, None)

    return Layout(
        item="agenda_item" in kinds,
        role="role" in kinds or ("result" in kinds and any(document.text[w.start : w.end] in _EXCERPT for w in words)),
        result="result" in kinds,
        ticks="tick_public" in kinds or "tick_not" in kinds,
        public=box("tick_public"),
        not_public=box("tick_not"),
    )


# what a list of dates tells of that is no path: “Zeitplan”, “In den Sitzungen vom”
_TIMETABLE = re.compile(
    r"(?:Zeit|Termin|Ablauf|Projekt)(?:plan|schiene|ablauf)|Ablauf|Chronologie|Rückblick|[Bb]isherige"
)
_TO = re.compile(r"(?:Zur|Für\sdie)\s\S+\s(?:in|an|im)(?:\s\w{3})?\s*")  # “Zur Behandlung in der”, over committees
_MOST_HEADS = 8
_HEADS = re.compile(r"\s*(?:[^\W\d][\w./()-]{,20}(?:\s+|$)){1,6}")


def announces_others(line: str) -> bool:
    """Whether a line over committees and dates makes of them something else than a path: a timetable, the end of a sentence."""
    return (leaves_open(line) and not _TO.fullmatch(line)) or _TIMETABLE.search(line) is not None


def begins_path(text: str, words: Sequence[HeadWord], after: int, end: int) -> bool:
    """Whether these heads open a path: a title, or a committee's column and another; nothing else on the line but a row."""
    kinds = {word.kind for word in words}
    title = "title" in kinds
    others = {"date", "agenda_item", "role", "public"}
    if not title and not ("committee" in kinds and kinds & others):
        return False
    if (kinds <= {"committee", "date"} or not kinds & {"title", "date", "agenda_item"}) and end > HEAD:
        return False
    if after >= end:
        return title or len(words) > 1
    begun = committee_at(text, after) is not None or date_at(text, after) is not None
    return begun or more_heads(words, text[after:end])


def more_heads(words: Sequence[HeadWord], rest: str) -> bool:
    """Whether what follows known heads of columns are heads too, of no known name: “Gremium Termin TOP   abw. z. K. Bem.”."""
    kinds = {word.kind for word in words}
    return "date" in kinds and bool(kinds & {"committee", "title"}) and _HEADS.fullmatch(rest) is not None


def begins_column(text: str, words: Sequence[HeadWord], after: int, end: int) -> bool:
    """Whether a head such as “Gremium” alone on its line stands over a column of committees, or over the other heads, a line each."""
    if len(words) != 1 or words[0].kind != "committee" or after < end:
        return False
    heads: set[str] = set()
    below: list[bool] = []
    for first, last in islice(lines_of(text, end), _MOST_HEADS):
        more, to = head_words(text, first, last)
        if not below and more and to >= last:
            heads |= {word.kind for word in more}
            continue
        found = committee_at(text, first, last)
        below.append(found is not None and found.end == last)
        if not below[-1] or "date" in heads or len(below) > 1:
            break
    return below[:1] == [True] and ("date" in heads or (len(below) > 1 and all(below)))
