"""Lines that a conversion to text took apart: bullets beside their items, tables of years or of sessions that have one cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from extractors.consultations.committees import abbreviation_at, committee_at, names_committee
from extractors.consultations.values import Piece, piece_at
from extractors.german.text import BULLETS, MARKER, leaves_open

_SIGNS = BULLETS.replace("□", "")  # an open box is a tick box as often as a bullet
_ALONE = re.compile(rf"\s*(?:(?P<bullet>[{_SIGNS}])|[-–—*o])\s*")
# “•Sprache”, “▪ Wohnen”; a dash is a bullet there only where others like it stand near: “-Sprache” / “-Wohnen”
_GLUED = re.compile(rf"^(?P<bullet>\s*[{_SIGNS}])(?=[^\W_]|[„“\"(])")
_GLUED_DASH = re.compile(r"^(?P<bullet>\s*[-–—*])(?=[A-ZÄÖÜ„“\"])")
_NEAR = 4


def whole_items(lines: Sequence[str]) -> list[str]:
    """The lines, each bullet before its item with a blank between: ``•`` / ``Sprache`` and ``•Sprache`` are ``• Sprache``.

    A dash or “o” that stands alone is a blank cell as often as a bullet: it is one below a line that ends in a colon, and so
    are those that follow it soon.
    """
    return _parted(_joined(lines))


def _joined(lines: Sequence[str]) -> list[str]:
    """The lines, those that hold a bullet and nothing else in one with the next that says something."""
    joined: list[str] = []
    announced = -_NEAR
    at = 0
    while at < len(lines):
        line = lines[at]
        mark = _ALONE.fullmatch(line) if line.strip() else None
        below = _below(lines, at) if mark else None
        said = next((other for other in reversed(joined) if other.strip()), "")
        if mark and below and (mark["bullet"] or said.rstrip().endswith(":") or at - announced <= _NEAR):
            announced = below
            joined.append(f"{line.rstrip()} {lines[below].lstrip()}")
            at = below
        else:
            joined.append(line)
        at += 1
    return joined


def _below(lines: Sequence[str], at: int) -> int | None:
    """Where the item of a bullet that stands alone is: the next line, or the next but a blank one."""
    below = next((place for place in range(at + 1, min(at + 3, len(lines))) if lines[place].strip()), None)
    if below is None or "\t" in lines[below] or MARKER.match(lines[below]) or _ALONE.fullmatch(lines[below]):
        return None
    return below if any(c.isalpha() for c in lines[below]) else None


def _parted(lines: Sequence[str]) -> list[str]:
    """The lines with a blank behind a bullet that is glued to its item."""
    dashes = [at for at, line in enumerate(lines) if _GLUED_DASH.match(line)]
    near = {at for one, other in pairwise(dashes) if other - one <= _NEAR for at in (one, other)}
    return [(_GLUED_DASH if at in near else _GLUED).sub(r"\g<bullet> ", line, count=1) for at, line in enumerate(lines)]


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


_LONGEST_CELL = 90
_FEWEST_SESSIONS = 2
_NAME_GOES_ON = re.compile(r"(?:[\s,/-]*(?:[A-ZÄÖÜ][\w/-]*|und|u\.|für|der|des|die|in|im|von))*[\s,]*")
_MOST_WORDS_OF_REST = 3


@dataclass(slots=True)
class _Cell:
    """A cell that ends before line ``last``: a committee, or ``days`` and other values of a session."""

    last: int
    text: str
    committee: bool
    days: int = 0


def rows_of_sessions(lines: Sequence[str]) -> list[str]:
    """The lines, those of a flattened table of sessions put together as rows with tabs between the cells.

    ``Hauptausschuss`` / ``öffentlich`` / ``02.12.2015`` / ``Stadtrat`` / ``öffentlich`` / ``16.12.2015`` become two rows. Each
    session has one committee and one day; whether the day or the committee comes first is the same in all of them. Two
    sessions at least make a table.
    """
    result: list[str] = []
    at = 0
    while at < len(lines):
        cells = _run(lines, at)
        below = cells[-1].last if cells else at + 1
        rows = _sessions(cells)
        if len(rows) >= _FEWEST_SESSIONS and not _torn(lines, at, below):
            result += ["\t".join(cell.text for cell in row) for row in rows]
        else:
            result += lines[at:below]
        at = below
    return result


def _torn(lines: Sequence[str], first: int, last: int) -> bool:
    """Whether a committee whose name is not read stands right above or below, so that a day may be its own."""
    return any(map(names_committee, lines[max(0, first - 2) : first])) or any(
        names_committee(line) and len(line) <= _LONGEST_CELL for line in lines[last : last + 1]
    )


def _run(lines: Sequence[str], at: int) -> list[_Cell]:
    """The cells from line ``at`` on that may be those of sessions, up to the first line that says anything else."""
    cells: list[_Cell] = []
    while (text := only_cell(lines, at)) is not None and len(text) <= _LONGEST_CELL:
        pieces = _pieces(text)
        named = next((cell for cell in reversed(cells) if cell.committee), None)
        if pieces:
            cells.append(_Cell(at + 1, text, committee=False, days=sum(piece.kind == "date" for piece in pieces)))
        elif _is_committee(text):
            cells.append(_Cell(at + 1, text, committee=True))
        elif named is not None and _is_open(named.text) and len(text.split()) <= _MOST_WORDS_OF_REST:
            named.text = f"{named.text} {text}"
            cells[-1].last = at + 1
        else:
            break
        at += 1
    return cells


def _sessions(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """The cells of each session, if each has one committee and one day; what makes only a part of a table is left alone."""
    if not cells or not (cells[0].committee or cells[0].days):
        return []  # a column before both: nothing says whether a cell ends a row or begins one
    rows: list[list[_Cell]] = []
    for cell in cells:
        if cell.committee if cells[0].committee else cell.days:
            rows.append([])
        rows[-1].append(cell)
    return rows if all(sum(c.committee for c in row) == 1 == sum(c.days for c in row) for row in rows) else []


@lru_cache(1 << 10)
def _is_committee(cell: str) -> bool:
    """Whether a cell names a committee and says nothing else: “Ausschuss Soziales und Gesundheit”."""
    found = committee_at(cell, 0) or abbreviation_at(cell, 0)
    return found is not None and _NAME_GOES_ON.fullmatch(cell, found.end) is not None


def _is_open(name: str) -> bool:
    return leaves_open(name) or name.endswith(",")


@lru_cache(1 << 10)
def _pieces(cell: str) -> Sequence[Piece]:
    """The values that a cell consists of, none where it says anything else."""
    found: list[Piece] = []
    at = 0
    while at < len(cell):
        if cell[at] in " ,/|":
            at += 1
        elif (piece := piece_at(cell, at)) is not None and piece.end > at:
            found.append(piece)
            at = piece.end
        else:
            return []
    return found
