"""A paper as a PDF by Typst: OpenType fonts, German hyphenation, boxes drawn as squares without a glyph."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from data.paper_forms.sheet import Block, Group, Heading, Item, Line, PageBreak, Sheet, Table, unmarked
from data.paper_forms.style import Style
from data.paper_forms.text import column_widths

_PIECE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\[(?P<box>[ xX])\]|(?P<line>\n)")
_STROKES = {"grid": "0.5pt", "rows": "(bottom: 0.4pt + gray)", "head": "(x, y) => if y == 0 { (bottom: 0.8pt) }"}
_BOXES = {
    " ": "box(width: 0.8em, height: 0.8em, stroke: 0.6pt)",
    "x": "box(width: 0.8em, height: 0.8em, stroke: 0.6pt, {place(line(end: (0.8em, 0.8em)));"
    " place(line(start: (0em, 0.8em), end: (0.8em, 0em)))})",
}


def print_pdf(sheet: Sheet, style: Style, target: Path) -> None:
    """Write the PDF; the same paper gives the same pages."""
    import typst

    # 0: no date of making in the file
    target.write_bytes(typst.compile(source(sheet, style).encode(), format="pdf", timestamp=0))


def source(sheet: Sheet, style: Style) -> str:
    """The paper in Typst's own language; every text is a string, so that none of its signs is a command."""
    font = "Libertinus Serif" if style.serif else "DejaVu Sans"
    setup = [
        f"#set page(paper: {_string('a4')}, margin: (x: {style.margin}mm, y: 22mm),"
        f" header: {_running(sheet.head)}, footer: {_running(sheet.foot)})",
        f"#set text(font: {_string(font)}, size: {style.size}pt, lang: {_string('de')}, hyphenate: {_bool(style.justified)})",
        f"#set par(justify: {_bool(style.justified)}, spacing: 0.8em)",
        f"#show table: set par(justify: false); #set table(stroke: {_STROKES[style.rules]}, inset: 3pt)",
    ]
    return "\n".join([*setup, *(f"#{block}" for block in _code(sheet.blocks, style))])


def _code(blocks: Sequence[Block], style: Style) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(level=level, text=text):
                size = (1.7, 1.3, 1.05)[level - 1]
                yield f"block(above: 1em, below: 0.6em, sticky: true, text(size: {size}em, weight: {_string('bold')}, {_run(text)}))"
            case Line(text=text, align=align, small=small):
                content = f"text(size: 0.75em, {_run(text)})" if small else _run(text)
                yield f"block(spacing: 0.7em, width: 100%, align({align}, {content}))"
            case Item(indent=indent, mark=mark, text=text):
                left = 0.6 + 1.6 * indent
                yield (
                    f"block(inset: (left: {left}em), spacing: 0.6em,"
                    f" grid(columns: (auto, 1fr), gutter: 0.6em, {_run(mark)}, {_run(text)}))"
                )
            case Table():
                yield _table(block)
            case PageBreak():
                yield "pagebreak(weak: true)"
            case Group(kind=kind, blocks=inner):
                content = "; ".join(_code(inner, style))
                yield (
                    f"block(stroke: 0.8pt, inset: 5pt, width: 100%, {{{content}}})"
                    if kind == "box"
                    else f"columns(2, gutter: 8mm, {{{content}}})"
                )
            case _:
                yield "v(0.6em)"


def _table(table: Table) -> str:
    rows = table.padded()
    widths = ", ".join(f"{count + 2}fr" for count in column_widths(rows, 90))
    cells = [
        f"strong({_run(text)})" if table.has_head and number == 0 else _run(text)
        for number, row in enumerate(rows)
        for text in row
    ]
    head = f"table.header({', '.join(cells[: table.width])}), " if table.has_head else ""
    body = ", ".join(cells[table.width :] if table.has_head else cells)
    stroke = "" if table.ruled else "stroke: none, "
    return f"table(columns: ({widths},), {stroke}{head}{body})"


def _run(text: str) -> str:
    """A line as content: strings, bold strings and drawn boxes.

    >>> _run("Der **Rat**")
    '{"Der "; strong("Rat")}'
    """
    pieces, at = [], 0
    for piece in _PIECE.finditer(text):
        if piece.start() > at:
            pieces.append(_string(text[at : piece.start()]))
        if piece["bold"]:
            pieces.append(f"strong({_string(piece['bold'])})")
        else:
            pieces.append("linebreak()" if piece["line"] else _BOXES[piece["box"].lower()])
        at = piece.end()
    if text[at:]:
        pieces.append(_string(text[at:]))
    return "{" + "; ".join(pieces) + "}"


def _running(text: str | None) -> str:
    if not text:
        return "none"
    pieces = re.split(r"(\{pages?\})", unmarked(text))
    counted = {"{page}": "counter(page).display()", "{pages}": "str(counter(page).final().first())"}
    return "context text(size: 8pt, {" + "; ".join(counted.get(p) or _string(p) for p in pieces if p) + "})"


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _bool(value: bool) -> str:
    return str(value).lower()
