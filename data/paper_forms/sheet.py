"""A paper as its writer typed it: the light markup of ``data/annotated/WRITING.md``, parsed into blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Align = Literal["left", "right", "center"]

_HEADING = re.compile(r"(#{1,3})\s+(.*)")
_ITEM = re.compile(r"(\s*)([-–•*▪o]|\d{1,2}[.)]|\(?[a-zA-Z][.)]|\d{1,2}(?:\.\d{1,2})+\.?|[IVX]{1,5}[.)])\s+(.*)")
_LINE_COMMANDS = {"right": "right", "center": "center", "small": "left"}


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line or a whole paragraph; its generator wraps it."""

    text: str
    align: Align = "left"
    small: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    indent: int
    """Levels of nesting, from 0."""
    mark: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    rows: tuple[tuple[str, ...], ...]
    """Cells as typed; ``\\n`` parts the lines of a cell."""
    ruled: bool
    has_head: bool

    @property
    def width(self) -> int:
        return max(len(row) for row in self.rows)

    def padded(self) -> list[list[str]]:
        """The rows, each as long as the longest."""
        return [[*row, *[""] * (self.width - len(row))] for row in self.rows]


@dataclass(frozen=True, slots=True)
class Gap:
    """A blank line."""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page."""


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks in a frame, or set in two columns."""

    kind: Literal["box", "columns"]
    blocks: tuple[Block, ...]


Block = Heading | Line | Item | Table | Gap | PageBreak | Group


@dataclass(frozen=True, slots=True)
class Sheet:
    blocks: tuple[Block, ...]
    head: str | None = None
    """The running head; ``{page}`` and ``{pages}`` stand for numbers."""
    foot: str | None = None


class MarkupError(ValueError):
    """The markup breaks a rule; the message names the line, from 1."""


@dataclass(slots=True)
class _Parser:
    lines: list[str]
    at: int = 0
    head: str | None = None
    foot: str | None = None
    rows: list[tuple[str, ...]] = field(default_factory=list)

    def blocks(self, inside: str | None = None) -> Iterator[Block]:
        while self.at < len(self.lines):
            line = self.lines[self.at].rstrip()
            if line[:1] in ("|", "¦"):
                yield self._table(line[0])
                continue
            self.at += 1
            if not line.startswith("@"):
                yield _plain(line)
                continue
            command, _, text = line[1:].partition(" ")
            if command == "end" and inside:
                return
            block = self._command(command, text.strip(), inside)
            if block is not None:
                yield block
        if inside:
            raise MarkupError(f"@{inside} has no @end")

    def _command(self, command: str, text: str, inside: str | None) -> Block | None:
        if command == "head":
            self.head = text
        elif command == "foot":
            self.foot = text
        elif command == "page":
            return PageBreak()
        elif command == "box" and inside != "box":
            return Group("box", tuple(self.blocks("box")))
        elif command == "columns" and inside is None:
            return Group("columns", tuple(self.blocks("columns")))
        elif command in _LINE_COMMANDS:
            align: Align = "right" if command == "right" else "center" if command == "center" else "left"
            return Line(text, align, small=command == "small")
        else:
            raise MarkupError(f"line {self.at}: @{command} is not known here")
        return None

    def _table(self, rule: str) -> Table:
        rows: list[tuple[str, ...]] = []
        has_head = False
        while self.at < len(self.lines) and self.lines[self.at].startswith(rule):
            line = self.lines[self.at].strip()
            self.at += 1
            if len(line) < 2 or not line.endswith(rule):
                raise MarkupError(f"line {self.at}: a row ends with {rule}")
            cells = [cell.strip() for cell in line[1:-1].split(rule)]
            if all(re.fullmatch(r":?-{2,}:?", cell) for cell in cells):
                has_head = has_head or len(rows) == 1
            else:
                rows.append(tuple(re.sub(r"\s*//\s*", "\n", cell) for cell in cells))
        if not rows:
            raise MarkupError(f"line {self.at}: a table without rows")
        return Table(tuple(rows), rule == "|", has_head)


def _plain(line: str) -> Block:
    if not line.strip():
        return Gap()
    if heading := _HEADING.fullmatch(line):
        return Heading(len(heading[1]), heading[2].strip())
    if item := _ITEM.fullmatch(line):
        return Item(len(item[1]) // 2, item[2], item[3])
    return Line(line.strip())


def parse(text: str) -> Sheet:
    """The sheet of a paper's markup. Raises MarkupError, which names the line, where it breaks a rule."""
    parser = _Parser(text.split("\n"))
    blocks = tuple(parser.blocks())
    return Sheet(blocks, parser.head, parser.foot)


def unmarked(text: str) -> str:
    """Without the marks of bold type."""
    return text.replace("**", "")


def words(sheet: Sheet) -> str:
    """Everything that is printed in the body, in reading order, a block a line; the lines of a cell are joined by blanks.

    >>> words(parse("| Gremium | Datum |\\n|---|---|\\n| Rat der//Stadt | 3.5.2021 |"))
    'Gremium Datum\\nRat der Stadt 3.5.2021'
    """
    return "\n".join(filter(None, map(unmarked, _printed(sheet.blocks))))


def _printed(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(text=text) | Line(text=text):
                yield text
            case Item(mark=mark, text=text):
                yield f"{mark} {text}"
            case Table(rows=rows):
                for row in rows:
                    yield " ".join(cell.replace("\n", " ") for cell in row if cell)
            case Group(blocks=inner):
                yield from _printed(inner)
            case _:
                pass
