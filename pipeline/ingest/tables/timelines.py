"""Timelines: tables whose first column says when, in days or in looser words (``4. Quartal 2021``, ``ab Juni``, ``danach``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.ingest.tables.lines import TextLine
from pipeline.ingest.tables.wraps import between

MONTH = (
    r"(?:Jan(?:uar)?|Jänner|Feb(?:ruar)?|Mär(?:z|\.)|Mrz|Apr(?:il)?|Mai|Juni?|Juli?"
    r"|Aug(?:ust)?|Sept?(?:ember)?|Okt(?:ober)?|Nov(?:ember)?|Dez(?:ember)?)\.?"
)
_YEAR = r"(?:(?:19|20)\d\d(?:\s?/\s?(?:\d{4}|\d\d))?|’\d\d)"
_DAY = r"\d{1,2}\.\s?(?:(?:\d{1,2}\.|" + MONTH + r")\s?(?:\d{4}|\d{2})?)?"
_SEASON = r"(?:(?:Früh|Spät)(?:jahr|sommer|herbst)|Frühling|Sommer|Herbst|Winter)(?:ferien|pause)?"
_PART = (
    r"(?:[1-4]\.?|I{1,3}V?|IV)\s?(?:\.\s?)?(?:Quartal|Halbjahr|Hj\.?|Trimester|Tertial)|Q\s?[1-4]|(?:I{1,3}|IV)(?=\s?/)"
)
_WEEK = r"KW\s?\d{1,2}|\d{1,2}\.\s?(?:KW|Kalenderwoche|Woche)|Kalenderwoche\s?\d{1,2}"
_NUMBERED = r"(?:Schritt|Phase|Stufe|Etappe|Baustein|Meilenstein)\s?(?:\d{1,2}|[IVX]+)"
_TIME = rf"(?:{_DAY}|(?:0?[1-9]|1[0-2])\s?/\s?(?:19|20)\d\d|{MONTH}|{_SEASON}|{_PART}|{_WEEK}|(?:Schul|Kalender|Haushalts)?[Jj]ahr|{_YEAR})"
# What may stand before a time, or between two: ab · bis Ende · voraussichtlich im · Anfang · Juni bis September
_LEAD = r"(?:ab|bis|seit|ca\.|etwa|im|in|am|vom|zum|zu|voraussichtlich|spätestens|Anfang|Mitte|Ende|Beginn|des|den|der|Jahres?)"
_BETWEEN = r"(?:\s*(?:bis|und|oder|[/–—-]|,)\s*|\s*)"
# “4. Quartal 2021”, “Juni bis September 2021”, “ab Sommer 2022”, “KW 23/2021”, “Phase 2”
_SAID = re.compile(
    rf"(?:(?:{_LEAD}\s+)*{_TIME}(?:{_BETWEEN}(?:{_LEAD}\s+)*{_TIME})*|{_NUMBERED})(?:\s*[:.,/–-]|\s+bis)?(?:\s*\([^)]*\))?",
    re.IGNORECASE,
)
# “danach”, “im Anschluss an …”, “laufend”, “nach den Sommerferien”
_VAGUE = re.compile(
    r"""(?: danach | sodann | dann | anschließend | (?:im\ )?Anschluss | parallel | gleichzeitig | (?:fort)?laufend | kontinuierlich
        | dauerhaft | (?:halb|viertel)?jährlich | monatlich | regelmäßig | später | sofort | umgehend | zeitnah | kurzfristig
        | mittelfristig | langfristig | vor(?:\ (?:den|der|dem))? | nach(?:\ (?:den|der|dem))? | während | zum\ Schluss | offen
        | ab | bis | seit | Anfang | Mitte | Ende
        )\b""",
    re.VERBOSE | re.IGNORECASE,
)
_HAS_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\d\.\d\d(?!\d)")
_ONLY_YEAR = re.compile(_YEAR)
# What completes a time above it: 17:00 Uhr · Mittwoch · (geplant)
_MORE = re.compile(
    r"\d{1,2}[:.]\d\d\b|\d{1,2}\s?Uhr|(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|[(–-]", re.IGNORECASE
)
# “September 2021” / “bis November 2021”: a row only where a word beside it begins a cell
_GOES_ON = re.compile(r"(?:bis|und|oder)\b")
_BULLET = re.compile(r"[-–•·]\s+")  # - Frühjahr 2013
_LONGEST = 40
_LEVEL = 2.0
_PITCH = 0.85


def says_when(text: str) -> bool:
    """Whether the whole of ``text`` is a time or a numbered step: ``Juni bis September 2021``, ``KW 23``, ``Phase 2``."""
    said = _BULLET.sub("", text.strip())
    return len(said) <= _LONGEST and _SAID.fullmatch(said) is not None


def row_starts(columns: Sequence[Sequence[TextLine]]) -> list[TextLine]:
    """The lines of the first column with which the rows of a timeline begin; none where the table is no timeline."""
    lines = next((column for column in columns if column), ())
    if sum(says_when(line.text) for line in lines) < 2:
        return []
    known = {id(line) for index, line in enumerate(lines) if _begins(lines, index)}
    steps = [below.middle - above.middle for above, below in pairwise(lines) if {id(above), id(below)} <= known]
    pitch = _PITCH * min(steps, default=0.0)
    rest = [column for column in columns if column is not lines]
    for above, below in pairwise(lines):
        if below.middle - above.middle >= pitch and _begins_beside(above, below, rest):
            known.add(id(below))
    starts = [line for line in lines if id(line) in known]
    timed = any(says_when(line.text) for line in starts)
    return starts if timed and len(starts) >= max(2, 0.5 * len(lines)) else []


def timeline_column(columns: Sequence[Sequence[TextLine]]) -> int | None:
    """The first column, where it says when."""
    return next(index for index, column in enumerate(columns) if column) if row_starts(columns) else None


def _begins(lines: Sequence[TextLine], index: int) -> bool:
    """Whether a line says when and does not only complete the one above (``Juni bis September`` / ``2021``)."""
    text = lines[index].text
    if not says_when(text) and not _VAGUE.match(text):
        return False
    if not index:
        return True
    if _GOES_ON.match(text):
        return False
    above = lines[index - 1].text
    if _ONLY_YEAR.fullmatch(text) and not _HAS_YEAR.search(above):
        return False
    return between(above, text, small=True) == 0


def _begins_beside(above: TextLine, below: TextLine, columns: Sequence[Sequence[TextLine]]) -> bool:
    """Whether a line that is no known time begins a row: neither it nor the words beside it go on with what is above."""
    if between(above.text, below.text, small=True) or _MORE.match(below.text) or _ONLY_YEAR.fullmatch(below.text):
        return False
    for column in columns:
        for before, line in pairwise(column):
            if abs(line.middle - below.middle) < _LEVEL and not between(before.text, line.text):
                return True
    return False
