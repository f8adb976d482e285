"""Costs in tables: budget grids with a column for each year, forms with a label above or beside its value, price lists.

A row's label stands in its first cells, a group over several rows in the first column (“Bedarf”, “Plan”) and is carried
down; where a head says “- in EUR -”, bare numbers are money. A cell with only “€” is blank. Budget grids that are printed as mere lines
are read as tables as well: “in EUR 2018 2019 / Honorar 0,00 12.500,00” is a fee of 12.500 € in 2019.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter

from extractors.costs.amounts import amounts_in, readings
from extractors.costs.reading import Reading, Refused, Words
from extractors.costs.sentences import read_sentences
from extractors.costs.table_grid import YEAR_HEAD, Grid, read_in
from extractors.costs.years import Times, label_times
from extractors.document import Cell, Document, Range, Table
from extractors.german.money import Amount, find_amounts

_SENTENCE = 140
# “Ergebnis”, “Saldo”: no cost, but what is left of those above
_BALANCE = re.compile(r"(?<!\w)(?:Ergebnis|Saldo|Differenz|Überschuss|Fehlbetrag|Verbesserung|Verschlechterung)(?!\w)")
_LINE, _ROWS, _GAPS, _ABOVE = 160, 30, 2, 3
_YEAR = re.compile(r"(?<![\d.,/§-])(?:19|20)\d\d(?![\d/]|[.,]\d)(?:\s?ff\.?)?")
# “2018/2019”, “2018 bis 2020”: one column for several years
_JOINED = re.compile(r"(?:19|20)\d\d\s?(?:[-–/]|bis|und)\s?\d\d")
_MORE_COLUMNS = re.compile(r"gesamt\w*|summe|folge\w+|alt|neu", re.IGNORECASE)
# “-34.500 €” · “12.500,00” · “0” · “-”
_VALUE = (
    r"(?:[-–−+]?\d{1,3}(?:\.\d{3})+(?:,\d{1,2}|,[-–]{1,2})?|[-–−+]?\d+(?:,\d{1,2}|,[-–]{1,2})?|[-–−]{1,2})"
    r"(?:\s?(?:T€|TEUR|€|EUR\b|Euro\b))?"
)
_ROW = re.compile(
    rf"(?P<label>(?=.*?[^\W\d_]{{3}}).*?[^\s:])\s*:?\s+(?P<values>{_VALUE}(?:\s+{_VALUE})+)\s*", re.DOTALL
)
_CELL = re.compile(rf"(?<!\S){_VALUE}(?!\S)")


def read_table(document: Document, table: Table, day: date | None) -> Iterator[Reading | Refused]:
    """Readings of the amounts of a table, in reading order."""
    grid = Grid.of(document, table)
    for number in range(len(table.rows)):
        for cell in grid.row(number):
            if len(cell.text) > _SENTENCE:
                around = _words(grid, number, cell)[0]
                for _, found in read_sentences(document, Range(cell.start, cell.end), day):
                    yield replace(found, words={**around, **found.words}) if isinstance(found, Reading) else found
            elif cell.text:
                yield from _read_cell(grid, number, cell, day)


def _amounts(grid: Grid, row: int, cell: Cell) -> list[tuple[Range, Amount]]:
    """The amounts of a cell: with a unit, or bare where the table says that they are money."""
    found = amounts_in(grid.document, cell)
    if YEAR_HEAD.fullmatch(" ".join(cell.text.split())):
        return []
    if found or cell.column == 0:
        return found
    unit = grid.unit(row, cell) if re.search(r"\d", cell.text) else None
    value = read_in(cell.text, unit) if unit is not None else None
    if not value:
        return []
    return [(Range(cell.start, cell.end), Amount(0, len(cell.text), value, None, "EUR", approximate=False))]


def _read_cell(grid: Grid, row: int, cell: Cell, day: date | None) -> Iterator[Reading | Refused]:
    rule = "cost-budget-grid" if grid.by_year else "cost-table"
    unit = Range(cell.start, cell.end)
    for span, found in readings(grid.document.text, unit, _amounts(grid, row, cell), day, rule):
        if isinstance(found, Refused):
            yield found
            continue
        words, label = _words(grid, row, cell)
        if _BALANCE.match(words["row"]):
            yield Refused(span, "cost-balance", "the balance of amounts that stand beside it")
            continue
        yield replace(
            found,
            words={**words, **found.words},
            times=_times(grid, row, cell, found.times, day),
            label=label[:160] or None,
            place=(grid.table.start, grid.table.rows[row][0].start),
            apart=grid.by_year,
            series=(grid.table.start, 1 + cell.column),
        )


def _words(grid: Grid, row: int, cell: Cell) -> tuple[Words, str]:
    """The words over and beside a cell, and those that name its amount: “Honorar 2029”."""
    beside = grid.beside(row, cell.column)
    group, head = grid.group(row), grid.above(row, cell.column)
    own = next(find_amounts(group), None)  # “KG 300 640,00 € 9.600,00 €”: a row in one cell
    group = "" if group in beside else group[: own.start].strip() if own else group
    parts = [group, beside, "" if beside and grid.table.columns == 2 else head]
    over = {"section": grid.section(row), "heading": grid.heading, "heads": grid.heads}
    words = {"row": beside, "column": head, "group": group, **over}
    return words, " ".join(dict.fromkeys(filter(None, parts))).strip("☐☒ :-–•")


def _times(grid: Grid, row: int, cell: Cell, own: Times, day: date | None) -> Times:
    """The year of the cell itself, of its column, of its row, of the heading."""
    if own.stated:
        return own
    beside = grid.beside(row, cell.column)
    said = (grid.year_above(row, cell.column), *map(label_times, (beside, grid.group(row), grid.heading)))
    of_row = label_times(f"{grid.above(row, cell.column)} {beside}".strip(), day)
    return own.or_else(next((when for when in said if when.stated), of_row))


def read_grids(document: Document, day: date | None) -> Mapping[int, Sequence[Reading | Refused]]:
    """The findings in each line of a grid, by the number of the line among the blocks."""
    found: dict[int, list[Reading | Refused]] = defaultdict(list)
    for index in range(len(document.blocks)):
        table = None if index in found else _table(document, index)
        if table is None:
            continue
        values = {cell.start for row in table.rows[1:] for cell in row[1:]}
        for one in read_table(document, table, day):
            if one.span.start in values:
                found[bisect_right(document.blocks, one.span.start, key=attrgetter("start")) - 1].append(one)
    return found


def _table(document: Document, index: int) -> Table | None:
    """The table whose head is this line: two years or more, and hardly a word beside them."""
    head = document.blocks[index]
    if head.table is not None or len(head.text) > _LINE or _JOINED.search(head.text):
        return None
    years = list(_YEAR.finditer(document.text, head.start, head.end))
    if len(years) < 2:
        return None
    above = [one.text for one in document.blocks[max(0, index - _ABOVE) : index] if one.table is None]
    title = next((one for one in above[::-1] if len(one) <= _LINE), "")
    beside = f"{document.text[years[-1].end() : head.end]} {title}"
    most = len(years) + len(_MORE_COLUMNS.findall(beside))
    places = [(head.start, years[0].start()), *(year.span() for year in years)]
    rows = [places, *_rows(document, index, len(years), most)]
    if len(rows) == 1:
        return None
    texts = [[document.text[start:end].strip(" :–") for start, end in spans] for spans in rows]
    texts[0][0] = head.text  # where the unit may stand
    cells = tuple(
        tuple(Cell(*span, texts[row][column], row, column, 0) for column, span in enumerate(spans))
        for row, spans in enumerate(rows)
    )
    return Table(head.start, rows[-1][-1][1], 0, cells)


def _rows(document: Document, index: int, fewest: int, most: int) -> Iterator[list[tuple[int, int]]]:
    """The places of the cells of each line below the head, to a sentence, a table or some lines without amounts."""
    gaps = 0
    for block in document.blocks[index + 1 : index + 1 + _ROWS]:
        if block.table is not None or len(block.text) > _LINE or block.text.endswith("."):
            return
        row = _ROW.fullmatch(document.text, block.content_start, block.end)
        if row is None:
            gaps += 1
            if gaps > _GAPS or re.search(r"\d", block.content):
                return
            yield [(block.content_start, block.end)]
            continue
        gaps = 0
        values = [cell.span() for cell in _CELL.finditer(document.text, *row.span("values"))]
        if fewest <= len(values) <= most:
            yield [row.span("label"), *values]
