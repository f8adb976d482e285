"""Annotated papers as those see them who learn from them: read once, with what is known of them before any judge is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors import EXTRACTORS
from extractors.document import Document
from extractors.facts import Fact
from extractors.protocol import Known
from pipeline.ingest.read import read_document
from pipeline.ingest.reading import AS_PRINTED, Reading
from pipeline.quality.gold import GoldPaper

_UNJUDGED = ("municipality", "header", "consultations")  # what is read by rules alone, before all else


@dataclass(frozen=True, slots=True)
class AnnotatedPaper:
    """A paper, the facts of its head and its sessions, and what the annotator found in it."""

    document: Document
    known: Known
    gold: GoldPaper

    @property
    def place(self) -> str:
        return self.gold.municipality


def read_papers(files: Sequence[Path], gold: Sequence[GoldPaper], how: Reading = AS_PRINTED) -> list[AnnotatedPaper]:
    """The papers in their order. Raises RatsleseError where one cannot be read."""
    return [_read(file, annotated, how) for file, annotated in zip(files, gold, strict=True)]


def _read(file: Path, annotated: GoldPaper, how: Reading) -> AnnotatedPaper:
    document, *_ = read_document(file, how)
    known: list[Fact] = []
    for extractor in EXTRACTORS:
        if extractor.name in _UNJUDGED:
            known += [fact for fact in extractor.extract(document, tuple(known)) if isinstance(fact, Fact)]
    return AnnotatedPaper(document, tuple(known), annotated)
