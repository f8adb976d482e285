"""What the sample papers are drawn with: type, tables in three dresses, check boxes, running heads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportlab.lib.colors import HexColor, black
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

__all__ = ["FrameBreak", "NextPageTemplate", "PageBreak", "Spacer"]


@dataclass(frozen=True)
class Dress:
    """The looks of a town's papers."""

    serif: bool = False
    size: float = 10.0
    justified: bool = False
    margins: tuple[float, float, float, float] = (22 * mm, 20 * mm, 20 * mm, 22 * mm)
    """Left, right, top, bottom."""
    running_head: str = ""
    foot: str = ""
    page_number: str = "Seite {page}"
    columns: int = 1
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def font(self) -> str:
        return "Times-Roman" if self.serif else "Helvetica"

    @property
    def bold(self) -> str:
        return "Times-Bold" if self.serif else "Helvetica-Bold"


class Press:
    """Draws one paper in one dress."""

    def __init__(self, dress: Dress) -> None:
        self.dress = dress
        self.story: list[Flowable] = []
        base = ParagraphStyle("body", fontName=dress.font, fontSize=dress.size, leading=dress.size * 1.32, spaceAfter=5)
        self.body = ParagraphStyle("text", base, alignment=TA_JUSTIFY if dress.justified else 0)
        self.cell_style = ParagraphStyle("cell", base, spaceAfter=0)
        self.heading_style = ParagraphStyle(
            "heading", base, fontName=dress.bold, spaceBefore=9, spaceAfter=4, keepWithNext=1
        )
        self.title_style = ParagraphStyle(
            "title", base, fontName=dress.bold, fontSize=dress.size * 1.6, leading=dress.size * 2, spaceAfter=8
        )
        self.item_style = ParagraphStyle("item", self.body, leftIndent=16, bulletIndent=2, spaceAfter=3)
        self.small_style = ParagraphStyle("small", base, fontSize=dress.size * 0.7, leading=dress.size * 0.9)

    def add(self, flowable: Flowable) -> None:
        self.story.append(flowable)

    def title(self, text: str) -> None:
        self.add(Paragraph(text, self.title_style))

    def heading(self, text: str, *, keep: bool = True) -> None:
        """A heading; ``keep`` keeps it on the page of what follows (which would move a long table as a whole)."""
        style = self.heading_style if keep else ParagraphStyle("loose", self.heading_style, keepWithNext=0)
        self.add(Paragraph(text, style))

    def text(self, *paragraphs: str) -> None:
        for paragraph in paragraphs:
            self.add(Paragraph(paragraph, self.body))

    def small(self, text: str) -> None:
        self.add(Paragraph(text, self.small_style))

    def items(self, *texts: str, markers: Sequence[str] | str = "-") -> None:
        for number, text in enumerate(texts):
            marker = markers if isinstance(markers, str) else markers[number]
            self.add(Paragraph(text, self.item_style, bulletText=marker))
        self.add(Spacer(1, 4))

    def table(
        self,
        rows: Sequence[Sequence[str]],
        widths: Sequence[float],
        *,
        rules: str = "grid",
        head: int = 1,
        right: Sequence[int] = (),
        repeat: bool = True,
    ) -> None:
        """A table: rules “grid”, “rows” (only between rows) or “none”; ``right``: columns set flush right."""
        bold = ParagraphStyle("head", self.cell_style, fontName=self.dress.bold)
        flush = ParagraphStyle("flush", self.cell_style, alignment=2)
        cells = [
            [
                Paragraph(cell, bold if number < head else flush if column in right else self.cell_style)
                for column, cell in enumerate(row)
            ]
            for number, row in enumerate(rows)
        ]
        style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 3)]
        if rules == "grid":
            style.append(("GRID", (0, 0), (-1, -1), 0.5, black))
        elif rules == "rows":
            style.append(("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#888888")))
        else:
            style += [("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 1)]
        self.add(
            Table(
                cells, colWidths=[w * mm for w in widths], style=style, repeatRows=head if repeat else 0, hAlign="LEFT"
            )
        )
        self.add(Spacer(1, 8))

    def boxes(self, *options: tuple[str, bool], before: str = "", across: bool = True) -> None:
        """Drawn check boxes with their words; a tick is two crossed lines."""
        self.add(_Boxes(self.dress, before, options, across))

    def save(self, target: Path, decorate: Callable[[Canvas], None] | None = None) -> None:
        """Write the PDF. The same story gives the same bytes."""
        left, right, top, bottom = self.dress.margins
        width, height = A4
        inner = width - left - right
        template = BaseDocTemplate(str(target), pagesize=A4, invariant=1, title="", author="", pageCompression=1)

        def decorated(canvas: Canvas, document: Any) -> None:
            self._margins(canvas, document.page)
            if decorate is not None and document.page == 1:
                decorate(canvas)

        one = Frame(left, bottom, inner, height - top - bottom, 0, 0, 0, 0, id="one")
        gutter = 8 * mm
        half = (inner - gutter) / 2
        split = self.dress.extra.get("split", 0) * mm  # height of the one-column head above two columns
        head = Frame(left, height - top - split, inner, split or 1, 0, 0, 0, 0, id="head")
        pairs = [
            Frame(left + n * (half + gutter), bottom, half, height - top - bottom - split, 0, 0, 0, 0) for n in (0, 1)
        ]
        full = [Frame(left + n * (half + gutter), bottom, half, height - top - bottom, 0, 0, 0, 0) for n in (0, 1)]
        templates = [PageTemplate("one", [one], onPage=decorated)]
        if self.dress.columns == 2:
            first = PageTemplate("first", [head, *pairs], onPage=decorated, autoNextPageTemplate="two")
            templates = [first, PageTemplate("two", full, onPage=decorated)]
        template.addPageTemplates(templates)
        template.build(self.story)

    def _margins(self, canvas: Canvas, page: int) -> None:
        left, right, top, _ = self.dress.margins
        width, height = A4
        canvas.setFont(self.dress.font, 8)
        if self.dress.running_head and page > 1:
            canvas.drawString(left, height - top + 6 * mm, self.dress.running_head)
        if self.dress.foot:
            canvas.drawString(left, 12 * mm, self.dress.foot)
        canvas.drawRightString(width - right, 12 * mm, self.dress.page_number.format(page=page))


class _Boxes(Flowable):  # type: ignore[misc]
    """Squares with words behind them, side by side or one below the other."""

    def __init__(self, dress: Dress, before: str, options: Sequence[tuple[str, bool]], across: bool) -> None:
        super().__init__()
        self.dress, self.before, self.options, self.across = dress, before, options, across

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        lines = 1 if self.across else len(self.options)
        return width, lines * self.dress.size * 1.5 + 4

    def draw(self) -> None:
        canvas, size = self.canv, self.dress.size
        canvas.setFont(self.dress.font, size)
        line = size * 1.5
        y = 4 + (0 if self.across else line * (len(self.options) - 1))
        x = 0.0
        if self.before:
            canvas.drawString(0, y, self.before)
            x = canvas.stringWidth(self.before, self.dress.font, size) + 12
        for label, ticked in self.options:
            canvas.rect(x, y - 1, size * 0.8, size * 0.8)
            if ticked:
                canvas.line(x, y - 1, x + size * 0.8, y - 1 + size * 0.8)
                canvas.line(x, y - 1 + size * 0.8, x + size * 0.8, y - 1)
            canvas.drawString(x + size * 1.1, y, label)
            if self.across:
                x += size * 1.1 + canvas.stringWidth(label, self.dress.font, size) + 16
            else:
                y -= line
