"""Words under a head, known by its words or its look: the rows of ``Gremium   Datum   Zuständigkeit`` without drawn cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pipeline.ingest.document.raw import RawCell
from pipeline.ingest.tables.draft import Draft, Setting, borders_under, inner_strips, rows_of
from pipeline.ingest.tables.heads import Head, ends_table, head_at
from pipeline.ingest.tables.lines import TextLine, begins_marked, is_marker, raw_cell
from pipeline.ingest.tables.rows import is_date

_NEAR = 2.5


def headed_table(lines: Sequence[TextLine], start: int, setting: Setting) -> tuple[Draft, int] | None:
    """The table whose head begins with line ``start``, and how many lines it takes."""
    head = _head(lines, start, setting)
    if head is None:
        return None
    body = list(_under(lines, head, setting))
    return _draft(head, lines, body, setting), head.lines + len(body)


def _head(lines: Sequence[TextLine], start: int, setting: Setting) -> Head | None:
    return head_at(lines, start, setting.rules_over(lines[start].x0, lines[start].x1))


def head_borders(head: Head, body: Sequence[TextLine]) -> list[float]:
    """The borders between the columns of a head over these lines; a column without a head of its own has borders too."""
    borders = borders_under([(column.x0, column.x1) for column in head.columns], body)
    edges = [float("-inf"), *borders, float("inf")]
    extra = [x for start, end in pairwise(edges) for x in inner_strips(body, start, end, 1.0)]
    return sorted([*borders, *extra])


def _under(lines: Sequence[TextLine], head: Head, setting: Setting) -> Iterator[TextLine]:
    """The lines under the head that can be its rows."""
    left = head.columns[0].x0
    last = lines[head.first + head.lines - 1]
    widest_gap = 0.0
    dates: list[float] = []
    for index in range(head.first + head.lines, len(lines)):
        line = lines[index]
        gap = line.top - last.bottom
        parts = line.segments(0.6, markers=False)
        dated = [part.x0 for part in parts if is_date(part.text)]
        limit = max(2.2 * line.size, 1.7 * widest_gap) if widest_gap else 3.0 * line.size
        if dates and any(abs(x - seen) <= _NEAR for x in dated for seen in dates):
            limit *= 2
        if any(last.middle < y < line.middle for y in setting.rules_over(left, head.columns[-1].x1)):
            limit = max(limit, 4.0 * line.size)
        if gap > limit or _other_head(lines, index, head, setting):
            return
        if line.x1 < left - line.size and not _names_row(lines, index, head, setting):
            return
        if gap > 0.8 * line.size and _numbered_heading(line, last):
            return
        label, colon, _ = line.text.partition(":")
        if (colon and gap > 0.25 * line.size and ends_table(label)) or (
            len(parts) == 1 and _next_part(line, gap, head)
        ):
            return
        if any(_runs_over(part, head) for part in parts):
            return
        dates += dated
        if not setting.tight(last, line):
            widest_gap = max(widest_gap, gap)
        yield line
        last = line


def _names_row(lines: Sequence[TextLine], index: int, head: Head, setting: Setting) -> bool:
    """Whether a line left of the head, whose first column has no name, is part of the name of a row beside or under it."""
    line = lines[index]
    first = head.first + head.lines
    near = [lines[at] for at in (index - 1, index + 1) if first <= at < len(lines)]
    return any(
        other.x0 <= line.x0 + _NEAR
        and other.x1 > head.columns[0].x0
        and setting.tight(*sorted((line, other), key=_height))
        for other in near
    )


def _height(line: TextLine) -> float:
    return line.middle


def _other_head(lines: Sequence[TextLine], index: int, head: Head, setting: Setting) -> bool:
    """Whether another table begins here: a head as wide as this one, not a row of words that heads use too."""
    other = _head(lines, index, setting)
    return other is not None and other.bold == head.bold and len(other.columns) >= max(2, len(head.columns) - 1)


def _next_part(line: TextLine, gap: float, head: Head) -> bool:
    """Whether a line of one piece begins the next part of the paper."""
    if line.x0 >= head.columns[1].x0 - line.size:
        return False
    return (
        (ends_table(line.text) and gap > 0.25 * line.size)
        or (line.text.endswith(":") and gap > 0.5 * line.size)
        or (line.bold and gap > 0.8 * line.size)
        or (line.x1 > head.columns[1].x0 and gap > 0.8 * line.size)
    )


def _numbered_heading(line: TextLine, last: TextLine) -> bool:
    """Whether the line is one piece behind a number (``5.  Finanzielle Auswirkungen``), and the row above has no number."""
    marked = line.text[0].isdigit() and begins_marked(line)
    return marked and len(line.segments(0.6)) == 1 and not is_marker(TextLine(last.tokens[:1]))


def _runs_over(part: TextLine, head: Head) -> bool:
    """Whether words without a gap run under two columns, and none begins where the second does: running text, no row."""
    return len(part.tokens) >= 4 and any(
        part.x0 < left.x1
        and part.x1 > column.x0 + 0.6 * (column.x1 - column.x0)
        and not any(abs(token.box.x0 - column.x0) <= _NEAR for token in part.tokens)
        for left, column in pairwise(head.columns)
    )


def _draft(head: Head, lines: Sequence[TextLine], body: list[TextLine], setting: Setting) -> Draft:
    borders = head_borders(head, body)
    words: list[list[TextLine]] = [[] for _ in range(len(borders) + 1)]
    for column in head.columns:
        at = (column.x0 + min(column.x1, column.x0 + 8)) / 2
        words[sum(1 for border in borders if border <= at)] += column.lines
    first: list[RawCell] = [raw_cell(cell) for cell in words]
    every = [*lines[head.first : head.first + head.lines], *body]
    return Draft([first, *rows_of(body, borders, setting, dates=1)], every)
