"""From the lines of a table to its columns, along the white strips that run down between the words, and to rows of cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.ingest.document.raw import RawCell
from pipeline.ingest.tables.heads import is_head_phrase
from pipeline.ingest.tables.lines import TextLine, Token, raw_cell
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

_WORD_SPACE = 0.4
_AT_EDGE = 2.0


def white_strips(lines: Iterable[TextLine], start: float, end: float) -> list[tuple[float, float]]:
    """The stretches between ``start`` and ``end`` over which no line has a word."""
    spans = sorted((token.box.x0, token.box.x1) for line in lines for token in line.tokens)
    strips: list[tuple[float, float]] = []
    reach = start
    for x0, x1 in spans:
        if x0 >= end:
            break
        if x0 > reach:
            strips.append((reach, x0))
        reach = max(reach, x1)
    if reach < end:
        strips.append((reach, end))
    return strips


def borders_under(heads: Sequence[tuple[float, float]], lines: Sequence[TextLine]) -> list[float]:
    """The borders between columns whose heads stand at ``heads``: the widest white strip between each two."""
    borders = []
    for (_, left_end), (right_start, _) in pairwise(heads):
        strips = white_strips(lines, left_end, right_start)
        if strips:
            start, end = max(strips, key=lambda strip: strip[1] - strip[0])
            borders.append((start + end) / 2)
        else:
            borders.append(right_start - _AT_EDGE / 2)
    return borders


def inner_strips(lines: Sequence[TextLine], start: float, end: float, width: float, rows: int = 2) -> list[float]:
    """The borders inside one column: white strips of ``width`` letter heights with words on both sides in ``rows`` lines,
    the words on the right beginning or ending at one place."""
    inside = [TextLine(tokens) for line in lines if (tokens := [t for t in line.tokens if start <= t.centre < end])]
    if len(inside) < rows:
        return []
    height = sorted(line.size for line in inside)[len(inside) // 2]
    left = min(line.x0 for line in inside)
    right = max(line.x1 for line in inside)
    borders = []
    for x0, x1 in white_strips(inside, left, right):
        if x1 - x0 < width * height:
            continue
        both = [line for line in inside if line.x0 < x0 + 1 and line.x1 > x1 - 1]
        starts = sum(1 for line in inside if any(abs(t.box.x0 - x1) <= _AT_EDGE for t in line.tokens))
        if len(both) >= rows and (starts >= rows or _figures(both, x1, rows)):
            borders.append((x0 + x1) / 2)
    return borders


def _figures(lines: Sequence[TextLine], start: float, rows: int) -> bool:
    """Whether figures stand right of ``start`` in ``rows`` lines, set flush right."""
    ends = sorted(t.box.x1 for line in lines for t in line.tokens if t.box.x0 > start - 1 and t.text[-1].isdigit())
    least = max(rows, 2)
    return any(last - first <= _AT_EDGE for first, last in zip(ends, ends[least - 1 :], strict=False))


def cut(line: TextLine, borders: Sequence[float]) -> list[tuple[int, int, TextLine]]:
    """The line's words by column: (column, how many columns they span, the words).

    A word that lies across a border makes one cell over several columns of all the words beside it.
    """
    pieces: list[tuple[int, int, TextLine]] = []
    for token in line.tokens:
        column, last = _column(token, borders), _last_column(token, borders)
        if pieces and column < pieces[-1][0] + pieces[-1][1]:
            first, span, before = pieces[-1]
            before.tokens.append(token)
            pieces[-1] = (first, max(first + span, last + 1) - first, before)
        else:
            pieces.append((column, last + 1 - column, TextLine([token])))
    joined = pieces[:1]
    for column, span, part in pieces[1:]:
        first, before_span, before = joined[-1]
        if (span > 1 or before_span > 1) and part.x0 - before.x1 < _WORD_SPACE * part.size:
            before.tokens += part.tokens
            joined[-1] = (first, column + span - first, before)
        else:
            joined.append((column, span, part))
    return joined


def _column(token: Token, borders: Sequence[float]) -> int:
    """The column in which the word begins; a word that sticks out a little to the left belongs to where it mostly lies."""
    start = token.box.x0 + min(_AT_EDGE, token.box.width * 0.25)
    return sum(1 for border in borders if border <= start)


def _last_column(token: Token, borders: Sequence[float]) -> int:
    end = token.box.x1 - min(_AT_EDGE, token.box.width * 0.25)
    return max(_column(token, borders), sum(1 for border in borders if border < end))


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
