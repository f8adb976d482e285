"""Which encoder reads what teaches the judges: one that was taught without the paper's writer (``python -m benchmarks.context``)."""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterable
from pathlib import Path

from extractors.context import read_with
from pipeline.learning.papers import AnnotatedPaper
from pipeline.quality.corpus import PLACE

FOLDS = 3
_LEARNED = Path(__file__).parent.parent / "data" / "learned"


def encoder_of(fold: int) -> Path:
    """The file of the encoder that was taught without this part."""
    return _LEARNED / f"context_{fold}.npz"


def writers() -> dict[str, str]:
    """Paper → who wrote it."""
    with (PLACE / "papers.csv").open(encoding="utf-8", newline="") as file:
        return {row["id"]: row["writer"] for row in csv.DictReader(file)}


def fold_of_writer(writer: str) -> int:
    """The part of a writer of papers: “writer-12”."""
    return int(writer.partition("-")[2]) % FOLDS


def fold_of_passage(file: Path, place: str) -> int:
    """The part of a marked passage: that of the hand that wrote the file (“hand_61.txt”), or by the place that it is about."""
    return fold_of_writer(file.stem.replace("_", "-")) if file.stem.startswith("hand_") else fold_of_place(place)


def fold_of_place(place: str) -> int:
    """The part of what one place is told of."""
    return zlib.crc32(place.encode()) % FOLDS


def as_new(papers: Iterable[AnnotatedPaper]) -> list[AnnotatedPaper]:
    """The papers, to be read by the encoder that never saw their writer."""
    who, found = writers(), list(papers)
    for paper in found:
        text_as_new(fold_of_writer(who[Path(paper.gold.document).stem]), paper.document.text)
    return found


def text_as_new(fold: int, text: str) -> None:
    """A text of this part, to be read by the encoder that never saw the part."""
    read_with(encoder_of(fold), [text])
