"""The paper's own date: not the session's, not that of a stamp, of a form's edition or of the print-out."""

from __future__ import annotations

import re
from datetime import date

from extractors.consultations.extractor import trigger
from extractors.german.dates import find_days, read_day
from extractors.head.paper_type import ANSWER, is_paper_type
from extractors.head.reading import Head, HeadText
from extractors.head.subject import on_cover
from extractors.labels.value_kinds import fits
from extractors.municipality.gazetteer import ends_as_a_place, named_at

_MOTION = ("Antrag", "Anfrage", "antrag", "anfrage", "Resolution")
_OFFICE = re.compile(
    r"sitzungsdienst|ratsangelegenheit|hauptamt|geschäftsstelle|ratsbüro|kreistagsbüro|gremien(?:dienst|büro)",
    re.IGNORECASE,
)
_SESSION = ("committee", "session_date", "received")
_MINUTES = re.compile(r"niederschrift|protokoll|auszug", re.IGNORECASE)
# “Datum:” of minutes or an invitation is the session's, in an answer that of the question: what stands behind the place is the paper's own
_DATED_BY_PLACE = re.compile(rf"{_MINUTES.pattern}|tagesordnung|einladung|antwort|stellungnahme", re.IGNORECASE)
# “Stand: 3.5.2018” is of the paper where nothing else is, but may be of a list that it prints
_LAST = re.compile(r"Stand|Ausgegeben", re.IGNORECASE)
_PRINTED = re.compile(r"\W*(?:Ausdruck|Druck|Stand|Ausgegeben|gedruckt)", re.IGNORECASE)
_LETTERHEAD, _TOP, _LONGEST_NAME = 16, 300, 70
_BARE_DAY = re.compile(r"\s*(?:den\s+)?\d")  # “am 13.09.2018” is rather a session
_BESIDE_SESSION = re.compile(
    r"sitzung\b|\bTOP\b|\bgremi(?:um|en)\b|beratung\s*$|termin|fraktion|antrag vom|vorberatung|entscheidung",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend")
_PLACE = re.compile(
    r"(?:\d{5}\s)?(?:(?:Stadt|Gemeinde|Landkreis|Landratsamt|Markt)\s+)?(?P<name>[A-ZÄÖÜ][\wäöüß() .-]{2,40}?),\s*"
    r"(?P<day>(?:den\s+|d\.\s+|am\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄ][a-zä]+\.?)\s?\d{2,4})(?!\d)(?P<rest>(?:,?\s+[(A-ZÄÖÜ].*)?)"
)


def read_date(head: Head, paper_type: str | None) -> HeadText | None:
    """The day as an ISO date: behind “Datum:”, in “Musterhausen, 20.11.2017”, beside the Dezernat, or closing the paper."""
    minutes = _of_session(head) if paper_type and _MINUTES.search(paper_type) else None
    if (day := on_cover(head, read_day)) is not None and (value := read_day(head.document.text[day.start : day.end])):
        return HeadText(day.start, day.end, value.isoformat(), "day-on-cover")
    stated = _place_and_day(head) if paper_type and _DATED_BY_PLACE.search(paper_type) else None
    return (
        stated
        or minutes
        or _labelled(head)
        or _place_and_day(head)
        or _beside_office(head)
        or _motion(head, paper_type)
        or _closing(head)
        or _alone(head, paper_type)
    )


def _of_session(head: Head) -> HeadText | None:
    """The day that minutes are of: the first of their head, “21. Sitzung am Dienstag, dem 18.11.2014”."""
    for line in head.lines:
        span = next(find_days(line.text), None) if not _PRINTED.match(line.text) else None
        if span and span.first and span.first == span.last:
            return HeadText(line.start + span.start, line.start + span.end, span.first.isoformat(), "day-of-session")
    return None


def _labelled(head: Head) -> HeadText | None:
    for label in sorted(head.filled("date"), key=lambda label: _LAST.match(head.name(label)) is not None):
        day = read_day(head.text(label)) or _first_day(head.text(label))
        if day and head.in_frame(label.start):
            return HeadText(label.start, label.end, day.isoformat(), "date-label")
    return None


def _first_day(text: str) -> date | None:
    return next((span.first for span in find_days(text)), None)


def _place_and_day(head: Head) -> HeadText | None:
    """“Stadt Musterhausen, den 3. März 2018” on a line of its own in the head or among the closing lines."""
    text = head.document.text
    for line in head.document.lines:
        if not head.in_frame(line.start) or line.end - line.start > 80:
            continue
        found = _PLACE.fullmatch(text[line.start : line.end].strip())
        day = read_day(found["day"]) if found else None
        if found is None or day is None or _WEEKDAY.match(found["name"]):
            continue
        if (line.start > head.end and not found["rest"]) or _is_town(head, found["name"]):
            start = line.start + found.start("day")
            return HeadText(start, line.start + found.end("day"), day.isoformat(), "place-and-day")
    return None


def _is_town(head: Head, name: str) -> bool:
    """Whether a name is a town's or ends as one, or stands in the letterhead too: “Auenbrück” of “Stadt Auenbrück/Mark”."""
    if named_at(name, 0) or (" " not in name and ends_as_a_place(name)):
        return True
    top = head.document.text[:_TOP]
    return re.search(
        rf"(?:Stadt|stadt|Gemeinde|Kreis|kreis|Markt)\s(?:\S+\s)?{re.escape(name.strip())}\b", top, re.IGNORECASE
    ) is not None and not fits("committee", name)


def _beside_office(head: Head) -> HeadText | None:
    """A date without a label in the table of the head that names the office."""
    offices = [
        label
        for label in head.labels
        if label.key in ("department", "division", "author", "clerk") and label.start < head.end
    ]
    taken = {(label.start, label.end) for label in head.labels}
    for line in head.lines if offices else ():
        if not line.in_table or (line.start, line.end) in taken:
            continue
        day = read_day(line.text)
        if day is None:
            continue
        rows = [
            row
            for row in (line.block.table.rows if line.block.table else ())
            if any(c.start == line.start for c in row)
        ]
        beside = any(
            cell.start <= label.label.start < max(cell.end, label.end)
            for row in rows
            for cell in row
            for label in offices
        )
        if beside:
            return HeadText(line.start, line.end, day.isoformat(), "date-beside-office")
    return None


def _motion(head: Head, paper_type: str | None) -> HeadText | None:
    """“vom 12. November 2013” under ANTRAG or the number, “Eingang: 13.11.2013” of a motion; a Stellungnahme repeats the date of the motion
    that it answers."""
    if paper_type and ANSWER.search(paper_type):
        return None
    motion = paper_type is not None and paper_type.endswith(_MOTION)
    for label in head.filled("motion_date", *(["received"] if motion else ())):
        day = read_day(head.text(label))
        if day and label.start < head.end:
            return HeadText(label.start, label.end, day.isoformat(), "motion-date")
    return None


def _alone(head: Head, paper_type: str | None) -> HeadText | None:
    """The one day that stands alone on a line of the letterhead, not beside a committee; that of minutes is their session's."""
    minutes = paper_type is not None and _MINUTES.search(paper_type) is not None
    sessions = [label for label in head.labels if label.key in _SESSION and label.start <= head.path]
    if minutes or any(label.start == label.end for label in sessions):
        return None
    of_path = [sign.start for sign in trigger(head.document)]
    path = min([head.path, *(of_path[:1] if len(of_path) > 1 else ())])
    lines = [line for line in head.lines[:_LETTERHEAD] if line.start < path]
    days = {}
    for index, line in enumerate(lines):
        day = read_day(line.text) if _BARE_DAY.match(line.text) and not line.in_table else None
        around = [other.text for other in lines[max(0, index - 1) : index + 2] if not other.in_table]
        if day is None or any(label.start <= line.start < label.end for label in sessions):
            continue
        if any(_is_committee(text) or _BESIDE_SESSION.search(text) for text in around):
            return None
        days[day] = line
    if len(days) != 1:
        return None
    (day, line) = next(iter(days.items()))
    return HeadText(line.start, line.end, day.isoformat(), "day-alone")


def _is_committee(text: str) -> bool:
    return len(text) < _LONGEST_NAME and fits("committee", text) > 0 and not is_paper_type(text)


def _closing(head: Head) -> HeadText | None:
    """“Hauptamt – Ratsangelegenheiten – / 4. März 2021”: a day alone under the office that sends the paper out."""
    text = head.document.text
    for before, line in zip(head.document.lines, head.document.lines[1:], strict=False):
        day = read_day(text[line.start : line.end]) if line.end - line.start < 30 else None
        heading = text[before.start : before.end]
        if day and line.start > head.end and len(heading) < 70 and _OFFICE.search(heading):
            return HeadText(line.start, line.end, day.isoformat(), "closing-date")
    return None
