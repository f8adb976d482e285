"""Tables as SQLite, Parquet, CSV and Python have them, all from their TableSpec."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.columns import TableSpec

Row = dict[str, Any]

_SQL_TYPE = {
    "text": "TEXT",
    "integer": "INTEGER",
    "real": "REAL",
    "decimal": "DECIMAL(14, 2)",
    "date": "DATE",
    "boolean": "BOOLEAN",
}


def create_table(table: TableSpec) -> list[str]:
    """The SQL that makes a table and its indexes."""
    lines = [
        f"{c.name} {_SQL_TYPE[c.type]}{' NOT NULL' if c.required else ''}"
        + (f" REFERENCES {c.refers.replace('.', ' (')}) DEFERRABLE INITIALLY DEFERRED" if c.refers else "")
        for c in table.columns
    ]
    lines.append(f"PRIMARY KEY ({', '.join(table.key)})")
    return [f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"] + [
        f"CREATE INDEX {table.name}_{column.name} ON {table.name} ({column.name})"
        for column in table.columns
        if column.refers and column.name not in table.key
    ]


def insert(connection: sqlite3.Connection, table: TableSpec, rows: Iterable[Row]) -> None:
    """Put rows into a table; a column that a row lacks is NULL."""
    names = [column.name for column in table.columns]
    marks = ", ".join("?" * len(names))
    connection.executemany(
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})",
        ([_plain(row.get(name)) for name in names] for row in rows),
    )


def select(connection: sqlite3.Connection, table: TableSpec) -> list[Row]:
    """The rows of a table as they were put in."""
    names = ", ".join(column.name for column in table.columns)
    found = connection.execute(f"SELECT {names} FROM {table.name} ORDER BY rowid")
    return [{c.name: typed(c.type, row[c.name]) for c in table.columns} for row in found]


def write_files(folder: Path, table: TableSpec, rows: Iterable[Row]) -> None:
    """Write ``NAME.parquet`` and ``NAME.csv``."""
    arrow = _arrow(table, rows)
    replace_file(folder / f"{table.name}.parquet", lambda part: _write_parquet(part, arrow))
    replace_file(folder / f"{table.name}.csv", lambda part: _write_csv(part, arrow))


def write_parquet(file: Path, table: TableSpec, rows: Iterable[Row]) -> None:
    """Write the rows as Parquet, with the types of their columns."""
    replace_file(file, lambda part: _write_parquet(part, _arrow(table, rows)))


def write_csv(file: Path, table: TableSpec, rows: Iterable[Row]) -> None:
    """Write the rows as CSV: UTF-8, commas, ``True`` and ``False``, nothing for NULL."""
    replace_file(file, lambda part: _write_csv(part, _arrow(table, rows)))


def replace_file(target: Path, write: Callable[[Path], Any]) -> None:
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


def typed(kind: str, value: Any) -> Any:
    """A value as Python has it, whether it comes from an extractor or out of the database."""
    if value is None:
        return None
    if kind == "decimal":
        return Decimal(str(value)).quantize(Decimal("0.01"))
    if kind == "date":
        return value if isinstance(value, date) else date.fromisoformat(value)
    return bool(value) if kind == "boolean" else value


def _plain(value: object) -> object:
    """A value as SQLite has it: money with two decimals, days as ISO text."""
    if isinstance(value, Decimal):
        return str(value)
    return value.isoformat() if isinstance(value, date) else value


def _arrow(table: TableSpec, rows: Iterable[Row]) -> Any:
    import pyarrow as pa

    every = [{c.name: typed(c.type, row.get(c.name)) for c in table.columns} for row in rows]
    return pa.Table.from_pylist(every, schema=_arrow_schema(table))


def _write_parquet(file: Path, arrow: Any) -> None:
    import pyarrow.parquet as pq

    pq.write_table(arrow, file)


def _write_csv(file: Path, arrow: Any) -> None:
    import pandas as pd

    arrow.to_pandas(types_mapper=pd.ArrowDtype).to_csv(file, index=False, lineterminator="\n")


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
