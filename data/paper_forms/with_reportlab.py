"""A paper as a PDF by ReportLab: Type 1 fonts, no hyphenation, boxes as Dingbats."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BalancedColumns,
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)
from reportlab.platypus import PageBreak as NewPage

from data.paper_forms.sheet import Block, Group, Heading, Item, Line, PageBreak, Sheet, unmarked
from data.paper_forms.sheet import Table as SheetTable
from data.paper_forms.style import Style
from data.paper_forms.text import column_widths

_BOXES = {" ": '<font name="ZapfDingbats">o</font>', "x": '<font name="ZapfDingbats">8</font>'}
_ALIGN = {"left": TA_LEFT, "right": TA_RIGHT, "center": TA_CENTER}
_TABLE_LINES: dict[str, tuple[Any, ...]] = {
    "grid": ("GRID", (0, 0), (-1, -1), 0.5, black),
    "rows": ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#888888")),
    "head": ("LINEBELOW", (0, 0), (-1, 0), 0.8, black),
}


def print_pdf(sheet: Sheet, style: Style, target: Path) -> None:
    """Write the PDF; the same paper gives the same bytes."""
    _Printer(sheet, style).save(target)


class _Printer:
    def __init__(self, sheet: Sheet, style: Style) -> None:
        self.sheet, self.style = sheet, style
        self.font, self.bold = ("Times-Roman", "Times-Bold") if style.serif else ("Helvetica", "Helvetica-Bold")
        self.body = ParagraphStyle(
            "body",
            fontName=self.font,
            fontSize=style.size,
            leading=style.size * 1.3,
            spaceAfter=3,
            bulletFontName=self.font,
        )
        self.prose = ParagraphStyle("prose", self.body, alignment=TA_JUSTIFY if style.justified else TA_LEFT)
        self.inner = A4[0] - 2 * style.margin * mm

    def save(self, target: Path) -> None:
        pages = 1
        for _ in range(2):  # the second time with the number of pages
            document = BaseDocTemplate(str(target), pagesize=A4, invariant=1, title="", author="")
            margin, height = self.style.margin * mm, A4[1]
            frame = Frame(margin, 20 * mm, self.inner, height - 44 * mm, 0, 0, 0, 0)
            total = pages
            document.addPageTemplates(
                PageTemplate(
                    "page", [frame], onPage=lambda canvas, doc, total=total: self._margins(canvas, doc.page, total)
                )
            )
            document.build(list(self._flow(self.sheet.blocks, self.inner)))
            if document.page == pages:
                return
            pages = document.page

    def _margins(self, canvas: Canvas, page: int, pages: int) -> None:
        canvas.setFont(self.font, 8)
        for text, height in ((self.sheet.head, A4[1] - 15 * mm), (self.sheet.foot, 12 * mm)):
            if text:
                counted = unmarked(text).replace("{page}", str(page)).replace("{pages}", str(pages))
                canvas.drawString(self.style.margin * mm, height, counted)

    def _flow(self, blocks: Sequence[Block], width: float) -> Iterator[Flowable]:
        for block in blocks:
            match block:
                case Heading(level=level, text=text):
                    size = self.style.size * (1.7, 1.3, 1.05)[level - 1]
                    yield Paragraph(
                        _markup(text),
                        ParagraphStyle(
                            "h",
                            fontName=self.bold,
                            fontSize=size,
                            leading=size * 1.25,
                            spaceBefore=6,
                            spaceAfter=4,
                            keepWithNext=1,
                        ),
                    )
                case Line(text=text, align=align, small=small):
                    base = self.prose if align == "left" else self.body
                    size = self.style.size * (0.75 if small else 1)
                    alignment = base.alignment if align == "left" else _ALIGN[align]
                    yield Paragraph(
                        _markup(text), ParagraphStyle("p", base, alignment=alignment, fontSize=size, leading=size * 1.3)
                    )
                case Item(indent=indent, mark=mark, text=text):
                    left = 8 + 16 * indent
                    hang = 6 + max(8, len(mark) * self.style.size * 0.55)
                    style = ParagraphStyle("item", self.prose, leftIndent=left + hang, bulletIndent=left)
                    yield Paragraph(_markup(text), style, bulletText=mark)
                case SheetTable():
                    yield self._table(block, width)
                    yield Spacer(1, 5)
                case PageBreak():
                    yield NewPage()
                case Group(kind="columns", blocks=inner):
                    yield BalancedColumns(list(self._flow(inner, width / 2 - 8)), nCols=2)
                case Group(blocks=inner):
                    frame = [("BOX", (0, 0), (-1, -1), 0.8, black)]
                    for flowable in self._flow(inner, width - 16):  # a row a block: a frame may go over the page's end
                        yield Table([[flowable]], colWidths=[width], style=frame if len(inner) == 1 else _sides(frame))
                case _:
                    yield Spacer(1, self.style.size * 0.6)

    def _table(self, table: SheetTable, width: float) -> Table:
        rows = table.padded()
        letters = [count + 3 for count in column_widths(rows, max(40, int(width / self.style.size * 1.9)))]
        widths = [width * count / sum(letters) for count in letters]
        head = ParagraphStyle("head", self.body, fontName=self.bold, spaceAfter=0)
        cell = ParagraphStyle("cell", self.body, spaceAfter=0)
        cells = [
            [
                Paragraph(_markup(text).replace("\n", "<br/>"), head if table.has_head and number == 0 else cell)
                for text in row
            ]
            for number, row in enumerate(rows)
        ]
        lines = [_TABLE_LINES[self.style.rules]] if table.ruled else []
        return Table(
            cells,
            colWidths=widths,
            repeatRows=int(table.has_head),
            hAlign="LEFT",
            style=[("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 3), *lines],
        )


def _sides(frame: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The left and right of a frame that goes on below."""
    return [(side, *frame[0][1:]) for side in ("LINEBEFORE", "LINEAFTER")]


def _markup(text: str) -> str:
    """ReportLab's markup of a line: bold, tick boxes; signs that its fonts lack are replaced by their like.

    >>> _markup("**Ja** & [ ] nein")
    '<b>Ja</b> &amp; <font name="ZapfDingbats">o</font> nein'
    """
    escaped = escape(text.translate(_LACKING), quote=False)
    bold = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escaped)
    return re.sub(r"\[([ xX])\]", lambda box: _BOXES[box[1].lower()], bold)


# Signs that the Type 1 fonts lack; the blanks are U+202F and U+2009, the hyphen U+2011.
_LACKING = str.maketrans(
    {"▪": "•", "→": "–", "−": "–", "≥": ">", "≤": "<", "\u2011": "-", "\u202f": " ", "\u2009": " ", "☐": "o", "☒": "x"}
)
