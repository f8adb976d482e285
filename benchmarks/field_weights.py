"""Estimate what the signs of an enumeration weigh, by which ``extractors/action_fields/evidence.py`` tells fields from other lists.

    python -m benchmarks.field_weights [FOLDER ...] [--write]

Every enumeration of the annotated papers of RATSLESE_CORPUS and of each FOLDER (papers/ and gold/) is one of fields where three in four of
its names are annotated as fields, and another where no more than a third are; what lies between teaches nothing. In papers that
nobody annotated, whatever the rules of wording do not read as fields is another. Printed is how well enumerations are told
apart with each set left out; ``--write`` writes the weights of all.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from benchmarks.gold_sets import GoldSet, gold_sets
from extractors import EXTRACTORS
from extractors.action_fields.candidates import enumerations
from extractors.action_fields.enumeration import Enumeration
from extractors.action_fields.evidence import is_told, likelihood_by, signs
from extractors.action_fields.extractor import strict
from extractors.action_fields.named import Named
from extractors.action_fields.paper import paper_of
from extractors.document import Document
from extractors.facts import Fact
from pipeline.ingest.read import read_document
from pipeline.quality.similarity import alike

HEAD = """\
# What each sign of an enumeration weighs: sign = [weight, of how many enumerations of fields, of how many others it is a sign].
# Estimated by benchmarks/field_weights.py; read by extractors/action_fields/evidence.py.

[weights]
"""
_ALIKE = 0.82
_FIELDS, _OTHERS = 0.75, 0.34
_SELDOM = 15  # a sign of fewer enumerations is not weighed
_PENALTY = 0.5
_LIKELY = 0.4


@dataclass(frozen=True, slots=True)
class Example:
    """An enumeration of a paper: its signs, and whether it is one of fields."""

    paper: str
    shown: Mapping[str, float]
    of_fields: bool


def examples(papers: GoldSet) -> Iterator[Example]:
    """The enumerations of a set that teach something."""
    gold = {Path(paper.document).name: paper.rows("action_fields") for paper in papers.gold}
    for file in papers.papers:
        document, known = _read(file)
        paper = paper_of(document, known)
        named = strict(document, paper)
        lists = [place.label for place in named if place.manner in ("list", "heading")]
        for found in enumerations(document):
            start, end = found.labels[0].start, found.labels[-1].end
            shown = signs(document, paper, found, sum(not start <= label.start < end for label in lists))
            of_fields = _of_fields(found, gold.get(file.name), named)
            if is_told(shown) and of_fields is not None:
                yield Example(file.name, shown, of_fields)


def _read(file: Path) -> tuple[Document, tuple[Fact, ...]]:
    """The paper, and the facts that are read before its fields."""
    document, *_ = read_document(file)
    known: list[Fact] = []
    for extractor in EXTRACTORS:
        if extractor.name == "action_fields":
            break
        known += [item for item in extractor.extract(document, tuple(known)) if isinstance(item, Fact)]
    return document, tuple(known)


def _of_fields(found: Enumeration, gold: Sequence[Mapping[str, Any]] | None, named: Sequence[Named]) -> bool | None:
    """Whether the enumeration is one of fields; None where that is not sure."""
    if gold is None:
        read = {place.label.text for place in named}
        return None if sum(label.text in read for label in found.labels) > _OTHERS * len(found.labels) else False
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true")
    arguments = parser.parse_args()
    sets = {papers.name: list(examples(papers)) for papers in gold_sets(arguments.folders) if papers.name != "scan"}
    for name, left_out in sets.items():
        weights = estimate([example for other, known in sets.items() if other != name for example in known])
        taken = [e.of_fields for e in left_out if likelihood_by(weights, e.shown) >= _LIKELY]
        print(
            f"{name:12} {sum(taken)} of {len(taken)} taken are fields; {sum(e.of_fields for e in left_out)} are to be taken"
        )
    if arguments.write:
        known = [example for examples_of in sets.values() for example in examples_of]
        place = Path(str(files("extractors") / "lookups" / "field_weights.toml"))
        place.write_text(written(estimate(known), known), encoding="utf-8")


if __name__ == "__main__":
    main()
