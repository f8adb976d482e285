"""The first sheet of a workbook: what it holds, by which versions it was made, and what every column means."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.export.about import REGISTER_LICENCES, TITEL, TITLE, summary, zusammenfassung
from pipeline.export.analysis import Sheet
from pipeline.export.cells import Changes
from pipeline.export.contents import Contents

README, LIES_MICH = "read me", "Lies mich"
_QUESTIONS = "The sheets with German names answer a question each, the towns side by side; the others are the tables that they are made of."
_FRAGEN = "Die Blätter mit deutschen Namen beantworten je eine Frage; die übrigen sind die Tabellen, aus denen sie gemacht sind."
_WIE_ZU_LESEN = (
    "Mit den Pfeilen in den Köpfen filtern. Eine blaue evidence_id führt zu Seite und Zitat im Blatt evidence; document_id führt zur "
    "Vorlage im Blatt documents.",
    "Tage sind echte Tage, Beträge echte Euro; Schlüssel wie der AGS sind Text mit ihren führenden Nullen.",
    "Leer heißt: nicht angegeben oder nicht gefunden, nie null.",
)
_HOW_TO_READ = (
    "Filter with the arrows in the heads. A blue evidence_id leads to the row of the sheet evidence, with page and quote; "
    "document_id leads to the paper's row in documents, where a blue source opens the file.",
    "Days are real days, amounts real euros; keys such as the AGS are text, with their leading zeros.",
)


def write_read_me(
    book: Any, sheet: Any, contents: Contents, questions: Sequence[Sheet], changes: Changes, *, german: bool
) -> None:
    """Fill the sheet, after all others, so that it can say what had to be changed in them."""
    title = book.add_format({"bold": True, "font_size": 14})
    bold = book.add_format({"bold": True, "valign": "top"})
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EEF4"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    plain = book.add_format({"valign": "top"})
    link = book.add_format({"font_color": "#0B5394", "underline": 1, "valign": "top"})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 24)
    sheet.set_column(2, 2, 12)
    sheet.set_column(3, 3, 90)
    sheet.write_string(0, 0, TITEL if german else TITLE, title)
    said = _said(contents, questions, changes, german=german)
    row = 2
    for label, text in said:
        sheet.write_string(row, 0, label, bold)
        sheet.merge_range(row, 1, row, 3, text, wrapped)
        sheet.set_row(row, 15 * (1 + len(text) // 120))
        row += 1
    for answer in questions:
        sheet.write_url(row, 0, f"internal:'{answer.name}'!A1", link, answer.name)
        sheet.merge_range(row, 1, row, 3, answer.question, wrapped)
        row += 1
    row += 1
    for at, name in enumerate(("sheet", "column", "type", "meaning")):
        sheet.write_string(row, at, name, head)
    for table in contents.tables:
        row += 1
        sheet.write_url(row, 0, f"internal:'{table.name}'!A1", link, table.name)
        sheet.write_string(row, 1, f"{len(contents.rows[table.name])} rows", plain)
        sheet.write_string(row, 3, table.about, bold)
        for column in table.columns:
            row += 1
            sheet.write_string(row, 0, table.name, plain)
            sheet.write_string(row, 1, column.name, plain)
            sheet.write_string(row, 2, column.type, plain)
            sheet.write_string(row, 3, column.about, wrapped)


def _said(contents: Contents, questions: Sequence[Sheet], changes: Changes, *, german: bool) -> list[tuple[str, str]]:
    """What the sheet says of the whole, each with its name."""
    run = contents.last_run
    names = (
        "worum es geht; wie zu lesen; Codebuch; letzter Lauf; Vorlagen; nicht lesbar; Lizenz; für die Blätter geändert"
        if german
        else "about; how to read; codebook; last run; papers; could not be read; licence; changed for the sheets"
    )
    about, how, codebook, last, papers, failed, licence, changed = names.split("; ")
    sheets = [_FRAGEN if german else _QUESTIONS] if questions else []
    return [
        (about, zusammenfassung(contents) if german else summary(contents)),
        *((how, sentence) for sentence in (*sheets, *(_WIE_ZU_LESEN if german else _HOW_TO_READ))),
        ("ratslese", run["version"]),
        (codebook, ", ".join(contents.codebooks)),
        (last, f"{run['finished']} ({run['run_id']})"),
        (papers, str(len(contents.rows["documents"]))),
        (failed, str(len(contents.rows["failures"]))),
        *((licence, f"{each['title']}: {each['path']}") for each in REGISTER_LICENCES),
        *((changed, sentence) for sentence in changes.sentences()),
    ]
