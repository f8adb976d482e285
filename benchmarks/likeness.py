"""What ratslese reads of a PDF beside what plain pdfplumber reads: word by word, cell by cell, every difference named."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pdfplumber

from extractors.document import Document, Page
from pipeline.ingest.document.page import PageInk
from pipeline.ingest.document.raw import clean
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.pdf.reading import read_pages
from pipeline.ingest.tables.finding import find_tables


@dataclass(slots=True)
class Likeness:
    """How many words and filled cells pdfplumber finds, and how many of them ratslese finds on the same page. ``aside``: how
    many of these cells are in no table of the paper: frames around running heads and feet, which are set aside. ``differences``:
    what was not found, with what stands there instead where that is plain, and the cells set aside."""

    words: int = 0
    equal_words: int = 0
    cells: int = 0
    equal_cells: int = 0
    aside: int = 0
    differences: list[str] = field(default_factory=list)

    @property
    def word_share(self) -> float:
        return self.equal_words / self.words if self.words else 1.0

    @property
    def cell_share(self) -> float:
        return self.equal_cells / self.cells if self.cells else 1.0

    def add(self, path: Path) -> None:
        """Compare the readings of a PDF."""
        document = read_pdf(path)
        with pdfplumber.open(path) as plain:
            for page, read, theirs in zip(document.pages, read_pages(path).pages, plain.pages, strict=True):
                where = f"{path.name} page {page.number}"
                self._words(where, document, page, theirs)
                self._cells(where, read.ink, Counter(_kept_cells(document, page)), theirs)
                theirs.close()

    def _words(self, where: str, document: Document, page: Page, theirs: Any) -> None:
        printed = [word.printed for word in document.words if word.page == page.number]
        ours = Counter(
            clean(word) for text in (*printed, *(margin.text for margin in page.margins)) for word in text.split()
        )
        wanted = Counter(clean(word["text"]) for word in theirs.extract_words())
        self.words += wanted.total()
        self.equal_words += (wanted & ours).total()
        left = sorted((ours - wanted).elements())
        for word in (wanted - ours).elements():
            like = next((other for other in left if _letters(word) in _letters(other)), None)
            self.differences.append(f"{where}: word {word!r}" + (f", here {like!r}" if like else ""))

    def _cells(self, where: str, ink: PageInk, kept: Counter[str], theirs: Any) -> None:
        ours = Counter(_found_cells(ink))
        wanted = Counter(
            text for table in theirs.extract_tables() for row in table for cell in row if (text := _closed(cell or ""))
        )
        aside = (wanted & ours) - kept
        self.cells += wanted.total()
        self.equal_cells += (wanted & ours).total()
        self.aside += aside.total()
        self.differences += [f"{where}: cell {text[:60]!r}" for text in (wanted - ours).elements()]
        self.differences += [f"{where}: cell {text[:60]!r}, found and set aside" for text in aside.elements()]


def _found_cells(ink: PageInk) -> Iterator[str]:
    """The filled cells of the tables on a page, running heads among them."""
    for found in find_tables(ink.words, ink.rulings, ink.width, ink.height):
        for cell in (cell for row in found.table.rows for cell in row):
            if text := _closed(" ".join(word.text for line in cell.lines for word in line)):
                yield text


def _kept_cells(document: Document, page: Page) -> Iterator[str]:
    """The filled cells of a page in the tables of the paper."""
    for table in document.tables:
        for cell in (cell for row in table.rows for cell in row if cell.page == page.number and cell.end > cell.start):
            yield _closed(" ".join(word.printed for word in document.words_in(cell.start, cell.end)))


def _closed(text: str) -> str:
    """The text without white space: pdfplumber breaks the lines of a cell where the page does."""
    return "".join(clean(word) for word in text.split()).replace("\u2010", "-")


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
