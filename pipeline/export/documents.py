"""The comparison for a text that one writes: tables in Markdown, LaTeX or Word, a heading a question."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from pipeline.export.about import TITEL, zusammenfassung
from pipeline.export.analysis import Sheet, in_brief, sheets
from pipeline.export.contents import Contents
from pipeline.typed_tables import replace_file

_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "→": r"$\rightarrow$",
    "€": r"\euro{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def write_markdown(contents: Contents, file: Path) -> list[Path]:
    """One Markdown file: a table a question, with pipes (GitHub, pandoc)."""
    return _as_text(contents, file, _markdown)


def write_latex(contents: Contents, file: Path) -> list[Path]:
    """One LaTeX file that can be set as it is, or its tables copied: longtable and booktabs."""
    return _as_text(contents, file, _latex)


def write_docx(contents: Contents, file: Path) -> list[Path]:
    """One Word file in landscape, a table a question."""
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Pt

    book = Document()
    section = book.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    book.styles["Normal"].font.size = Pt(8)
    book.core_properties.author = "ratslese"
    book.core_properties.title = TITEL
    made = datetime.fromisoformat(contents.last_run["finished"]).replace(tzinfo=None)
    book.core_properties.created = book.core_properties.modified = made
    book.add_heading(TITEL, 0)
    book.add_paragraph(zusammenfassung(contents))
    for sheet, heads, rows in _tables(contents):
        book.add_heading(sheet.name, 1)
        book.add_paragraph(sheet.question)
        table = book.add_table(rows=1, cols=len(heads), style="Light Grid Accent 1")
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.text = head
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = _printable(text)
    held = BytesIO()
    book.save(held)
    return _written(file, lambda part: _same_bytes(held, part))


def _as_text(contents: Contents, file: Path, form: Callable[[Contents], Iterator[str]]) -> list[Path]:
    return _written(file, lambda part: part.write_text("\n".join(form(contents)) + "\n", encoding="utf-8"))


def _written(file: Path, write: Callable[[Path], Any]) -> list[Path]:
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, write)
    return [file]


def _tables(contents: Contents) -> Iterator[tuple[Sheet, list[str], list[list[str]]]]:
    """The sheets with the columns that a page has room for."""
    for sheet in sheets(contents):
        yield sheet, *in_brief(sheet)


def _markdown(contents: Contents) -> Iterator[str]:
    yield f"# {TITEL}\n\n{zusammenfassung(contents)}"
    for sheet, heads, rows in _tables(contents):
        yield f"\n## {sheet.name}\n\n{sheet.question}\n"
        for line in (heads, ["---"] * len(heads), *rows):
            yield f"| {' | '.join(_pipeless(text) for text in line)} |"


def _latex(contents: Contents) -> Iterator[str]:
    yield r"""\documentclass[a4paper,landscape,9pt]{extarticle}
\usepackage[T1]{fontenc}
\usepackage[utf8]{inputenc}
\usepackage[ngerman]{babel}
\usepackage{eurosym,booktabs,longtable,array}
\usepackage[margin=15mm]{geometry}
\begin{document}"""
    yield f"\\section*{{{_tex(TITEL)}}}\n{_tex(zusammenfassung(contents))}"
    for sheet, heads, rows in _tables(contents):
        width = f"{0.9 / len(heads):.3f}"
        yield f"\n\\subsection*{{{_tex(sheet.name)}}}\n{_tex(sheet.question)}\n"
        yield f"\\begin{{longtable}}{{*{{{len(heads)}}}{{>{{\\raggedright\\arraybackslash}}p{{{width}\\linewidth}}}}}}\n\\toprule"
        yield f"{' & '.join(map(_tex, heads))} \\\\\n\\midrule\n\\endhead"
        for row in rows:
            yield f"{' & '.join(map(_tex, row))} \\\\"
        yield "\\bottomrule\n\\end{longtable}"
    yield r"\end{document}"


def _pipeless(text: str) -> str:
    """A cell of a Markdown table: one line, no pipe, no HTML of a paper."""
    signs = {"|": "\\|", "<": "&lt;", "\\": "\\\\", "*": "\\*", "_": "\\_", "`": "\\`", "[": "\\["}
    return "".join(signs.get(sign, sign) for sign in " ".join(text.split()))


def _tex(text: str) -> str:
    return "".join(_LATEX.get(sign, sign) for sign in _printable(" ".join(text.split())))


def _printable(text: str) -> str:
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", "\ufffd", text)


def _same_bytes(held: BytesIO, part: Path) -> None:
    """The archive again with its files of one day, so that the same results are the same bytes."""
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
