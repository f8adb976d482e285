"""A tagger that was learned from the annotated corpus: one label for each word of a text, from the words around it.

A conditional random field as a table of weights: for each feature one number a label, for each pair of labels that follow each other
one number. The best row of labels is found by dynamic programming; nothing here needs the library that the weights are estimated with.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul

from extractors.learned import Classifier, Features, classifier

FOLLOWS = "(follows) "
"""What the weights of a label behind another are named by: “(follows) M”."""


@dataclass(frozen=True, slots=True)
class Tagger:
    """``weights`` of features, and of the label before: the features named “(follows) LABEL”."""

    weights: Classifier

    def labels(self, rows: Sequence[Features], doubt: Mapping[str, float] | None = None) -> list[str]:
        """The most likely label of each row of features; ``doubt`` adds to the weight of a label everywhere."""
        classes, known = self.weights.classes, self.weights.weights
        nothing = (0.0,) * len(classes)
        always = tuple((doubt or {}).get(name, 0.0) for name in classes)
        follows = [known.get(f"{FOLLOWS}{name}", nothing) for name in classes]
        best = [nothing]
        came_from: list[list[int]] = []
        for features in rows:
            shown = [(known[name], value) for name, value in features.items() if name in known]
            values = [1.0, *(value for _, value in shown)]
            columns = zip(always, *(weights for weights, _ in shown), strict=True)
            here = [sum(map(mul, column, values)) for column in columns]
            if not came_from:
                best.append(tuple(here))
                came_from.append([])
                continue
            before = best[-1]
            steps = [max(range(len(classes)), key=lambda i: before[i] + follows[i][to]) for to in range(len(classes))]
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
