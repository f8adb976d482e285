"""Examples for the tagger of fields (``extractors/action_fields/told.py``): the chunks of annotated papers, each with whether it begins the
name of a field, goes on with one, or neither."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractors.action_fields.name_features import features_of, meanings_of
from extractors.action_fields.told import INSIDE, NAME, OTHER, stretches
from extractors.noun_chunks import Chunk
from extractors.sequences import with_meaning
from pipeline.learning.members import Run, places
from pipeline.learning.papers import AnnotatedPaper

_MOST = 2  # places of a name where no quote says which


def runs(papers: Sequence[AnnotatedPaper]) -> Iterator[Run]:
    """The runs of chunks around the words for fields of each paper."""
    for paper in papers:
        named = list(printed(paper.document.text, paper.gold.rows("action_fields")))
        for run in stretches(paper.document):
            rows = zip(features_of(paper.document, run), meanings_of(paper.document, run), strict=True)
            shown = [with_meaning(features, meant) for features, meant in rows]
            yield Run(paper.place, shown, labels_of(run, named))


def labels_of(run: Sequence[Chunk], named: Sequence[tuple[int, int]]) -> list[str]:
    """The label of each chunk of a run."""
    labels = [OTHER] * len(run)
    for start, end in named:
        inside = [at for at, chunk in enumerate(run) if chunk.start < end and start < chunk.end]
        if inside:
            labels[inside[0] : inside[-1] + 1] = [NAME, *[INSIDE] * (len(inside) - 1)]
    return labels


def printed(text: str, rows: Sequence[Mapping[str, Any]]) -> Iterator[tuple[int, int]]:
    """Where the names of the annotated fields stand: within their quote where there is one, else where they stand first."""
    for row in rows:
        if row.get("optional"):
            continue
        found = places(text, {"name": row["label"], "aliases": row.get("aliases") or ()})
        quoted = places(text, {"name": row["quote"]}) if row.get("quote") else []
        within = [one for one in found if any(one[0] < end and start < one[1] for start, end in quoted)]
        yield from (within or found)[:_MOST]
