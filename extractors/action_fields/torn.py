"""Fields in a table whose columns a text file has run together or put one cell a line.

“Handlungsfeld Ausschuss” over “Sprache und Bildung Schulausschuss”; or “Handlungsfeld”, “Leitung”, “Sprache”, “Frau Muster” each on
a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.action_fields.lookalikes import lookalikes
from extractors.action_fields.named import Named, labels_of, mostly_known
from extractors.action_fields.nouns import field_nouns, noun_pattern
from extractors.action_fields.paper import Paper
from extractors.document import Block, Document, Range
from extractors.language import lookup

_LONGEST_HEAD, _LONGEST_ROW, _MOST_COLUMNS = 90, 220, 6
_MISSED = 2  # lines in a row that go on with a wrapped cell
_SENTENCE = re.compile(r"[.!?:]\s*$")


@cache
def _heads() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The heads of columns beside the fields: one cell of them, and a whole row with the field noun in it."""
    words = "|".join(re.escape(word) for word in sorted(lookup("fields")["beside"]["words"], key=len, reverse=True))
    between = "|".join(re.escape(word) for word in lookup("fields")["beside"]["between"])
    cell = rf"(?:{words})(?:\s*(?:{between}|{words}))*"
    number = r"(?:(?:[Ll]fd\.?\s*)?Nr\.?\s+)?"
    row = rf"{number}(?P<noun>{noun_pattern().pattern})(?:\s+/?\s*(?:{between}|{words}))+"
    return re.compile(rf"{cell}\s*:?$"), re.compile(rf"{row}\s*:?$")


def head_line(block: Block) -> re.Match[str] | None:
    """“Handlungsfeld Maßnahme Kosten”: heads on one line, the fields in the first column."""
    if block.table is not None or block.marker or len(block.text) > _LONGEST_HEAD:
        return None
    return _heads()[1].match(block.text.strip())


def torn_rows(document: Document, paper: Paper, index: int) -> Iterator[Named]:
    """The fields at the beginnings of the lines below a head line at block ``index``."""
    head, spans, missed = document.blocks[index], list[Range](), 0
    for block in document.blocks[index + 1 :]:
        if block.table is not None or len(block.text) > _LONGEST_ROW or missed > _MISSED:
            break
        name = first_column(document.text, block.start, block.end)
        if name is None or not mostly_known(labels_of(document, [name]), 1.0):
            if _SENTENCE.search(block.text):
                break
            missed += 1
            continue
        missed = 0
        spans.append(name)
    yield from _named(document, paper, head, spans)


_ADJECTIVE = (
    r"[A-ZÄÖÜ][\w-]*(?:isch|lich|ell|ig|iv|al|är|end|bar|sam|frei|ief)(?:e|er|es)\s+|(?:Frühe|Gute|Gutes|Neue)\s+"
)
_NOUN = r"[A-ZÄÖÜ][\w-]*(?:[/*:][A-ZÄÖÜa-zäöü][\w-]*)*"
_JOINED = r"\s*[,/&]\s*(?:und\s+)?|-?\s+(?:und|sowie|bzw\.)\s+|\s+(?:der|des|von|für|in|im|zu|zur|zum|am|an|auf|bei|mit|den|die|dem)\s+"
_FIRST = re.compile(
    rf"(?:\(?(?:\d{{1,2}}(?:\.\d)?|[IVX]{{1,4}}|[A-Z])[.)]?\s+)?(?:{_ADJECTIVE})?{_NOUN}"
    rf"(?:(?:{_JOINED})+(?:[a-zäöüß]{{4,}}(?:e|er|es|en)\s+)?(?:{_ADJECTIVE})?{_NOUN})*"
)


def first_column(text: str, start: int, end: int) -> Range | None:
    """The first cell of a line whose columns ran together: it ends where two nouns stand side by side without a word
    that joins them. ``Sprache und Bildung Schulausschuss`` → Sprache und Bildung."""
    found = _FIRST.match(text, start, end)
    return Range(start, found.end()) if found else None


def torn_cells(document: Document, paper: Paper, index: int) -> Iterator[Named]:
    """The fields of a table whose cells stand one a line, block ``index`` being the head “Handlungsfeld”."""
    if not noun_pattern().fullmatch(_bare(document.blocks[index])):
        return
    first = index
    while first and index - first < _MOST_COLUMNS and _is_head(document.blocks[first - 1]):
        first -= 1
    width = next((n for n, b in enumerate(document.blocks[first : first + _MOST_COLUMNS]) if not _is_head(b)), 0)
    spans: list[Range] = []
    for block in document.blocks[index + width :: width] if width > 1 else ():
        found = list(labels_of(document, [Range(block.start, block.end)]))
        if block.table is not None or len(block.text) > _LONGEST_HEAD or not found:
            break
        spans.append(Range(block.start, block.end))
    yield from _named(document, paper, document.blocks[index], spans)


def _is_head(block: Block) -> bool:
    """Whether the block is one head of a column and nothing else."""
    known = _heads()[0].match(block.text.strip()) or noun_pattern().fullmatch(_bare(block))
    return block.table is None and not block.marker and known is not None


def _bare(block: Block) -> str:
    return block.text.strip(" :")


def _named(document: Document, paper: Paper, head: Block, spans: Sequence[Range]) -> Iterator[Named]:
    labels = list(labels_of(document, spans))
    if len(labels) < 2 or not mostly_known(labels, 0.6) or lookalikes(labels):
        return
    noun = next((noun for noun in field_nouns(document) if head.start <= noun.start < head.end), None)
    if noun is not None and (paper.about or noun.strength == "strong"):
        yield from (Named(label, "list", "torn-column", noun.start, head.start + 1) for label in labels)
