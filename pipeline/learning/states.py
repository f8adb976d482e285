"""Examples for the judge of the Land: each paper with each Land, and which one is the annotated (``extractors/municipality/states.py``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.municipality.states import LAND, OTHER, features
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example


def examples(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """What the judge learns from."""
    return {"states": list(_states(papers))}


def _states(papers: Sequence[AnnotatedPaper]) -> Iterator[Example]:
    """One example for each Land and each paper; a town that the paper does not name is not known by its ending."""
    for paper in papers:
        state = paper.gold.head.get("municipality_state")
        text = "\n".join([paper.document.text, *paper.document.margins])
        name = paper.place if paper.place in text else ""
        for one, shown in features(text, name).items() if state else ():
            yield Example(paper.place, shown, LAND if one == state else OTHER)
