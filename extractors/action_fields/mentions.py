"""Fields named one at a time: as headings, with a number, or in a sentence.

“Handlungsfeld „Sprache und Bildung“”, “3. Handlungsfeld: Gesundheit”, “im Handlungsfeld Kultur und Freizeit entstand …”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.action_fields.labels import explained, noun_phrase, tidy
from extractors.action_fields.named import Named
from extractors.action_fields.nouns import FieldNoun, field_nouns, is_furniture, noun_pattern, sentence_at
from extractors.action_fields.paper import Paper
from extractors.document import Block, Document, Range

_NUMBER = r"(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Z])(?![\w-])\.?"
_TITLE = re.compile(rf"\s*(?:{_NUMBER})?\s*(?P<colon>[:–-])?\s*(?=[A-ZÄÖÜ„\"»(]|\d\.\d)")
_QUOTED = re.compile(r"\s*(?:\d{1,2}\s*)?(?:[:–-]\s*)?(?P<mark>[„“\"»‚])(?P<label>[^„“”\"»«\n]{3,110})(?:[“”\"«‘])")
_LONGEST_TITLE = 130


def mentions(document: Document, paper: Paper) -> Iterator[Named]:
    """The fields behind the word “Handlungsfeld” or one as plain, each by itself."""
    for noun in field_nouns(document):
        block = document.block_at(noun.start)
        if noun.plural or noun.strength == "group" or block is None or is_furniture(document, block, noun):
            continue
        named = _heading(document, paper, block, noun)
        if named is not None:
            yield named
        if noun.strength == "strong":
            yield from _in_sentence(document, paper, block, noun)


def _heading(document: Document, paper: Paper, block: Block, noun: FieldNoun) -> Named | None:
    """The field of a short block that begins with the noun, bare or numbered."""
    line = _title_line(document, block, noun)
    title = _TITLE.match(document.text, noun.end, line.end) if line else None
    if line is None or title is None:
        return None
    following = noun_pattern().search(document.text, noun.end, line.end)
    end = following.start() if following and title["number"] else line.end
    label = tidy(document.text, title.end(), end, title["number"])
    if label is None:
        return None
    numbered = title["number"] and (noun.strength == "strong" or paper.about or paper.policy)
    told = not title["colon"] or (paper.about and explained(label))
    bare = noun.strength == "strong" and not label.text[0].islower() and told
    return Named(label, "heading", "heading", noun.start, noun.start + 1) if numbered or bare else None


def _title_line(document: Document, block: Block, noun: FieldNoun) -> Range | None:
    """The rest of the line if the noun opens it: a block or a cell of its own."""
    text = document.text
    if block.table is not None:
        row = next((r for r in block.table.rows if r[0].start <= noun.start <= r[-1].end), ())
        cell = next((c for c in row if c.start <= noun.start < c.end), None)
        if cell is None or text[cell.start : noun.start].strip(" \t0123456789.") or len(cell.text) > _LONGEST_TITLE:
            return None
        return Range(noun.end, cell.end)
    if not text[block.content_start : noun.start].strip() and block.end - block.start <= _LONGEST_TITLE:
        return None if text[block.start : block.end].rstrip().endswith((".", ";")) else Range(noun.end, block.end)
    return None


def _in_sentence(document: Document, paper: Paper, block: Block, noun: FieldNoun) -> Iterator[Named]:
    """The field that a sentence names: in quotation marks, or by its capital letters where the codebook knows it."""
    end = min(sentence_at(document, noun.start).end, block.end)
    quoted = _QUOTED.match(document.text, noun.end, end)
    span = Range(*quoted.span("label")) if quoted else noun_phrase(document.text, noun.end, end)
    label = tidy(document.text, span.start, span.end) if span else None
    if label is None:
        return
    if quoted:
        yield Named(label, "quoted", "quoted-mention", noun.start, noun.start + 1)
    elif explained(label) and (paper.about or paper.policy):
        yield Named(label, "phrase", "plain-mention", noun.start, noun.start + 1)
