"""Themes of working groups that stand for the fields: “AG Wohnen, AG Arbeit und AG Sprache”, or “AG 1 Sprache” one a line."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from extractors.action_fields.labels import QUOTED, Label, explained, noun_phrase, tidy
from extractors.action_fields.named import Named
from extractors.action_fields.nouns import sentence_at
from extractors.action_fields.paper import Paper
from extractors.document import Block, Document, Range

_LONGEST_LINE = 130

_GROUP = re.compile(
    r"(?<![\w-])(?:AG|AK|Arbeitsgruppe|Arbeitskreis|Fachforum|Themengruppe|Fach-AG)\s+(?:\d{1,2}\s*[:–-]?\s*)?"
)


def group_themes(document: Document, paper: Paper) -> Iterator[Named]:
    """The themes of working groups that stand beside each other in a paper on a concept: “AG Wohnen, AG Arbeit und AG
    Sprache”, or one group an item."""
    if not paper.about:
        return
    found: list[tuple[Label, int]] = []
    for place in _GROUP.finditer(document.text):
        block = document.block_at(place.start())
        if block is None:
            continue
        end = min(block.end, sentence_at(document, place.start()).end)
        line = _group_line(document, block)
        if line is not None and place.start() == block.content_start:
            label = tidy(document.text, place.end(), block.end)
            if label is not None:
                found.append((label, line))
            continue
        quoted = re.compile(QUOTED).match(document.text, place.end(), end)
        span = Range(*quoted.span("label")) if quoted else noun_phrase(document.text, place.end(), end)
        label = tidy(document.text, span.start, span.end) if span else None
        if label is not None and explained(label) and "AG" not in label.text.split():
            found.append((label, _neighbourhood(document, block, place.start())))
    near = Counter(where for where, _ in {(where, label.text) for label, where in found})
    for label, where in found:
        if near[where] > 1:
            yield Named(label, "list", "working-groups", label.start, where + 1)


def _group_line(document: Document, block: Block) -> int | None:
    """Where the run of lines begins that each name one group, the block among them: “AG 1 Sprache” over “AG 2 Wohnen”."""
    index = bisect_left(document.blocks, block.start, key=lambda other: other.start)
    if not _is_group_line(block):
        return None
    first = last = index
    while first and _is_group_line(document.blocks[first - 1]):
        first -= 1
    while last + 1 < len(document.blocks) and _is_group_line(document.blocks[last + 1]):
        last += 1
    return document.blocks[first].start if last > first else None


def _is_group_line(block: Block) -> bool:
    short = block.table is None and len(block.text) <= _LONGEST_LINE and not block.text.rstrip().endswith((".", ":"))
    return short and _GROUP.match(block.content) is not None


def _neighbourhood(document: Document, block: Block, offset: int) -> int:
    """Where the list begins that the block is an item of, or the sentence: groups of one neighbourhood belong together."""
    if not block.marker:
        return sentence_at(document, offset).start
    index = bisect_left(document.blocks, block.start, key=lambda other: other.start)
    while index and document.blocks[index - 1].marker:
        index -= 1
    return document.blocks[index].start
