"""Inhabitants by official key (AGS): the counties and cities that ship with ratslese, and a list of everybody's beside the results.

Both are files of one form: where the figures come from in three lines of comment, then key, name and inhabitants.

>>> shipped()["08212000"]
Inhabitants(name='Karlsruhe', number=313092, day=datetime.date(2018, 12, 31), source='Statistisches Bundesamt (Destatis), …')
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.errors import RatsleseError

FILE = "register.tsv"
"""A list of one's own, in the folder of the results."""
UNDATED = "GeoNames, of different years"
"""Whose inhabitants the list of municipalities has that papers are read with: good for telling a city from a village."""
_SHIPPED = Path(__file__).with_name("counties.tsv")
_COLUMNS = ["ags", "name", "inhabitants"]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Inhabitants:
    """How many people lived somewhere on a day, and who counted them."""

    name: str
    number: int
    day: date
    source: str


Register = Mapping[str, Inhabitants]


@cache
def shipped() -> Register:
    """The counties and county-free cities of Germany, as they ship with ratslese."""
    return read(_SHIPPED)


def register_of(results: Path) -> Register:
    """What holds for the results in a folder: the list that lies there, and what ships for whoever is not on it."""
    own = results / FILE
    return {**shipped(), **(read(own) if own.exists() else {})}


def registered(town: Row, register: Register) -> Row:
    """A row of ``municipalities`` with the inhabitants of the register, their year and source; those of no year where it has none."""
    known = register.get(town["ags"] or "")
    if known is None:
        undated = UNDATED if town["population"] and not town.get("population_year") else town.get("population_source")
        return {**town, "population_year": town.get("population_year"), "population_source": undated}
    return {
        **town,
        "population": known.number,
        "population_year": known.day.year,
        "population_source": known.source,
    }


def read(file: Path) -> Register:
    """A list in the form of :func:`write`. Raises RatsleseError(bad_register) with the line that is wrong."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise RatsleseError("bad_register", f"{file} cannot be read ({error}).") from None
    said = dict(line[1:].strip().split(": ", 1) for line in lines if line.startswith("#") and ": " in line)
    try:
        source, day = said["source"], date.fromisoformat(said["date"])
    except (KeyError, ValueError):
        message = f"{file} does not begin with “# source: …” and “# date: 2024-12-31”."
        raise RatsleseError("bad_register", message) from None
    found: dict[str, Inhabitants] = {}
    body = [(number, line) for number, line in enumerate(lines, 1) if line and not line.startswith("#")]
    for (number, _), row in zip(body, csv.reader((line for _, line in body), delimiter="\t"), strict=True):
        if row == _COLUMNS:
            continue
        if len(row) != 3 or len(row[0]) not in (5, 8) or not (row[0] + row[2]).isdecimal():
            message = f"{file}, line {number}: “{' | '.join(row)}” is no key of 5 or 8 digits, name and inhabitants."
            raise RatsleseError("bad_register", message)
        if row[0] in found:
            raise RatsleseError("bad_register", f"{file}, line {number}: the key {row[0]} stands there twice.")
        found[row[0]] = Inhabitants(row[1], int(row[2]), day, source)
    return found


def write(file: Path, register: Register, licence: str) -> None:
    """Write a list of one source and day, in the order of the keys."""
    first = next(iter(register.values()))
    lines = [f"# source: {first.source}", f"# date: {first.day}", f"# licence: {licence}", "\t".join(_COLUMNS)]
    lines += [f"{ags}\t{register[ags].name}\t{register[ags].number}" for ags in sorted(register)]
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_name(f".{file.name}")
    part.write_text("\n".join(lines) + "\n", encoding="utf-8")
    part.replace(file)
