"""Tables by what is drawn: grids of cells, with rows told apart where the lines between them are missing, and rules between rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Box
from pipeline.ingest.document.page import Rulings
from pipeline.ingest.document.raw import RawCell
from pipeline.ingest.tables.aligned import prose
from pipeline.ingest.tables.draft import Draft, Rule, Setting, cut, rows_of, white_strips
from pipeline.ingest.tables.heads import head_at
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


_SAME = 4.0
_LEAST_WIDTH = 100.0
_TALLEST_ROW = 250.0
_WIDE = 1.3
_STRIP = 0.8
_MOST = 0.8
_CORNER = 20.0
_VERY_WIDE = 2.5


def rule_tables(lines: Sequence[TextLine], setting: Setting) -> list[Draft]:
    """The tables between stacks of at least three rules, from top to bottom."""
    drafts: list[Draft] = []
    taken: set[int] = set()
    for stack in [part for whole in _stacks(setting.rules) for part in _parts(whole, lines, setting)]:
        inside = [line for line in _between_rules(stack, lines) if id(line) not in taken]
        borders = _borders(inside)
        if not borders or prose(inside, borders) or _has_known_head(lines, inside[0], setting):
            continue
        whole = [*_before(lines, inside[0], stack[0].y, borders, setting), *inside]
        whole += _after(lines, inside[-1], stack[-1].y, borders, setting)
        taken |= {id(line) for line in whole}
        drafts.append(Draft(rows_of(whole, borders, setting), whole))
    return drafts


def _stacks(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules of the same place and width, not too far apart."""
    stacks: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.y):
        if rule.x1 - rule.x0 < _LEAST_WIDTH:
            continue
        for stack in stacks:
            last = stack[-1]
            same = abs(last.x0 - rule.x0) <= _SAME and abs(last.x1 - rule.x1) <= _SAME
            if same and rule.y - last.y <= _TALLEST_ROW:
                stack.append(rule)
                break
        else:
            stacks.append([rule])
    return [stack for stack in stacks if len(stack) >= 3]


def _parts(stack: list[Rule], lines: Sequence[TextLine], setting: Setting) -> list[list[Rule]]:
    """The stack cut where a heading or, but in a frame, running text stands between two rules: the end of one table and the beginning of
    the next."""
    framed = any(abs(x - stack[0].x0) < _CORNER for x in setting.sides)
    parts: list[list[Rule]] = [[stack[0]]]
    for above, below in pairwise(stack):
        found = _apart([above, below], lines)
        if found == "heading" or (found == "text" and not framed):
            parts.append([])
        parts[-1].append(below)
    return [part for part in parts if len(part) >= 3]


def _apart(rules: Sequence[Rule], lines: Sequence[TextLine]) -> str:
    """What parts two rules: a heading alone, or a line of text from side to side."""
    band = _between_rules(rules, lines)
    whole = [line for line in band if len(line.segments(_WIDE)) == 1]
    if any(line.x1 - line.x0 > _MOST * (rules[0].x1 - rules[0].x0) for line in whole):
        return "text"
    heading = len(band) == 1 and bool(whole) and (band[0].bold or band[0].text.endswith(":"))
    return "heading" if heading and len(band[0].tokens) >= 3 else ""


def _between_rules(stack: Sequence[Rule], lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines between the first rule and the last."""
    first, last = stack[0], stack[-1]
    return [
        line
        for line in lines
        if first.y < line.middle < last.y and first.x0 - _SAME < line.x0 and line.x1 < first.x1 + _SAME
    ]


def _has_known_head(lines: Sequence[TextLine], first: TextLine, setting: Setting) -> bool:
    """Whether a known head begins the table or stands over its first rule: its rows are read by that head."""
    at = next(index for index, line in enumerate(lines) if line is first)
    rules = setting.rules_over(first.x0, first.x1)
    return any(head_at(lines, index, rules) is not None for index in range(max(at - 2, 0), at + 1))


def _borders(lines: Sequence[TextLine]) -> list[float]:
    """The borders of the columns between the rules, along the white strips that the lines with gaps share; none where
    more lines run over them than keep to them."""
    gapped = [line for line in lines if len(line.segments(_WIDE)) > 1]
    if not gapped:
        return []
    borders = []
    for x0, x1 in white_strips(gapped, min(line.x0 for line in gapped), max(line.x1 for line in gapped)):
        both = sum(line.x0 < x0 + 1 and line.x1 > x1 - 1 for line in gapped)
        size = gapped[0].size
        if x1 - x0 >= _VERY_WIDE * size or (x1 - x0 >= _STRIP * size and both >= 2):
            borders.append(max((x0 + x1) / 2, x1 - size))
    crossing = sum(any(span > 1 for _, span, _ in cut(line, borders)) for line in lines)
    return borders if crossing * 2 < len(lines) else []


def _before(
    lines: Sequence[TextLine], first: TextLine, rule: float, borders: Sequence[float], setting: Setting
) -> list[TextLine]:
    """The row over the first rule, where that rule does not begin the table."""
    row: list[TextLine] = []
    for line in reversed([line for line in lines if line.middle < rule]):
        near = setting.tight(line, row[0]) if row else rule - line.bottom < 1.2 * line.size
        if not near or any(span > 1 for _, span, _ in cut(line, borders)):
            break
        row.insert(0, line)
    return row if any(len(cut(line, borders)) > 1 and abs(line.x0 - first.x0) <= _SAME for line in row) else []


def _after(
    lines: Sequence[TextLine], last: TextLine, rule: float, borders: Sequence[float], setting: Setting
) -> list[TextLine]:
    """The row under the last rule, where that rule does not end the table."""
    row: list[TextLine] = []
    for line in lines:
        if line.middle <= rule:
            continue
        near = setting.tight(row[-1], line) if row else line.top - rule < 1.2 * line.size
        if not near or any(span > 1 for _, span, _ in cut(line, borders)):
            break
        row.append(line)
    return row if row and len(cut(row[0], borders)) > 1 and abs(row[0].x0 - last.x0) <= _SAME else []
