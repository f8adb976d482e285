"""Each table as a Parquet and a CSV file, written in portions so that no table need fit into memory."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.columns import TableSpec

_PORTION = 20_000


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
        for rows in portions(connection, table):
            columns = list(zip(*rows, strict=True)) or [() for _ in table.columns]
            writer.write_table(pa.table([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema))


def write_csv(connection: sqlite3.Connection, table: TableSpec, file: Path) -> None:
    """The table as CSV: UTF-8, commas, a decimal point, days as 2021-03-08, True and False, nothing for a missing value."""
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(column.name for column in table.columns)
        for rows in portions(connection, table):
            writer.writerows(rows)


def portions(connection: sqlite3.Connection, table: TableSpec) -> Iterator[Sequence[Sequence[Any]]]:
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
