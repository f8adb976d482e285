"""What a reader found on the pages becomes a Document: the text is written once, spaces and hyphens repaired, every word with its place.

Readers (PDF, plain text, HTML) hand over pages of raw blocks in reading order (:mod:`pipeline.ingest.document.raw`). Everything that
must be the same for all inputs happens here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.document import Block, BlockKind, Box, Cell, Document, Line, Page, Table, TextSource, Word
from extractors.german.text import MARKER, SOFT_HYPHEN, glues, joins, leaves_open
from pipeline.ingest.document.raw import RawLine, RawPage, RawParagraph, RawTable, RawWord, clean, closed_up


def assemble(pages: Sequence[RawPage], text_source: TextSource, notes: Sequence[str] = ()) -> Document:
    """The Document of these pages."""
    writer = Writer()
    written: list[Page] = []
    for raw in pages:
        start = writer.open_page(raw)
        for block in raw.blocks:
            if isinstance(block, RawTable):
                writer.table(block, raw.number)
            else:
                writer.paragraph(block, raw.number)
        written.append(
            Page(
                raw.number,
                start,
                writer.length,
                raw.width,
                raw.height,
                raw.source,
                tuple(raw.margins),
                raw.reason,
                raw.direction,
                raw.skew,
            )
        )
    text = "".join(writer.parts)
    return Document(
        text=text,
        pages=tuple(written),
        words=tuple(writer.words),
        lines=tuple(writer.lines),
        blocks=tuple(finished(writer.blocks, text)),
        text_source=text_source,
        notes=tuple(notes),
    )


class Writer:
    """The text as it grows, with the words, lines and blocks written so far."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.words: list[Word] = []
        self.lines: list[Line] = []
        self.blocks: list[Written] = []
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
            return
        self._separate(raw.gap)
        start = self.length
        self.run(lines, page)
        sizes = [word.size for line in lines for word in line]
        self.blocks.append(
            Written(
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

    def table(self, raw: RawTable, page: int) -> None:
        """Write the rows; they go to the last table where this one continues it."""
        last = self.blocks[-1] if self.blocks else None
        if raw.continues is not None and last is not None and last.kind == "table":
            written = last
            if self.parts[-1] != "\f":
                self.put("\n")
        else:
            self._separate(raw.gap)
            written = Written(self.length, self.length, page, "table", gap=raw.gap, ruled=raw.ruled, box=raw.box)
            self.blocks.append(written)
        for number, row in enumerate(raw.rows):
            if number:
                self.put("\n")
            cells, column = [], 0
            for index, cell in enumerate(row):
                if index:
                    self.put("\t")
                start = self.length
                self.run([line for line in cell.lines if line], page)
                cells.append(
                    Cell(start, self.length, self.text(start), len(written.rows), column, page, cell.box, cell.colspan)
                )
                column += cell.colspan
            written.rows.append(cells)
        written.end = self.length
        self.carried = False

    def run(self, lines: Sequence[RawLine], page: int, after: str | None = None) -> None:
        """Write printed lines as one line of text. ``after`` is the printed word before, if it is the same paragraph."""
        before = after
        for line in map(closed_up, lines):
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
                printed = raw.printed or raw.text
                self.words.append(
                    Word(begin, self.length, page, printed, raw.box, raw.confidence, raw.repair, raw.doubt)
                )
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
        text, here = self.text(last.start), " ".join(words)
        if MARKER.match(here) or text.endswith((".", ":", "!", "?", ";")):
            return False
        if joins(self.words[-1].printed, here) or (len(text) >= (40 if page_break else 100) and leaves_open(text)):
            return True
        if not here[0].islower():
            return False
        return len(text) >= 40 if page_break else len(text) >= 50 and len(here) >= 20


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


# “Das Angebot läuft und wird angenommen.8”: a sentence with the number of its note
_NOTED = re.compile(r"^(?:\S+\s+){4}.*[a-zäöüß)][.!?;]\d{1,2}$")
_LARGER = 1.08
"""How much larger than the text a heading is set; then it may be a question, “Wie kommen wir hin?”."""


def _kind(block: Written, text: str, following: Written | None, body: float) -> BlockKind:
    marker = MARKER.match(text)
    numbered = marker is not None and any(c.isalnum() for c in marker["marker"])
    larger = block.size > body * _LARGER
    short = (
        block.printed <= 2
        and len(text) <= _HEADING_LENGTH
        and not text.endswith((".", ",", ";", "!", " und"))
        and (larger or not text.endswith("?"))
        and any(c.isalpha() for c in text)
        and not _NOTED.search(text)
    )
    stands_out = block.bold or larger or text.endswith(":")
    alone = block.gap and following is not None and following.gap and not _introduces(text)
    if short and (marker is None or numbered) and (stands_out or alone):
        return "heading"
    return "item" if marker is not None else "paragraph"
