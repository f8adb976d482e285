"""Which lines of the columns of a table are one row, where nothing is drawn between the rows.

Each row has one line in the anchor column (its date). The other columns' lines, wrapped names among them, go to the rows by
the cheapest way to share them out: cells stand level with their date at the top, in the middle or at the bottom, the same
way all over the table; a broken word or “und” does not end a cell; a word that had room on the line above is no wrap.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Literal

from extractors.german.text import joins, leaves_open
from pipeline.ingest.table_lines import TextLine

Align = Literal["top", "middle", "bottom"]
_MONTH = r"(?:Jan|Feb|Mär|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]*\.?"
# 14.11.2017 · 27.10.17 · 12.3. · 15./16.12.2020 · 03/.04.03.2015 · Juni 2017 · Aug./Sept. 2017 · 14. März 2018 · Oktober/November
_DATE = re.compile(
    rf"\d{{1,2}}\s?[./]{{1,2}}\s?\d{{1,2}}\s?[./]\s?(?:\d{{4}}|\d{{2}})?(?!\d)|(?<![A-Za-zäöüß]){_MONTH}(?![a-zäöüß])(?:\s*\d{{2,4}})?"
)
_NO_ANCHOR = 0.6
_OWN_ROW = 0.9
_TIGHT = 1.18
_INFINITE = 1e9


@dataclass(slots=True)
class Row:
    """The lines of each column that make one row, and the height that it hangs on."""

    at: float
    cells: list[list[TextLine]]


def is_date(text: str) -> bool:
    """Whether ``text`` is short and holds a day or a month."""
    return len(text) <= 40 and _DATE.search(text) is not None


def anchor_column(columns: Sequence[Sequence[TextLine]], least: int = 1) -> int | None:
    """The column whose lines are dates, one a row."""
    best: tuple[int, int] | None = None
    for index, lines in enumerate(columns):
        dates = sum(is_date(line.text) for line in lines)
        if dates >= max(least, 0.5 * len(lines)) and (best is None or dates > best[0]):
            best = (dates, index)
    return best[1] if best else None


def rows_by_anchor(columns: Sequence[Sequence[TextLine]], anchor: int) -> list[Row]:
    """The rows of a table with one date a row; a row without a date stands by itself if it cannot be a wrapped line."""
    dated = [line for line in columns[anchor] if is_date(line.text)]
    leading = _leading(columns)
    names = _names_column(columns, anchor)
    best: tuple[float, Align, list[Row]] | None = None
    for align in ("top", "middle", "bottom"):
        rows = [Row(line.middle, [[] for _ in columns]) for line in dated]
        for row, line in zip(rows, dated, strict=True):
            row.cells[anchor].append(line)
        cost = 0.0
        order = sorted(range(len(columns)), key=lambda c: (c != names, c))
        for column in order:
            lines = [line for line in columns[column] if column != anchor or line not in dated]
            sharing = _Sharing(lines, [row.at for row in rows], align, leading, own=column == names)
            cost += sharing.cost if column != anchor else 0.0
            rows = _put(rows, sharing, column, len(columns))
        if best is None or cost < best[0] - 0.3:
            best = (cost, align, rows)
    if best is None:
        return []
    for row in best[2]:
        for cell in row.cells:
            cell.sort(key=lambda line: (line.middle, line.x0))
    return best[2]


def _put(rows: list[Row], sharing: _Sharing, column: int, width: int) -> list[Row]:
    """The rows with the groups of lines put where they belong, new rows among them."""
    rows = list(rows)
    fresh: list[Row] = []
    for group, row in sharing.groups:
        if row is not None:
            rows[row].cells[column] += group
        else:
            own = Row(group[0].middle, [[] for _ in range(width)])
            own.cells[column] += group
            fresh.append(own)
    return sorted([*rows, *fresh], key=lambda r: r.at)


def _names_column(columns: Sequence[Sequence[TextLine]], anchor: int) -> int:
    """The column with the most words: the committees."""
    others = [index for index in range(len(columns)) if index != anchor]
    return max(others, key=lambda index: sum(len(line.text) for line in columns[index]), default=anchor)


def _leading(columns: Sequence[Sequence[TextLine]]) -> float:
    """The distance of two lines of one cell: the smallest in any column, in bounds that lines of text keep."""
    size = median(line.size for lines in columns for line in lines)
    steps = [below.middle - above.middle for lines in columns for above, below in pairwise(lines)]
    steps = [step for step in steps if step > 0.8 * size]
    return min(max(min(steps, default=1.25 * size), size), 1.45 * size)


def rows_by_gaps(lines: Sequence[Sequence[tuple[int, TextLine]]], width: int, leading: float) -> list[Row]:
    """The rows of a table without dates. ``lines`` are the lines across the table as (column, words); ``leading`` is how far
    apart, in points, lines of running text stand. A line near the one before that only goes on with cells of that row, where
    they had no more room, is part of the row."""
    rows: list[Row] = []
    widest = [0.0] * width
    for line in lines:
        for column, part in line:
            widest[column] = max(widest[column], part.x1 - part.x0)
    last = float("-inf")
    for line in lines:
        middle = median(part.middle for _, part in line)
        if rows and middle - last <= _TIGHT * leading and _goes_on(rows[-1], line, widest):
            row = rows[-1]
        else:
            row = Row(middle, [[] for _ in range(width)])
            rows.append(row)
        for column, part in line:
            row.cells[column].append(part)
        last = middle
    return rows


def _goes_on(row: Row, line: Sequence[tuple[int, TextLine]], widest: Sequence[float]) -> bool:
    """Whether the line can be the rest of the row's cells."""
    first = next(column for column, cell in enumerate(row.cells) if cell)
    key_blank = all(column > first for column, _ in line)
    for column, part in line:
        above = row.cells[column]
        if not above:
            return False
        if any(c.isdigit() for c in part.text) and len(part.text) < 12 and not between(above[-1].text, part.text):
            return False
        label_and_value = key_blank and len(line) == 1 and sum(map(bool, row.cells)) == 2
        if label_and_value or joins(above[-1].text, part.text) or between(above[-1].text, part.text):
            continue
        if fits(above[-1], part, widest[column]):
            return False
    return True


class _Sharing:
    """The cheapest way to share the lines of one column out over the rows, found by going over lines and rows once."""

    def __init__(
        self,
        lines: Sequence[TextLine],
        rows: Sequence[float],
        align: Align,
        leading: float,
        *,
        own: bool,
    ) -> None:
        self._lines, self._rows, self._align = lines, rows, align
        self._leading, self._own = leading, own
        self._widest = max((line.x1 - line.x0 for line in lines), default=0.0)
        self._inner = [self.inside(above, below) for above, below in pairwise(lines)]
        self._outer = [between(above.text, below.text) for above, below in pairwise(lines)]
        self.cost, self.groups = self._solve()

    def inside(self, above: TextLine, below: TextLine) -> float:
        """What it costs to take two lines for one cell."""
        step = (below.middle - above.middle) / self._leading
        cost = min(4.0, max(0.0, step - _TIGHT) * 4)
        if not joins(above.text, below.text) and fits(above, below, self._widest):
            cost += 1.0
        return cost - 0.5 * (between(above.text, below.text) > 0)

    def _level(self, group: Sequence[TextLine], row: float) -> float:
        if self._align == "top":
            at = group[0].middle
        elif self._align == "bottom":
            at = group[-1].middle
        else:
            at = (group[0].middle + group[-1].middle) / 2
        return 2.0 * abs(at - row) / self._leading

    def _solve(self) -> tuple[float, list[tuple[list[TextLine], int | None]]]:
        lines, rows = self._lines, self._rows
        costs = [[_INFINITE] * (len(rows) + 1) for _ in range(len(lines) + 1)]
        back: dict[tuple[int, int], tuple[int, int, bool]] = {}
        costs[0][0] = 0.0

        def reach(i: int, k: int, cost: float, origin: tuple[int, int, bool]) -> None:
            if cost < costs[i][k]:
                costs[i][k] = cost
                back[i, k] = origin

        for i in range(len(lines) + 1):
            for k in range(len(rows) + 1):
                so_far = costs[i][k]
                if so_far >= _INFINITE:
                    continue
                if k < len(rows):
                    reach(i, k + 1, so_far + _NO_ANCHOR, (i, k, False))
                edge = self._outer[i - 1] if 0 < i < len(lines) else 0.0
                inner = 0.0
                for j in range(i + 1, min(len(lines), i + 8) + 1):
                    if j > i + 1:
                        inner += self._inner[j - 2]
                    group = lines[i:j]
                    if k < len(rows):
                        reach(j, k + 1, so_far + edge + inner + self._level(group, rows[k]), (i, k, True))
                    if self._between_rows(group, k) or k == len(rows) == 0:
                        reach(j, k, so_far + edge + inner + (_OWN_ROW if self._own else 3.0), (i, k, False))
        return costs[-1][-1], list(reversed(list(self._trace(back))))

    def _between_rows(self, group: Sequence[TextLine], k: int) -> bool:
        """Whether the group lies after the row before ``k`` and before row ``k``."""
        after = k == 0 or group[0].middle > self._rows[k - 1] + 0.3 * self._leading
        return after and (k == len(self._rows) or group[-1].middle < self._rows[k] - 0.3 * self._leading)

    def _trace(self, back: dict[tuple[int, int], tuple[int, int, bool]]):  # type: ignore[no-untyped-def]
        i, k = len(self._lines), len(self._rows)
        while (i, k) in back:
            before_i, before_k, anchored = back[i, k]
            if before_i < i:
                yield list(self._lines[before_i:i]), before_k if anchored else None
            i, k = before_i, before_k


def between(above: str, below: str) -> float:
    """What it costs to end a cell between two lines: a broken word, “für”, a small letter hold them together."""
    if joins(above, below):
        return 3.0
    if leaves_open(above) or above.endswith((",", "/", "-", "–", "&")):
        return 1.5
    return 1.0 if below[:1].islower() else 0.0


def fits(above: TextLine, below: TextLine, widest: float) -> bool:
    """Whether the first word of ``below`` had room at the end of ``above``, in a column that is at least ``widest`` wide."""
    first = below.tokens[0]
    return above.x1 - above.x0 + 0.3 * above.size + first.box.width < widest - 0.5
