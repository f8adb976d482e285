"""The session that a page of a council system or a page of minutes is about: one agenda item of one session.

* fields with their values below: ``- TOP: / - Ö 5 / - Gremium: / - Migrationsbeirat / - Datum: / - Mi., 17.05.2016 / - Beschluss: …``
* ``Sitzung: 12.05.2022 | Ausschuss für Soziales | öffentlich``, with “TOP Ö 5” beside it
* minutes: ``Protokoll: Gemeinderat der Stadt Musterau``, ``Sitzungstermin: 19.12.2018``, ``Sitzungsart: öffentlich``
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.paper_lines import HEAD, lines_of
from extractors.consultations.rows import Row
from extractors.consultations.session_words import end_of
from extractors.consultations.values import Piece, date_at, day_at, piece_at
from extractors.document import Document, Range

_FAR = 15  # lines between the first and the last field of one session
_BULLET = re.compile(r"\s*(?:[-–•*■]\s+)?")
_FIELD = re.compile(
    r"(?P<name>TOP|Gremium|Protokoll|Datum|Sitzungsdatum|Sitzungstermin|Sitzungstag|Sitzung\s+am|Sitzung|Beratung|Sitzungsart|"
    r"Öffentlichkeit):\s*"
)
_DATES = ("Sitzungsdatum", "Sitzungstermin", "Sitzungstag", "Sitzung am", "Datum")
_PUBLIC = ("Beratung", "Sitzungsart", "Öffentlichkeit")
_NUMBER = re.compile(r"(?:TOP\s*)?(?:(?P<mark>Ö|N)\s*)?(?P<number>\d{1,3}(?:\.\d{1,2})*)$")
_APART = re.compile(r"[\s|,;–-]*(?:am\s+|den\s+)?")


def page_sessions(document: Document, *, beside_path: bool) -> list[Row]:
    """The one session that the fields of the head name; nothing where they do not give a committee and a day. Beside a path only
    minutes name a session of their own."""
    row = _from_fields(document, _fields(document), minutes_only=beside_path)
    if row is None and not beside_path:
        row = _from_line(document)
    return [row] if row else []


def _lines(document: Document) -> Iterator[Range]:
    """The lines of the head without their bullets."""
    for first, last in lines_of(document.text, 0, HEAD):
        yield Range(end_of(_BULLET, document.text, first, last), last)


def _fields(document: Document) -> dict[str, tuple[int, Range]]:
    """The first value of every field, on its line or on the one below, with the number of the line."""
    text = document.text
    lines = list(_lines(document))
    found: dict[str, tuple[int, Range]] = {}
    for number, line in enumerate(lines):
        field = _FIELD.match(text, line.start, line.end)
        if field is None:
            continue
        value = Range(field.end(), line.end)
        if value.start >= value.end and number + 1 < len(lines):
            value = lines[number + 1]
        if value.start < value.end:
            found.setdefault(field["name"], (number, value))
    return found


def _from_fields(document: Document, fields: Mapping[str, tuple[int, Range]], *, minutes_only: bool) -> Row | None:
    text = document.text
    named = (None if minutes_only else fields.get("Gremium")) or fields.get("Protokoll")
    dated = next((fields[name] for name in _DATES if name in fields), None)
    is_item = "TOP" in fields or "Sitzungsart" in fields or "Protokoll" in fields
    if named is None or dated is None or not is_item or abs(named[0] - dated[0]) > _FAR:
        return None
    committee = committee_at(text, named[1].start)
    day = day_at(text, dated[1].start)
    if committee is None or day is None:
        return None
    row = _row(committee, day, "session-page")
    if "TOP" in fields:
        number = _NUMBER.match(text, fields["TOP"][1].start, fields["TOP"][1].end)
        row = replace(row, agenda_item=number["number"] if number else None)
        if number and number["mark"]:
            row = replace(row, public=number["mark"] == "Ö")
    for name in _PUBLIC:
        piece = piece_at(text, fields[name][1].start) if name in fields else None
        if piece and piece.kind == "public":
            row = replace(row, public=piece.flag)
    return row


def _from_line(document: Document) -> Row | None:
    """“Sitzung: 12.05.2022 | Ausschuss für Soziales | öffentlich”, the parts in either order."""
    text = document.text
    for line in _lines(document):
        label = re.compile(r"Sitzung(?:\s+am)?:\s+").match(text, line.start, line.end)
        if label is None:
            continue
        day = date_at(text, label.end())
        committee = committee_at(text, end_of(_APART, text, day.end) if day else label.end())
        if day is None and committee is not None:
            day = date_at(text, end_of(_APART, text, committee.end))
        if committee is None or day is None or day.kind != "date" or max(committee.end, day.end) > line.end:
            continue
        row = _row(committee, day, "session-page")
        piece = piece_at(text, end_of(_APART, text, max(committee.end, day.end)))
        return replace(row, public=piece.flag) if piece and piece.kind == "public" else row
    return None


def _row(committee: Committee, day: Piece, rule: str) -> Row:
    start, end = min(committee.start, day.start), max(committee.end, day.end)
    apart = end - start > 400
    return Row(committee, committee.start if apart else start, committee.end if apart else end, rule, day=day.day)
