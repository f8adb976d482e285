"""The words by which a researcher's id is found in papers, taken from its label, definition and examples.

A label of few words, and each item of a definition or of examples that is one, is a term: “Klimaschutz, erneuerbare Energien,
Mobilität”. Sentences are no terms. A long noun is also looked for inside compounds (“Elektromobilität”), a short one only
where a word begins with it (“Sportstätte”, not “Transport”), an abbreviation as a word of its own.

>>> words_of(Entry("topics", "climate", "Klima und Energie", definition="Klimaschutz, erneuerbare Energien, ÖPNV"))["phrases"]
('erneuerbar* energie*',)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TypedDict

from pipeline.codebook.model import OTHER, Entry


class Words(TypedDict):
    """A vocabulary's entry (extractors.language) without its id."""

    stems: tuple[str, ...]
    words: tuple[str, ...]
    phrases: tuple[str, ...]


_BETWEEN_ITEMS = re.compile(r"[,;()\n]|:\s")
_BETWEEN_PARTS = re.compile(r"\s+(?:und|oder|sowie|bzw\.)\s+|\s*[&/]\s*")
_SUSPENDED = re.compile(r"-\s*(?:und|oder|sowie|bzw\.|/|&|,)")
_LONGEST_TERM = 5
_LONGEST_LIST_ITEM = 3
"""Words of an item that is still parted at its “und”: “Seniorinnen und Senioren”."""
INSIDE = 6
"""Letters from which on a noun is looked for inside compounds too."""
_PREFIXES = (
    "ab an auf aus be bei durch ein ent er ge hin her miss mit nach über um unter ver vor wieder zer zu"  # Aus|bildung
).split()
_GENERAL = frozenset(
    """allgemein allgemeines andere anderes angebot angebote aufgaben ausschuss ausschüsse beirat beiräte bereich bereiche
    förderung gremien gremium kommune kosten kreis maßnahme maßnahmen mitglieder mittel personen projekte sonstige sonstiges
    stadt summe thema themen träger übrige vertreter vertretung weitere weiteres""".split()
)
"""Words that say nothing by themselves."""
_FUNCTION_WORDS = frozenset(
    """als am an auf aus bei beim das dem den der des die durch ein eine einer für im in mit nach oder ohne über um und
    von vom vor zu zum zur zwischen""".split()
)
_PLURAL = re.compile(r"(?<=\w{6})en$|(?<=\w{5})(?:e|(?<!s)s|(?<!io)n)$")
_ADJECTIVE_ENDING = re.compile(r"e[rnms]?$")


def words_of(entry: Entry) -> Words:
    """What to look for, without terms that stand for several things."""
    stems: dict[str, None] = {}
    words: dict[str, None] = {}
    phrases: dict[str, None] = {}
    for term in _terms(entry):
        parts = term.split()
        if len(parts) > 1:
            phrases[_phrase(parts)] = None
        elif _is_abbreviation(term) or len(term) < 4:
            words[term.lower()] = None
        else:
            base = stem(term)
            stems[f"*{base}*" if len(base) >= INSIDE else f"{base}*"] = None
    return {"stems": tuple(stems), "words": tuple(words), "phrases": tuple(phrases)}


def refused(words: Words) -> tuple[str, ...]:
    """Words that hold a stem and are none of its compounds: “Ausbildung” is no kind of “Bildung”."""
    inside = [stem.strip("*") for stem in words["stems"] if stem.startswith("*")]
    return tuple(f"{prefix}{stem}*" for stem in inside for prefix in _PREFIXES)


def _terms(entry: Entry) -> Iterator[str]:
    if entry.id == OTHER:
        return
    for text, parted in ((entry.label_de, True), (entry.definition, True), (entry.examples, False)):
        for item in _BETWEEN_ITEMS.split(text or ""):
            item = item.strip(" .–-„“\"'")
            length = len(item.split())
            if not item or length > _LONGEST_TERM:
                continue
            by_and = parted and length <= _LONGEST_LIST_ITEM and not _SUSPENDED.search(item)
            for part in _BETWEEN_PARTS.split(item) if by_and else [item]:
                says = set(part.lower().split()) - _GENERAL - _FUNCTION_WORDS
                if says and re.search(r"[A-ZÄÖÜ]", part) and len(part) > 1:
                    yield part


def _is_abbreviation(term: str) -> bool:
    return sum(letter.isupper() for letter in term) > 1 and len(term) <= 6


@cache
def stem(word: str) -> str:
    """A noun without the ending of its plural, in small letters."""
    return _PLURAL.sub("", word.lower())


def _phrase(parts: list[str]) -> str:
    """Words side by side, endings open: ``erneuerbar* energie*``, ``agentur* für arbeit*``."""
    out = []
    for part in parts:
        if part in _FUNCTION_WORDS or part.endswith("-") or _is_abbreviation(part):
            out.append(part.lower())
        elif part[0].islower() or part is parts[0]:
            out.append(f"{_ADJECTIVE_ENDING.sub('', stem(part))}*")
        else:
            out.append(f"{stem(part)}*")
    return " ".join(out)
