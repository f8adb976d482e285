"""Budget grids that are printed as mere lines: a line of years over lines of a label and an amount for each year.

“in EUR 2018 2019 / Honorar 0,00 12.500,00” is a fee of 12.500 € in 2019. Forms print them without a sign of money, too:
“Ansatz 2021 Ansatz 2022 / Ertrag 0 30.000 / Sachaufwand 0 45.000”.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from operator import attrgetter

from extractors.costs.reading import BALANCE, Reading, Refused, read
from extractors.costs.table_units import counts_only, noted_unit, read_in, said_unit
from extractors.costs.words import names_money
from extractors.costs.years import Times
from extractors.document import Block, Document, Range
from extractors.german.money import Amount

_LINE = 160
_ROWS = 30
_GAPS = 2
_ABOVE = 3
_YEAR = re.compile(r"(?<![\d.,/§-])(?P<year>(?:19|20)\d\d)(?![\d/]|[.,]\d)(?:\s?ff\.?)?")
# “2018/2019”, “2018 bis 2020”: one column for several years
_JOINED = re.compile(r"(?:19|20)\d\d\s?(?:[-–/]|bis|und)\s?\d\d")
_MORE_COLUMNS = re.compile(r"gesamt\w*|summe|folge\w+|alt|neu", re.IGNORECASE)
_PLANNED = re.compile(r"\bAns[aä]tze?\b|\bHaushalt|\bPlan(?!\w*ung)", re.IGNORECASE)
_FORM = re.compile(
    r"[Ff]inanzielle\s+(?:\w+\s+)?Auswirkung|Auswirkungen\s+auf\s+den\s+Haushalt|Haushaltsmäßig|[Kk]onsumtiv|[Ii]nvestiv"
)
# “-34.500 €” · “12.500,00” · “0” · “-”
_VALUE = (
    r"(?:[-–−+]?\d{1,3}(?:\.\d{3})+(?:,\d{1,2}|,[-–]{1,2})?|[-–−+]?\d+(?:,\d{1,2}|,[-–]{1,2})?|[-–−]{1,2})"
    r"(?:\s?(?:T€|TEUR|€|EUR\b|Euro\b))?"
)
_ROW = re.compile(
    rf"(?P<label>(?=.*?[^\W\d_]{{3}}).*?[^\s:])\s*:?\s+(?P<values>{_VALUE}(?:\s+{_VALUE})+)\s*", re.DOTALL
)
_CELL = re.compile(rf"(?<!\S){_VALUE}(?!\S)")
_CURRENCY = re.compile(r"€|EUR|Euro")


@dataclass(frozen=True, slots=True)
class _Head:
    """The years of the columns. ``index``: the number of its line among the blocks; ``room`` for further columns without a
    year; ``factor``: what bare numbers are to be multiplied by, None where nothing says that they are money."""

    index: int
    start: int
    years: tuple[int, ...]
    room: int
    factor: Decimal | None
    planned: bool
    words: str


@dataclass(frozen=True, slots=True)
class _Row:
    label: str
    cells: tuple[Range, ...]
    group: str


def read_grids(document: Document) -> dict[int, tuple[Reading | Refused, ...]]:
    """The findings in each line of a grid, by the number of the line among the blocks."""
    found: dict[int, tuple[Reading | Refused, ...]] = {}
    for index, block in enumerate(document.blocks):
        if index in found or (head := _head(document, index, block)) is None:
            continue
        rows = list(_rows(document, head))
        signed = any(_CURRENCY.search(document.text, cell.start, cell.end) for row in rows for cell in row.cells)
        for row in rows:
            for one in _read(document, head, row, signed=signed):
                line = bisect_right(document.blocks, one.span.start, key=attrgetter("start")) - 1
                found[line] = (*found.get(line, ()), one)
    return found


def _head(document: Document, index: int, block: Block) -> _Head | None:
    """The line as a head of columns: two years or more, and hardly a word beside them."""
    if block.table is not None or len(block.text) > _LINE or _JOINED.search(block.text):
        return None
    words = block.text
    years = list(_YEAR.finditer(words))
    if len(years) < 2:
        return None
    above = [one for one in document.blocks[max(0, index - _ABOVE) : index] if one.table is None]
    heads = [one.text for one in above if len(one.text) <= _LINE and not one.text.endswith(".")]
    factor = said_unit((words, *reversed(heads))) or noted_unit([one.text for one in reversed(above)])
    further = _MORE_COLUMNS.findall(words[years[-1].end() :] + " " + (heads[-1] if heads else ""))
    planned = any(_PLANNED.search(line) or _FORM.search(line) for line in (words, *heads))
    over = " ".join([*heads, words])
    return _Head(index, block.start, tuple(int(year["year"]) for year in years), len(further), factor, planned, over)


def _rows(document: Document, head: _Head) -> Iterator[_Row]:
    """The lines of the grid below its head, which ends at a sentence, a table or some lines without amounts."""
    gaps = 0
    group = ""
    for number in range(head.index + 1, min(len(document.blocks), head.index + 1 + _ROWS)):
        block = document.blocks[number]
        if block.table is not None or len(block.text) > _LINE or block.text.endswith("."):
            return
        row = _ROW.fullmatch(document.text, block.content_start, block.end)
        if row is None:
            gaps += 1
            if gaps > _GAPS or re.search(r"\d", block.content):
                return
            group = block.content if names_money(block.content) else group
            continue
        gaps = 0
        cells = _cells(document, row.start("values"), row.end("values"))
        if len(head.years) <= len(cells) <= len(head.years) + head.room:
            yield _Row(_label(row["label"]), cells, group)


def _label(words: str) -> str:
    return " ".join(words.split()).strip(" :–-")


def _cells(document: Document, start: int, end: int) -> tuple[Range, ...]:
    return tuple(Range(cell.start(), cell.end()) for cell in _CELL.finditer(document.text, start, end))


def _read(document: Document, head: _Head, row: _Row, *, signed: bool) -> Iterator[Reading | Refused]:
    money = signed or head.factor is not None
    if not money and not (head.planned and (names_money(row.label) or BALANCE.search(row.label))):
        return
    for number, cell in enumerate(row.cells):
        printed = document.text[cell.start : cell.end]
        own = _CURRENCY.search(printed) is not None
        if not own and (counts_only(row.label, printed) or (head.factor is None and signed)):
            continue
        factor = Decimal(1) if own else head.factor or Decimal(1)
        value = read_in(re.sub(r"[^\d.,]", "", printed), factor)
        if not value:
            continue
        if BALANCE.search(row.label):
            yield Refused(cell, "cost-balance", "the balance of amounts that stand beside it")
            continue
        when = Times((head.years[number],)) if number < len(head.years) else Times()
        words = {"row": row.label, "group": row.group, "heading": head.words}
        amount = Amount(0, len(printed), value, None, "EUR", approximate=False)
        reading = read(cell, amount, words, when, "cost-grid-line", row.label)
        yield replace(reading, place=(head.start, row.cells[0].start), apart=True, series=(head.start, 1 + number))
