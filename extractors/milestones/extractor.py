"""The process in time: what was done and what is planned, with its date as exactly as the paper gives it.

Every time of the paper is a candidate, whatever it dates: “Auftakt am 7. März 2019”, a cell of a timetable, a session. What was
learned from annotated papers judges each: no step, a step done, a step planned; and words the steps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from extractors.document import Document, Range
from extractors.facts import LeftAlone, Milestone
from extractors.german.dates import find_times
from extractors.learned import Features, classifier
from extractors.measures.listed import is_within_a_measure, tells_of_its_making
from extractors.milestones.candidates import Candidate, candidates
from extractors.milestones.features import Paper, features
from extractors.milestones.labels import label_of
from extractors.milestones.words import quoted, signs
from extractors.protocol import Extractor, Known, session_days, written_on
from extractors.sections import section_at, sentences

JUDGE, NONE = "milestones", "none"
_TAKEN, _SURELY_NONE, _DOUBTFUL = 0.33, 0.12, 0.65
_OFTENER = 4.5  # times as often as in a council paper a day is a step where a concept tells how it came about
_LINE = 80  # letters
_BARE_YEAR = re.compile(r"\d{4}(?:/\d{2,4})?")
Status = Literal["planned", "done"]


@dataclass(frozen=True, slots=True)
class Judged:
    """A candidate, what was seen of it, how likely it dates a step, and whether that is done."""

    candidate: Candidate
    features: Features
    probability: float
    status: Status


def extract(document: Document, known: Known) -> Iterator[Milestone | LeftAlone]:
    """The steps in reading order, each event and date once; what surely dates none is left alone."""
    found = judged(document, known)
    taken = sorted(steps(found), key=lambda step: step.candidate.start)
    for step in taken:
        candidate = step.candidate
        label = label_of(document, candidate)
        if label is not None and not is_within_a_measure(document, candidate.start):
            place = "ticks" if "ticked" in candidate.years else "table" if candidate.cell else candidate.block.kind
            yield Milestone(
                evidence=document.evidence(min(label.start, candidate.start), max(label.end, candidate.end)),
                rule=f"{'doubtful ' if step.probability < _DOUBTFUL else ''}step in {place}",
                label=label.text,
                edtf=candidate.time.edtf,
                date_start=candidate.time.first,
                date_end=candidate.time.last,
                status=step.status,
            )
    best = {one.candidate.start: one for one in sorted(found, key=lambda one: one.probability)}
    for one in best.values():
        if one.probability < _SURELY_NONE:
            yield LeftAlone.at(document, one.candidate, "no-step", _quoted(document, one.candidate) or _against(one))


def _against(one: Judged) -> str:
    """What speaks most against its dating a step."""
    strongest = classifier(JUDGE).reasons(one.features, NONE, 3)
    return "; ".join(name for name, weight in strongest if weight > 0)


def judged(document: Document, known: Known) -> list[Judged]:
    """Every time of the paper and how likely it dates a step."""
    paper = paper_of(known)
    found = list(candidates(document, paper.written))
    judge = classifier(JUDGE)
    out = []
    for candidate, shown in zip(found, features(document, found, paper), strict=True):
        likely = judge.probabilities(shown)
        step = 0.0 if _quoted(document, candidate) else 1 - likely[NONE]
        if "-" in candidate.time.edtf and candidate.cell is None and tells_of_its_making(document, candidate.start):
            step *= _OFTENER / (1 + (_OFTENER - 1) * step)
        status: Status = "done" if likely["done"] > likely["planned"] else "planned"
        out.append(Judged(candidate, shown, step, status))
    return out


def _quoted(document: Document, candidate: Candidate) -> str:
    before = document.text[max(candidate.near.start, candidate.start - _LINE) : candidate.start]
    return quoted(before, _BARE_YEAR.fullmatch(document.text, candidate.start, candidate.end) is not None)


def steps(found: list[Judged]) -> Iterator[Judged]:
    """The likeliest reading of each time that dates a step; a day is told once, unless a list or table has several lines of it."""
    ends: dict[int, int] = {}  # every letter that a step taken covers
    told: dict[str, list[Judged]] = {}
    for one in sorted((one for one in found if one.probability >= _TAKEN), key=lambda one: -one.probability):
        candidate = one.candidate
        covered = range(candidate.start, candidate.end)
        if any(at in ends for at in covered):
            continue
        same = told.setdefault(candidate.time.edtf.removesuffix("/.."), [])
        if same and not all(_apart(candidate, other.candidate) for other in same):
            continue
        ends.update(dict.fromkeys(covered, candidate.end))
        same.append(one)
        yield one


def _apart(one: Candidate, other: Candidate) -> bool:
    """Whether two lines of a list, or two rows of one table, tell two steps of one day."""
    both = (one, other)
    listed = all((each.cell is not None and not each.told) or each.block.kind == "item" for each in both)
    return listed and one.block.kind == other.block.kind


def paper_of(known: Known) -> Paper:
    """The days of the paper, as the extractors before this one found them."""
    own, sessions = written_on(known), session_days(known)
    return Paper(own, own or min(sessions, default=None), frozenset(day.isoformat() for day in sessions))


def trigger(document: Document) -> Iterator[Range]:
    """Days, months and seasons in sentences of the text that name an event or say that something is done."""
    for sentence in sentences(document):
        section = section_at(document, sentence.start)
        if section is None or section.kind not in ("reasons", "decision", "financial"):
            continue
        text = document.text[sentence.start : sentence.end]
        times = [time for time in find_times(text) if len(time.edtf) > 4 and "-" in time.edtf]
        if times and signs(text):
            yield from (Range(sentence.start + time.start, sentence.start + time.end) for time in times)


EXTRACTOR = Extractor(name="milestones", yields=(Milestone,), extract=extract, trigger=trigger)
