"""Where the head of a paper ends and its text begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.consultations.values import begins_body
from extractors.document import Block
from extractors.head.paper_type import is_paper_type

# “… ist neu zu fassen. Der Stadtrat hat …”: sentences
_SENTENCES = re.compile(r"[a-zäöüß)]{3,}\.\s+[A-ZÄÖÜ]|.*[a-zäöüß)]{3,}\.\s*$", re.DOTALL)
SALUTATION = re.compile(r"(?:.*\n)?Sehr (?:geehrte|verehrte)")
_PARAGRAPH, _LONG_PARAGRAPH = 120, 250
_HEADING_WORDS = 2


@dataclass(frozen=True, slots=True)
class Body:
    """The index of the block where the paper begins to tell; ``headed``: with a heading or a salutation."""

    index: int
    headed: bool


def body_of(blocks: Sequence[Block], *, closed: bool) -> Body | None:
    """Where the paper begins to tell; behind the blocks where a heading follows them (``closed``)."""
    for index, block in enumerate(blocks):
        if index and block.table is None and (_opens(block) or tells(block)):
            return Body(index, _opens(block))
    return Body(len(blocks), headed=True) if closed else None


def _opens(block: Block) -> bool:
    text = block.text.strip(" –-")
    if SALUTATION.match(text):
        return True
    heading = text.endswith(":") or len(text.split()) <= _HEADING_WORDS
    return heading and begins_body(text) and not is_paper_type(text)


def tells(block: Block) -> bool:
    """Whether a block is a paragraph, or the first question of an inquiry: “1. Wie viele Bäume wurden gepflanzt?”."""
    text = block.text.strip()
    long = len(text) > _LONG_PARAGRAPH or (len(text) > _PARAGRAPH and _SENTENCES.search(text) is not None)
    return long or (block.marker != "" and text.endswith("?"))
