"""The year of a session that a paper prints without one: “Stadtrat 26.04.” where the town's other papers name its session of that day.

Only where the paper's own date is known, one session of that committee on that day follows it within half a year, and none of another
year could be meant.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.german.text import fold

_DAY = re.compile(r"(?<![\d.])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?!\s?\d)")
_SOON = 183
"""Days after the paper within which the session must lie."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A consultation and the day that it must be of; in how many ``sisters`` that session stands, and in which first."""

    document: str
    consultation: str
    day: str
    quote: str
    sisters: int
    sister: str


def dated_sessions(connection: sqlite3.Connection, written: Mapping[str, str]) -> Iterator[Dated]:
    """The consultations without a date, of the papers that ``towns.prepare`` noted, whose day has one year only. ``written``: the
    papers' own days."""
    sessions: defaultdict[tuple[str, str], dict[date, tuple[int, str]]] = defaultdict(dict)
    own = "LEFT JOIN collection_values v ON v.document_id = c.document_id AND v.row_id = c.consultation_id AND v.field = 'date'"
    for town, committee, day, papers, first in connection.execute(
        "SELECT town, r.committee, c.date, count(DISTINCT c.document_id), min(c.document_id) FROM consultations c"
        f" JOIN temp.as_read r USING (consultation_id) JOIN temp.of_run o ON o.document_id = c.document_id {own}"
        " WHERE town IS NOT NULL AND c.date IS NOT NULL AND v.row_id IS NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    ):
        sessions[town, fold(committee)].setdefault(date.fromisoformat(day), (papers, first))
    for document, consultation, town, committee, quote in connection.execute(
        "SELECT c.document_id, c.consultation_id, town, r.committee, e.quote FROM consultations c"
        " JOIN temp.as_read r USING (consultation_id) JOIN temp.of_run o ON o.document_id = c.document_id"
        f" JOIN evidence e USING (evidence_id) {own}"
        " WHERE town IS NOT NULL AND (c.date IS NULL OR v.row_id IS NOT NULL) ORDER BY c.consultation_id"
    ).fetchall():
        known = sessions.get((town, fold(committee)), {})
        if document in written and (day := the_day(quote, date.fromisoformat(written[document]), list(known))):
            yield Dated(document, consultation, day.isoformat(), quote, *known[day])


def the_day(quote: str, written: date, sessions: Sequence[date]) -> date | None:
    """The one session that “26.04.” in a paper of this day can be; None where the words name no day or several, or none or
    several sessions fit.

    >>> the_day("Stadtrat 26.04.", date(2024, 3, 1), [date(2024, 4, 26), date(2024, 5, 3)])
    datetime.date(2024, 4, 26)
    """
    days = {(int(found["day"]), int(found["month"])) for found in _DAY.finditer(quote)}
    if len(days) != 1:
        return None
    fitting = [session for session in sessions if (session.day, session.month) in days]
    soon = [session for session in fitting if 0 <= (session - written).days <= _SOON]
    return soon[0] if len(fitting) == len(soon) == 1 else None
