"""Which bare numbers of a table are money, and in which unit.

The head of a column says it (“Kosten in Mio. €”, “Gesamt EUR”), a column of its own beside the number (“157.500,00 | EUR”), a
note at the table (“alle Angaben in T€”), or the table as a whole: years over “Personalkosten 27.500 55.000”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from extractors.costs.amounts import says_what
from extractors.costs.table_grid import Grid, is_head_words
from extractors.document import Cell
from extractors.german.money import read_bare_amount

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
# “Stelle 0,5” is none, but “ESF 95 % | 173.280,00” and “Koordination (1,5 VZÄ) | 105.000” are money
_SHARES = re.compile(r"(?<!\w)(?:Stellen?|VZÄ|VZE|Prozent)(?!\w)|%", re.IGNORECASE)
# “Ansatz 2027”, “Finanzielle Auswirkungen”: over a plan one row that names a cost is enough
_PLANNED = re.compile(r"\bAns[aä]tze?\b|\bHaushalt|\bPlan\b|[Aa]uswirkung|[Kk]onsumtiv|[Ii]nvestiv")
_BRACKETS = re.compile(r"\([^()]*\)")
# “31.400”, “27.500,00”: as only money is printed beside counts
_LIKE_MONEY = re.compile(r"[-–−+]?\s?\d{1,3}(?:\.\d{3})+(?:,\d\d|,-{1,2})?")
_DECIMAL = re.compile(r"[-–−]?\s?\d+,\d{1,4}")


def factor(sign: re.Match[str]) -> Decimal:
    """What a bare number under the sign is to be multiplied by: 1000 under “T€”."""
    large = (sign["large"] or "").casefold()
    return Decimal(1_000_000) if large.startswith("m") else Decimal(1000) if large else Decimal(1)


def said_unit(lines: Iterable[str]) -> Decimal | None:
    """The unit that the first line names which names one: “Kostenübersicht - in T€ -”."""
    return next((factor(sign) for words in lines if (sign := IN_EUROS.search(words))), None)


def noted_unit(lines: Iterable[str]) -> Decimal | None:
    """The unit that a note or a sentence at the table names: “(alle Angaben in EUR)”."""
    return next((factor(sign) for words in lines if (sign := _NOTED.search(words))), None)


@lru_cache(maxsize=4096)
def counts_only(label: str, printed: str) -> bool:
    """Whether the words of a row or head make its number an account, a count or a share rather than money."""
    words = _BRACKETS.sub(" ", label)
    like_money = _LIKE_MONEY.fullmatch(printed.strip())
    return _COUNTS.search(words) is not None or (not like_money and _SHARES.search(words) is not None)


def read_in(printed: str, unit: Decimal) -> Decimal | None:
    """A bare number in its unit: “0,4875” under “in Mio. €” is 487.500."""
    if unit > 1 and _DECIMAL.fullmatch(printed.strip()):
        return Decimal(re.sub(r"\s", "", printed).replace("–", "-").replace("−", "-").replace(",", ".")) * unit
    value = read_bare_amount(printed)
    return None if value is None else value * unit


def _is_head(words: str) -> bool:
    return bool(words) and (is_head_words(words) or _UNIT_CELL.fullmatch(words) is not None)


class Units:
    """The unit of each cell of one table."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._columns: dict[int, list[tuple[int, str]]] = {}
        self._noted = said_unit((grid.text(0, 0), grid.heading)) or noted_unit(grid.notes)
        self._plain = Decimal(1) if self._noted is None and self._reads_as_money() else None

    def of(self, row: int, cell: Cell) -> Decimal | None:
        """What a bare number here is to be multiplied by, None where nothing says that it is money."""
        grid, column = self._grid, cell.column
        above = [words for number, words in self._heads(column) if number < row]
        if any(counts_only(words, cell.text) for words in (grid.label(row, column), *above)):
            return None
        signs = (_IN_HEAD.search(words) for words in reversed(above))
        named = next((factor(sign) for sign in signs if sign), None) or said_unit([grid.beside(row, column)])
        if named is not None:
            return named
        sign = next(
            (sign for side in (column + 1, column - 1) if (sign := _UNIT_CELL.fullmatch(grid.text(row, side)))), None
        )
        if sign is not None:
            return factor(sign)
        return self._noted or self._plain

    def _heads(self, column: int) -> list[tuple[int, str]]:
        """The heads of a column from top to bottom, with their rows."""
        if column not in self._columns:
            words = ((row, self._grid.text(row, column)) for row in range(len(self._grid.table.rows)))
            self._columns[column] = [(row, said) for row, said in words if _is_head(said)]
        return self._columns[column]

    def _reads_as_money(self) -> bool:
        """Whether years over rows that name costs and what pays for them make a table of money without any sign of it."""
        grid = self._grid
        if not grid.by_year:
            return False
        rows = [
            number
            for number, row in enumerate(grid.table.rows)
            if sum(_LIKE_MONEY.fullmatch(cell.text) is not None for cell in row if cell.column) >= 2
        ]
        named = [row for row in rows if says_what(grid.text(row, 0))]
        least = 1 if _PLANNED.search(f"{grid.heading} {grid.heads}") else 2
        return len(named) >= least and 2 * len(named) >= len(rows)
