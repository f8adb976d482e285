"""What does not agree inside one paper: two amounts for one thing, two dates for one event, a count and its list.

Each finding has the evidence of both sides; a researcher decides which side is right. Dates are compared here, amounts and counts
in modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from extractors.contradictions.counts import fields_counted, finding, group_sizes
from extractors.contradictions.money import amounts_differ, costs_without_effect, needs, sums
from extractors.document import Document
from extractors.facts import Consultation, Fact, Finding, HeadValue, Milestone
from extractors.german.text import fold
from extractors.milestones.words import signs

# Events that a process has once: “Auftaktveranstaltung”, “Integrationskonferenz”, “Eröffnung”; not “Workshop”, “Sitzung”, “Gespräch”
_ONCE = re.compile(
    r"\w*(?:[Aa]uftakt\w*|[Kk]ick-?[Oo]ff\w*|[Ss]chlussveranstaltung|\w{4,}konferenz|[Ee]röffnung\w*|[Ee]inweihung|[Ff]achveranstaltung|[Kk]ommunalwahl|[Ff]achtag\w*)"
)
_ORDINAL = re.compile(
    r"\b(?:\d{1,2}\.|[Ee]rste[nrs]?|[Zz]weite[nrs]?|[Dd]ritte[nrs]?|weitere[nrs]?|jährlich\w*|nächste[nrs]?)\s"
)
_COUNCIL = re.compile(r"\b(?:Stadtrat|Gemeinderat|Kreistag|Rat|Marktgemeinderat|Stadtverordnetenversammlung)(?:e?s)?\b")
_DECIDED = re.compile(r"\b(?:Beschluss|Beschlussfassung|Verabschiedung|beschlossen|verabschiedet)\b")
_DECISION = "Beschluss des Rates"
_OF_THE_VERSION = frozenset({"day-alone"})
_PLANNED_DAYS, _DONE_DAYS = 730, 31


def early_sessions(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """A session of the Beratungsfolge on a day before the paper's own date: 20.02.2017 against 14.03.2017.
    A session whose result stands beside it was held before this version of the paper was written; a day alone in the letterhead is
    that of the version."""
    written = next((fact for fact in facts if isinstance(fact, HeadValue) and fact.field == "date"), None)
    if written is None or written.rule in _OF_THE_VERSION:
        return
    day = date.fromisoformat(written.value)
    days = [fact.date for fact in facts if isinstance(fact, Consultation) and fact.date is not None]
    if sum(other < day for other in days) * 2 > len(days):
        return  # a paper that was carried on through its sessions, dated by the last
    for fact in facts:
        if (
            not isinstance(fact, Consultation) or fact.committee_kind == "executive"
        ):  # who lays the paper before the council
            continue
        if fact.date is not None and fact.date < day and not fact.result:
            yield finding(
                "session-before-paper",
                "conflict",
                f"{fact.committee} is to discuss on {fact.date} a paper dated {day}",
                fact.evidence,
                written.evidence,
            )


def two_dates(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """One event with two dates: Auftaktveranstaltung on 15 May in the text, in August in the timetable."""
    told: set[tuple[str, str]] = set()
    named: dict[str, list[tuple[str, str, Milestone]]] = {}
    for fact in facts:
        if isinstance(fact, Milestone) and (event := _event(fact)) is not None:
            named.setdefault(fold(event), []).append((event, fold(fact.label), fact))
    for steps in named.values():
        for (event, ours, left), (_, theirs, right) in combinations(steps, 2):
            if event != _DECISION and ours not in theirs and theirs not in ours:
                continue
            if (event, left.edtf) in told or (event, right.edtf) in told or not _apart(left, right):
                continue
            told |= {(event, left.edtf), (event, right.edtf)}
            yield finding(
                "event-with-two-dates",
                "conflict",
                f"{event}: {left.edtf} and {right.edtf}",
                left.evidence,
                right.evidence,
            )


def _event(step: Milestone) -> str | None:
    """What a step is that a process has once, in the singular and without a number."""
    if _ORDINAL.search(step.label):
        return None
    if step.status == "planned" and _COUNCIL.search(step.label) and _DECIDED.search(step.label):
        return _DECISION
    first = next((sign.word for sign in signs(step.label) if sign.kind == "event"), None)
    return first if first is not None and _ONCE.fullmatch(first) else None


def _apart(left: Milestone, right: Milestone) -> bool:
    """Whether two dates exclude each other and yet lie so near that one event is meant."""
    first, last = sorted((left, right), key=lambda step: step.date_start or date.min)
    if left.status != right.status or first.date_end is None or last.date_start is None:
        return False
    return 0 < (last.date_start - first.date_end).days <= (_PLANNED_DAYS if left.status == "planned" else _DONE_DAYS)


_CHECKS = (
    amounts_differ,
    sums,
    costs_without_effect,
    needs,
    early_sessions,
    two_dates,
    group_sizes,
    fields_counted,
)


def contradictions(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """All findings about the facts of one document, kind by kind."""
    for check in _CHECKS:
        yield from check(document, facts)
