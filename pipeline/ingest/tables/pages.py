"""Tables that go on over a page break."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.ingest.document.raw import RawCell, RawTable

_SAME_LINE = 4.0
_SAME_EDGE = 6.0
_LOWEST_START = 0.35
_HIGHEST_END = 0.6

Reach = tuple[float, float]


def continues(previous: RawTable, here: RawTable, height: float) -> bool:
    """Whether ``here``, the first thing on a page, goes on with ``previous``, the last thing on the page before, whose
    height is ``height``: the same columns, both ruled or both not. That only running heads and feet stand between is for
    the caller to see to."""
    if previous.box is None or here.box is None or previous.ruled != here.ruled:
        return False
    if previous.box.bottom < _HIGHEST_END * height or here.box.top > _LOWEST_START * height:
        return False
    return _places(previous, here) is not None


def join_pages(previous: RawTable, here: RawTable, height: float) -> bool:
    """Mark ``here`` as the rest of ``previous`` if it is (see :func:`continues`): a head row printed again is dropped, and
    columns that are blank all over this page are put back."""
    if not continues(previous, here, height):
        return False
    here.continues = previous
    first = _texts(here.rows[0])
    if len(here.rows) > 1 and first == _texts(_beginning(here).rows[0]) and any(first):
        del here.rows[0]
    places, columns = _places(previous, here), _columns(previous)
    if places is not None and columns > _columns(here):
        here.rows = [_spread(row, places, columns) for row in here.rows]
    return True


def _beginning(table: RawTable) -> RawTable:
    """The table on the page where it begins."""
    while table.continues is not None:
        table = table.continues
    return table


def _texts(row: Sequence[RawCell]) -> list[str]:
    return [" ".join(word.text for line in cell.lines for word in line) for cell in row]


def _columns(table: RawTable) -> int:
    return max((sum(cell.colspan for cell in row) for row in table.rows), default=0)


def _places(previous: RawTable, here: RawTable) -> list[int] | None:
    """Which column of ``previous`` each column of ``here`` goes on with; None where they do not match."""
    above, below = _reaches(previous), _reaches(here)
    if previous.ruled:
        same = len(above) == len(below) and all(
            a is None or b is None or (abs(a[0] - b[0]) <= _SAME_LINE and abs(a[1] - b[1]) <= _SAME_LINE)
            for a, b in zip(above, below, strict=True)
        )
        return list(range(len(above))) if same else None
    if len(above) == len(below):
        if all(a is None or b is None or _same_edge(a, b) for a, b in zip(above, below, strict=True)):
            return list(range(len(above)))
        return None
    places: list[int] = []
    for reach in below:
        first = places[-1] + 1 if places else 0
        fitting = [at for at, a in enumerate(above) if at >= first and a is not None and reach and _same_edge(a, reach)]
        if not fitting:
            return None
        places.append(fitting[0])
    return places


def _same_edge(above: Reach, below: Reach) -> bool:
    return abs(above[0] - below[0]) <= _SAME_EDGE or abs(above[1] - below[1]) <= _SAME_EDGE


def _reaches(table: RawTable) -> list[Reach | None]:
    """From where to where each column reaches: its drawn cells, or its words; None for a column without any."""
    reaches: list[Reach | None] = [None] * _columns(table)
    for row in table.rows:
        column = 0
        for cell in row:
            boxes = [word.box for line in cell.lines for word in line if word.box is not None]
            if table.ruled:
                boxes = [cell.box] if cell.box is not None else []
            if boxes and cell.colspan == 1:
                seen = reaches[column] or (boxes[0].x0, boxes[0].x1)
                reaches[column] = min(seen[0], *(b.x0 for b in boxes)), max(seen[1], *(b.x1 for b in boxes))
            column += cell.colspan
    return reaches


def _spread(row: Sequence[RawCell], places: Sequence[int], columns: int) -> list[RawCell]:
    """The row's cells in their columns of the whole table."""
    spread = [RawCell() for _ in range(columns)]
    column = 0
    for cell in row:
        spread[places[column]] = RawCell(cell.lines, cell.box)
        column += cell.colspan
    return spread
