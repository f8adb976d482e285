"""The sessions that sentences in the head of a paper name, instead of a path or beside it.

* a sentence: “14. Sitzung des Gemeinderates am 16.02.2010”, “Vorlage für die Sitzung des Kreisausschusses am 3.5.2017”
* the line above an annex: “Sozialausschuss der Stadt Musterstadt 23.11.2023, TOP 4”

The session that the head of minutes names, over however many lines it says so.

* ``Niederschrift / über die 17. Sitzung des Kulturausschusses / am 13.09.2016 / Öffentliche Sitzung``
* ``Ausschuss für Bürgerdienste / N I E D E R S C H R I F T / über die öffentliche Sitzung vom 24. April 2012 / TOP 3``
* ``Protokoll / über die 6. Sitzung des Schulausschusses / Tag der Sitzung: 06.12.2022``
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from extractors.consultations.committees import Committee, committee_at, place_below
from extractors.consultations.paper_lines import end_of, lines_of
from extractors.consultations.rows import Row
from extractors.consultations.values import ADJECTIVE, Piece, day_at
from extractors.document import Document, Range

_TOP = 1500  # characters
_ABOVE, _BELOW, _ALONE = 8, 14, 3  # lines
_KINDS = ("niederschrift", "protokoll", "auszug", "einladung", "bekanntmachung", "sitzungsniederschrift")
_TITLE = re.compile(
    rf"(?:[A-ZÄÖÜ][a-zäöü]+-?)?(?:{'|'.join(_KINDS)}|{'|'.join(' '.join(kind) for kind in _KINDS)})(?!\w)",
    re.IGNORECASE,
)
# “über die 17. öffentliche Sitzung des ”, “der 6. Sitzung des ”, “über die Sitzung vom ”, “aus der Niederschrift der Sitzung des ”
_SESSION = re.compile(
    rf"""(?:\s|\b(?:über|zu|zur|aus|für|der|die|des|Nr\.|Niederschrift|Protokoll|Auszug|öffentlicher\s+Teil)\b)*
    (?:(?P<number>\d{{1,3}})\.?\s+)?
    (?P<adjectives>(?:{ADJECTIVE}[\s,]+){{0,3}})
    (?:[A-ZÄÖÜ]\w+-?)?[Ss]itzung(?!\w)\s*(?P<of>(?:des|der)\s+(?=[A-ZÄÖÜ]))?""",
    re.VERBOSE | re.IGNORECASE,
)
# “Seedorf, 05.09.2028 ” before “Niederschrift”
_PLACE_AND_DAY = re.compile(r"[A-ZÄÖÜ][\wäöüß .()-]{2,40},\s(?:den\s)?\d{1,2}\.\d{1,2}\.\d{4}\s+")
_ON = re.compile(r"[\s,–-]*(?:(?:am|vom|den|dem)[\s:]+)*")
_DATED = re.compile(
    r"(?:Tag\s+der\s+Sitzung|Sitzungsdatum|Sitzungstag|Sitzungstermin|Sitzung\s+am|Datum|Termin|Tag|am|vom)\s*:?\s+"
    r"(?:am\s+)?",
    re.IGNORECASE,
)
_PUBLIC = re.compile(r"(?P<no>nicht[- ]?)?öffentlicher?\s*(?:Teil|Sitzung)\s*:?", re.IGNORECASE)


def minutes_session(document: Document) -> Row | None:
    """The session of the minutes, or None where the paper is none, or gives no committee or no day."""
    text = document.text
    lines = list(_lines(text))
    for number, line in enumerate(lines[:_ABOVE]):
        title = _title(text, line)
        session = _SESSION.match(text, title.end()) if title else None
        if session is None:
            continue
        committee, after = _committee(text, session, lines[:number])
        day = _day(text, after, lines[number + 1 : number + 1 + _BELOW])
        if committee is None or day is None:
            return None
        start, end = min(committee.start, line.start), max(day.end, session.end(), committee.end)
        return Row(
            committee,
            start,
            end,
            "session-minutes",
            day=day.day,
            public=_public(text, session, lines),
            session_number=session["number"],
        )
    return None


def _title(text: str, line: Range) -> re.Match[str] | None:
    """“Niederschrift” at the start of a line, or at the end of one that the place and date of the letterhead begin."""
    if found := _TITLE.match(text, line.start, line.end):
        return found
    dated = _PLACE_AND_DAY.match(text, line.start, line.end)
    return _TITLE.match(text, dated.end(), line.end) if dated else None


def _lines(text: str) -> Iterator[Range]:
    for first, last in lines_of(text, 0, _TOP):
        yield Range(first, last)


def _committee(text: str, session: re.Match[str], above: list[Range]) -> tuple[Committee | None, int]:
    """The committee behind “Sitzung des”, or alone on a line above; and where the day may stand."""
    named = committee_at(text, session.end()) if session["of"] else None
    if named is not None:
        return _with_place(text, named.nominative, above), named.end
    alone = [
        found
        for line in above
        if (found := committee_at(text, line.start, line.end)) is not None and found.end == line.end
    ]
    return (alone[-1] if alone else None), session.end()


def _with_place(text: str, named: Committee, above: list[Range]) -> Committee:
    """The council of a district with the places that the letterhead prints under its name: “Ortsrat / Seedorf – Tannau”."""
    for line, below in pairwise(above):
        if text[line.start : line.end] == named.name and place_below(named.name, text[below.start : below.end]):
            return Committee.printed(text, line.start, below.end)
    return named


def _day(text: str, after: int, below: list[Range]) -> Piece | None:
    candidates = [end_of(_ON, text, after)]
    candidates += [line.start for line in below[:_ALONE] if (day := day_at(text, line.start)) and day.end >= line.end]
    candidates += [label.end() for line in below if (label := _DATED.match(text, line.start, line.end))]
    for position in candidates:
        if day := day_at(text, position):
            return day
    return None


def _public(text: str, session: re.Match[str], lines: list[Range]) -> bool | None:
    said = session["adjectives"].casefold()
    if "öffentlich" in said:
        return "nicht" not in said
    marks = {
        found["no"] is None for line in lines if (found := _PUBLIC.fullmatch(text, line.start, line.end)) is not None
    }
    return marks.pop() if len(marks) == 1 else None
