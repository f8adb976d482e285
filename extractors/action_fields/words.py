"""The words that tell of fields: what names one (“Handlungsfeld”), and what stands near an enumeration of them or of other things.

Both are read by the forms of ``fields.toml``: ``[[nouns]]`` name fields by themselves, ``[[cues]]`` are families of words in any form and
order: Handlungsfelder, Förderbereiche, Säulen; or Mitglieder, Anlagen, Kosten.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import attrgetter
from typing import Literal

from extractors.document import Block, Document, Range, beginning_in, last_at
from extractors.german.text import small
from extractors.language import lookup
from extractors.per_document import per_document
from extractors.sections import sentences

NAMING = ("field", "theme", "part")
Strength = Literal["strong", "theme", "group"]
_FAR = 1500
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class FieldNoun:
    """“Handlungsfeldern” in the text; ``plural`` as it is written."""

    start: int
    end: int
    strength: Strength
    plural: bool


@cache
def noun_pattern() -> re.Pattern[str]:
    """All field nouns, also in capitals; “handlungsfeldübergreifend” is none."""
    forms = "|".join(form for noun in lookup("fields")["nouns"] for form in (*noun["singular"], *noun["plural"]))
    return re.compile(rf"(?<![\w-])(?:{forms}|(?=[A-ZÄÖÜ-]{{2,40}}(?![\w-]))(?i:{forms}))(?![\w-])")


@lru_cache(1 << 10)
def _strength(written: str) -> tuple[Strength, bool]:
    """The strength and number of a field noun."""
    return next(
        (noun["strength"], number == "plural")
        for noun in lookup("fields")["nouns"]
        for number in ("singular", "plural")
        if re.fullmatch("|".join(noun[number]), written, re.IGNORECASE)
    )


@per_document
def field_nouns(document: Document) -> tuple[FieldNoun, ...]:
    """The field nouns of the paper in reading order."""
    found = noun_pattern().finditer(document.text)
    return tuple(FieldNoun(*noun.span(), *_strength(noun[0])) for noun in found)


def nouns_between(document: Document, place: Range) -> Sequence[FieldNoun]:
    """Those that have a part in ``place``."""
    every = field_nouns(document)
    first = bisect_right(every, place.start, key=lambda noun: noun.end)
    return every[first : bisect_right(every, place.end - 1, key=_start)]


@cache
def words_pattern(table: str, key: str = "words") -> re.Pattern[str]:
    """The words under ``table`` of the lookup as one pattern."""
    words = sorted(lookup("fields")[table][key], key=len, reverse=True)
    return re.compile(rf"(?<![\w])(?:{'|'.join(re.escape(word) for word in words)})(?:e?s|en|s)?(?!\w)")


@cache
def part_pattern() -> re.Pattern[str]:
    """Bereiche, Themen, Bausteine …: what a concept may consist of."""
    words = sorted(lookup("fields")["parts"]["words"], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of a family: ``Förderbereiche`` is of the family ``part``."""

    start: int
    end: int
    family: str


@cache
def _families() -> dict[str, re.Pattern[str]]:
    return {
        entry["id"]: re.compile(
            rf"(?<![\w-])(?!(?:{'|'.join(entry.get('not', ['(?!)']))})(?![\w-]))(?:{'|'.join(entry['forms'])})(?![\w-])",
            re.IGNORECASE,
        )
        for entry in lookup("fields")["cues"]
    }


@cache
def _any() -> re.Pattern[str]:
    """The forms of all families, for words in small letters: where case counts, most of them are passed over at their first letter."""
    return re.compile("|".join(form.pattern.lower() for form in _families().values()))


_WORD = re.compile(r"[\w-]+")
_GOES_ON = {
    "themen-": " und handlungsfeld",
    "ziel-": " und handlungsfeld",
    "geht": " es",
    "ging": " es",
    "punkte": " der",
}
"""What the forms of several words have behind their first."""


@lru_cache(1 << 16)
def _possible(word: str) -> tuple[str, ...]:
    """The families whose forms begin with a word."""
    low = small(word)
    begins = [form for form in (low, low + _GOES_ON.get(low, "")) if _any().match(form)]
    return tuple(name for name, form in _families().items() if any(map(form.match, begins))) if begins else ()


def _named(text: str) -> Iterator[Cue]:
    """What names each family, in reading order."""
    ends: dict[str, int] = {}
    for word in _WORD.finditer(text):
        for family in _possible(word[0]):
            found = _families()[family].match(text, word.start())
            if found and found.start() >= ends.get(family, 0):
                ends[family] = found.end()
                yield Cue(*found.span(), family)


@per_document
def cue_words(document: Document) -> tuple[Cue, ...]:
    """Every word of the paper that is of a family, in reading order; a word is of the first family that knows it."""
    found: list[Cue] = []
    for cue in _named(document.text):
        if not found or cue.start > found[-1].start:
            found.append(cue)
    return tuple(found)


def cues_in(document: Document, start: int, end: int) -> Sequence[Cue]:
    """Those that stand between ``start`` and ``end``."""
    found = beginning_in(cue_words(document), start, end)
    return found[:-1] if found and found[-1].end > end else found


def sentence_at(document: Document, offset: int) -> Range:
    """The sentence that holds ``offset``, or the block where no sentence does; of a very long one the part around it."""
    sentence = last_at(sentences(document), offset)
    whole = sentence if sentence and offset < sentence.end else document.block_at(offset)
    if whole is None:
        return Range(offset, offset)
    return Range(max(whole.start, offset - _FAR), min(whole.end, offset + _FAR))


def is_form(document: Document, noun: FieldNoun) -> bool:
    """Whether the noun stands on a line of a form."""
    block = document.block_at(noun.start)
    return block is not None and is_furniture(document, block, noun)


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
