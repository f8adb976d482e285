"""Put together the places that name one field: “Zugang zu Pflege und Arbeit” and “Zugang zu Arbeit und Pflege”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from extractors.action_fields.labels import Label
from extractors.action_fields.topics import topics_of
from extractors.facts import FieldStatus

Manner = Literal["list", "heading", "quoted", "phrase"]


@dataclass(frozen=True, slots=True)
class Named:
    """A label, where its status is to be read (``said``), and which rule read it."""

    label: Label
    manner: Manner
    rule: str
    said: int


_EMPTY = frozenset(
    """und oder sowie bzw der die das des dem den in im zu zum zur mit von vom für am an auf bei bereich bereiche schwerpunkt schwerpunkte
    einer eines ein eine als themen thema handlungsfeld themenfeld durch integration zugang""".split()
)
_STEM = 7
_ALIKE = 0.75
_RANK = {"list": 0, "heading": 1, "quoted": 2, "phrase": 3}


@dataclass(slots=True)
class Field:
    """One field with every place that names it, the best first: its label is taken."""

    places: list[Named]
    former: bool

    @property
    def best(self) -> Named:
        return self.places[0]

    @property
    def stems(self) -> frozenset[str]:
        return stems(self.best.label.text)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that carry meaning: ``Zugang zu Vereinen`` → verein."""
    every = re.findall(r"\w+", text.casefold())
    words = [word for word in every if word not in _EMPTY] or every
    return frozenset(re.sub(r"(?<=\w{4})(?:en|er|es|em|e|n|s)$", "", word)[:_STEM] for word in words)


def merged(named: Iterable[Named], status_of: Callable[[Named], FieldStatus]) -> list[Field]:
    """The fields in the order of their first mention. Lists come first: what else a sentence calls a field is compared
    with what the lists hold; but a field of an earlier concept is another than one of this that is named a little differently."""
    fields: list[Field] = []
    seen: set[int] = set()
    for place in sorted(named, key=lambda n: (_RANK[n.manner], n.label.start)):
        if place.label.start in seen:
            continue
        seen.add(place.label.start)
        former = status_of(place) == "former"
        same = _same(fields, place, former)
        if same is None:
            fields.append(Field([place], former))
        else:
            same.places.append(place)
    return sorted(fields, key=lambda f: min(place.label.start for place in f.places))


def _same(fields: list[Field], place: Named, former: bool) -> Field | None:
    """The field that ``place`` names once more."""
    here = stems(place.label.text)
    for known in fields:
        if known.stems == here and (not _beside(known, place) or known.best.label.text == place.label.text):
            return known
    near = [f for f in fields if f.former == former and _near(f, place, here) and not _beside(f, place)]
    return max(near, key=lambda known: len(known.stems & here) / len(known.stems | here), default=None)


def _near(known: Field, place: Named, here: frozenset[str]) -> bool:
    """Whether the names differ by little and mean the same topics."""
    shared = len(known.stems & here) / len(known.stems | here)
    subset = known.stems <= here or here <= known.stems
    same_topics = set(topics_of(known.best.label.text)) == set(topics_of(place.label.text))
    one_word = subset and min(len(known.stems), len(here)) == 1 and shared >= 0.5 and place.manner != "list"
    return same_topics and ((subset and shared >= _ALIKE) or one_word)


def _beside(known: Field, place: Named) -> bool:
    """Whether both stand in one list, and so are two fields: “Jugendsozialarbeit”, “Jugendschutz”."""
    return any(other.said == place.said for other in known.places)
