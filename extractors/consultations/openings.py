"""Where a Beratungsfolge begins in the lines of a text: a title, heads of columns, or the first of its sessions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from extractors.consultations.committees import committee_at
from extractors.consultations.heads import HeadWord, head_words
from extractors.consultations.values import date_at, day_at, piece_at
from extractors.german.text import leaves_open

# “Beratung in öffentlicher Sitzung” above the path holds for all of it
ALL_PUBLIC = re.compile(
    r"(?:Beratung|Behandlung|Sitzung)\s+(?:in\s+|ist\s+)?(?P<no>nicht[- ]?)?öffentlich(?:er|e)?(?:\s+Sitzung)?\s*:?$",
    re.IGNORECASE,
)
_LINE_BREAK = re.compile(r"[\n\f]")
_PRECEDING = re.compile(r"(?:Vorgang|Vorberatungen?|Beratungsverlauf):?")
# what a list of dates tells of that is no path: “Zeitplan”, “In den Sitzungen vom”
_TIMETABLE = re.compile(
    r"(?:Zeit|Termin|Ablauf|Projekt)(?:plan|schiene|ablauf)|Ablauf|Chronologie|Rückblick|[Bb]isherige"
)
_MOST_HEADS = 9
_HEAD = 3000  # characters: below them nothing but committees and dates is a timetable


def lines_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The lines of the text that hold more than white space, trimmed."""
    while start < end:
        match = _LINE_BREAK.search(text, start, end)
        stop = match.start() if match else end
        body = text[start:stop]
        if body.strip():
            yield start + len(body) - len(body.lstrip()), start + len(body.rstrip())
        start = stop + 1


def announces_others(line: str) -> bool:
    """Whether a line over committees and dates makes of them something else than a path: a timetable, the end of a sentence."""
    return leaves_open(line) or _TIMETABLE.search(line) is not None


def begins_path(text: str, words: Sequence[HeadWord], after: int, end: int) -> bool:
    """Whether these heads open a path: a title, or a committee's column and another; nothing else on the line but a row."""
    kinds = {word.kind for word in words}
    title = "title" in kinds
    if not title and not ("committee" in kinds and kinds & {"date", "agenda_item"} and len(kinds) > 1):
        return False
    if kinds <= {"committee", "date"} and end > _HEAD:
        return False
    rest = text[after:end]
    if not rest:
        return title or len(words) > 1
    return (
        committee_at(text, after) is not None or date_at(text, after) is not None or ALL_PUBLIC.match(rest) is not None
    )


def begins_preceding(text: str, start: int, end: int) -> bool:
    """Whether “Vorgang:” in minutes heads the sessions before: “Sozialausschuss vom 06.12.2018, öffentlich, Nr. 17”."""
    below = next(lines_of(text, end, len(text)), None)
    committee = committee_at(text, *below) if below and _PRECEDING.fullmatch(text, start, end) else None
    day = re.compile(r"\s+vom\s+").match(text, committee.end) if committee else None
    held = date_at(text, day.end()) if day else None
    mark = re.compile(r"\s*[,(]\s*(?:nicht[- ]?)?öffentlich").match(text, held.end) if held else None
    return mark is not None


def begins_column(text: str, words: Sequence[HeadWord], after: int, end: int) -> bool:
    """Whether a head such as “Gremium” alone on its line stands over a column of committees."""
    if len(words) != 1 or words[0].kind != "committee" or after < end:
        return False
    below = list(islice(lines_of(text, end, len(text)), 2))
    return len(below) == 2 and all(
        (found := committee_at(text, first, last)) and found.end == last for first, last in below
    )


def begins_cells(text: str, words: Sequence[HeadWord], after: int, end: int) -> bool:
    """Whether heads one a line open a path: “Gremium / Sitzung am / Beratung”, and below them a committee or a date."""
    if not words or after < end or end > _HEAD or text[words[-1].end : words[-1].end + 1] == ":":
        return False
    kinds = {word.kind for word in words}
    for first, last in islice(lines_of(text, end, len(text)), _MOST_HEADS):
        more, after = head_words(text, first, last)
        if not more or after < last:
            value = committee_at(text, first, last) or piece_at(text, first)
            return value is not None and {"committee", "date"} <= kinds and len(kinds) > 2
        kinds |= {word.kind for word in more}
    return False


def begins_sessions(text: str, start: int, end: int) -> bool:
    """Whether a line opens the list of sessions that a council system gives without a title: “04.03.2019 / Sozialausschuss /
    TOP Ö 5 / Vorberatung”."""
    day = day_at(text, start) if end <= _HEAD else None
    if day is None or day.end < end:
        return False
    below = list(islice(lines_of(text, end, len(text)), 2))
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
