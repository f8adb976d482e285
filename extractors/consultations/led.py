"""Lines that are nothing but sessions, without any head: each committee with what it is to do before it, or its day behind it.

* ``zur Behandlung im Schulausschuss / zur Vorberatung im Sportbeirat / Kreisausschuss``
* ``Vorberatung: JHA am 12.03.2028, KA am 19.03.2028; Beschluss: KT am 26.03.2028``
* ``Sozialausschuss am 09.03.2022, Rat am 06.04.2022 (jeweils öffentlich)``, ``Sozialausschuss 09.03.2022 → Rat 06.04.2022``

A committee that follows without a role of its own has that of the one before it. A single session without a role is a sentence like
any other: another reader's.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from extractors.consultations.committees import abbreviation_at, committee_at
from extractors.consultations.heads import head_words
from extractors.consultations.paper_lines import lines_above_text
from extractors.consultations.rows import Row
from extractors.consultations.session_words import end_of
from extractors.consultations.values import day_at, phrases, piece_at
from extractors.document import Document
from extractors.language import lookup

_HELD = ("Vorberaten", "Beraten", "Behandelt")  # what a committee has done, no other one is to do
_INTO = (
    r"(?P<into>\s*:|\s+(?:im|in\s+den|in\s+der|in\s+die|an\s+den|an\s+die|an\s+das|durch\s+den|durch\s+die|beim))\s+"
)
_TO = re.compile(r"(?:An|Vorlage\s+(?:an|für))\s+")
_ARTICLE = re.compile(r"(?:(?:den|die|das|der|im|in\s+(?:der|den|die)|für\s+(?:den|die|das))\s+)?")
_ON = re.compile(r"[\s,:(–-]*(?:zur\s+Sitzung\s+)?(?:am\s+|vom\s+|den\s+)?")
_BEHIND = re.compile(r"[\s,()–-]*")
_EACH = re.compile(r"[\s,]*\(jeweils\s+")
_JOINT = re.compile(
    r"(?:\s*\((?:ohne|noch\s+kein)\s+(?:Termin|Datum)\))?[\s,;/)]*(?:(?:→|⇒|->|=>|>|»)\s*)?(?:(?:und|sowie|dann|anschließend)\s+)?"
)


@cache
def _role() -> re.Pattern[str]:
    roles = phrases(word for entry in lookup("roles")["role"] for word in entry["phrases"])
    return re.compile(
        rf"(?:[-–•]\s*)?(?:(?!zur\s+Kenntnis\s*:)(?:zur?|zum)\s+)?(?P<role>{roles}|{'|'.join(_HELD)}|Behandlung|Kenntnis){_INTO}",
        re.IGNORECASE,
    )


def led_sessions(document: Document) -> list[Row]:
    """The sessions of every run of such lines in the head that has two of them, or one with its role, a colon and its day."""
    found: list[Row] = []
    run: list[Row] = []
    for start, end in lines_above_text(document.text):
        carried = run[-1].role if run and run[-1].role not in _HELD else None
        rows = _rows(document.text, start, end, carried)
        if rows is None:
            found += run if _is_path(run) else []
            run = []
        else:
            run += rows
    return found + (run if _is_path(run) else [])


def _is_path(run: list[Row]) -> bool:
    return len(run) > 1 or any(row.role and row.day for row in run)


def _rows(text: str, start: int, end: int, role: str | None) -> list[Row] | None:
    """The sessions that a line consists of; None where it holds anything else, or neither roles nor days are known."""
    rows: list[Row] = []
    words, after = head_words(text, start, end)
    position = end_of(_TO, text, after if words and words[0].kind == "title" else start, end)
    led = single = False
    while position < end:
        lead = _role().match(text, position, end)
        role = " ".join(lead["role"].split()) if lead else role
        led = led or lead is not None
        single = single or (lead is not None and ":" in lead["into"])
        begin = end_of(_ARTICLE, text, lead.end() if lead else position, end)
        row = _row(text, begin, end)
        if row is None or (role is None and row.day is None):
            return None
        rows.append(replace(row, start=lead.start("role") if lead else row.start, role=role or row.role))
        if each := _EACH.match(text, row.end, end):
            mark = piece_at(text, each.end())
            if mark is None or mark.kind != "public":
                return None
            rows = [replace(one, public=mark.flag) for one in rows]
            position = end_of(_JOINT, text, mark.end, end)
        else:
            position = end_of(_JOINT, text, row.end, end)
    lonely = len(rows) == 1 and not (single and rows[0].day) and role is None
    return None if lonely or (not led and role is None and any(row.day is None for row in rows)) else rows or None


def _row(text: str, position: int, end: int) -> Row | None:
    """A committee, its day and what is said of the session behind them; by an abbreviation only where the day stands."""
    committee = committee_at(text, position, end)
    short = None if committee else abbreviation_at(text, position)
    named = committee or short
    if named is None:
        return None
    day = day_at(text, end_of(_ON, text, named.end, end))
    if day is None or day.end > end:
        return None if short else Row(named.nominative, named.start, named.end, "session-led")
    row = Row(named.nominative, named.start, day.end, "session-led", day=day.day)
    position = day.end
    while (piece := piece_at(text, end_of(_BEHIND, text, position, end))) and piece.end <= end:
        match piece.kind:
            case "public":
                row = replace(row, public=piece.flag)
            case "item":
                row = replace(row, agenda_item=piece.text)
            case "role" if text[position : piece.start].strip() == "(":
                row = replace(row, role=piece.text)
            case _:
                break
        position = piece.end
        row = replace(row, end=position)
    return row
