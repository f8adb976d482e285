"""Examples for the judge of statuses (``extractors/measures/status.py``): what is printed of how far the annotated measures are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.german.text import fold
from extractors.measures.draft import title_of
from extractors.measures.listed import measures_of
from extractors.measures.status import features
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example


def examples(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """What the judge learns from: the measures of concepts whose annotation says how far they are."""
    return {"statuses": [example for paper in papers for example in _of_paper(paper)]}


def _of_paper(paper: AnnotatedPaper) -> Iterator[Example]:
    said = {fold(row["label"]): row["status"] for row in paper.gold.rows("measures") if row.get("status")}
    for draft in measures_of(paper.document) if said else ():
        words = draft.words(paper.document, "status")
        if words and (status := said.get(fold(title_of(paper.document, draft)))):
            yield Example(paper.place, features(words), status)
