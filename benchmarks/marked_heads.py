"""Heads of papers in which it is marked who wrote the paper, which office answers for it, and its number, kind and day
(``data/marked/heads.txt``): more examples for the judges of heads, in shapes that the papers of the corpus have seldom."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from benchmarks.marked_steps import in_place, passages
from extractors.facts import HeadField
from extractors.german.dates import read_day
from pipeline.learning.heads import of_paper
from pipeline.learning.training import Example

PASSAGES = Path(__file__).parent.parent / "data" / "marked" / "heads.txt"
_MARK = re.compile(r"\[\[(?P<name>[^|\]]+)\|(?P<what>[adnky])\]\]")
_FIELDS: dict[str, HeadField] = {"a": "author", "d": "department", "n": "reference", "k": "paper_type", "y": "date"}


def examples(file: Path = PASSAGES) -> dict[str, list[Example]]:
    """For each judge whatever the heads hold that it judges; each head is a place of its own."""
    found: dict[str, list[Example]] = defaultdict(list)
    for (number, *_), passage in passages(file):
        document, marks = in_place(passage, _MARK)
        values: dict[str, str | None] = dict.fromkeys(_FIELDS.values())
        values |= {_FIELDS[mark["what"]]: mark["name"] for _, _, mark in marks}
        if values["date"] and (day := read_day(values["date"])):
            values["date"] = day.isoformat()
        for name, learned in of_paper(document, values, f"(marked head {number})").items():
            found[name] += learned
    return dict(found)
