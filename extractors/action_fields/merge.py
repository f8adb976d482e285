"""Put together the places that name one field: “Zugang zu Pflege und Arbeit” and “Zugang zu Arbeit und Pflege”."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from extractors.action_fields.labels import Label
from extractors.action_fields.named import Named
from extractors.action_fields.topics import topics_of
from extractors.facts import FieldStatus

_EMPTY = frozenset(
    """und oder sowie bzw der die das des dem den in im zu zum zur mit von vom für am an auf bei bereich bereiche schwerpunkt schwerpunkte
    einer eines ein eine als themen thema handlungsfeld themenfeld durch integration zugang""".split()
)
_STEM = 7
_ALIKE = 0.75
_RANK = {"list": 0, "heading": 1, "quoted": 2, "phrase": 3}


@dataclass(slots=True)
class Field:
    """One field with every place that names it; ``best`` is the place whose label is taken."""

    best: Named
    former: bool
    places: list[Named] = field(default_factory=list)

    @property
    def stems(self) -> frozenset[str]:
        return stems(self.best.label)


def stems(label: Label) -> frozenset[str]:
    """The beginnings of the words that carry meaning: ``Zugang zu Vereinen`` → verein."""
    return _stems(label.text)


@lru_cache(maxsize=4096)
def _stems(text: str) -> frozenset[str]:
    every = re.findall(r"\w+", text.casefold())
    words = [word for word in every if word not in _EMPTY] or every
    return frozenset(re.sub(r"(?<=\w{4})(?:en|er|es|em|e|n|s)$", "", word)[:_STEM] for word in words)


def merged(named: Iterable[Named], status_of: Callable[[Named], FieldStatus]) -> list[Field]:
    """The fields in the order of their first mention. Lists come first: what else a sentence calls a field is compared
    with what the lists hold, and a shorter name stands for the one listed field that it can mean; but a field of an earlier
    concept is another than one of this that is named a little differently."""
    fields: list[Field] = []
    seen: set[int] = set()
    for place in sorted(named, key=lambda n: (_RANK[n.manner], n.label.start)):
        if place.label.start in seen:
            continue
        seen.add(place.label.start)
        former = status_of(place) == "former"
        same = _same(fields, place, former)
        if same is None:
            fields.append(Field(place, former, [place]))
            continue
        same.places.append(place)
        if _RANK[place.manner] <= 1 and _fuller(place.label, same.best.label):
            same.best = place
    return sorted(fields, key=lambda f: min(place.label.start for place in f.places))


def _fuller(label: Label, than: Label) -> bool:
    return stems(label) > stems(than)


def _same(fields: list[Field], place: Named, former: bool) -> Field | None:
    """The field that ``place`` names once more."""
    here = stems(place.label)
    if not here:
        return None
    for known in fields:
        if known.stems == here and not _beside(known, place, exact=True):
            return known
    fields = [known for known in fields if known.former == former]
    for known in fields:
        headings = place.manner == known.best.manner == "heading"
        if headings and place.label.code and place.label.code == known.best.label.code and known.stems & here:
            return known
    near = [known for known in fields if _near(known, place, here) and not _beside(known, place, exact=False)]
    if near:
        return max(near, key=lambda known: len(known.stems & here) / len(known.stems | here))
    if place.manner in ("phrase", "heading"):
        wider = [known for known in fields if known.stems > here and known.best.manner == "list"]
        if len(wider) == 1:
            return wider[0]
    return None


def _near(known: Field, place: Named, here: frozenset[str]) -> bool:
    """Whether the names differ by little and mean the same topics."""
    shared = len(known.stems & here) / len(known.stems | here)
    subset = known.stems <= here or here <= known.stems
    same_topics = set(topics_of(known.best.label.text)) == set(topics_of(place.label.text))
    one_word = subset and min(len(known.stems), len(here)) == 1 and shared >= 0.5 and place.manner != "list"
    return same_topics and ((subset and shared >= _ALIKE) or one_word)


def _beside(known: Field, place: Named, *, exact: bool) -> bool:
    """Whether both stand in one list, and so are two fields (unless the list repeats a name to the letter)."""
    together = any(other.group == place.group for other in known.places)
    return together and not (exact and known.best.label.text.casefold() == place.label.text.casefold())
