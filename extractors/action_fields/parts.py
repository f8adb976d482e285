"""Parts of a concept that its sentence makes fields: “Das Integrationskonzept umfasst die Bereiche Sprache, Arbeit und Wohnen”.

Bereiche, Themen, Felder, Bausteine or Säulen say nothing by themselves: offices have Bereiche, debates have Themen.
"""

from __future__ import annotations

import re
from functools import cache

from extractors.action_fields.nouns import FieldNoun, sentence_at, words_pattern
from extractors.document import Document, Range
from extractors.language import lookup
from extractors.per_document import per_document


@cache
def _part() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(sorted(lookup('fields')['parts']['words'], key=len, reverse=True))})(?![\w-])"
    )


# “Säulen des Integrationskonzepts”
_OWNER = re.compile(r"\s+(?:des|der|unseres|dieses)\s+(?:\w+\s+){0,2}$")
_TAKES_PART = re.compile(
    r"\b(?:beteilig\w*|eingebunden|einbezogen|zuständig\w*|vertreten|mitgewirkt|arbeite(?:n|te|ten)\s+mit)\b"
)


@per_document
def part_nouns(document: Document) -> tuple[FieldNoun, ...]:
    """The words for parts in sentences that say what a concept consists of or deals with."""
    return tuple(
        FieldNoun(found.start(), found.end(), "part", True)
        for found in _part().finditer(document.text)
        if _of_concept(document, Range(found.start(), found.end()))
    )


def _of_concept(document: Document, noun: Range) -> bool:
    text, sentence = document.text, sentence_at(document, noun.start)
    before, after = text[sentence.start : noun.start], text[noun.end : sentence.end]
    for key in ("words", "general"):
        concept = words_pattern("concept", key)
        owner = concept.search(after)
        if owner is not None and _OWNER.fullmatch(after[: owner.start()]):
            return True
        if concept.search(before):
            said = words_pattern("parts", "verbs").search(before + after) is not None
            return said and not _TAKES_PART.search(before + after)
    return False


_NUMBERED_PART = re.compile(
    r"^[ \t]*(?P<part>Schwerpunkt|Baustein|Säule|Kapitel)(?=\s+(?:\d{1,2}|[IVX]{1,4}|[A-Z])\s*[:–-]\s)", re.MULTILINE
)


@per_document
def part_headings(document: Document) -> tuple[FieldNoun, ...]:
    """“Schwerpunkt 1: Sprache”, “Baustein B – Arbeit” at the beginning of a line."""
    return tuple(FieldNoun(*found.span("part"), "part", False) for found in _NUMBERED_PART.finditer(document.text))
