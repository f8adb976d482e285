"""Steps in timeline tables: one column of times, one that says what happens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extractors.document import Cell, Document, Table
from extractors.german.dates import TimeSpan, find_times
from extractors.language import lookup
from extractors.milestones.refusals import WHOLE_YEAR
from extractors.milestones.steps import BY_ITSELF, CLOCK, MONEY, WEEKDAY, Step, event_of, in_head, label_of, moved
from extractors.milestones.words import announces
from extractors.sections import section_at

_LETTERS = re.compile(r"[^\W\d_]{3,}")
_ROLE = re.compile(
    r"(?:zur\s+|zum\s+)?(?:\w*[Kk]enntnis(?:nahme)?|(?:Vor)?[Bb]eratung|[Ee]ntscheidung|Beschluss(?:fassung)?|Anhörung|Empfehlung|[Vv]orberatend|beschließend|beratend)\b"
)
_COMMITTEE = re.compile(r"(?:ausschuss|[Rr]at|versammlung|[Kk]reistag|beirat|senat|bürgerschaft)\b", re.IGNORECASE)
_ANY_YEAR = 2000  # to tell whether a cell is a time but for its year
_TIME_HEADS = frozenset(
    {"phase", "phasen", "zeit", "zeitraum", "wann", "datum", "termin", "termine", "monat", "zeitpunkt"}
)


def table_steps(document: Document) -> Iterator[Step]:
    """The rows of timeline tables in whatever order of columns; the Beratungsfolge and tables of money are none."""
    for table in document.tables:
        section = section_at(document, table.start)
        if MONEY.search(document.text, table.start, table.end) or in_head(section):
            continue
        if _is_path(table):
            continue
        column = _time_column(table)
        label = _label_column(table, column) if column is not None else None
        if column is None or label is None:
            continue
        if not _dates_steps(document, table, column):
            continue
        years = _years(table, column)
        for number, row in enumerate(table.rows):
            when, words = _at(row, column), _at(row, label)
            time = _whole_time(when, years.get(number)) if when is not None and when is not words else None
            if time is not None and when is not None and words is not None and _LETTERS.search(words.text):
                start, end = min(words.start, when.start), max(words.end, when.end)
                yield Step(start, end, label_of(words.text), time, words.text, "timeline-table", event_of(words.text))


def _dates_steps(document: Document, table: Table, column: int) -> bool:
    """Whether a column of bare years dates steps: under a head or heading that says so; “ab 2027” beside measures does not."""
    times = [time for row in table.rows if (cell := _at(row, column)) is not None and (time := _whole_time(cell))]
    if any(WHOLE_YEAR.fullmatch(time.edtf) is None for time in times):
        return True
    head = _at(table.rows[0], column)
    above = [block.text for block in document.blocks if block.end <= table.start][-1:]
    return (head is not None and is_column_head(head.text)) or any(map(announces, above))


def _years(table: Table, column: int) -> dict[int, int]:
    """The year of rows whose time has none (“Mai bis August”), where the times before and after are both of that year."""
    said = {
        number: time.first.year
        for number, row in enumerate(table.rows)
        if (cell := _at(row, column)) is not None and (time := _whole_time(cell)) is not None and time.first is not None
    }
    out: dict[int, int] = {}
    for number in set(range(len(table.rows))) - said.keys():
        before = max((n for n in said if n < number), default=None)
        behind = min((n for n in said if n > number), default=None)
        if before is not None and behind is not None and said[before] == said[behind]:
            out[number] = said[before]
    return out


def _is_path(table: Table) -> bool:
    """Whether the table is a Beratungsfolge without its head: committees, dates and what they are to do."""
    filled = [row for row in table.rows if any(cell.text for cell in row)]
    roles = [row for row in filled if any(_ROLE.match(cell.text) for cell in row)]
    committees = [row for row in filled if any(_COMMITTEE.search(cell.text) for cell in row)]
    return len(roles) >= 2 and len(committees) >= 2 and 2 * len(roles) >= len(filled)


def _at(row: tuple[Cell, ...], column: int) -> Cell | None:
    """The cell that covers a column; one cell may span several."""
    return next((cell for cell in row if cell.column <= column < cell.column + cell.colspan), None)


def _column(table: Table, column: int) -> list[Cell]:
    """The cells of a column in the rows that say anything."""
    cells = (_at(row, column) for row in table.rows if any(cell.text for cell in row))
    return [cell for cell in cells if cell is not None]


def _time_column(table: Table) -> int | None:
    """The column whose cells, but for a head, are times and nothing else."""
    for column in range(table.columns):
        filled = _column(table, column)
        said = [cell for cell in filled if _whole_time(cell) is not None]
        times = [cell for cell in filled if _whole_time(cell, _ANY_YEAR) is not None] if len(said) >= 2 else said
        others = [cell for cell in filled if cell.text and cell not in times]
        if len(times) >= 2 and len(others) <= max(1, len(times) // 2) and len(times) >= len(filled) / 2:
            return column
    return None


def _label_column(table: Table, times: int) -> int | None:
    """The column that says what happens: by its head (“Schritt”, not “Zuständig”), else the one with the most words."""
    wanted, unwanted = _heads()
    sizes: dict[int, int] = {}
    dated = [row for row in table.rows if (when := _at(row, times)) is not None and _whole_time(when) is not None]
    for column in range(table.columns):
        cells = _column(table, column)
        head = cells[0].text.strip().casefold() if cells else ""
        if column == times or any(head.startswith(word) for word in unwanted):
            continue
        if any(head.startswith(word) for word in wanted):
            return column
        beside = [cell for row in dated if (cell := _at(row, column)) is not None and _LETTERS.search(cell.text)]
        if len(beside) >= max(2, len(dated) / 2):
            sizes[column] = sum(len(cell.text) for cell in beside)
    return max(sizes, key=lambda column: sizes[column], default=None)


@cache
def _heads() -> tuple[tuple[str, ...], tuple[str, ...]]:
    table = lookup("milestones")["table"]
    return tuple(table["step"]), tuple(table["other"])


def is_column_head(text: str) -> bool:
    """Whether a word stands over a column of a timeline: “Zeitraum”, “Inhalte”, “Zuständig”."""
    word = text.strip().casefold()
    return any(word.startswith(head) for heads in _heads() for head in heads) or word in _TIME_HEADS


def _whole_time(cell: Cell, year: int | None = None) -> TimeSpan | None:
    return whole_time(cell.text, cell.start, year)


def whole_time(text: str, offset: int, year: int | None = None) -> TimeSpan | None:
    """The time that a cell or line consists of: “10.03. – 31.03.2017”, “voraussichtlich Mai 2018”, “Mi., 14.03.2018, 18 Uhr”."""
    times = list(find_times(text, year))
    if len(times) != 1:
        return None
    before = BY_ITSELF.sub("", WEEKDAY.sub("", text[: times[0].start])).strip(" ,(-–•")
    after = CLOCK.sub("", text[times[0].end :]).strip(" ,.)")
    return moved(times[0], offset) if not before and not after else None
