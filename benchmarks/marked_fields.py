"""Passages in the syntax of real papers with lists (``data/marked/fields.txt``), most of which are no fields of a concept: more examples
for the judge of fields, beside the annotated corpus, whose papers hold few lists of other things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.marked_steps import in_place, passages
from extractors.action_fields.evidence import FIELDS, OTHER, signs
from extractors.action_fields.paper import paper_of
from extractors.action_fields.weighed import enumerations
from pipeline.learning.fields import by_share
from pipeline.learning.training import Example

PASSAGES = Path(__file__).parent.parent / "data" / "marked" / "fields.txt"
_MARK = re.compile(r"\[\[([^\]]+)\]\]")


def examples(file: Path = PASSAGES) -> Iterator[Example]:
    """One example for each enumeration of the passages: of fields where most of its names are marked, of others where few are."""
    for (place, *_), body in passages(file):
        document, marks = in_place(body, _MARK)
        marked = {(start, end) for start, end, _ in marks}
        paper = paper_of(document, ())
        for found in enumerations(document):
            share = sum((label.start, label.end) in marked for label in found.labels) / len(found.labels)
            of_fields = by_share(share)
            if of_fields is not None:
                yield Example(place, signs(document, paper, found), FIELDS if of_fields else OTHER)
