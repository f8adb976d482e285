"""Steps in timeline tables: one column of times, one that says what happens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.document import Cell, Document, Table
from extractors.german.dates import TimeSpan, find_times
from extractors.language import lookup
from extractors.milestone_steps import BY_ITSELF, CLOCK, MONEY, WEEKDAY, Step, event_of, label_of, moved
from extractors.sections import section_at

_LETTERS = re.compile(r"[^\W\d_]{3,}")
_HEAD_ONLY = frozenset({"consultations", "subject", "annexes", "signature"})


def table_steps(document: Document) -> Iterator[Step]:
    """The rows of timeline tables in whatever order of columns; the Beratungsfolge and tables of money are none."""
    for table in document.tables:
        section = section_at(document, table.start)
        if MONEY.search(document.text, table.start, table.end) or (section is not None and section.kind in _HEAD_ONLY):
            continue
        column = _time_column(table)
        label = _label_column(table, column) if column is not None else None
        if column is None or label is None:
            continue
        for row in table.rows:
            time, words = _whole_time(row[column]), row[label]
            if time is not None and _LETTERS.search(words.text):
                start, end = min(words.start, row[column].start), max(words.end, row[column].end)
                yield Step(start, end, label_of(words.text), time, words.text, "timeline-table", event_of(words.text))


def _time_column(table: Table) -> int | None:
    """The column whose cells, but for a head, are times and nothing else."""
    for column in range(table.columns):
        filled = [row[column] for row in table.rows if any(cell.text for cell in row)]
        times = [cell for cell in filled if _whole_time(cell) is not None]
        others = [cell for cell in filled if cell.text and _whole_time(cell) is None]
        if len(times) >= 2 and len(others) <= max(1, len(times) // 3) and len(times) >= len(filled) / 2:
            return column
    return None


def _label_column(table: Table, times: int) -> int | None:
    """The column that says what happens: by its head (“Schritt”, not “Zuständig”), else the one with the most words."""
    wanted, unwanted = _heads()
    sizes: dict[int, int] = {}
    for column in range(table.columns):
        cells = [row[column].text for row in table.rows]
        head = cells[0].strip().casefold()
        if column == times or any(head.startswith(word) for word in unwanted):
            continue
        if any(head.startswith(word) for word in wanted):
            return column
        rows = [row for row in table.rows if _whole_time(row[times]) is not None]
        words = [row[column].text for row in rows if _LETTERS.search(row[column].text)]
        if len(words) >= max(2, len(rows) / 2):
            sizes[column] = sum(map(len, words))
    return max(sizes, key=lambda column: sizes[column], default=None)


@cache
def _heads() -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = lookup("milestones")["table"]
    return tuple(table["step"]), tuple(table["other"])


def _whole_time(cell: Cell) -> TimeSpan | None:
    """The time that a cell consists of: “10.03. – 31.03.2017”, “voraussichtlich Mai 2018”, “Mi., 14.03.2018, 18 Uhr”."""
    times = list(find_times(cell.text))
    if len(times) != 1:
        return None
    before = BY_ITSELF.sub("", WEEKDAY.sub("", cell.text[: times[0].start])).strip(" ,(")
    after = CLOCK.sub("", cell.text[times[0].end :]).strip(" ,.)")
    return moved(times[0], cell.start) if not before and not after else None
