"""Which lines of the columns of a table are one row, where nothing is drawn between the rows.

Each row has one line in the anchor column (its date). The other columns' lines, wrapped names among them, go to the rows by
the cheapest way to share them out: cells stand level with their date at the top, in the middle or at the bottom, the same
way all over the table; a broken word or “und” does not end a cell; a word that had room on the line above is no wrap.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from extractors.german.text import joins
from pipeline.ingest.tables.lines import TextLine
from pipeline.ingest.tables.sharing import Align, Sharing
from pipeline.ingest.tables.timelines import MONTH, row_starts
from pipeline.ingest.tables.wraps import LEAST_PADDING, begins_entry, begins_small, between, fits, rooms_of

_DATE = re.compile(
    rf"""
      # 14.11.2017  27.10.17  12.3.  15./16.12.2020  03/.04.03.2015
      \d{{1,2}}\s?[./]{{1,2}}\s?\d{{1,2}}\s?[./]\s?(?:\d{{4}}|\d{{2}})?(?!\d)
      # Juni 2017  14. März 2018  Sept./Okt. 17
    | (?<![A-Za-zäöüß]){MONTH}\s*(?:\d{{4}}|\d{{2}}(?!\d))
      # Oktober/November, with the year on the next line
    | ^{MONTH}(?:\s*[/–-]\s*{MONTH})*$
    """,
    re.VERBOSE,
)
# FR1 · A 2.3 · 12. · III
_CODE_ALONE = re.compile(r"(?:[A-ZÄÖÜ]{1,3}[ .-]?)?\d{1,3}(?:\.\d{1,2}){0,2}[.)]?|[IVX]{1,4}[.)]?")
_LEAST_CODED = 2
_TIGHT = 1.14
_EVEN = 1.25
_CLOSER = 0.85
_WIDEST_LEADING = 1.7
_SET_APART = 0.3
"""The share of wide steps from which on rows are set apart: lines close to each other are lines of one row then."""


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


def dated_lines(columns: Sequence[Sequence[TextLine]], anchor: int) -> list[TextLine]:
    """The lines of the anchor column with which a row's date begins; those of a timeline say it in looser words too."""
    starts = row_starts(columns)
    return (
        starts if starts and starts[0] in columns[anchor] else [line for line in columns[anchor] if is_date(line.text)]
    )


def rows_by_anchor(columns: Sequence[Sequence[TextLine]], anchor: int) -> list[Row]:
    """The rows of a table with one date a row; a row without a date stands by itself if it cannot be a wrapped line."""
    dated = dated_lines(columns, anchor)
    leading = _leading(columns)
    rooms = rooms_of(columns)
    names = _names_column(columns, anchor)
    beside = _beside(columns, names, anchor, 0.2 * leading) - frozenset(
        id(line) for line in columns[names] if any(abs(line.middle - date.middle) < 0.3 * leading for date in dated)
    )
    best: tuple[float, Align, list[Row]] | None = None
    for align in ("top", "middle", "bottom"):
        rows = [Row(line.middle, [[] for _ in columns]) for line in dated]
        for row, line in zip(rows, dated, strict=True):
            row.cells[anchor].append(line)
        cost = 0.0
        order = sorted(range(len(columns)), key=lambda c: (c != names, c))
        for column in order:
            if column == anchor:
                _complete(rows, columns[column], anchor, align)
                continue
            lines = list(columns[column])
            sharing = Sharing(
                lines, [row.at for row in rows], align, leading, rooms[column], beside if column == names else None
            )
            cost += sharing.cost
            rows = _put(rows, sharing, column, len(columns))
        if best is None or cost < best[0] - 0.3:
            best = (cost, align, rows)
    if best is None:
        return []
    for row in best[2]:
        for cell in row.cells:
            cell.sort(key=lambda line: (line.middle, line.x0))
    return best[2]


def _complete(rows: Sequence[Row], lines: Sequence[TextLine], anchor: int, align: Align) -> None:
    """Put what stands over or under the dates to their rows: the year, the time of day, the day of the week."""
    dated = [(row, row.cells[anchor][0]) for row in rows if row.cells[anchor]]
    for line in lines:
        if any(line is date for _, date in dated):
            continue
        before = [row for row, date in dated if date.middle < line.middle]
        after = [row for row, date in dated if date.middle > line.middle]
        onward = line.text.endswith(",") or align == "bottom"
        nearest = after[0] if after and (onward or not before) else before[-1]
        nearest.cells[anchor].append(line)


def _put(rows: list[Row], sharing: Sharing, column: int, width: int) -> list[Row]:
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


def _beside(columns: Sequence[Sequence[TextLine]], names: int, anchor: int, level: float) -> frozenset[int]:
    """The lines of names (by id) beside which another cell begins: a row of its own, even without a date."""
    begun = [
        below.middle
        for index, lines in enumerate(columns)
        if index not in (names, anchor)
        for above, below in pairwise(lines)
        if between(above.text, below.text) == 0
    ]
    return frozenset(id(line) for line in columns[names] if any(abs(line.middle - at) < level for at in begun))


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
    columns: list[list[TextLine]] = [[] for _ in range(width)]
    for line in lines:
        for column, part in line:
            columns[column].append(part)
    rooms = rooms_of(columns)
    middles = [median(part.middle for _, part in line) for line in lines]
    steps = [below - above for above, below in pairwise(middles)]
    size = median(part.size for line in lines for _, part in line)
    if steps and min(steps) < min(_CLOSER * max(steps), _WIDEST_LEADING * size):
        leading = max(leading, min(steps))
    even = len(steps) > 1 and max(steps) <= _EVEN * min(steps)
    if even:
        rooms = rooms_of(columns, LEAST_PADDING)
    apart = sum(step > _TIGHT * leading for step in steps) >= _SET_APART * len(steps)
    small = [begins_small(column) for column in columns]
    last = float("-inf")
    for line, middle in zip(lines, middles, strict=True):
        whole = bool(rows) and not apart and _begins_row(rows[-1], line, rooms, small)
        if rows and middle - last <= _TIGHT * leading and not whole and _goes_on(rows[-1], line, rooms):
            row = rows[-1]
        else:
            row = Row(middle, [[] for _ in range(width)])
            rows.append(row)
        for column, part in line:
            row.cells[column].append(part)
        last = middle
    return rows


def rows_by_codes(lines: Sequence[Sequence[tuple[int, TextLine]]], width: int) -> list[Row]:
    """The rows of a table whose first column holds nothing but the numbers of its rows (“FR1”, “2.3”), level with their first lines, as
    (column, words): each with what stands below it, a sum without a number apart; none where it is no such table."""
    first = lines[0][0][0]
    codes = [part for line in lines for column, part in line if column == first]
    coded = all(_CODE_ALONE.fullmatch(part.text) for part in codes)
    lettered = any(map(str.isalpha, codes[0].text)) and any(map(str.isdigit, codes[0].text))
    least = max(len(codes), 1 if lettered else _LEAST_CODED)
    if not coded or first == width - 1 or len({part.text for part in codes}) < least:
        return []
    rows: list[Row] = []
    for line in lines:
        parts = dict(line)
        if first in parts or _is_sum(rows[-1], parts, first + 1):
            rows.append(Row(median(part.middle for part in parts.values()), [[] for _ in range(width)]))
        for column, part in line:
            rows[-1].cells[column].append(part)
    return rows


def rows_by_labels(lines: Sequence[Sequence[tuple[int, TextLine]]], width: int) -> list[Row]:
    """The rows of labels in bold beside their values, as (column, words): each label begins one, whatever it ends in (“Mit im Boot”,
    “Liegt bei”), but for the rest of a label; none where it is no such table."""
    parts = [dict(line) for line in lines]
    labels = [part[0] for part in parts if 0 in part]
    values = [part[1] for part in parts if 1 in part]
    if width != 2 or not values or 0 not in parts[0] or not all(label.bold for label in labels):
        return []
    if any(value.bold for value in values):
        return []
    middles = [median(part.middle for part in each.values()) for each in parts]
    steps = [below - above for above, below in pairwise(middles)]
    near = _TIGHT * min(steps, default=0.0)
    rows: list[Row] = []
    for each, middle, step in zip(parts, middles, [float("inf"), *steps], strict=True):
        close = step <= near < max(steps)
        held = bool(rows) and any(
            rows[-1].cells[column] and between(rows[-1].cells[column][-1].text, part.text) > column
            for column, part in each.items()
        )
        rest = 0 not in each or each[0].text[0].islower() or (close and (held or 1 not in each))
        if not rows or not rest:
            rows.append(Row(middle, [[], []]))
        for column, part in each.items():
            rows[-1].cells[column].append(part)
    return rows


def _is_sum(row: Row, parts: Mapping[int, TextLine], label: int) -> bool:
    """Whether a line without a number is a row: it has a label of its own, and figures."""
    if label not in parts or not row.cells[label] or not parts[label].text[0].isupper():
        return False
    begun = [part for column, part in parts.items() if column >= label and not _held_above(row.cells[column], part)]
    return parts[label] in begun and any(map(str.isdigit, " ".join(part.text for part in begun)))


def _held_above(above: Sequence[TextLine], part: TextLine) -> bool:
    """Whether words go on with the cell above: “ab” over “2025”."""
    return bool(above) and between(above[-1].text, part.text) > 0


def _begun_over(row: Row, line: Sequence[tuple[int, TextLine]]) -> bool:
    """Whether the row has only the beginning of the label so far, with which the line goes on."""
    column, part = line[0]
    filled = [number for number, cell in enumerate(row.cells) if cell]
    return filled == [column] and between(row.cells[column][-1].text, part.text) > 0


def _begins_row(row: Row, line: Sequence[tuple[int, TextLine]], rooms: Sequence[float], small: Sequence[bool]) -> bool:
    """Whether the line, in a table whose rows stand as close as lines, is a row: it fills the columns of the row above, and
    nothing says that a cell goes on (``Mitglied  Frau Ott  SPD`` / ``Mitglied  Herr Ahrens  CDU``); or its label begins as
    the one above, or follows one that ends in a colon."""
    first = next(column for column, cell in enumerate(row.cells) if cell)
    parts = dict(line)
    if first not in parts:
        return False
    above, label = row.cells[first][-1].text, parts[first].text
    if between(above, label, small=small[first]):
        return False
    if above.endswith(":") or above.split()[0] == label.split()[0]:
        return True
    if any(cell and column not in parts for column, cell in enumerate(row.cells)):
        return False
    return len(parts) > 1 and not any(
        row.cells[column] and _held(row.cells[column][-1], part, rooms[column], small=small[column])
        for column, part in line
    )


def _held(above: TextLine, below: TextLine, room: float, *, small: bool) -> bool:
    """Whether a cell goes on in the next line: by its words, and a small letter only where the line above was full."""
    cost = between(above.text, below.text, small=small)
    return cost > 1.0 or (cost > 0 and not fits(above, below, room))


def _goes_on(row: Row, line: Sequence[tuple[int, TextLine]], rooms: Sequence[float]) -> bool:
    """Whether the line can be the rest of the row's cells."""
    first = next(column for column, cell in enumerate(row.cells) if cell)
    key_blank = all(column > first for column, _ in line)
    for column, part in line:
        above = row.cells[column]
        if not above:
            if _begun_over(row, line):
                continue
            return False
        if any(c.isdigit() for c in part.text) and len(part.text) < 12 and not between(above[-1].text, part.text):
            return False
        if key_blank and begins_entry(part):
            return False
        label_and_value = key_blank and len(row.cells) == 2 and all(row.cells)
        if label_and_value or joins(above[-1].text, part.text) or between(above[-1].text, part.text):
            continue
        if fits(above[-1], part, rooms[column]):
            return False
    return True
