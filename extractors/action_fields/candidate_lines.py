"""Enumerations over several lines: items and short lines below a line, headings side by side, paragraphs that open with a name;
and those in tables, ruled or drawn with blanks: their columns, lists that stand side by side, and the names over lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extractors.action_fields.candidate_rows import PARTS, counts, readings
from extractors.action_fields.enumeration import MOST, Enumeration, enumeration, last_sentence, sentence_before
from extractors.action_fields.labels import tidy
from extractors.action_fields.marks import Item, items_below, level, marked_blocks, word_marked
from extractors.action_fields.words import NAMING, cues_in
from extractors.document import Block, Document, Line, Range
from extractors.per_document import per_document
from extractors.sections import split

_LONGEST_LINE, _LONGEST_TITLE = 100, 70


def in_lines(document: Document) -> Iterator[Enumeration]:
    """The enumerations whose names stand on lines of their own."""
    blocks = marked_blocks(document)
    run_ends = [*range(len(blocks) + 1)]  # of the short lines that begin with a block
    for index in reversed(range(len(blocks))):
        run_ends[index] = run_ends[index + 1] if _is_short(blocks[index]) else index
    for index, block in enumerate(blocks):
        if block.table is None:
            yield from _below(document, blocks, index, run_ends)
    yield from _word_marked(document)
    yield from _headings(document)
    yield from _run_in(document)


def _behind(document: Document, items: Sequence[Item]) -> Range:
    """The first sentence behind a list: “Die fünf Felder wurden im Workshop erarbeitet.”"""
    end = items[-1][0].end if items else 0
    following = document.block_at(min(end + 1, len(document.text)))
    if following is None or following.table is not None or following.marker or following.kind == "heading":
        return Range(end, end)
    return next(split(document.text, following.start, following.end), Range(end, end))


def _is_short(line: Block) -> bool:
    written = line.text.rstrip()
    return not (line.table or line.marker or len(written) > _LONGEST_LINE or written.endswith((".", ":")))


def _below(document: Document, blocks: Sequence[Block], index: int, run_ends: Sequence[int]) -> Iterator[Enumeration]:
    """The items or the short lines below a block."""
    if index + 1 >= len(blocks):
        return
    block, first = blocks[index], blocks[index + 1]
    if first.table is not None or (first.marker and block.marker and level(first.marker) == level(block.marker)):
        return
    lines = blocks[index + 1 : run_ends[index + 1]] if 2 < run_ends[index + 1] - index - 1 <= MOST else ()
    row: Range | None = None
    if not first.marker and block.text.rstrip()[-1:] not in ".!?":
        row = next(split(document.text, first.content_start, first.end), None)
        row = row if row and PARTS.search(document.text, row.start, row.end) else None
    if not (first.marker or lines or row):
        return
    lead = last_sentence(document, block)
    before = sentence_before(document, lead)
    if first.marker:
        items = items_below(document, index)
        items = items[: above_sum(document.text, [[span] for span, _ in items])]
        spans, codes = [span for span, _ in items], [code for _, code in items]
        yield from enumeration(document, spans, "items", lead, _behind(document, items), before, codes=codes)
        return
    if row is not None:
        tail = Range(row.end, row.end)
        for spans in readings(document.text, row.start, row.end, counts(document.text, lead)):
            yield from enumeration(document, spans, "colon", lead, tail, before)
    spans = [Range(line.start, line.end) for line in lines]
    yield from enumeration(document, spans, "lines", lead, Range(first.start, first.start), before)


def _word_marked(document: Document) -> Iterator[Enumeration]:
    """“Säule 1: Sprache” over “Säule 2: Arbeit”, or each name on the line below its number."""
    for titles in word_marked(document):
        spans = [Range(name.start, name.end) for _, name in titles]
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


# “Wein und Küche. Drei Vinotheken …”, “Kultur und Feste – mit dem Jubiläumsjahr”, “Wohnen zu Hause ist das Feld”
_OPENS = re.compile(r"(?P<name>[„A-ZÄÖÜ][^.:;!?\n–]{2,70}?)(?:[.:]|\s[–-])\s+(?=\S)")
_LONGEST_GAP = 1


def _run_in(document: Document) -> Iterator[Enumeration]:
    """Paragraphs side by side that open with a name and go on to tell of it; with another between, those on each side as well."""
    parts: list[list[tuple[Block, Range]]] = [[]]
    gap = 0
    for block in (*document.blocks, None):
        name = _opening(document, block) if block is not None else None
        if block is not None and name is not None:
            parts += [[]] if gap and parts[-1] else []
            parts[-1].append((block, name))
            gap = 0
            continue
        gap += 1
        if block is None or block.table is not None or block.marker or block.kind == "heading" or gap > _LONGEST_GAP:
            for run in (*parts, *([[each for part in parts for each in part]] if len(parts) > 1 else [])):
                yield from _opened(document, run)
            parts, gap = [[]], 0


def _opened(document: Document, run: Sequence[tuple[Block, Range]]) -> Iterator[Enumeration]:
    if len(run) < 2:
        return
    first, last = run[0][0], run[-1][0]
    lead = sentence_before(document, Range(first.start, first.start))
    behind = _behind(document, [(Range(last.start, last.end), None)])
    yield from enumeration(document, [span for _, span in run], "run-in", lead, behind, sentence_before(document, lead))


def _opening(document: Document, block: Block) -> Range | None:
    """The name that opens a paragraph, set apart by a sign from what is told of it."""
    if block.table is not None or block.marker or block.kind == "heading":
        return None
    found = _OPENS.match(document.text, block.content_start, block.end)
    named = found is not None and tidy(document.text, found.start(), found.end("name")) is not None
    return Range(*found.span("name")) if found and named else None


def _is_title(block: Block) -> bool:
    short = block.table is None and not block.marker and len(block.text) <= _LONGEST_TITLE
    return short and not block.text.rstrip().endswith((".", ":", ",", ";"))


def _is_prose(block: Block) -> bool:
    return (
        block.table is None and (len(block.text) > _LONGEST_TITLE or block.text.rstrip().endswith((".", ")")))
    ) or bool(block.marker)


_LONGEST_CELL = 110
_NEAR = 5
TICK_BOX = re.compile(r"[☐☒]|\[[ xX]?\]")
_AMOUNT = re.compile(r"\d[\d.]*,\d|€|\bEUR|\bEuro\b|(?<![\d.])\d{1,3}\.\d{3}(?!\d)")  # no day: “24.05.2018”
_SUM = re.compile(r"\d(?:,\d|\.\d{3}(?!\d)|\d*\s(?:€|EUR\b|Euro\b))")  # “Ansatz 2024 in €” is the head of sums
_VALUE = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d{3,})(?:,\d\d|,-+)?(?=\s*(?:€|EUR\b|Euro\b|$))")
_EMPTY = re.compile(r"\W*|\([^()]*\)")  # “-”, “(entfällt)”
# “A.1”, “HF 2”, “III”: where each row begins with one, the table has no head
_CODE = re.compile(r"(?:[A-Z]{1,3}[.\s]?\s?)?\d{1,2}(?:\.\d{1,2})*[.)]?|[IVX]{1,4}[.)]?|[A-Za-z][.)]")

Row = Sequence[Range | None]


def in_tables(document: Document) -> Iterator[Enumeration]:
    """The enumerations that stand in cells."""
    for index, block in enumerate(document.blocks):
        if block.table is not None:
            rows = [
                [None if _EMPTY.fullmatch(c.text) else Range(c.start, c.end) for c in row] for row in block.table.rows
            ]
            yield from _grid(document, rows, _above(document, index, block))
    for table in drawn_tables(document):
        start = next(cell.start for cell in table[0] if cell is not None)
        yield from _grid(document, table, sentence_before(document, Range(start, start)))


def above_sum(text: str, rows: Sequence[Row]) -> int:
    """How many rows stand above the first whose amount is the sum of those above it: what follows names costs, not fields:
    “Sprache 1.200 €”, “Arbeit 800 €”, “|Aufwand 2.000 €|”, “Zuschuss 500 €”."""
    # how many amounts stand above in each column, and their sum, with its first row and without
    sums: defaultdict[tuple[int, bool], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for at, row in enumerate(rows):
        for number, cell in enumerate(row):
            value = _VALUE.search(text, cell.start, cell.end) if cell else None
            for whole in (True, False) if value and at else (True,) if value else ():
                amount, (count, above) = int(value[1].replace(".", "")) if value else 0, sums[number, whole]
                if count > 1 and above == amount:
                    return at
                sums[number, whole] = count + 1, above + amount
    return len(rows)


def _above(document: Document, index: int, block: Block) -> Range:
    above = document.blocks[index - 1] if index else block
    return Range(above.start, above.end if above is not block and above.table is None else above.start)


def _grid(document: Document, rows: Sequence[Row], before: Range) -> Iterator[Enumeration]:
    """The columns below their heads, the columns without a head, the lists side by side as one, the numbered names."""
    rows = rows[: above_sum(document.text, rows)]
    filled = [[cell for cell in row if cell is not None] for row in rows]
    boxes = sum(TICK_BOX.search(document.text, row[0].start, row[-1].end + _NEAR) is not None for row in filled if row)
    if len(rows) < 2 or 2 * boxes > len(rows):
        return
    nothing = Range(before.start, before.start)
    width = max(len(row) for row in rows)
    numbered = all(row and _CODE.fullmatch(document.text, row[0].start, row[0].end) for row in filled)
    columns = [[row[n] for row in rows if n < len(row) and row[n] is not None] for n in range(width)]
    if rows[0] and rows[0][0] is None:
        yield from enumeration(document, filled[0], "list", before, nothing, nothing, column=0)
    for number, column in enumerate(columns):
        cells = [cell for cell in column if cell is not None]
        if len(cells) < 2 or any(cell.end - cell.start > _LONGEST_CELL for cell in cells):
            continue
        head = rows[0][number] if number < len(rows[0]) else None
        above = head or next((cell for cell in reversed(rows[0][:number]) if cell is not None), cells[0])
        names = cells[1:] if head or above is cells[0] else cells
        others = [[cell for n, cell in enumerate(row) if n != number and cell is not None] for row in rows]
        of_money = all(any(_AMOUNT.search(document.text, cell.start, cell.end) for cell in row) for row in others)
        costs = of_money and any(_SUM.search(document.text, cell.start, cell.end) for cell in others[0])
        if len(names) > 1 and not numbered and not costs:
            yield from enumeration(document, names, "column", above, nothing, before, column=number)
        if not any(cue.family in NAMING and cue.end == above.end for cue in cues_in(document, above.start, above.end)):
            yield from enumeration(document, cells, "list", before, nothing, nothing, column=number)


_LONGEST_ROW = 200
_SEVERAL, _MOST_COLUMNS = 2, 5
_APART = 3  # characters that a cell may begin before or behind the others of its column


@per_document
def drawn_tables(document: Document) -> tuple[tuple[tuple[Range | None, ...], ...], ...]:
    """The drawn tables of the paper that the reader has not made tables; a line without a cell in a column has None there."""
    return tuple(_drawn_tables(document))


def _drawn_tables(document: Document) -> Iterator[tuple[tuple[Range | None, ...], ...]]:
    run: list[tuple[Range | None, ...]] = []
    starts: list[int] = []
    last: Line | None = None
    for line in document.lines:
        cells = _cells(document, line)
        apart = last is not None and line.start - last.end > 1
        row = _row(cells, starts) if starts and not (apart and len(cells) < _SEVERAL) else None
        last = line
        if row is None:
            if len(run) > 1:
                yield tuple(run)
            run, starts = [], []
            if _SEVERAL <= len(cells) <= _MOST_COLUMNS:
                starts = [at for at, _ in cells]
                row = tuple(cell for _, cell in cells)
        if row is not None:
            run.append(row)
    if len(run) > 1:
        yield tuple(run)


def _cells(document: Document, line: Line) -> list[tuple[int, Range]]:
    """The cells of a line, each with the character of the line that it begins at; none of a line in a table."""
    block = document.block_at(line.start)
    if block is None or block.table is not None or line.end - line.start > _LONGEST_ROW:
        return []
    cells: list[tuple[int, Range]] = []
    at = 0
    for word in document.words_in(line.start, line.end):
        blanks = len(word.printed) - len(word.printed.lstrip())
        at += blanks or bool(cells)
        if cells and blanks < 2:
            cells[-1] = (cells[-1][0], Range(cells[-1][1].start, word.end))
        else:
            cells.append((at, Range(word.start, word.end)))
        at += len(word.printed.strip())
    return cells


def _row(cells: Sequence[tuple[int, Range]], starts: Sequence[int]) -> tuple[Range | None, ...] | None:
    """The cells below the columns that begin at ``starts``; None where one stands elsewhere or runs into the next column."""
    if len(cells) == len(starts):
        return tuple(cell for _, cell in cells)
    row: list[Range | None] = [None] * len(starts)
    for at, cell in cells:
        column = next((n for n, start in enumerate(starts) if abs(start - at) <= _APART), None)
        if column is None or (column + 1 < len(starts) and at + cell.end - cell.start >= starts[column + 1]):
            return None
        row[column] = cell
    return tuple(row) if cells else None
