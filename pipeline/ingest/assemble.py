"""Turn what a reader found on the pages into a Document: write the text once, repair hyphenation, keep the places.

Readers (PDF, plain text, HTML) hand over pages of raw blocks in reading order: paragraphs of printed lines, and tables of
cells of printed lines. Everything that must be the same for all inputs happens here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.document import Block, BlockKind, Box, Cell, Document, Line, Page, Table, TextSource, Word
from extractors.german.text import MARKER, SOFT_HYPHEN, glues, joins, leaves_open

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_HEADING_LENGTH = 100


@dataclass(slots=True)
class RawWord:
    """A word as it stands on the page; no white space inside."""

    text: str
    box: Box | None = None
    confidence: float | None = None
    size: float = 0.0
    bold: bool = False


RawLine = list[RawWord]


@dataclass(slots=True)
class RawParagraph:
    """Printed lines that belong together. ``kind`` None leaves it to the assembler to tell headings, items and paragraphs;
    ``gap``: the paper leaves space before this block. ``continues``: the lines go on with the paragraph before, cut off by
    the end of a column or a page."""

    lines: list[RawLine]
    kind: Literal["heading", "paragraph", "item"] | None = None
    indent: float = 0.0
    gap: bool = True
    continues: bool = False


@dataclass(slots=True)
class RawCell:
    lines: list[RawLine] = field(default_factory=list)
    box: Box | None = None
    colspan: int = 1


@dataclass(slots=True)
class RawTable:
    """Rows of cells. ``continues``: the rows go on with the last table of the page before, a repeated head left out."""

    rows: list[list[RawCell]]
    ruled: bool = False
    box: Box | None = None
    gap: bool = True
    continues: bool = False


RawBlock = RawParagraph | RawTable


@dataclass(slots=True)
class RawPage:
    number: int
    blocks: list[RawBlock]
    width: float = 0.0
    height: float = 0.0
    source: Literal["digital", "ocr", "text", "none"] = "text"
    margins: list[str] = field(default_factory=list)


def clean(word: str) -> str:
    """A printed word as the text has it: composed letters, ligatures spelled out, nothing invisible."""
    word = unicodedata.normalize("NFC", word).translate(_LIGATURES)
    return "".join(c for c in word if unicodedata.category(c) not in ("Cc", "Cf") and not c.isspace())


def assemble(pages: Sequence[RawPage], text_source: TextSource, notes: Sequence[str] = ()) -> Document:
    """The Document of these pages."""
    writer = _Writer()
    written: list[Page] = []
    for raw in pages:
        start = writer.open_page(raw)
        for block in raw.blocks:
            if isinstance(block, RawTable):
                writer.table(block, raw.number)
            else:
                writer.paragraph(block, raw.number)
        written.append(Page(raw.number, start, writer.length, raw.width, raw.height, raw.source, tuple(raw.margins)))
    return Document(
        text="".join(writer.parts),
        pages=tuple(written),
        words=tuple(writer.words),
        lines=tuple(writer.lines),
        blocks=tuple(_headings(writer.blocks)),
        text_source=text_source,
        notes=tuple(notes),
    )


class _Writer:
    """The text as it grows, with the words, lines and blocks written so far."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.words: list[Word] = []
        self.lines: list[Line] = []
        self.blocks: list[_Written] = []
        self.carried = False

    def put(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)

    def text(self, start: int) -> str:
        """What was written from ``start`` on."""
        tail: list[str] = []
        size = self.length - start
        for part in reversed(self.parts):
            if size <= 0:
                break
            tail.append(part)
            size -= len(part)
        return "".join(reversed(tail))[-(self.length - start) :] if self.length > start else ""

    def open_page(self, raw: RawPage) -> int:
        """Begin a page. The end of a word broken over the page break is written before the break, with its own place."""
        if raw.number > 1:
            first = raw.blocks[0] if raw.blocks else None
            self.carried = isinstance(first, RawParagraph) and self._carries_on(first, page_break=True)
            if self.carried and isinstance(first, RawParagraph):
                line = next(line for line in first.lines if line)
                if joins(self.words[-1].printed, clean(line[0].text)):
                    self.run([[line[0]]], raw.number, after=self.words[-1].printed)
                    line.pop(0)
                    first.lines = [line for line in first.lines if line]
                    self.blocks[-1].end = self.length
            self.put("\f")
        return self.length

    def paragraph(self, raw: RawParagraph, page: int) -> None:
        lines = [line for line in raw.lines if any(clean(word.text) for word in line)]
        if not lines:
            return
        raw = replace(raw, lines=lines)
        if self.carried or self._carries_on(raw, page_break=False):
            if not self.carried:
                self.run(lines, page, after=self.words[-1].printed)
            else:
                self.run(lines, page)
            self.carried = False
            self.blocks[-1].end = self.length
            self.blocks[-1].refresh(self)
            return
        self._separate(raw.gap)
        start = self.length
        self.run(lines, page)
        sizes = [word.size for line in lines for word in line]
        self.blocks.append(
            _Written(
                start,
                self.length,
                page,
                raw.kind,
                indent=raw.indent,
                gap=raw.gap,
                printed=len(lines),
                size=max(sizes),
                bold=all(word.bold for line in lines for word in line),
            )
        )
        self.blocks[-1].refresh(self)

    def table(self, raw: RawTable, page: int) -> None:
        """Write the rows; they go to the last table where this one continues it."""
        last = self.blocks[-1] if self.blocks else None
        if raw.continues and last is not None and last.kind == "table":
            written = last
            if self.parts[-1] != "\f":
                self.put("\n")
        else:
            self._separate(raw.gap)
            written = _Written(self.length, self.length, page, "table", gap=raw.gap, ruled=raw.ruled, box=raw.box)
            self.blocks.append(written)
        for number, row in enumerate(raw.rows):
            if number:
                self.put("\n")
            cells = []
            for index, cell in enumerate(row):
                if index:
                    self.put("\t")
                start = self.length
                self.run([line for line in cell.lines if line], page)
                column = sum(c.colspan for c in row[:index])
                cells.append(
                    Cell(start, self.length, self.text(start), len(written.rows), column, page, cell.box, cell.colspan)
                )
            written.rows.append(cells)
        written.end = self.length
        written.refresh(self)
        self.carried = False

    def run(self, lines: Sequence[RawLine], page: int, after: str | None = None) -> None:
        """Write printed lines as one line of text. ``after`` is the printed word before, if it is the same paragraph."""
        before = after
        for line in lines:
            start = -1
            kept: list[RawWord] = []
            for raw in line:
                body = clean(raw.text)
                if not body:
                    continue
                if before is not None:
                    self._space(before, body, line_break=not kept)
                if start < 0:
                    start = self.length
                begin = self.length
                self.put(body)
                self.words.append(Word(begin, self.length, page, raw.text, raw.box, raw.confidence))
                kept.append(raw)
                before = raw.text
            if kept:
                boxes = [word.box for word in kept if word.box is not None]
                self.lines.append(
                    Line(
                        start,
                        self.length,
                        page,
                        Box.around(boxes) if boxes else None,
                        max(word.size for word in kept),
                        all(word.bold for word in kept),
                    )
                )

    def _space(self, before: str, body: str, *, line_break: bool) -> None:
        """What stands between two words of one paragraph: nothing inside a hyphenated word, else a space."""
        if joins(before, body):
            if before[-1] != SOFT_HYPHEN:  # soft hyphens are invisible and were never written
                self._chop()
        elif not (line_break and glues(before, body)):
            self.put(" ")

    def _chop(self) -> None:
        """Take back the hyphen written last."""
        self.parts[-1] = self.parts[-1][:-1]
        self.length -= 1
        self.words[-1] = replace(self.words[-1], end=self.length)
        if self.lines and self.lines[-1].end > self.length:
            self.lines[-1] = replace(self.lines[-1], end=self.length)

    def _separate(self, gap: bool) -> None:
        if self.parts and not self.parts[-1].endswith("\f"):
            self.put("\n\n" if gap else "\n")

    def _carries_on(self, raw: RawParagraph, *, page_break: bool) -> bool:
        """Whether this paragraph is the rest of the one before, cut off by a page break or a lost line."""
        last = self.blocks[-1] if self.blocks else None
        words = [clean(word.text) for line in raw.lines for word in line]
        words = [word for word in words if word]
        if (
            last is None
            or not words
            or not self.words
            or last.kind in ("table", "heading")
            or raw.kind in ("heading", "item")
        ):
            return False
        if raw.continues:
            return True
        text, here = last.text, " ".join(words)
        if MARKER.match(here) or text.endswith((".", ":", "!", "?", ";")):
            return False
        if joins(self.words[-1].printed, here) or (len(text) >= (40 if page_break else 100) and leaves_open(text)):
            return True
        if not here[0].islower():
            return False
        return len(text) >= 40 if page_break else len(text) >= 50 and len(here) >= 20


@dataclass(slots=True)
class _Written:
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
    text: str = ""
    rows: list[list[Cell]] = field(default_factory=list)

    def refresh(self, writer: _Writer) -> None:
        self.text = writer.text(self.start)

    def finish(self, kind: BlockKind) -> Block:
        marker = MARKER.match(self.text) if kind != "table" else None
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
            self.text,
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


def _headings(written: Sequence[_Written]) -> list[Block]:
    """Tell headings, list items and paragraphs apart."""
    sizes = sorted(block.size for block in written for _ in range(len(block.text)) if block.size)
    body = sizes[len(sizes) // 2] if sizes else 0.0
    blocks = []
    for index, block in enumerate(written):
        kind = block.kind
        if kind is None:
            following = written[index + 1] if index + 1 < len(written) else None
            kind = _kind(block, following, body)
        blocks.append(block.finish(kind))
    return blocks


def _kind(block: _Written, following: _Written | None, body: float) -> BlockKind:
    marker = MARKER.match(block.text)
    numbered = marker is not None and any(c.isalnum() for c in marker["marker"])
    short = (
        block.printed <= 2
        and len(block.text) <= _HEADING_LENGTH
        and not block.text.endswith((".", ",", ";", "!", "?", " und"))
        and any(c.isalpha() for c in block.text)
    )
    stands_out = block.bold or block.size > body * 1.08 or block.text.endswith(":")
    alone = block.gap and following is not None and following.gap
    if short and (marker is None or numbered) and (stands_out or alone):
        return "heading"
    return "item" if marker is not None else "paragraph"
