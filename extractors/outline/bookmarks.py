"""Headings that the bookmarks of a PDF name: the line of the bookmark's page that reads as the bookmark does."""

from __future__ import annotations

from collections import defaultdict

from extractors.document import Block, Document
from extractors.german.text import fold
from extractors.outline.titles import read_title
from extractors.per_document import per_document

_SAME_SIZE = 0.35  # points


@per_document
def bookmarked(document: Document) -> dict[int, int]:
    """The level of every heading that a bookmark names, by where it begins. A bookmark that no line of its page reads as
    (“Anlage 1.pdf”, “Leere Seite”) names none. The bookmark may lack the number: “Wohnen” is “3.2 Wohnen”."""
    if not document.bookmarks:
        return {}
    lines: defaultdict[tuple[int, str], list[Block]] = defaultdict(list)
    for block in document.blocks:
        if block.table is None:
            lines[block.page, fold(read_title(block.text).words)].append(block)
    found: dict[int, int] = {}
    for bookmark in document.bookmarks:
        title = read_title(bookmark.title)
        for block in lines[bookmark.page, fold(title.words)]:
            if block.start not in found and title.number in (None, read_title(block.text).number):
                found[block.start] = bookmark.level
                break
    return found


@per_document
def _sizes(document: Document) -> tuple[tuple[float, int], ...]:
    """The type sizes of headings that bookmarks name, each with its deepest level."""
    levels = bookmarked(document)
    deepest: dict[float, int] = {}
    for block in document.blocks:
        if block.start in levels:
            deepest[block.size] = max(levels[block.start], deepest.get(block.size, 0))
    return tuple(deepest.items())


def rank(document: Document, block: Block) -> tuple[int, bool]:
    """The level of a heading among those that bookmarks name (0 where they tell nothing), and whether it stands on that level or
    somewhere below it. A heading that no bookmark names stands with those of its type size, else below larger ones."""
    sizes = _sizes(document)
    if sizes and block.start in bookmarked(document):
        return bookmarked(document)[block.start], True
    larger = [level for size, level in sizes if size > block.size - _SAME_SIZE]
    alike = [level for size, level in sizes if abs(size - block.size) < _SAME_SIZE]
    return max(alike or larger or [0]), bool(alike)
