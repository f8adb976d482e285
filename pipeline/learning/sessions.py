"""Examples for the judge of sessions (``extractors/consultations/linking.py``): every committee with every day near it, and whether the
annotator says that it meets then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from extractors import EXTRACTORS
from extractors.consultations.linking import LINKED, pairs
from extractors.consultations.pair_features import Pair
from extractors.document import Document
from extractors.facts import Fact
from extractors.protocol import written_on
from pipeline.ingest.text.reading import read_text
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example
from pipeline.quality.comparison import names_of
from pipeline.quality.similarity import most_alike

NONE = "none"
_ALIKE, _IN_PART = 0.8, 0.6
_BEFORE = ("municipality", "header")


def examples(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """One example for each pair of each paper, as it is printed and in two other dresses; with the paper's own day, and without it, so
    that the judge learns to do without."""
    return {"sessions": [each for paper in papers for each in of_paper(paper)]}


def of_paper(paper: AnnotatedPaper) -> Iterator[Example]:
    """The examples of one paper."""
    rows = paper.gold.rows("consultations")
    known: list[Fact] = []
    for extractor in EXTRACTORS:
        if extractor.name in _BEFORE:
            known += [fact for fact in extractor.extract(paper.document, tuple(known)) if isinstance(fact, Fact)]
    for document in (paper.document, *dressed(paper.document.text)):
        yield from of_document(document, paper.place, rows, written_on(known))


def of_document(
    document: Document, place: str, rows: Sequence[Mapping[str, Any]], day: date | None
) -> Iterator[Example]:
    """The examples of one document, with its own day and without."""
    for found in (pairs(document, day), pairs(document)):
        for pair, right in zip(found, labels(found, rows), strict=True):
            if right is not None:
                yield Example(place, pair.features, LINKED if right else NONE)


def dressed(text: str) -> Iterator[Document]:
    """The paper with its tables closed up to lines and no blank lines, and with a line for each cell."""
    yield read_text("\n".join(line for line in text.replace("\t", " ").splitlines() if line.strip()))
    yield read_text(text.replace("\t", "\n"))


def labels(found: Sequence[Pair], rows: Sequence[Mapping[str, Any]]) -> list[bool | None]:
    """For each pair whether it is an annotated session; None where it names one again, or one that may be left out: it teaches nothing."""
    out: list[bool | None] = [False] * len(found)
    for row in rows:
        said = [number for number, pair in enumerate(found) if pair.day.on.isoformat() == row["date"]]
        for day in {found[number].day.start for number in said}:
            likeness = {n: _likeness(row, found[n]) for n in said if found[n].day.start == day}
            alike = [n for n, value in likeness.items() if value >= _IN_PART]
            for number in alike:
                out[number] = None
            named = [n for n in alike if likeness[n] >= _ALIKE] or alike
            if named and not row.get("optional"):
                out[min(named, key=lambda n: found[n].gap)] = True
    return out


def _likeness(row: Mapping[str, Any], pair: Pair) -> float:
    names = names_of(row, "committee")
    return max(most_alike(names, name) for name in (pair.name.committee.name, pair.name.committee.nominative.name))
