"""What an export holds: the tables of a result with their rows, and what has to be said about them."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from pipeline.columns import TableSpec
from pipeline.compare.schema import COMPARE_TABLES
from pipeline.errors import RatsleseError
from pipeline.export.full_text import PageTexts
from pipeline.normalize import Row, Rows
from pipeline.schema import TABLES
from pipeline.store import Store
from pipeline.typed_tables import select, stands


@dataclass(frozen=True, slots=True)
class Contents:
    """The tables in the order of their description, and their rows. ``names_left_out``: how many values were blanked because
    they show personal names; None where names were left in. ``texts``: of the papers, where they are to be searched."""

    tables: tuple[TableSpec, ...]
    rows: Rows
    names_left_out: int | None = None
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


def contents(out: Path, *, without_persons: bool = False) -> Contents:
    """The results in a folder. Raises RatsleseError(no_results) where there are none."""
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
    if not without_persons:
        return Contents(tables, rows)
    from pipeline.persons import Persons

    persons = Persons(rows)
    return Contents(tables, _without_paths(persons.without(rows)), persons.changed)


def _holds(connection: sqlite3.Connection, table: TableSpec) -> bool:
    """Whether a comparison table is there, as this version of ratslese has it."""
    there = stands(connection, table)
    if there is False:
        message = f"The table {table.name} was written by another version of ratslese."
        raise RatsleseError("old_results", message, "Run `ratslese compare` again.")
    return bool(there)


def _without_paths(rows: Rows) -> Rows:
    """The inputs that a run was given may name whose computer it was."""
    for row in rows["runs"]:
        row["config"] = json.dumps({**json.loads(row["config"]), "inputs": []}, sort_keys=True, ensure_ascii=False)
    return rows
