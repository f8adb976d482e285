"""Codebooks from CSV files: the one that ships with ratslese, and a researcher's own in the same form, checked line by line."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from pipeline.codebook.model import KINDS, Codebook, Entry, Kind
from pipeline.codebook.variables import FILE as VARIABLES
from pipeline.codebook.variables import read_variables
from pipeline.errors import RatsleseError
from pipeline.plain_lists import meant

ID_COLUMN: dict[Kind, str] = {
    "topics": "topic_id",
    "sectors": "sector",
    "committee_kinds": "committee_kind",
    "cost_kinds": "cost_kind",
}
MEANING_COLUMN: dict[Kind, str] = {
    "topics": "definition_de",
    "sectors": "definition_de",
    "committee_kinds": "examples",
    "cost_kinds": "definition_de",
}
"""The column that says what an id stands for."""
_ID = re.compile(r"[a-z0-9][a-z0-9_.-]*")
_OPTIONAL = ("label_en", "definition_de", "examples")


@cache
def built_in() -> Codebook:
    """The codebook that ships with ratslese, beside the vocabularies that find its words."""
    folder = files("extractors") / "lookups" / "codebook"
    return Codebook("ratslese", tuple(entry for kind in KINDS for entry in _entries(kind, folder / f"{kind}.csv")))


def read_codebook(folder: Path) -> Codebook:
    """A researcher's codebook: topics.csv, sectors.csv, committee_kinds.csv, cost_kinds.csv, variables.csv, any of them. Where a
    list of ids is missing, the built-in one is used. Raises RatsleseError(bad_codebook) with file, line and cause."""
    if not folder.is_dir():
        raise RatsleseError("bad_codebook", f"{folder} is not a folder.")
    found = {file.stem: file for file in sorted(folder.glob("*.csv"))}
    names = [f"{name}.csv" for name in (*KINDS, VARIABLES)]
    for file in found.values():
        if file.name not in names:
            raise RatsleseError("bad_codebook", f"{file} is none of {', '.join(names)}{meant(file.name, names)}.")
    if not found:
        raise RatsleseError("bad_codebook", f"{folder} holds no codebook: none of {', '.join(names)}.")
    entries: list[Entry] = []
    for kind in KINDS:
        entries += _entries(kind, found[kind]) if kind in found else built_in().of(kind)
    name = re.sub(r"[^\w.-]+", "-", folder.resolve().name) or "codebook"
    own = frozenset(kind for kind in KINDS if kind in found)
    variables = read_variables(_text(found[VARIABLES]), found[VARIABLES]) if VARIABLES in found else ()
    return Codebook(name, tuple(entries), own, variables)


def _entries(kind: Kind, file: Traversable | Path) -> Iterator[Entry]:
    lines = csv.DictReader(io.StringIO(_text(file), newline=""), strict=True)
    head = [(column or "").strip() for column in lines.fieldnames or ()]
    needed = (ID_COLUMN[kind], "label_de", MEANING_COLUMN[kind])
    for column in needed:
        if column not in head:
            hint = " The columns must be set apart by commas." if any(";" in name for name in head) else ""
            raise RatsleseError("bad_codebook", f"{file} lacks the column {column}; it has {', '.join(head)}.{hint}")
    lines.fieldnames = head
    seen: dict[str, int] = {}
    try:
        for row in lines:
            where = f"{file}, line {lines.line_num}"
            if None in row:
                raise RatsleseError(
                    "bad_codebook", f"{where} has more cells than the head; put cells with commas in quotes."
                )
            cell = {column: " ".join((row[column] or "").split()) for column in head}
            if not any(cell.values()):
                continue
            id_ = cell[ID_COLUMN[kind]]
            if not id_:
                raise RatsleseError("bad_codebook", f"{where} has no {ID_COLUMN[kind]}.")
            if not _ID.fullmatch(id_):
                raise RatsleseError(
                    "bad_codebook", f"{where}: {id_!r} is no id; use small letters, digits, “_”, “-” and “.”."
                )
            if id_ in seen:
                raise RatsleseError("bad_codebook", f"{where}: {id_} stands in line {seen[id_]} already.")
            if not cell["label_de"]:
                raise RatsleseError("bad_codebook", f"{where}: {id_} has no label_de.")
            seen[id_] = lines.line_num
            label_en, definition, examples = (cell.get(column) or None for column in _OPTIONAL)
            yield Entry(kind, id_, cell["label_de"], label_en, definition, examples)
    except csv.Error as error:
        raise RatsleseError("bad_codebook", f"{file}, line {lines.line_num}: {error}.") from None
    if not seen:
        raise RatsleseError("bad_codebook", f"{file} has no line below its head.")


def _text(file: Traversable | Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        message = f"{file}, line {line} is not UTF-8; save it as “CSV UTF-8”."
        raise RatsleseError("bad_codebook", message) from None
    except OSError as error:
        raise RatsleseError("bad_codebook", f"{file} cannot be opened ({error.strerror}).") from None
