"""Enumerations over several lines: items and short lines below a line, headings side by side, paragraphs that open with a name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.action_fields.candidate_rows import counts, readings
from extractors.action_fields.enumeration import MOST, Enumeration, enumeration, last_sentence, sentence_before
from extractors.action_fields.items import items_below, level
from extractors.action_fields.marks import marked_blocks, word_marked
from extractors.action_fields.named import evenly
from extractors.document import Block, Document, Range
from extractors.sections import split

_LONGEST_LINE, _LONGEST_TITLE = 100, 70


# “Ziel 1 - Wirtschaft stärken   0”: a form asks how a plan touches another's goals
_SCORED = re.compile(r"\s*(?:0|[+x±-]{1,2})\s*$", re.IGNORECASE | re.MULTILINE)


def in_lines(document: Document) -> Iterator[Enumeration]:
    """The enumerations whose names stand on lines of their own."""
    blocks = marked_blocks(document)
    for index, block in enumerate(blocks):
        if block.table is None:
            yield from _below(document, blocks, index)
    yield from _word_marked(document)
    yield from _headings(document)


def _below(document: Document, blocks: Sequence[Block], index: int) -> Iterator[Enumeration]:
    """The items or the short lines below a block."""
    if index + 1 >= len(blocks):
        return
    block, first = blocks[index], blocks[index + 1]
    if first.table is not None or (first.marker and block.marker and level(first.marker) == level(block.marker)):
        return
    lead = last_sentence(document, block)
    before = sentence_before(document, lead)
    nothing = Range(first.start, first.start)
    if first.marker:
        labels = evenly(document, items_below(document, index))
        if 2 <= len(labels) <= MOST:
            marks = sum(b.marker != "" for b in blocks[index + 1 : index + 1 + len(labels)])
            yield Enumeration(tuple(labels), "items", lead, nothing, before, min(1.0, marks / len(labels)))
        return
    row = next(split(document.text, first.content_start, first.end), None)
    if row is not None and block.text.rstrip()[-1:] not in ".!?":
        tail = Range(row.end, row.end)
        for spans in readings(document.text, row.start, row.end, counts(document.text, lead)):
            yield from enumeration(document, spans, "colon", lead, tail, before)
    spans = []
    for line in blocks[index + 1 : index + 1 + MOST]:
        written = line.text.rstrip()
        if line.table is not None or line.marker or len(written) > _LONGEST_LINE or written.endswith((".", ":")):
            break
        spans.append(Range(line.start, line.end))
    if len(spans) > 2:
        yield from enumeration(document, spans, "lines", lead, nothing, before)


def _word_marked(document: Document) -> Iterator[Enumeration]:
    """“Säule 1: Sprache” over “Säule 2: Arbeit”, or each name on the line below its number."""
    for titles in word_marked(document):
        spans = [Range(name.start, name.end) for _, name in titles]
        if all(_SCORED.match(document.text, name.end) for name in spans):
            continue
        first = titles[0][0]
        block = document.block_at(first.start)
        before = sentence_before(document, Range(block.start, block.start) if block else first)
        yield from enumeration(document, spans, "marked", first, Range(first.end, first.end), before)


def _headings(document: Document) -> Iterator[Enumeration]:
    """Short lines without a mark, each over one paragraph or more that tells of it."""
    blocks = document.blocks
    run: list[Block] = []
    for block, following in zip(blocks, (*blocks[1:], None), strict=False):
        title = _is_title(block) and following is not None and _is_prose(following)
        if title:
            run.append(block)
        elif not _is_prose(block):
            yield from _titles(document, run)
            run = []
    yield from _titles(document, run)


def _titles(document: Document, run: Sequence[Block]) -> Iterator[Enumeration]:
    for first in range(max(0, len(run) - 2)):
        before = sentence_before(document, Range(run[first].start, run[first].start))
        nothing = Range(run[first].start, run[first].start)
        spans = [Range(title.start, title.end) for title in run[first:]]
        yield from enumeration(document, spans, "headings", before, nothing, sentence_before(document, before))


def _is_title(block: Block) -> bool:
    short = block.table is None and not block.marker and len(block.text) <= _LONGEST_TITLE
    return short and not block.text.rstrip().endswith((".", ":", ",", ";"))


def _is_prose(block: Block) -> bool:
    return (
        block.table is None and (len(block.text) > _LONGEST_TITLE or block.text.rstrip().endswith((".", ")")))
    ) or bool(block.marker)
