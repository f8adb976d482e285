"""`ratslese export`: the results in a form that other programs read, with or without personal names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Literal

from pipeline.errors import RatsleseError
from pipeline.export.contents import Contents, contents
from pipeline.export.full_text import page_texts
from pipeline.store import EXPORTS
from pipeline.terminal import terminal

Format = Literal[
    "xlsx",
    "xlsx-de",
    "csv",
    "csv-de",
    "parquet",
    "datapackage",
    "sqlite",
    "markdown",
    "latex",
    "docx",
    "bibtex",
    "csl",
]
_FILES = {
    "xlsx": "ratslese.xlsx",
    "xlsx-de": "ratslese-de.xlsx",
    "sqlite": "ratslese.sqlite",
    "markdown": "ratslese.md",
    "latex": "ratslese.tex",
    "docx": "ratslese.docx",
    "bibtex": "ratslese.bib",
    "csl": "ratslese.csl.json",
}
_OF_PROGRAMS = frozenset(("csv", "parquet", "datapackage", "sqlite"))
"""Formats that hold the tables as they are."""
_OF_TOWNS = frozenset(("markdown", "latex", "docx"))
"""Formats that hold the comparison and nothing else."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and what has to be said about it."""

    contents: Contents
    files: tuple[Path, ...]
    notes: tuple[str, ...] = ()


def export(out: Path, format_: Format, to: Path | None = None, *, without_persons: bool = False) -> Exported:
    """Write the results in ``out`` to a file or folder; without ``to``, below ``out``/exports.

    The same results give the same bytes. Raises RatsleseError where there are no results, where ``to`` is the folder of the
    results itself, or where nothing can be written.
    """
    target = _target(out, format_, to)
    held = contents(out, without_persons=without_persons, comparison=format_ not in _OF_PROGRAMS)
    if format_ in _OF_TOWNS and not held.comparison:
        raise RatsleseError("nothing_to_compare", "None of the papers in the results names a municipality.")
    if format_ == "sqlite":
        held = replace(held, texts=page_texts(out, without_persons=without_persons))
    try:
        files, notes = _writer(format_)(held, target)
    except OSError as error:
        raise RatsleseError("not_written", f"{target} cannot be written ({error.strerror or error}).") from error
    return Exported(held, tuple(files), tuple(notes))


def _target(out: Path, format_: Format, to: Path | None) -> Path:
    name = _FILES.get(format_)
    target = to or out / EXPORTS / (name or format_)
    if name and target.is_dir():
        target /= name
    if not name and target.is_file():
        raise RatsleseError("not_written", f"{target} is a file; {format_} needs a folder.")
    place = target.parent if name else target
    if place.resolve() == out.resolve():
        message = f"{place} holds the results themselves, which an export must not replace."
        raise RatsleseError("not_written", message, "Name another place with --to.")
    return target


def _writer(format_: Format) -> Callable[[Contents, Path], tuple[list[Path], list[str]]]:
    from pipeline.export import citations, datapackage, documents, files, german, workbook

    def plain(
        write: Callable[[Contents, Path], list[Path]],
    ) -> Callable[[Contents, Path], tuple[list[Path], list[str]]]:
        return lambda held, target: (write(held, target), [])

    writers: dict[Format, Callable[[Contents, Path], tuple[list[Path], list[str]]]] = {
        "xlsx": workbook.write_workbook,
        "xlsx-de": partial(workbook.write_workbook, german=True),
        "csv": plain(files.write_csvs),
        "csv-de": plain(german.write_csvs),
        "markdown": plain(documents.write_markdown),
        "latex": plain(documents.write_latex),
        "docx": plain(documents.write_docx),
        "bibtex": plain(citations.write_bibtex),
        "csl": plain(citations.write_csl),
        "parquet": plain(files.write_parquets),
        "datapackage": plain(datapackage.write_package),
        "sqlite": plain(files.write_database),
    }
    return writers[format_]


def print_exported(done: Exported) -> None:
    """Say what was written."""
    console = terminal()
    rows = sum(len(of_table) for of_table in done.contents.rows.values())
    console.print(f"{rows} rows of {len(done.contents.tables)} tables:")
    for file in done.files if len(done.files) <= 2 else (done.files[-1].parent,):
        console.print(f"  {file}", markup=False)
    left_out = done.contents.names_left_out
    if left_out is not None:
        console.print(f"Names left out of {left_out} values; docs/export.md says what cannot be guaranteed.")
    for note in done.notes:
        console.print(note, markup=False)
