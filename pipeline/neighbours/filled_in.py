"""`ratslese papers` and `ratslese towns`: the lists of papers and towns filled in from the results, to be edited."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from io import StringIO
from os.path import commonpath
from pathlib import Path
from typing import Any

from pipeline.errors import RatsleseError
from pipeline.neighbours.listed import COLUMNS as OF_PAPERS
from pipeline.neighbours.listed import OF_RESEARCHER, PAPERS_CSV
from pipeline.neighbours.own_values import COLUMNS as OF_TOWNS
from pipeline.neighbours.own_values import PAPER, TOWN, TOWNS_CSV
from pipeline.store import Store

Row = dict[str, Any]
_Lines = Callable[[sqlite3.Connection, Path], Iterator[Row]]
"""The lines of a list that lies in a folder."""


def write_papers(out: Path, to: Path | None) -> tuple[Path, int]:
    """Write ``papers.csv`` above the papers of the results, or to a file that is named; the file and its number of lines."""
    with closing(Store(out).connect()) as connection:
        return _write(connection, to, PAPERS_CSV, OF_PAPERS, _papers)


def write_towns(out: Path, to: Path | None) -> tuple[Path, int]:
    """Write ``towns.csv`` above the papers of the results, or to a file that is named; the file and its number of lines."""
    with closing(Store(out).connect()) as connection:
        own = "SELECT DISTINCT name FROM own_values WHERE about = ? ORDER BY name"
        names = [row[0] for row in connection.execute(own, (TOWN,)) if row[0] not in OF_TOWNS]
        return _write(connection, to, TOWNS_CSV, (*OF_TOWNS, *names), _towns)


def above_papers(out: Path) -> Path:
    """The folder that all papers of the results lie in or below. Raises RatsleseError(no_results)."""
    with closing(Store(out).connect()) as connection:
        return _above(connection)


def _above(connection: sqlite3.Connection) -> Path:
    sources = [row[0] for row in connection.execute("SELECT source FROM documents")]
    if not sources:
        raise RatsleseError("no_results", "The results hold no paper.")
    return Path(commonpath([str(Path(source).parent) for source in sources]))


def _write(
    connection: sqlite3.Connection, to: Path | None, name: str, columns: Sequence[str], rows: _Lines
) -> tuple[Path, int]:
    """Raises RatsleseError(not_written), also where a list lies there already: it is somebody's work."""
    above = _above(connection)
    place = to or above / name
    if place.exists():
        message = f"{place} is there already."
        raise RatsleseError("not_written", message, "Name another file with --to, and take over what you need.")
    lines = StringIO()
    writer = csv.DictWriter(lines, columns, delimiter=";", lineterminator="\n", restval="", extrasaction="ignore")
    writer.writeheader()
    found = list(rows(connection, place.parent if place.parent in (above, *above.parents) else above))
    writer.writerows(found)
    try:
        with place.open("x", encoding="utf-8-sig", newline="") as file:  # Excel knows UTF-8 by its mark
            file.write(lines.getvalue())
    except OSError as error:
        raise RatsleseError("not_written", f"{place} cannot be written ({error.strerror or error}).") from None
    return place, len(found)


def _papers(connection: sqlite3.Connection, folder: Path) -> Iterator[Row]:
    own = _own(connection, PAPER)
    for row in connection.execute(
        "SELECT d.*, m.name AS municipality, m.ags AS ags FROM documents d LEFT JOIN municipalities m USING (municipality_id)"
        " ORDER BY source"
    ):
        file = Path(row["source"]).relative_to(folder)
        listed = {name: row[name] for name in OF_PAPERS if name not in ("file", *OF_RESEARCHER)}
        if row["municipality"] and not row["ags"]:
            listed["municipality"] = _with_kind(connection, row["municipality_id"])
        yield {"file": file, **listed, **own.get(row["document_id"], {})}


def _towns(connection: sqlite3.Connection, _: Path) -> Iterator[Row]:
    own = _own(connection, TOWN)
    for row in connection.execute("SELECT * FROM municipalities ORDER BY state, name").fetchall():
        town = row["municipality_id"]
        name = row["name"] if row["ags"] else _with_kind(connection, town)
        yield {"municipality": name, "ags": row["ags"], **own.get(town, {})}


def _with_kind(connection: sqlite3.Connection, town: str) -> str:
    """A town of no register as a list names it: “Stadt Auenbrück”."""
    row = connection.execute("SELECT kind, name FROM municipalities WHERE municipality_id = ?", (town,)).fetchone()
    return " ".join(filter(None, (row["kind"], row["name"])))


def _own(connection: sqlite3.Connection, about: str) -> Mapping[str, Row]:
    found: dict[str, Row] = {}
    for row in connection.execute("SELECT key, name, value FROM own_values WHERE about = ?", (about,)):
        found.setdefault(row["key"], {})[row["name"]] = row["value"]
    return found
