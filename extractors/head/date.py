"""The paper's own date: not the session's, not that of a stamp, of a form's edition or of the print-out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from extractors.consultations.extractor import trigger
from extractors.document import Range
from extractors.german.dates import find_days, read_day
from extractors.head.mentions import is_office_line
from extractors.head.paper_type import ANSWER
from extractors.head.reading import Head, HeadLine, HeadText
from extractors.head.title_page import title_page
from extractors.labels.value_kinds import fits

_MOTION = ("Antrag", "Anfrage", "antrag", "anfrage", "Resolution")
_SESSION = ("committee", "session_date", "received")
_MINUTES = re.compile(r"niederschrift|protokoll|auszug", re.IGNORECASE)
# “Datum:” of minutes or an invitation is the session's, in an answer that of the question: what stands behind the place is the paper's own
# (under an excerpt from minutes the day when it was certified)
_DATED_BY_PLACE = re.compile(rf"{_MINUTES.pattern}|tagesordnung|einladung|antwort|stellungnahme", re.IGNORECASE)
_LETTERHEAD, _LONGEST = 30, 70
_BARE_DAY = re.compile(r"\s*(?:den\s+)?\d")  # “am 13.09.2018” is rather a session
_BESIDE_SESSION = re.compile(
    r"sitzung\b|\bTOP\b|\bgremi(?:um|en)\b|beratung\s*$|termin|fraktion|antrag vom|vorberatung|entscheidung",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\bam\b|Eing|gang\b|nfrage|ntrag|druckt?\b"
)  # “Eingang 3. Mai 2018”, “zur Anfrage vom 3.5.2018”, “Ausdruck …”
# “Musterhausen, den 3. März 2018”; not “Mittwoch, 13.09.2018”
_PLACE = re.compile(
    r"(?!\w+tag\b|Mittwoch|Sonnabend)(?:\d{5}\s)?(?P<name>[A-ZÄÖÜ][\wäöüß() .-]{2,55}?),\s*"
    r"(?P<day>(?:den\s+|d\.\s+|am\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄ][a-zä]+\.?)\s?\d{2,4})(?!\d)(?P<rest>(?:,?\s+[(A-ZÄÖÜ].*)?)"
)


def read_date(head: Head, paper_type: str | None) -> HeadText | None:
    """The day as an ISO date: behind “Datum:”, in “Musterhausen, 20.11.2017”, alone in the letterhead, or closing the paper."""
    kind = paper_type or ""
    page, minutes = title_page(head.document), _MINUTES.search(kind) is not None
    spans: list[tuple[str, bool, Iterable[Range | None]]] = [
        ("day-on-cover", page is not None, (page.day() for page in [page] if page)),
        ("day-of-session", "auszug" in kind.casefold(), _days(head)),
        ("place-and-day", _DATED_BY_PLACE.search(kind) is not None, _places_and_days(head)),
        ("day-of-session", minutes, _days(head)),
        ("date-label", True, _labelled(head)),
        ("place-and-day", True, _places_and_days(head)),
        ("motion-date", not ANSWER.search(kind), _of_motion(head, kind)),
        ("closing-date", True, _closing(head)),
        ("day-alone", not minutes, _alone(head, kind)),
    ]
    found = (_dated(head, span, rule) for rule, holds, found in spans if holds for span in found if span)
    return next(filter(None, found), None)


def _dated(head: Head, span: Range, rule: str) -> HeadText | None:
    """The day that a passage tells, or the first of those that stand in it."""
    text = head.document.text[span.start : span.end]
    day = read_day(text) or next((found.first for found in find_days(text)), None)
    return HeadText(span.start, span.end, day.isoformat(), rule) if day else None


def _days(head: Head) -> Iterator[Range]:
    """The days of the head; the first is that which minutes are of: “21. Sitzung am Dienstag, dem 18.11.2014”."""
    for line in head.lines:
        yield from (Range(line.start + day.start, line.start + day.end) for day in find_days(line.text))


def _labelled(head: Head) -> Iterator[Range]:
    """“Datum: 14.03.2018”, before “Stand: 3.5.2018”, which may be of a list that the paper prints."""
    labels = sorted(head.filled("date"), key=lambda label: head.name(label).startswith("Stand"))
    return (Range(label.start, label.end) for label in labels)


def _places_and_days(head: Head) -> Iterator[Range]:
    """“Stadt Musterhausen, den 3. März 2018” on a line of its own in the head or among the closing lines."""
    for line in head.document.lines:
        if head.in_frame(line.start) and line.end - line.start <= _LONGEST:
            found = _PLACE.fullmatch(head.document.text[line.start : line.end].strip())
            if found and not fits("committee", found["name"]) and read_day(found["day"]):
                yield Range(line.start + found.start("day"), line.start + found.end("day"))


def _of_motion(head: Head, kind: str) -> Iterator[Range]:
    """“vom 12. November 2013” under ANTRAG or the number, “Eingang: 13.11.2013” of a motion."""
    keys = ("motion_date", *(["received"] if kind.endswith(_MOTION) else ()))
    return (Range(label.start, label.end) for label in head.filled(*keys) if label.start < head.end)


def _alone(head: Head, kind: str) -> Iterator[Range]:
    """The one day that stands alone on a line or in a cell of the letterhead, else the one beside a number or office; none beside a
    committee, nor what an answer says of the question."""
    sessions = [label for label in head.labels if label.key in _SESSION and label.start <= head.path]
    of_path = [sign.start for sign in trigger(head.document)]
    path = min([head.path, head.document.pages[0].end, *(of_path[:1] if len(of_path) > 1 else ())])
    lines = [line for line in head.lines[:_LETTERHEAD] if line.start < path and len(line.text) < _LONGEST]
    for day_of in (_bare_day,) if ANSWER.search(kind) else (_bare_day, _only_day):
        found = {}
        for above, line in zip([None, *lines], lines, strict=False):
            of_session = any(label.start <= line.start < label.end for label in sessions)
            of_session |= _is_of_session(line) or (above is not None and _is_of_session(above))
            if (day := day_of(line.text)) and not of_session:
                found[day] = line
        if len(found) == 1:
            yield from (Range(line.start, line.end) for line in found.values())


def _bare_day(text: str) -> date | None:
    return read_day(text) if _BARE_DAY.match(text) else None


def _only_day(text: str) -> date | None:
    days = [] if _OF_ANOTHER.search(text) else [span.first for span in find_days(text)]
    return days[0] if len(days) == 1 else None


def _is_of_session(line: HeadLine) -> bool:
    return _BESIDE_SESSION.search(line.text) is not None or (fits("committee", line.text) > 0)


def _closing(head: Head) -> Iterator[Range]:
    """“Hauptamt – Ratsangelegenheiten – / 4. März 2021”: a day alone under the office that sends the paper out."""
    text = head.document.text
    for before, line in pairwise(head.document.lines):
        sent_out = line.start > head.end and is_office_line(text[before.start : before.end])
        if sent_out and read_day(text[line.start : line.end]):
            yield Range(line.start, line.end)
