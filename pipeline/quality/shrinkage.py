"""How strongly the precision of rules is drawn together: estimated by what best foretells papers of towns that were left out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import product
from math import log

from pipeline.confidence import Precision, Shrinkage
from pipeline.quality.calibration import counts_of, without
from pipeline.quality.judging import JudgedPaper

_RULE = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 64.0)
_TABLE = (5.0, 10.0, 20.0, 40.0, 80.0, 160.0, 320.0)
_SURE = 0.999


def fit(papers: Sequence[JudgedPaper]) -> Shrinkage:
    """The shrinkage whose confidence fits best (log-likelihood) the facts of each municipality, given the papers of all others."""
    every = counts_of(papers)
    folds = [
        (
            without(every, counts_of(members)),
            Counter((fact.table, fact.rule, fact.right) for paper in members for fact in paper.facts),
        )
        for members in _by_town(papers).values()
    ]
    return max(
        (Shrinkage(rule, table) for rule, table in product(_RULE, _TABLE)),
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


def _chance(claimed: float, right: bool) -> float:
    claimed = min(max(claimed, 1 - _SURE), _SURE)
    return log(claimed if right else 1 - claimed)
