"""Costs in tables: budget grids with a column for each year, forms with a label above or beside its value, price lists.

A row's label stands in its first cells, a group over several rows in the first column (“Bedarf”, “Plan”) and is carried
down; where a head says “- in EUR -”, bare numbers are money. A cell with only “€” is blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extractors.costs.reading import BALANCE, Reading, Refused, Words, read
from extractors.costs.refusals import refusal
from extractors.costs.sentences import read_sentences
from extractors.costs.table_grid import YEAR_HEAD, Grid
from extractors.costs.table_units import Units, read_in
from extractors.costs.words import words_around
from extractors.costs.years import Times, label_times, times
from extractors.document import Cell, Document, Range, Table
from extractors.german.money import Amount, find_amounts

_SENTENCE = 140
_BALANCE = re.compile(r"(?<!\w)(?:Saldo|Differenz)(?!\w)")


def read_table(document: Document, table: Table, day: date | None) -> Iterator[Reading | Refused]:
    """Readings of the amounts of a table, in reading order."""
    grid = Grid.of(document, table)
    units = Units(grid)
    for number in range(len(table.rows)):
        for cell in grid.row(number):
            if len(cell.text) > _SENTENCE:
                around = _words(grid, number, cell)[0]
                for _, found in read_sentences(document, Range(cell.start, cell.end), day):
                    yield replace(found, words={**around, **found.words}) if isinstance(found, Reading) else found
            elif cell.text:
                yield from _read_cell(grid, units, number, cell, day)


def _amounts(grid: Grid, units: Units, row: int, cell: Cell) -> list[tuple[Range, Amount]]:
    """The amounts of a cell: with a unit, or bare where the table says that they are money."""
    found = [(Range(cell.start + amount.start, cell.start + amount.end), amount) for amount in find_amounts(cell.text)]
    if YEAR_HEAD.fullmatch(" ".join(cell.text.split())):
        return []
    if found or cell.column == 0:
        return found
    unit = units.of(row, cell) if re.search(r"\d", cell.text) else None
    value = read_in(cell.text, unit) if unit is not None else None
    if not value:
        return []
    return [(Range(cell.start, cell.end), Amount(0, len(cell.text), value, None, "EUR", approximate=False))]


def _read_cell(grid: Grid, units: Units, row: int, cell: Cell, day: date | None) -> Iterator[Reading | Refused]:
    text, unit = grid.document.text, Range(cell.start, cell.end)
    amounts = _amounts(grid, units, row, cell)
    spans = [span for span, _ in amounts]
    for span, amount in amounts:
        others = [other for other in spans if other != span]
        if (refused := refusal(text, unit, amount, span)) is not None:
            yield refused
            continue
        beside = grid.beside(row, cell.column)
        words, label = _words(grid, row, cell)
        if _BALANCE.search(label) or BALANCE.match(beside):
            yield Refused(span, "cost-balance", "the balance of amounts that stand beside it")
            continue
        when = _times(grid, row, cell, times(text, unit, span, others, day), day)
        words = {**words, **words_around(text, unit, span, others)}
        rule = "cost-budget-grid" if grid.by_year else "cost-table"
        yield replace(
            read(span, amount, words, when, rule, label),
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
    words = {
        "row": beside,
        "column": head,
        "group": group,
        "section": grid.section(row),
        "heading": grid.heading,
        "heads": grid.heads,
    }
    return words, " ".join(dict.fromkeys(filter(None, parts))).strip("☐☒ :-–•")


def _times(grid: Grid, row: int, cell: Cell, own: Times, day: date | None) -> Times:
    """The year of the cell itself, of its column, of its row, of the heading."""
    if own.stated:
        return own
    for found in (
        grid.year_above(row, cell.column),
        label_times(grid.beside(row, cell.column)),
        label_times(grid.group(row)),
        label_times(grid.heading),
    ):
        if found.stated:
            return Times(found.years, found.period, own.recurring or found.recurring)
    words = f"{grid.above(row, cell.column)} {grid.beside(row, cell.column)}".strip()
    of_row = label_times(words, day)
    return replace(of_row, recurring=True) if own.recurring else of_row
