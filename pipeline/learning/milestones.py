"""Examples for the judges of milestones (``extractors/milestones``): each time of a paper and whether it dates a step, done or planned;
each wording of a step and whether it is as the annotator's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from extractors.document import Document
from extractors.milestones.candidates import Candidate, candidates
from extractors.milestones.extractor import NONE, paper_of
from extractors.milestones.features import features
from extractors.milestones.labels import LABEL, Label, labels
from extractors.protocol import Known
from pipeline.learning.papers import AnnotatedPaper
from pipeline.learning.training import Example
from pipeline.quality.comparison import names_of, same_days
from pipeline.quality.similarity import most_alike

Row = Mapping[str, Any]
_ALIKE, _NEARLY = 0.4, 0.9
"""How alike a wording and the annotator's are at least, and as what share of the most alike one, for it to be right."""


def examples(papers: Sequence[AnnotatedPaper]) -> dict[str, list[Example]]:
    """One example for each candidate, and one for each wording of those that date a step."""
    times: list[Example] = []
    wordings: list[Example] = []
    for paper in papers:
        of_paper = of(paper.document, paper.known, paper.gold.rows("milestones"), paper.place)
        times += of_paper[0]
        wordings += of_paper[1]
    return {"milestones": times, "milestone_labels": wordings}


def of(document: Document, known: Known, rows: Sequence[Row], place: str) -> tuple[list[Example], list[Example]]:
    """The examples of one paper."""
    paper = paper_of(known)
    found = list(candidates(document, paper.written))
    shown = features(document, found, paper)
    times: list[Example] = []
    wordings: list[Example] = []
    for number, row in _assigned(document, found, rows):
        if row is None or row.get("status"):
            times.append(Example(place, shown[number], row["status"] if row else NONE))
        if row:
            wordings += of_wordings(place, labels(document, found[number]), names_of(row, "label"))
    return times, wordings


def of_wordings(place: str, told: Iterable[Label], names: Sequence[str]) -> Iterator[Example]:
    """One example for each wording of a step; right are those that are nearly as like one of its names as any is."""
    likeness = [(label, most_alike(names, label.text)) for label in told]
    enough = max(_ALIKE, _NEARLY * max((alike for _, alike in likeness), default=0.0))
    for label, alike in likeness:
        yield Example(place, label.features, LABEL if alike >= enough else NONE)


def _assigned(document: Document, found: Sequence[Candidate], rows: Sequence[Row]) -> Iterator[tuple[int, Row | None]]:
    """The number of each candidate, with the annotated row that it dates (None where it dates none); doubtful ones are left out: steps that
    one might leave out, and a second mention of a step's day."""
    chosen: dict[int, Row] = {}
    same: set[int] = set()
    for row in rows:
        days = [number for number, candidate in enumerate(found) if same_days(row["edtf"], candidate.time.edtf)]
        quoted = list(_quoted(document, str(row.get("quote") or row["label"])))
        near = [number for number in days if any(_meets(found[number], *span) for span in quoted)] or days
        free = [number for number in near if number not in chosen]
        first = [number for number in free if found[number].start == found[free[0]].start]
        exact = [number for number in first if found[number].time.edtf == row["edtf"]] or first
        chosen.update(dict.fromkeys(exact, row))
        same |= set(days)
    for number in range(len(found)):
        answered = chosen.get(number)
        if answered is None and number not in same:
            yield number, None
        elif answered is not None and not answered.get("optional"):
            yield number, answered


def _quoted(document: Document, quote: str) -> Iterator[tuple[int, int]]:
    """Where a quotation stands, white space aside."""
    for found in re.finditer(r"\s+".join(map(re.escape, quote.split())) or r"(?!)", document.text):
        yield found.start(), found.end()


def _meets(candidate: Candidate, start: int, end: int) -> bool:
    unit = candidate.unit
    return (candidate.start < end and start < candidate.end) or (unit.start <= start and end <= unit.end)
