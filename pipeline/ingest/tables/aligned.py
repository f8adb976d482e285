"""Tables without head or rules: neighbouring lines whose words fall into the same columns (``Betrag:    27.000 €``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import mean

from extractors.german.text import joins
from pipeline.ingest.tables.draft import Draft, Setting, columns_of, inner_strips, rows_of, white_strips
from pipeline.ingest.tables.heads import ends_table
from pipeline.ingest.tables.lines import TextLine, begins_marked, raw_cell
from pipeline.ingest.tables.wraps import between, fits, rooms_of

_WIDE = 1.3
_VERY_WIDE = 2.5
_STRIP = 0.8
_NEAR = 2.5
_CLOSER = 0.85
_PARAGRAPH = 1.9
_MOST_OVER = 3

# 12.500 · -45.000,00 · 12.500,-- € · 3 T€
_AMOUNT = re.compile(r"[-–+]?\s?\d[\d.]*(?:,(?:\d\d?|-{1,2}|–))?\s?(?:€|EUR|Euro|T€|TEUR|%)?")

_BARE_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Z][.)]?|[IVX]{1,4}[.)]?")
_SENTENCE = 8  # words

Strip = tuple[float, float]


def column_tables(lines: Sequence[TextLine], setting: Setting) -> list[Draft]:
    """The tables among these lines, from top to bottom."""
    drafts: list[Draft] = []
    at = 0
    while at < len(lines):
        count, borders = _run(lines, at, setting)
        run = list(lines[at : at + count])
        text = prose(run, borders) or _within_prose(lines, at, count, borders) or _numbered_text(run, borders)
        if borders and not text:
            taken = {id(line) for line in drafts[-1].lines} if drafts else set()
            edge = min(token.box.x0 for line in run for token in line.tokens if token.box.x0 > borders[0])
            over = _over(lines[:at], run, edge, setting, taken)
            borders[0] = max([borders[0], *((line.x1 + edge) / 2 for line in over)])
            run = [*over, *run]
            drafts.append(Draft(rows_of(run, borders, setting), run))
        elif not borders and _single_row(lines, at):
            drafts.append(_row(lines[at]))
        at += max(count, 1)
    return drafts


def _over(
    lines: Sequence[TextLine], run: Sequence[TextLine], edge: float, setting: Setting, taken: set[int]
) -> list[TextLine]:
    """The lines over a table with which its first cell begins, where the rest of the row stands level with its last line:
    ``Ausschuss für Soziales,`` over ``Schule und Sport   25.05.2021``. ``edge``: where the next column begins."""
    over: list[TextLine] = []
    for line in reversed(lines[-_MOST_OVER:]):
        below = (over or run)[0]
        cell = TextLine([token for token in below.tokens if token.box.x1 < edge])
        inside = bool(cell.tokens) and abs(line.x0 - cell.x0) <= _NEAR and line.x1 < edge - _NEAR
        if id(line) in taken or not inside or not setting.tight(line, below) or line.bold != below.bold:
            break
        if not between(line.text, cell.text) or ends_table(line.text):
            break
        over.insert(0, line)
    return over


def _single_row(lines: Sequence[TextLine], at: int) -> bool:
    """Whether one line alone is a row: short pieces far apart, no line of running text close to it, no boxes to tick."""
    line = lines[at]
    parts = line.segments(_VERY_WIDE)
    if len(parts) < 2 or len(line.text) > 110 or any(part.text[0] in "☐☒" for part in parts):
        return False
    return not any(len(other.segments(_WIDE)[0].tokens) >= 4 for other in _near(lines, at, 1))


def _within_prose(lines: Sequence[TextLine], at: int, count: int, borders: Sequence[float]) -> bool:
    """Whether two or three lines that share a white strip by chance are the middle of running text."""
    if count > 3:
        return False
    first = columns_of(lines[at : at + count], borders).columns[0]
    if not first or mean(len(line.tokens) for line in first) <= 3.2:
        return False
    return any(
        len(other.segments(_WIDE)[0].tokens) >= 4 and abs(other.x0 - lines[at].x0) <= _NEAR
        for other in _near(lines, at, count)
    )


def _numbered_text(run: Sequence[TextLine], borders: Sequence[float]) -> bool:
    """Whether a table would be text with its numbers beside it: nothing but numbers on the left, sentences on the right
    (``2    Bericht`` / ``     Die Gruppe trifft sich zwischen den Sitzungen und …``)."""
    columns = columns_of(run, borders).columns
    if len(borders) != 1 or not columns[0] or not all(_BARE_NUMBER.fullmatch(line.text) for line in columns[0]):
        return False
    sentences = sum(len(line.tokens) >= _SENTENCE for line in columns[1])
    return sentences >= 2 and len(columns[1]) > len(columns[0])


def _near(lines: Sequence[TextLine], at: int, count: int) -> list[TextLine]:
    """The lines over and under ``count`` lines from ``at`` on, where they stand as close as lines of one paragraph."""
    near = []
    if at and lines[at].middle - lines[at - 1].middle < _PARAGRAPH * lines[at].size:
        near.append(lines[at - 1])
    last = at + count - 1
    if last + 1 < len(lines) and lines[last + 1].middle - lines[last].middle < _PARAGRAPH * lines[last].size:
        near.append(lines[last + 1])
    return near


def _row(line: TextLine) -> Draft:
    parts = line.segments(_VERY_WIDE)
    return Draft([[raw_cell([part]) for part in parts]], [line])


def _run(lines: Sequence[TextLine], start: int, setting: Setting) -> tuple[int, list[float]]:
    """How many lines from ``start`` on share columns, and the borders between these (none: no table)."""
    first = lines[start].segments(_WIDE)
    if len(first) < 2:
        return 1, []
    strips: list[Strip] = [(left.x1, right.x0) for left, right in pairwise(first)]
    run = [lines[start]]
    backed, kept = 1, strips
    for line in lines[start + 1 :]:
        narrowed = _narrowed(strips, line)
        heading = _numbered_heading(line) and not _numbered_heading(run[0], beside=True)
        if not narrowed or heading or not _follows(run, line, narrowed, setting):
            break
        strips = narrowed
        run.append(line)
        if _beside(line, strips) or _wraps(run, strips, setting):
            backed, kept = len(run), strips
    run = run[:backed]
    if sum(_beside(line, kept) for line in run) < 2:
        return 1, []
    borders = [(x0 + x1) / 2 for x0, x1 in kept]
    edges = [float("-inf"), *borders, float("inf")]
    for left, right in pairwise(edges):
        borders += inner_strips(run, left, right, _WIDE) or inner_strips(run, left, right, _VERY_WIDE, rows=1)
    return backed, sorted(borders)


def _numbered_heading(line: TextLine, *, beside: bool = False) -> bool:
    """Whether the line is one piece that begins with a number (``6. Anlagen``): the next heading, unless the first line of
    the table begins with a number too."""
    marked = begins_marked(line) and line.text[0].isdigit()
    return marked and (beside or len(line.segments(_WIDE)) == 1)


def _follows(run: Sequence[TextLine], line: TextLine, strips: Sequence[Strip], setting: Setting) -> bool:
    """Whether the line, which leaves ``strips`` white, can belong to the table of the lines before it."""
    above = run[-1]
    gap = line.top - above.bottom
    if gap > 4.0 * line.size:
        return False
    if _beside(line, strips):
        return any(_aligned(run, line, strip) for strip in strips)
    if line.x0 >= strips[0][0] - 1:
        ends = [*(strip[0] + 1 for strip in strips[1:]), max(other.x1 for other in run) + _NEAR]
        within = any(strip[1] < line.x0 and line.x1 <= end for strip, end in zip(strips, ends, strict=True))
        starts = any(abs(line.x0 - strip[1]) <= _NEAR for strip in strips)
        return gap <= 1.2 * line.size and (starts or (within and setting.tight(above, line)))
    label = above.segments(_WIDE)[0]
    if ends_table(line.text) or (line.bold and not label.bold):
        return False
    if _close(run, line, setting) and between(label.text, line.text) > 0:
        return True
    if line.bold and not above.bold:
        return False  # a title over the next table, in the type of the labels
    labels = all(other.segments(_WIDE)[0].text.endswith(":") for other in run if _beside(other, strips))
    return gap <= 1.2 * line.size and (labels or not line.text.endswith(":"))


def _close(run: Sequence[TextLine], line: TextLine, setting: Setting) -> bool:
    """Whether the line stands to the one above as the lines of one paragraph do, or closer than rows here stand."""
    pitch = min((below.middle - above.middle for above, below in pairwise(run)), default=0.0)
    return setting.tight(run[-1], line) or line.middle - run[-1].middle < _CLOSER * pitch


def _wraps(run: Sequence[TextLine], strips: Sequence[Strip], setting: Setting) -> bool:
    """Whether the last line is the rest of cells of the line before it."""
    if not _close(run[:-1], run[-1], setting):
        return False
    borders = [(x0 + x1) / 2 for x0, x1 in strips]
    found = columns_of(run, borders)
    rooms = rooms_of(found.columns)
    before = dict(found.across[-2])
    for column, part in found.across[-1]:
        if column not in before:
            return False
        if column == 0 and not joins(before[0].text, part.text) and fits(before[0], part, rooms[0]):
            return between(before[0].text, part.text) > 0
    return True


def _narrowed(strips: Sequence[Strip], line: TextLine) -> list[Strip]:
    """What the line leaves of the white strips, where it leaves enough."""
    left = []
    for start, end in strips:
        free = white_strips([line], start, end)
        if free:
            widest = max(free, key=lambda strip: strip[1] - strip[0])
            if widest[1] - widest[0] >= _STRIP * line.size:
                left.append(widest)
    return left


def _beside(line: TextLine, strips: Sequence[Strip]) -> bool:
    """Whether words stand on both sides of a strip."""
    return any(line.x0 < x0 + 1 and line.x1 > x1 - 1 for x0, x1 in strips)


def _aligned(above: Sequence[TextLine], line: TextLine, strip: Strip) -> bool:
    """Whether the words right of the strip begin, or end, where words above begin or end; an amount may stand anywhere under
    the head of its column."""
    right = _right_of(line, strip)
    if not right:
        return False
    here = right[0]
    return any(
        abs(part.x0 - here.x0) <= _NEAR
        or abs(part.x1 - here.x1) <= _NEAR
        or (len(above) == 1 and _AMOUNT.fullmatch(here.text) is not None and _overlap(part, here))
        for other in above
        for part in _right_of(other, strip)
    )


def _right_of(line: TextLine, strip: Strip) -> list[TextLine]:
    """What stands right of the strip, cut where it is wide apart."""
    return TextLine([token for token in line.tokens if token.box.x0 >= strip[0] - 1]).segments(_WIDE)


def _overlap(one: TextLine, other: TextLine) -> bool:
    return min(one.x1, other.x1) - max(one.x0, other.x0) > 0.5 * min(one.x1 - one.x0, other.x1 - other.x0)


def prose(lines: Sequence[TextLine], borders: Sequence[float]) -> bool:
    """Whether the columns are columns of running text: most lines full, of several words, side by side."""
    full = 0
    for column in columns_of(lines, borders).columns:
        if len(column) < 2 or mean(len(line.tokens) for line in column) <= 3.2:
            continue
        reach = max(line.x1 for line in column)
        full += mean(line.x1 >= reach - 1.5 * line.size for line in column) > 0.5
    return full >= 2
