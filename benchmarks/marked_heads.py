"""Heads of papers in which it is marked who wrote the paper and which office answers for it (``data/marked/heads.txt``): more examples
for the judge of heads, in shapes that the papers of the corpus have seldom."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.marked_steps import in_place, passages
from extractors.head.judge import AUTHOR, DEPARTMENT
from pipeline.learning.heads import of_paper
from pipeline.learning.training import Example

PASSAGES = Path(__file__).parent.parent / "data" / "marked" / "heads.txt"
_MARK = re.compile(r"\[\[(?P<name>[^|\]]+)\|(?P<what>[ad])\]\]")
_FIELDS = {"a": AUTHOR, "d": DEPARTMENT}


def examples(file: Path = PASSAGES) -> Iterator[Example]:
    """Everybody whom the heads name; each head is a place of its own."""
    for (number, *_), passage in passages(file):
        document, marks = in_place(passage, _MARK)
        values: dict[str, str | None] = {AUTHOR: None, DEPARTMENT: None}
        values |= {_FIELDS[mark["what"]]: mark["name"] for _, _, mark in marks}
        yield from of_paper(document, values, f"(marked head {number})")
