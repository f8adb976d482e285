"""What an extractor sees of a council paper: one text, and where every character of it stands on the page.

A digital page, a scanned page and a text file all give the same :class:`Document`. The text is cleaned once, before
the Document exists, and never again:

* a paragraph, heading, list item or table row is **one line** of ``text``, however many lines it takes on the page:
  line breaks inside it are spaces, hyphenation is repaired (``Jugendhilfeaus-`` + ``schuss`` → ``Jugendhilfeausschuss``);
* the cells of a table row are separated by ``\\t``; a blank cell is an empty string between two tabs;
* a blank line stands where the paper leaves a gap; pages are joined by ``\\f``;
* every ticked box, drawn or typed, is ``☒``, every open one ``☐``;
* running heads and feet are not in ``text``; they are kept in :attr:`Page.margins`, and can be quoted from there.

Boxes are PDF points with the origin at the top left of the page as it is shown. Plain text and HTML have no boxes.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import Literal, Protocol, TypeVar

TextSource = Literal["digital", "ocr", "mixed", "text"]
BlockKind = Literal["heading", "paragraph", "item", "table"]


class Span(Protocol):
    """Anything that lies from ``start`` to ``end`` (exclusive) in a document's text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


AnySpan = TypeVar("AnySpan", bound=Span)


@dataclass(frozen=True, slots=True)
class Range:
    """A bare span of text."""

    start: int
    end: int


def last_at(every: Sequence[AnySpan], offset: int) -> AnySpan | None:
    """The last of spans in reading order that begins at ``offset`` or before it."""
    before = bisect_right(every, offset, key=attrgetter("start"))
    return every[before - 1] if before else None


def beginning_in(every: Sequence[AnySpan], start: int, end: int) -> Sequence[AnySpan]:
    """Those of spans in reading order that begin from ``start`` on and before ``end``."""
    first, behind = (bisect_left(every, at, key=attrgetter("start")) for at in (start, end))
    return every[first:behind]


def meet(one: Span, spans: Iterable[Span]) -> bool:
    """Whether a span overlaps one of others."""
    return any(span.start < one.end and one.start < span.end for span in spans)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in PDF points, origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @classmethod
    def around(cls, boxes: Iterable[Box]) -> Box:
        """The smallest box that holds all of ``boxes`` (at least one)."""
        every = list(boxes)
        return cls(
            min(b.x0 for b in every),
            min(b.top for b in every),
            max(b.x1 for b in every),
            max(b.bottom for b in every),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed. ``printed`` keeps what stands on the page (``Jugendhilfeaus-``); the text from ``start`` to
    ``end`` is what is left of it after repair (``Jugendhilfeaus``, joined to the next word without a space).

    ``repair``: the kind of a misreading that was repaired (``date``: ``O5.12.2O24`` was read, ``05.12.2024`` is the text).
    ``doubt``: the word cannot be right, and this is what it may be (several things, or nothing): ``37.05.2018``."""

    start: int
    end: int
    page: int
    printed: str
    box: Box | None = None
    confidence: float | None = None
    repair: str = ""
    doubt: tuple[str, ...] | None = None

    def read(self, start: int, end: int) -> str:
        """What was read for the text from ``start`` to ``end`` of this word: all of it where the letters do not answer each
        other one by one."""
        if len(self.printed) == self.end - self.start:
            return self.printed[start - self.start : end - self.start]
        return self.printed


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it lies on the page (in a table: one line of one cell)."""

    start: int
    end: int
    page: int
    box: Box | None = None
    size: float = 0.0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. A blank cell has ``start == end`` and ``text == ""``; it still has its place in the grid."""

    start: int
    end: int
    text: str
    row: int
    column: int
    page: int
    box: Box | None = None
    colspan: int = 1


@dataclass(frozen=True)
class Table:
    """Rows of cells. Every row reaches over the same number of columns: short rows are padded with blank cells, and a cell
    with a ``colspan`` stands for several, so that a row may have fewer cells; find a cell by its ``column``, not by its place
    in the row. A table that runs over a page break is one Table; a head repeated on the next page is dropped. ``ruled``
    says whether lines were drawn around the cells."""

    start: int
    end: int
    page: int
    rows: tuple[tuple[Cell, ...], ...]
    ruled: bool = False
    box: Box | None = None

    @cached_property
    def columns(self) -> int:
        return max((cell.column + cell.colspan for row in self.rows for cell in row), default=0)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table in reading order.

    ``text`` is ``document.text[start:end]``. An item's ``marker`` is what numbers or bullets it (``-``, ``1.``, ``a)``,
    ``A.``); ``content_start`` is where its words begin. ``indent`` is its left edge (points, or columns in a text file).
    """

    start: int
    end: int
    page: int
    kind: BlockKind
    text: str
    marker: str = ""
    content_start: int = -1
    indent: float = 0.0
    size: float = 0.0
    bold: bool = False
    table: Table | None = None

    @property
    def content(self) -> str:
        """The text without the marker."""
        return self.text[self.content_start - self.start :] if self.content_start >= 0 else self.text


@dataclass(frozen=True, slots=True)
class Margin:
    """A running head or foot that was set aside: “Stadt Auenbrück – Der Bürgermeister  Seite 2”, and where it lies on its page.
    ``confidence`` is how surely it was read (None where nothing was guessed)."""

    text: str
    box: Box | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, its size in points (0 for plain text), where it stands in the text, and the running
    heads and feet that were set aside. ``source`` is ``"none"`` for a page that has no usable text layer and was not
    recognised; ``reason`` says why a page was not read from its text layer. ``direction`` and ``skew`` (degrees clockwise): how
    the text of the page as shown runs. ``label``: the number that the PDF gives the page (“IV”), where it is not ``number``."""

    number: int
    start: int
    end: int
    width: float = 0.0
    height: float = 0.0
    source: Literal["digital", "ocr", "text", "none"] = "text"
    margins: tuple[Margin, ...] = ()
    reason: str | None = None
    direction: int = 0
    skew: float = 0.0
    label: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline that a PDF brings along: its title, the page that it leads to, and its level from 1."""

    title: str
    page: int
    level: int


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a quotation that stands on one page, misread words as they were read; ``boxes`` has one box a line, empty
    where there are none."""

    page: int
    start: int
    end: int
    quote: str
    boxes: tuple[Box, ...] = ()

    @property
    def box(self) -> Box | None:
        return Box.around(self.boxes) if self.boxes else None


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a document says something: a span of its text and the pieces of pages that show it. Made by
    :meth:`Document.evidence` only. ``confidence`` is how surely the words were read (None where nothing was guessed);
    ``repairs`` are the kinds of misreadings that were repaired in them."""

    start: int
    end: int
    pieces: tuple[Piece, ...]
    confidence: float | None = None
    repairs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.pieces:
            raise ValueError("evidence needs at least one word of the document")

    @property
    def quote(self) -> str:
        return " ".join(piece.quote for piece in self.pieces)


@dataclass(frozen=True)
class Document:
    """A council paper that has been read. ``words``, ``lines``, ``blocks`` and ``tables`` are in reading order."""

    text: str
    pages: tuple[Page, ...]
    words: tuple[Word, ...]
    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    text_source: TextSource
    notes: tuple[str, ...] = field(default=())
    bookmarks: tuple[Bookmark, ...] = ()

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(block.table for block in self.blocks if block.table is not None)

    @cached_property
    def margins(self) -> Mapping[str, tuple[Page, Margin]]:
        """The running heads and feet by their text, each with the first page that has it."""
        found: dict[str, tuple[Page, Margin]] = {}
        for page in self.pages:
            for margin in page.margins:
                found.setdefault(margin.text, (page, margin))
        return found

    def words_in(self, start: int, end: int) -> Iterator[Word]:
        """The words that have at least one character between ``start`` and ``end``."""
        for index in range(bisect_left(self.words, start + 1, key=attrgetter("end")), len(self.words)):
            word = self.words[index]
            if word.start >= end:
                return
            yield word

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at ``offset``."""
        index = bisect_left(self.blocks, offset + 1, key=attrgetter("end"))
        if index < len(self.blocks) and self.blocks[index].start <= offset:
            return self.blocks[index]
        return None

    def _boxes(self, words: list[Word]) -> Iterator[Box]:
        """One box for each printed line that ``words`` stand on; several where the line lies askew, so that a box holds no
        more of its neighbours."""

        def line_of(word: Word) -> int:
            return bisect_left(self.lines, word.start + 1, key=attrgetter("end"))

        for _, group in groupby(words, key=line_of):
            yield from _level([word.box for word in group if word.box is not None])

    def evidence(self, start: int, end: int) -> Evidence:
        """Where the text from ``start`` to ``end`` stands: one piece a page, white space at the ends left out.

        Raises ValueError where the span holds no word: a fact without evidence cannot be built.
        """
        inside = self.text[start:end]
        start += len(inside) - len(inside.lstrip())
        end = start + len(inside.strip())
        pieces = []
        confidences: list[float] = []
        repairs: dict[str, None] = {}
        for page, group in groupby(self.words_in(start, end), key=attrgetter("page")):
            words = list(group)
            first, last = max(start, words[0].start), min(end, words[-1].end)
            pieces.append(Piece(page, first, last, self._as_read(words, first, last), tuple(self._boxes(words))))
            confidences += [word.confidence for word in words if word.confidence is not None]
            repairs.update(dict.fromkeys(word.repair for word in words if word.repair))
        return Evidence(start, end, tuple(pieces), min(confidences) if confidences else None, tuple(repairs))

    def evidence_in_margin(self, text: str) -> Evidence | None:
        """Where the running head or foot of this text stands, on the first page that has it: a quotation without a span of the
        document's text; None for print across a page, whose place is not known. Raises KeyError where there is none."""
        page, margin = self.margins[text]
        if margin.box is None and page.width:
            return None
        boxes = (margin.box,) if margin.box else ()
        return Evidence(
            page.start, page.start, (Piece(page.number, page.start, page.start, text, boxes),), margin.confidence
        )

    def _as_read(self, words: Iterable[Word], start: int, end: int) -> str:
        """The text from ``start`` to ``end``, with what was read in place of what was repaired."""
        parts, done = [], start
        for word in words:
            if word.repair:
                first, last = max(start, word.start), min(end, word.end)
                parts += [self.text[done:first], word.read(first, last)]
                done = last
        return "".join([*parts, self.text[done:end]])


_ASKEW = 1.5
"""How many times as tall as its tallest word a box of words side by side may be."""


def _level(boxes: list[Box]) -> Iterator[Box]:
    """Boxes around neighbours on a line, as few as there can be without one that leans into the next line."""
    around: Box | None = None
    tallest = 0.0
    for box in boxes:
        tallest = max(tallest, box.height)
        wider = Box.around([around, box]) if around else box
        if around and wider.height > _ASKEW * tallest:
            yield around
            wider, tallest = box, box.height
        around = wider
    if around:
        yield around
