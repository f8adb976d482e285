"""Tables as SQLite, Parquet, CSV and Python have them, all from their TableSpec; files are written in portions, so that no table need
fit into memory."""

from __future__ import annotations

import csv
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

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
_READABLE = 0o644


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


def stands(connection: sqlite3.Connection, table: TableSpec) -> bool | None:
    """Whether a database has the table with all its columns; None where it has no table of that name."""
    has = {row[1] for row in connection.execute(f"PRAGMA table_info({table.name})")}
    return has >= {column.name for column in table.columns} if has else None


def insert(connection: sqlite3.Connection, table: TableSpec, rows: Iterable[Row]) -> None:
    """Put rows into a table; a column that a row lacks is NULL."""
    names = [column.name for column in table.columns]
    marks = ", ".join("?" * len(names))
    connection.executemany(
        f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({marks})",
        ([_plain(row.get(name)) for name in names] for row in rows),
    )


def sort_table(connection: sqlite3.Connection, table: TableSpec) -> None:
    """Put the rows in the order in which they would have been inserted paper by paper."""
    names = ", ".join(column.name for column in table.columns)
    has = {column.name for column in table.columns}
    reading = ("char_start", "char_end") if table.name == "evidence" else ("position",) if table.is_fact else ()
    order = ", ".join(name for name in dict.fromkeys(("document_id", *reading, *table.key)) if name in has)
    connection.execute(f"CREATE TEMP TABLE sorted AS SELECT {names} FROM main.{table.name} ORDER BY {order}")
    connection.execute(f"DELETE FROM main.{table.name}")
    connection.execute(f"INSERT INTO main.{table.name} ({names}) SELECT {names} FROM temp.sorted ORDER BY rowid")
    connection.execute("DROP TABLE temp.sorted")


def rows_of(connection: sqlite3.Connection, table: TableSpec, schema: str = "main") -> Iterator[Row]:
    """The rows of a table as they were put in, one after another; ``schema``: that of an attached database."""
    names = ", ".join(column.name for column in table.columns)
    for row in connection.execute(f"SELECT {names} FROM {schema}.{table.name} ORDER BY rowid"):
        yield {c.name: typed(c.type, value) for c, value in zip(table.columns, row, strict=True)}


def select(connection: sqlite3.Connection, table: TableSpec) -> list[Row]:
    """All rows of a table."""
    return list(rows_of(connection, table))


def write_parquet(file: Path, table: TableSpec, rows: Iterable[Row]) -> None:
    """Write rows as Parquet, with real decimals, days and booleans."""
    replace_file(file, lambda part: _write(table, rows, _parquet(part, table)))


def write_csv(file: Path, table: TableSpec, rows: Iterable[Row]) -> None:
    """Write rows as CSV: UTF-8, commas, a decimal point, days as 2021-03-08, True and False, nothing for NULL."""
    replace_file(file, lambda part: _write(table, rows, _csv(part, table)))


def write_files(folder: Path, table: TableSpec, rows: Iterable[Row]) -> None:
    """Write ``NAME.parquet`` and ``NAME.csv`` to a folder that nobody reads yet, in one pass over the rows."""
    files = folder / f"{table.name}.parquet", folder / f"{table.name}.csv"
    _write(table, rows, _parquet(files[0], table), _csv(files[1], table))
    for file in files:
        file.chmod(_READABLE)


_Sink = AbstractContextManager[Callable[[Sequence[Row]], None]]
"""Takes rows in portions, their columns in order."""


def _write(table: TableSpec, rows: Iterable[Row], *sinks: _Sink) -> None:
    with ExitStack() as stack:
        writers = [stack.enter_context(sink) for sink in sinks]
        for portion in _portions(table, rows):
            for write in writers:
                write(portion)


@contextmanager
def _parquet(file: Path, table: TableSpec) -> Iterator[Callable[[Sequence[Row]], None]]:
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
        yield lambda portion: writer.write_table(pa.Table.from_pylist(portion, schema=schema))


@contextmanager
def _csv(file: Path, table: TableSpec) -> Iterator[Callable[[Sequence[Row]], None]]:
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(_UnixLines(stream), lineterminator="\r\n")
        writer.writerow(column.name for column in table.columns)
        yield lambda portion: writer.writerows(row.values() for row in portion)


class _UnixLines:
    """Lines end with ``\\n``, while a lone ``\\r`` inside a cell, which would end the line for many readers, is quoted too: csv
    quotes what its own line end holds."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, line: str) -> int:
        return self._stream.write(line.removesuffix("\r\n") + "\n")


def _portions(table: TableSpec, rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows with their columns in order and their types, in portions; one empty portion where there are none."""
    every = iter(rows)
    first = True
    while (portion := list(islice(every, _PORTION))) or first:
        first = False
        yield [{c.name: typed(c.type, row.get(c.name)) for c in table.columns} for row in portion]


def replace_file(target: Path, write: Callable[[Path], Any]) -> None:
    """Write a file beside its place and move it there: it is the old one or the new one, never half of either."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    os.close(handle)
    part = Path(name)
    try:
        part.unlink()
        write(part)
        part.chmod(_READABLE)
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
