"""Tables as SQLite, Parquet, CSV and Python have them, all from their TableSpec; files are written in portions, so that no table need
fit into memory."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
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
_PORTION = 20_000


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
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for rows in _portions(connection, table) for row in rows]


def write_parquet(connection: sqlite3.Connection, table: TableSpec, file: Path) -> None:
    """The table as Parquet, with real decimals, days and booleans."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    types = {
        "text": pa.string(),
        "integer": pa.int64(),
        "real": pa.float64(),
        "decimal": pa.decimal128(14, 2),
        "date": pa.date32(),
        "boolean": pa.bool_(),
    }
    schema = pa.schema([pa.field(c.name, types[c.type]) for c in table.columns])
    with pq.ParquetWriter(file, schema) as writer:
        for rows in _portions(connection, table):
            columns = list(zip(*rows, strict=True)) or [() for _ in table.columns]
            writer.write_table(
                pa.table([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)
            )


def write_csv(connection: sqlite3.Connection, table: TableSpec, file: Path) -> None:
    """The table as CSV: UTF-8, commas, a decimal point, days as 2021-03-08, True and False, nothing for a missing value."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(column.name for column in table.columns)
        for rows in _portions(connection, table):
            writer.writerows(rows)


def _portions(connection: sqlite3.Connection, table: TableSpec) -> Iterator[Sequence[Sequence[Any]]]:
    """The rows of a table as Python has them, in portions; one empty portion where there are none."""
    names = ", ".join(column.name for column in table.columns)
    found = connection.execute(f"SELECT {names} FROM {table.name} ORDER BY rowid")
    kinds = [column.type for column in table.columns]
    first = True
    while (rows := found.fetchmany(_PORTION)) or first:
        first = False
        yield [[typed(kind, value) for kind, value in zip(kinds, row, strict=True)] for row in rows]


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
