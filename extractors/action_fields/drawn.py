"""Tables and lists side by side that a text file draws with blanks, line by line: each line gives one cell a column."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.document import Document, Line, Range
from extractors.per_document import per_document

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
