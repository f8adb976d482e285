"""The words that name the fields of a concept: Handlungsfelder, Themenfelder, Leitziele, AG …; and the sentences they stand in."""

from __future__ import annotations

import re
from bisect import bisect_right
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


def is_singular(noun: str) -> bool:
    """“Handlungsfeld”, not “Handlungsfelder”."""
    return not _strengths()[" ".join(noun.split())][1]


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


def words_pattern(table: str, key: str = "words") -> re.Pattern[str]:
    """The words under ``table`` of the lookup as one pattern."""
    return _words_pattern(table, key)


@cache
def _words_pattern(table: str, key: str) -> re.Pattern[str]:
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


_EVENT = re.compile(
    r"\s+(?:der|des|dieser|unserer)\s+(?:\w+\s+)?(?:Sitzung|Veranstaltung|Tagung|Konferenz|Debatte|Diskussion|Aussprache|Haushalts\w*|"
    r"Besprechung|Beratungen?|Tätigkeit|Stelle|Ausschreibung)(?:s|en)?(?!\w)"
)


def of_an_event(document: Document, noun: FieldNoun) -> bool:
    """“Die Schwerpunkte der Sitzung waren …”: the themes of a meeting or a post are no fields."""
    return _EVENT.match(document.text, noun.end) is not None


# “Das Land fördert Vorhaben in den Handlungsfeldern …”, “Die Bundesstrategie nennt die Schwerpunkte …”
_OF_THE_STATE = re.compile(
    r"\b(?:[Dd]as\s+Land(?!\s+zwischen)|[Dd]er\s+(?:Bund|Freistaat)|[Dd]ie\s+(?:EU|Europäische\s+Union|Bundesregierung|Landesregierung)|"
    r"(?:\w*(?:[Kk]onzept|[Pp]lan|[Pp]rogramm|[Ll]eitbild)(?:e?s)?\s+|\w*[Ss]trategie\s+)?[Dd]es\s+(?:Landes|Bundes|Freistaate?s)|(?:\w+[Mm]inisteriums?|Ministeriums?)|(?:Bundes|Landes)\w*(?:programm|strategie|konzept|plan|richtlinie)(?:e?s)?|"
    r"Nationale[nrs]?\s+(?:Integrations|Aktions)plan\w*|UN-[A-Z]\w+|\w+konvention|\w+gesetz(?:buch)?(?:e?s)?)(?![\w-])"
)
_OF_THE_TOWN = re.compile(
    r"\b(?:Stadt|Stadtverwaltung|Kreis|Kreises|Landkreis\w*|Gemeinde|Kommune|Verwaltung|Arbeitsgruppe|Steuerungsgruppe|[Uu]nser\w*|[Ee]igene\w*|"
    r"(?!Landes|Bundes|National)\w*(?:[Kk]onzept|[Pp]lan|[Ll]eitbild)(?:e?s)?|[Aa]ngelehnt|Anlehnung|[Oo]rientier\w*|Grundlage|Basis|[Aa]bgeleitet|[Ee]ntsprechend|[Aa]nalog|vor\s+Ort)(?!\w)"
)


def of_the_state(document: Document, offset: int) -> bool:
    """Whether the sentence tells, before ``offset``, of the fields of the Land, the Bund, the EU or a law, and nothing of the town's."""
    sentence = sentence_at(document, offset)
    words, said = _OF_THE_STATE.subn(" ", document.text[sentence.start : offset])
    return said > 0 and _OF_THE_TOWN.search(words + document.text[offset : sentence.end]) is None


_WISHED = re.compile(
    r"\b(?:weitere[nsr]?|neue[nsr]?|zusätzliche[nsr]?|dritte[nsr]?|vierte[nsr]?|fünfte[nsr]?|sechste[nsr]?|siebte[nsr]?|achte[nsr]?|neunte[nsr]?|zehnte[nsr]?|um|[Hh]inzu|[Nn]eu)\b"
    r".*\b(?:abgesehen|verzichtet|abgelehnt|erwogen|diskutiert)\b|\b(?:vermisst|wünscht|beantragt|fordert)\b|\b(?:fragt|regt)\b",
    re.DOTALL,
)


def is_only_wished(document: Document, sentence: Range) -> bool:
    """“Von einem weiteren Handlungsfeld „Sport“ wird abgesehen”, “Frau Muster vermisst ein Feld „Sport“”: it is none."""
    return _WISHED.search(document.text, sentence.start, sentence.end) is not None


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
