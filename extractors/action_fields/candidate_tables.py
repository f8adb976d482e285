"""Enumerations in tables, ruled or drawn with blanks: their columns, lists that stand side by side, and the names over lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.action_fields.drawn import drawn_tables
from extractors.action_fields.enumeration import Enumeration, enumeration, sentence_before
from extractors.document import Block, Document, Range

_LONGEST_CELL = 110
_NEAR = 5
TICK_BOX = re.compile(r"[☐☒]|\[[ xX]?\]")
_AMOUNT = re.compile(r"\d[\d.]*,\d|€|\bEUR|\bEuro\b|(?<![\d.])\d{1,3}\.\d{3}(?!\d)")  # no day: “24.05.2018”
_EMPTY = re.compile(r"\W*|\([^()]*\)")  # “-”, “(entfällt)”
# “A.1”, “HF 2”, “III”: where each row begins with one, the table has no head
_CODE = re.compile(r"(?:[A-Z]{1,3}[.\s]?\s?)?\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}[.)]?|[A-Za-z][.)]")

Row = Sequence[Range | None]


def in_tables(document: Document) -> Iterator[Enumeration]:
    """The enumerations that stand in cells."""
    for index, block in enumerate(document.blocks):
        if block.table is not None:
            rows = [
                [None if _EMPTY.fullmatch(c.text) else Range(c.start, c.end) for c in row] for row in block.table.rows
            ]
            yield from _grid(document, rows, _above(document, index, block))
    for table in drawn_tables(document):
        start = next(cell.start for cell in table[0] if cell is not None)
        yield from _grid(document, table, sentence_before(document, Range(start, start)))


def _above(document: Document, index: int, block: Block) -> Range:
    above = document.blocks[index - 1] if index else block
    return Range(above.start, above.end if above is not block and above.table is None else above.start)


def _grid(document: Document, rows: Sequence[Row], before: Range) -> Iterator[Enumeration]:
    """The columns below their heads, the columns without a head, the lists side by side as one, the numbered names."""
    filled = [[cell for cell in row if cell is not None] for row in rows]
    boxes = sum(TICK_BOX.search(document.text, row[0].start, row[-1].end + _NEAR) is not None for row in filled if row)
    if len(rows) < 2 or 2 * boxes > len(rows):
        return
    nothing = Range(before.start, before.start)
    width = max(len(row) for row in rows)
    numbered = all(row and _CODE.fullmatch(document.text, row[0].start, row[0].end) for row in filled)
    columns = [[row[n] for row in rows if n < len(row) and row[n] is not None] for n in range(width)]
    for number, column in enumerate(columns):
        cells = [cell for cell in column if cell is not None]
        if len(cells) < 2 or any(cell.end - cell.start > _LONGEST_CELL for cell in cells):
            continue
        head = cells[0]
        others = [[cell for n, cell in enumerate(row) if n != number and cell is not None] for row in rows]
        beside = " | ".join(document.text[cell.start : cell.end] for cell in others[0])
        of_money = [any(_AMOUNT.search(document.text, cell.start, cell.end) for cell in row) for row in others]
        amounts = any(of_money[1:])
        if len(cells) > 2 and not (numbered or all(of_money)):
            yield from enumeration(document, cells[1:], "column", head, nothing, before, beside, amounts, column=number)
        yield from enumeration(document, cells, "list", before, nothing, nothing, beside, amounts, column=number)
