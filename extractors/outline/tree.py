"""The sections of a long paper as a tree, from its headings: their type, their numbers, the table of contents and the bookmarks."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.document import Block, Document, last_at
from extractors.german.text import fold
from extractors.outline.bookmarks import bookmarked, rank
from extractors.outline.titles import Title, is_contents_line, kind_of, names_a_field, read_title, without_page
from extractors.per_document import per_document

_LONGEST = 160
_LARGER = 1.06
_SAME_SIZE, _MEASURED = 0.36, 0.08  # points; share of a size on a scan
_CONTENTS_LINES = 3
_LONG, _EARLY, _NAMED, _MOSTLY = 6, 8, 5, 0.6
"""Pages of a paper with contents; the last that they reach to; the lines of such a page, and their share, that name others."""
_UNDER = 0.5
_BELOW = 1000  # how far the levels of bookmarks lie apart, for headings between them that no bookmark names


@dataclass(slots=True, eq=False)
class Part:
    """A section: its title's block, the text from ``start`` to ``end``, and the section that it stands in (None at the top)."""

    block: Block
    title: Title
    level: float
    kind: str
    start: int
    end: int
    parent: Part | None = field(repr=False)

    def path(self) -> tuple[Part, ...]:
        """From the chapter down to this section."""
        return (*(self.parent.path() if self.parent else ()), self)


@per_document
def parts(document: Document) -> tuple[Part, ...]:
    """The sections in reading order; empty where the paper has no headings that stand out."""
    found: list[Part] = []
    open_parts: list[Part] = []
    levels = _levels(document)
    for block, set_as_one in _headings(document):
        title = read_title(block.text)
        level = _level(document, block, title, levels) if set_as_one else _level_of_field(open_parts)
        while open_parts and open_parts[-1].level >= level:
            open_parts.pop().end = block.start
        parent = open_parts[-1] if open_parts else None
        part = Part(block, title, level, kind_of(title.words), block.start, len(document.text), parent)
        open_parts.append(part)
        found.append(part)
    return tuple(found)


def part_at(document: Document, offset: int) -> Part | None:
    """The innermost section that holds the character at ``offset``."""
    part = last_at(parts(document), offset)
    while part is not None and part.end <= offset:
        part = part.parent
    return part


@per_document
def contents_lines(document: Document) -> frozenset[int]:
    """Where the lines and rows of the table of contents begin: by their dots, or since they name what later pages begin with."""
    lines = [block.start for block in document.blocks if block.table is None and is_contents_line(block.text)]
    return frozenset([*(lines if len(lines) >= _CONTENTS_LINES else ()), *_named_again(document)])


def _named_again(document: Document) -> Iterator[int]:
    """The lines of an early page most of which name lines of later pages, in their order: contents whose dots a scan has lost."""
    rows = ((block.page, row) for block in document.blocks for row in (block.table.rows if block.table else [[block]]))
    lines = [
        (fold(row[0].text), row[0].start, page)
        for page, row in rows
        if len(row[0].text) < _LONGEST and not any(sign.isalpha() for cell in row[1:] for sign in cell.text)
    ]
    often = Counter(text for text, _, _ in lines)
    titles = sorted(line for line in lines if often[line[0]] <= 2)
    for early in range(1, _EARLY + 1 if len(document.pages) >= _LONG else 1):
        here = [line for line in lines if line[2] == early]
        later = [title for title in titles if title[2] > early]
        found = [
            later[at - 1][1]
            for said, _, _ in here
            if (at := bisect_right(later, (said, len(document.text), 0))) and said.startswith(later[at - 1][0])
        ]
        if 1 + sum(one < two for one, two in pairwise(found)) >= max(_NAMED, len(here) * _MOSTLY):
            yield from (start for _, start, _ in here)


@per_document
def body_size(document: Document) -> float:
    """The type size of most of the text; 0 where the paper has none."""
    sizes: Counter[float] = Counter()
    for block in document.blocks:
        sizes[round(block.size, 1)] += len(block.text)
    return max(filter(None, sizes), key=lambda size: sizes[size], default=0.0)


def stands_out(document: Document, block: Block) -> bool:
    """Whether a line is set as a heading: larger or bolder than the text."""
    return block.bold or block.size > body_size(document) * _LARGER


@per_document
def _headings(document: Document) -> tuple[tuple[Block, bool], ...]:
    """The headings, each with whether it is one by its look, or since contents or bookmarks list it, or by its words alone."""
    listed, named = contents_lines(document), bookmarked(document)
    titles = {fold(read_title(without_page(block.text)).words) for block in document.blocks if block.start in listed}
    found: list[tuple[Block, bool]] = []
    for block in document.blocks:
        if block.table is not None or block.start in listed or len(block.text) > _LONGEST:
            continue
        plain = block.kind in ("heading", "item") and not block.text.rstrip().endswith((".", ";", ","))
        told = block.start in named or fold(read_title(block.text).words) in titles
        if (set_as_one := told or (plain and _is_set_as_one(document, block))) or names_a_field(block.text):
            found.append((block, set_as_one))
    return tuple(found)


def _is_set_as_one(document: Document, block: Block) -> bool:
    if body_size(document) == 0:
        return block.kind == "heading" and not block.text.endswith(":")
    return stands_out(document, block) and (block.kind == "heading" or read_title(block.text).number is not None)


def _level_of_field(above: Sequence[Part]) -> float:
    """Of a line that alone its words make the heading of a field: the level of the field before it, else below the section where it
    stands; however large what follows is set, it belongs to the field, up to the next heading of that section."""
    field = next((part for part in above if names_a_field(part.block.text)), None)
    return field.level if field else above[-1].level + _UNDER if above else 0


def _levels(document: Document) -> list[float]:
    """The smallest type of headings of each level, the largest first; sizes that hardly differ (on a scan a little more) are one."""
    recognised = document.text_source in ("ocr", "mixed")
    sizes: list[float] = []
    for size in sorted({block.size for block, set_as_one in _headings(document) if set_as_one}, reverse=True):
        if sizes and sizes[-1] - size < (size * _MEASURED if recognised else _SAME_SIZE):
            sizes.pop()
        sizes.append(size)
    return sizes


def _level(document: Document, block: Block, title: Title, sizes: list[float]) -> float:
    """From 1: by the bookmarks, by type size where the paper has several, else by the parts of the number."""
    depth = title.number.count(".") + 1 if title.number and title.number[0].isdigit() else 1
    above, stands_there = rank(document, block)
    by_size = next(rank for rank, size in enumerate(sizes, 1) if block.size >= size) if len(sizes) > 1 else 0
    # headings of one size below each other are told apart by their numbers
    return above * _BELOW + (0 if stands_there else _BELOW // 2) + by_size * 10 + depth
