"""Parts of a concept that its sentence makes fields: “Das Integrationskonzept umfasst die Bereiche Sprache, Arbeit und Wohnen”.

Bereiche, Themen, Felder, Bausteine or Säulen say nothing by themselves: offices have Bereiche, debates have Themen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.action_fields.nouns import FieldNoun, part_pattern, sentence_at, words_pattern
from extractors.document import Document, Range
from extractors.per_document import per_document

_TAKES_PART = re.compile(
    r"\b(?:[Bb]eteilig\w*|eingebunden|einbezogen|zuständig\w*|vertreten|mitgewirkt|arbeite(?:n|te|ten)\s+mit)\b"
)


@per_document
def part_nouns(document: Document) -> tuple[FieldNoun, ...]:
    """The words for parts in sentences that say what a concept consists of or deals with; ``loose`` where the sentence
    does not name the concept: “Behandelt werden die Bereiche Sprache und Wohnen”."""
    return tuple(_part_nouns(document))


def _part_nouns(document: Document) -> Iterator[FieldNoun]:
    for found in part_pattern().finditer(document.text):
        noun = Range(found.start(), found.end())
        if _is_told(document, noun):
            yield FieldNoun(noun.start, noun.end, "loose", True)


def _is_said(words: str) -> bool:
    """Whether one of the verbs stands there that tell what a concept has: “Behandelt werden”, “umfasst”."""
    return words_pattern("parts", "verbs").search(words.lower()) is not None


# “Folgende Felder”, “diese vier Themen”
_FOLLOWING = re.compile(r"\b(?:[Ff]olgende[nr]?|diesen?|nachstehende[nr]?)\s+(?:[a-zäöüß\d]+\s+){0,3}$")
# “aus den Bereichen”: where people come from
_ORIGIN = re.compile(r"\b(?:aus|im|der|je|pro)\s+(?:(?:den|allen|verschiedenen|einzelnen)\s+){0,2}$")


def _is_told(document: Document, noun: Range) -> bool:
    """Whether the sentence says that these parts are dealt with, and not who works in them."""
    text, sentence = document.text, sentence_at(document, noun.start)
    before, after = text[sentence.start : noun.start], text[noun.end : sentence.end]
    if _TAKES_PART.search(before + after) or _ORIGIN.search(before) or words_pattern("parts", "others").search(before):
        return False
    return _is_said(before + after) or _FOLLOWING.search(before) is not None


_NUMBERED_PART = re.compile(
    r"^[ \t]*(?P<part>Schwerpunkt|Baustein|Säule|Kapitel|Modul)(?=\s+(?:\d{1,2}|[IVX]{1,4}|[A-Z])\s*(?:[:–-]\s|$|[A-ZÄÖÜ]))",
    re.MULTILINE,
)


@per_document
def part_headings(document: Document) -> tuple[FieldNoun, ...]:
    """“Schwerpunkt 1: Sprache”, “Baustein B – Arbeit” at the beginning of a line."""
    return tuple(FieldNoun(*found.span("part"), "part", False) for found in _NUMBERED_PART.finditer(document.text))
