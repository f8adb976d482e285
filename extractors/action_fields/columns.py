"""Fields in a table that a text file draws with blanks, one row a field.

“Handlungsfeld          Federführung” over “1  Sprache und Schule          Schulamt”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extractors.action_fields.named import Named, labels_of, mostly_known
from extractors.action_fields.nouns import noun_pattern
from extractors.action_fields.paper import Paper
from extractors.document import Block, Document, Range

_LONGEST_ROW = 200
_INDENTED = 10  # columns of blanks before a cell whose left neighbour spans several rows
_BOX = re.compile(r"[☐☒]|\[[ xX]?\]")
_NUMBER_HEAD = re.compile(r"(?:(?:lfd\.?\s*)?Nr\.?|Ziff(?:er|\.)?|#)\s*$", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[IVX]{1,4})[.)]?$")


def drawn_cells(document: Document, block: Block) -> list[Range]:
    """The parts of a line that two blanks or more stand between; one part where none do."""
    cells: list[Range] = []
    start = last = block.start
    for word in document.words_in(block.start, block.end):
        if word.start > block.start and len(word.printed) - len(word.printed.lstrip()) > 1:
            cells.append(Range(start, last))
            start = word.start
        last = word.end
    return [*cells, Range(start, last)]


def first_name(document: Document, block: Block) -> Range:
    """The first cell of a drawn row with the number before it, or the whole block."""
    cells = drawn_cells(document, block)
    named = next((c for c in cells if not _NUMBER.match(document.text[c.start : c.end])), None)
    return Range(block.start, named.end) if named is not None and len(cells) > 1 else Range(block.start, block.end)


def head_of_fields(document: Document, block: Block) -> int | None:
    """In which column, numbers apart, the fields stand below a drawn head; None where the block is no such head."""
    if block.table is not None or block.end - block.start > _LONGEST_ROW:
        return None
    written = [document.text[c.start : c.end] for c in drawn_cells(document, block)]
    heads = written[1:] if _NUMBER_HEAD.match(written[0]) else written
    if len(written) < 2:
        return None
    return next((n for n, head in enumerate(heads) if noun_pattern().fullmatch(head)), None)


def drawn_column(document: Document, paper: Paper, index: int) -> Iterator[Named]:
    """The fields of the rows below the drawn head at block ``index``."""
    head = document.blocks[index]
    column = head_of_fields(document, head)
    if column is None:
        return
    spans: list[Range] = []
    for block in islice(document.blocks, index + 1, None):
        cells = drawn_cells(document, block)
        if column and len(cells) == 1 and block.indent > _INDENTED and block.table is None:
            spans.append(cells[0])
            continue
        if block.table is not None or len(cells) < 2 or block.end - block.start > _LONGEST_ROW:
            break
        named = cells[1:] if _NUMBER.match(document.text[cells[0].start : cells[0].end]) else cells
        if column < len(named):
            spans.append(Range(cells[0].start if column == 0 else named[column].start, named[column].end))
    below = document.text[head.end : spans[-1].end + _LONGEST_ROW] if spans else ""
    if len(_BOX.findall(below)) > len(spans) / 2:  # the form asks which fields of another plan are meant
        return
    labels = list(labels_of(document, spans))
    if labels and mostly_known(labels, 0.5) and (paper.about or len(labels) > 1):
        yield from (Named(label, "list", "drawn-column", head.start, head.start + 1) for label in labels)
