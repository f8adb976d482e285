"""Tables that people write with a spreadsheet or an editor (``papers.csv``, ``towns.csv``, ``corrections.csv``): their lines, or what is
wrong with each and what may have been meant.

Commas, semicolons or tabs; UTF-8 or what Excel saves; columns in any order and case. Raised is one error that names every wrong line.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from pipeline.errors import RatsleseError
from pipeline.ingest.find import decode, load, printable

_SHOWN = 5
_GERMAN_DAY = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>\d{4})")


class Lines:
    """The lines of a list that stands at ``place``: iterate over number and filled cells of each, tell with :meth:`wrong` what is
    wrong with one, and end with :meth:`check`. ``own``: whether columns of the writer's own are welcome; ``quote``: the line at hand."""

    def __init__(self, text: str, place: Path, columns: Sequence[str], code: str, *, own: bool = False) -> None:
        text = text.lstrip("\ufeff")
        self.place, self.code, self.quote = place, code, ""
        self._wrong: list[tuple[int, str]] = []
        head = text.partition("\n")[0]
        delimiter = max("\x1f;,\t", key=head.count)  # the first where there is a single column
        self._rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        written = [column.strip() for column in next(self._rows, [])]
        folded = {column.casefold(): column for column in columns}
        self.columns = [folded.get(column.casefold(), column if own else column.casefold()) for column in written]
        known = f" (the columns are {', '.join(columns)})"
        for name in self.columns:
            if name not in columns and (not own or not name or meant(name, columns, 0.85)):
                self.wrong(1, f"there is no column “{name}”{meant(name, columns) or known}")
        for name in sorted({name for name in self.columns if self.columns.count(name) > 1}):
            self.wrong(1, f"the column “{name}” stands twice")

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        if self._wrong:
            return
        for row in self._rows:
            if not any(cell.strip() for cell in row):
                continue
            if len(row) > len(self.columns):
                cells = f"{len(row)} cells under {len(self.columns)} columns"
                self.wrong(self._rows.line_num, f"{cells}; put a cell with a separator in quotes")
                continue
            self.quote = " | ".join(filter(None, row))
            filled = zip(self.columns, row, strict=False)
            yield self._rows.line_num, {name: cell.strip() for name, cell in filled if cell.strip()}

    def wrong(self, line: int, why: str) -> None:
        """Note what is wrong with a line."""
        self._wrong.append((line, why))

    def check(self) -> None:
        """Raises RatsleseError with the number of every wrong line and what may have been meant."""
        if self._wrong:
            shown = "; ".join(f"line {line}: {why}" for line, why in self._wrong[:_SHOWN])
            more = f"; and {len(self._wrong) - _SHOWN} more" * (len(self._wrong) > _SHOWN)
            raise RatsleseError(self.code, f"{printable(self.place)}: {shown}{more}.")


def lists_above(files: Iterable[Path], name: str, code: str) -> Iterator[tuple[Path, str]]:
    """The lists of this name beside and above the papers with their texts, the nearest first."""
    folders = dict.fromkeys(folder for file in files for folder in file.parents if folder != Path("/"))
    for folder in sorted(folders, key=lambda folder: -len(folder.parts)):
        place = folder / name
        try:
            yield place, decode(load(place))
        except RatsleseError as error:
            if error.code != "not_found":
                raise RatsleseError(code, f"{place}: {error.message}") from None


def is_list(text: str, columns: Sequence[str]) -> bool:
    """Whether a table has one of our columns, or one that is meant to be."""
    head = re.split(r"[;,\t]", text.lstrip("\ufeff").partition("\n")[0])
    return any(name.strip().casefold() in columns or meant(name.strip(), columns, 0.85) for name in head)


def iso_day(text: str) -> str:
    """The ISO day of ``2023-03-12`` and ``12.03.2023``. Raises ValueError."""
    german = _GERMAN_DAY.fullmatch(text)
    try:
        if german:
            return date(int(german["year"]), int(german["month"]), int(german["day"])).isoformat()
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"“{text}” is no day; write 2023-03-12 or 12.03.2023") from None


def meant(name: str, known: Iterable[str], likeness: float = 0.6) -> str:
    """“; did you mean …?” where one of the known names is like this one."""
    near = get_close_matches(name.casefold(), {each.casefold(): each for each in known}, n=1, cutoff=likeness)
    return f"; did you mean “{next(each for each in known if each.casefold() == near[0])}”?" if near else ""
