"""What does not agree inside one paper: two amounts for one thing, two dates for one event, a count and its list.

Each finding has the evidence of both sides; a researcher decides which side is right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.contradictions.counts import fields_counted, group_sizes
from extractors.contradictions.money import amounts_differ, costs_without_effect, needs_differ, plan_below_need, sums
from extractors.contradictions.time import early_sessions, two_dates
from extractors.document import Document
from extractors.facts import Fact, Finding

_CHECKS = (
    amounts_differ,
    sums,
    costs_without_effect,
    plan_below_need,
    needs_differ,
    early_sessions,
    two_dates,
    group_sizes,
    fields_counted,
)


def contradictions(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """All findings about the facts of one document, kind by kind."""
    for check in _CHECKS:
        yield from check(document, facts)
