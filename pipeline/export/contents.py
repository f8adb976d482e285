"""What an export holds: the tables of a result with their rows, and what has to be said about them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.columns import TableSpec
from pipeline.compare.schema import COMPARE_TABLES
from pipeline.errors import RatsleseError
from pipeline.export.full_text import PageTexts
from pipeline.handed_on import without_places
from pipeline.normalize import Row, Rows
from pipeline.schema import TABLES
from pipeline.store import Store
from pipeline.typed_tables import select, stands


@dataclass(frozen=True, slots=True)
class Contents:
    """The tables in the order of their description, and their rows. ``names_left_out``: how many values were blanked because
    they show personal names; None where names were left in. ``files``: where each paper lies on this machine, by its id; the rows tell it
    from the inputs down. ``study``: the folder in which the results lie, and mostly the papers. ``comparison``: the
    comparison tables, made where `ratslese compare` was not run; empty where no paper names a town, or where nobody asked for them.
    ``texts``: of the papers, where they are to be searched."""

    tables: tuple[TableSpec, ...]
    rows: Rows
    names_left_out: int | None = None
    files: Mapping[str, str] = field(default_factory=dict)
    study: Path = Path()
    comparison: Rows = field(default_factory=dict)
    texts: PageTexts | None = None

    @property
    def last_run(self) -> Row:
        """The run that wrote the results last: its version and its time are those of the export."""
        return max(self.rows["runs"], key=lambda row: int(row["run_id"]))

    @property
    def compared(self) -> tuple[TableSpec, ...]:
        """The comparison tables, where `ratslese compare` was run."""
        return tuple(table for table in self.tables if table in COMPARE_TABLES)

    @property
    def codebooks(self) -> tuple[str, ...]:
        """The versions of the codebooks that the papers are coded with."""
        return tuple(sorted({row["codebook"] for row in self.rows["documents"] if row["codebook"]}))


def contents(out: Path, *, without_persons: bool = False, comparison: bool = False) -> Contents:
    """The results in a folder; with ``comparison`` the towns side by side, whether or not `ratslese compare` was run. Raises
    RatsleseError(no_results) where there are none."""
    store = Store(out)
    connection = store.connect()
    try:
        compared = tuple(table for table in COMPARE_TABLES if _holds(connection, table))
        rows = {table.name: select(connection, table) for table in (*TABLES, *compared)}
    finally:
        connection.close()
    if not rows["runs"]:
        raise RatsleseError("no_results", f"There are no results in {out}.")
    tables = (*TABLES, *compared)
    files = {row["document_id"]: row["source"] for row in rows["documents"]}
    towns = _comparison(rows, compared, out) if comparison else {}
    rows = without_places(rows)
    if not without_persons:
        return Contents(tables, rows, files=files, study=out.resolve().parent, comparison=towns)
    from pipeline.persons import Persons

    persons = Persons(rows)
    masked = _without_inputs(persons.without(rows))
    changed = persons.changed
    return Contents(tables, masked, changed, comparison=persons.without(towns))


def _comparison(rows: Rows, there: tuple[TableSpec, ...], out: Path) -> Rows:
    """The comparison tables as they are there, else made from the rows, and not kept."""
    if there:
        return {table.name: rows[table.name] for table in there}
    from pipeline.compare.compare import compared
    from pipeline.compare.material import Material

    try:
        return compared(Material(rows, out))
    except RatsleseError:  # no paper names a town
        return {}


def _holds(connection: sqlite3.Connection, table: TableSpec) -> bool:
    """Whether a comparison table is there, as this version of ratslese has it."""
    there = stands(connection, table)
    if there is False:
        message = f"The table {table.name} was written by another version of ratslese."
        raise RatsleseError("old_results", message, "Run `ratslese compare` again.")
    return bool(there)


def _without_inputs(rows: Rows) -> Rows:
    """The inputs that a run was given may name whose computer it was."""
    for row in rows["runs"]:
        row["config"] = json.dumps({**json.loads(row["config"]), "inputs": []}, sort_keys=True, ensure_ascii=False)
    return rows
