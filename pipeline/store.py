"""The only reader and writer of the results: ``ratslese.sqlite``, and Parquet and CSV of every table beside it."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pipeline.columns import TableSpec
from pipeline.errors import RatsleseError
from pipeline.normalize import Row, Rows
from pipeline.schema import TABLES
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
            return {table.name: _select(connection, table) for table in TABLES}
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
            }
        )
        self.folder.mkdir(parents=True, exist_ok=True)
        self._write_texts(papers, {row["document_id"] for row in rows["documents"]})
        _replace(self.database, lambda part: _write_sqlite(part, rows))
        for table in TABLES:
            self._write_table(table, rows[table.name])
        return rows

    def _write_texts(self, papers: Sequence[Paper], kept: set[str]) -> None:
        folder = self.folder / TEXTS
        folder.mkdir(exist_ok=True)
        for paper in papers:
            data = paper.text.encode()
            _replace(folder / f"{paper.source.document_id}.txt", lambda part, data=data: part.write_bytes(data))
        for old in folder.glob("*.txt"):
            if old.stem not in kept:
                old.unlink()

    def _write_table(self, table: TableSpec, rows: list[Row]) -> None:
        import pandas as pd
        import pyarrow as pa
        import pyarrow.parquet as pq

        typed = [{c.name: _typed(c.type, row.get(c.name)) for c in table.columns} for row in rows]
        arrow = pa.Table.from_pylist(typed, schema=_arrow_schema(table))
        _replace(self.folder / f"{table.name}.parquet", lambda part: pq.write_table(arrow, part))
        frame = arrow.to_pandas(types_mapper=pd.ArrowDtype)
        _replace(self.folder / f"{table.name}.csv", lambda part: frame.to_csv(part, index=False, lineterminator="\n"))


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
    """Every table as a pandas DataFrame with real dates, decimals and booleans: ``read_tables()["costs"]``.

    Raises RatsleseError(no_results) where nothing was written to ``folder`` yet.
    """
    import pandas as pd

    folder = Path(folder)
    if not (folder / DATABASE).exists():
        raise RatsleseError("no_results", f"There are no results in {folder}.")
    return {table.name: pd.read_parquet(folder / f"{table.name}.parquet", dtype_backend="pyarrow") for table in TABLES}


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


def _order(table: TableSpec, row: Row) -> tuple[Any, ...]:
    if table.name == "evidence":
        return row["document_id"], row["char_start"], row["char_end"], row["evidence_id"]
    if table.is_fact:
        return row["document_id"], row["position"], row[table.key[0]]
    return tuple(str(row.get(column)) for column in ("document_id", *table.key) if column in row)


_SQL_TYPE = {
    "text": "TEXT",
    "integer": "INTEGER",
    "real": "REAL",
    "decimal": "DECIMAL(14, 2)",
    "date": "DATE",
    "boolean": "BOOLEAN",
}


def create_statements() -> list[str]:
    """The SQL that makes the tables, their indexes and the views."""
    statements = []
    for table in TABLES:
        lines = [
            f"{c.name} {_SQL_TYPE[c.type]}{' NOT NULL' if c.required else ''}"
            + (f" REFERENCES {c.refers.replace('.', ' (')}) DEFERRABLE INITIALLY DEFERRED" if c.refers else "")
            for c in table.columns
        ]
        lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
        statements.append(f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)")
        for column in table.columns:
            if column.refers and column.name not in table.key:
                statements.append(f"CREATE INDEX {table.name}_{column.name} ON {table.name} ({column.name})")
    views = _VIEWS.read_text(encoding="utf-8").split(";\n")
    return statements + [view.strip() for view in views if view.strip()]


def _write_sqlite(file: Path, rows: Rows) -> None:
    connection = sqlite3.connect(file)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA journal_mode = OFF")
        with connection:
            for statement in create_statements():
                connection.execute(statement)
            for table in TABLES:
                names = [column.name for column in table.columns]
                marks = ", ".join("?" * len(names))
                connection.executemany(
                    f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})",
                    ([_plain(row.get(name)) for name in names] for row in rows[table.name]),
                )
    finally:
        connection.close()


def _select(connection: sqlite3.Connection, table: TableSpec) -> list[Row]:
    names = ", ".join(column.name for column in table.columns)
    found = connection.execute(f"SELECT {names} FROM {table.name} ORDER BY rowid")
    return [{c.name: _typed(c.type, row[c.name]) for c in table.columns} for row in found]


def _plain(value: object) -> object:
    """A value as SQLite has it: money with two decimals, days as ISO text."""
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _typed(kind: str, value: Any) -> Any:
    """A value as Python has it, whether it comes from an extractor or out of the database."""
    if value is None:
        return None
    if kind == "decimal":
        return Decimal(str(value)).quantize(Decimal("0.01"))
    if kind == "date":
        return value if isinstance(value, date) else date.fromisoformat(value)
    return bool(value) if kind == "boolean" else value


def _arrow_schema(table: TableSpec) -> Any:
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "real": pa.float64(),
        "decimal": pa.decimal128(14, 2),
        "date": pa.date32(),
        "boolean": pa.bool_(),
    }
    return pa.schema([pa.field(c.name, types[c.type]) for c in table.columns])


def _replace(target: Path, write: Any) -> None:
    """Write a file beside its place and move it there: it is the old one or the new one, never half of either."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    part = Path(name)
    try:
        part.unlink()
        write(part)
        part.chmod(0o644)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
