"""A session in the head of a paper whose parts stand on lines of their own.

* ``Sozialausschuss / – vorberatend – / öffentlich am 14.03.2019``
* ``Öffentliche Sitzung am 14.03.2019 / TOP 4 / Haupt- und Finanzausschuss``; “des Sozialausschusses” as well
* ``Sitzung: Sozialausschuss / am: 14.03.2019``
* ``Sitzung: 14.03.2019 SA/003/2019 / Öffentliche Sitzung des Sozialausschusses``
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.rows import Row
from extractors.consultations.session_words import end_of
from extractors.consultations.values import Piece, date_at, day_at, piece_at

_BULLET = re.compile(r"(?:[-–—•*]\s*|Sitzung:\s+)?")
_MARK = re.compile(r"[-–—(\s]*")
_HELD_ON = re.compile(r"(?:in\s+)?(?P<no>nicht[- ]?)?öffentlich(?:er|e)?(?:\s+Sitzung)?\s+(?:am|vom)\s+", re.IGNORECASE)
_SESSION_ON = re.compile(
    r"am\s*:\s+|(?:(?:für|zu)\s+(?:die|der)\s+|zur\s+)?(?:\d{1,3}\.\s*)?(?:(?P<no>nicht[- ]?)?(?P<public>öffentlichen?)\s+)?Sitzung"
    r"(?:\s+(?:am|vom)|\s*:(?:\s+(?:am|vom))?)\s+",
    re.IGNORECASE,
)
# “Öffentliche Sitzung des ”, “12. Sitzung der ”
_SESSION_OF = re.compile(
    r"(?:(?P<item>\d{1,3})\.\s*)?(?:(?P<no>nicht[- ]?)?(?P<public>öffentliche)\s+)?Sitzung\s+(?:des|der)\s+",
    re.IGNORECASE,
)
_OF = re.compile(r"(?:des|der|im|in\s+der)\s+")

Line = tuple[int, int]


def stacked_session(text: str, lines: Sequence[Line]) -> Row | None:
    """The session that the first of these lines begins and the next ones tell, or None."""
    return _committee_first(text, lines) or _date_first(text, lines)


def _whole(text: str, line: Line) -> Committee | None:
    """The committee that is all a line says."""
    first, last = line
    of = _OF.match(text, first, last)
    committee = committee_at(text, end_of(_OF, text, first, last), last)
    if committee is None or text[committee.end : last].strip(" :,"):
        return None
    return committee.nominative if of else committee


def _committee_first(text: str, lines: Sequence[Line]) -> Row | None:
    committee = _whole(text, (end_of(_BULLET, text, lines[0][0]), lines[0][1]))
    if committee is None:
        return None
    if (dated := _dated_below(text, committee, lines[1:3])) is not None:
        return dated
    role: Piece | None = None
    for first, last in lines[1:3]:
        if match := _HELD_ON.match(text, first, last):
            day = _day(text, match.end(), last)
            if day is None:
                return None
            said = role.text if role else None
            return Row(
                committee, committee.start, day.end, "session-stacked", day.day, role=said, public=match["no"] is None
            )
        piece = piece_at(text, end_of(_MARK, text, first))
        if role is not None or piece is None or piece.kind != "role" or text[piece.end : last].strip(" -–—)"):
            return None
        role = piece
    return None


def _dated_below(text: str, committee: Committee, below: Sequence[Line]) -> Row | None:
    """“Bauausschuss / 05.02.2015   TOP Ö 6”, “Bauausschuss / Sitzung am 05.02.2015”."""
    for number, (first, last) in enumerate(below):
        held = _SESSION_ON.match(text, first, last)
        day = day_at(text, held.end() if held else first)
        if day is None or (number and not held):
            continue
        item = piece_at(text, end_of(_MARK, text, day.end)) if day.end < last else None
        if not held and (item is None or item.kind != "item" or item.end < last):
            return None
        public = held["no"] is None if held and held["public"] else item.flag if item else None
        row = Row(committee, committee.start, day.end, "session-stacked", day.day, public=public)
        return replace(row, agenda_item=item.text, end=item.end) if item and item.kind == "item" else row
    return None


def _date_first(text: str, lines: Sequence[Line]) -> Row | None:
    first, last = lines[0]
    match = _SESSION_ON.match(text, first, last)
    if match is None:
        return None
    public = match["no"] is None if match["public"] else None
    day = _day(text, match.end(), last)
    if day is None:
        held = date_at(text, match.end())
        of = _OF.match(text, held.end + 1, last) if held and held.kind == "date" else None
        committee = _whole(text, (of.start(), last)) if of else None
        if held is None or committee is None:
            return None
        return Row(committee, first, committee.end, "session-stacked", held.day, public=public)
    item: Piece | None = None
    for line in lines[1:3]:
        held_of = _SESSION_OF.match(text, *line)
        if committee := _whole(text, (held_of.end() - len("des "), line[1]) if held_of else line):
            if held_of and held_of["public"]:
                public = held_of["no"] is None
            row = Row(committee, first, committee.end, "session-stacked", day.day, public=public)
            return replace(row, agenda_item=item.text) if item else row
        item = piece_at(text, line[0])
        if item is None or item.kind != "item" or item.end != line[1]:
            return None
    return None


def _day(text: str, position: int, last: int) -> Piece | None:
    """The date with which the line ends, a time of day behind it left out."""
    day = day_at(text, position)
    if day is None or re.search(r"[A-Za-z]{4,}", text[day.end : last]):
        return None
    return day
