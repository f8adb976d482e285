"""A PDF → a Document: what is printed on the pages, in reading order, every word with its place.

Pages that have no usable text layer come as pages with ``source="none"`` and a note that says why; it is for the caller to
read them by OCR. A file that cannot be read raises ReadError.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractors.document import Box, Document
from pipeline.errors import ReadError
from pipeline.ingest.assemble import RawBlock, RawPage, RawTable, RawWord, assemble
from pipeline.ingest.columns import regions_of
from pipeline.ingest.form_fields import field_words
from pipeline.ingest.frame import Frame
from pipeline.ingest.glyphs import page_glyphs
from pipeline.ingest.ink import PageInk, ink_of
from pipeline.ingest.layout import Style, paragraphs_of, style_of
from pipeline.ingest.margins import set_aside
from pipeline.ingest.rows import place, rows_of
from pipeline.ingest.rulings import Rulings
from pipeline.ingest.text_layer import fault

try:
    from pipeline.ingest.tables import find_tables
except ImportError:  # pragma: no cover
    find_tables = None


@dataclass(slots=True)
class ReadPage:
    """A page as far as it was read: its ink, or why there is none."""

    number: int
    ink: PageInk
    fault: str | None = None


def read_pdf(path: Path) -> Document:
    """The Document of a PDF: paragraphs, headings, items and tables in reading order, running heads and feet set aside."""
    notes: list[str] = []
    pages = list(_pages(path, notes))
    return assemble(raw_pages(pages), "digital", [*notes, *_faults(pages)])


def raw_pages(pages: Sequence[ReadPage]) -> list[RawPage]:
    """Pages of ink laid out: margins set aside, columns and tables in order, paragraphs put together."""
    bodies = set_aside([(page.ink.words, page.ink.height) for page in pages])
    style = style_of([rows_of(body.words) for body in bodies])
    result = []
    for page, body in zip(pages, bodies, strict=True):
        frame = page.ink.frame
        blocks = page_blocks(body.words, page.ink.rulings, frame.reading_width, frame.reading_height, style)
        _turn(blocks, frame)
        margins = [*body.margins, *page.ink.aside]
        source = "none" if page.fault else "digital"
        result.append(RawPage(page.number, blocks, frame.width, frame.height, source, margins))  # type: ignore[arg-type]
    return result


def page_blocks(
    words: Sequence[RawWord], rulings: Rulings, width: float, height: float, style: Style
) -> list[RawBlock]:
    """The paragraphs and tables of an upright page in reading order."""
    blocks: list[RawBlock] = []
    for region in regions_of(words, rulings):
        found = find_tables(region.words, rulings, width, height) if find_tables is not None else []
        taken = {index for table in found for index in table.words}
        rest = [word for index, word in enumerate(region.words) if index not in taken]
        placed: list[tuple[float, RawBlock]] = [(table.box.top, table.table) for table in found]
        edges = sorted(table.box.top for table in found)
        for part in _between(rest, edges):
            placed += [(item.top, item.paragraph) for item in paragraphs_of(part, style)]
        placed.sort(key=lambda pair: pair[0])
        blocks += [block for _, block in placed]
    return blocks


def _between(words: Sequence[RawWord], edges: Sequence[float]) -> list[list[RawWord]]:
    """The words parted at the heights where tables begin."""
    parts: list[list[RawWord]] = [[] for _ in range(len(edges) + 1)]
    for word in words:
        box = place(word)
        parts[sum((box.top + box.bottom) / 2 > edge for edge in edges)].append(word)
    return [part for part in parts if part]


def _turn(blocks: Sequence[RawBlock], frame: Frame) -> None:
    """Turn all boxes from the upright page to the page as shown."""
    if frame.direction == 0:
        return

    def shown(box: Box | None) -> Box | None:
        return frame.shown(box) if box is not None else None

    for block in blocks:
        if isinstance(block, RawTable):
            block.box = shown(block.box)
            for row in block.rows:
                for cell in row:
                    cell.box = shown(cell.box)
            lines = [line for row in block.rows for cell in row for line in cell.lines]
        else:
            lines = block.lines
        for word in [word for line in lines for word in line]:
            word.box = shown(word.box)


def _faults(pages: Sequence[ReadPage]) -> list[str]:
    return [f"page {page.number}: {page.fault}" for page in pages if page.fault]


def _pages(path: Path, notes: list[str]) -> list[ReadPage]:
    import pdfplumber

    pages: list[ReadPage] = []
    with pdfplumber.open(path) as document:
        for number, page in enumerate(document.pages, 1):
            pages.append(_page(page, number, notes))
            page.close()
    return pages


def _page(page: Any, number: int, notes: list[str]) -> ReadPage:
    found = page_glyphs(page)
    reason = fault(found)
    if reason is not None:
        return ReadPage(number, PageInk([], Rulings(), found.frame), reason)
    ink = ink_of(found, field_words(page, found.frame))
    if ink.cut:
        notes.append(f"page {number}: more characters than a page can hold; the rest was left out")
    return ReadPage(number, ink)
