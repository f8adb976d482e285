"""Results multiplied under other names: many towns from few, to see how reports hold up."""

import hashlib
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.compare.schema import COMPARE_TABLES
from pipeline.schema import TABLES
from pipeline.store import DATABASE, TEXTS

_OF_ALL = {"runs", "failures", "codebook"}


def multiplied(out: Path, target: Path, times: int) -> Path:
    """The results of ``out``, each paper ``times`` over as that of another town, as a folder of results in ``target``."""
    (target / TEXTS).mkdir(parents=True)
    shutil.copy(out / DATABASE, target / DATABASE)
    with closing(sqlite3.connect(target / DATABASE)) as connection, connection:
        connection.row_factory = sqlite3.Row
        for table in COMPARE_TABLES:  # of the few towns, where a test compared them
            connection.execute(f"DROP TABLE IF EXISTS {table.name}")
        for table in TABLES:
            if table.name in _OF_ALL:
                continue
            rows = [dict(row) for row in connection.execute(f"SELECT * FROM {table.name}")]
            connection.execute(f"DELETE FROM {table.name}")
            for row in rows:
                marks = ", ".join("?" * len(row))
                every = (tuple(_other(row, number).values()) for number in range(times))
                connection.executemany(f"INSERT INTO {table.name} ({', '.join(row)}) VALUES ({marks})", every)
    for text in (out / TEXTS).glob("*.txt"):
        for number in range(times):
            shutil.copy(text, target / TEXTS / f"{_document(text.stem, number)}.txt")
    return target


def _document(document_id: str, number: int) -> str:
    return hashlib.sha256(f"{document_id}{number}".encode()).hexdigest()[:16]


def _other(row: dict[str, Any], number: int) -> dict[str, Any]:
    old = row.get("document_id")
    changed = dict(row)
    for column, value in row.items():
        if column in ("municipality_id", "named_municipality_id") and value:
            changed[column] = f"{value}-{number}"
        elif isinstance(value, str) and old and old in value and column != "sha256":
            changed[column] = value.replace(old, _document(old, number))
    if "population" in row:
        changed["name"] = f"{row['name']} {number + 1}"
    return changed
