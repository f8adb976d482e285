"""Signs that a paper explains in place of labels: “▶ macht es ◆ macht mit ⚑ von wann bis wann”, and on each card “▶ Jugendamt”."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extractors.document import Document, Span
from extractors.measures.labels import column_of
from extractors.per_document import per_document

SIGN = r"(?:[^\w\s.,;:!?()\[\]„“”\"'’‚‘/%–—•·|+&=<>*#§☐☒☑□■…-]\ufe0f?)"
_LEAD = re.compile(rf"\s*(?P<sign>{SIGN})\s*")
_ITEM = re.compile(
    rf"(?P<sign>{SIGN})\s*[=:–-]?\s*(?P<words>[^\W\d_](?:(?!\s*{SIGN})[^\n\t;·|.]){{2,50}})",
)
_LEAST = 2
"""Signs that a legend explains as labels."""


@per_document
def legend(document: Document) -> Mapping[str, str]:
    """The signs that the paper explains as labels, each with the words that name its column."""
    found: dict[str, str] = {}
    for text in _texts(document):
        items = {item["sign"]: _naming(item["words"]) for item in _ITEM.finditer(text)}
        named = {sign: words for sign, words in items.items() if words}
        found = {**named, **found} if len(named) >= _LEAST else found
    return found


def _texts(document: Document) -> Iterator[str]:
    for block in document.blocks:
        yield from (cell.text for row in block.table.rows for cell in row) if block.table else (block.text,)


def _naming(words: str) -> str:
    """The words of an explanation that name a column: “|macht’s|: wer sich kümmert”."""
    return next((part for part in (words.partition(":")[0], words) if column_of(part)), "")


def behind_sign(text: str, span: Span) -> tuple[str, int]:
    """The sign that a line or cell begins with, "" where it begins with none, and where its words begin."""
    lead = _LEAD.match(text, span.start, span.end)
    return (lead["sign"], lead.end()) if lead else ("", span.start)


def column_in(document: Document, label: str) -> str | None:
    """The column that a label of this paper stands for: by its words, else by the sign before them."""
    lead = _LEAD.match(label)
    return column_of(label) or (column_of(legend(document).get(lead["sign"], "")) if lead else None)
