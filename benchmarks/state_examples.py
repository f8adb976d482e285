"""Examples for the judge of the Land: each paper with each Land, and which one is the annotated (``extractors/municipality/states.py``)."""

from __future__ import annotations

from collections.abc import Iterator

from benchmarks.gold_sets import GoldSet
from benchmarks.training import Example
from extractors.municipality.states import LAND, OTHER, features
from pipeline.ingest.read import read_document


def examples(papers: GoldSet) -> Iterator[Example]:
    """One example for each Land and each paper; a town that the paper does not name is not known by its ending."""
    for path, annotated in zip(papers.papers, papers.gold, strict=True):
        document, *_ = read_document(path)
        text = "\n".join([document.text, *(margin for page in document.pages for margin in page.margins)])
        name = annotated.municipality if annotated.municipality in text else ""
        for state, shown in features(text, name).items():
            yield Example(
                annotated.municipality, shown, LAND if state == annotated.head["municipality_state"] else OTHER
            )
