"""Examples for the judge of heads (``extractors/head/judge.py``): everybody whom the head of a paper names, and what the annotator says
who wrote it and which office answers for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractors.document import Document
from extractors.head.judge import AUTHOR, DEPARTMENT, NONE, features
from extractors.head.mentions import Mention
from extractors.head.paper_type import read_paper_type
from extractors.head.reading import head_of
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example
from pipeline.quality.comparison import HEAD
from pipeline.quality.similarity import alike

_FIELDS = (AUTHOR, DEPARTMENT)
_AS_GOOD = 0.02


def examples(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """What the judge learns from: the papers of which it is annotated who wrote them, be it that nobody is named."""
    annotated = [paper for paper in papers if all(field in paper.gold.head for field in _FIELDS)]
    return {"heads": [each for paper in annotated for each in of_paper(paper.document, paper.gold.head, paper.place)]}


def of_paper(document: Document, values: Mapping[str, Any], place: str) -> Iterator[Example]:
    """One example for each mention; one that holds a value beside more than another does teaches nothing."""
    head = head_of(document)
    kind = read_paper_type(head)
    shown = features(head, kind.value if kind else None)
    named = [mention for mention, _ in shown]
    for mention, found in shown:
        field = next((field for field in _FIELDS if _holds(mention, field, values)), NONE)
        if field == NONE or _is_best(mention, field, values, named):
            yield Example(place, found, field)


def _holds(mention: Mention, field: str, values: Mapping[str, Any]) -> bool:
    return bool(values[field]) and HEAD[field](values, field, mention.text)


def _is_best(mention: Mention, field: str, values: Mapping[str, Any], named: Sequence[Mention]) -> bool:
    best = max(alike(values[field], other.text) for other in named if _holds(other, field, values))
    return alike(values[field], mention.text) >= best - _AS_GOOD
