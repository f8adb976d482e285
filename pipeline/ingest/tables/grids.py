"""Tables with drawn cells: from horizontal and vertical lines to a grid, merged cells among it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Box
from pipeline.ingest.page import Rulings

_SNAP = 3.0
_LEAST_CELL = 6.0
_DRAWN = 0.6


@dataclass(frozen=True, slots=True)
class GridCell:
    """A drawn cell: its place, how many rows and columns of the grid it covers."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A drawn table. ``xs`` and ``ys`` are the places of its lines; ``cells`` cover it without gap or overlap."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[GridCell, ...]

    @property
    def box(self) -> Box:
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def columns(self) -> int:
        return len(self.xs) - 1

    @property
    def rows(self) -> int:
        return len(self.ys) - 1


@dataclass(frozen=True, slots=True)
class _Stroke:
    """A line at ``at`` from ``start`` to ``end`` along the other axis."""

    at: float
    start: float
    end: float


def find_grids(rulings: Rulings) -> list[Grid]:
    """Every connected drawing of lines that encloses at least one cell, from top to bottom.

    A plain frame is a grid of one cell; a frame round each row is a grid of one column. Sides left open are closed.
    """
    horizontal = _merged(
        _Stroke((b.top + b.bottom) / 2, b.x0, b.x1) for b in rulings.horizontal if b.width > _LEAST_CELL
    )
    vertical = _merged(_Stroke((b.x0 + b.x1) / 2, b.top, b.bottom) for b in rulings.vertical if b.height > _LEAST_CELL)
    grids = [grid for rows, sides in _connected(horizontal, vertical) if (grid := _grid(rows, sides)) is not None]
    return sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0))


def _merged(strokes: Iterable[_Stroke]) -> list[_Stroke]:
    """Strokes on the same line that overlap or nearly touch, as one."""
    merged: list[_Stroke] = []
    for stroke in sorted(strokes, key=lambda s: (round(s.at / 1.5), s.start)):
        last = merged[-1] if merged else None
        if (
            last is not None
            and abs(last.at - stroke.at) <= 1.6
            and stroke.start <= last.end + _SNAP
            and stroke.end >= last.start - _SNAP
        ):
            merged[-1] = _Stroke(last.at, min(last.start, stroke.start), max(last.end, stroke.end))
        else:
            merged.append(stroke)
    return merged


def _connected(horizontal: Sequence[_Stroke], vertical: Sequence[_Stroke]) -> list[tuple[list[_Stroke], list[_Stroke]]]:
    """Groups of strokes that cross or touch one another."""
    group = list(range(len(horizontal) + len(vertical)))

    def leader(index: int) -> int:
        while group[index] != index:
            group[index] = group[group[index]]
            index = group[index]
        return index

    for h, across in enumerate(horizontal):
        for v, down in enumerate(vertical):
            touches_x = across.start - _SNAP <= down.at <= across.end + _SNAP
            if touches_x and down.start - _SNAP <= across.at <= down.end + _SNAP:
                group[leader(len(horizontal) + v)] = leader(h)
    parts: dict[int, tuple[list[_Stroke], list[_Stroke]]] = {}
    for h, across in enumerate(horizontal):
        parts.setdefault(leader(h), ([], []))[0].append(across)
    for v, down in enumerate(vertical):
        parts.setdefault(leader(len(horizontal) + v), ([], []))[1].append(down)
    return [part for part in parts.values() if part[0] and part[1]]


def _grid(rows: Sequence[_Stroke], sides: Sequence[_Stroke]) -> Grid | None:
    ys = _places([s.at for s in rows] + [end for s in sides for end in (s.start, s.end)])
    xs = _places([s.at for s in sides] + [end for s in rows for end in (s.start, s.end)])
    if len(xs) < 2 or len(ys) < 2:
        return None
    height, width = len(ys) - 1, len(xs) - 1
    owner = {(r, c): (r, c) for r in range(height) for c in range(width)}

    def leader(cell: tuple[int, int]) -> tuple[int, int]:
        while owner[cell] != cell:
            cell = owner[cell]
        return cell

    for r in range(height):
        for c in range(width):
            if c + 1 < width and not _drawn(sides, xs[c + 1], ys[r], ys[r + 1]):
                owner[leader((r, c + 1))] = leader((r, c))
            if r + 1 < height and not _drawn(rows, ys[r + 1], xs[c], xs[c + 1]):
                owner[leader((r + 1, c))] = leader((r, c))
    merged: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for cell in owner:
        merged.setdefault(leader(cell), []).append(cell)
    cells = []
    for members in merged.values():
        top, left = min(r for r, _ in members), min(c for _, c in members)
        down, right = max(r for r, _ in members) + 1, max(c for _, c in members) + 1
        if (down - top) * (right - left) != len(members):  # no rectangle: lines are missing, take the pieces singly
            cells += [GridCell(r, c, 1, 1, Box(xs[c], ys[r], xs[c + 1], ys[r + 1])) for r, c in members]
        else:
            cells.append(GridCell(top, left, down - top, right - left, Box(xs[left], ys[top], xs[right], ys[down])))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return _without_odd_columns(Grid(tuple(xs), tuple(ys), tuple(cells)))


def _without_odd_columns(grid: Grid) -> Grid:
    """The grid without lines that part only one of many rows (a head of its own over the table): there, the border moves
    to the nearest line of the others."""
    odd = [
        number
        for number in range(1, grid.columns)
        if grid.rows >= 4 and len({c.row for c in grid.cells if number in (c.column, c.column + c.colspan)}) <= 1
    ]
    kept = [number for number in range(len(grid.xs)) if number not in odd]
    if not odd or len(kept) < 3:
        return grid
    place = {
        number: min(range(len(kept)), key=lambda k: abs(grid.xs[kept[k]] - grid.xs[number]))
        for number in range(len(grid.xs))
    }
    cells = []
    for cell in grid.cells:
        start, end = place[cell.column], place[cell.column + cell.colspan]
        if end <= start:
            return grid
        cells.append(GridCell(cell.row, start, cell.rowspan, end - start, cell.box))
    return Grid(tuple(grid.xs[number] for number in kept), grid.ys, tuple(cells))


def _drawn(strokes: Sequence[_Stroke], at: float, start: float, end: float) -> bool:
    """Whether most of the way from ``start`` to ``end`` is drawn at ``at``."""
    covered = sum(
        max(0.0, min(stroke.end, end) - max(stroke.start, start)) for stroke in strokes if abs(stroke.at - at) <= _SNAP
    )
    return covered >= _DRAWN * (end - start)


def _places(values: Sequence[float]) -> list[float]:
    """The distinct places among ``values``; those that lie closer than a cell could be are one."""
    places: list[list[float]] = []
    for value in sorted(values):
        if places and value - places[-1][0] <= _SNAP:
            places[-1].append(value)
        else:
            places.append([value])
    centres = [sum(place) / len(place) for place in places]
    kept = centres[:1]
    for left, right in pairwise(centres):
        if right - left >= _LEAST_CELL or right - kept[-1] >= _LEAST_CELL:
            kept.append(right)
    return kept
