"""A tagger that was learned from the annotated corpus: one label for each word of a text, from the words around it.

A conditional random field as a table of weights: for each feature one number a label, for each pair of labels that follow each other
one number. The best row of labels is found by dynamic programming; nothing here needs the library that the weights are estimated with.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import add

from extractors.learned import Classifier, classifier

FOLLOWS = "(follows) "
"""What the weights of a label behind another are named by: “(follows) M”."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """``weights`` of features, and of the label before: the features named “(follows) LABEL”."""

    weights: Classifier

    def labels(self, rows: Sequence[Iterable[str]], doubt: Mapping[str, float] | None = None) -> list[str]:
        """The most likely label of each row of features; ``doubt`` adds to the weight of a label everywhere."""
        classes, known = self.weights.classes, self.weights.weights
        nothing = (0.0,) * len(classes)
        always = tuple((doubt or {}).get(name, 0.0) for name in classes)
        follows = [known.get(f"{FOLLOWS}{name}", nothing) for name in classes]
        leads = list(zip(*follows, strict=True))  # to each label, from every other
        best = [nothing]
        came_from: list[list[int]] = []
        for features in rows:
            shown = [known[name] for name in features if name in known]
            here = [sum(column) for column in zip(always, *shown, strict=True)]
            if not came_from:
                best.append(tuple(here))
                came_from.append([])
                continue
            before = best[-1]
            ways = [list(map(add, before, to)) for to in leads]
            steps = [way.index(max(way)) for way in ways]
            best.append(tuple(here[to] + before[i] + follows[i][to] for to, i in enumerate(steps)))
            came_from.append(steps)
        return [classes[number] for number in _back(best[-1], came_from)]


def _back(last: Sequence[float], came_from: Sequence[Sequence[int]]) -> list[int]:
    """The row of labels that ends best, read from its end."""
    if not came_from:
        return []
    path = [max(range(len(last)), key=lambda number: last[number])]
    for steps in reversed(came_from[1:]):
        path.append(steps[path[-1]])
    return path[::-1]


def tagger(name: str) -> Tagger:
    """The tagger of this name, as it was learned last."""
    return Tagger(classifier(name))
