"""Tables without drawn cells: words under a known head, or lines whose words fall into the same columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import mean, median

from pipeline.ingest.assemble import RawCell
from pipeline.ingest.table_columns import borders_under, cut, inner_strips, white_strips
from pipeline.ingest.table_heads import Head, ends_table, head_at
from pipeline.ingest.table_lines import TextLine, raw_cell
from pipeline.ingest.table_rows import Row, anchor_column, is_date, rows_by_anchor, rows_by_gaps

_WIDE = 1.3
_STRIP = 0.8
_NEAR = 2.5


@dataclass(frozen=True, slots=True)
class Draft:
    """A table as found: its rows, the lines that it has taken from the page, where its columns begin and the last ends."""

    rows: list[list[RawCell]]
    lines: list[TextLine]
    edges: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rest of the page tells: where rules run (x0, y, x1) and how far apart lines of text stand."""

    rules: Sequence[tuple[float, float, float]]
    leading: float


def find_aligned(lines: Sequence[TextLine], setting: Setting) -> list[Draft]:
    """The tables among these lines of a page, from top to bottom."""
    drafts: list[Draft] = []
    rest: list[TextLine] = []
    at = 0
    while at < len(lines):
        head = head_at(lines, at)
        if head is None:
            rest.append(lines[at])
            at += 1
            continue
        drafts += _runs(rest, setting)
        rest = []
        body = list(_under(lines, head))
        drafts.append(_with_head(head, lines, body, setting))
        at = head.first + head.lines + len(body)
    return drafts + _runs(rest, setting)


# --- words under a head ---------------------------------------------------------------------------------------------


def _under(lines: Sequence[TextLine], head: Head) -> Iterator[TextLine]:
    """The lines under the head that can be its rows."""
    left, columns = head.columns[0].x0, head.columns
    last = lines[head.first + head.lines - 1]
    widest_gap = 0.0
    dates: list[float] = []
    for index in range(head.first + head.lines, len(lines)):
        line = lines[index]
        gap = line.top - last.bottom
        parts = line.segments(0.6)
        dated = [part.x0 for part in parts if is_date(part.text)]
        limit = max(2.2 * line.size, 1.7 * widest_gap) if widest_gap else 3.0 * line.size
        if dates and any(abs(x - seen) <= _NEAR for x in dated for seen in dates):
            limit *= 2
        first_only = len(parts) == 1 and parts[0].x0 < columns[1].x0 - line.size
        if gap > limit or head_at(lines, index) is not None or line.x1 < left - line.size:
            return
        if first_only and (ends_table(line.text) or (line.text.endswith(":") and gap > 0.5 * line.size)):
            return
        if any(_runs_over(part, head) for part in parts):
            return
        dates += dated
        widest_gap = max(widest_gap, gap)
        yield line
        last = line


def _runs_over(part: TextLine, head: Head) -> bool:
    """Whether words without a gap run under two columns: running text, no row."""
    over = sum(
        1 for column in head.columns[1:] if part.x0 < column.x0 - 1 and part.x1 > column.x0 + 0.6 * (column.x1 - column.x0)
    )
    return over >= 1 and len(part.tokens) >= 4


def _with_head(head: Head, lines: Sequence[TextLine], body: list[TextLine], setting: Setting) -> Draft:
    head_lines = list(lines[head.first : head.first + head.lines])
    spans = [(column.x0, column.x1) for column in head.columns]
    borders = borders_under(spans, body)
    edges = [float("-inf"), *borders, float("inf")]
    extra = [x for start, end in pairwise(edges) for x in inner_strips(body, start, end, 1.0)]
    borders = sorted([*borders, *extra])
    rows: list[list[RawCell]] = []
    first_row: list[RawCell] = [RawCell() for _ in range(len(borders) + 1)]
    for column in head.columns:
        place = sum(1 for border in borders if border <= (column.x0 + min(column.x1, column.x0 + 8)) / 2)
        first_row[place] = raw_cell([*_lines_of_cell(first_row[place]), *column.lines])
    rows.append(first_row)
    rows += _rows(body, borders, setting)
    return Draft(rows, [*head_lines, *body], _edges([*head_lines, *body], borders))


def _lines_of_cell(cell: RawCell) -> list[TextLine]:
    return []


def _edges(lines: Iterable[TextLine], borders: Sequence[float]) -> tuple[float, ...]:
    every = list(lines)
    return (min(line.x0 for line in every), *borders, max(line.x1 for line in every))


def _rows(body: Sequence[TextLine], borders: Sequence[float], setting: Setting) -> list[list[RawCell]]:
    """The body's rows: bands between drawn rules first, then by dates, then by distance."""
    if not body:
        return []
    left, right = min(line.x0 for line in body), max(line.x1 for line in body)
    rules = sorted(
        y for x0, y, x1 in setting.rules if min(x1, right) - max(x0, left) > 0.6 * (right - left)
    )
    bands: dict[int, list[TextLine]] = {}
    for line in body:
        bands.setdefault(sum(1 for y in rules if y < line.middle), []).append(line)
    drawn = sum(1 for y in rules if body[0].middle < y < body[-1].middle) >= 1
    rows: list[list[RawCell]] = []
    whole_anchor = anchor_column(_columns(body, borders)[0], least=2)
    for band in bands.values():
        rows += _band(band, borders, setting, whole_anchor, drawn=drawn)
    return rows


def _columns(
    lines: Sequence[TextLine], borders: Sequence[float]
) -> tuple[list[list[TextLine]], list[list[tuple[int, TextLine]]], dict[int, int]]:
    """The lines by column, the lines across, and how many columns a piece spans (by id, where more than one)."""
    columns: list[list[TextLine]] = [[] for _ in range(len(borders) + 1)]
    across: list[list[tuple[int, TextLine]]] = []
    spans: dict[int, int] = {}
    for line in lines:
        pieces = cut(line, borders)
        across.append([(column, part) for column, _, part in pieces])
        for column, span, part in pieces:
            columns[column].append(part)
            if span > 1:
                spans[id(part)] = span
    return columns, across, spans


def _band(
    lines: Sequence[TextLine], borders: Sequence[float], setting: Setting, anchor: int | None, *, drawn: bool
) -> list[list[RawCell]]:
    columns, across, spans = _columns(lines, borders)
    dates = sum(is_date(line.text) for line in columns[anchor]) if anchor is not None else 0
    size = median(line.size for line in lines)
    leading = setting.leading * size
    tight = all(below.middle - above.middle <= 1.2 * leading for above, below in pairwise(lines))
    if drawn and dates <= 1 and tight:
        rows = [Row(lines[0].middle, columns)]
    elif anchor is not None and dates:
        rows = rows_by_anchor(columns, anchor)
    else:
        rows = rows_by_gaps(across, len(columns), leading)
    return [_cells(row, spans) for row in rows]


def _cells(row: Row, spans: dict[int, int]) -> list[RawCell]:
    cells: list[RawCell] = []
    column = 0
    while column < len(row.cells):
        lines = row.cells[column]
        span = max([spans.get(id(line), 1) for line in lines], default=1)
        blank = 0
        while blank + 1 < span and column + blank + 1 < len(row.cells) and not row.cells[column + blank + 1]:
            blank += 1
        cells.append(raw_cell(lines, colspan=blank + 1))
        column += blank + 1
    return cells


# --- lines that fall into the same columns --------------------------------------------------------------------------


def _runs(lines: Sequence[TextLine], setting: Setting) -> list[Draft]:
    drafts = []
    at = 0
    while at < len(lines):
        count, borders = _run(lines, at)
        run = lines[at : at + count]
        if borders and not _prose(run, borders):
            drafts.append(Draft(_rows(run, borders, setting), list(run), _edges(run, borders)))
        at += max(count, 1) if borders else 1
    return drafts


def _run(lines: Sequence[TextLine], start: int) -> tuple[int, list[float]]:
    """How many lines from ``start`` on share columns, and the borders between these (none: no table)."""
    first = lines[start].segments(_WIDE)
    if len(first) < 2:
        return 1, []
    strips = [(left.x1, right.x0) for left, right in pairwise(first)]
    count = backed = 1
    for line in lines[start + 1 :]:
        above = lines[start + count - 1]
        narrowed = _narrowed(strips, line)
        if not narrowed or line.top - above.bottom > 4.0 * line.size:
            break
        beside = _beside(line, narrowed)
        aligned = beside and any(_aligned(lines[start : start + count], line, strip) for strip in narrowed)
        gap = line.top - above.bottom
        if not aligned and gap > 1.2 * line.size:
            break
        if beside and not aligned:
            break
        if not beside and line.x0 < narrowed[0][0] and (ends_table(line.text) or line.text.endswith(":")):
            break
        strips = narrowed
        count += 1
        if aligned:
            backed = count
        elif line.x0 >= strips[0][0] and any(abs(line.x0 - strip[1]) <= _NEAR for strip in strips) and backed == count - 1:
            backed = count  # the rest of a wrapped value
    strips = [(left.x1, right.x0) for left, right in pairwise(first)]
    for line in lines[start + 1 : start + backed]:
        strips = _narrowed(strips, line)
    if sum(_beside(line, strips) for line in lines[start : start + backed]) < 2:
        return 1, []
    run = lines[start : start + backed]
    borders = [(x0 + x1) / 2 for x0, x1 in strips]
    edges = [float("-inf"), *borders, float("inf")]
    extra = [x for left, right in pairwise(edges) for x in inner_strips(run, left, right, _WIDE)]
    return backed, sorted([*borders, *extra])


def _narrowed(strips: Sequence[tuple[float, float]], line: TextLine) -> list[tuple[float, float]]:
    """What the line leaves of the white strips, where it leaves enough."""
    left = []
    for start, end in strips:
        free = white_strips([line], start, end)
        if free:
            widest = max(free, key=lambda strip: strip[1] - strip[0])
            if widest[1] - widest[0] >= _STRIP * line.size:
                left.append(widest)
    return left


def _beside(line: TextLine, strips: Sequence[tuple[float, float]]) -> bool:
    """Whether words stand on both sides of a strip."""
    return any(line.x0 < x0 + 1 and line.x1 > x1 - 1 for x0, x1 in strips)


def _aligned(above: Sequence[TextLine], line: TextLine, strip: tuple[float, float]) -> bool:
    """Whether the words right of the strip begin, or end, where words above begin or end."""
    here = next((part for part in line.segments(_WIDE) if part.x0 >= strip[0]), None)
    if here is None:
        return False
    for other in above:
        for part in other.segments(_WIDE):
            if part.x0 >= strip[0] - 1 and (abs(part.x0 - here.x0) <= _NEAR or abs(part.x1 - here.x1) <= _NEAR):
                return True
    return False


def _prose(lines: Sequence[TextLine], borders: Sequence[float]) -> bool:
    """Whether the columns are columns of running text: most lines full, of several words, side by side."""
    columns, _, _ = _columns(lines, borders)
    full = 0
    for column in columns:
        if len(column) < 4:
            continue
        reach = max(line.x1 for line in column)
        share = mean(line.x1 >= reach - 1.5 * line.size for line in column)
        if share > 0.55 and mean(len(line.tokens) for line in column) > 3.2:
            full += 1
    return full >= 2
