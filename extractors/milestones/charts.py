"""Charts of a project as they are printed: columns of months or weeks, and rows that tick some of them.

Below “Jul 25 | Aug 25 | Sep 25” the row “Aufbau | | X | X” is August to September 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from extractors.document import Cell, Table
from extractors.german import edtf
from extractors.german.dates import TimeSpan, find_times
from extractors.milestones.years import YEAR

_TICK = re.compile(r"[^\w\s–-]{1,3}|[xX]{1,3}")
# the year that a column head gives in two digits: “Jul 25”, “KW 1/22”; the weeks that it covers: “KW 24–26”
_SHORT_YEAR = re.compile(r"(?<=\w)(?:\s?[/'’]|\s)\s?(?P<year>\d\d)(?!\d)(?=\s|$)(?<!KW\s\d\d)")
_WEEKS = re.compile(r"(?P<week>(?:KW|Kalenderwochen?)\s*)(?P<first>\d+)\s*(?:–|-|bis)\s*(?P<last>\d+)")
_FEWEST_COLUMNS = 3


def is_chart(table: Table) -> bool:
    """Whether the first row names times and others tick some of them."""
    return len(_columns(table.rows[0], 2000)) >= _FEWEST_COLUMNS and any(
        _TICK.fullmatch(cell.text.strip()) for row in table.rows[1:] for cell in row
    )


def ticked(
    table: Table, years: Mapping[int, set[str]]
) -> Iterator[tuple[TimeSpan, Cell, tuple[Cell, ...], frozenset[str]]]:
    """Each stretch that a row ticks, its first tick, its row, and what suggests the year, for each year in which the chart may begin."""
    seen: set[tuple[int, str]] = set()
    for year, names in years.items():
        columns = _columns(table.rows[0], year)
        place = {column: number for number, column in enumerate(columns)}
        for row in table.rows[1:]:
            ticks = [cell for cell in row if cell.column in columns and _TICK.fullmatch(cell.text.strip())]
            for _, run in groupby(enumerate(ticks), key=lambda pair: place[pair[1].column] - pair[0]):
                cells = [cell for _, cell in run]
                first, last = columns[cells[0].column], columns[cells[-1].column]
                value = edtf.interval(first.edtf.split("/")[0], last.edtf.split("/")[-1])
                if (cells[0].start, value) not in seen:
                    seen.add((cells[0].start, value))
                    time = TimeSpan(cells[0].start, cells[-1].end, value, first.first, last.last)
                    yield time, cells[0], row, frozenset({*names, "ticked"})


def _columns(head: Sequence[Cell], year: int) -> dict[int, TimeSpan]:
    """The times of the columns of a chart that begins in a year: after December comes the next one."""
    found: dict[int, TimeSpan] = {}
    before: TimeSpan | None = None
    for cell in head:
        text = _WEEKS.sub(r"\g<week>\g<first> – KW \g<last>", cell.text)
        text = _SHORT_YEAR.sub(r" 20\g<year>", text)
        printed = YEAR.search(text)
        year = int(printed[0]) if printed else year
        times = list(find_times(text, year))
        if times and before and before.first and times[-1].first and times[-1].first < before.first and not printed:
            year += 1
            times = list(find_times(text, year))
        if times:
            found[cell.column] = before = times[-1]
    return found
