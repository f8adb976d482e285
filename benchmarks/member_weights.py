"""How much each sign around an enumeration speaks for its being the members of a body (``extractors/steering_groups/weighing.py``).

Estimated by ``python -m benchmarks.learn`` from the enumerations near bodies in annotated papers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from extractors.steering_groups.lines_below import place_below
from extractors.steering_groups.seatings import places
from extractors.steering_groups.weighing import Place, can_be, signs_of
from numpy.typing import NDArray
from scipy.optimize import minimize

from benchmarks.gold_sets import GoldSet
from extractors.document import Document
from extractors.steering_groups.contexts import contexts
from pipeline.ingest.read import read_document
from pipeline.ingest.reading import reading
from pipeline.quality.similarity import most_alike

HEAD = """\
# How much each sign around an enumeration speaks for its being the members of a body (weighing.py says what the signs are), with how many
# enumerations of members and how many others bear it. Estimated by benchmarks/learn.py.
"""
# What the sets have too few examples of to estimate: the estimate is drawn towards these instead of towards nothing.
EXPECTED = {
    "is-heard": -3.0, "is-heard-near": -3.0, "broken": -3.0, "said": -3.0, "money": -2.0, "general": -1.0, "no-cue": -0.8,
    "event": -0.5, "event-near": -0.8, "minutes": -3.5, "minutes-near": -3.5, "to-do": -3.5, "to-them": -3.5,
    "is-told": -2.0, "is-told-near": -2.0,
    "works-with": -0.4, "works-with-near": -0.8, "matter-near": -0.4, "matters": -1.0, "council": -2.0, "apart": -0.4,
    "nouns-between": -0.5, "far-sentence": -0.6,
}  # fmt: skip
_SAME = 0.78  # two names of one member are at least so much alike
_MOST, _FEW = 0.6, 0.25  # shares of parts that are members: the enumeration is their list; it is none

Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Example:
    """An enumeration near a body in a paper of a place: its signs, how many parts it has, and whether they are the members that the
    annotator found."""

    place: str
    signs: Mapping[str, float]
    parts: int
    members: bool
    possible: bool


def examples(papers: GoldSet) -> Iterator[Example]:
    """The enumerations of two parts or more near bodies in the papers of a set, but those that are members in part."""
    for path, annotated in zip(papers.papers, papers.gold, strict=True):
        members = annotated.rows("steering_group_members")
        for place in _places(read_document(path, reading(None))[0]):
            yield from _example(annotated.municipality, place, members)


def _places(document: Document) -> Iterator[Place]:
    for context in contexts(document):
        yield from places(document, context)
        below = place_below(document, context)
        if below is not None:
            yield below


def _example(town: str, place: Place, members: Sequence[Mapping[str, object]]) -> Iterator[Example]:
    if len(place.parts) < 2:
        return
    hits = 0
    for part in place.parts:
        alike = [
            member.get("optional")
            for member in members
            if most_alike([member["name"], *_aliases(member)], part.name) >= _SAME
        ]
        if any(alike):
            return
        hits += bool(alike)
    share = hits / len(place.parts)
    if _FEW < share < _MOST:
        return
    signs = dict(signs_of(place))
    yield Example(town, signs, len(place.parts), share >= _MOST, can_be(place, signs))


def _aliases(member: Mapping[str, object]) -> list[object]:
    aliases = member.get("aliases")
    return list(aliases) if isinstance(aliases, list) else []


def estimated(found: Sequence[Example]) -> dict[str, float]:
    """Logistic regression, its weights drawn towards what is expected (ridge, strength 1)."""
    names = sorted({name for example in found for name in example.signs} | EXPECTED.keys())
    table = np.array([[example.signs.get(name, 0.0) for name in names] for example in found])
    right = np.array([float(example.members) for example in found])
    centre = np.array([EXPECTED.get(name, 0.0) for name in names])
    pull = np.array([0.01 if name == "bias" else 1.0 for name in names])

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        total = table @ weights
        away = weights - centre
        value = float(np.sum(np.logaddexp(0, total) - right * total) + 0.5 * np.sum(pull * away**2))
        return value, table.T @ (1 / (1 + np.exp(-total)) - right) + pull * away

    result = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B")
    return dict(zip(names, map(float, result.x), strict=True))


def shares(weights: Weights, left_out: Sequence[Example]) -> tuple[int, int, int]:
    """(right, taken, wanted): parts of the enumerations that these weights take for members."""
    taken = [
        one for one in left_out if one.possible and sum(weights.get(k, 0.0) * v for k, v in one.signs.items()) >= 0
    ]
    right = sum(one.parts for one in taken if one.members)
    return right, sum(one.parts for one in taken), sum(one.parts for one in left_out if one.members)


def written(weights: Weights, found: Sequence[Example]) -> str:
    entries = [
        f'\n[[weights]]\nsign = "{name}"\nweight = {weight:.2f}\n'
        f"of_members = {sum(name in one.signs for one in found if one.members)}\n"
        f"of_others = {sum(name in one.signs for one in found if not one.members)}\n"
        for name, weight in sorted(weights.items())
    ]
    return HEAD + "".join(entries)
