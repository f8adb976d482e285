"""The items below a line: bullets, numbers with their paragraphs, rows of a table, or short lines without any mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.action_fields.columns import first_name
from extractors.action_fields.labels import Label, explained
from extractors.action_fields.lookalikes import lookalikes
from extractors.action_fields.marks import marked_blocks
from extractors.action_fields.named import heads, labels_of, mostly_known
from extractors.action_fields.numbering import place_of
from extractors.action_fields.wrapped import put_together
from extractors.document import Block, Cell, Document, Range, Table

_LABEL_LINE = 90
_MOST_CELLS = 24


def items_below(
    document: Document, index: int, count: int | None
) -> tuple[list[Label], list[tuple[Label, str | None]]]:
    """The labels of the items below block ``index``, and the foci below each with the code of their field."""
    blocks = marked_blocks(document)[index + 1 :]
    if not blocks:
        return [], []
    if blocks[0].table is not None:
        return _in_cells(document, blocks[0].table, count), []
    if not blocks[0].marker:
        return _bare_lines(document, blocks, count), []
    first = blocks[0]
    items = [block for block in blocks[:_MOST_CELLS] if block.marker and _same_level(block, first)]
    spans = heads(document, [Range(item.content_start, item.end) for item in items])
    named = {item.start: span.end for item, span in zip(items, spans, strict=True) if span.end < item.end}
    labels: list[Label] = []
    foci: list[tuple[Label, str | None]] = []
    passed = 0
    for place, block in enumerate(blocks):
        if block.marker and _same_level(block, first):
            if labels and _number(block) is not None and _number(block) == _number(first):
                break
            labels += _item(document, block, named.get(block.start, _end(blocks, place)))
            passed += 1
        elif _wraps(blocks, place):
            continue
        elif block.marker and level(first.marker).endswith(".") and level(block.marker) == "1":
            break
        elif block.marker:
            code = labels[-1].code if labels else None
            if code and block.marker.replace(" ", "").startswith(f"{code.replace(' ', '')}."):
                foci += [(label, code) for label in labels_of(document, [Range(block.start, block.end)])]
        elif not _resumes(blocks[place:], first, _number(first), passed):
            break
    return labels, foci


def _in_cells(document: Document, table: Table, count: int | None) -> list[Label]:
    """The names of a table: the first of each row, or every cell where what stands beside is known for names, too."""
    rows = [[cell for cell in row if cell.text] for row in table.rows]
    first = [_named_cell(row) for row in rows if row]
    every = [Range(cell.start, cell.end) for row in rows for cell in row]
    beside = list(labels_of(document, [cell for cell in every if cell not in first]))
    numbers = any(cell.text.strip().isdigit() for row in rows for cell in row[1:])
    if len(every) > _MOST_CELLS or numbers or not mostly_known(beside, 0.75) or lookalikes(beside, wholly=False):
        return list(labels_of(document, first))
    lists = [[row[n] for row in table.rows if n < len(row) and row[n].text] for n in range(table.columns)]
    for at in (0, 1):
        labels = [label for cells in lists for label in put_together(document, cells[at:])]
        if len(labels) == count:
            return labels
    return list(labels_of(document, sorted(every, key=lambda span: span.start)))


# “o”, “FAG 1”, “3.”: a cell that marks or numbers the cell beside it
_MARK_CELL = re.compile(
    r"\W|[oewvqnü]|(?:[A-Z]{1,4}\s?)?\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}[.)]?|[A-ZÄÖÜ]{1,4}|[A-Za-z][.)]?"
)


def _named_cell(row: Sequence[Cell]) -> Range:
    """The first cell of a row that names something, with its number."""
    marks = 0
    while marks + 1 < len(row) and _MARK_CELL.fullmatch(row[marks].text.strip()):
        marks += 1
    numbered = marks and re.search(r"\d|^[IVX]", row[marks - 1].text)
    return Range(row[marks - 1 if numbered else marks].start, row[marks].end)


_OPEN = re.compile(r"(?:[,/-]|\b(?:und|sowie|der|des|die|für|im|in|von|zu|zur|mit|am|&))\s*$")


def _wraps(blocks: Sequence[Block], place: int) -> bool:
    """Whether the block is the second line of an item: “V Stadtentwicklung und” over “Sicherheit”."""
    block, before = blocks[place], blocks[place - 1]
    short = not block.marker and block.table is None and len(block.text) <= _LABEL_LINE
    return short and bool(before.marker) and _OPEN.search(before.text) is not None


def _end(blocks: Sequence[Block], place: int) -> int:
    """Where an item ends, its second line included; the comma or “und” before the next item belongs to neither."""
    follows = place + 1 < len(blocks) and _wraps(blocks, place + 1)
    return blocks[place + 1].end if follows else blocks[place].end


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


def _bare_lines(document: Document, blocks: Sequence[Block], count: int | None) -> list[Label]:
    """Short lines in a row that lost their bullets."""
    labels: list[Label] = []
    goes_on = False  # “Sprache,” or “Wohnen sowie”
    for block in blocks:
        line = block.text.strip()
        closes = line.endswith(".")
        if block.table is not None or len(line) > _LABEL_LINE or line.endswith(":") or (closes and not goes_on):
            break
        found = list(labels_of(document, [first_name(document, block)]))
        if not found or (count is None and not explained(found[0])):
            break
        labels += found
        if closes or (count is not None and len(labels) >= count):
            break
        goes_on = line.endswith((",", ";", " sowie", " und"))
    return labels if len(labels) > 2 or (count is not None and len(labels) == count) else []
