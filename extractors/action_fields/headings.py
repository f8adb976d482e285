"""Fields named one at a time: as headings, with a number, or in a sentence.

“Handlungsfeld „Sprache und Bildung“”, “3. Handlungsfeld: Gesundheit”, “im Handlungsfeld Kultur und Freizeit entstand …”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.action_fields.labels import explained, noun_phrase, tidy
from extractors.action_fields.named import Named, mostly_known
from extractors.action_fields.nouns import (
    FieldNoun,
    field_nouns,
    is_furniture,
    noun_pattern,
    sentence_at,
)
from extractors.action_fields.numbering import counts_from_one
from extractors.action_fields.paper import Paper
from extractors.action_fields.parts import part_headings
from extractors.document import Block, Document, Range

_NUMBER = r"(?P<number>\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4}|[A-Z])(?![\w-])\.?"
_TITLE = re.compile(rf"\s*(?:{_NUMBER})?\s*(?P<colon>[:–-])?\s*(?=[A-ZÄÖÜ„\"»(]|\d\.\d)")
_QUOTED = re.compile(r"\s*(?:\d{1,2}\s*)?(?:[:–-]\s*)?(?P<mark>[„“\"»‚])(?P<label>[^„“”\"»«\n]{3,110})(?:[“”\"«‘])")
_LONGEST_TITLE = 130


def headed(document: Document, paper: Paper) -> Iterator[Named]:
    """Fields that stand as headings: short blocks that begin with a field noun, bare or numbered."""
    parts: list[Named] = []
    for noun in (*field_nouns(document), *part_headings(document)):
        block = document.block_at(noun.start)
        if noun.plural or noun.strength == "group" or block is None or is_furniture(document, block, noun):
            continue
        line = _title_line(document, block, noun)
        title = _TITLE.match(document.text, noun.end, line.end) if line else None
        if line is None or title is None:
            continue
        following = noun_pattern().search(document.text, noun.end, line.end)
        end = following.start() if following and title["number"] else line.end
        label = tidy(document.text, title.end(), end, title["number"])
        if label is None or (
            not title["number"]
            and (label.text[0].islower() or (title["colon"] and not (paper.about and explained(label))))
        ):
            continue
        if noun.strength == "part":
            parts.append(Named(label, "heading", "part-heading", noun.start, noun.start + 1))
        elif noun.strength == "strong" or (title["number"] and (paper.about or paper.policy)):
            yield Named(label, "heading", "heading", noun.start, noun.start + 1)
    known = paper.about and len(parts) > 1 and mostly_known([named.label for named in parts], 0.75)
    if known or counts_from_one(list(dict.fromkeys(named.label.code or "" for named in parts))):
        yield from parts


def _title_line(document: Document, block: Block, noun: FieldNoun) -> Range | None:
    """The rest of the line if the noun opens it: a block or a cell of its own, or the last words of a paragraph."""
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


def mentioned(document: Document, paper: Paper) -> Iterator[Named]:
    """Fields that a sentence names: in quotation marks, or by their capital letters where the codebook knows them."""
    for noun in field_nouns(document):
        block = document.block_at(noun.start)
        if noun.plural or noun.strength != "strong" or block is None or is_furniture(document, block, noun):
            continue
        end = min(sentence_at(document, noun.start).end, block.end)
        quoted = _QUOTED.match(document.text, noun.end, end)
        span = Range(*quoted.span("label")) if quoted else noun_phrase(document.text, noun.end, end)
        label = tidy(document.text, span.start, span.end) if span else None
        if label is None:
            continue
        if quoted:
            yield Named(label, "quoted", "quoted-mention", noun.start, noun.start + 1)
        elif explained(label) and (paper.about or paper.policy):
            yield Named(label, "phrase", "plain-mention", noun.start, noun.start + 1)
