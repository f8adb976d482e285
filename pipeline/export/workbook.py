"""Results as an Excel workbook: a sheet a table, with filters, real days and euros, and links to the evidence."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

from pipeline.columns import Column, TableSpec
from pipeline.errors import RatsleseError
from pipeline.export.about import TITLE, is_euro, target
from pipeline.export.analysis import Sheet, sheets
from pipeline.export.cells import Changes, cell_text, in_words, is_json, looks_like_formula
from pipeline.export.contents import Contents
from pipeline.export.read_me import LIES_MICH, README, write_read_me
from pipeline.handed_on import way
from pipeline.typed_tables import replace_file

MOST_ROWS = 1_048_576
_MOST_LINKS = 65_530
_NARROWEST, _NUMBER, _WIDEST = 8, 18, 60
_WITHOUT_TIME_BEFORE = date(1900, 3, 1)  # Excel counts a 29 February 1900


def write_workbook(contents: Contents, file: Path, *, german: bool = False) -> tuple[list[Path], list[str]]:
    """Write the workbook; returns it, and what could not stand in it as it is. ``german``: its first sheet, its days and its yes and no
    in German, too. Raises RatsleseError(too_many_rows)."""
    for table in contents.tables:
        if (rows := len(contents.rows[table.name])) >= MOST_ROWS:
            message = f"The table {table.name} has {rows:,} rows; a sheet holds {MOST_ROWS - 1:,} below its head."
            raise RatsleseError("too_many_rows", message)
    file.parent.mkdir(parents=True, exist_ok=True)
    changes = Changes()
    replace_file(file, lambda part: _Workbook(contents, part, file.parent, changes, german).write())
    return [file], changes.sentences()


class _Workbook:
    def __init__(self, contents: Contents, part: Path, folder: Path, changes: Changes, german: bool) -> None:
        import xlsxwriter

        self.contents = contents
        self.folder = folder
        self.changes = changes
        self.german = german
        self.book = xlsxwriter.Workbook(
            str(part),
            {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
        )
        add = self.book.add_format
        self.head = add({"bold": True, "bottom": 1, "bg_color": "#E8EEF4", "valign": "top"})
        self.text = add({"valign": "top"})
        self.typed = add({"valign": "top", "quote_prefix": True})
        self.key = add({"valign": "top", "num_format": "@"})
        # Excel shows TRUE whatever the format says; LibreOffice may show 1 without one
        self.flag = add({"valign": "top", "align": "left", "num_format": '"TRUE";"TRUE";"FALSE"'})
        self.question = add({"bold": True, "font_size": 12})
        self.wrapped = add({"valign": "top", "text_wrap": True})
        self.german_day = add({"valign": "top", "num_format": "dd.mm.yyyy", "align": "left"})
        self.day = self.german_day if german else add({"valign": "top", "num_format": "yyyy-mm-dd", "align": "left"})
        self.euro = add({"valign": "top", "num_format": '#,##0.00\\ "€"'})
        self.decimal = add({"valign": "top", "num_format": "0.00"})
        self.link = add({"valign": "top", "num_format": "@", "font_color": "#0B5394", "underline": 1})
        self.row_of: dict[str, dict[str, int]] = {
            table.name: {row[table.key[0]]: number for number, row in enumerate(contents.rows[table.name], 1)}
            for table in contents.tables
            if len(table.key) == 1
        }

    def write(self) -> None:
        made = datetime.fromisoformat(self.contents.last_run["finished"]).replace(tzinfo=None)
        self.book.set_properties({"title": TITLE, "author": "ratslese", "created": made})
        read_me = self.book.add_worksheet(LIES_MICH if self.german else README)
        questions = sheets(self.contents)
        for sheet in questions:
            self._analysis(sheet)
        for table in self.contents.tables:
            self._sheet(table)
        write_read_me(self.book, read_me, self.contents, questions, self.changes, german=self.german)
        self.book.close()

    def _analysis(self, answer: Sheet) -> None:
        """A question above its answer: real numbers and days, every text wrapped."""
        sheet = self.book.add_worksheet(answer.name)
        sheet.write_string(0, 0, answer.question, self.question)
        styles = {"euro": self.euro, "number": self.decimal}
        for at, heading in enumerate(answer.headings):
            sheet.write_string(1, at, heading.label, self.head)
            widest = len(heading.label) + 3
            for number, row in enumerate(answer.rows, 2):
                value = row[at]
                if value is None:
                    continue
                if isinstance(value, str):
                    text = cell_text(value, self.changes)
                    sheet.write_string(number, at, text, self.typed if looks_like_formula(value) else self.wrapped)
                elif isinstance(value, date) and value < _WITHOUT_TIME_BEFORE:
                    self.changes.old_dates += 1
                    sheet.write_string(number, at, str(value), self.text)
                elif isinstance(value, date):
                    sheet.write_datetime(number, at, datetime(value.year, value.month, value.day), self.german_day)
                else:
                    sheet.write_number(number, at, float(value), styles.get(heading.kind, self.text))
                widest = max(widest, len(str(value)) + 2)
            sheet.set_column(at, at, min(max(widest, _NARROWEST), _WIDEST if heading.kind == "text" else _NUMBER))
        sheet.freeze_panes(2, 1)
        sheet.autofilter(1, 0, max(len(answer.rows) + 1, 2), len(answer.headings) - 1)

    def _sheet(self, table: TableSpec) -> None:
        rows = self.contents.rows[table.name]
        sheet = self.book.add_worksheet(table.name)
        links = 0
        for at, column in sorted(enumerate(table.columns), key=_evidence_first):
            sheet.write_string(0, at, column.name, self.head)
            widest = len(column.name) + 3
            for number, row in enumerate(rows, 1):
                value = row[column.name]
                if value is None:
                    continue
                url = self._url(table, column, row)
                if url and links < _MOST_LINKS:
                    links += 1
                    text = in_words(value) if is_json(column) else value
                    sheet.write_url(number, at, url, self.link, cell_text(text, self.changes))
                else:
                    self.changes.unlinked += url is not None
                    self._cell(sheet, number, at, column, value)
                widest = max(widest, len(str(value).partition("\n")[0]) + 2)
            sheet.set_column(at, at, min(max(widest, _NARROWEST), _width(column)))
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(len(rows), 1), len(table.columns) - 1)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def _cell(self, sheet: Any, row: int, at: int, column: Column, value: Any) -> None:
        if column.type == "boolean" and self.german:
            sheet.write_string(row, at, "ja" if value else "nein", self.text)
        elif column.type == "boolean":
            sheet.write_boolean(row, at, value, self.flag)
        elif column.type == "date" and value >= _WITHOUT_TIME_BEFORE:
            sheet.write_datetime(row, at, datetime(value.year, value.month, value.day), self.day)
        elif column.type == "decimal":
            sheet.write_number(row, at, float(value), self.euro if is_euro(column) else self.decimal)
        elif column.type in ("integer", "real"):
            sheet.write_number(row, at, value, self.text)
        else:
            self.changes.old_dates += column.type == "date"
            text = cell_text(in_words(value) if is_json(column) else str(value), self.changes)
            style = self.typed if looks_like_formula(str(value)) else self.key if _is_key(column) else self.text
            sheet.write_string(row, at, text, style)

    def _url(self, table: TableSpec, column: Column, row: dict[str, Any]) -> str | None:
        """Where a cell leads: the row it points to, or the paper itself."""
        value = row[column.name]
        if (table.name, column.name) == ("documents", "source"):
            return self._to_file(row["document_id"])
        to, key = target(column) or ("", value)
        if to:
            key = value
        elif column.name == "evidence_ids":
            to, key = "evidence", next(iter(json.loads(value)), None)
        found = self.row_of.get(to, {}).get(key)
        return None if found is None else f"internal:'{to}'!A{found + 1}"

    def _to_file(self, document: str) -> str | None:
        """The paper, from where the workbook stands; none where names are left out, for it shows them."""
        source = self.contents.files.get(document)
        if source is None or source.startswith(("http://", "https://")):
            return source
        found = way(source, self.folder, self.contents.study)
        return f"external:{found}" if found else None


def _evidence_first(place: tuple[int, Column]) -> tuple[bool, int]:
    """Where there are more links than a sheet can have, those to the evidence are kept."""
    at, column = place
    return not (column.refers or "").startswith("evidence."), at


def _is_key(column: Column) -> bool:
    """Whether digits of a text are no number: AGS, ids, references."""
    return bool(column.refers) or column.name.endswith(
        ("_id", "ags", "sha256", "reference", "account", "code", "number")
    )


def _width(column: Column) -> int:
    return 24 if column.refers or column.name.endswith("_id") else _WIDEST
