"""A table of money by place: the words above, beside and over each of its cells."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeVar

from extractors.costs.years import Times, label_times
from extractors.document import Block, Cell, Document, Table
from extractors.german.money import find_amounts

T = TypeVar("T")

_LABEL = 140
_REACH = 200
# “2018”, “2018 ff.”, “2018 EURO”: heads, though they look like values
YEAR_HEAD = re.compile(
    r"(?:(?:ab|Jahr|HJ)\s+)?(?:19|20)\d\d(?:\s?ff\.?)?(?:\s*[(\[]?\s*(?:in\s+)?(?:T|Tsd\.?\s?)?(?:€|EURO?|Euro)\s*[)\]]?)?"
)
_UNIT = re.compile(r"\s*[(\[]?(?:in\s+)?(?:T|Tsd\.?\s?)?(?:€|EURO?|Euro)\s*[)\]]?\Z")
_NO_WORD = re.compile(r"EURO?|Euro|ca\.|jährlich|einmalig|brutto|netto", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Grid:
    """A table by place: the cell that covers each row and column.

    ``headings``: the short lines over it, nearest first; ``notes``: the lines around it, where its unit may stand.
    """

    document: Document
    table: Table
    cells: dict[tuple[int, int], Cell]
    headings: tuple[str, ...]
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
        return cls(document, table, cells, tuple(reversed(near)), notes)

    @property
    def heading(self) -> str:
        return " ".join(reversed(self.headings))

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
        found = defaultdict(list)
        for (row, column), words in sorted(self._texts.items()):
            if words and is_head_words(words):
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
        words = last_above(self._heads.get(column, ()), row) or ""
        return "" if words.casefold() in ("ja", "nein", "x") else words

    def year_above(self, row: int, column: int) -> Times:
        """The year in the head of the column."""
        return last_above(self._years.get(column, ()), row) or Times()

    def beside(self, row: int, column: int) -> str:
        """The words left of a cell in its row."""
        words = [self.text(row, left) for left in range(column)]
        words = [word for word in words if word and not is_value(word)]
        return " ".join(dict.fromkeys(words))

    def label(self, row: int, column: int) -> str:
        """The words nearest on the left of a cell."""
        words = (self.text(row, left) for left in range(column - 1, -1, -1))
        return next((word for word in words if word and not is_value(word)), "")

    def group(self, row: int) -> str:
        """What the first column says, carried down over blank cells."""
        if is_value(self.text(row, 0)) and self.text(row, 0):
            return ""
        return last_above(self._names, row + 1) or ""

    def section(self, row: int) -> str:
        """The nearest row above whose first cell alone has words: “Aufwendungen” over its kinds of costs."""
        return last_above(self._sections, row) or ""

    @cached_property
    def heads(self) -> str:
        """The words of the first two rows, without amounts."""
        words = [self.text(row, c) for row in range(min(2, len(self.table.rows))) for c in range(self.table.columns)]
        return " ".join(dict.fromkeys(word for word in words if word and is_head_words(word)))

    @cached_property
    def by_year(self) -> bool:
        """Whether at least two columns are headed by years."""
        for row in range(min(3, len(self.table.rows))):
            heads = (_UNIT.sub("", self.text(row, column)) for column in range(self.table.columns))
            if sum(label_times(head).stated for head in heads) >= 2:
                return True
        return False


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
