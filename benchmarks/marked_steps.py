"""Passages in the syntax of real papers whose times are marked in place (``data/marked/steps.txt``): more examples for the judges of
milestones, where the papers of the corpus are told more evenly than real ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from extractors.document import Document
from extractors.facts import Consultation, Fact, HeadValue
from extractors.milestones.candidates import Candidate, candidates
from extractors.milestones.extractor import NONE, paper_of
from extractors.milestones.features import features
from extractors.milestones.labels import labels
from pipeline.ingest.text.reading import read_text
from pipeline.learning.milestones import of_wordings
from pipeline.learning.training import Example
from pipeline.quality.comparison import same_days

PASSAGES = Path(__file__).parent.parent / "data" / "marked" / "steps.txt"
MARK = re.compile(r"\[\[(?P<time>[^|\]]+?)(?:=(?P<edtf>[^|\]]+))?\|(?P<what>[dp?])(?:\|(?P<label>[^\]]+))?\]\]")
_STATUS = {"d": "done", "p": "planned"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a passage says of the time from ``start`` to ``end``; ``what`` is d (done), p (planned) or ? (left out of the examples).
    ``edtf`` is empty where the words alone say the value."""

    start: int
    end: int
    edtf: str
    what: str
    label: str


def examples(file: Path = PASSAGES) -> tuple[list[Example], list[Example]]:
    """One example for each time of the passages, and one for each wording of those that date a step."""
    times: list[Example] = []
    wordings: list[Example] = []
    for (place, *days), body in passages(file):
        document, marks = _read(body)
        paper = paper_of(tuple(_known(document, days)))
        found = list(candidates(document, paper.written))
        shown = features(document, found, paper)
        for number, mark in _marked(found, marks):
            times.append(Example(place, shown[number], _STATUS[mark.what] if mark else NONE))
            if mark:
                wordings += of_wordings(place, labels(document, found[number]), [mark.label])
    return times, wordings


def passages(file: Path) -> Iterator[tuple[list[str], str]]:
    """What the first line of each passage says (“== Brunnfeld, 2024-02-14”), and its text with the marks."""
    for passage in re.split(r"^== ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, _, body = passage.partition("\n")
        yield head.split(", "), body.strip()


def in_place(body: str, mark: re.Pattern[str]) -> tuple[Document, list[tuple[int, int, re.Match[str]]]]:
    """A passage as a Document, and each mark with the place that its first group has in the Document's text. Reading moves white space,
    bullets and columns, and leaves running heads out: of several places with the words of a mark the one that is as far in their order;
    a mark of which that is not sure is left out."""
    plain = mark.sub(lambda found: found[1], body)
    document = read_text(plain)
    places = [place for place, sign in enumerate(document.text) if sign.isalnum()]
    printed, read = _letters(plain), _letters(document.text)
    marks, before, end = [], 0, 0
    for found in mark.finditer(body):
        before += len(_letters(body[end : found.start()]))
        said = _letters(found[1])
        there, here = ([one.start() for one in re.finditer(re.escape(said), text)] for text in (printed, read))
        if before in there and len(there) == len(here):
            first = here[there.index(before)]
            marks.append((places[first], places[first + len(said) - 1] + 1, found))
        before, end = before + len(said), found.end()
    return document, marks


def _read(body: str) -> tuple[Document, list[Mark]]:
    document, found = in_place(body, MARK)
    return document, [
        Mark(start, end, mark["edtf"] or "", mark["what"], mark["label"] or "") for start, end, mark in found
    ]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def _known(document: Document, days: Sequence[str]) -> Iterator[Fact]:
    """What the head of the paper would say: its day, then those of its sessions."""
    here = document.evidence(0, 1)
    yield HeadValue(evidence=here, rule="marked", field="date", value=days[0])
    for day in days[1:]:
        yield Consultation(evidence=here, rule="marked", committee="Rat", date=date.fromisoformat(day))


def _marked(found: Sequence[Candidate], marks: Sequence[Mark]) -> Iterator[tuple[int, Mark | None]]:
    """The number of each candidate with its mark (None where it dates no step). A marked time's other readings date none, but one of the
    same days is as good."""
    for number, candidate in enumerate(found):
        mark = next((one for one in marks if one.start < candidate.end and candidate.start < one.end), None)
        if mark is None:
            yield number, None
        elif mark.what in _STATUS:
            edtf = mark.edtf or next(one.time.edtf for one in found if one.start < mark.end and mark.start < one.end)
            if candidate.time.edtf == edtf:
                yield number, mark
            elif not same_days(edtf, candidate.time.edtf):
                yield number, None
