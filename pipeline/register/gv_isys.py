"""The official list of municipalities (Gemeindeverzeichnis, GV-ISys) as the statistical office publishes it: an Excel workbook.

A row a Land, county, association and municipality; the columns say Land, RB, Kreis, VB and Gem (the parts of the key), Gemeindename,
and the population “insgesamt”. Only municipalities have inhabitants there; those of a county are their sum.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from pipeline.errors import RatsleseError
from pipeline.register.inhabitants import Inhabitants

LICENCE = "Datenlizenz Deutschland – Namensnennung – Version 2.0 (https://www.govdata.de/dl-de/by-2-0)"
_HEAD_ROWS = 10
_COLUMNS = ("land", "rb", "kreis", "gem", "gemeindename", "insgesamt")
_DIGITS = {"land": 2, "rb": 1, "kreis": 2, "gem": 3}
_MUNICIPALITY = "60"
_DAY = re.compile(r"\b31\.\s?(?:12\.|Dezember)\s?(?P<year>(?:19|20)\d\d)\b")
Cells = Sequence[Any]


def read_workbook(file: Path, day: date | None = None) -> dict[str, Inhabitants]:
    """Inhabitants by key: of municipalities (8 digits) and counties (5). ``day``: when they were counted, where the workbook does not
    say so. Raises RatsleseError(bad_register)."""
    sheets = _sheets(file)
    for name, rows in sheets.items():
        columns = _columns(rows[:_HEAD_ROWS])
        if columns is not None:
            counted = day or _counted(row for sheet in sheets.values() for row in sheet)
            if counted is None:
                message = f"{file.name} does not say of which 31.12. its population is."
                raise RatsleseError("bad_register", message, "Name the day, as in --date 2024-12-31.")
            return _inhabitants(file, name, rows, columns, counted)
    message = f"No sheet of {file.name} has the columns Land, RB, Kreis, Gem, Gemeindename and insgesamt."
    raise RatsleseError("bad_register", message)


def _sheets(file: Path) -> dict[str, list[Cells]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, OSError, ValueError) as error:
        why = "" if isinstance(error, InvalidFileException | BadZipFile) else f" ({error})"
        message = f"{file} cannot be opened as an Excel workbook{why}."
        raise RatsleseError("bad_register", message) from None
    try:
        return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}
    finally:
        book.close()


def _columns(head: Sequence[Cells]) -> dict[str, int] | None:
    """Where the columns stand, the sign of a row's kind (Satzart) among them; None where one is lacking."""
    places: dict[str, int] = {}
    for row in head:
        for at, cell in enumerate(row):
            words = re.sub(r"[^a-zäöü]", "", str(cell or "").casefold())
            for name in _COLUMNS:
                if words == name:
                    places.setdefault(name, at)
            if words == "satzart":
                places.setdefault(words, at)
    return places if all(name in places for name in _COLUMNS) else None


def _counted(rows: Iterable[Cells]) -> date | None:
    """The day of the population, where one is named: by a note (“Bevölkerung auf Grundlage des Zensus 2022, Stand 31.12.2023”), else by
    the title of a year's edition. The title of a quarter's edition has the day of the borders, which is another."""
    said = [cell for row in rows for cell in row if isinstance(cell, str) and "bevölkerung" in cell.casefold()]
    notes = [text for text in said if "fläche" not in text.casefold()]
    titles = [text for text in said if "(jahr" in text.casefold()]
    for texts in (notes, titles):
        years = {int(found["year"]) for text in texts for found in _DAY.finditer(text)}
        if years:
            return date(years.pop(), 12, 31) if len(years) == 1 else None
    return None


def _inhabitants(
    file: Path, sheet: str, rows: Sequence[Cells], columns: dict[str, int], day: date
) -> dict[str, Inhabitants]:
    source = f"Statistische Ämter des Bundes und der Länder, GV-ISys, {file.name}, Bevölkerung am {day:%d.%m.%Y}"
    found: dict[str, Inhabitants] = {}
    for ags, name, number, line in _municipalities(rows, columns, f"{file.name}, sheet {sheet}"):
        if ags in found:
            raise RatsleseError("bad_register", f"{line}: the key {ags} stands there twice.")
        found[ags] = Inhabitants(name, number, day, source)
    if not found:
        raise RatsleseError("bad_register", f"The sheet {sheet} of {file.name} holds no municipality with inhabitants.")
    names = _county_names(rows, columns)
    for ags in list(found):
        if ags[5:] != "000":  # 08212000 is a city that is a county itself
            county = found.get(ags[:5], Inhabitants(names.get(ags[:5], ""), 0, day, source))
            found[ags[:5]] = Inhabitants(county.name, county.number + found[ags].number, day, source)
    return found


def _municipalities(rows: Sequence[Cells], columns: dict[str, int], place: str) -> Iterator[tuple[str, str, int, str]]:
    """Key, name, inhabitants and place of each municipality; areas that nobody lives in are left out."""
    for number, row in enumerate(rows, 1):
        key = _key(row, columns, tuple(_DIGITS))
        kind = _text(row, columns["satzart"]) if "satzart" in columns else _MUNICIPALITY
        if key is None or kind != _MUNICIPALITY:
            continue
        line, written = f"{place}, line {number}", re.sub(r"\s", "", _text(row, columns["insgesamt"]))
        if written in ("", "-", "–", "0"):
            continue
        if not written.isdecimal():
            raise RatsleseError("bad_register", f"{line}: “{written}” is no number of inhabitants.")
        yield key, _name(row, columns), int(written), line


def _county_names(rows: Sequence[Cells], columns: dict[str, int]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        key = _key(row, columns, ("land", "rb", "kreis"))
        if key is not None and not _text(row, columns["gem"]):
            found.setdefault(key, _name(row, columns))
    return found


def _key(row: Cells, columns: dict[str, int], parts: Sequence[str]) -> str | None:
    """The parts of a key put together; None where one is blank or no number."""
    written = [_text(row, columns[part]) for part in parts]
    if not all(part.isdecimal() for part in written):
        return None
    return "".join(text.zfill(_DIGITS[part]) for part, text in zip(parts, written, strict=True))


def _name(row: Cells, columns: dict[str, int]) -> str:
    """“Flensburg, Stadt” is Flensburg."""
    return _text(row, columns["gemeindename"]).partition(",")[0].strip()


def _text(row: Cells, at: int) -> str:
    cell = row[at] if at < len(row) else None
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    return "" if cell is None else str(cell).strip()
