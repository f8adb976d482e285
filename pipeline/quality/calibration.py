"""Whether confidence means something: of the facts that are claimed with 0.9, nine in ten should be right."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.confidence import Counts, Precision, Shrinkage
from pipeline.quality.judging import Judged, JudgedPaper

Rule = tuple[str, str]
"""A table and the name of a rule that fills it."""
BINS = 10
FOLDS = 10


@dataclass(frozen=True, slots=True)
class Claim:
    """How surely a fact was claimed, and whether it is right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The facts claimed with ``low`` to ``high``: on average ``claimed``, of which ``held`` are right."""

    low: float
    high: float
    facts: int
    claimed: float
    held: float

    def as_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("low", "high", "facts", "claimed", "held")}


def reliability(claims: Iterable[Claim]) -> list[Bin]:
    """The facts in bins of 0.1 by their confidence; empty bins are left out."""
    bins: defaultdict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        bins[min(int(claim.confidence * BINS + 1e-9), BINS - 1)].append(claim)
    return [
        Bin(
            number / BINS,
            (number + 1) / BINS,
            len(held),
            sum(claim.confidence for claim in held) / len(held),
            sum(claim.right for claim in held) / len(held),
        )
        for number, held in sorted(bins.items())
    ]


def calibration_error(bins: Sequence[Bin]) -> float:
    """The expected calibration error: by how much the claim and what holds differ, averaged over the facts."""
    facts = sum(bin_.facts for bin_ in bins)
    return sum(bin_.facts * abs(bin_.claimed - bin_.held) for bin_ in bins) / facts if facts else 0.0


def counts_of(papers: Iterable[JudgedPaper]) -> dict[Rule, Counts]:
    """How often each rule was right: every paper has one vote a rule, the share of its facts that are right. The facts of one paper are
    right or wrong together; twelve errors of one kind in one paper are not twelve times as bad."""
    counted: defaultdict[Rule, Counts] = defaultdict(Counts)
    for paper in papers:
        facts: defaultdict[Rule, list[bool]] = defaultdict(list)
        for fact in paper.facts:
            facts[fact.table, fact.rule].append(fact.right)
        for rule, right in facts.items():
            counted[rule] += Counts(sum(right) / len(right), 1)
    return dict(counted)


def claims_of(facts: Iterable[Judged], precision: Precision | None = None) -> list[Claim]:
    """The claims as they stand in the results, or as ``precision`` would make them."""
    return [
        Claim(precision.of(fact.table, fact.rule) * fact.lowered if precision else fact.confidence, fact.right)
        for fact in facts
    ]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A group of papers as the rest of the papers sees it: ``claimed`` is the mean confidence that counts from the other groups give its
    facts, ``held`` how many are right, ``alone`` the share of its facts that come from rules which match in no other group."""

    group: str
    papers: int
    facts: int
    claimed: float
    held: float
    alone: float
    claims: tuple[Claim, ...]

    def as_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("group", "papers", "facts", "claimed", "held", "alone")}


def left_out(
    papers: Sequence[JudgedPaper], group_of: Callable[[JudgedPaper], str], shrinkage: Shrinkage
) -> list[LeftOut]:
    """Each group of papers judged by the counts of all other groups."""
    groups: defaultdict[str, list[JudgedPaper]] = defaultdict(list)
    for paper in papers:
        groups[group_of(paper)].append(paper)
    counts = {group: counts_of(members) for group, members in groups.items()}
    every = added(counts.values())
    found: list[LeftOut] = []
    for group, members in sorted(groups.items()):
        facts = [fact for paper in members for fact in paper.facts]
        if not facts:
            continue
        others = without(every, counts[group])
        claims = claims_of(facts, Precision(others, shrinkage))
        found.append(
            LeftOut(
                group,
                len(members),
                len(facts),
                sum(claim.confidence for claim in claims) / len(claims),
                sum(claim.right for claim in claims) / len(claims),
                sum((fact.table, fact.rule) not in others for fact in facts) / len(facts),
                tuple(claims),
            )
        )
    return found


def folds(papers: Iterable[JudgedPaper], number: int = FOLDS) -> dict[str, str]:
    """The fold of each annotation (papers that share one stay together), in turn by name."""
    names = sorted({paper.name for paper in papers})
    return {name: str(place % number) for place, name in enumerate(names)}


def added(counts: Iterable[Mapping[Rule, Counts]]) -> dict[Rule, Counts]:
    """Counts of several groups of papers, together."""
    total: defaultdict[Rule, Counts] = defaultdict(Counts)
    for rules in counts:
        for rule, count in rules.items():
            total[rule] += count
    return dict(total)


def without(every: Mapping[Rule, Counts], some: Mapping[Rule, Counts]) -> dict[Rule, Counts]:
    """The counts less those of some papers; rules that nothing else uses are gone."""
    rest = {rule: count - some.get(rule, Counts()) for rule, count in every.items()}
    return {rule: count for rule, count in rest.items() if count.found}
