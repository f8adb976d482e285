"""What a researcher notes of papers and towns that no column of ours has: `papers.csv` (undertaking, concept, exclude), `towns.csv`.

```
ags;inhabitants;year;source;cluster
09162000;1512491;2023;Statistisches Landesamt;Großstadt
```
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.ingest.find import printable
from pipeline.neighbours.listed import OF_RESEARCHER, town_of
from pipeline.neighbours.overlay import municipality_row
from pipeline.neighbours.surroundings import Surroundings
from pipeline.plain_lists import Lines, is_list, lists_above
from pipeline.schema import BY_NAME
from pipeline.typed_tables import insert, sort_table

Row = dict[str, Any]
TOWNS_CSV = "towns.csv"
COLUMNS = ("municipality", "ags", "inhabitants", "year", "source")
PAPER, TOWN = "paper", "town"

_WRONG = "bad_towns_csv"
_TABLE = BY_NAME["own_values"]
_YEARS = range(1900, 2100)
_GERMANY = {"lat": (47.2, 55.1), "lon": (5.8, 15.1)}


@dataclass(frozen=True, slots=True)
class TownLine:
    """A line of ``towns.csv``: which town, what is noted of it, and where and how it stands."""

    town: str
    values: Mapping[str, str]
    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class TownsList:
    """One ``towns.csv``."""

    file: Path
    lines: Sequence[TownLine]


def towns_lists(papers: Iterable[Path]) -> list[TownsList]:
    """The lists of towns beside and above these papers, the nearest first. Raises RatsleseError(bad_towns_csv)."""
    found = lists_above(papers, TOWNS_CSV, _WRONG)
    return [TownsList(place, read_towns(text, place)) for place, text in found if is_list(text, COLUMNS)]


def read_towns(text: str, place: Path) -> list[TownLine]:
    """The lines of a list of towns; columns of the researcher's own are welcome. Raises RatsleseError(bad_towns_csv)."""
    lines = Lines(text, place, COLUMNS, _WRONG, own=True)
    found: dict[str, TownLine] = {}
    for number, values in lines:
        try:
            town = town_of(values)
            if town is None:
                raise ValueError("the line names no town; write its name or its official key")
            key = municipality_row(town)["municipality_id"]
            if key in found:
                raise ValueError(f"{town.name} ({key}) has a line already ({found[key].place})")
            _check_inhabitants(values)
            _check_coordinates(values)
        except ValueError as error:
            lines.wrong(number, str(error))
            continue
        found[key] = TownLine(key, values, f"{printable(place)}:{number}", lines.quote)
    lines.check()
    return list(found.values())


def _check_coordinates(values: dict[str, str]) -> None:
    """Degrees north and east in Germany, “49,0069” too. Raises ValueError."""
    for name, (least, most) in _GERMANY.items():
        if name in values:
            try:
                inside = least <= float(values[name].replace(",", ".")) <= most
            except ValueError:
                inside = False
            if not inside:
                raise ValueError(
                    f"{name} “{values[name]}” is nowhere in Germany; write degrees between {least} and {most}"
                )


def _check_inhabitants(values: dict[str, str]) -> None:
    """A number, “1.512.491” too, with the year that it holds for. Raises ValueError."""
    year = values.get("year", "")
    if year and not (year.isdecimal() and int(year) in _YEARS):
        raise ValueError(f"“{year}” is no year")
    if "inhabitants" in values:
        number = values["inhabitants"].replace(".", "").replace(" ", "")
        if not number.isdecimal():
            raise ValueError(f"“{values['inhabitants']}” is no number of inhabitants")
        if not year:
            raise ValueError("inhabitants without the year that they were counted in")
        values["inhabitants"] = number


def worked_out(
    connection: sqlite3.Connection, documents: Sequence[str], surroundings: Surroundings, lists: Sequence[TownsList]
) -> list[Row]:
    """What is noted of these papers, and of their towns; of two lists the nearer one goes first."""
    rows: list[Row] = []
    towns = set()
    for document in sorted(documents):
        found = connection.execute(
            "SELECT source, municipality_id FROM documents WHERE document_id = ?", (document,)
        ).fetchone()
        if found is None:
            continue
        towns.add(found[1])
        for said in surroundings.given(found[0]):
            if said.field in OF_RESEARCHER:
                rows.append(_row(PAPER, document, said.field, said.value, said.said_by, said.quote))
    rows += _of_towns(towns, lists)
    return sorted(rows, key=lambda row: (row["about"], row["key"], row["name"]))


def _of_towns(towns: set[str], lists: Sequence[TownsList]) -> Iterator[Row]:
    seen: set[tuple[str, str]] = set()
    for line in (line for each in lists for line in each.lines if line.town in towns):
        for name, value in line.values.items():
            if (line.town, name) not in seen:
                seen.add((line.town, name))
                yield _row(TOWN, line.town, name, value, line.place, line.quote)


def _row(about: str, key: str, name: str, value: str, said_by: str, quote: str) -> Row:
    return {"about": about, "key": key, "name": name, "value": value, "said_by": said_by, "quote": quote}


def inhabitants(connection: sqlite3.Connection, schema: str = "main") -> dict[str, Row]:
    """By town the inhabitants that were noted, with the year and source of the same line, as ``municipalities`` has them."""
    lines: dict[tuple[str, str], dict[str, str]] = {}
    for key, name, value, said_by in connection.execute(
        f"SELECT key, name, value, said_by FROM {schema}.own_values WHERE about = ?", (TOWN,)
    ):
        lines.setdefault((key, said_by), {})[name] = value
    return {
        key: {
            "population": int(line["inhabitants"]),
            "population_year": int(line["year"]) if "year" in line else None,
            "population_source": line.get("source", TOWNS_CSV),
        }
        for (key, _), line in lines.items()
        if "inhabitants" in line
    }


def _of_run(connection: sqlite3.Connection, documents: Sequence[str]) -> set[tuple[str, str]]:
    """What the lists of a run can speak of: its papers and their towns."""
    return {
        each
        for document in documents
        for town in connection.execute("SELECT municipality_id FROM documents WHERE document_id = ?", (document,))
        for each in ((PAPER, document), (TOWN, town[0]))
    }


def held(connection: sqlite3.Connection, documents: Sequence[str]) -> list[Row]:
    """What the results hold of these papers and their towns."""
    of_run = _of_run(connection, documents)
    names = [column.name for column in _TABLE.columns]
    rows = [
        dict(zip(names, row, strict=True)) for row in connection.execute(f"SELECT {', '.join(names)} FROM own_values")
    ]
    kept = [row for row in rows if (row["about"], row["key"]) in of_run]
    return sorted(kept, key=lambda row: (row["about"], row["key"], row["name"]))


def lay_on(
    connection: sqlite3.Connection,
    documents: Sequence[str],
    surroundings: Surroundings,
    lists: Sequence[TownsList],
) -> None:
    """Note it in ``own_values``; papers that are not part of the run keep what was noted of them."""
    connection.execute(
        "INSERT INTO own_values SELECT o.* FROM old.own_values o WHERE"
        " (about = 'paper' AND key IN (SELECT document_id FROM documents))"
        " OR (about = 'town' AND key IN (SELECT municipality_id FROM documents))"
    )
    connection.executemany(
        "DELETE FROM own_values WHERE about = ? AND key = ?", sorted(_of_run(connection, documents), key=str)
    )
    insert(connection, _TABLE, worked_out(connection, documents, surroundings, lists))
    sort_table(connection, _TABLE)
