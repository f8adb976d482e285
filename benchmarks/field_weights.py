"""What the signs of an enumeration weigh, by which ``extractors/action_fields/evidence.py`` tells fields from other lists.

Every enumeration of the annotated papers is one of fields where three in four of its names are annotated as fields, and another where no
more than a third are; what lies between teaches nothing. Estimated by ``python -m benchmarks.learn``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks.gold_sets import GoldSet
from extractors import EXTRACTORS
from extractors.action_fields.candidates import enumerations
from extractors.action_fields.enumeration import Enumeration
from extractors.action_fields.evidence import is_told, likelihood_by, signs
from extractors.action_fields.extractor import strict
from extractors.action_fields.paper import paper_of
from extractors.document import Document
from extractors.facts import Fact
from pipeline.ingest.read import read_document
from pipeline.quality.similarity import alike

HEAD = """\
# What each sign of an enumeration weighs: sign = [weight, of how many enumerations of fields, of how many others it is a sign].
# Estimated by benchmarks/learn.py; read by extractors/action_fields/evidence.py.

[weights]
"""
_ALIKE = 0.82
_FIELDS, _OTHERS = 0.75, 0.34
_SELDOM = 15  # a sign of fewer enumerations is not weighed
_PENALTY = 0.5
_LIKELY = 0.4


@dataclass(frozen=True, slots=True)
class Example:
    """An enumeration of a paper of a place: its signs, and whether it is one of fields."""

    place: str
    shown: Mapping[str, float]
    of_fields: bool


def examples(papers: GoldSet) -> Iterator[Example]:
    """The enumerations of a set that teach something."""
    for file, annotated in zip(papers.papers, papers.gold, strict=True):
        gold = annotated.rows("action_fields")
        document, known = _read(file)
        paper = paper_of(document, known)
        named = strict(document, paper)
        lists = [place.label for place in named if place.manner in ("list", "heading")]
        for found in enumerations(document):
            start, end = found.labels[0].start, found.labels[-1].end
            shown = signs(document, paper, found, sum(not start <= label.start < end for label in lists))
            of_fields = _of_fields(found, gold)
            if is_told(shown) and of_fields is not None:
                yield Example(annotated.municipality, shown, of_fields)


def _read(file: Path) -> tuple[Document, tuple[Fact, ...]]:
    """The paper, and the facts that are read before its fields."""
    document, *_ = read_document(file)
    known: list[Fact] = []
    for extractor in EXTRACTORS:
        if extractor.name == "action_fields":
            break
        known += [item for item in extractor.extract(document, tuple(known)) if isinstance(item, Fact)]
    return document, tuple(known)


def _of_fields(found: Enumeration, gold: Sequence[Mapping[str, Any]]) -> bool | None:
    """Whether the enumeration is one of fields; None where that is not sure."""
    rows = [_row_of(label.text, gold) for label in found.labels]
    matched = [row for row in rows if row is not None]
    share = len(matched) / len(rows)
    if sum(bool(row.get("optional")) for row in matched) > len(rows) / 2:
        return None
    return True if share >= _FIELDS else False if share <= _OTHERS else None


def _row_of(label: str, gold: Iterable[Mapping[str, Any]]) -> Mapping[str, Any] | None:
    alternatives = ((row, [row["label"], *(row.get("aliases") or ())]) for row in gold)
    return next((row for row, names in alternatives if max(alike(label, name) for name in names) >= _ALIKE), None)


def estimate(known: Sequence[Example]) -> dict[str, float]:
    """The weights that make the examples likeliest, held small by a penalty (logistic regression)."""
    often = Counter(sign for example in known for sign in example.shown)
    every = sorted(sign for sign, times in often.items() if times >= _SELDOM)
    place = {sign: number for number, sign in enumerate(every)}
    shown = np.zeros((len(known), len(every) + 1))
    shown[:, -1] = 1.0
    for row, example in zip(shown, known, strict=True):
        for sign, value in example.shown.items():
            if sign in place:
                row[place[sign]] = value
    right = np.array([float(example.of_fields) for example in known])

    def loss(weights: Any) -> tuple[float, Any]:
        total = shown @ weights
        held = np.append(weights[:-1], 0.0)
        gradient = shown.T @ (1 / (1 + np.exp(-total)) - right) + _PENALTY * held
        return float((np.logaddexp(0, total) - right * total).sum() + _PENALTY / 2 * held @ held), gradient

    weights = minimize(loss, np.zeros(len(every) + 1), jac=True, method="L-BFGS-B").x
    return dict(zip([*every, "always"], map(float, weights), strict=True))


def written(weights: Mapping[str, float], known: Sequence[Example]) -> str:
    """The TOML that the extractor reads."""
    shown = {kind: Counter(sign for e in known if e.of_fields is kind for sign in e.shown) for kind in (True, False)}
    for kind in (True, False):
        shown[kind]["always"] = sum(example.of_fields is kind for example in known)
    lines = (f'"{s}" = [{weights[s]:.2f}, {shown[True][s]}, {shown[False][s]}]\n' for s in sorted(weights))
    return HEAD + "".join(lines)


def shares(weights: Mapping[str, float], left_out: Sequence[Example]) -> tuple[int, int, int]:
    """(right, taken, wanted): of the enumerations that these weights take for fields."""
    taken = [example.of_fields for example in left_out if likelihood_by(weights, example.shown) >= _LIKELY]
    return sum(taken), len(taken), sum(example.of_fields for example in left_out)
