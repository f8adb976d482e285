"""Beratungsfolge: the committees and dates that a paper goes through, and the session that its head names.

“Kulturausschuss | 16.02.2021 | Vorberatung Ö” gives a public Vorberatung on that day. Tables, flattened lines, torn columns and
heads are read each by its own module; here the same session seen twice becomes one fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.heads import head_words
from extractors.consultations.labels import labelled_sessions, public_head
from extractors.consultations.lines import paired_sessions, read_lines
from extractors.consultations.rows import Row
from extractors.consultations.tables import read_tables
from extractors.consultations.told import minutes_session, planned_sessions
from extractors.consultations.values import HEAD, Piece, date_at, end_of, is_authoritative, lines_of
from extractors.document import Document, Range
from extractors.facts import Consultation, LeftAlone
from extractors.german.text import fold
from extractors.protocol import Extractor, Known

_SHORT = 120  # characters
_BELOW = 3  # lines
_BETWEEN = re.compile(r"[ \t]*(?:,|:|am|vom|den)?[ \t]*")


def extract(document: Document, known: Known) -> Iterator[Consultation | LeftAlone]:
    """Every session of the paper's path once, in reading order."""
    tables = list(read_tables(document))
    found = [row for path in tables for row in path.rows]
    found += read_lines(document, [path.span for path in tables])
    yield from (item for item in found if isinstance(item, LeftAlone))
    rows = _with_head(document, _merged([item for item in found if isinstance(item, Row)]))
    told = _told(document, has_path=any(row.rule.startswith("beratungsfolge") for row in rows))
    beside = [
        row
        for row in told
        if rows and row.rule != "beratungsfolge-pairs" and not any(_same(row, other) for other in rows)
    ]
    for row in beside:
        yield LeftAlone(
            evidence=document.evidence(row.start, row.end),
            rule=row.rule,
            reason="the path does not name this session",
        )
    for row in told:
        rows = rows if row in beside else _merged([*rows, row])
    if not any(row.day for row in rows):
        rows = _merged([*paired_sessions(document), *rows])
    for row in _with_public(sorted(rows, key=lambda row: row.start), public_head(document)):
        yield _fact(document, row)


def _with_head(document: Document, rows: list[Row]) -> list[Row]:
    """The rows of the path, and the session that labels or fields of the head name."""
    torn = [row for row in rows if row.day is None and row.rule == "beratungsfolge-torn"]
    labelled = [row for row in labelled_sessions(document) if not any(_same(row, other) for other in torn)]
    return _merged([*rows, *labelled])


def _told(document: Document, *, has_path: bool) -> list[Row]:
    """The sessions that the head tells in words; those of plain pairs and of sentences only where there is no path."""
    minutes = minutes_session(document)
    told = [minutes] if minutes else []
    return told if has_path else told + (paired_sessions(document) or planned_sessions(document))


def _with_public(rows: Sequence[Row], public: bool | None) -> list[Row]:
    """The rows, those that do not say it themselves with what the head says of all."""
    unmarked = all(row.public is None for row in rows)
    return [replace(row, public=public) if row.public is None and (unmarked or not row.ticked) else row for row in rows]


def _fact(document: Document, row: Row) -> Consultation:
    return Consultation(
        evidence=document.evidence(row.start, row.end),
        rule=row.rule,
        committee=row.committee.name,
        committee_kind=row.committee.kind,
        date=row.day,
        role=row.role,
        authoritative=is_authoritative(row.role),
        public=row.public,
        agenda_item=row.agenda_item,
        session_number=row.session_number,
        result=row.result,
    )


def _merged(rows: Sequence[Row]) -> list[Row]:
    """The same session told twice is one row; what the first does not say is taken from the others."""
    merged: list[Row] = []
    for row in sorted(rows, key=lambda row: row.day is None):
        for index, other in enumerate(merged):
            if _same(other, row):
                merged[index] = _filled(other, row)
                break
        else:
            merged.append(row)
    return merged


def _same(first: Row, second: Row) -> bool:
    if first.day and second.day and first.day != second.day:
        return False
    if (first.day is None) != (second.day is None) and first.role != second.role and first.role and second.role:
        return False
    one, other = (fold(row.committee.nominative.name) for row in (first, second))
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _filled(first: Row, second: Row) -> Row:
    missing = {
        name: getattr(second, name)
        for name in ("day", "role", "public", "agenda_item", "session_number", "result")
        if getattr(first, name) is None
    }
    return replace(first, **missing)


def trigger(document: Document) -> Iterator[Range]:
    """A short line in the head of the paper that begins with a committee and its date, or a date right below a path's title."""
    for sign, committee in _signs(document):
        yield Range(committee.start if committee else sign.start, sign.end)


def _signs(document: Document) -> Iterator[tuple[Piece, Committee | None]]:
    below_title = 0
    for start, end in lines_of(document.text, 0, HEAD):
        committee = committee_at(document.text, start)
        after = end_of(_BETWEEN, document.text, committee.end) if committee else start
        day = date_at(document.text, after)
        if day and end - start <= _SHORT and (committee or below_title):
            yield day, committee
        words, _ = head_words(document.text, start, end)
        below_title = _BELOW if words and words[0].kind == "title" else max(0, below_title - 1)


EXTRACTOR = Extractor(name="consultations", yields=(Consultation,), extract=extract, trigger=trigger)
