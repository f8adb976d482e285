"""Tables of sessions that a conversion to text flattened to one cell a line: a committee, then its day, role and the like."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.consultations.committees import abbreviation_at, committee_at, names_committee
from extractors.consultations.values import Piece, piece_at
from extractors.german.text import leaves_open
from pipeline.ingest.text.flattened_tables import only_cell

_LONGEST_CELL = 90
_FEWEST_ROWS = 2
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
        rows = _rows(cells)
        if len(rows) >= _FEWEST_ROWS and not _torn(lines, at, below):
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


def _rows(cells: Sequence[_Cell]) -> list[list[_Cell]]:
    """The cells of each session, if each has one committee and one day; what makes only a part of a table is left alone."""
    if not cells or not (cells[0].committee or cells[0].days):
        return []  # a column before both: nothing says whether a cell ends a row or begins one
    rows: list[list[_Cell]] = []
    for cell in cells:
        if cell.committee if cells[0].committee else cell.days:
            rows.append([])
        rows[-1].append(cell)
    return rows if all(sum(c.committee for c in row) == 1 == sum(c.days for c in row) for row in rows) else []


def _is_committee(cell: str) -> bool:
    """Whether a cell names a committee and says nothing else: “Ausschuss Soziales und Gesundheit”."""
    found = committee_at(cell, 0) or abbreviation_at(cell, 0)
    return found is not None and _NAME_GOES_ON.fullmatch(cell, found.end) is not None


def _is_open(name: str) -> bool:
    return leaves_open(name) or name.endswith(",")


def _pieces(cell: str) -> list[Piece]:
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
