"""`ratslese train`: what a researcher's annotated papers add to the judges, as far as it helps on papers that were left out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.learned import Classifier, shipped
from pipeline.answers import Failure
from pipeline.errors import RatsleseError
from pipeline.ingest.reading import Reading, reading
from pipeline.learning.judges import ROOMS, Room
from pipeline.learning.own import Learned
from pipeline.learning.papers import AnnotatedPaper, read_papers
from pipeline.learning.training import Example, add
from pipeline.quality.figures import Tally, total
from pipeline.quality.gold import GoldPaper
from pipeline.quality.judging import AttributeTally, JudgedPaper, judge
from pipeline.quality.results import Results, paper_of
from pipeline.store import DATABASE, Store, connect
from pipeline.work import work

LEAST = 3
_FOLDS = 5
_STRENGTH = 0.1


@dataclass(frozen=True, slots=True)
class Lesson:
    """What a room's judges learned: rows of its tables and what is said of them, on papers left out, before and after."""

    room: Room
    rows: tuple[Tally, Tally]
    said: tuple[AttributeTally, AttributeTally]

    @property
    def helps(self) -> bool:
        """More is right, wrong rows taken off."""
        before, after = (
            2 * rows.right - rows.found + said.agreeing for rows, said in zip(self.rows, self.said, strict=True)
        )
        return after > before

    @property
    def annotated(self) -> bool:
        """Whether there is anything to tell: rows that are annotated, or found."""
        return bool(self.rows[0].wanted or self.rows[0].found)

    @property
    def figures(self) -> tuple[float, float, float, float]:
        """F1 of the rows before and after, and which share of what is said of them agrees, before and after."""
        return self.rows[0].f1, self.rows[1].f1, self.said[0].accuracy, self.said[1].accuracy

    def as_dict(self) -> dict[str, Any]:
        names = ("rows_before", "rows_after", "said_before", "said_after")
        return {
            "tables": self.room.tables,
            "annotated": self.annotated,
            **{name: round(figure, 3) for name, figure in zip(names, self.figures, strict=True)},
            "used": self.helps,
        }


@dataclass(frozen=True, slots=True)
class Taught:
    """What was learned (of the rooms that it helps alone), from how many papers, and the annotated papers that the results do not hold."""

    learned: Learned
    lessons: tuple[Lesson, ...]
    papers: int
    absent: tuple[str, ...]


def teach(gold: Sequence[GoldPaper], out: Path, told: Callable[[int, int], None] = lambda done, of: None) -> Taught:
    """Learn from the annotated papers that the results in ``out`` hold; ``told`` hears after each paper how many are judged. Raises
    RatsleseError(too_few) where fewer than three are there."""
    connection = connect(out / DATABASE)
    found = Results(connection)
    connection.close()
    pairs = [(paper, found.paper(paper.document)) for paper in gold]
    there = [(paper, Path(held.source)) for paper, held in pairs if held is not None]
    if len(there) < LEAST:
        message = f"{len(there)} of the annotated papers are in {out}; nothing can be learned from fewer than {LEAST}."
        raise RatsleseError("too_few", message)
    how = reading(Store(out).cache)
    files = [file for _, file in there]
    papers = read_papers(files, [paper for paper, _ in there], how)
    examples = [_examples(paper) for paper in papers]
    without = [_additions([each for n, each in enumerate(examples) if n % _FOLDS != fold]) for fold in range(_FOLDS)]
    before, after = list[JudgedPaper](), list[JudgedPaper]()
    for number, file in enumerate(files):
        before.append(_judged(file, how, papers[number].gold, Learned()))
        after.append(_judged(file, how, papers[number].gold, Learned(without[number % _FOLDS])))
        told(number + 1, len(files))
    lessons = tuple(_lesson(room, before, after) for room in ROOMS)
    helpful = {name for lesson in lessons if lesson.helps for name in lesson.room.judges}
    learned = Learned({name: more for name, more in _additions(examples).items() if name in helpful})
    return Taught(learned, lessons, len(papers), tuple(paper.document for paper, held in pairs if held is None))


def _examples(paper: AnnotatedPaper) -> dict[str, list[Example]]:
    """What each judge learns from a paper; a table that its annotation does not speak of was not annotated and teaches nothing."""
    taught: dict[str, list[Example]] = {}
    for room in ROOMS:
        if room.speaks_of(paper.gold):
            taught |= room.examples([paper])
    return taught


def _additions(examples: Sequence[Mapping[str, Sequence[Example]]]) -> dict[str, Classifier]:
    """What these papers add to each judge."""
    taught: defaultdict[str, list[Example]] = defaultdict(list)
    for paper in examples:
        for name, found in paper.items():
            taught[name] += found
    return {name: add(shipped(name), found, strength=_STRENGTH) for name, found in taught.items() if found}


def _judged(file: Path, how: Reading, gold: GoldPaper, learned: Learned) -> JudgedPaper:
    paper = work(file, how, learned=learned)
    if isinstance(paper, Failure):
        raise RatsleseError(paper.code, paper.message)
    return judge(gold, paper_of(paper.rows))


def _lesson(room: Room, before: Sequence[JudgedPaper], after: Sequence[JudgedPaper]) -> Lesson:
    return Lesson(room, (_rows(room, before), _rows(room, after)), (_said(room, before), _said(room, after)))


def _rows(room: Room, papers: Sequence[JudgedPaper]) -> Tally:
    return total(paper.rows[table] for paper in papers for table in room.tables)


def _said(room: Room, papers: Sequence[JudgedPaper]) -> AttributeTally:
    """What the judges say of the rows: kinds, roles, states."""
    return sum(
        (tally for paper in papers for key, tally in paper.attributes.items() if key in room.said),
        start=AttributeTally(),
    )
