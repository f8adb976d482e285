"""CSV files as a German Excel opens them by double click: semicolons, decimal commas, 17.03.2021, ja and nein, a byte-order mark."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.columns import Column
from pipeline.export.analysis import QUESTIONS, sheets
from pipeline.export.cells import in_words, is_json, looks_like_formula
from pipeline.export.contents import Contents
from pipeline.export.files import remove_older
from pipeline.typed_tables import replace_file


def write_csvs(contents: Contents, folder: Path) -> list[Path]:
    """A file a question (``Kosten.csv``) and a file a table (``costs.csv``)."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for sheet in sheets(contents):
        heads = [heading.label for heading in sheet.headings]
        files.append(
            _write(folder / f"{sheet.name}.csv", heads, ([cell(value) for value in row] for row in sheet.rows))
        )
    for table in contents.tables:
        heads = [column.name for column in table.columns]
        rows = ([_of_table(column, row[column.name]) for column in table.columns] for row in contents.rows[table.name])
        files.append(_write(folder / f"{table.name}.csv", heads, rows))
    remove_older(folder, "csv", files, QUESTIONS)
    return files


def cell(value: Any) -> str:
    """A value as a German spreadsheet reads it; a text that it would take for a formula is marked as text.

    >>> [cell(Decimal("16450.00")), cell(date(2021, 3, 17)), cell(True), cell("=1+1"), cell(None)]
    ['16450,00', '17.03.2021', 'ja', "'=1+1", '']
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nein"
    if isinstance(value, date):
        return f"{value:%d.%m.}{value.year:04}"
    if isinstance(value, Decimal | float):
        return str(value).replace(".", ",")
    text = str(value)
    return f"'{text}" if isinstance(value, str) and looks_like_formula(text) else text


def _of_table(column: Column, value: Any) -> str:
    return cell(in_words(value) if value is not None and is_json(column) else value)


def _write(file: Path, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Path:
    def write(part: Path) -> None:
        with part.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream, delimiter=";")
            writer.writerow(heads)
            writer.writerows(rows)

    replace_file(file, write)
    return file
