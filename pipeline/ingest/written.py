"""Blocks as they are written, and the kinds they turn out to be: headings, items, paragraphs, tables."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.document import Block, BlockKind, Box, Cell, Table
from extractors.german.text import MARKER, leaves_open

_HEADING_LENGTH = 100


@dataclass(slots=True)
class Written:
    """A block that may still grow over a page break."""

    start: int
    end: int
    page: int
    kind: BlockKind | None
    indent: float = 0.0
    gap: bool = True
    printed: int = 1
    size: float = 0.0
    bold: bool = False
    ruled: bool = False
    box: Box | None = None
    rows: list[list[Cell]] = field(default_factory=list)

    def finish(self, kind: BlockKind, text: str) -> Block:
        marker = MARKER.match(text) if kind != "table" else None
        table = None
        if kind == "table":
            width = max((sum(c.colspan for c in row) for row in self.rows), default=0)
            rows = tuple(tuple(_padded(row, number, width)) for number, row in enumerate(self.rows))
            table = Table(self.start, self.end, self.page, rows, self.ruled, self.box)
        return Block(
            self.start,
            self.end,
            self.page,
            kind,
            text,
            marker["marker"] if marker else "",
            self.start + marker.end() if marker else self.start,
            self.indent,
            self.size,
            self.bold,
            table,
        )


def _padded(row: list[Cell], number: int, width: int) -> list[Cell]:
    """The row with blank cells up to the table's width."""
    end, page = (row[-1].end, row[-1].page) if row else (0, 1)
    have = sum(cell.colspan for cell in row)
    return row + [Cell(end, end, "", number, column, page) for column in range(have, width)]


def finished(written: Sequence[Written], text: str) -> list[Block]:
    """The blocks of a whole ``text``: headings, list items and paragraphs told apart."""
    body = _body_size(written)
    blocks = []
    for index, block in enumerate(written):
        kind, words = block.kind, text[block.start : block.end]
        if kind is None:
            following = written[index + 1] if index + 1 < len(written) else None
            kind = _kind(block, words, following, body)
        blocks.append(block.finish(kind, words))
    return blocks


def _body_size(written: Sequence[Written]) -> float:
    """The size of type in the middle, each letter counted."""
    letters: Counter[float] = Counter()
    for block in written:
        if block.size:
            letters[block.size] += block.end - block.start
    middle = sum(letters.values()) // 2
    for size in sorted(letters):
        middle -= letters[size]
        if middle < 0:
            return size
    return 0.0


# “… von einer Redaktionsgruppe. Ihr haben angehört”, “Die Kommission umfasst 25 Mitglieder, nämlich”
_SENTENCES = re.compile(r"[a-zäöüß]{4,}[.!?] [A-ZÄÖÜ]|,? (?:nämlich|und zwar|angehört|angehören|vertreten|folgende)$")


def _introduces(text: str) -> bool:
    """Whether a line is a sentence that what is below goes on with, not a heading: “Neu gegliedert wird in”."""
    return leaves_open(text) or _SENTENCES.search(text) is not None


def _kind(block: Written, text: str, following: Written | None, body: float) -> BlockKind:
    marker = MARKER.match(text)
    numbered = marker is not None and any(c.isalnum() for c in marker["marker"])
    short = (
        block.printed <= 2
        and len(text) <= _HEADING_LENGTH
        and not text.endswith((".", ",", ";", "!", "?", " und"))
        and any(c.isalpha() for c in text)
    )
    stands_out = block.bold or block.size > body * 1.08 or text.endswith(":")
    alone = block.gap and following is not None and following.gap and not _introduces(text)
    if short and (marker is None or numbered) and (stands_out or alone):
        return "heading"
    return "item" if marker is not None else "paragraph"
