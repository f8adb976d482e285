"""Costs in tables: budget grids with a column for each year, forms with a label above or beside its value, price lists.

A row's label stands in its first cells, a group over several rows in the first column (“Bedarf”, “Plan”) and is carried
down; where a head says “- in EUR -”, bare numbers are money. A cell with only “€” is blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from extractors.costs.reading import Reading, Refused, by_sign
from extractors.costs.refusals import refusal
from extractors.costs.words import Governed, governing, unknown
from extractors.costs.years import Times, label_times, times
from extractors.document import Cell, Document, Range, Table
from extractors.german.money import Amount, find_amounts, read_bare_amount
from extractors.sections import split

_SENTENCE = 140
# “- in EUR -”, “Angaben in T€”, “Betrag (in €)”, “Kosten €”
IN_EUROS = re.compile(
    r"(?:\bin|[(\[]|-|^|Betrag|Kosten|Summe)\s*(?:in\s+)?(?P<thousands>T|Tsd\.?\s?)?(?:€|EUR\b|Euro\b)", re.IGNORECASE
)
_PLANNED = re.compile(r"(?<!\w)(?:Plan|Planansatz|(?:Haushalts)?[Aa]nsatz|Planung|Etat|eingestellt)(?!\w)")
NO_MONEY = re.compile(
    r"(?<!\w)(?:Zeilen?|Zeilen-?Nr|lfd|Nr|Seite|Produkt\w*|Konto|Kostenstelle|Anzahl|Stellen?|VZÄ|Personen|Stunden|Prozent|PLZ|Telefon|Beginn)(?!\w)|%",
    re.IGNORECASE,
)
_AMOUNT_SPENT = re.compile(r"aufwand|aufwend|auszahlung|ausgaben", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table by place: the cell that covers each row and column."""

    document: Document
    table: Table
    cells: dict[tuple[int, int], Cell]
    heading: str

    @classmethod
    def of(cls, document: Document, table: Table) -> _Grid:
        cells: dict[tuple[int, int], Cell] = {}
        for number, row in enumerate(table.rows):
            for cell in row:
                for column in range(cell.column, cell.column + cell.colspan):
                    cells[number, column] = cell
        over = [block for block in document.blocks if block.end <= table.start and block.table is None][-2:]
        near = [block.text for block in over if len(block.text) <= _SENTENCE and table.start - block.end < 200]
        heading = " ".join(line for line in near if not line.endswith("."))
        return cls(document, table, cells, heading)

    def text(self, row: int, column: int) -> str:
        cell = self.cells.get((row, column))
        return " ".join(cell.text.split()) if cell is not None else ""

    def above(self, row: int, column: int) -> str:
        """The nearest words above a cell that are no amount."""
        for number in range(row - 1, -1, -1):
            words = self.text(number, column)
            if words and not _is_value(words):
                return "" if words.casefold() in ("ja", "nein", "x") else words
        return ""

    def year_above(self, row: int, column: int) -> Times:
        """The year in the head of the column."""
        for number in range(row - 1, -1, -1):
            words = self.text(number, column)
            if words and not _is_value(words) and (found := label_times(words)).stated:
                return found
        return Times()

    def beside(self, row: int, column: int) -> str:
        """The words left of a cell in its row."""
        words = [self.text(row, left) for left in range(column)]
        words = [word for word in words if word and not _is_value(word)]
        return " ".join(dict.fromkeys(words))

    def group(self, row: int) -> str:
        """What the first column says, carried down over blank cells."""
        if _is_value(self.text(row, 0)) and self.text(row, 0):
            return ""
        for number in range(row, -1, -1):
            words = self.text(number, 0)
            if words and not _is_value(words):
                return words
        return ""

    def in_euros(self, row: int, column: int) -> Decimal | None:
        """What a bare number here is to be multiplied by, None where nothing says that it is money."""
        heads = [self.text(number, column) for number in range(row)]
        if any(NO_MONEY.search(head) for head in heads if not _is_value(head)):
            return None
        for words in (*heads, self.beside(row, column), self.text(0, 0), self.heading):
            found = IN_EUROS.search(words)
            if found is not None:
                return Decimal(1000) if found["thousands"] else Decimal(1)
        return None

    @property
    def by_year(self) -> bool:
        """Whether at least two columns are headed by years."""
        for row in range(min(3, len(self.table.rows))):
            if sum(label_times(self.text(row, column)).stated for column in range(self.table.columns)) >= 2:
                return True
        return False


def _is_value(words: str) -> bool:
    """Whether a cell holds a number or an amount rather than words; a year is a head."""
    if re.fullmatch(r"(?:19|20)\d\d", words):
        return False
    rest = words
    for amount in reversed(list(find_amounts(words))):
        rest = rest[: amount.start] + rest[amount.end :]
    return not re.search(r"[^\W\d_]{2,}", re.sub(r"EUR|Euro|ca\.|jährlich|einmalig", "", rest))


def read_table(document: Document, table: Table, day: date | None, *, fees: bool) -> Iterator[Reading | Refused]:
    """Readings of the amounts of a table, in reading order."""
    grid = _Grid.of(document, table)
    by_year = grid.by_year
    for number, row in enumerate(table.rows):
        for cell in row:
            if len(cell.text) > _SENTENCE:
                yield from _read_prose(grid, number, cell, day, fees=fees)
            elif cell.text:
                yield from _read_cell(grid, number, cell, day, by_year=by_year, fees=fees)


def _amounts(grid: _Grid, row: int, cell: Cell) -> list[tuple[Range, Amount]]:
    """The amounts of a cell: with a unit, or bare where the head says euros."""
    found = [(Range(cell.start + amount.start, cell.start + amount.end), amount) for amount in find_amounts(cell.text)]
    if found or cell.column == 0 or re.fullmatch(r"(?:19|20)\d\d", cell.text):
        return found
    value = read_bare_amount(cell.text)
    factor = grid.in_euros(row, cell.column) if value is not None else None
    if value is None or factor is None or value == 0:
        return []
    return [(Range(cell.start, cell.end), Amount(0, len(cell.text), value * factor, None, "EUR", approximate=False))]


def _read_cell(
    grid: _Grid, row: int, cell: Cell, day: date | None, *, by_year: bool, fees: bool
) -> Iterator[Reading | Refused]:
    text, unit = grid.document.text, Range(cell.start, cell.end)
    amounts = _amounts(grid, row, cell)
    spans = [span for span, _ in amounts]
    for span, amount in amounts:
        others = [other for other in spans if other != span]
        zero_in_plan = amount.value == 0 and by_year and _other_amounts(grid, row, cell)
        refused = None if zero_in_plan else refusal(text, unit, amount, span.start, span.end)
        if refused is not None and not (fees and refused[0] == "cost-price"):
            yield Refused(span, *refused)
            continue
        governed, label = _governed(grid, row, cell, unit, span, others)
        if re.search(r"(?<!\w)(?:Saldo|Differenz)(?!\w)", label or ""):
            yield Refused(span, "cost-balance", "the balance of amounts that stand beside it")
            continue
        when = _times(grid, row, cell, times(text, unit, span, others, day))
        own = (
            by_year
            or not governed.known
            or governed.kind in ("external", "personnel", "material", "investment", "grant")
        )
        place = (grid.table.start, grid.table.rows[row][0].start) if own else None
        rule = "cost-budget-grid" if by_year else "cost-table"
        reading = Reading(
            span,
            amount.value,
            amount.value_max,
            amount.approximate,
            governed,
            when,
            rule,
            label,
            place=place,
            form=True,
        )
        yield by_sign(reading, grid.above(row, cell.column))


def _other_amounts(grid: _Grid, row: int, cell: Cell) -> bool:
    return any(
        amount.value for other in grid.table.rows[row] if other is not cell for _, amount in _amounts(grid, row, other)
    )


def _governed(
    grid: _Grid, row: int, cell: Cell, unit: Range, span: Range, others: list[Range]
) -> tuple[Governed, str | None]:
    """Kind and label of a cell: its own words, its row's, its column's, its group's, in this order."""
    beside, group = grid.beside(row, cell.column), grid.group(row)
    head = "" if beside and grid.table.columns == 2 else grid.above(row, cell.column)
    own = governing(grid.document.text, unit, span, others)
    parts = [part for part in (group if group not in beside else "", beside, head) if part]
    label = " ".join(dict.fromkeys(parts)).strip("☐☒ :-–•")[:160] or None
    candidates = [own, *(of_words(words, span.start) for words in (beside, head, group, grid.heading))]
    known = [governed for governed in candidates if governed.known]
    best = next((governed for governed in known if not governed.general), known[0] if known else unknown(span.start))
    named = beside and not of_words(beside, span.start).known and not own.known
    if best.general and (named or _AMOUNT_SPENT.search(head)):
        best = Governed("other", "expense", best.start, best.end, general=True)
    if best.direction == "expense" and any(_PLANNED.search(words) for words in (beside, head, group)):
        best = Governed("budget", "expense", best.start, max(best.end, best.start + 1))
    return best, label


def of_words(words: str, at: int) -> Governed:
    """What a label says by itself; its place in the document does not matter here."""
    words = words.replace("-/", "- / ")
    plain = re.sub(r"\([^()]*\)", " ", words)
    found = governing(plain, Range(0, len(plain)), Range(len(plain), len(plain)))
    if not found.known:
        found = governing(words, Range(0, len(words)), Range(len(words), len(words)))
    if not found.known:
        return unknown(at)
    granted = found.direction == "revenue" and re.search(r"[Zz]usch[uü]ss|[Zz]uwend|[Ff]örder", words) is not None
    return Governed("grant" if granted else found.kind, found.direction, at, at + 1, found.general, found.sure)


def _times(grid: _Grid, row: int, cell: Cell, own: Times) -> Times:
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
    words = f"{grid.above(row, cell.column)} {grid.beside(row, cell.column)}"
    return Times(recurring=own.recurring or label_times(words).recurring)


def _read_prose(grid: _Grid, row: int, cell: Cell, day: date | None, *, fees: bool) -> Iterator[Reading | Refused]:
    """A cell that holds sentences."""
    text = grid.document.text
    for unit in split(text, cell.start, cell.end):
        amounts = [
            (Range(unit.start + amount.start, unit.start + amount.end), amount)
            for amount in find_amounts(text[unit.start : unit.end])
        ]
        for span, amount in amounts:
            others = [other for other, _ in amounts if other != span]
            refused = refusal(text, unit, amount, span.start, span.end)
            if refused is not None and not (fees and refused[0] == "cost-price"):
                yield Refused(span, *refused)
                continue
            governed = governing(text, unit, span, others)
            if not governed.known:
                governed = of_words(grid.beside(row, cell.column), span.start)
            label = grid.beside(row, cell.column)[:120] or None
            when = times(text, unit, span, others, day)
            yield Reading(
                span, amount.value, amount.value_max, amount.approximate, governed, when, "cost-sentence", label
            )
