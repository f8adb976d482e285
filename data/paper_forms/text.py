"""A paper as plain text: cells parted by tabs, or in columns of blanks; paragraphs whole, or wrapped."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from data.paper_forms.sheet import Block, Gap, Group, Heading, Item, Line, PageBreak, Sheet, Table, unmarked
from data.paper_forms.style import Style

_BOX = re.compile(r"\[([ xX])\]")
_PAGE_WIDTH = 96


def as_text(sheet: Sheet, style: Style) -> str:
    """The paper's text, its running head and foot left out; a page break is a form feed."""
    lines = [line.rstrip() for line in _lines(sheet.blocks, style)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).replace("\n\f\n", "\f").strip("\n") + "\n"


def ticked(text: str, signs: tuple[str, str]) -> str:
    """Its tick boxes in other signs.

    >>> ticked("[x] ja [ ] nein", ("☐", "☒"))
    '☒ ja ☐ nein'
    """
    return _BOX.sub(lambda box: signs[box[1] != " "], text)


def _lines(blocks: Sequence[Block], style: Style) -> Iterator[str]:
    for block in blocks:
        match block:
            case Gap():
                yield ""
            case PageBreak():
                yield "\f"
            case Heading(text=text):
                yield from ("", _plain(text, style), "")
            case Line(text=text, align=align):
                text = _plain(text, style)
                if align == "left" or style.width is None:
                    yield from _wrapped(text, "", style)
                else:
                    yield text.rjust(style.width) if align == "right" else text.center(style.width)
            case Item(indent=indent, mark=mark, text=text):
                yield from _wrapped(_plain(text, style), f"{'  ' * indent}{mark} ", style)
            case Table():
                yield from _table(block, style)
            case Group(blocks=inner):
                yield from _lines(inner, style)


def _plain(text: str, style: Style) -> str:
    return ticked(unmarked(text), style.ticks)


def _wrapped(text: str, before: str, style: Style) -> list[str]:
    if style.width is None:
        return [before + text]
    return textwrap.wrap(
        text, style.width, initial_indent=before, subsequent_indent=" " * len(before), break_on_hyphens=False
    ) or [""]


def _table(table: Table, style: Style) -> Iterator[str]:
    rows = [[_plain(cell, style) for cell in row] for row in table.padded()]
    if style.columns == "tabs":
        for row in rows:
            yield "\t".join(cell.replace("\n", " ") for cell in row)
        return
    widths = column_widths(rows, _PAGE_WIDTH - 3 * (table.width - 1))
    for row in rows:
        cells = [
            [
                piece
                for line in cell.split("\n")
                for piece in textwrap.wrap(line, width, break_on_hyphens=False, break_long_words=False)
            ]
            for cell, width in zip(row, widths, strict=True)
        ]
        for number in range(max(map(len, cells), default=0)):
            yield "   ".join(
                (cell[number] if number < len(cell) else "").ljust(width)
                for cell, width in zip(cells, widths, strict=True)
            )


def column_widths(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """How many letters each column gets: what its longest line needs, or its share of ``room`` where that is too little, yet
    never less than its longest word."""
    lines = [[line for row in rows for line in row[n].split("\n")] for n in range(len(rows[0]))]
    wanted = [max(map(len, column)) or 1 for column in lines]
    least = [max((len(word) for line in column for word in line.split()), default=1) for column in lines]
    if sum(wanted) <= room:
        return wanted
    spare = max(room - sum(least), 0)
    asked = sum(w - m for w, m in zip(wanted, least, strict=True)) or 1
    return [m + (w - m) * spare // asked for w, m in zip(wanted, least, strict=True)]
