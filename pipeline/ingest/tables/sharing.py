"""Which lines of a column go to which row of a table: the cheapest way to share them out.

Cells stand level with the date of their row at the top, in the middle or at the bottom. A broken word or “und” does not end
a cell; a word that had room on the line above is no wrap; a line level with another date belongs there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from extractors.german.text import joins, leaves_open
from pipeline.ingest.tables.heads import begins_name
from pipeline.ingest.tables.lines import TextLine, begins_with_box
from pipeline.ingest.tables.wraps import begins_small, between, fits

Align = Literal["top", "middle", "bottom"]

# What each oddity costs; a line set one line off its row's date costs 2.
_OFF_LEVEL = 2.0
_EMPTY_CELL = 0.6
_ROW_WITHOUT_DATE = 0.9
_SECOND_SUCH_COLUMN = 3.0
_CLOSER_THAN_ROWS = 1.0
_CELL_BESIDE = 0.6
_LOOSE_LINES = 4.0
_HAD_ROOM, _MAY_HAVE_HAD_ROOM = 1.0, 0.5
_NAME_BEGINS = 1.3
_CELL_BEGINS_BESIDE = 1.0
_HELD_TOGETHER = 0.5
_LEVEL_WITH_ANOTHER = 1.5
_TIGHT = 1.14
_MOST_LINES = 8
_INFINITE = 1e9


class Sharing:
    """The lines of one column shared out over the rows, whose dates stand at the heights ``rows``.

    ``groups`` are the lines of one cell each with the number of their row, None for a row without a date; ``cost`` says how
    odd that is. ``room`` is how wide the column's text may be. ``beside``: the column holds the names, which may make rows
    of their own, the easier where another cell begins beside the line (its id is in ``beside``).
    """

    def __init__(
        self,
        lines: Sequence[TextLine],
        rows: Sequence[float],
        align: Align,
        leading: float,
        room: float,
        beside: frozenset[int] | None,
    ) -> None:
        self._lines, self._rows, self._align = lines, rows, align
        self._leading, self._room, self._beside = leading, room, beside
        self._widest = max((line.x1 - line.x0 for line in lines), default=0.0)
        self._small = begins_small(lines)
        self._inner = [self._inside(above, below) for above, below in pairwise(lines)]
        self._outer = [between(above.text, below.text, small=self._small) for above, below in pairwise(lines)]
        self._strangers = [any(abs(line.middle - row) < 0.2 * leading for row in rows) for line in lines]
        self.cost, self.groups = self._solve()

    def _inside(self, above: TextLine, below: TextLine) -> float:
        """What it costs to take two lines for one cell."""
        step = (below.middle - above.middle) / self._leading
        cost = min(_LOOSE_LINES, max(0.0, step - _TIGHT) * _LOOSE_LINES)
        if not joins(above.text, below.text) and fits(above, below, self._room):
            cost += _HAD_ROOM if fits(above, below, self._widest) else _MAY_HAVE_HAD_ROOM
        if begins_with_box(below.text):
            cost += _LOOSE_LINES
        if self._beside is not None and begins_name(below.text) and not leaves_open(above.text):
            cost += _NAME_BEGINS
        held = between(above.text, below.text, small=self._small) > 0
        if self._beside and id(below) in self._beside and not held:
            cost += _CELL_BEGINS_BESIDE
        return cost - _HELD_TOGETHER * held

    def _level(self, group: Sequence[TextLine], row: float) -> float:
        if self._align == "top":
            at = group[0].middle
        elif self._align == "bottom":
            at = group[-1].middle
        else:
            at = (group[0].middle + group[-1].middle) / 2
        return _OFF_LEVEL * abs(at - row) / self._leading

    def _foreign(self, start: int, end: int, row: float) -> float:
        """What it costs that lines of the group stand level with the dates of other rows."""
        others = sum(
            stranger and abs(line.middle - row) > 0.3 * self._leading
            for line, stranger in zip(self._lines[start:end], self._strangers[start:end], strict=True)
        )
        return _LEVEL_WITH_ANOTHER * others

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
                    reach(i, k + 1, so_far + _EMPTY_CELL, (i, k, False))
                edge = self._outer[i - 1] if 0 < i < len(lines) else 0.0
                inner = 0.0
                for j in range(i + 1, min(len(lines), i + _MOST_LINES) + 1):
                    if j > i + 1:
                        inner += self._inner[j - 2]
                    group = lines[i:j]
                    if k < len(rows):
                        level = self._level(group, rows[k]) + self._foreign(i, j, rows[k])
                        reach(j, k + 1, so_far + edge + inner + level, (i, k, True))
                    if self._between_rows(group, k):
                        reach(j, k, so_far + edge + inner + self._alone(i, j), (i, k, False))
        return costs[-1][-1], list(reversed(list(self._trace(back))))

    def _alone(self, start: int, end: int) -> float:
        """What it costs to take the group for a row without a date: more where it stands closer to the next line of its
        column than rows stand to one another."""
        if self._beside is None:
            return _SECOND_SUCH_COLUMN
        pitch = min((below - above for above, below in pairwise(self._rows)), default=0.0)
        near = [
            below.middle - above.middle < min(_TIGHT * self._leading, pitch / 1.2)
            for above, below in pairwise(self._lines[max(start - 1, 0) : end + 1])
        ]
        edges = (start > 0 and near[0]) or (end < len(self._lines) and near[-1])
        alone = id(self._lines[start]) in self._beside
        return _ROW_WITHOUT_DATE + _CLOSER_THAN_ROWS * edges - _CELL_BESIDE * alone

    def _between_rows(self, group: Sequence[TextLine], k: int) -> bool:
        """Whether the group lies after the row before ``k`` and before row ``k``."""
        after = k == 0 or group[0].middle > self._rows[k - 1] + 0.3 * self._leading
        return after and (k == len(self._rows) or group[-1].middle < self._rows[k] - 0.3 * self._leading)

    def _trace(self, back: dict[tuple[int, int], tuple[int, int, bool]]) -> Iterator[tuple[list[TextLine], int | None]]:
        i, k = len(self._lines), len(self._rows)
        while (i, k) in back:
            before_i, before_k, anchored = back[i, k]
            if before_i < i:
                yield list(self._lines[before_i:i]), before_k if anchored else None
            i, k = before_i, before_k
