"""Columns of the reader's own, by which towns are grouped: a CSV whose first column names the municipality."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.errors import RatsleseError


@dataclass(frozen=True, slots=True)
class OwnColumns:
    """Titles, and the values of each municipality by its key or name."""

    titles: tuple[str, ...] = ()
    values: dict[str, dict[str, str]] = field(default_factory=dict)

    def of(self, municipality_id: str, name: str) -> dict[str, str]:
        return self.values.get(municipality_id) or self.values.get(name) or {}


def own_columns(file: Path | None, known: set[str]) -> OwnColumns:
    """Read ``Kommune;Metropolregion`` / ``Auenbrück;Nord``; comma or semicolon, a line a municipality, named as in the results.

    ``known``: keys and names of the municipalities of the results. Raises RatsleseError(bad_columns) where a line names none of
    them, or two lines the same.
    """
    if file is None:
        return OwnColumns()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RatsleseError("bad_columns", f"{file} cannot be read ({error}).") from None
    head = text.partition("\n")[0]
    lines = list(csv.reader(text.splitlines(), delimiter=";" if head.count(";") > head.count(",") else ","))
    if not lines or len(lines[0]) < 2:
        raise RatsleseError("bad_columns", f"{file} has no second column to group by.")
    titles = tuple(title.strip() for title in lines[0][1:])
    values: dict[str, dict[str, str]] = {}
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        town = line[0].strip()
        if town not in known or town in values:
            what = "twice" if town in values else "which the results do not have"
            raise RatsleseError("bad_columns", f"{file}, line {number}: names “{town}”, {what}.")
        values[town] = dict(zip(titles, (each.strip() for each in line[1:]), strict=False))
    return OwnColumns(titles, values)
