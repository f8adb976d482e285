"""Counts that do not agree: the size of a group against its parts and members, a number of fields against the list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import Block, Document, Evidence, Range
from extractors.facts import Fact, Finding, Severity, SteeringGroup
from extractors.german.numbers import read_count
from extractors.german.text import fold
from extractors.sections import split

_NUMBER = r"\d{1,2}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn"
# “mit je 4 Vertretern aus Kirchen, Schulen und Betrieben”
_EACH = re.compile(
    rf"\bje(?:weils)?\s+(?P<number>{_NUMBER})\s+(?:Vertreter\w*|Mitglieder\w*|Personen)(?:\s+und\s+Vertreter\w*)?\s+(?:aus|der|von|des)\s+(?P<from>[^.;:()]{{5,160}})"
)
# “… und der Verbände, vier Mitgliedern des Rates”: the enumeration goes on with numbers of its own
_COUNTED = re.compile(rf"\b(?:{_NUMBER})\b")
_AND = re.compile(r"\s+(?:und|sowie)\s+|,\s*")
# “acht zentrale Handlungsfelder”, “10 Handlungsfelder”
_FIELDS = re.compile(
    rf"\b(?P<number>{_NUMBER})\s+(?:[a-zäöüß]+\s+){{0,2}}(?P<what>Handlungsfelder[n]?|Themenfelder[n]?|Handlungsschwerpunkte[n]?|Leitziele[n]?|Themenschwerpunkte[n]?)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"„[^“”\"]{3,90}[“”\"]")


def finding(kind: str, severity: Severity, message: str, *evidence: Evidence) -> Finding:
    """What does not agree, with the evidence of every side."""
    return Finding(kind=kind, severity=severity, message=message, evidence=evidence)


def group_sizes(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """“je 6 Vertreter aus Politik, Verwaltung und Gesellschaft” (18) against “maximal 19 Personen”; counted parts against the whole."""
    for group in facts:
        if not isinstance(group, SteeringGroup):
            continue
        size = group.size_max or group.size_min
        for count, evidence in _counts(document, group):
            if size is not None and count != size:
                yield finding(
                    "group-size-differs",
                    "conflict",
                    f"{group.name}: {count} members by one count, {size} by another",
                    document.evidence(evidence.start, evidence.end),
                    group.evidence,
                )
                break
        yield from _listed(document, group)


def _counts(document: Document, group: SteeringGroup) -> Iterator[tuple[int, Range]]:
    """What the shares of the group add up to, where the paper says so for this group."""
    shares = [
        (block, found) for block in document.blocks if (found := _EACH.search(block.text)) and _names(block, group)
    ]
    for block, found in shares:
        number, words = read_count(found["number"]), _clause(found["from"])
        if number is not None and not _COUNTED.search(words):
            sides = [side for side in _AND.split(words) if side.strip()]
            yield number * len(sides), Range(block.start + found.start(), block.start + found.end("from"))
    counted = [member.count_max or member.count_min for member in group.members]
    if (
        counted and None not in counted and not shares
    ):  # “je zwei … der A und der B”: what each of the members has is not sure
        first, last = group.members[0].evidence, group.members[-1].evidence
        yield sum(filter(None, counted)), Range(min(first.start, last.start), max(first.end, last.end))


def _clause(text: str) -> str:
    """The enumeration without the verb behind it: “Politik, Verwaltung und Leben eingerichtet” → without “eingerichtet”."""
    return re.sub(r"\s+(?:wird|werden|soll|eingerichtet|gebildet|besteht|zusammen)\b.*$", "", text)


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
        yield finding(
            "group-size-differs",
            "warning",
            f"{group.name}: {len(listed)} members listed for {seats} seats",
            *(member.evidence for member in counted.values()),
            document.evidence(listed[0].evidence.start, listed[-1].evidence.end),
        )


def fields_counted(document: Document, facts: Sequence[Fact]) -> Iterator[Finding]:
    """“acht zentrale Handlungsfelder:” above a list of another length."""
    for index, block in enumerate(document.blocks):
        found = _FIELDS.search(block.text) if block.table is None else None
        stated = read_count(found["number"].casefold()) if found is not None else None
        if found is None or stated is None:
            continue
        count, where = _list_after(document, index, found.end()) or (stated, Range(0, 0))
        if count != stated:
            yield finding(
                "field-count-differs",
                "conflict",
                f"{stated} {found['what']} are announced, {count} are listed",
                document.evidence(block.start + found.start(), block.start + found.end()),
                document.evidence(where.start, where.end),
            )


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
