"""Enumerations in tables, ruled or drawn with blanks: their columns, and all cells of a list that is set in columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.action_fields.columns import drawn_cells
from extractors.action_fields.enumeration import MOST, Enumeration, enumeration, sentence_before
from extractors.document import Block, Document, Range

_LONGEST_CELL, _LONGEST_ROW = 110, 200
_AMOUNT = re.compile(r"\d[\d.]*,\d|€|\bEUR|\bEuro\b|\d\.\d{3}")


def in_tables(document: Document) -> Iterator[Enumeration]:
    """The enumerations that stand in cells."""
    for index, block in enumerate(document.blocks):
        yield from _columns(document, index, block) if block.table is not None else _drawn(document, index)


def _columns(document: Document, index: int, block: Block) -> Iterator[Enumeration]:
    """Every column of a table whose cells are short, and all cells together where the table is a list in columns."""
    above = document.blocks[index - 1] if index else block
    before = Range(above.start, above.end if above is not block and above.table is None else above.start)
    rows = [[Range(cell.start, cell.end) for cell in row] for row in (block.table.rows if block.table else ())]
    yield from _grid(document, rows, before)


def _drawn(document: Document, index: int) -> Iterator[Enumeration]:
    """The same of a table that a text file draws with blanks."""
    if index and _cells(document, document.blocks[index - 1]):
        return
    rows: list[list[Range]] = []
    for block in document.blocks[index : index + 1 + MOST]:
        cells = _cells(document, block)
        if not cells:
            break
        rows.append(cells)
    start = document.blocks[index].start
    yield from _grid(document, rows, sentence_before(document, Range(start, start)))


def _cells(document: Document, block: Block) -> list[Range]:
    """The cells of a drawn row, none where the line is no row."""
    cells = drawn_cells(document, block) if block.table is None and len(block.text) < _LONGEST_ROW else []
    return cells if len(cells) > 1 else []


def _grid(document: Document, rows: Sequence[Sequence[Range]], before: Range) -> Iterator[Enumeration]:
    """The columns below their heads, the columns without a head, the grid as a whole."""
    if len(rows) < 2:
        return
    for column, head in enumerate(rows[0]):
        cells = [row[column] for row in rows if column < len(row) and row[column].end > row[column].start]
        if len(cells) < 2 or any(cell.end - cell.start > _LONGEST_CELL for cell in cells):
            continue
        others = [[cell for cell in row if cell not in cells] for row in rows]
        beside = " | ".join(document.text[cell.start : cell.end] for cell in others[0])
        amounts = any(_AMOUNT.search(document.text, cell.start, cell.end) for row in others[1:] for cell in row)
        nothing = Range(head.end, head.end)
        if len(cells) > 2:
            yield from enumeration(document, cells[1:], "column", head, nothing, before, beside, amounts)
        yield from enumeration(
            document, cells, "list", before, nothing, Range(before.start, before.start), beside, amounts
        )
    every = sorted((cell for row in rows for cell in row if cell.end > cell.start), key=lambda cell: cell.start)
    if len(rows[0]) == 2 and len(every) <= MOST and all(c.end - c.start <= _LONGEST_CELL for c in every):
        yield from enumeration(document, every, "list", before, Range(rows[0][0].start, rows[0][0].start), before)
