"""Where a Beratungsfolge begins in the lines of a text: a title, heads of columns, or the first of its sessions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from extractors.consultations.committees import committee_at
from extractors.consultations.heads import HeadWord, head_words
from extractors.consultations.paper_lines import HEAD, lines_of
from extractors.consultations.values import date_at, day_at, piece_at
from extractors.german.text import leaves_open

# what a list of dates tells of that is no path: “Zeitplan”, “In den Sitzungen vom”
_TIMETABLE = re.compile(
    r"(?:Zeit|Termin|Ablauf|Projekt)(?:plan|schiene|ablauf)|Ablauf|Chronologie|Rückblick|[Bb]isherige"
)
_MOST_HEADS = 8
_HEADS = re.compile(r"\s*(?:[^\W\d][\w./()-]{,20}(?:\s+|$)){1,6}")


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
    return below[:1] == [True] and ("date" in heads or len(below) > 1 and all(below))


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
