"""Results as a folder of files, one a table, or as one SQLite file with the metadata that Datasette shows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from pipeline.assembly import write_sqlite
from pipeline.compare.schema import COMPARE_TABLES
from pipeline.export.contents import Contents
from pipeline.export.datasette_metadata import metadata
from pipeline.export.full_text import add_full_text
from pipeline.schema import TABLES
from pipeline.typed_tables import replace_file, write_csv, write_parquet


def write_csvs(contents: Contents, folder: Path) -> list[Path]:
    """``NAME.csv`` for every table."""
    return _each(contents, folder, "csv", write_csv)


def write_parquets(contents: Contents, folder: Path) -> list[Path]:
    """``NAME.parquet`` for every table."""
    return _each(contents, folder, "parquet", write_parquet)


def write_database(contents: Contents, file: Path) -> list[Path]:
    """A database with all tables and views, and ``NAME.metadata.json`` beside it for Datasette; what the papers say can be
    searched in it where the contents have their texts."""

    def write(part: Path) -> None:
        write_sqlite(part, contents.rows, contents.compared)
        if contents.texts:
            add_full_text(part, contents.texts, (row["document_id"] for row in contents.rows["documents"]))

    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, write)
    about = file.with_suffix(".metadata.json")
    write_json(about, metadata(contents, file.stem, searchable=contents.texts is not None))
    return [file, about]


def write_json(file: Path, content: object) -> None:
    """Write JSON as people read it."""
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    replace_file(file, lambda part: part.write_text(text, encoding="utf-8"))


def _each(
    contents: Contents, folder: Path, ending: Literal["csv", "parquet"], write: Callable[..., None]
) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for table in contents.tables:
        files.append(folder / f"{table.name}.{ending}")
        write(files[-1], table, contents.rows[table.name])
    remove_older(folder, ending, files)
    return files


def remove_older(folder: Path, ending: str, kept: Iterable[Path], further: Iterable[str] = ()) -> None:
    """Take away tables of an earlier export that this one does not have; they might show names left out here."""
    for name in (*(table.name for table in (*TABLES, *COMPARE_TABLES)), *further):
        if (file := folder / f"{name}.{ending}") not in kept:
            file.unlink(missing_ok=True)
