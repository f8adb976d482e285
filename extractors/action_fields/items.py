"""The items below a line: bullets, or numbers with their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.action_fields.marks import marked_blocks
from extractors.action_fields.numbering import place_of
from extractors.document import Block, Document, Range

MOST = 24


Item = tuple[Range, str | None]


def items_below(document: Document, index: int) -> list[Item]:
    """The items below block ``index``: what each says behind its mark, and its number."""
    blocks = marked_blocks(document)[index + 1 :]
    if not blocks or not blocks[0].marker:
        return []
    first = blocks[0]
    items: list[Item] = []
    last: int | None = None
    for place, block in enumerate(blocks):
        if block.marker and _same_level(block, first):
            number = _number(block)
            if number is not None and last is not None and number <= last:  # “a)” again, below another point
                break
            last = number
            bare = block.marker.strip("().")
            items.append(
                (Range(block.content_start, block.end), bare if bare.isalnum() and _COUNTS.fullmatch(bare) else None)
            )
        elif not block.marker and not _resumes(blocks[place:], first, _number(first), len(items)):
            break
    return items[: MOST + 1]


def _same_level(block: Block, first: Block) -> bool:
    """Whether two items are marked alike and stand at the same depth: ``1.`` and ``2.``, ``4.1`` and ``4.2``."""
    near = abs(block.indent - first.indent) <= max(12.0, first.indent * 0.2)
    return near and level(block.marker) == level(first.marker)


_COUNTS = re.compile(r"\d{1,2}|[IVX]{1,4}|[A-Za-z]")
_ROMAN = re.compile(r"[IVX]{1,4}")
_LETTER = re.compile(r"[A-H]")


def level(marker: str) -> str:
    """What the marks of one list have in common: “2.1” and “2.2”, “a)” and “b)”."""
    bare = marker.strip("().")
    if _ROMAN.fullmatch(bare):
        return marker.replace(bare, "I", 1)
    if not any(c.isalnum() for c in marker) or (bare == marker and bare.isalpha() and not _LETTER.fullmatch(bare)):
        return marker
    chapter, dot, _ = bare.rpartition(".")
    return marker[: marker.startswith("(")] + (
        chapter + dot if dot else "1" if bare.isdigit() else "A" if bare.isupper() else "a"
    )


def _number(block: Block) -> int | None:
    """The place of an item in its list: ``3.`` and ``4.3`` and ``c)`` are third."""
    return None if block.marker.isalpha() else place_of(block.marker.strip("().").rpartition(".")[2])


def _resumes(blocks: Sequence[Block], first: Block, number: int | None, have: int) -> bool:
    """Whether a numbered list goes on with its next number after the paragraphs that explain an item."""
    if number is None:
        return False
    for block in blocks[:8]:
        if block.marker and _same_level(block, first):
            return _number(block) == number + have
    return False
