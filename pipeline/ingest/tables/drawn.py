"""The words in drawn cells: grids to rows, with rows told apart where the lines between them are missing."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.ingest.page import Rulings
from pipeline.ingest.raw import RawCell
from pipeline.ingest.tables.draft import Draft
from pipeline.ingest.tables.grids import Grid, GridCell, find_grids
from pipeline.ingest.tables.lines import TextLine, Token, lines_of, raw_cell
from pipeline.ingest.tables.rows import anchor_column, rows_by_anchor


def tables_in_grids(tokens: Sequence[Token], rulings: Rulings) -> list[Draft]:
    """The tables whose cells are drawn. Frames round a single paragraph are none; words in frames round whole rows go
    by their alignment."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for grid in sorted(find_grids(rulings), key=lambda grid: grid.box.width * grid.box.height):
        if grid.columns < 2 or len(grid.cells) < 2:
            continue
        inside = _inside(grid, [token for token in tokens if token.index not in taken])
        filled = [cell for cell in grid.cells if inside.get(cell)]
        if len(filled) < 2 or len({cell.column for cell in filled}) + len({cell.row for cell in filled}) < 3:
            continue
        draft = _draft(grid, inside)
        taken |= {token.index for line in draft.lines for token in line.tokens}
        drafts.append(draft)
    return drafts


def _inside(grid: Grid, tokens: Sequence[Token]) -> dict[GridCell, list[Token]]:
    """The words by the cell that holds their middle."""
    cells: dict[GridCell, list[Token]] = {}
    for token in tokens:
        x, y = token.centre, token.middle
        if not (grid.box.x0 <= x <= grid.box.x1 and grid.box.top <= y <= grid.box.bottom):
            continue
        for cell in grid.cells:
            if cell.box.x0 <= x <= cell.box.x1 and cell.box.top <= y <= cell.box.bottom:
                cells.setdefault(cell, []).append(token)
                break
    return cells


def _draft(grid: Grid, inside: dict[GridCell, list[Token]]) -> Draft:
    rows: list[list[RawCell]] = []
    every: list[TextLine] = []
    for number in range(grid.rows):
        cells = sorted(
            (cell for cell in grid.cells if cell.row <= number < cell.row + cell.rowspan), key=lambda cell: cell.column
        )
        lines = {cell: lines_of(inside.get(cell, ())) if cell.row == number else [] for cell in cells}
        every += [line for cell in cells for line in lines[cell]]
        rows += _split(cells, lines)
    return Draft(rows, every)


def _split(cells: Sequence[GridCell], lines: dict[GridCell, list[TextLine]]) -> list[list[RawCell]]:
    """One drawn row, or the rows in it where several dates stand one below the other in one cell, beside other cells with
    as many lines."""
    columns = [lines[cell] for cell in cells]
    anchor = anchor_column(columns, least=2)
    several = anchor is not None and any(
        len(column) >= len(columns[anchor]) for index, column in enumerate(columns) if index != anchor
    )
    if anchor is None or not several:
        return [[raw_cell(lines[cell], cell.colspan, cell.box) for cell in cells]]
    return [
        [raw_cell(row.cells[index], cell.colspan) for index, cell in enumerate(cells)]
        for row in rows_by_anchor(columns, anchor)
    ]
