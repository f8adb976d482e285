"""What does not agree inside one paper: two amounts for one thing, two dates for one event, a count and its list.

Each finding has the evidence of both sides; a researcher decides which side is right. Dates and counts are compared here, amounts
in a module of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from extractors.contradictions.money import amounts_differ, costs_without_effect, finding, needs, sums
from extractors.document import Block, Document, Range
from extractors.facts import Consultation, Fact, Finding, HeadValue, Milestone, SteeringGroup
from extractors.german.numbers import read_count
from extractors.german.text import fold
from extractors.milestones.words import signs
from extractors.sections import split

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
_NUMBER = r"\d{1,2}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn"
# “mit je 4 Vertretern aus Kirchen, Schulen und Betrieben”
_EACH = re.compile(
    rf"\bje(?:weils)?\s+(?P<number>{_NUMBER})\s+(?:Vertreter\w*|Mitglieder\w*|Personen)(?:\s+und\s+Vertreter\w*)?\s+(?:aus|der|von|des)\s+(?P<from>[^.;:()]{{5,160}})"
)
# “… und der Verbände, vier Mitgliedern des Rates”: the enumeration goes on with numbers of its own
_COUNTED = re.compile(rf"\b(?:{_NUMBER})\b")
# “Politik, Verwaltung und Leben |eingerichtet|”: no part of the enumeration
_VERB_BEHIND = re.compile(r"\s+(?:wird|werden|soll|eingerichtet|gebildet|besteht|zusammen)\b.*$")
_AND = re.compile(r"\s+(?:und|sowie)\s+|,\s*")
# “acht zentrale Handlungsfelder”, “10 Handlungsfelder”
_FIELDS = re.compile(
    rf"\b(?P<number>{_NUMBER})\s+(?:[a-zäöüß]+\s+){{0,2}}(?P<what>Handlungsfelder[n]?|Themenfelder[n]?|Handlungsschwerpunkte[n]?|Leitziele[n]?|Themenschwerpunkte[n]?)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"„[^“”\"]{3,90}[“”\"]")


def early_sessions(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """A session of the Beratungsfolge on a day before the paper's own date: 20.02.2017 against 14.03.2017.
    A session whose result stands beside it was held before this version of the paper was written; a day alone in the letterhead is
    that of the version."""
    written = next((fact for fact in facts if isinstance(fact, HeadValue) and fact.field == "date"), None)
    if written is None or written.rule in _OF_THE_VERSION:
        return
    day = date.fromisoformat(written.value)
    sessions = [(fact, fact.date) for fact in facts if isinstance(fact, Consultation) and fact.date is not None]
    early = [(session, held) for session, held in sessions if held < day]
    if len(early) * 2 > len(sessions):
        return  # a paper that was carried on through its sessions, dated by the last
    for session, held in early:
        if (
            session.committee_kind != "executive" and not session.result
        ):  # the executive lays the paper before the council
            message = f"{session.committee} is to discuss on {held} a paper dated {day}"
            yield finding("session-before-paper", message, session.evidence, written.evidence)


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
            message = f"{event}: {left.edtf} and {right.edtf}"
            yield finding("event-with-two-dates", message, left.evidence, right.evidence)


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


def group_sizes(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """“je 6 Vertreter aus Politik, Verwaltung und Gesellschaft” (18) against “maximal 19 Personen”; counted parts against the whole."""
    for group in facts:
        if not isinstance(group, SteeringGroup):
            continue
        size = group.size_max or group.size_min
        for count, evidence in _counts(document, group):
            if size is not None and count != size:
                message = f"{group.name}: {count} members by one count, {size} by another"
                counted = document.evidence(evidence.start, evidence.end)
                yield finding("group-size-differs", message, counted, group.evidence)
                break
        yield from _listed(document, group)


def _counts(document: Document, group: SteeringGroup) -> Iterator[tuple[int, Range]]:
    """What the shares of the group add up to, where the paper says so for this group."""
    shares = [
        (block, found) for block in document.blocks if (found := _EACH.search(block.text)) and _names(block, group)
    ]
    for block, found in shares:
        number, words = read_count(found["number"]), _VERB_BEHIND.sub("", found["from"])
        if number is not None and not _COUNTED.search(words):
            sides = [side for side in _AND.split(words) if side.strip()]
            yield number * len(sides), Range(block.start + found.start(), block.start + found.end("from"))
    counted = [member.count_max or member.count_min for member in group.members]
    if counted and None not in counted and not shares:  # “je zwei … der A und der B”: what each member has is not sure
        first, last = group.members[0].evidence, group.members[-1].evidence
        yield sum(filter(None, counted)), Range(min(first.start, last.start), max(first.end, last.end))


def _names(block: Block, group: SteeringGroup) -> bool:
    """Whether a paragraph speaks of the group."""
    return fold(group.name.split()[0]) in fold(block.text)


def _listed(document: Document, group: SteeringGroup) -> Iterator[Finding]:
    """Seats counted for a side (“sieben Vertreter aus dem zivilgesellschaftlichen Raum”) against members listed for that side."""
    shares = [m for m in group.members if m.count_max and m.member_kind == "category" and not m.declared_sector]
    counted = {member.sector: member for member in shares if member.sector and member.sector != "politics"}
    listed = [m for m in group.members if not m.count_max and m.declared_sector and m.member_kind != "person"]
    sides = {member.declared_sector for member in listed}
    seats = sum(member.count_max or 0 for member in counted.values())
    if len(counted) == len(sides) >= 2 and len(listed) != seats and all(m.sector != "politics" for m in listed):
        message = f"{group.name}: {len(listed)} members listed for {seats} seats"
        evidence = [member.evidence for member in counted.values()]
        evidence.append(document.evidence(listed[0].evidence.start, listed[-1].evidence.end))
        yield finding("group-size-differs", message, *evidence, severity="warning")


def fields_counted(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """“acht zentrale Handlungsfelder:” above a list of another length."""
    for index, block in enumerate(document.blocks):
        found = _FIELDS.search(block.text) if block.table is None else None
        stated = read_count(found["number"].casefold()) if found is not None else None
        if found is None or stated is None:
            continue
        count, where = _list_after(document, index, found.end()) or (stated, Range(0, 0))
        if count != stated:
            message = f"{stated} {found['what']} are announced, {count} are listed"
            announced = document.evidence(block.start + found.start(), block.start + found.end())
            yield finding("field-count-differs", message, announced, document.evidence(where.start, where.end))


def _list_after(document: Document, index: int, offset: int) -> tuple[int, Range] | None:
    """How many entries follow an announcement, in its own line in quotation marks or as list items below."""
    block = document.blocks[index]
    sentence = next((part.end for part in split(block.text, 0, len(block.text)) if part.end > offset), len(block.text))
    quoted = list(_QUOTED.finditer(block.text, offset, sentence))
    colon = block.text.find(":", offset)
    if colon >= 0 and len(quoted) >= 2 and all(m.start() > colon for m in quoted):
        return len(quoted), Range(block.start + quoted[0].start(), block.start + quoted[-1].end())
    if not block.text.rstrip().endswith(":"):
        return None
    items: list[Block] = []
    for following in document.blocks[index + 1 :]:
        if not following.marker or (items and _style(following) != _style(items[0])):
            break
        items.append(following)
    return (len(items), Range(items[0].start, items[-1].end)) if len(items) >= 2 else None


def _style(block: Block) -> str:
    """How an entry is marked: “1.” and “2.” alike, “a)” and “b)” alike, “-” and “•” not; a heading is none of a list of items."""
    return block.kind + re.sub(r"[a-z]", "a", re.sub(r"\d+", "1", block.marker))


_CHECKS = (amounts_differ, sums, costs_without_effect, needs, early_sessions, two_dates, group_sizes, fields_counted)


def contradictions(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """All findings about the facts of one document, kind by kind."""
    for check in _CHECKS:
        yield from check(document, facts)
