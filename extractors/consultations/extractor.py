"""Beratungsfolge: the committees and dates that a paper goes through, and the session that its head names.

“Kulturausschuss | 16.02.2021 | Vorberatung Ö” gives a public Vorberatung on that day. Tables, flattened lines, torn columns and
heads are read each by its own module; here the same session seen twice becomes one fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.consultations.boxed import boxed_sessions
from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.decided import decided_sessions
from extractors.consultations.flat import read_flat
from extractors.consultations.heads import head_words
from extractors.consultations.labels import bare_public, labelled_sessions
from extractors.consultations.led import led_sessions
from extractors.consultations.lines import read_lines
from extractors.consultations.minutes import minutes_session
from extractors.consultations.optioned import optioned_sessions
from extractors.consultations.pages import page_sessions, session_public
from extractors.consultations.pairs import paired_sessions
from extractors.consultations.paper_lines import HEAD, lines_of
from extractors.consultations.persons import reporters
from extractors.consultations.planned import planned_sessions
from extractors.consultations.publicity import public_head
from extractors.consultations.rows import Row
from extractors.consultations.session_words import end_of
from extractors.consultations.sessions import told_sessions
from extractors.consultations.tables import read_tables
from extractors.consultations.values import Piece, date_at, is_authoritative
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
    rows: list[Row] = []
    for item in found:
        if isinstance(item, LeftAlone):
            yield item
        else:
            rows.append(item)
    if not rows:
        rows = [row for row in read_flat(document, [path.span for path in tables]) if isinstance(row, Row)]
    rows = optioned_sessions(document) or _merged(rows)
    torn = [row for row in rows if row.day is None and row.rule == "beratungsfolge-torn"]
    labelled = [row for row in labelled_sessions(document) if not any(_same(row, other) for other in torn)]
    paged = page_sessions(document, beside_path=bool(rows))
    if paged:
        labelled = []
    if len(labelled) == 1 and labelled[0].public is None:
        labelled = [replace(labelled[0], public=bare_public(document, labelled[0]))]
    rows = _merged([*rows, *labelled, *paged])
    persons = [row for row in rows if row.committee.name in reporters(document)]
    for row in persons:
        yield LeftAlone(
            evidence=document.evidence(row.start, row.end),
            rule="beratungsfolge-person",
            reason="the paper says that this is who presents it",
        )
    rows = [row for row in rows if row not in persons]
    told = told_sessions(document)
    if len(boxed := boxed_sessions(document)) > len(rows):
        rows = _merged([*boxed, *rows])
    led = [row for row in led_sessions(document) if not any(_same(row, other) for other in rows)]
    has_path = bool(rows)
    if not has_path:
        told += led or paired_sessions(document) or decided_sessions(document) or list(planned_sessions(document))
    if (minutes := minutes_session(document)) is not None:
        told = [minutes, *told]
    for row in told:
        if not has_path or any(_same(row, other) for other in rows):
            rows = _merged([*rows, row])
        else:
            yield LeftAlone(
                evidence=document.evidence(row.start, row.end),
                rule=row.rule,
                reason="the path does not name this session",
            )
    if not any(row.day for row in rows):
        rows = _merged([*paired_sessions(document), *rows])
    rows.sort(key=lambda row: row.start)
    unmarked = all(row.public is None for row in rows)
    public = session_public(document) if unmarked else None
    public = public_head(document) if public is None else public
    rows = [replace(row, public=public) if row.public is None and (unmarked or not row.ticked) else row for row in rows]
    for row in rows:
        yield _fact(document, row)
    for sign, committee in _signs(document):
        if committee and not any(row.start < sign.end and sign.start < row.end for row in rows):
            again = Row(committee, sign.start, sign.end, "session-repeated", day=sign.day)
            if any(row.day == sign.day and _same(row, again) for row in rows):
                yield LeftAlone(
                    evidence=document.evidence(sign.start, sign.end), rule=again.rule, reason="the same session again"
                )


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
