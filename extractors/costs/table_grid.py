"""A table of money by place: the words above, beside and over each of its cells, and which of its bare numbers are money, in which unit.

The head of a column says it (“Kosten in Mio. €”, “Gesamt EUR”), a column of its own beside the number (“157.500,00 | EUR”), a
note at the table (“alle Angaben in T€”), or the table as a whole: years over “Personalkosten 27.500 55.000”.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import TypeVar

from extractors.costs.amounts import says_what
from extractors.costs.years import Times, label_times
from extractors.document import Block, Cell, Document, Table
from extractors.german.money import find_amounts, read_bare_amount

T = TypeVar("T")

_LABEL = 140
_REACH = 200
# “2018”, “2018 ff.”, “2018 EURO”: heads, though they look like values
YEAR_HEAD = re.compile(
    r"(?:(?:ab|Jahr|HJ)\s+)?(?:19|20)\d\d(?:\s?ff\.?)?(?:\s*[(\[]?\s*(?:in\s+)?(?:T|Tsd\.?\s?)?(?:€|EURO?|Euro)\s*[)\]]?)?"
)
_UNIT = re.compile(r"\s*[(\[]?(?:in\s+)?(?:T|Tsd\.?\s?)?(?:€|EURO?|Euro)\s*[)\]]?\Z")
_NO_WORD = re.compile(r"EURO?|Euro|ca\.|jährlich|einmalig|brutto|netto", re.IGNORECASE)

_SIGN = r"(?P<large>T|k|Tsd\.?\s?|Mio\.?\s?|Mill\.?\s?)?(?:€|EURO?\b|Euro\b)"
# “- in EUR -”, “Angaben in T€”, “Betrag (in €)”, “Kosten €”
IN_EUROS = re.compile(rf"(?:\bin|[(\[]|-|^|Betr[aä]ge?|Kosten|Summe|Gesamt)\s*(?:in\s+)?(?:{_SIGN})", re.IGNORECASE)
# “Gesamt EUR”, “2018 ff. EURO”, “Kosten (brutto) T€”: any sign of money in a head that is no amount itself
_IN_HEAD = re.compile(rf"(?<![\w.,-])(?:{_SIGN})(?!\s?/)", re.IGNORECASE)
# “(Beträge in Euro)”, “alle Angaben in T€”, “stellt sich die Finanzierung (in Euro) wie folgt dar:”
_NOTED = re.compile(
    rf"(?:\b(?:[Aa]ngaben?|[Bb]eträge|Werte|Zahlen|Kosten|Mittel)\s+(?:jeweils\s+)?in|[(\[-]\s*(?:jeweils\s+)?in)\s+(?:{_SIGN})",
    re.IGNORECASE,
)
_UNIT_CELL = re.compile(rf"(?:{_SIGN})", re.IGNORECASE)
_ACCOUNTS = (
    r"(?<!\w)(?:Zeilen?|Zeilen-?Nr|lfd|Nr|Seite|Produkt(?!ionskosten|sachkosten)\w*|\w*[Kk]onto|Kostenstelle|Kostenträger|Teilhaushalt"
    r"|Haushaltsstelle|HHSt|Buchungsstelle|PSP|PLZ|Telefon|Beginn|Prio\w*)(?!\w)"
)
_COUNTED = (
    r"(?<!\w)(?:Anzahl|Zahl|Sitze|Stimmen|Personen|Stunden|Teilnehm\w+|Einwohner\w*|Haushalte|Fälle|Plätze|Kinder|Schüler\w*)(?!\w)"
    r"|\AMaßnahmen\Z"
)
_COUNTS = re.compile(rf"{_ACCOUNTS}|{_COUNTED}", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]*\)")
# “31.400”, “27.500,00”: as only money is printed beside counts
_LIKE_MONEY = re.compile(r"[-–−+]?\d{1,3}(?:\.\d{3})+(?:,\d\d|,-{1,2})?")
_DECIMAL = re.compile(r"[-–−]?\d+,\d{1,4}")


@dataclass(frozen=True, eq=False)
class Grid:
    """A table by place: the cell that covers each row and column.

    ``heading``: the short lines over it; ``notes``: the lines around it, where its unit may stand.
    """

    document: Document
    table: Table
    cells: dict[tuple[int, int], Cell]
    heading: str
    notes: tuple[str, ...]

    @classmethod
    def of(cls, document: Document, table: Table) -> Grid:
        cells: dict[tuple[int, int], Cell] = {}
        for number, row in enumerate(table.rows):
            for cell in row:
                for column in range(cell.column, cell.column + cell.colspan):
                    cells[number, column] = cell
        over, under = _around(document, table)
        near = [block.text for block in over if len(block.text) <= _LABEL and not block.text.endswith((".", "-", "–"))]
        notes = tuple(block.text for block in (*reversed(over), *under))
        return cls(document, table, cells, " ".join(near), notes)

    def row(self, number: int) -> list[Cell]:
        """The cells of a row, in their order."""
        found = (self.cells.get((number, column)) for column in range(self.table.columns))
        return list({cell.column: cell for cell in found if cell is not None}.values())

    def text(self, row: int, column: int) -> str:
        return self._texts.get((row, column), "")

    @cached_property
    def _texts(self) -> dict[tuple[int, int], str]:
        return {place: " ".join(cell.text.split()) for place, cell in self.cells.items()}

    @cached_property
    def _heads(self) -> dict[int, list[tuple[int, str]]]:
        """The cells of each column that hold words and no amount, from top to bottom, with their rows."""
        return self._in_columns(is_head_words)

    def _in_columns(self, is_head: Callable[[str], bool]) -> dict[int, list[tuple[int, str]]]:
        found = defaultdict(list)
        for (row, column), words in sorted(self._texts.items()):
            if words and is_head(words):
                found[column].append((row, words))
        return found

    @cached_property
    def _years(self) -> dict[int, list[tuple[int, Times]]]:
        """The same of those that name years."""
        found = {}
        for column, heads in self._heads.items():
            said = ((row, label_times(_UNIT.sub("", words))) for row, words in heads)
            found[column] = [(row, times) for row, times in said if times.stated]
        return found

    @cached_property
    def _names(self) -> list[tuple[int, str]]:
        """The cells of the first column that hold words, with their rows."""
        first = ((row, self.text(row, 0)) for row in range(len(self.table.rows)))
        return [(row, words) for row, words in first if words and not is_value(words)]

    @cached_property
    def _sections(self) -> list[tuple[int, str]]:
        """Those of them that stand alone in their row."""
        columns = range(self.table.columns)
        return [(row, name) for row, name in self._names if {self.text(row, c) for c in columns} <= {"", name}]

    def above(self, row: int, column: int) -> str:
        """The nearest words above a cell that are no amount."""
        return last_above(self._heads.get(column, ()), row) or ""

    def year_above(self, row: int, column: int) -> Times:
        """The year in the head of the column."""
        return last_above(self._years.get(column, ()), row) or Times()

    def beside(self, row: int, column: int) -> str:
        """The words left of a cell in its row."""
        return " ".join(dict.fromkeys(self._left(row, column)))

    def _left(self, row: int, column: int) -> list[str]:
        words = (self.text(row, left) for left in range(column))
        return [word for word in words if word and not is_value(word)]

    def group(self, row: int) -> str:
        """What the first column says, carried down over blank cells."""
        own = self.text(row, 0)
        return "" if own and is_value(own) else last_above(self._names, row + 1) or ""

    def section(self, row: int) -> str:
        """The nearest row above whose first cell alone has words: “Aufwendungen” over its kinds of costs."""
        return last_above(self._sections, row) or ""

    @cached_property
    def heads(self) -> str:
        """The words of the first two rows, without amounts."""
        words = (self.text(row, column) for row in range(2) for column in range(self.table.columns))
        return " ".join(dict.fromkeys(word for word in words if word and is_head_words(word)))

    @cached_property
    def by_year(self) -> bool:
        """Whether at least two columns are headed by years."""
        columns = range(self.table.columns)
        rows = ([label_times(_UNIT.sub("", self.text(row, column))) for column in columns] for row in range(3))
        return any(sum(head.stated for head in heads) >= 2 for heads in rows)

    def unit(self, row: int, cell: Cell) -> Decimal | None:
        """What a bare number in a cell is to be multiplied by, None where nothing says that it is money."""
        column = cell.column
        above = [words for number, words in self._unit_heads[column] if number < row]
        if any(counts_only(words) for words in (*self._left(row, column)[-1:], *above)):
            return None
        signs = (_IN_HEAD.search(words) for words in reversed(above))
        named = next((factor(sign) for sign in signs if sign), None) or said_unit([self.beside(row, column)])
        beside = (_UNIT_CELL.fullmatch(self.text(row, side)) for side in (column + 1, column - 1))
        return named or next((factor(sign) for sign in beside if sign), None) or self._unit

    @cached_property
    def _unit(self) -> Decimal | None:
        """The unit of the whole table."""
        noted = said_unit((self.text(0, 0), self.heading)) or said_unit(self.notes, _NOTED)
        return noted or (Decimal(1) if self._reads_as_money() else None)

    @cached_property
    def _unit_heads(self) -> dict[int, list[tuple[int, str]]]:
        """The cells of each column that hold words and no amount, or a mere sign of money, from top to bottom, with their rows."""
        return self._in_columns(lambda words: is_head_words(words) or _UNIT_CELL.fullmatch(words) is not None)

    def _reads_as_money(self) -> bool:
        """Whether years over rows that name costs and what pays for them make a table of money without any sign of it."""
        if not self.by_year:
            return False
        rows = [
            number
            for number, row in enumerate(self.table.rows)
            if sum(_LIKE_MONEY.fullmatch(cell.text) is not None for cell in row if cell.column) >= 2
        ]
        named = sum(says_what(self.text(row, 0)) for row in rows)
        return named >= 2 and 2 * named >= len(rows)


def last_above(places: Sequence[tuple[int, T]], row: int) -> T | None:
    """What stands nearest above a row, of things with their rows from top to bottom."""
    at = bisect_left(places, row, key=lambda place: place[0])
    return places[at - 1][1] if at else None


def _around(document: Document, table: Table) -> tuple[list[Block], list[Block]]:
    """The two blocks over a table, and the one under it."""
    plain = [block for block in document.blocks if block.table is None]
    over = [block for block in plain if block.end <= table.start and table.start - block.end < _REACH][-2:]
    under = [block for block in plain if table.end <= block.start < table.end + 3][:1]
    return over, under


@lru_cache(maxsize=4096)
def is_value(words: str) -> bool:
    """Whether a cell holds a number or an amount rather than words; a year is a head."""
    if YEAR_HEAD.fullmatch(words):
        return False
    rest = words
    for amount in reversed(list(find_amounts(words))):
        rest = rest[: amount.start] + rest[amount.end :]
    return not re.search(r"[^\W\d_]{2,}", _NO_WORD.sub("", rest))


@lru_cache(maxsize=4096)
def is_head_words(words: str) -> bool:
    """Whether a cell holds words without an amount, as heads do: “210.000 € (Wärmeplan)” is no head of what is below."""
    return not is_value(words) and (YEAR_HEAD.fullmatch(words) is not None or next(find_amounts(words), None) is None)


def factor(sign: re.Match[str]) -> Decimal:
    """What a bare number under the sign is to be multiplied by: 1000 under “T€”."""
    large = (sign["large"] or "").casefold()
    return Decimal(1_000_000) if large.startswith("m") else Decimal(1000) if large else Decimal(1)


def said_unit(lines: Iterable[str], pattern: re.Pattern[str] = IN_EUROS) -> Decimal | None:
    """The unit that the first line names which names one: “Kostenübersicht - in T€ -”, in a note “(alle Angaben in EUR)”."""
    return next((factor(sign) for words in lines if (sign := pattern.search(words))), None)


@lru_cache(maxsize=4096)
def counts_only(label: str) -> bool:
    """Whether the words of a row or head make its number an account or a count rather than money."""
    return _COUNTS.search(_BRACKETS.sub(" ", label)) is not None


def read_in(printed: str, unit: Decimal) -> Decimal | None:
    """A bare number in its unit: “0,4875” under “in Mio. €” is 487.500."""
    if unit > 1 and _DECIMAL.fullmatch(printed.strip()):
        return Decimal(re.sub("[–−]", "-", printed.strip()).replace(",", ".")) * unit
    value = read_bare_amount(printed)
    return None if value is None else value * unit
