"""Estimate a classifier from examples, and how far it carries to places that were left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import logsumexp, softmax
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from extractors.learned import BIAS, Classifier, Features

FOLDS = 10
_EXACT = 1e-10  # far below the rounding: the same table on every machine


@dataclass(frozen=True, slots=True)
class Example:
    """A candidate of a paper of a place: its features and what the annotator says that it is."""

    place: str
    features: Features
    label: str


def train(examples: Sequence[Example], *, strength: float = 1.0, seldom: int = 3) -> Classifier:
    """Logistic regression (ridge; the smaller ``strength``, the smaller the weights). Features of fewer than ``seldom`` examples are left
    out, weights are rounded to two decimals, so that the same examples give the same table."""
    often = Counter(name for example in examples for name in example.features)
    kept = [{name: value for name, value in example.features.items() if often[name] >= seldom} for example in examples]
    vectors = DictVectorizer(sort=True)
    table = vectors.fit_transform(kept)
    model = LogisticRegression(C=strength, solver="newton-cg", tol=_EXACT, max_iter=5000)
    model.fit(table, [example.label for example in examples])
    classes = tuple(map(str, model.classes_))
    weights = {BIAS: _rounded(model.intercept_, classes)}
    for number, name in enumerate(vectors.feature_names_):
        row = _rounded(model.coef_[:, number], classes)
        if any(row):
            weights[name] = row
    return Classifier(classes, weights)


def add(shipped: Classifier, examples: Sequence[Example], *, strength: float = 1.0) -> Classifier:
    """What to add to the weights of ``shipped`` so that it fits these examples too: multinomial logistic regression, its weights drawn
    towards nothing, so that a few papers move little. Classes that ``shipped`` does not know teach nothing."""
    known = [example for example in examples if example.label in shipped.classes]
    vectors = DictVectorizer(sort=True)
    table = vectors.fit_transform([{BIAS: 1.0, **example.features} for example in known]).tocsr()
    before = np.array([shipped.totals(example.features) for example in known])
    right = np.array([[float(name == example.label) for name in shipped.classes] for example in known])
    shape = (table.shape[1], len(shipped.classes))

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        added = flat.reshape(shape)
        totals = before + table @ added
        value = strength * (logsumexp(totals, axis=1) - (totals * right).sum(axis=1)).sum() + (flat @ flat) / 2
        gradient = strength * (table.T @ (softmax(totals, axis=1) - right)) + added
        return float(value), gradient.ravel()

    found = minimize(loss, np.zeros(shape).ravel(), jac=True, method="L-BFGS-B", options={"gtol": 1e-9, "ftol": 0.0})
    rows = dict(zip(vectors.feature_names_, found.x.reshape(shape), strict=True))
    rounded = {name: tuple(round(float(weight), 2) + 0.0 for weight in row) for name, row in rows.items()}
    return Classifier(shipped.classes, {name: row for name, row in rounded.items() if any(row)})


def _rounded(values: Sequence[float], classes: Sequence[str]) -> tuple[float, ...]:
    """One weight a class; of two classes scikit-learn gives only the second's."""
    full = [0.0, *values] if len(classes) == 2 and len(values) == 1 else list(values)
    return tuple(round(float(value), 2) + 0.0 for value in full)


def carried(
    examples: Sequence[Example],
    learn: Callable[[Sequence[Example]], Classifier],
    *,
    threshold: float = 0.5,
    none: str = "none",
) -> dict[str, tuple[int, int, int]]:
    """Class → (right, taken, wanted) on each tenth of the places, judged by what the other nine teach; ``none`` is no class of facts."""
    places = sorted({example.place for example in examples})
    fold = {place: number % FOLDS for number, place in enumerate(places)}
    counts: dict[str, list[int]] = {}
    for number in range(FOLDS):
        learned = learn([example for example in examples if fold[example.place] != number])
        for example in examples:
            if fold[example.place] != number:
                continue
            found = learned.probabilities(example.features)
            best = max(found, key=lambda name: found[name])
            for name in {best, example.label} - {none}:
                count = counts.setdefault(name, [0, 0, 0])
                taken = best == name and found[name] >= threshold
                count[0] += taken and example.label == name
                count[1] += taken
                count[2] += example.label == name
    return {name: (right, taken, wanted) for name, (right, taken, wanted) in sorted(counts.items())}
