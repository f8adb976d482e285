"""Precision, recall and F1: counted, averaged over papers, and with the interval that the choice of papers leaves open."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add
from typing import Any

RESAMPLES, SEED = 2000, 20240229


@dataclass(frozen=True, slots=True)
class Tally:
    """How many were right, how many were found, how many there are (the support). Optional rows are in none of them."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def empty(self) -> bool:
        return not (self.found or self.wanted)

    @property
    def perfect(self) -> bool:
        return self.right == self.found == self.wanted

    @property
    def precision(self) -> float:
        """Nothing found where there is nothing is right; nothing found where there is something has no merit."""
        return self.right / self.found if self.found else float(not self.wanted)

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def as_dict(self) -> dict[str, Any]:
        return {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "right": self.right,
            "found": self.found,
            "support": self.wanted,
        }


def total(tallies: Iterable[Tally]) -> Tally:
    return reduce(add, tallies, Tally())


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and F1 as numbers: of an average, or an end of an interval."""

    precision: float
    recall: float
    f1: float

    def as_dict(self) -> dict[str, float]:
        return {"precision": self.precision, "recall": self.recall, "f1": self.f1}


@dataclass(frozen=True, slots=True)
class Figure:
    """A table's figures over papers: ``micro`` counts rows, ``macro`` is the mean of the papers that hold or were given any;
    ``low`` to ``high`` is the 95 % interval of the micro figures."""

    micro: Tally
    macro: Scores
    low: Scores
    high: Scores
    papers: int

    def as_dict(self) -> dict[str, Any]:
        return self.micro.as_dict() | {
            "papers": self.papers,
            "macro": self.macro.as_dict(),
            "interval95": {"low": self.low.as_dict(), "high": self.high.as_dict()},
        }


def mean(tallies: Sequence[Tally]) -> Scores:
    """The mean over papers or tables, those left out in which there was nothing to find and nothing was found."""
    counted = [tally for tally in tallies if not tally.empty]
    if not counted:
        return Scores(1.0, 1.0, 1.0)
    return Scores(
        sum(tally.precision for tally in counted) / len(counted),
        sum(tally.recall for tally in counted) / len(counted),
        sum(tally.f1 for tally in counted) / len(counted),
    )


def figure(by_paper: Sequence[tuple[str, Tally]]) -> Figure:
    """The figures of one table. Papers that bear one name (a paper as text, as PDF, as scan) are drawn together in the bootstrap:
    they are not independent of each other."""
    clusters: defaultdict[str, Tally] = defaultdict(Tally)
    for name, tally in by_paper:
        clusters[name] += tally
    tallies = [tally for _, tally in by_paper]
    low, high = interval(list(clusters.values()))
    return Figure(total(tallies), mean(tallies), low, high, sum(not tally.empty for tally in tallies))


def interval(tallies: Sequence[Tally], resamples: int = RESAMPLES, seed: int = SEED) -> tuple[Scores, Scores]:
    """The 95 % bootstrap interval (percentiles) over papers drawn with replacement."""
    import numpy as np

    counts = np.array([(tally.right, tally.found, tally.wanted) for tally in tallies or [Tally()]], dtype=float)
    draws = np.random.default_rng(seed).integers(0, len(counts), (resamples, len(counts)))
    right, found, wanted = counts[draws].sum(axis=1).T
    precision = np.where(found > 0, right / np.maximum(found, 1), wanted == 0)
    recall = np.where(wanted > 0, right / np.maximum(wanted, 1), 1.0)
    both = precision + recall
    f1 = np.where(both > 0, 2 * precision * recall / np.where(both > 0, both, 1), 0.0)
    ends = np.percentile([precision, recall, f1], [2.5, 97.5], axis=1)
    low, high = (Scores(*map(float, end)) for end in ends)
    return low, high


def by_group(papers: Iterable[tuple[str, Mapping[str, Tally]]]) -> dict[str, dict[str, Tally]]:
    """Tallies of each table, added up by group (a municipality, a kind of input)."""
    groups: dict[str, dict[str, Tally]] = {}
    for group, tallies in papers:
        sums = groups.setdefault(group, {})
        for table, tally in tallies.items():
            sums[table] = sums.get(table, Tally()) + tally
    return dict(sorted(groups.items()))
