"""How strongly the precision of rules is drawn together: estimated by what best foretells papers of towns that were left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from math import log

from pipeline.confidence import Precision, Shrinkage
from pipeline.quality.calibration import added, counts_of, without
from pipeline.quality.judging import JudgedPaper

_RULE = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
_TABLE = (5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 320.0)
_KNOWN = (0.0, 0.02, 0.05, 0.1, 0.2, 0.4, 0.7, 1.0)
_READING = (0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1.0)
_SURE = 0.999


def fit(known: Sequence[JudgedPaper], first_sight: Sequence[JudgedPaper]) -> Shrinkage:
    """The shrinkage whose confidence fits best (log-likelihood) the facts of each municipality at first sight, given the papers of all
    others; without papers at first sight, the facts of each known municipality."""
    tested = first_sight or known
    here, first = _by_town(known), _by_town(first_sight)
    every = added([counts_of(known), counts_of(first_sight, first_sight=True)])
    folds = [
        (
            without(without(every, counts_of(here.get(town, ()))), counts_of(first.get(town, ()), first_sight=True)),
            Counter((fact.table, fact.rule, fact.right) for paper in papers for fact in paper.facts),
        )
        for town, papers in _by_town(tested).items()
    ]
    weights = _KNOWN if known and first_sight else (1.0,)
    return max(
        (Shrinkage(rule, table, weight) for rule, table, weight in product(_RULE, _TABLE, weights)),
        key=lambda shrinkage: sum(_likelihood(Precision(rest, shrinkage), facts) for rest, facts in folds),
    )


def _by_town(papers: Sequence[JudgedPaper]) -> dict[str, list[JudgedPaper]]:
    towns: defaultdict[str, list[JudgedPaper]] = defaultdict(list)
    for paper in papers:
        towns[paper.municipality].append(paper)
    return towns


def _likelihood(precision: Precision, facts: Mapping[tuple[str, str, bool], int]) -> float:
    """The logarithm of the chance that these facts are right and wrong as they are."""
    return sum(number * _chance(precision.of(table, rule), right) for (table, rule, right), number in facts.items())


def fit_reading(scans: Sequence[JudgedPaper], known: Sequence[JudgedPaper], used: float) -> float:
    """The exponent of doubtful reading that best foretells which facts of scans are right, given how often their rules are right on
    the same papers as text; ``used`` is the exponent that the confidence of ``scans`` was made with."""
    precision = Precision(counts_of(known), Shrinkage())
    facts = [
        (precision.of(fact.table, fact.rule), fact.lowered ** (1 / used), fact.right)
        for paper in scans
        for fact in paper.facts
    ]
    return max(_READING, key=lambda exponent: sum(_chance(p * read**exponent, right) for p, read, right in facts))


def _chance(claimed: float, right: bool) -> float:
    claimed = min(max(claimed, 1 - _SURE), _SURE)
    return log(claimed if right else 1 - claimed)
