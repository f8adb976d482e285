"""Every time that a paper names, with each year that it may be meant in: what could date a step of the process.

No opinion here: laws, budget years and sessions are candidates like “Auftakt am |7. März 2019|”. A time that is printed without its year
(“|15. November| – Bericht”) has a candidate for each year that its surroundings suggest, and says which of them do. Rows of a chart that
tick columns of months are candidates too: below “Jul 25 | Aug 25 | Sep 25” the row “Aufbau | | X | X” is August to September 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby, pairwise

from extractors.document import Block, Cell, Document, Range, Table
from extractors.german import edtf
from extractors.german.dates import TimeSpan, find_times
from extractors.sections import sentences

_MOST_TIMES = 40  # of a sentence; what names more is a torn table of figures
_ANY_YEAR = 2000  # to find the times that lack nothing but their year
_UNTIL = re.compile(r"[Bb]is\s")
_PART_OF_YEAR = re.compile(r"(?P<part>Anfang|Mitte|Ende)\s(?:des\sJahres\s)?(?P<year>\d{4})$")
_FINER = {"Anfang": "01", "Mitte": "06~", "Ende": "12"}
_NUMBERED = re.compile(r"\s?\d")  # “Dez. 3” is a Dezernat
_DATE_MARKER = re.compile(r"(?P<above>\d{1,2}\.)?\d{1,2}\.$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A time in its ``unit`` (a sentence, a line, a cell of a table). ``years`` names what suggests its year; empty where it is printed."""

    time: TimeSpan
    unit: Range
    block: Block
    cell: Cell | None = None
    years: frozenset[str] = frozenset()

    @property
    def start(self) -> int:
        return self.time.start

    @property
    def end(self) -> int:
        return self.time.end

    @property
    def row(self) -> tuple[Cell, ...]:
        """The cells of its row of a table."""
        table = self.block.table
        return table.rows[self.cell.row] if table is not None and self.cell is not None else ()

    @property
    def told(self) -> bool:
        """Whether a cell tells more than its sentence: “|Der Rat hat am 28.09.2016 beschlossen.| Es gab 84 Anträge.”"""
        cell, unit = self.cell, self.unit
        return cell is not None and unit.end <= cell.end and unit.end - unit.start < len(cell.text.strip())

    @property
    def near(self) -> Range:
        """The unit, cut where it is very long."""
        return Range(max(self.unit.start, self.start - NEAR), min(self.unit.end, self.end + NEAR))


def candidates(document: Document, written: date | None) -> Iterator[Candidate]:
    """The candidates of a paper that was ``written`` on a day, in reading order; what tables say in several cells comes last."""
    cells = {cell.start: cell for table in document.tables for row in table.rows for cell in row if cell.text}
    charts = {table.start for table in document.tables if is_chart(table)}
    heads = {cell.start for table in document.tables if table.start in charts for cell in table.rows[0]}
    numbers = {block.marker for block in document.blocks}
    last: date | None = None
    cell: Cell | None = None
    for unit in sentences(document):
        block = document.block_at(unit.start)
        cell = cells.get(unit.start, cell if cell is not None and unit.start < cell.end else None)
        if block is None or (cell is not None and cell.start in heads):
            continue
        dated = _DATE_MARKER.match(block.marker)
        if unit.start == block.content_start and dated and dated["above"] not in numbers:  # no “10.4.” below “10.”
            unit = Range(block.start, unit.end)  # “13.02. Versand der Fragebögen” is no numbered item
        found = list(_in_unit(document, unit, block, written, last))
        yield from (replace(candidate, cell=cell) for candidate in found)
        last = next((one.time.first for one in reversed(found) if one.time.first and not one.years), last)
    for table in document.tables:
        block = document.block_at(table.start)
        if block is not None:
            for row in table.rows:
                yield from _side_by_side(block, row)
            if table.start in charts:
                around = years_around(document.text, Range(table.start, table.end), block, written, None)
                for time, mark, row, names in ticked(table, around):
                    yield Candidate(time, Range(row[0].start, row[-1].end), block, mark, names)


def _in_unit(
    document: Document, unit: Range, block: Block, written: date | None, last: date | None
) -> Iterator[Candidate]:
    text = document.text[unit.start : unit.end]
    dated = list(find_times(text))
    if len(dated) > _MOST_TIMES:
        return
    for time in dated:
        for reading in _readings(text, time, written):
            yield Candidate(_moved(reading, unit.start), unit, block)
    taken = [(time.start, time.end) for time in dated]
    if _free(list(find_times(text, _ANY_YEAR)), taken):
        for year, said in years_around(document.text, unit, block, written, last).items():
            for time in _free(list(find_times(text, year)), taken):
                if _NUMBERED.match(text, time.end):
                    continue
                names = frozenset({*said, *_beside(time, written, last)})
                yield Candidate(_moved(time, unit.start), unit, block, None, names)


def _free(times: Sequence[TimeSpan], taken: Sequence[tuple[int, int]]) -> list[TimeSpan]:
    """The times that meet none of the stretches taken."""
    return [time for time in times if not any(start < time.end and time.start < end for start, end in taken)]


def _readings(text: str, time: TimeSpan, written: date | None) -> Iterator[TimeSpan]:
    """A time as its words may be meant: “bis Mai 2018” is that month or all before it; “Ende 2023” is its December, the year where it is
    told afterwards."""
    if part := _PART_OF_YEAR.search(text, time.start, time.end):
        value = f"{part['year']}-{_FINER[part['part']]}"
        first, last = edtf.bounds(value)
        if written is None or last is None or last >= written:
            time = replace(time, edtf=value, first=first, last=last)
    yield time
    if _UNTIL.match(text, time.start, time.end) and "/" not in time.edtf:
        yield replace(time, edtf=edtf.open_start(time.edtf), first=None)


def _beside(time: TimeSpan, written: date | None, last: date | None) -> Iterator[str]:
    """Whether the year makes the time the next after, or the last before, the paper's day and the time before it."""
    for name, day in (("paper's day", written), ("time before", last)):
        apart = (time.first - day).days if day is not None and time.first is not None else 999
        if 0 <= apart < 366:
            yield f"next after the {name}"
        elif -366 < apart < 0:
            yield f"last before the {name}"


def _side_by_side(block: Block, row: Sequence[Cell]) -> Iterator[Candidate]:
    """What a row says in two cells side by side: “01.03.23 | 23.05.23”."""
    dated = [(cell, times[0]) for cell in row if len(times := list(find_times(cell.text))) == 1]
    for (first, begins), (last, ends) in pairwise(dated):
        value = edtf.interval(begins.edtf, ends.edtf)
        if (
            begins.first
            and ends.last
            and begins.first < ends.last
            and begins.edtf != ends.edtf
            and value.count("/") == 1
        ):
            time = TimeSpan(first.start + begins.start, last.start + ends.end, value, begins.first, ends.last)
            yield Candidate(time, Range(first.start, last.end), block, first, frozenset({"two cells"}))


def _moved(time: TimeSpan, offset: int) -> TimeSpan:
    return replace(time, start=time.start + offset, end=time.end + offset)


YEAR = re.compile(r"(?<![\d.,/§€-])(?:19|20)\d\d(?![\d€%])")
NEAR = 600  # letters around a time that may say its year
_FARTHEST = 8  # years from the paper's own: “ISEK 2040” gives no “November” its year
_JAHR = r"Jahre?s?\b"
_SAID = {
    0: re.compile(rf"\b(?:in\sdiesem|dieses|desselben|(?:im|des)\slaufenden)\s{_JAHR}|\bd\.\s?J\."),
    -1: re.compile(rf"\b(?:im|des)\s(?:vergangenen|letzten|vorigen)\s{_JAHR}|\b(?:des|im)\sVorjahr(?:es)?\b"),
    1: re.compile(rf"\b(?:im|des)\s(?:kommenden|nächsten)\s{_JAHR}"),
}


def years_around(text: str, unit: Range, block: Block, written: date | None, last: date | None) -> dict[int, set[str]]:
    """Year → what suggests it for the times of a unit that have none: “dieses Jahres” in a paper of 2021, the year printed above, that of
    the time before (``last``), the paper's own and its neighbours."""
    found: dict[int, set[str]] = {}

    def suggest(year: int | None, name: str) -> None:
        if year is not None and (written is None or abs(year - written.year) <= _FARTHEST):
            found.setdefault(year, set()).add(name)

    words = text[unit.start : min(unit.end, unit.start + NEAR)]
    for offset, said in _SAID.items():
        suggest(written.year + offset if written and said.search(words) else None, "said")
        suggest(written.year + offset if written else None, f"paper {offset:+d}")
    for name, start, end in (
        ("in block", max(block.start, unit.start - NEAR), unit.end),
        ("above", unit.start - NEAR, unit.start),
    ):
        printed = [int(year[0]) for year in YEAR.finditer(text, max(0, start), min(end, unit.start + NEAR))]
        suggest(printed[-1] if printed else None, name)
    behind = YEAR.search(text, unit.start, min(block.end, unit.start + NEAR))
    suggest(int(behind[0]) if behind else None, "behind")
    if last is not None:
        suggest(last.year, "time before")
        suggest(last.year + 1, "year after the time before")
    return found


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
