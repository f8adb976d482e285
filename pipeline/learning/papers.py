"""Annotated papers as those see them who learn from them: read once, with what is known of them before their facts are judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from extractors import EXTRACTORS
from extractors.document import Document
from extractors.facts import Fact
from extractors.protocol import Known
from pipeline.ingest.read import read_document
from pipeline.ingest.reading import AS_PRINTED, Reading
from pipeline.quality.gold import GoldPaper

_FIRST = ("municipality", "header", "consultations")


@dataclass(frozen=True, eq=False)
class AnnotatedPaper:
    """A paper, and what the annotator found in it."""

    document: Document
    gold: GoldPaper

    @property
    def place(self) -> str:
        return self.gold.municipality

    @cached_property
    def known(self) -> Known:
        """Its town, head and sessions: what other judges see of a paper."""
        known: list[Fact] = []
        for extractor in EXTRACTORS:
            if extractor.name in _FIRST:
                known += [fact for fact in extractor.extract(self.document, tuple(known)) if isinstance(fact, Fact)]
        return tuple(known)


def read_papers(files: Sequence[Path], gold: Sequence[GoldPaper], how: Reading = AS_PRINTED) -> list[AnnotatedPaper]:
    """The papers in their order. Raises RatsleseError where one cannot be read."""
    return [AnnotatedPaper(read_document(file, how)[0], each) for file, each in zip(files, gold, strict=True)]
