"""Examples for the judges of heads: everybody whom the head of a paper names, with what the annotator says who wrote it and which office
answers for it (``extractors/head/people.py``); and whatever has the form of its number, kind or day (``extractors/head/values.py``)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from extractors.document import Document
from extractors.facts import HeadField
from extractors.head import people, values
from extractors.head.paper_type import sort_of
from extractors.head.reading import Head, head_of
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example
from pipeline.quality.comparison import HEAD
from pipeline.quality.similarity import alike

_PEOPLE: tuple[HeadField, ...] = (people.AUTHOR, people.DEPARTMENT)
_AS_GOOD = 0.02


def examples(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """What each judge learns from: the papers of which it is annotated what it judges, be it that there is none."""
    found: dict[str, list[Example]] = {"heads": [], **{name: [] for name in values.JUDGES.values()}}
    for paper in papers:
        for name, learned in of_paper(paper.document, paper.gold.head, paper.place).items():
            found[name] += learned
    return found


def of_paper(document: Document, annotated: Mapping[str, Any], place: str) -> dict[str, list[Example]]:
    """The examples of one paper for each judge; of two candidates of which one holds a value beside more, that one teaches nothing."""
    head, sort = head_of(document), sort_of(annotated.get("paper_type"))
    found = {"heads": list(_of_people(head, sort, annotated, place))}
    for field, name in values.JUDGES.items():
        shown = values.features(head, field, sort) if field in annotated else []
        fits = _fitting(field, annotated, [spot.value for spot, _ in shown])
        judged = [(values.OWN if fits(spot.value) else values.OTHER, spot, features) for spot, features in shown]
        found[name] = [
            Example(place, features, label)
            for label, spot, features in judged
            if label == values.OWN or not _holds(field, annotated, spot.value)
        ]
    return found


def _of_people(head: Head, sort: str, annotated: Mapping[str, Any], place: str) -> Iterator[Example]:
    if not all(field in annotated for field in _PEOPLE):
        return
    shown = people.features(head, sort)
    fits = {field: _fitting(field, annotated, [mention.text for mention, _ in shown]) for field in _PEOPLE}
    for mention, features in shown:
        field = next((field for field in _PEOPLE if _holds(field, annotated, mention.text)), None)
        if field is None or fits[field](mention.text):
            yield Example(place, features, field or people.NONE)


def _holds(field: str, annotated: Mapping[str, Any], text: str) -> bool:
    return bool(annotated[field]) and HEAD[field](annotated, field, text)


def _fitting(field: str, annotated: Mapping[str, Any], texts: Sequence[str]) -> Callable[[str], bool]:
    """Whether a text holds the annotated value, and as well as any of ``texts`` does."""
    held = [alike(annotated[field], text) for text in texts if _holds(field, annotated, text)]
    return lambda text: _holds(field, annotated, text) and alike(annotated[field], text) >= max(held) - _AS_GOOD
