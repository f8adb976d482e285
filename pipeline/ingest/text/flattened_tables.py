"""Budget tables that a conversion to text flattened to one cell a line: years, then a label and an amount for each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# “2019”, “2013 (Plan)”, “Ansatz 2020”, “2014 ff.”, “HJ 2021 in EUR”
_YEAR = re.compile(
    r"""(?:(?:HJ|Jahr|Haushaltsjahr|Haushalt|Plan|Ansatz|Ist|Soll|Ergebnis|RE|VA)\s)?
    (?P<year>(?:19|20)\d\d)
    (?:\s?(?:ff\.|\([^()]{1,12}\)|Plan|Ansatz|Ist|Soll|in\s(?:EUR|Euro|€|T€|TEUR)|EUR|Euro|€|T€|TEUR))*""",
    re.VERBOSE,
)
# “88.412,77”, “-45.000 €”, “12,5 T€”, “0”, “./.”, “--”: a blank cell is a dash
_AMOUNT = re.compile(
    r"[-–+]?\s?\d{1,3}(?:\.\d{3})*(?:,(?:\d{1,2}|-+))?\s?(?:€|EUR|Euro|T€|TEUR|VZÄ|v\.\s?H\.|%)?|\./\.|[-–—]{1,2}|entfällt|keine"
)
_LABEL = re.compile(r"(?!.*[.:;!?]$)(?=.*[^\W\d_]{2}).{2,80}")
_FEWEST_ROWS = 2


@dataclass(frozen=True, slots=True)
class _Flat:
    """Lines ``first`` to ``last`` (not included) as rows of cells."""

    first: int
    last: int
    rows: list[list[str]]


def rows_of_cells(lines: Sequence[str]) -> list[str]:
    """The lines, those of a flattened table put together as rows with tabs between the cells.

    ``2019`` / ``2020`` / ``Personal`` / ``28.000`` / ``56.500`` / ``Sachkosten`` / ``5.000`` / ``–`` become three rows; what
    stands right above the years (``Bereich``) heads the labels. A row that lacks a cell ends the table, for nothing says which.
    """
    result: list[str] = []
    at = 0
    for table in _tables(lines):
        result += [*lines[at : table.first], *("\t".join(row) for row in table.rows)]
        at = table.last
    return [*result, *lines[at:]]


def _tables(lines: Sequence[str]) -> Iterator[_Flat]:
    at = 0
    while at < len(lines):
        table = _table(lines, at)
        if table is not None:
            yield table
        at = table.last if table is not None else at + 1


def _table(lines: Sequence[str], at: int) -> _Flat | None:
    """The table whose first year stands in line ``at``."""
    years: list[int] = []
    below = at
    while (cell := only_cell(lines, below)) is not None and (year := _YEAR.fullmatch(cell)) is not None:
        if years and int(year["year"]) <= years[-1]:
            break
        years.append(int(year["year"]))
        below += 1
    if len(years) < _FEWEST_ROWS:
        return None
    first, corner = _corner(lines, at)
    rows = [[corner, *(lines[place].strip() for place in range(at, below))]]
    while (row := _row(lines, below, len(years))) is not None:
        cells, below = row
        rows.append(cells)
    return _Flat(first, below, rows) if len(rows) > _FEWEST_ROWS else None


def _corner(lines: Sequence[str], at: int) -> tuple[int, str]:
    """The head of the labels right above the years, if one is printed; where the table begins."""
    above = only_cell(lines, at - 1) if at else None
    if above is not None and len(above.split()) <= 2 and _LABEL.fullmatch(above):
        return at - 1, above
    return at, ""


def _row(lines: Sequence[str], at: int, amounts: int) -> tuple[list[str], int] | None:
    """A label of one or two lines and an amount for each year; where the next row begins."""
    for length in (1, 2):
        label = [only_cell(lines, place) for place in range(at, at + length)]
        cells = [only_cell(lines, place) for place in range(at + length, at + length + amounts)]
        after = only_cell(lines, at + length + amounts)
        said = [cell for cell in label if cell is not None and _LABEL.fullmatch(cell) and not _AMOUNT.fullmatch(cell)]
        found = [cell for cell in cells if cell is not None and _AMOUNT.fullmatch(cell)]
        if len(said) == length and len(found) == amounts and (after is None or not _AMOUNT.fullmatch(after)):
            return [" ".join(said), *found], at + length + amounts
    return None


def only_cell(lines: Sequence[str], at: int) -> str | None:
    """The only cell of a line; None for a blank line, one that is a row already, and where there is no line."""
    if not 0 <= at < len(lines):
        return None
    text = lines[at].strip()
    return text if text and "\t" not in text and "  " not in text else None
