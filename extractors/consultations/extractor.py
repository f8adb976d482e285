"""Beratungsfolge: the committees and dates that a paper goes through, and the session that its head names.

“Kulturausschuss | 16.02.2021 | Vorberatung Ö” gives a public Vorberatung on that day. Which committee meets on which day a judge says
(:mod:`.linking`); what stands beside the two says the rest (:mod:`.beside`). A committee without a day is read under the head of a path
alone (:mod:`.undated`). The same session seen twice becomes one fact.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from extractors.consultations.beside import of_minutes, public_head, sessions, with_labels
from extractors.consultations.committees import Committee, committee_at, place_below
from extractors.consultations.heads import head_lines
from extractors.consultations.linking import linked, pairs
from extractors.consultations.pair_features import Pair
from extractors.consultations.rows import PATH, Row, undated, with_columns
from extractors.consultations.values import HEAD, date_at, end_of, is_authoritative, lines_of
from extractors.document import Document, Range
from extractors.facts import Consultation, LeftAlone
from extractors.german.text import fold
from extractors.per_document import per_document
from extractors.protocol import Extractor, Known, written_on

_TOLD = ("day", "role", "public", "agenda_item", "session_number", "result")
_SHORT = 120  # characters
_BELOW = 3  # lines
_BETWEEN = re.compile(r"[ \t]*(?:,|:|am|vom|den)?[ \t]*")


def extract(document: Document, known: Known) -> Iterator[Consultation | LeftAlone]:
    """Every session of the paper's path once, in reading order."""
    found = pairs(document, written_on(known))
    # “Musterau, 12.03.2017” below a path is where and when the paper was signed
    taken = [pair for pair in linked(found) if not (pair.name.guessed and document.text[pair.name.end - 1] == ",")]
    yield from _refused(document, found, taken)
    bare = list(undated(document, taken))
    yield from (item for item in bare if isinstance(item, LeftAlone))
    dated = with_labels(document, list(sessions(document, taken)))
    rows = _merged([*(with_columns(document, row) for row in dated), *(item for item in bare if isinstance(item, Row))])
    rows = of_minutes(document, rows)
    places = _places(document)
    for row in _with_public(sorted(rows, key=lambda row: row.start), public_head(document)):
        yield _fact(document, replace(row, committee=places.get(row.committee.nominative.name, row.committee)))


def _refused(document: Document, found: Sequence[Pair], taken: Sequence[Pair]) -> Iterator[LeftAlone]:
    """The days beside a committee that are of no session of the paper."""
    days = {pair.day.start for pair in taken}
    nearest = {pair.day.start: pair for pair in sorted(found, key=lambda pair: (-pair.gap, -pair.name.start))}
    for day, pair in sorted(nearest.items()):
        if day not in days and pair.name.line == pair.day.line:
            yield LeftAlone.at(document, pair, "session-refused", "the judge takes it for no session of the paper")


def _places(document: Document) -> dict[str, Committee]:
    """The councils of districts with the places that the letterhead prints under their names: “Ortsrat / Seedorf – Tannau”."""
    lines = [(document.text[slice(*line)], line) for line in lines_of(document.text, 0, HEAD)]
    return {
        name: Committee.printed(document.text, start, end)
        for (name, (start, _)), (below, (_, end)) in reversed(list(pairwise(lines)))
        if place_below(name, below)
    }


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
    of_day: defaultdict[date | None, list[int]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: (row.day is None, row.rule != PATH)):
        near = of_day[row.day] if row.day else range(len(merged))
        same = next((number for number in near if _same(merged[number], row)), None)
        if same is None:
            of_day[row.day].append(len(merged))
            merged.append(row)
        else:
            merged[same] = merged[same].or_else(**{name: getattr(row, name) for name in _TOLD})
    return merged


def _same(first: Row, second: Row) -> bool:
    one, other = (fold(row.committee.nominative.name) + " " for row in (first, second))
    return one.startswith(other) or other.startswith(one)


@per_document
def trigger(document: Document) -> Sequence[Range]:
    """A short line in the head of the paper that begins with a committee and its date, or a date right below a path's title."""
    titles = {line.start for line in head_lines(document) if line.words[0].kind == "title"}
    found: list[Range] = []
    below_title = 0
    for start, end in lines_of(document.text, 0, HEAD):
        committee = committee_at(document.text, start)
        day = date_at(document.text, end_of(_BETWEEN, document.text, committee.end) if committee else start)
        if day and end - start <= _SHORT and (committee or below_title):
            found.append(Range(start if committee else day.start, day.end))
        below_title = _BELOW if start in titles else max(0, below_title - 1)
    return found


EXTRACTOR = Extractor(name="consultations", yields=(Consultation,), extract=extract, trigger=trigger)
