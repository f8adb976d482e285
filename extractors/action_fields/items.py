"""The items below a line: bullets, or numbers with their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.action_fields.labels import Label
from extractors.action_fields.marks import marked_blocks
from extractors.action_fields.named import heads, labels_of
from extractors.action_fields.numbering import place_of
from extractors.document import Block, Document, Range

_MOST_CELLS = 24


def items_below(document: Document, index: int) -> list[Label]:
    """The labels of the items below block ``index``."""
    blocks = marked_blocks(document)[index + 1 :]
    if not blocks or not blocks[0].marker:
        return []
    first = blocks[0]
    items = [block for block in blocks[:_MOST_CELLS] if block.marker and _same_level(block, first)]
    spans = heads(document, [Range(item.content_start, item.end) for item in items])
    named = {item.start: span.end for item, span in zip(items, spans, strict=True) if span.end < item.end}
    labels: list[Label] = []
    passed = 0
    for place, block in enumerate(blocks):
        if block.marker and _same_level(block, first):
            labels += _item(document, block, named.get(block.start, block.end))
            passed += 1
        elif not block.marker and not _resumes(blocks[place:], first, _number(first), passed):
            break
    return labels


def _same_level(block: Block, first: Block) -> bool:
    """Whether two items are marked alike and stand at the same depth: ``1.`` and ``2.``, ``4.1`` and ``4.2``."""
    near = abs(block.indent - first.indent) <= max(12.0, first.indent * 0.2)
    return near and level(block.marker) == level(first.marker)


def _item(document: Document, block: Block, end: int) -> Iterator[Label]:
    """The labels of an item; a number without a dot before it is its code."""
    bare = block.marker.strip("().")
    if bare != block.marker or not (_ROMAN.fullmatch(bare) or _LETTER.fullmatch(bare)):
        yield from labels_of(document, [Range(block.start, end)])
        return
    for label in labels_of(document, [Range(block.content_start, end)]):
        yield replace(label, code=bare)


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
    return chapter + dot if dot else "1" if bare.isdigit() else "A" if bare.isupper() else "a"


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
