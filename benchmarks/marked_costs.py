"""Passages in the syntax of real papers whose amounts are marked with their kind (``data/marked/costs.txt``) or scope (``scopes.txt``):
more examples for the judges of amounts, beside the annotated corpus and the words of the lookup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.marked_steps import in_place, passages
from extractors.costs.extractor import read_amounts
from extractors.costs.judges import features
from extractors.facts import Fact, HeadValue
from pipeline.learning.training import Example

_FOLDER = Path(__file__).parent.parent / "data" / "marked"
KINDS, SCOPES = _FOLDER / "costs.txt", _FOLDER / "scopes.txt"
_MARK = re.compile(r"\[\[(?P<words>[^|\]]+)\|(?P<label>[^\]]+)\]\]")


def examples(file: Path) -> Iterator[Example]:
    """One example for each marked amount."""
    for (place, kind, *_), body in passages(file):
        document, marks = in_place(body, _MARK)
        known: tuple[Fact, ...] = (
            HeadValue(evidence=document.evidence(0, 1), rule="marked", field="paper_type", value=kind),
        )
        readings, _ = read_amounts(document, known)
        for reading, shown in zip(readings, features(document, known, readings), strict=True):
            for start, end, mark in marks:
                if start < reading.span.end and reading.span.start < end:
                    yield Example(place, shown, mark["label"])
