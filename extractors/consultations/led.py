"""Sessions that the role before them introduces, without any head: “zur Behandlung im Schulausschuss / zur Vorberatung im
Sportbeirat / Kreisausschuss”, “Vorberatung: Sozialausschuss 12.03.2028 Kreisausschuss 19.03.2028”.

A committee that follows without a role of its own has that of the one before it; a date may stand behind each. One line alone is a
sentence like any other: at least two sessions must stand so.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.paper_lines import lines_above_text
from extractors.consultations.rows import Row
from extractors.consultations.session_words import end_of
from extractors.consultations.values import day_at, phrases
from extractors.document import Document
from extractors.language import lookup

_INTO = r"(?:\s*:|\s+(?:im|in\s+den|in\s+der|in\s+die|an\s+den|an\s+die|an\s+das|durch\s+den|durch\s+die|beim))\s+(?:(?:den|die|das)\s+)?"
_ON = re.compile(r"[\s,:–-]*(?:am\s+|den\s+)?")
_JOINT = re.compile(r"(?:\s*\((?:ohne|noch\s+kein)\s+(?:Termin|Datum)\))?[\s,;]*(?:und\s+)?")


@cache
def _role() -> re.Pattern[str]:
    roles = phrases(word for entry in lookup("roles")["role"] for word in entry["phrases"])
    return re.compile(rf"(?:[-–•]\s*)?(?:zur?\s+|zum\s+)?(?P<role>{roles}|Behandlung|Kenntnis){_INTO}", re.IGNORECASE)


def led_sessions(document: Document) -> list[Row]:
    """The sessions of every run of such lines in the head that has at least two of them."""
    found: list[Row] = []
    run: list[Row] = []
    for start, end in lines_above_text(document.text):
        rows = _rows(document.text, start, end, run[-1].role if run else None)
        if rows is None:
            found += run if len(run) > 1 else []
            run = []
        else:
            run += rows
    return found + (run if len(run) > 1 else [])


def _rows(text: str, start: int, end: int, role: str | None) -> list[Row] | None:
    """The sessions that a line consists of; None where it holds anything else, or no role is known for the first."""
    rows: list[Row] = []
    position = start
    while position < end:
        lead = _role().match(text, position, end)
        role = " ".join(lead["role"].split()) if lead else role
        committee = committee_at(text, lead.end() if lead else position, end)
        if committee is None or role is None:
            return None
        rows.append(_row(text, committee, lead.start("role") if lead else committee.start, end, role))
        position = end_of(_JOINT, text, rows[-1].end)
    return rows or None


def _row(text: str, committee: Committee, start: int, end: int, role: str) -> Row:
    day = day_at(text, end_of(_ON, text, committee.end))
    dated = day is not None and day.end <= end
    return Row(
        committee.nominative,
        start,
        day.end if day and dated else committee.end,
        "session-led",
        day=day.day if day and dated else None,
        role=role,
    )
