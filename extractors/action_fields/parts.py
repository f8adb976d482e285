"""Parts of a concept that its sentence makes fields: “Das Integrationskonzept umfasst die Bereiche Sprache, Arbeit und Wohnen”.

Bereiche, Themen, Felder, Bausteine or Säulen say nothing by themselves: offices have Bereiche, debates have Themen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.action_fields.nouns import FieldNoun, noun_pattern, part_pattern, sentence_at, words_pattern
from extractors.document import Document, Range
from extractors.per_document import per_document

# “Säulen des Integrationskonzepts”
_OWNER = re.compile(r"\s+(?:des|der|unseres|dieses)\s+(?:\w+\s+){0,2}$")
# “Vier Säulen tragen das Konzept”
_CARRY = re.compile(r"\s+(?:tragen|bilden|stützen|prägen|gliedern|strukturieren|kennzeichnen)\s+(?:\w+\s+){0,3}$")
_TAKES_PART = re.compile(
    r"\b(?:[Bb]eteilig\w*|eingebunden|einbezogen|zuständig\w*|vertreten|mitgewirkt|arbeite(?:n|te|ten)\s+mit)\b"
)


# “gliedert sich in”, “befasst sich mit”, “Damals ging es um”: what names follow at once
_VERB = re.compile(
    r"\b(?:(?:gliedert|untergliedert|teilt|unterteilt)\s+sich\s+(?:\w+\s+)?in|(?:gegliedert|unterteilt|aufgeteilt|untergliedert)\s+in|"
    r"(?:befass\w+|beschäftig\w+)\s+sich\s+(?:(?:die|der|das|den)\s+)?(?:\w+\s+)?mit|(?:geht|ging)\s+es\s+um|(?:erstreckt|bezieht)\s+sich\s+auf|"
    r"(?:Arbeitsgruppen|Arbeitskreise|Fachforen|Workshops)\s+zu|[Gg]egliedert\s+ist\s+\w+\s+in)(?=\s*(?::|\n|$|[A-ZÄÖÜ„\"]|\d\.|die\s+[A-ZÄÖÜ]|den\s+[A-ZÄÖÜ]))",
    re.MULTILINE,
)


_ARTICLE = re.compile(r"\s*(?:(?:den|die|folgenden|diese[nr]?|\d+|[a-zäöüß]+)\s+){0,3}")


@per_document
def part_nouns(document: Document) -> tuple[FieldNoun, ...]:
    """The words for parts in sentences that say what a concept consists of or deals with; ``loose`` where the sentence
    does not name the concept: “Behandelt werden die Bereiche Sprache und Wohnen”."""
    return tuple(_part_nouns(document))


def _part_nouns(document: Document) -> Iterator[FieldNoun]:
    for found in part_pattern().finditer(document.text):
        noun = Range(found.start(), found.end())
        if _of_concept(document, noun):
            yield FieldNoun(noun.start, noun.end, "part", True)
        elif _is_told(document, noun):
            yield FieldNoun(noun.start, noun.end, "loose", True)
    for found in _NAMED_PARTS.finditer(document.text):
        yield FieldNoun(*found.span("noun"), "theme", True)
    for found in _CONCEPT_VERB.finditer(document.text):
        sentence = sentence_at(document, found.start())
        keys = ("words", "general")
        if any(words_pattern("concept", key).search(document.text, sentence.start, found.end()) for key in keys):
            yield FieldNoun(found.start(), found.end(), "verb", True)
    for found in _VERB.finditer(document.text):
        follows = _ARTICLE.match(document.text, found.end())
        at = follows.end() if follows else found.end()
        if not noun_pattern().match(document.text, at) and not part_pattern().match(document.text, at):
            yield FieldNoun(found.start(), found.end(), "verb", True)


# “Das Konzept konzentriert sich auf”, “Im Mittelpunkt des Konzepts stehen”: only of a concept
_CONCEPT_VERB = re.compile(
    r"\b(?:(?:konzentrier|fokussier|erstreck)\w*\s+sich\s+(?:[^.,;:]{0,60}?\s)?auf|widme\w*\s+sich(?:\s+[^.,;:]{0,60}?)?|"
    r"(?:geht|ging)\s+es\s+[^.,;:]{3,60}?\s+um|[Ii]m\s+(?:Mittelpunkt|Vordergrund|Zentrum|Fokus)\s+[^.,;:]{0,60}?(?:stehen|standen|sollen))"
    r"\s+(?=(?:(?:die|der|den|dem|das)\s+)?(?:[a-zäöüß]{5,}(?:e|en|er|es)\s+)?[A-ZÄÖÜ„])"
)
# “Die bisherigen Felder „A“ und „B“”
_NAMED_PARTS = re.compile(
    r"\b(?:bisherigen?|früheren?|alten?|neuen?|künftigen?|vorgeschlagenen?)\s+"
    r"(?P<noun>Felder|Feldern|Themen|Bereiche|Bereichen|Säulen|Bausteine|Bausteinen)(?=\s*[:(]?\s*[„\"»])"
)


def _of_concept(document: Document, noun: Range) -> bool:
    text, sentence = document.text, sentence_at(document, noun.start)
    before, after = text[sentence.start : noun.start], text[noun.end : sentence.end]
    said = _is_said(before + after)
    for key in ("words", "general"):
        concept = words_pattern("concept", key)
        owner = concept.search(after)
        if owner is not None and (_OWNER.fullmatch(after[: owner.start()]) or _CARRY.fullmatch(after[: owner.start()])):
            return True
        if concept.search(before):
            return said and not _TAKES_PART.search(before + after)
    return False


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
