"""The sections of a long paper as a tree, from its headings: their type, their numbers, the table of contents and the bookmarks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.document import Block, Document
from extractors.german.text import fold
from extractors.outline.bookmarks import bookmarked, rank
from extractors.outline.titles import Title, is_contents_line, kind_of, read_title, without_page
from extractors.per_document import per_document

_LONGEST = 160
_LARGER = 1.06
_SAME_SIZE, _MEASURED = 0.36, 0.08  # points; share of a size on a scan
_CONTENTS_LINES = 3
_LONG, _EARLY, _NAMED, _MOSTLY = 6, 8, 5, 0.6
"""Pages of a paper that has contents, the last page that they reach to, and the lines of such a page, and the share of them, that name
others."""
_TWICE = 2
"""A title stands in the contents, and over its section."""
_BELOW = 1000
"""How far the levels of bookmarks lie apart, for headings between them that no bookmark names."""


@dataclass(slots=True, eq=False)
class Part:
    """A section: its title's block, the text from ``start`` to ``end``, and the section that it stands in (None at the top)."""

    block: Block
    title: Title
    level: int
    kind: str
    start: int
    end: int = -1
    parent: Part | None = field(default=None, repr=False)

    def path(self) -> tuple[Part, ...]:
        """From the chapter down to this section."""
        return (*(self.parent.path() if self.parent else ()), self)


@per_document
def parts(document: Document) -> tuple[Part, ...]:
    """The sections in reading order; empty where the paper has no headings that stand out."""
    found: list[Part] = []
    open_parts: list[Part] = []
    levels = _levels(document)
    for block in _headings(document):
        title = read_title(block.text)
        part = Part(block, title, _level(document, block, title, levels), kind_of(title.words), block.start)
        closing = [n for n, open_part in enumerate(open_parts) if open_part.level >= part.level]
        for open_part in open_parts[closing[0] :] if closing else ():
            open_part.end = part.start
        del open_parts[closing[0] if closing else len(open_parts) :]
        part.parent = open_parts[-1] if open_parts else None
        open_parts.append(part)
        found.append(part)
    for part in open_parts:
        part.end = len(document.text)
    return tuple(found)


def part_at(document: Document, offset: int) -> Part | None:
    """The innermost section that holds the character at ``offset``."""
    index = bisect_right(_starts(document), offset) - 1
    part = parts(document)[index] if index >= 0 else None
    while part is not None and part.end <= offset:
        part = part.parent
    return part


@per_document
def _starts(document: Document) -> list[int]:
    return [part.start for part in parts(document)]


@per_document
def contents_lines(document: Document) -> frozenset[int]:
    """Where the lines and rows of the table of contents begin: by their dots, or since they name what later pages begin with."""
    lines = [block.start for block in document.blocks if block.table is None and is_contents_line(block.text)]
    return frozenset([*(lines if len(lines) >= _CONTENTS_LINES else ()), *_named_again(document)])


def _named_again(document: Document) -> Iterator[int]:
    """The lines of an early page most of which name lines of later pages, in their order: contents whose dots a scan has lost."""
    if len(document.pages) < _LONG:
        return
    lines = [(start, page, fold(text)) for start, page, text in _short_lines(document)]
    often = Counter(text for _, _, text in lines)
    first: dict[str, list[tuple[int, int, str]]] = {text.partition(" ")[0]: [] for _, _, text in lines}
    for start, page, text in lines:
        if often[text] <= _TWICE:
            first[text.partition(" ")[0]].append((start, page, text))
    for early in range(1, _EARLY + 1):
        here = [(start, text) for start, page, text in lines if page == early]
        named = [
            next((at for at, page, said in first[text.partition(" ")[0]] if page > early and text.startswith(said)), 0)
            for _, text in here
        ]
        found = [at for at in named if at]
        in_order = 1 + sum(one < two for one, two in pairwise(found))
        if in_order >= max(_NAMED, len(here) * _MOSTLY):
            yield from (start for start, _ in here)


def _short_lines(document: Document) -> Iterator[tuple[int, int, str]]:
    """Lines, and rows of a line and a number, with their pages."""
    for block in document.blocks:
        for cells in [[block]] if block.table is None else block.table.rows:
            if len(cells[0].text) < _LONGEST and not any(sign.isalpha() for cell in cells[1:] for sign in cell.text):
                yield cells[0].start, block.page, cells[0].text


@per_document
def body_size(document: Document) -> float:
    """The type size of most of the text; 0 where the paper has none."""
    sizes: Counter[float] = Counter()
    for block in document.blocks:
        if block.size:
            sizes[round(block.size, 1)] += len(block.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0.0


def stands_out(document: Document, block: Block) -> bool:
    """Whether a line is set as a heading: larger or bolder than the text."""
    return block.bold or block.size > body_size(document) * _LARGER


def _headings(document: Document) -> Iterator[Block]:
    listed = contents_lines(document)
    titles = {fold(read_title(without_page(block.text)).words) for block in document.blocks if block.start in listed}
    for block in document.blocks:
        if block.table is not None or block.start in listed or len(block.text) > _LONGEST:
            continue
        named = block.start in bookmarked(document)
        in_contents = fold(read_title(block.text).words) in titles
        plain = block.kind in ("heading", "item") and not block.text.rstrip().endswith((".", ";", ","))
        if named or in_contents or (plain and _is_set_as_one(document, block)):
            yield block


def _is_set_as_one(document: Document, block: Block) -> bool:
    if body_size(document) == 0:
        return block.kind == "heading" and not block.text.endswith(":")
    numbered = read_title(block.text).number is not None
    return stands_out(document, block) and (block.kind == "heading" or numbered)


def _levels(document: Document) -> list[float]:
    """The smallest type of headings of each level, the largest first; sizes that hardly differ (on a scan a little more) are one."""
    recognised = document.text_source in ("ocr", "mixed")
    sizes: list[float] = []
    for size in sorted({block.size for block in _headings(document)}, reverse=True):
        if sizes and sizes[-1] - size < (size * _MEASURED if recognised else _SAME_SIZE):
            sizes.pop()
        sizes.append(size)
    return sizes


def _level(document: Document, block: Block, title: Title, sizes: list[float]) -> int:
    """From 1: by the bookmarks, by type size where the paper has several, else by the parts of the number."""
    depth = title.number.count(".") + 1 if title.number and title.number[0].isdigit() else 1
    above, stands_there = rank(document, block) or (0, False)
    if stands_there:
        return above * _BELOW
    if len(sizes) <= 1:
        return above * _BELOW + depth
    by_size = next(rank for rank, size in enumerate(sizes, 1) if block.size >= size)
    # headings of one size below each other are told apart by their numbers
    return above * _BELOW + by_size * 10 + depth
