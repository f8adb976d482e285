"""An enumeration of a paper that could be its fields, with the words around it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter
from typing import Literal

from extractors.action_fields.labels import Label, goal, halves, tidy
from extractors.action_fields.words import Cue, sentence_at
from extractors.document import Block, Document, Range, Span

Shape = Literal[
    "items",
    "lines",
    "column",
    "list",
    "marked",
    "colon",
    "headings",
    "bracket",
    "dashes",
    "quoted",
    "row",
    "run-in",
    "apart",
    "alone",
]

MOST = 24


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Names side by side. ``lead`` are the words of the announcement before them, ``tail`` those behind them in the sentence,
    ``before`` the sentence or line before the announcement. ``column``: which of a table. ``frame`` is the word for fields near a name told
    alone, ``side`` where the name stands; of names told one by one the kind of their frame."""

    labels: tuple[Label, ...]
    shape: Shape
    lead: Range
    tail: Range
    before: Range
    column: int = -1
    frame: Cue | None = None
    side: str = ""

    @property
    def said(self) -> int:
        """Where the status of the fields is told."""
        return self.lead.start if self.lead.end > self.lead.start else self.labels[0].start


# “Themeninsel 4”: the mark of an item, not its name
_NUMBERED_TITLE = re.compile(r"\w+\s+(?:\d{1,2}|[IVX]{1,4}|[A-H])")


def enumeration(
    document: Document,
    spans: Sequence[Range],
    shape: Shape,
    lead: Range,
    tail: Range,
    before: Range,
    codes: Sequence[str | None] = (),
    column: int = -1,
    side: str = "",
) -> Iterator[Enumeration]:
    """The enumeration of the names in ``spans``, where nearly all of them can be names; or of the goals, where each is a sentence.
    ``codes`` are the numbers of the items, where these are no part of their spans."""
    if not 2 <= len(spans) <= MOST:
        return
    spans = _without_common_word(document, spans)
    labels = tuple(_of_items(document, heads(document, spans), codes))
    if not _are_names(labels, len(spans)) and shape in _OF_GOALS:
        labels = tuple(
            found
            for n, s in enumerate(spans)
            if (found := goal(document.text, s.start, s.end, codes[n] if codes else None))
        )
    if _are_names(labels, len(spans)):
        yield Enumeration(labels, shape, lead, tail, before, column, side=side)


_OF_GOALS = frozenset(("items", "lines", "marked", "colon", "quoted"))
# “Baustein „Raum“”, “Leitziel 3: …”, “Glied II, Kita”, “KTR 4711.01 Wohnen”: the word that opens nearly every item
_FIRST_WORD = re.compile(
    r"(?P<word>[A-ZÄÖÜ][a-zäöüß-]{3,}|[A-ZÄÖÜ]{2,4}\b)(?:\s+(?P<number>\d[\d.-]{0,11}|[IVX]{1,4}|[A-Z])(?!\w))?\s*"
    r"(?:[:–-]\s*|(?=[„“\"»])|(?(number),?\s+(?=[A-ZÄÖÜ])|(?!)))"
)


def _without_common_word(document: Document, spans: Sequence[Range]) -> Sequence[Range]:
    found = [_FIRST_WORD.match(document.text, span.start, span.end) for span in spans]
    words = {first["word"] for first in found if first}
    if len(words) != 1 or sum(map(bool, found)) < _MOST * len(spans):
        return spans
    bare = [Range(first.end() if first else span.start, span.end) for first, span in zip(found, spans, strict=True)]
    return bare if all(span.start < span.end for span in bare) else spans


def _are_names(labels: Sequence[Label], of: int) -> bool:
    numbered = any(_NUMBERED_TITLE.fullmatch(label.text) for label in labels)
    return not numbered and 2 <= len(labels) <= MOST and len(labels) >= 0.8 * of


def _of_items(document: Document, spans: Sequence[Range], given: Sequence[str | None]) -> Iterator[Label]:
    for number, span in enumerate(spans):
        for label in labels_of(document, [span]):
            yield replace(label, code=label.code or given[number]) if given else label


def last_sentence(document: Document, block: Block) -> Range:
    sentence = sentence_at(document, max(block.start, block.end - 1))
    return Range(max(sentence.start, block.start), block.end)


def sentence_before(document: Document, lead: Range) -> Range:
    """The sentence, or the line, before the announcement."""
    blocks = document.blocks
    index = bisect_left(blocks, lead.start + 1, key=attrgetter("start")) - 1
    block = blocks[index] if index >= 0 else None
    if block is not None and lead.start > block.content_start + 1:
        return sentence_at(document, lead.start - 2)
    above = blocks[index - 1] if index > 0 else None
    if above is None:
        return Range(lead.start, lead.start)
    return Range(above.start, above.start if above.table is not None else above.end)


def labels_of(document: Document, spans: Iterable[Span]) -> Iterator[Label]:
    """The labels in ``spans``, those that hold two fields as two."""
    for span in spans:
        label = tidy(document.text, span.start, span.end)
        if label is not None:
            yield from halves(document.text, label)


# “Sprache: Kurse in allen Ortsteilen”, “Arbeit – Wer berät?”, “Schule, wo es um Medien geht”, “Pflege (ambulant)”: each item goes on to
# tell of its name
_TOLD = re.compile(
    r"(?P<head>[„“\"»][^„“”\"»«]{3,80}[“”\"«]|[^:–.;]{3,80}?)(?:[:;]|\s[–-]|(?=\s\()|(?<=\w{4})\.(?=\s+[A-ZÄÖÜ\d])|(?<=[“”\"«])|,(?=\s+[a-zäöü]{2,}\s))\s+\S"
)
_TOLD_IN_BRACKETS = re.compile(r"(?P<head>[^:–.;()]{3,80}?)\s\([^()]+\)")  # “Orte, die alle kennen (Kapitel I)”
_MOST = 0.75


def heads(document: Document, spans: Sequence[Range]) -> Sequence[Range]:
    """The items without what three in four of them go on to tell behind a colon or a dash."""
    for told in (_TOLD_IN_BRACKETS, _TOLD):
        found = [_head(told, document.text, span.start, span.end) for span in spans]
        if sum(named for _, named in found) >= _MOST * len(spans):
            return [Range(span.start, end) for span, (end, _) in zip(spans, found, strict=True)]
    return spans


@lru_cache(1 << 12)
def _head(told: re.Pattern[str], text: str, start: int, end: int) -> tuple[int, bool]:
    """Where an item goes on to tell of its name, its end where it does not; and whether what stands before can be a name."""
    found = told.match(text, start, end)
    return (found.end("head"), tidy(text, start, found.end("head")) is not None) if found else (end, False)
