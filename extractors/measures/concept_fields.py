"""The fields of action of a concept: the chapters that its measures stand under and their focuses.

A long paper names its fields again and again, in summary, contents, boxes and statistics; here they are read where the measures are.
"""

from __future__ import annotations

from dataclasses import dataclass

from extractors.document import Document, Range
from extractors.german.text import fold
from extractors.measures.fields import code_in, standings
from extractors.measures.listed import measures_of
from extractors.per_document import per_document

_LEAST = 2
_MOST_WORDS = 14


@dataclass(slots=True, eq=False)
class ConceptField:
    """A field or, with a ``parent``, a focus within it: where it is named."""

    label: Range
    code: str | None
    parent: ConceptField | None = None


@per_document
def fields_of_concept(document: Document) -> tuple[ConceptField, ...]:
    """The fields in reading order, each before its focuses; empty where the paper lists no measures under fields."""
    found: dict[str, ConceptField] = {}
    text = document.text
    for place in standings(document, measures_of(document)).values():
        field = None
        for label in filter(None, (place.field, place.focus)):
            block = document.block_at(label.start)
            title = Range(block.start, block.end) if block is not None and block.table is None else label
            key = fold(text[label.start : label.end])
            field = found.setdefault(key, ConceptField(label, code_in(text, title), field))
    tops = [field for field in found.values() if field.parent is None]
    if len(tops) < _LEAST or any(len(text[f.label.start : f.label.end].split()) > _MOST_WORDS for f in tops):
        return ()
    return tuple(sorted(found.values(), key=lambda field: (field.label.start, field.parent is not None)))
