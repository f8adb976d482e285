"""Which papers of the corpus share turns of phrase: runs of five words, within a split and across."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from data.paper_forms.sheet import parse, words

RUN = 5
_COMMON = 8
"""Runs that stand in so many papers are furniture of the trade (“der Sitzung des Rates der”)."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Two papers and the runs of five words that both have."""

    one: str
    other: str
    runs: tuple[str, ...]


def runs_of(paper: str) -> frozenset[str]:
    """The runs of five words of a paper's markup, in lower case, without numbers; sentences and lines are not crossed.

    >>> sorted(runs_of("Der Rat der Stadt beschließt das Konzept."))
    ['der rat der stadt beschließt', 'der stadt beschließt das konzept', 'rat der stadt beschließt das']
    """
    found = set()
    for sentence in re.split(r"[.:;!?]\s|\n", words(parse(paper))):
        tokens = [token.casefold() for token in _WORD.findall(sentence)]
        found |= {" ".join(tokens[at : at + RUN]) for at in range(len(tokens) - RUN + 1)}
    return frozenset(found)


def neighbours(papers: Mapping[str, str], apart: Iterable[tuple[str, str]] = ()) -> list[Neighbours]:
    """Every two papers (name → markup) that share runs, those that share most first. Pairs in ``apart`` are left out: papers of
    one place share its template, as they do in life."""
    left_out = {frozenset(pair) for pair in apart}
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for name, paper in sorted(papers.items()):
        for run in runs_of(paper):
            holders[run].append(name)
    shared: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for run, names in sorted(holders.items()):
        if len(names) < _COMMON:
            for pair in combinations(names, 2):
                if frozenset(pair) not in left_out:
                    shared[pair].append(run)
    found = [Neighbours(one, other, tuple(runs)) for (one, other), runs in shared.items()]
    return sorted(found, key=lambda pair: (-len(pair.runs), pair.one, pair.other))


def nearest(found: Iterable[Neighbours]) -> Counter[str]:
    """For each paper, how many runs it shares with its nearest neighbour."""
    most: Counter[str] = Counter()
    for pair in found:
        for name in (pair.one, pair.other):
            most[name] = max(most[name], len(pair.runs))
    return most
