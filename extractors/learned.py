"""What was learned from the annotated corpus, as the extractors use it: a judge that weighs features.

A classifier is a table of weights: for each feature one number a class. Its probability is the logistic (of two classes) or softmax of
the weights of the features that are there. Weights are estimated by ``python -m benchmarks.learn`` and stand as plain text in
``lookups/learned``, so that a change of them can be read; nothing here needs the libraries that they are trained with.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from math import exp
from operator import add

Features = Mapping[str, float]
"""What speaks for or against: a name, and how strongly it is there (1.0 where it simply is)."""
BIAS = "(always)"


@dataclass(frozen=True)
class Classifier:
    """``weights``: feature → one weight for each of ``classes``. Features that were never seen weigh nothing."""

    classes: tuple[str, ...]
    weights: Mapping[str, tuple[float, ...]]

    def probabilities(self, features: Features) -> dict[str, float]:
        """Class → probability; they add up to one."""
        totals = self.totals(features)
        most = max(totals)
        shares = [exp(total - most) for total in totals]
        whole = sum(shares)
        return {name: share / whole for name, share in zip(self.classes, shares, strict=True)}

    def totals(self, features: Features) -> list[float]:
        """One number a class: the sum of what the features weigh for it."""
        weights = self.weights
        rows = [
            row if value == 1 else [weight * value for weight in row]
            for name, value in features.items()
            if (row := weights.get(name))
        ]
        return list(map(sum, zip(weights.get(BIAS, (0.0,) * len(self.classes)), *rows, strict=True)))

    @cached_property
    def margins(self) -> Mapping[str, float]:
        """Feature → how much more it weighs for the first of two classes than for the second."""
        return {name: first - second for name, (first, second) in self.weights.items()}

    def probability(self, features: Features, of: str) -> float:
        """The probability of one class."""
        return self.probabilities(features)[of]

    def plus(self, other: Classifier) -> Classifier:
        """The sum of both, for the classes of this one."""
        places = [other.classes.index(name) if name in other.classes else None for name in self.classes]
        weights = dict(self.weights)
        for feature, row in other.weights.items():
            more = [0.0 if place is None else row[place] for place in places]
            weights[feature] = tuple(map(add, weights.get(feature, (0.0,) * len(more)), more))
        return Classifier(self.classes, weights)

    def reasons(self, features: Features, of: str, most: int = 5) -> list[tuple[str, float]]:
        """The features that weigh most for or against a class, beside the mean of the other classes: the heaviest first."""
        place = self.classes.index(of)
        found = []
        for name, value in features.items():
            weights = self.weights.get(name)
            if weights is not None:
                others = (sum(weights) - weights[place]) / (len(weights) - 1)
                found.append((name, round((weights[place] - others) * value, 2)))
        return sorted(found, key=lambda pair: (-abs(pair[1]), pair[0]))[:most]


_USED: dict[str, Classifier] = {}


@contextmanager
def using(instead: Mapping[str, Classifier]) -> Iterator[None]:
    """While it lasts these stand in this process for the shipped ones of their names, and no others."""
    before = dict(_USED)
    _USED.clear()
    _USED.update(instead)
    try:
        yield
    finally:
        _USED.clear()
        _USED.update(before)


def classifier(name: str) -> Classifier:
    """The classifier of this name: the shipped one, but where another is used instead."""
    return _USED.get(name) or shipped(name)


@cache
def shipped(name: str) -> Classifier:
    """The classifier of this name, as it was learned from the corpus."""
    return read((files("extractors") / "lookups" / "learned" / f"{name}.tsv").read_text(encoding="utf-8"))


def read(text: str) -> Classifier:
    """A classifier from its table.

    >>> read("feature\\tno\\tyes\\n(always)\\t0.5\\t-0.5\\nverb: tagt\\t-1\\t1\\n").probability({"verb: tagt": 1.0}, "yes")
    0.7310585786300049
    """
    rows = list(
        csv.reader(
            (line for line in text.splitlines() if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE
        )
    )
    return Classifier(tuple(rows[0][1:]), {row[0]: tuple(map(float, row[1:])) for row in rows[1:]})


def written(learned: Classifier, about: Sequence[str] = ()) -> str:
    """The table of a classifier, features in the order of the alphabet; ``about`` are lines of comment above it."""
    lines = [f"# {line}" for line in about]
    lines.append("\t".join(["feature", *learned.classes]))
    lines += [
        "\t".join([name, *(f"{weight:g}" for weight in weights)]) for name, weights in sorted(learned.weights.items())
    ]
    return "\n".join(lines) + "\n"
