"""Pages of ink → pages of blocks in reading order. Digital pages and scanned pages go the same way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from extractors.document import Box, Margin
from extractors.german.text import MARKER, joins
from pipeline.ingest.document.page import Frame, PageInk, Rulings, place, row_of, rows_of
from pipeline.ingest.document.raw import RawBlock, RawPage, RawParagraph, RawTable, RawWord
from pipeline.ingest.layout.blocks import ENDS, Measure, Placed, blocks_of, loosened, measure_of, prose
from pipeline.ingest.layout.columns import Region, regions_of
from pipeline.ingest.layout.margins import PageWords, set_aside
from pipeline.ingest.tables.finding import find_tables
from pipeline.ingest.tables.pages import join_pages


@dataclass(slots=True)
class ReadPage:
    """A page as far as it was read: its ink. ``source`` is ``"none"`` where it has no usable text layer and was not
    recognised; ``fault`` says why its text layer could not be read, or reads badly."""

    number: int
    ink: PageInk
    source: Literal["digital", "ocr", "none"] = "digital"
    fault: str | None = None


def lay_out(pages: Sequence[ReadPage]) -> list[RawPage]:
    """The pages with margins set aside, columns and tables in order, paragraphs put together, over page breaks too."""
    bodies = set_aside([PageWords(page.ink.words, page.ink.height, page.ink.rulings.vertical) for page in pages])
    measure = measure_of([(rows_of(body.words), page.ink.width) for page, body in zip(pages, bodies, strict=True)])
    laid = [_page(body.words, page.ink.rulings, page.ink, measure) for page, body in zip(pages, bodies, strict=True)]
    filled = [part for page in laid for part in page if part.blocks]
    for above, below in pairwise(filled):
        if above.page is not below.page or (above.column and below.column):
            _run_on(above, below)
    result = []
    for page, body, parts in zip(pages, bodies, laid, strict=True):
        blocks = [block for part in parts for block in part.blocks]
        frame = page.ink.frame
        _turn(blocks, frame)
        margins = [replace(margin, box=frame.shown(margin.box)) for margin in body.margins if margin.box]
        margins += [Margin(text) for text in page.ink.aside]
        result.append(
            RawPage(
                page.number,
                blocks,
                frame.width,
                frame.height,
                page.source,
                margins,
                page.fault,
                frame.direction,
                frame.skew,
            )
        )
    return result


@dataclass(slots=True)
class _Part:
    """The blocks of a region, and where its text ends to the left and the right."""

    blocks: list[RawBlock]
    left: float
    right: float
    column: int
    page: PageInk


def _page(words: Sequence[RawWord], rulings: Rulings, ink: PageInk, measure: Measure) -> list[_Part]:
    """The regions of an upright page in reading order, each with its paragraphs and tables from the top."""
    return [_part(region, rulings, ink, measure) for region in regions_of(words, rulings)]


def _part(region: Region, rulings: Rulings, ink: PageInk, measure: Measure) -> _Part:
    if region.facts is not None:
        return _Part([region.facts], 0.0, 0.0, region.column, ink)
    found = find_tables(region.words, rulings, ink.width, ink.height)
    taken = {index for table in found for index in table.words}
    rest = [word for index, word in enumerate(region.words) if index not in taken]
    placed: list[Placed] = [(table.box.top, table.table) for table in found]
    left, right = _edges(region, rest, ink.width, measure)
    if region.column:
        measure = loosened(measure, rows_of(rest))
    for words in _between(rest, sorted(table.box.top for table in found)):
        placed += blocks_of(words, measure, left, right)
    placed.sort(key=lambda pair: pair[0])
    return _Part([block for _, block in placed], left, right, region.column, ink)


def _edges(region: Region, rest: Sequence[RawWord], width: float, measure: Measure) -> tuple[float, float]:
    """How far the text of a region reaches: its prose, or that of the other pages, or whatever stands in it."""
    left = min(place(word).x0 for word in region.words)
    rows = rows_of(rest)
    ends = [row.box.x1 for row in rows if prose(row)]
    if region.column == 0:
        ends += [measure.right[round(width)]] * 3 if round(width) in measure.right else []
    return left, max(ends) if len(ends) >= 3 else max(place(word).x1 for word in region.words)


def _between(words: Sequence[RawWord], edges: Sequence[float]) -> list[list[RawWord]]:
    """The words parted at the heights where tables begin."""
    parts: list[list[RawWord]] = [[] for _ in range(len(edges) + 1)]
    for word in words:
        box = place(word)
        parts[sum((box.top + box.bottom) / 2 > edge for edge in edges)].append(word)
    return [part for part in parts if part]


def _run_on(above: _Part, below: _Part) -> None:
    """Mark the first table of a page, or the first paragraph of a column or page, that goes on with the last one of the
    column or page before. A paragraph goes on where its last line was full, and its sentence open."""
    before, after = above.blocks[-1], below.blocks[0]
    if isinstance(before, RawTable) and isinstance(after, RawTable):
        if above.page is not below.page:
            join_pages(before, after, above.page.height)
        return
    if not isinstance(before, RawParagraph) or not isinstance(after, RawParagraph):
        return
    last, first = row_of(before.lines[-1]), row_of(after.lines[0])
    alike = abs(last.size - first.size) <= 0.08 * last.size and last.bold == first.bold
    if not alike or last.text.endswith(ENDS) or MARKER.match(first.text + " ") or first.words[0].text in "☐☒":
        return
    if first.box.x0 - below.left > 1.0 * first.size and abs(first.box.x0 - below.left - last.box.x0 + above.left) > 2:
        return
    full = last.box.x1 + 0.25 * last.size + place(first.words[0]).width > above.right - 0.2 * last.size
    written = len(before.lines) > 1 or prose(last)
    after.continues = joins(last.words[-1].text, first.words[0].text) or (full and written)


def _turn(blocks: Sequence[RawBlock], frame: Frame) -> None:
    """Turn all boxes from the upright, straightened page to the page as shown."""
    if frame.upright:
        return

    def shown(box: Box | None) -> Box | None:
        return frame.shown(box) if box is not None else None

    for block in blocks:
        if isinstance(block, RawTable):
            block.box = shown(block.box)
            for row in block.rows:
                for cell in row:
                    cell.box = shown(cell.box)
    for word in _words(blocks):
        word.box = shown(word.box)


def _words(blocks: Sequence[RawBlock]) -> Iterator[RawWord]:
    for block in blocks:
        if isinstance(block, RawTable):
            lines = [line for row in block.rows for cell in row for line in cell.lines]
        else:
            lines = block.lines
        for line in lines:
            yield from line
