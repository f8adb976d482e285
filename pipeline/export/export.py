"""`ratslese export`: the results in a form that other programs read, with or without personal names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from pipeline.errors import RatsleseError
from pipeline.export.contents import Contents, contents
from pipeline.export.full_text import page_texts
from pipeline.terminal import terminal

Format = Literal["xlsx", "csv", "parquet", "datapackage", "sqlite"]
EXPORTS = "exports"
_FILES = {"xlsx": "ratslese.xlsx", "sqlite": "ratslese.sqlite"}


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
    held = contents(out, without_persons=without_persons)
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
    from pipeline.export import datapackage, files, workbook

    def plain(
        write: Callable[[Contents, Path], list[Path]],
    ) -> Callable[[Contents, Path], tuple[list[Path], list[str]]]:
        return lambda held, target: (write(held, target), [])

    return {
        "xlsx": workbook.write_workbook,
        "csv": plain(files.write_csvs),
        "parquet": plain(files.write_parquets),
        "datapackage": plain(datapackage.write_package),
        "sqlite": plain(files.write_database),
    }[format_]


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
