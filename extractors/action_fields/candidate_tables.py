"""Enumerations in tables, ruled or drawn with blanks: their columns, lists that stand side by side, and the names over lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.action_fields.enumeration import Enumeration, enumeration, sentence_before
from extractors.document import Block, Document, Line, Range
from extractors.per_document import per_document

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
        beside = others[0]
        of_money = [any(_AMOUNT.search(document.text, cell.start, cell.end) for cell in row) for row in others]
        amounts = any(of_money[1:])
        if len(cells) > 2 and not (numbered or all(of_money)):
            yield from enumeration(document, cells[1:], "column", head, nothing, before, beside, amounts, column=number)
        yield from enumeration(document, cells, "list", before, nothing, nothing, beside, amounts, column=number)


_LONGEST_ROW = 200
_SEVERAL, _MOST_COLUMNS = 2, 5
_APART = 3  # characters that a cell may begin before or behind the others of its column


@per_document
def drawn_tables(document: Document) -> tuple[tuple[tuple[Range | None, ...], ...], ...]:
    """The drawn tables of the paper that the reader has not made tables; a line without a cell in a column has None there."""
    return tuple(_drawn_tables(document))


def _drawn_tables(document: Document) -> Iterator[tuple[tuple[Range | None, ...], ...]]:
    run: list[tuple[Range | None, ...]] = []
    starts: list[int] = []
    last: Line | None = None
    for line in document.lines:
        cells = _cells(document, line)
        apart = last is not None and line.start - last.end > 1
        row = _row(cells, starts) if starts and not (apart and len(cells) < _SEVERAL) else None
        last = line
        if row is None:
            if len(run) > 1:
                yield tuple(run)
            run, starts = [], []
            if _SEVERAL <= len(cells) <= _MOST_COLUMNS:
                starts = [at for at, _ in cells]
                row = tuple(cell for _, cell in cells)
        if row is not None:
            run.append(row)
    if len(run) > 1:
        yield tuple(run)


def _cells(document: Document, line: Line) -> list[tuple[int, Range]]:
    """The cells of a line, each with the character of the line that it begins at; none of a line in a table."""
    block = document.block_at(line.start)
    if block is None or block.table is not None or line.end - line.start > _LONGEST_ROW:
        return []
    cells: list[tuple[int, Range]] = []
    at = 0
    for word in document.words_in(line.start, line.end):
        blanks = len(word.printed) - len(word.printed.lstrip())
        at += blanks or bool(cells)
        if cells and blanks < 2:
            cells[-1] = (cells[-1][0], Range(cells[-1][1].start, word.end))
        else:
            cells.append((at, Range(word.start, word.end)))
        at += len(word.printed.strip())
    return cells


def _row(cells: Sequence[tuple[int, Range]], starts: Sequence[int]) -> tuple[Range | None, ...] | None:
    """The cells below the columns that begin at ``starts``; None where one stands elsewhere or runs into the next column."""
    if len(cells) == len(starts):
        return tuple(cell for _, cell in cells)
    row: list[Range | None] = [None] * len(starts)
    for at, cell in cells:
        column = next((n for n, start in enumerate(starts) if abs(start - at) <= _APART), None)
        if column is None or (column + 1 < len(starts) and at + cell.end - cell.start >= starts[column + 1]):
            return None
        row[column] = cell
    return tuple(row) if cells else None
