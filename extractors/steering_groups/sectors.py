"""Whether words name somebody who can sit in a body, and the sector of society that they come from.

>>> sector_of("Caritasverband Musterstadt e. V.")
'welfare'
>>> sector_of("Jobcenter", declared="Vertreter der Verwaltung")
'state_agency'

No list holds every office and club; German names them by what their noun ends with: “das |Team| Demografie”, “die |Themenpaten|”.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from extractors.language import Vocabulary, lookup


def sector_of(name: str, declared: str | None = None) -> str | None:
    """The codebook's sector: the member's own words first, the paper's heading over it second, None where neither tells.

    Of several signs in a name the first decides: the “Integrationsbeauftragte der Caritas” is named as a Beauftragte.
    A general word (Verein, GmbH) counts only where neither name nor heading has a sure sign.
    """
    for table in ("entries", "general"):
        vocabulary = Vocabulary.load("sectors", table)
        for text in (name, declared or ""):
            ids = vocabulary.ids(text)
            if ids:
                return ids[0]
    return None


def has_sector(name: str) -> bool:
    """Whether the name has a sure sign of a sector."""
    return bool(Vocabulary.load("sectors").ids(name))


_LEGAL = re.compile(r"\be\.\s?V\b|\bg?GmbH\b|\be\.?\s?G\b|\bgAG\b|\bmbH\b|\bKdöR\b")
# “AOK”, “JC”, “IntB”: letters that stand for a name
_SHORT = re.compile(r"(?:[A-ZÄÖÜ]{2,6}s?|[A-Z][a-z]{0,3}[A-Z][A-Za-z]{0,4})(?:[ -](?:[A-ZÄÖÜ][\wäöüß-]+|\d{1,2})){0,2}")
_ARTICLE = re.compile(r"^(?:der|die|das|den|dem|des|ein(?:e[rnms]?)?|je|jeweils)\s+", re.IGNORECASE)
# where the words behind the head begin: “Leiterin |der Volkshochschule|”, “Büro |für Integration|”
_BEHIND_HEAD = re.compile(
    r"(?<!-)\s+(?:der|des|dem|den|für|von|vom|im|in|aus|zur|zum|bei|beim|mit|und|am|an|auf|e\.|\(|\d|[-–/„\"])|\s*[(,]"
)
_NOUN = re.compile(r"[A-ZÄÖÜ][\wäöüß]*(?:[-:*/][\wäöüß]+)*")


@cache
def _endings() -> tuple[tuple[str, ...], tuple[str, ...]]:
    data = lookup("actors")
    return tuple({end for entry in data["actor"] for end in entry["ends"]}), tuple(data["never"]["ends"])


@lru_cache(maxsize=4096)
def is_actor(name: str) -> bool:
    """Whether the head of the words is an office, an organisation or somebody by their function."""
    bare = _ARTICLE.sub("", name.strip())
    if _LEGAL.search(bare) or _SHORT.fullmatch(bare):
        return True
    cut = _BEHIND_HEAD.search(bare)
    head = bare[: cut.start()] if cut is not None and cut.start() > 0 else bare
    nouns = [noun[0] for noun in _NOUN.finditer(head)]
    if not nouns:
        return False
    ends, never = _endings()
    if nouns[0].casefold().endswith(never) and sector_of(nouns[0]) in (None, "education", "civil_society"):
        return False
    return any(noun.casefold().endswith(ends) or has_sector(noun) for noun in nouns) or has_sector(head)


def is_general(name: str) -> bool:
    """Whether a word alone stands for many: “Politik”, “sowohl Verwaltung”."""
    nouns = _NOUN.findall(name)
    return len(nouns) == 1 and nouns[0].casefold() in lookup("actors")["general"]["words"]
