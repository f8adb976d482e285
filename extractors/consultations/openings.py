"""Where a Beratungsfolge begins in the lines of a text: a title, heads of columns, or the first of its sessions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from extractors.consultations.committees import committee_at
from extractors.consultations.heads import HeadWord, head_words
from extractors.consultations.paper_lines import HEAD, head_end, lines_of
from extractors.consultations.values import date_at, day_at, piece_at
from extractors.document import Document, Range
from extractors.german.text import leaves_open

# “Beratung in öffentlicher Sitzung” above the path holds for all of it
ALL_PUBLIC = re.compile(
    r"(?:Beratung|Behandlung|Sitzung)\s+(?:in\s+|ist\s+)?(?P<no>nicht[- ]?)?öffentlich(?:er|e)?(?:\s+Sitzung)?\s*:?$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"Beratungsfolge|Beratungsreihenfolge|Beratungsgang|Gremi(?:um|en)")
_PRECEDING = re.compile(r"(?:Vorgang|Vorberatungen?|Beratungsverlauf):?")
# what a list of dates tells of that is no path: “Zeitplan”, “In den Sitzungen vom”
_TIMETABLE = re.compile(
    r"(?:Zeit|Termin|Ablauf|Projekt)(?:plan|schiene|ablauf)|Ablauf|Chronologie|Rückblick|[Bb]isherige"
)
__MOST_HEADS = 9
_HEADS = re.compile(r"\s*(?:[A-Za-zÄÖÜäöüß./()-]{1,14}(?:\s+|$)){1,6}")


def below_title(document: Document) -> Range | None:
    """The part of the head that stands below the title of a path: “Beratungsfolge”, “Gremium”."""
    title = _TITLE.search(document.text, 0, HEAD)
    return Range(title.end(), max(title.end(), head_end(document))) if title else None


def announces_others(line: str) -> bool:
    """Whether a line over committees and dates makes of them something else than a path: a timetable, the end of a sentence."""
    return leaves_open(line) or _TIMETABLE.search(line) is not None


def begins_path(text: str, words: Sequence[HeadWord], after: int, end: int) -> bool:
    """Whether these heads open a path: a title, or a committee's column and another; nothing else on the line but a row."""
    kinds = {word.kind for word in words}
    title = "title" in kinds
    if not title and not ("committee" in kinds and kinds & {"date", "agenda_item"} and len(kinds) > 1):
        return False
    if kinds <= {"committee", "date"} and end > HEAD:
        return False
    rest = text[after:end]
    if not rest:
        return title or len(words) > 1
    return (
        committee_at(text, after) is not None
        or date_at(text, after) is not None
        or ALL_PUBLIC.match(rest) is not None
        or more_heads(words, rest)
    )


def more_heads(words: Sequence[HeadWord], rest: str) -> bool:
    """Whether what follows known heads of columns are heads too, of no known name: “Gremium Termin TOP   abw. z. K. Bem.”."""
    kinds = {word.kind for word in words}
    return (
        len(words) > 2
        and "date" in kinds
        and bool(kinds & {"committee", "title"})
        and _HEADS.fullmatch(rest) is not None
    )


def begins_preceding(text: str, start: int, end: int) -> bool:
    """Whether “Vorgang:” in minutes heads the sessions before: “Sozialausschuss vom 06.12.2018, öffentlich, Nr. 17”."""
    below = next(lines_of(text, end), None)
    committee = committee_at(text, *below) if below and _PRECEDING.fullmatch(text, start, end) else None
    day = re.compile(r"\s+vom\s+").match(text, committee.end) if committee else None
    held = date_at(text, day.end()) if day else None
    mark = re.compile(r"\s*[,(]\s*(?:nicht[- ]?)?öffentlich").match(text, held.end) if held else None
    return mark is not None


def begins_column(text: str, words: Sequence[HeadWord], after: int, end: int) -> bool:
    """Whether a head such as “Gremium” alone on its line stands over a column of committees."""
    if len(words) != 1 or words[0].kind != "committee" or after < end:
        return False
    below = list(islice(lines_of(text, end), 2))
    return len(below) == 2 and all(
        (found := committee_at(text, first, last)) and found.end == last for first, last in below
    )


def begins_cells(text: str, words: Sequence[HeadWord], after: int, end: int) -> bool:
    """Whether heads one a line open a path: “Gremium / Sitzung am / Beratung”, and below them a committee or a date."""
    if not words or after < end or end > HEAD or text[words[-1].end : words[-1].end + 1] == ":":
        return False
    kinds = {word.kind for word in words}
    for first, last in islice(lines_of(text, end), __MOST_HEADS):
        more, after = head_words(text, first, last)
        if not more or after < last:
            value = committee_at(text, first, last) or piece_at(text, first)
            return value is not None and {"committee", "date"} <= kinds and len(kinds) > 2
        kinds |= {word.kind for word in more}
    return False


def begins_sessions(text: str, start: int, end: int) -> bool:
    """Whether a line opens the list of sessions that a council system gives without a title: “04.03.2019 / Sozialausschuss /
    TOP Ö 5 / Vorberatung”."""
    day = day_at(text, start) if end <= HEAD else None
    if day is None or day.end < end:
        return False
    below = list(islice(lines_of(text, end), 2))
    if len(below) < 2:
        return False
    committee, item = committee_at(text, *below[0]), piece_at(text, below[1][0])
    return (
        committee is not None
        and committee.end == below[0][1]
        and item is not None
        and item.kind == "item"
        and item.end == below[1][1]
    )
