"""Enumerations within sentences, read in every way: behind a colon, in brackets, dashes or quotation marks, plainly in prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extractors.action_fields.cues import NAMING, cues_in
from extractors.action_fields.enumeration import Enumeration, Shape, enumeration, sentence_before
from extractors.action_fields.rows import AND, ARTICLE, parted, quoted_run, row_at, rows_between, split_last
from extractors.document import Document, Range
from extractors.german.numbers import read_count
from extractors.sections import split

_COLON = re.compile(r":\s+(?=\S)")
_BRACKET = re.compile(r"\((?P<row>[^()]{8,300})\)")
_DASHED = re.compile(r"\s[–—-]\s+(?P<row>[^–—:.]{10,300}?)\s+[–—-](?=\s)")
_COUNT = re.compile(
    r"(?<![\d.,/-])(?P<count>\d{1,2}|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf)(?![\d.,/-]*\d)(?=\s)",
    re.I,
)
_QUOTE = re.compile(r"[„“\"»‚]")
# one of these stands in every row of names
_PARTS = re.compile(r"[,;&|/–•·▪●\uf0b7„“\"»‚]|\s-\s|\s(?:und|sowie)\s|[.)]\s")


def in_sentences(document: Document) -> Iterator[Enumeration]:
    """The enumerations that stand in running text."""
    for block in document.blocks:
        if block.table is None:
            sentences = [*split(document.text, block.content_start, block.end)]
            for sentence, after in zip_longest(sentences, sentences[1:]):
                told_on = after is not None and _TOLD_ON.match(document.text, after.start)
                yield from _in_sentence(document, sentence, after.end if told_on else sentence.end)


# “„Steuerung“ (S. 11 ff.) sowie „Öffnung“ (S. 15 ff.). Beides sind wesentliche Handlungsfelder”: what they are, the next sentence says
_TOLD_ON = re.compile(r"(?:Beides?|Diese|Dies|Sie|Alle|Es)\s+(?:sind|handelt|bilden|stellen)(?!\w)")


def _in_sentence(document: Document, sentence: Range, end: int) -> Iterator[Enumeration]:
    """The enumerations of a sentence; what is said of them behind it goes on until ``end``."""
    if not _PARTS.search(document.text, sentence.start, sentence.end):
        return
    before = sentence_before(document, sentence)
    for shape, spans in _rows(document, sentence):
        first, last = spans[0].start, spans[-1].end
        lead, tail = Range(sentence.start, max(sentence.start, first)), Range(last, max(last, end))
        yield from enumeration(document, [_bare(document, s) for s in spans], shape, lead, tail, before)


def _rows(document: Document, sentence: Range) -> Iterator[tuple[Shape, Sequence[Range]]]:
    """The rows of a sentence in every way of reading them that gives two names at least, each once."""
    text, start, end = document.text, sentence.start, sentence.end
    stretches: list[tuple[Shape, int, int]] = [
        ("colon", c.end(), _closed(text, c.end(), end)) for c in _COLON.finditer(text, start, end)
    ]
    stretches += [("bracket", *b.span("row")) for b in _BRACKET.finditer(text, start, end)]
    stretches += [("dashes", *d.span("row")) for d in _DASHED.finditer(text, start, end)]
    rows = [row_at(text, cue.end, end) for cue in cues_in(document, start, end) if cue.family in NAMING]
    stretches += [("row", row.start, row.end) for row in (*rows, *rows_between(text, start, end)) if row]
    found: list[tuple[Shape, Sequence[Range]]] = []
    announced = counts(text, sentence)
    for shape, first, last in stretches:
        found += [(shape, spans) for spans in readings(text, first, last, announced)]
    at = start
    while quote := _QUOTE.search(text, at, end):
        run = quoted_run(text, quote.start(), end, 1)
        found.append(("quoted", run))
        at = max(quote.end(), run[-1].end + 1 if run else 0)
    seen: set[tuple[Range, ...]] = set()
    for shape, spans in found:
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


def counts(text: str, words: Range) -> Sequence[int]:
    """The numbers that the announcement names: “sechs Felder” → 6."""
    found = (read_count(count["count"]) for count in _COUNT.finditer(text, words.start, words.end))
    return sorted({number for number in found if number})


def readings(text: str, start: int, end: int, announced: Sequence[int]) -> Iterator[list[Range]]:
    """The row in every way of parting it: as its commas say, and so that it has as many names as are announced."""
    if not _PARTS.search(text, start, end):
        return
    for count in (None, *announced):
        spans = parted(text, start, end, count, plural=True)
        if len(spans) > 1 and count in (None, len(spans)):
            yield spans
    spans = parted(text, start, end)
    if len(spans) > 2 and len(parts := split_last(text, spans, AND)) > len(spans):
        yield parts


def _bare(document: Document, span: Range) -> Range:
    """The name without its article, and without “Bereichen” before the first of them."""
    article = ARTICLE.match(document.text, span.start, span.end)
    start = article.end() if article else span.start
    cue = next(iter(cues_in(document, start, span.end)), None)
    opens = cue is not None and cue.start == start and cue.family in NAMING and document.text[cue.end] == " "
    return Range(cue.end + 1 if cue and opens else start, span.end)
