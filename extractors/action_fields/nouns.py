"""The words that name the fields of a concept: Handlungsfelder, Themenfelder, Leitziele, AG …; and the sentences they stand in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extractors.document import Block, Document, Range
from extractors.language import lookup
from extractors.per_document import per_document
from extractors.sections import sentences

Strength = Literal["strong", "theme", "group", "part", "loose", "verb"]
_FAR = 1500


@dataclass(frozen=True, slots=True)
class FieldNoun:
    """“Handlungsfeldern” in the text; ``plural`` as it is written."""

    start: int
    end: int
    strength: Strength
    plural: bool


@cache
def noun_pattern() -> re.Pattern[str]:
    """All field nouns, the longest first; “handlungsfeldübergreifend” is none."""
    forms = sorted(_strengths(), key=len, reverse=True)
    written = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in forms if form not in _compounds())
    firsts: dict[str, list[str]] = {}
    for compound, first in _compounds().items():
        firsts.setdefault(first, []).append(compound[len(first) :])
    ends = {first: "|".join(sorted(set(seconds), key=len, reverse=True)) for first, seconds in firsts.items()}
    compounds = "|".join(rf"{first}(?:{ends[first]})" for first in sorted(ends, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])(?:{written}|{compounds})(?![\w-])")


@cache
def _compounds() -> dict[str, str]:
    """“Handlungsfeldern” and “HANDLUNGSFELDERN”, each with its first part."""
    return {
        spelled(first + form): spelled(first)
        for noun in lookup("fields")["nouns"]
        for first in noun.get("first", ())
        for second in noun["second"]
        for number in ("singular", "plural")
        for form in lookup("fields")["endings"][second][number]
        for spelled in (str, str.upper)
    }


@cache
def _strengths() -> dict[str, tuple[Strength, bool]]:
    """Each form, also in capitals and with a capital adjective, with its strength and number."""
    forms: dict[str, tuple[Strength, bool]] = {}
    for noun in lookup("fields")["nouns"]:
        for number in ("singular", "plural"):
            written = list(noun[number])
            for second in noun.get("second", ()):
                endings = lookup("fields")["endings"][second][number]
                written += [first + ending for first in noun["first"] for ending in endings]
            if number == "plural":
                written += [
                    f"{adjective}{ending}" for adjective in noun.get("adjectives", ()) for ending in _OF_SCHWERPUNKTE
                ]
            for form in written:
                for spelling in {form, form[0].upper() + form[1:], form.upper()}:
                    forms.setdefault(spelling, (noun["strength"], number == "plural"))
    return forms


_OF_SCHWERPUNKTE = (" Schwerpunkte", "n Schwerpunkte", "n Schwerpunkten")


@cache
def part_pattern() -> re.Pattern[str]:
    """Bereiche, Themen, Bausteine …: what a concept may consist of."""
    words = sorted(lookup("fields")["parts"]["words"], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")


@per_document
def field_nouns(document: Document) -> tuple[FieldNoun, ...]:
    """The field nouns of the paper in reading order."""
    return tuple(
        FieldNoun(found.start(), found.end(), *_strengths()[" ".join(found[0].split())])
        for found in noun_pattern().finditer(document.text)
    )


@cache
def words_pattern(table: str, key: str = "words") -> re.Pattern[str]:
    """The words under ``table`` of the lookup as one pattern."""
    words = sorted(lookup("fields")[table][key], key=len, reverse=True)
    return re.compile(rf"(?<![\w])(?:{'|'.join(re.escape(word) for word in words)})(?:e?s|en|s)?(?!\w)")


def sentence_at(document: Document, offset: int) -> Range:
    """The sentence that holds ``offset``, or the block where no sentence does; of a very long one the part around it."""
    every = sentences(document)
    index = bisect_right(every, offset, key=lambda sentence: sentence.start) - 1
    whole: Range | Block | None = (
        every[index] if index >= 0 and offset < every[index].end else document.block_at(offset)
    )
    if whole is None:
        return Range(offset, offset)
    return Range(max(whole.start, offset - _FAR), min(whole.end, offset + _FAR))


def nouns_between(document: Document, place: Range) -> Sequence[FieldNoun]:
    every = field_nouns(document)
    first = bisect_right(every, place.start, key=lambda noun: noun.end)
    return every[first : bisect_right(every, place.end - 1, key=lambda noun: noun.start)]


def is_form(document: Document, noun: FieldNoun) -> bool:
    """Whether the noun stands on a line of a form."""
    block = document.block_at(noun.start)
    return block is not None and is_furniture(document, block, noun)


# “Das Land fördert Vorhaben in den Handlungsfeldern …”, “Die UN-Konvention nennt die Schwerpunkte …”
_OF_THE_STATE = re.compile(
    r"\b(?:[Dd]as\s+Land|[Dd]es\s+(?:Landes|Bundes|Freistaate?s)|[Dd]er\s+(?:Bund|Freistaat)|(?:Bundes|Landes|Nationale)\w*|EU|"
    r"\w*ministeriums?|\w*konvention|\w+gesetz(?:buch)?(?:e?s)?)(?![\w-])",
    re.IGNORECASE,
)
_OF_THE_TOWN = re.compile(
    r"\b(?:Stadt|Stadtverwaltung|Kreis|Kreises|Landkreis\w*|Gemeinde|Kommune|Verwaltung|[Uu]nser\w*|[Ee]igene\w*|[Aa]ngelehnt|Anlehnung|"
    r"Grundlage|Basis|[Aa]bgeleitet|[Ee]ntsprechend|[Aa]nalog|vor\s+Ort)(?!\w)"
)


def state_named(text: str, sentence: Range) -> int:
    """Where a sentence has named the Land, the EU or a law, whose fields follow; its end where it has not, or speaks of the town's."""
    said = _OF_THE_STATE.search(text, sentence.start, sentence.end)
    ours = said is None or _OF_THE_TOWN.search(text, sentence.start, sentence.end) is not None
    return sentence.end if said is None or ours else said.end()


def is_furniture(document: Document, block: Block, noun: FieldNoun) -> bool:
    """Whether the noun stands on a line of a form that asks for the fields of some other plan:
    ``Stadtstrategie-relevant nein ja Handlungsfeld: (bitte auswählen)``, or a bare ``Handlungsfeld:``."""
    start, end = max(block.start, noun.start - 120), min(block.end, noun.end + 60)
    if block.table is not None:
        row = next((r for r in block.table.rows if r[0].start <= noun.start <= r[-1].end), None)
        if row is not None:
            start, end = row[0].start, row[-1].end
    line = document.text[start:end]
    behind = document.text[noun.end : block.end]
    labelled = not noun.plural and re.match(r"\s*:", behind) is not None
    empty = labelled and block.end - block.start <= noun.end - noun.start + 2
    ticked = re.search(r"[☐☒]|\b(?:nein|ja)\b", line, re.IGNORECASE) is not None
    other_plan = words_pattern("furniture").search(line) is not None
    return empty or (labelled and (ticked or other_plan)) or (ticked and other_plan)
