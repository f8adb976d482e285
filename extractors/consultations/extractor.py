"""Beratungsfolge: the committees and dates that a paper goes through, and the session that its head names.

“Kulturausschuss | 16.02.2021 | Vorberatung Ö” gives a public Vorberatung on that day. Tables and lines under known heads are read as they
stand; which committee meets on which day a judge says (:mod:`.linking`), also where no head announces it. The same session seen twice
becomes one fact.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from extractors.consultations.beside import session
from extractors.consultations.committees import Committee, committee_at, place_below
from extractors.consultations.heads import head_words
from extractors.consultations.labels import OWN, public_head, with_labels
from extractors.consultations.lines import read_lines
from extractors.consultations.linking import Pair, linked, pairs
from extractors.consultations.path import UNPAIRED
from extractors.consultations.rows import Row
from extractors.consultations.values import HEAD, Piece, date_at, end_of, is_authoritative, lines_of
from extractors.document import Document, Range
from extractors.facts import Consultation, HeadValue, LeftAlone
from extractors.german.text import fold
from extractors.protocol import Extractor, Known

_SHORT = 120  # characters
_BELOW = 3  # lines
_BETWEEN = re.compile(r"[ \t]*(?:,|:|am|vom|den)?[ \t]*")


def extract(document: Document, known: Known) -> Iterator[Consultation | LeftAlone]:
    """Every session of the paper's path once, in reading order."""
    read = list(read_lines(document))
    aside = [item for item in read if isinstance(item, LeftAlone)]
    yield from aside
    path = [item for item in read if isinstance(item, Row)]
    unsure = {item.evidence.start for item in aside if item.rule == UNPAIRED}
    found = [pair for pair in pairs(document, path, written(known)) if pair.day.start not in unsure]
    taken = linked(found)
    yield from _refused(document, found, taken)
    sessions = with_labels(document, list(_sessions(document, taken)))
    of_path = [row for row in sessions if row.rule not in OWN]
    rows = _merged([*of_path, *_unweighed(path, found, taken), *(row for row in sessions if row.rule in OWN)])
    for row in _with_public(sorted(rows, key=lambda row: row.start), public_head(document)):
        yield _fact(document, _with_place(document, row))


def written(known: Known) -> date | None:
    """The day of the paper, as its head was read."""
    days = (fact.value for fact in known if isinstance(fact, HeadValue) and fact.field == "date")
    return next((date.fromisoformat(day) for day in days), None)


def _sessions(document: Document, taken: Sequence[Pair]) -> Iterator[Row]:
    """The rows of the path that the judge took, and what stands beside the other pairs that it took."""
    ordered = sorted(taken, key=lambda pair: pair.start)
    before: Row | None = None
    end = 0
    for number, pair in enumerate(ordered):
        upto = ordered[number + 1].start if number + 1 < len(ordered) else len(document.text)
        before = pair.row or session(document, pair, before, end, max(upto, pair.end))
        end = max(end, pair.end)
        yield before


def _unweighed(path: Sequence[Row], found: Sequence[Pair], taken: Sequence[Pair]) -> Iterator[Row]:
    """The rows of the path without a day, and those whose day stands too far from the committee for the judge to weigh."""
    weighed = {pair.row.start for pair in found if pair.row}
    named = {pair.committee.start for pair in taken}
    for row in path:
        if row.committee.start not in named and (row.day is None or row.start not in weighed):
            yield row


def _refused(document: Document, found: Sequence[Pair], taken: Sequence[Pair]) -> Iterator[LeftAlone]:
    """The days beside a committee that are of no session of the paper."""
    days = {pair.day.start for pair in taken}
    nearest: dict[int, Pair] = {}
    for pair in found:
        if pair.day.start not in days:
            other = nearest.setdefault(pair.day.start, pair)
            nearest[pair.day.start] = min(other, pair, key=lambda each: each.gap)
    for _, pair in sorted(nearest.items()):
        if pair.name.line == pair.day.line:
            evidence = document.evidence(pair.start, pair.end)
            yield LeftAlone(
                evidence=evidence, rule="session-refused", reason="the judge takes it for no session of the paper"
            )


def _with_place(document: Document, row: Row) -> Row:
    """The council of a district with the places that the letterhead prints under its name: “Ortsrat / Seedorf – Tannau”."""
    name = row.committee.nominative.name
    for line, below in pairwise(lines_of(document.text, 0, min(row.start, HEAD))):
        if document.text[slice(*line)] == name and place_below(name, document.text[slice(*below)]):
            return replace(row, committee=Committee.printed(document.text, line[0], below[1]))
    return row


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
