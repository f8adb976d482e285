"""From the lines of a table and the borders of its columns to rows of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.ingest.raw import RawCell
from pipeline.ingest.tables.columns import cut
from pipeline.ingest.tables.heads import is_head_phrase
from pipeline.ingest.tables.lines import TextLine, raw_cell
from pipeline.ingest.tables.rows import (
    Row,
    anchor_column,
    dated_lines,
    is_date,
    rows_by_anchor,
    rows_by_codes,
    rows_by_gaps,
    rows_by_labels,
)
from pipeline.ingest.tables.timelines import timeline_column

_TIGHT = 1.14


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal line drawn from ``x0`` to ``x1`` at the height ``y``."""

    x0: float
    x1: float
    y: float


@dataclass(frozen=True, slots=True)
class Setting:
    """What the rest of the page tells: where rules run, how far apart lines of text stand (in letter heights), and where lines are drawn
    down the page."""

    rules: Sequence[Rule]
    leading: float
    sides: Sequence[float] = ()

    def rules_over(self, left: float, right: float) -> list[float]:
        """The heights of the rules that run over most of the way from ``left`` to ``right``."""
        return sorted(rule.y for rule in self.rules if min(rule.x1, right) - max(rule.x0, left) > 0.6 * (right - left))

    def tight(self, above: TextLine, below: TextLine) -> bool:
        """Whether two lines stand no farther apart than the lines of one paragraph."""
        return below.middle - above.middle <= _TIGHT * self.leading * max(above.size, below.size)


@dataclass(frozen=True, slots=True)
class Draft:
    """A table as found: its rows, and the lines that it has taken from the page."""

    rows: list[list[RawCell]]
    lines: list[TextLine]


def rows_of(
    body: Sequence[TextLine], borders: Sequence[float], setting: Setting, *, dates: int = 2
) -> list[list[RawCell]]:
    """The rows of a table's lines: between drawn rules first, then one for each date, where there are at least ``dates``
    of them, then by distance."""
    if not body:
        return []
    rules = setting.rules_over(min(line.x0 for line in body), max(line.x1 for line in body))
    columns = columns_of(body, borders).columns
    anchor = timeline_column(columns)
    if anchor is None:
        anchor = anchor_column(columns, least=dates)
    bands: dict[tuple[int, int], list[TextLine]] = {}
    heads = 0
    for line in body:
        headed = anchor is not None and _over_dates(line, anchor, borders)
        heads += headed
        bands.setdefault((sum(1 for y in rules if y < line.middle), heads), []).append(line)
        heads += headed
    drawn = len({rules for rules, _ in bands}) >= 3
    return [row for band in bands.values() for row in _band(band, borders, setting, anchor, drawn=drawn)]


def _over_dates(line: TextLine, anchor: int, borders: Sequence[float]) -> bool:
    """Whether the line stands over dates, not beside one: a head (``Gremium  Sitzung am``), or a row whose date is left
    open (``[ ] Hauptausschuss  am``)."""
    parts = {column: part.text for column, _, part in cut(line, borders)}
    said = parts.get(anchor, "")
    return len(parts) > 1 and said[:1].isalpha() and is_head_phrase(said) and not is_date(said)


@dataclass(frozen=True, slots=True)
class Columns:
    """The same words in two ways: by column, and line by line as (column, words); ``spans`` says (by id) which words run
    over several columns."""

    columns: list[list[TextLine]]
    across: list[list[tuple[int, TextLine]]]
    spans: dict[int, int]


def columns_of(lines: Sequence[TextLine], borders: Sequence[float]) -> Columns:
    """The lines cut at the borders."""
    found = Columns([[] for _ in range(len(borders) + 1)], [], {})
    for line in lines:
        pieces = cut(line, borders)
        found.across.append([(column, part) for column, _, part in pieces])
        for column, span, part in pieces:
            found.columns[column].append(part)
            if span > 1:
                found.spans[id(part)] = span
    return found


def _band(
    lines: Sequence[TextLine], borders: Sequence[float], setting: Setting, anchor: int | None, *, drawn: bool
) -> list[list[RawCell]]:
    """The rows between two rules: one where rules stand between all rows, else as many as there are."""
    found = columns_of(lines, borders)
    dates = len(dated_lines(found.columns, anchor)) if anchor is not None else 0
    if drawn and dates <= 1 and all(setting.tight(above, below) for above, below in pairwise(lines)):
        rows = [Row(lines[0].middle, found.columns)]
    elif rows := rows_by_labels(found.across, len(found.columns)):
        pass
    elif anchor is not None and dates:
        rows = rows_by_anchor(found.columns, anchor)
    elif not (rows := rows_by_codes(found.across, len(found.columns))):
        rows = rows_by_gaps(found.across, len(found.columns), setting.leading * median(line.size for line in lines))
    return [_cells(row, found.spans) for row in rows]


def _cells(row: Row, spans: dict[int, int]) -> list[RawCell]:
    cells: list[RawCell] = []
    column = 0
    while column < len(row.cells):
        lines = row.cells[column]
        span = max((spans.get(id(line), 1) for line in lines), default=1)
        last = column + 1
        while last < min(column + span, len(row.cells)) and not row.cells[last]:
            last += 1
        cells.append(raw_cell(lines, colspan=last - column))
        column = last
    return cells
