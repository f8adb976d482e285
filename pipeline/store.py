"""The only reader and writer of the results: ``ratslese.sqlite``, and Parquet and CSV of every table beside it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.codebook.model import Codebook
from pipeline.codebook.reading import built_in
from pipeline.columns import TableSpec
from pipeline.compare.schema import COMPARE_TABLES
from pipeline.errors import RatsleseError
from pipeline.normalize import Row, Rows
from pipeline.schema import TABLES
from pipeline.typed_tables import create_table, insert, replace_file, select, write_files
from pipeline.work import Failure, Paper

if TYPE_CHECKING:
    import pandas as pd

DATABASE = "ratslese.sqlite"
CACHE = ".cache"
TEXTS = "texts"
_VIEWS = Path(__file__).with_name("views.sql")


@dataclass(frozen=True, slots=True)
class Run:
    """What is recorded of one run."""

    started: str
    finished: str
    version: str
    config: dict[str, Any]
    inputs: int
    codebook: Codebook = field(default_factory=built_in)


class Store:
    """The results in a folder. Nothing is written but by :meth:`save`, which replaces every file in one step each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def database(self) -> Path:
        return self.folder / DATABASE

    @property
    def cache(self) -> Path:
        return self.folder / CACHE

    def connect(self) -> sqlite3.Connection:
        """The database, read-only. Raises RatsleseError where there is none (no_results), or where another version of
        ratslese wrote it, whose tables are not the same (old_results)."""
        connection = connect(self.database)
        for table in TABLES:
            has = {row["name"] for row in connection.execute(f"PRAGMA table_info({table.name})")}
            if not has >= {column.name for column in table.columns}:
                connection.close()
                message = f"{self.database} was written by another version of ratslese; its table {table.name} is not the same."
                raise RatsleseError("old_results", message)
        return connection

    def rows(self) -> Rows:
        """All rows of all tables, as they were saved; empty where nothing was saved yet."""
        if not self.database.exists():
            return {table.name: [] for table in TABLES}
        connection = self.connect()
        try:
            return {table.name: select(connection, table) for table in TABLES}
        finally:
            connection.close()

    def save(self, answers: Iterable[Paper | Failure], run: Run) -> Rows:
        """Join the answers of a run to the results and write them all; returns all rows.

        A paper takes the place of what was read from the same file before. A failure is recorded, and what an earlier
        run read from that file is kept.
        """
        every = list(answers)
        papers = [answer for answer in every if isinstance(answer, Paper)]
        failures = [answer for answer in every if isinstance(answer, Failure)]
        rows = _joined(self.rows(), papers, failures)
        number = 1 + max((int(row["run_id"]) for row in rows["runs"]), default=0)
        rows["runs"].append(
            {
                "run_id": str(number),
                "started": run.started,
                "finished": run.finished,
                "version": run.version,
                "config": json.dumps(run.config, sort_keys=True, ensure_ascii=False),
                "inputs": run.inputs,
                "documents": len(rows["documents"]),
                "failures": len(rows["failures"]),
                "codebook": run.codebook.version,
            }
        )
        rows["codebook"] = _codebooks(rows, run.codebook)
        self.folder.mkdir(parents=True, exist_ok=True)
        self._write_texts(papers, {row["document_id"] for row in rows["documents"]})
        replace_file(self.database, lambda part: write_sqlite(part, rows))
        for table in TABLES:
            write_files(self.folder, table, rows[table.name])
        for table in COMPARE_TABLES:  # made from what is no more
            for ending in ("parquet", "csv"):
                (self.folder / f"{table.name}.{ending}").unlink(missing_ok=True)
        return rows

    def add(self, tables: Sequence[TableSpec], rows: Rows) -> None:
        """Put tables that are made from the results beside them. The next :meth:`save` takes them away again: they would
        tell of papers that are no more."""
        every = self.rows() | rows
        replace_file(self.database, lambda part: write_sqlite(part, every, tables))
        for table in tables:
            write_files(self.folder, table, rows[table.name])

    def _write_texts(self, papers: Sequence[Paper], kept: set[str]) -> None:
        folder = self.folder / TEXTS
        folder.mkdir(exist_ok=True)
        for paper in papers:
            data = paper.text.encode()
            replace_file(folder / f"{paper.source.document_id}.txt", partial(Path.write_bytes, data=data))
        for old in folder.glob("*.txt"):
            if old.stem not in kept:
                old.unlink()


def connect(database: Path) -> sqlite3.Connection:
    """A database of results, read-only. Raises RatsleseError(no_results) where there is none."""
    if not database.exists():
        raise RatsleseError("no_results", f"There are no results in {database.parent}.")
    connection = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    connection.row_factory = sqlite3.Row
    try:
        connection.execute("select 1 from documents limit 1")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise RatsleseError("damaged_results", f"{database} is damaged or not ours ({error}).") from None
    return connection


def read_tables(folder: Path | str = "data/processed") -> dict[str, pd.DataFrame]:
    """Every table as a pandas DataFrame with real dates, decimals and booleans: ``read_tables()["costs"]``; those of
    `ratslese compare` too, where it was run.

    Raises RatsleseError(no_results) where nothing was written to ``folder`` yet.
    """
    import pandas as pd

    folder = Path(folder)
    if not (folder / DATABASE).exists():
        raise RatsleseError("no_results", f"There are no results in {folder}.")
    compared = [table for table in COMPARE_TABLES if (folder / f"{table.name}.parquet").exists()]
    return {
        table.name: pd.read_parquet(folder / f"{table.name}.parquet", dtype_backend="pyarrow")
        for table in (*TABLES, *compared)
    }


def _joined(old: Rows, papers: Sequence[Paper], failures: Sequence[Failure]) -> Rows:
    """Old and new rows, sorted by paper and place, so that the order of reading leaves no trace."""
    fresh = {paper.source.document_id for paper in papers}
    sources = {paper.source.path for paper in papers}
    gone = fresh | {row["document_id"] for row in old["documents"] if row["source"] in sources}
    rows: Rows = {}
    for table in TABLES:
        kept = old[table.name]
        if any(column.name == "document_id" for column in table.columns):
            kept = [row for row in kept if row["document_id"] not in gone]
        rows[table.name] = kept + [row for paper in papers for row in paper.rows.get(table.name, [])]
    answered = sources | {failure.source for failure in failures}
    rows["failures"] = [row for row in old["failures"] if row["source"] not in answered] + [
        {"source": f.source, "sha256": f.sha256, "stage": f.stage, "error_code": f.code, "message": f.message}
        for f in failures
    ]
    used = {row["municipality_id"] for row in rows["documents"]}
    towns = {row["municipality_id"]: row for row in rows["municipalities"] if row["municipality_id"] in used}
    rows["municipalities"] = list(towns.values())
    for table in TABLES:
        if table.name != "runs":
            rows[table.name].sort(key=lambda row, table=table: _order(table, row))  # type: ignore[misc]
    return rows


def _codebooks(rows: Rows, codebook: Codebook) -> list[Row]:
    """The codebooks that papers are coded with, and that of this run."""
    used = {row.get("codebook") for row in rows["documents"]} - {codebook.version}
    entries = [row for row in rows["codebook"] if row["version"] in used] + codebook.rows()
    return sorted(entries, key=lambda row: (row["version"], row["position"]))


def _order(table: TableSpec, row: Row) -> tuple[Any, ...]:
    if table.name == "evidence":
        return row["document_id"], row["char_start"], row["char_end"], row["evidence_id"]
    if table.is_fact:
        return row["document_id"], row["position"], row[table.key[0]]
    return tuple(str(row.get(column)) for column in ("document_id", *table.key) if column in row)


def create_statements() -> list[str]:
    """The SQL that makes the tables, their indexes and the views."""
    statements = [statement for table in TABLES for statement in create_table(table)]
    views = _VIEWS.read_text(encoding="utf-8").split(";\n")
    return statements + [view.strip() for view in views if view.strip()]


def write_sqlite(file: Path, rows: Rows, further: Sequence[TableSpec] = ()) -> None:
    """Write a database with all tables and views, and with ``further`` tables."""
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = OFF")
        with connection:
            for statement in create_statements():
                connection.execute(statement)
            for statement in (statement for table in further for statement in create_table(table)):
                connection.execute(statement)
            for table in (*TABLES, *further):
                insert(connection, table, rows[table.name])
    finally:
        connection.close()
