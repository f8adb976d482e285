"""Committees and dates of a head that no reader of labelled paths has taken: lines of one committee and one date, in any order and
with anything short between them, or lines of a committee and of a date in turn.

“JHA – 12.03.2028, TOP 4 – Jugendhilfeausschuss” is told by its shape alone: two such pairs, one below the other, are a path.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.consultations.committees import Committee, find_committees
from extractors.consultations.openings import announces_others
from extractors.consultations.paper_lines import lines_above_text
from extractors.consultations.path import widened
from extractors.consultations.rows import Row
from extractors.consultations.session_words import end_of
from extractors.consultations.values import Piece, day_at, piece_at
from extractors.document import Document, Range

_LONGEST = 130  # characters
_BLANKS = re.compile(r"[ \t]*")
_DATE_BEGINS = re.compile(r"(?<![\w./-])(?=\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ]))")
# “Beschluss des Rates vom 3.5.2028”, “Antrag des Beirats vom”: what was decided or asked for before; sentences
_OTHER = re.compile(
    r"\b(?:vom|Antrag|Anfrage|Bezug|Vorgang|bereits|bisherige|wurde[n]?|wird|werden|hat|haben|ist|sind|Niederschrift|Protokoll|Wahl|Eingang"
    r"|Auszug|Drucksache|Bekanntmachung|Einladung|Frist|Stand)\b|[.!?]$",
    re.IGNORECASE,
)


def paired_sessions(document: Document) -> list[Row]:
    """The sessions of the first run of at least two pairs."""
    run: list[Row] = []
    waiting: Committee | Piece | None = None
    days_lead: bool | None = None  # in all pairs that stand on two lines, or in none
    for line in _lines(document.text):
        if announces_others(document.text[line.start : line.end]):
            return run if len(run) > 1 else []
        committee, day = _said(document.text, line)
        if committee is None and day is None:
            if _is_words(document.text, line):
                if len(run) > 1:
                    break
                run = []
                waiting = None
            elif run and waiting is None:
                run[-1] = _told(document.text, line, run[-1])
        elif committee is not None and day is not None:
            run.append(_row(document.text, line, committee, day))
            waiting = None
        elif isinstance(waiting, Committee) and day is not None and days_lead is not True:
            run.append(_row(document.text, Range(waiting.start, line.end), waiting, day))
            waiting, days_lead = None, False
        elif isinstance(waiting, Piece) and committee is not None and days_lead is not False:
            run.append(_row(document.text, Range(waiting.start, line.end), committee, waiting))
            waiting, days_lead = None, True
        else:
            waiting = committee or day
    return run if len(run) > 1 else []


def _lines(text: str) -> Iterator[Range]:
    for first, last in lines_above_text(text):
        yield Range(first, last)


def _said(text: str, line: Range) -> tuple[Committee | None, Piece | None]:
    """The one committee and the one date of a line; nothing where it has more of either, or tells of something else."""
    if line.end - line.start > _LONGEST or _OTHER.search(text[line.start : line.end]):
        return None, None
    committees = [widened(text, found, line.end) for found in find_committees(text, line.start, line.end)]
    days = [day for at in _DATE_BEGINS.finditer(text, line.start, line.end) if (day := day_at(text, at.start()))]
    days = [day for day in days if day.end <= line.end]
    if len(committees) > 1 or len(days) > 1:
        return None, None
    if committees and not days and committees[0].end - committees[0].start < (line.end - line.start) / 2:
        return None, None
    return (committees[0] if committees else None), (days[0] if days else None)


def _is_words(text: str, line: Range) -> bool:
    """Whether a line says more than roles, marks and numbers between two pairs: “(öffentlich) Vorberatung”."""
    position = line.start
    while position < line.end:
        piece = piece_at(text, position)
        if piece is None:
            return True
        position = max(piece.end, end_of(_BLANKS, text, piece.end))
    return False


def _row(text: str, span: Range, committee: Committee, day: Piece) -> Row:
    row = Row(
        committee.nominative,
        min(committee.start, day.start),
        max(committee.end, day.end),
        "beratungsfolge-pairs",
        day=day.day,
    )
    between = (
        Range(span.start, row.start),
        Range(committee.end, day.start),
        Range(day.end, committee.start),
        Range(row.end, span.end),
    )
    for part in between:
        row = _told(text, part, row)
    return row


def _told(text: str, span: Range, row: Row) -> Row:
    """The row with what the words of ``span`` say of it: “öffentlich”, “Vorberatung”, “TOP 4”."""
    for at in re.finditer(r"(?<!\w)(?=\w)", text[span.start : span.end]):
        piece = piece_at(text, span.start + at.start())
        if piece is None:
            continue
        if piece.kind == "role" and row.role is None:
            row = replace(row, role=piece.text)
        elif piece.kind == "public" and row.public is None:
            row = replace(row, public=piece.flag)
        elif piece.kind == "item" and row.agenda_item is None:
            row = replace(row, agenda_item=piece.text)
        elif piece.kind == "result" and row.result is None:
            row = replace(row, result=piece.text)
        else:
            continue
        row = replace(row, start=min(row.start, piece.start), end=max(row.end, piece.end))
    return row
