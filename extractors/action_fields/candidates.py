"""Every enumeration of a paper that could be its fields, whatever announces it.

Items below a line, rows behind a colon, in brackets, dashes or quotation marks, rows in plain prose, columns of tables, headings
side by side: each is an :class:`Enumeration` with the words around it. What of them are fields is for
:mod:`extractors.action_fields.evidence` to weigh.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.action_fields.cues import cues
from extractors.action_fields.columns import drawn_cells
from extractors.action_fields.enumerations import ARTICLE, numbered_row, row_at, rows_between
from extractors.action_fields.items import items_below, level
from extractors.action_fields.labels import Label, noun_phrase, parted, quoted_run
from extractors.action_fields.marks import marked_blocks, word_marked
from extractors.action_fields.named import evenly, labels_of
from extractors.action_fields.nouns import sentence_at
from extractors.document import Block, Document, Range
from extractors.german.numbers import read_count
from extractors.sections import split

Shape = Literal["items", "lines", "column", "list", "marked", "colon", "bracket", "dashes", "quoted", "numbered", "row", "clause", "over", "headings", "told", "mentions"]

_LONGEST_LINE, _LONGEST_CELL, _LONGEST_ROW = 100, 110, 200
_LONGEST_TITLE = 70
_MOST = 24
_COLON = re.compile(r":\s+(?=\S)")
_BRACKET = re.compile(r"\((?P<row>[^()]{8,300})\)")
_DASHED = re.compile(r"\s[–—-]\s+(?P<row>[^–—:.]{10,300}?)\s+[–—-](?=\s)")
# “von der Sprache über die Arbeit bis hin zum Wohnen”
_OVER = re.compile(
    r"\b[Vv](?:on|om)\s+(?:der\s+|dem\s+)?(?P<first>[^,.;:]{3,60}?)\s+über\s+(?P<middle>[^.;:]{3,160}?)\s+bis\s+(?:hin\s+)?zu[rm]?\s+"
    r"(?:den\s+|der\s+)?(?P<last>[A-ZÄÖÜ][^,.;:]{2,60}?)(?=\s+(?:reich|geh|erstreck)|[,.;:]|$)"
)
# “Handlungsfelder sind Ankommen, Deutsch lernen, Arbeit finden und gesund bleiben”
_CLAUSE = re.compile(
    r"\b(?:sind|waren|seien|lauten|lauteten|heißen|umfasst|umfassen|nennt|nannte|benennt|bilden|auf|mit|um|in)\s+(?:(?:die|den|der|dem|das)\s+)?"
    r"(?P<row>[A-ZÄÖÜ][^,.:;()„“\"]{2,70}(?:,\s[^,.:;()„“\"]{3,70})+?)(?=\.?$|[.;:]|,\s(?:die|der|das|in|für|wo|um|mit|an|auf)\s|\s[–-]\s)"
)
_COUNT = re.compile(r"(?<![\d.,/-])(?P<count>\d{1,2}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)(?![\d.,/-]*\d)(?=\s)", re.I)
_AMOUNT = re.compile(r"\d[\d.]*,\d|€|\bEUR|\bEuro\b|\d\.\d{3}")
_QUOTE = re.compile(r"[„“\"»‚]")


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Names side by side. ``lead`` are the words of the announcement before them, ``tail`` those behind them in the sentence,
    ``before`` the sentence or line before the announcement, ``beside`` the heads of the other columns; ``kept`` is the share
    of the items that can be names at all."""

    labels: tuple[Label, ...]
    shape: Shape
    lead: Range
    tail: Range
    before: Range
    kept: float
    beside: str = ""
    amounts: bool = False

    @property
    def said(self) -> int:
        """Where the status of the fields is told."""
        return self.lead.start if self.lead.end > self.lead.start else self.labels[0].start


def enumerations(document: Document) -> Iterator[Enumeration]:
    """The enumerations of the paper in reading order, overlapping ones too: each way of reading gives its own."""
    blocks = marked_blocks(document)
    for index, block in enumerate(blocks):
        if block.table is not None:
            yield from _columns(document, index, block)
            continue
        yield from _below(document, blocks, index)
        yield from _drawn(document, index)
        for sentence in split(document.text, block.content_start, block.end):
            yield from _in_sentence(document, block, sentence)
    yield from _word_marked(document)
    yield from _headings(document)
    yield from _told(document)
    yield from _mentions(document)


_MARK = re.compile(r"\w+\s+(?:\d{1,2}|[IVX]{1,4}|[A-H])")  # “Themeninsel 4”: the mark of an item, not its name


def _enumeration(
    document: Document, spans: Sequence[Range], shape: Shape, lead: Range, tail: Range, before: Range, beside: str = "", amounts: bool = False
) -> Iterator[Enumeration]:
    labels = list(_labels(document, _heads(document, spans)))
    if any(_MARK.fullmatch(label.text) for label in labels):
        return
    if 2 <= len(labels) <= _MOST and len(labels) >= 0.8 * len(spans):
        yield Enumeration(tuple(labels), shape, lead, tail, before, len(labels) / max(len(spans), len(labels)), beside, amounts)


# “Sprache: Kurse in allen Ortsteilen”, “Arbeit – mehr Beratung”: each item goes on to tell of its name
_HEAD = re.compile(r"(?P<head>[^:–.;]{3,80}?)(?::|\s[–-])\s+\S")
# “IV Jugendverbandsarbeit”, “B 2 Mobile Arbeit”, “KSM  Klimaschutz”
_NUMBERED = re.compile(r"(?P<code>[IVX]{1,4}|[A-Z]{1,4}\s?\d{0,2}|\d{1,2}(?:\.\d{1,2})?)\s+(?=[„A-ZÄÖÜ])")


def _heads(document: Document, spans: Sequence[Range]) -> Sequence[Range]:
    """The items without what three in four of them go on to tell behind a colon or a dash."""
    heads = [_HEAD.match(document.text, span.start, span.end) for span in spans]
    if sum(head is not None for head in heads) < 0.75 * len(spans):
        return spans
    return [Range(s.start, h.end("head")) if h else s for s, h in zip(spans, heads, strict=True)]


def _labels(document: Document, spans: Sequence[Range]) -> Iterator[Label]:
    """The names of the items, all without their number where all have one."""
    text = document.text
    codes = [_NUMBERED.match(text, span.start, span.end) for span in spans]
    different = {code["code"] for code in codes if code}
    if len(different) < len(spans):
        yield from evenly(document, list(labels_of(document, spans)))
        return
    for span, code in zip(spans, codes, strict=True):
        for label in labels_of(document, [Range(code.end() if code else span.start, span.end)]):
            yield replace(label, code=code["code"] if code else None)


# ---- below a line


def _below(document: Document, blocks: Sequence[Block], index: int) -> Iterator[Enumeration]:
    """The items or the short lines below a block."""
    if index + 1 >= len(blocks):
        return
    block, first = blocks[index], blocks[index + 1]
    if first.table is not None or (first.marker and block.marker and level(first.marker) == level(block.marker)):
        return
    lead = _last_sentence(document, block)
    before = _sentence_before(document, lead)
    nothing = Range(first.start, first.start)
    if first.marker:
        labels, _ = items_below(document, index, None)
        labels = evenly(document, labels)
        if 2 <= len(labels) <= _MOST:
            marks = sum(b.marker != "" for b in blocks[index + 1 : index + 1 + len(labels)])
            yield Enumeration(tuple(labels), "items", lead, nothing, before, min(1.0, marks / len(labels)))
        return
    row = next(split(document.text, first.content_start, first.end), None)
    if row is not None and block.text.rstrip()[-1:] not in ".!?":
        tail = Range(row.end, row.end)
        for spans in _apart(document.text, row.start, row.end, _counts(document.text, lead)):
            yield from _enumeration(document, spans, "colon", lead, tail, before)
    spans = []
    for line in blocks[index + 1 : index + 1 + _MOST]:
        written = line.text.rstrip()
        if line.table is not None or line.marker or len(written) > _LONGEST_LINE or written.endswith((".", ":")):
            break
        spans.append(Range(line.start, line.end))
    if len(spans) > 2:
        yield from _enumeration(document, spans, "lines", lead, nothing, before)


def _last_sentence(document: Document, block: Block) -> Range:
    sentence = sentence_at(document, max(block.start, block.end - 1))
    return Range(max(sentence.start, block.start), block.end)


def _sentence_before(document: Document, lead: Range) -> Range:
    """The sentence, or the line, before the announcement."""
    index = bisect_left(document.blocks, lead.start + 1, key=lambda block: block.start) - 1
    block = document.blocks[index] if index >= 0 else None
    if block is not None and lead.start > block.content_start + 1:
        return sentence_at(document, lead.start - 2)
    above = document.blocks[index - 1] if index > 0 else None
    if above is None:
        return Range(lead.start, lead.start)
    return Range(above.start, above.end) if above.table is None else Range(above.start, above.start)


def _word_marked(document: Document) -> Iterator[Enumeration]:
    """“Säule 1: Sprache” over “Säule 2: Arbeit”, or each name on the line below its number."""
    for titles in word_marked(document):
        spans = [Range(name.start, name.end) for _, name in titles]
        first = titles[0][0]
        block = document.block_at(first.start)
        before = _sentence_before(document, Range(block.start, block.start) if block else first)
        yield from _enumeration(document, spans, "marked", first, Range(first.end, first.end), before)


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
        before = _sentence_before(document, Range(run[first].start, run[first].start))
        nothing = Range(run[first].start, run[first].start)
        spans = [Range(title.start, title.end) for title in run[first:]]
        yield from _enumeration(document, spans, "headings", before, nothing, _sentence_before(document, before))


def _is_title(block: Block) -> bool:
    short = block.table is None and not block.marker and len(block.text) <= _LONGEST_TITLE
    return short and not block.text.rstrip().endswith((".", ":", ",", ";"))


def _is_prose(block: Block) -> bool:
    return block.table is None and (len(block.text) > _LONGEST_TITLE or block.text.rstrip().endswith((".", ")"))) or bool(block.marker)


_TOLD = re.compile(r"(?P<name>[A-ZÄÖÜ„][^:.;]{2,60}?)(?::|\s[–-])\s+\S")


def _told(document: Document) -> Iterator[Enumeration]:
    """Paragraphs one below the other that each open with a name and a colon: “Sprache: Die Kurse …”."""
    run: list[Range] = []
    above: Block | None = None
    for block, before in zip((*document.blocks, None), (None, *document.blocks), strict=False):
        found = _TOLD.match(block.text) if block is not None and block.table is None and not block.marker else None
        if found and block is not None:
            above = before if not run else above
            run.append(Range(block.start, block.start + found.end("name")))
            continue
        if len(run) > 2 and above is not None:
            lead = _last_sentence(document, above)
            nothing = Range(run[0].start, run[0].start)
            yield from _enumeration(document, run, "told", lead, nothing, _sentence_before(document, lead))
        run = []


# “Im Bereich Sprache”, “Zum Thema „Wohnen“”
_MENTION = re.compile(
    r"\b(?P<lead>(?:[Ii]m|[Zz]um|[Bb]eim|(?:[Dd]er|[Dd]en|[Dd]em|[Dd]as|[Dd]es)|[Bb]ezüglich des|[Dd]ie)\s+(?P<word>\w*(?:[Bb]ereich|[Ff]eld|[Tt]hema|[Ss]chwerpunkt|[Ss]äule|[Bb]austein)e?s?))\s+(?=[A-ZÄÖÜ„\"»])"
)


def _mentions(document: Document) -> Iterator[Enumeration]:
    """Names that the paper speaks of one after the other: “Im Bereich Sprache …”, later “im Bereich Wohnen …”."""
    runs: dict[str, dict[str, tuple[Range, Range]]] = {}
    for found in _MENTION.finditer(document.text):
        quoted = quoted_run(document.text, found.end(), found.end() + 120, 1)
        name = quoted[0] if quoted else noun_phrase(document.text, found.end(), found.end() + 120)
        if name is not None:
            word = found["word"].rstrip("es").lower()
            named = runs.setdefault(word, {})
            named.setdefault(document.text[name.start : name.end], (Range(*found.span("lead")), name))
    for named in runs.values():
        first, *_ = named.values()
        if len(named) > 2:
            spans = [name for _, name in named.values()]
            before = _sentence_before(document, first[0])
            yield from _enumeration(document, spans, "mentions", first[0], Range(first[1].end, first[1].end), before)


# ---- tables


def _columns(document: Document, index: int, block: Block) -> Iterator[Enumeration]:
    """Every column of a table whose cells are short, and all cells together where the table is a list in columns."""
    above = document.blocks[index - 1] if index else block
    before = Range(above.start, above.end if above is not block and above.table is None else above.start)
    rows = [[Range(cell.start, cell.end) for cell in row] for row in (block.table.rows if block.table else ())]
    yield from _grid(document, rows, before)


def _drawn(document: Document, index: int) -> Iterator[Enumeration]:
    """The same of a table that a text file draws with blanks."""
    if index and _cells(document, document.blocks[index - 1]):
        return
    rows: list[list[Range]] = []
    for block in document.blocks[index : index + 1 + _MOST]:
        cells = _cells(document, block)
        if not cells:
            break
        rows.append(cells)
    start = document.blocks[index].start
    yield from _grid(document, rows, _sentence_before(document, Range(start, start)))


def _cells(document: Document, block: Block) -> list[Range]:
    """The cells of a drawn row, none where the line is no row."""
    cells = drawn_cells(document, block) if block.table is None and len(block.text) < _LONGEST_ROW else []
    return cells if len(cells) > 1 else []


def _grid(document: Document, rows: Sequence[Sequence[Range]], before: Range) -> Iterator[Enumeration]:
    """The columns below their heads, the columns without a head, the grid as a whole."""
    if len(rows) < 2:
        return
    for column, head in enumerate(rows[0]):
        cells = [row[column] for row in rows if column < len(row) and row[column].end > row[column].start]
        if len(cells) < 2 or any(cell.end - cell.start > _LONGEST_CELL for cell in cells):
            continue
        others = [[cell for cell in row if cell not in cells] for row in rows]
        beside = " | ".join(document.text[cell.start : cell.end] for cell in others[0])
        amounts = any(_AMOUNT.search(document.text, cell.start, cell.end) for row in others[1:] for cell in row)
        nothing = Range(head.end, head.end)
        if len(cells) > 2:
            yield from _enumeration(document, cells[1:], "column", head, nothing, before, beside, amounts)
        yield from _enumeration(document, cells, "list", before, nothing, Range(before.start, before.start), beside, amounts)
    every = sorted((cell for row in rows for cell in row if cell.end > cell.start), key=lambda cell: cell.start)
    if len(rows[0]) == 2 and len(every) <= _MOST and all(c.end - c.start <= _LONGEST_CELL for c in every):
        yield from _enumeration(document, every, "list", before, Range(rows[0][0].start, rows[0][0].start), before)


# ---- in a sentence


def _in_sentence(document: Document, block: Block, sentence: Range) -> Iterator[Enumeration]:
    before = _sentence_before(document, sentence)
    for shape, spans in _rows(document.text, block, sentence):
        first, last = spans[0].start, spans[-1].end
        lead, tail = Range(sentence.start, max(sentence.start, first)), Range(last, max(last, sentence.end))
        yield from _enumeration(document, [_bare(document.text, s) for s in spans], shape, lead, tail, before)


def _rows(text: str, block: Block, sentence: Range) -> Iterator[tuple[Shape, Sequence[Range]]]:
    """The rows of a sentence in every way of reading them that gives two names at least, each once."""
    start, end = sentence.start, sentence.end
    stretches: list[tuple[Shape, int, int]] = [("colon", c.end(), _closed(text, c.end(), end)) for c in _COLON.finditer(text, start, end)]
    stretches += [("bracket", *b.span("row")) for b in _BRACKET.finditer(text, start, end)]
    stretches += [("dashes", *d.span("row")) for d in _DASHED.finditer(text, start, end)]
    rows = [(cue.end, row_at(text, cue.end, end)) for cue in cues(text, start, end)]
    stretches += [("row", row.start, row.end) for row in (*(r for _, r in rows), *rows_between(text, start, end)) if row]
    stretches += [("clause", *c.span("row")) for c in _CLAUSE.finditer(text, start, end)]
    readings: list[tuple[Shape, Sequence[Range]]] = [("numbered", numbered_row(text, start, block.end))]
    counts = _counts(text, sentence)
    for shape, first, last in stretches:
        readings += [(shape, spans) for spans in _apart(text, first, last, counts)]
    at = start
    while quote := _QUOTE.search(text, at, end):
        run = quoted_run(text, quote.start(), end, 1)
        readings.append(("quoted", run))
        at = max(quote.end(), run[-1].end + 1 if run else 0)
    for over in _OVER.finditer(text, start, end):
        middle = parted(text, *over.span("middle"), plural=True)
        readings.append(("over", [Range(*over.span("first")), *middle, Range(*over.span("last"))]))
    seen: set[tuple[Range, ...]] = set()
    for shape, spans in readings:
        if len(spans) > 1 and tuple(spans) not in seen:
            seen.add(tuple(spans))
            yield shape, spans


def _closed(text: str, start: int, end: int) -> int:
    """Where a row behind a colon ends: at the bracket that was opened before it, or with the sentence."""
    depth = 0
    for at in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth < 0:
            return at
    return end


def _counts(text: str, words: Range) -> Sequence[int]:
    """The numbers that the announcement names: “sechs Felder” → 6."""
    found = (read_count(count["count"]) for count in _COUNT.finditer(text, words.start, words.end))
    return sorted({number for number in found if number})


def _apart(text: str, start: int, end: int, counts: Sequence[int]) -> Iterator[list[Range]]:
    """The row in every way of parting it: as its commas say, and so that it has as many names as are announced."""
    for count in (None, *counts):
        spans = parted(text, start, end, count, plural=True)
        if len(spans) > 1 and count in (None, len(spans)):
            yield spans


def _bare(text: str, span: Range) -> Range:
    """The name without its article, and without “Bereichen” before the first of them."""
    article = ARTICLE.match(text, span.start, span.end)
    start = article.end() if article else span.start
    cue = next((c for c in cues(text, start, span.end) if c.start == start and text[c.end : c.end + 1] == " "), None)
    return Range(cue.end + 1 if cue else start, span.end)
