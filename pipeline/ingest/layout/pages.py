"""Pages of ink → pages of blocks in reading order, tables and paragraphs run on over page breaks. Digital pages and scanned pages go the
same way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from extractors.document import Box, Margin
from extractors.german.text import MARKER, joins
from pipeline.ingest.document.page import Frame, PageInk, Rulings, place, row_of, rows_of
from pipeline.ingest.document.raw import RawBlock, RawCell, RawPage, RawParagraph, RawTable, RawWord
from pipeline.ingest.layout.blocks import ENDS, Measure, Placed, blocks_of, loosened, measure_of, prose
from pipeline.ingest.layout.columns import Region, regions_of
from pipeline.ingest.layout.margins import PageWords, set_aside
from pipeline.ingest.tables.finding import find_tables


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


_SAME_LINE = 4.0
_SAME_EDGE = 6.0
_LOWEST_START = 0.35
_HIGHEST_END = 0.6

Reach = tuple[float, float]


def continues(previous: RawTable, here: RawTable, height: float) -> bool:
    """Whether ``here``, the first thing on a page, goes on with ``previous``, the last thing on the page before, whose
    height is ``height``: the same columns, both ruled or both not. That only running heads and feet stand between is for
    the caller to see to."""
    if previous.box is None or here.box is None or previous.ruled != here.ruled:
        return False
    if previous.box.bottom < _HIGHEST_END * height or here.box.top > _LOWEST_START * height:
        return False
    return _answering(previous, here) is not None


def join_pages(previous: RawTable, here: RawTable, height: float) -> bool:
    """Mark ``here`` as the rest of ``previous`` if it is (see :func:`continues`): a head row printed again is dropped, and
    columns that are blank all over this page are put back."""
    if not continues(previous, here, height):
        return False
    here.continues = previous
    first = _texts(here.rows[0])
    if len(here.rows) > 1 and first == _texts(_beginning(here).rows[0]) and any(first):
        del here.rows[0]
    places, columns = _answering(previous, here), _width(previous)
    if places is not None and columns > _width(here):
        here.rows = [_spread(row, places, columns) for row in here.rows]
    return True


def _beginning(table: RawTable) -> RawTable:
    """The table on the page where it begins."""
    while table.continues is not None:
        table = table.continues
    return table


def _texts(row: Sequence[RawCell]) -> list[str]:
    return [" ".join(word.text for line in cell.lines for word in line) for cell in row]


def _width(table: RawTable) -> int:
    return max((sum(cell.colspan for cell in row) for row in table.rows), default=0)


def _answering(previous: RawTable, here: RawTable) -> list[int] | None:
    """Which column of ``previous`` each column of ``here`` goes on with; None where they do not match."""
    above, below = _reaches(previous), _reaches(here)
    if previous.ruled:
        same = len(above) == len(below) and all(
            a is None or b is None or (abs(a[0] - b[0]) <= _SAME_LINE and abs(a[1] - b[1]) <= _SAME_LINE)
            for a, b in zip(above, below, strict=True)
        )
        return list(range(len(above))) if same else None
    if len(above) == len(below):
        if all(a is None or b is None or _same_edge(a, b) for a, b in zip(above, below, strict=True)):
            return list(range(len(above)))
        return None
    places: list[int] = []
    for reach in below:
        first = places[-1] + 1 if places else 0
        fitting = [at for at, a in enumerate(above) if at >= first and a is not None and reach and _same_edge(a, reach)]
        if not fitting:
            return None
        places.append(fitting[0])
    return places


def _same_edge(above: Reach, below: Reach) -> bool:
    return abs(above[0] - below[0]) <= _SAME_EDGE or abs(above[1] - below[1]) <= _SAME_EDGE


def _reaches(table: RawTable) -> list[Reach | None]:
    """From where to where each column reaches: its drawn cells, or its words; None for a column without any."""
    reaches: list[Reach | None] = [None] * _width(table)
    for row in table.rows:
        column = 0
        for cell in row:
            boxes = [word.box for line in cell.lines for word in line if word.box is not None]
            if table.ruled:
                boxes = [cell.box] if cell.box is not None else []
            if boxes and cell.colspan == 1:
                seen = reaches[column] or (boxes[0].x0, boxes[0].x1)
                reaches[column] = min(seen[0], *(b.x0 for b in boxes)), max(seen[1], *(b.x1 for b in boxes))
            column += cell.colspan
    return reaches


def _spread(row: Sequence[RawCell], places: Sequence[int], columns: int) -> list[RawCell]:
    """The row's cells in their columns of the whole table."""
    spread = [RawCell() for _ in range(columns)]
    column = 0
    for cell in row:
        spread[places[column]] = RawCell(cell.lines, cell.box)
        column += cell.colspan
    return spread
