"""Passages in the syntax of real papers whose amounts are marked with their kind (``data/marked/costs.txt``), their scope (``scopes.txt``),
what they are for (``cost_labels.txt``) and when (``cost_years.txt``): more examples for the judges of amounts, beside the annotated
corpus and the lookup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.marked_steps import in_place, passages
from extractors.costs.extractor import read_amounts
from extractors.costs.judges import features
from extractors.costs.reading import Reading
from extractors.facts import Fact, HeadValue
from extractors.learned import Features
from pipeline.learning import costs
from pipeline.learning.training import Example

_FOLDER = Path(__file__).parent.parent / "data" / "marked"
KINDS, SCOPES, LABELS, YEARS = (_FOLDER / f"{name}.txt" for name in ("costs", "scopes", "cost_labels", "cost_years"))
_MARK = re.compile(r"\[\[(?P<words>[^|\]]+)\|(?P<label>[^\]]+)\]\]")


def examples(file: Path) -> Iterator[Example]:
    """One example for each marked amount."""
    for place, _, shown, label in _marked(file):
        yield Example(place, shown, label)


def wordings() -> Iterator[Example]:
    """One example for each noun phrase beside an amount whose label is marked."""
    for place, reading, _, label in _marked(LABELS):
        yield from costs.wordings(place, reading, [label])


def years() -> Iterator[Example]:
    """One example for each year beside an amount whose years are marked."""
    for place, reading, _, label in _marked(YEARS):
        yield from costs.years(place, reading, [{"year": int(year)} for year in label.split("/") if year.isdigit()])


def _marked(file: Path) -> Iterator[tuple[str, Reading, Features, str]]:
    """The place of each marked amount, its reading, what it shows and its mark."""
    for (place, kind, *_), body in passages(file):
        document, marks = in_place(body, _MARK)
        known: tuple[Fact, ...] = (
            HeadValue(evidence=document.evidence(0, 1), rule="marked", field="paper_type", value=kind),
        )
        readings, _refused = read_amounts(document, known)
        for reading, shown in zip(readings, features(document, known, readings), strict=True):
            for start, end, mark in marks:
                if start < reading.span.end and reading.span.start < end:
                    yield place, reading, shown, mark["label"]
