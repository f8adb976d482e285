"""The German municipalities and counties of ``lookups/municipalities.tsv``, and where a text names one.

>>> [place.state for place in places_called("Landshut")]
['BY', 'BY']
"""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractors.german.text import fold

_WORD = re.compile(r"[\s./()-]{0,2}([^\W\d_][\w’']*)")
_ENDINGS, _USUAL = range(7, 2, -1), 5  # letters of an ending; places that have a usual one
_CAPITAL = re.compile(r"(?<![\w-])[A-ZÄÖÜ][\w’'-]+")
# “Landau” is what people call “Landau in der Pfalz”, “Halle” what they call “Halle (Saale)”
_SURNAME = re.compile(
    r"(?:\s\(.*\)|\s(?:an der|in der|am|im|an|in|auf|bei|ob der|ob|vor der|unter|an den|über|v\. d\. |i\. )\s?[A-Zd].*)$"
)


@dataclass(frozen=True, slots=True)
class Place:
    """A row of the gazetteer; ``ags`` has 8 digits for a Gemeinde or Stadt, 5 for a Kreis."""

    name: str
    kind: str | None
    state: str
    ags: str | None
    population: int | None


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a text names a place. ``short``: by the first part of the name only."""

    start: int
    end: int
    places: tuple[Place, ...]
    short: bool = False


@cache
def gazetteer() -> Mapping[str, tuple[Place, ...]]:
    """The places by their folded name."""
    source = files("extractors") / "lookups" / "municipalities.tsv"
    found = defaultdict(list)
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for line in lines[1:]:
        ags, name, kind, state, population = line.split("\t")
        place = Place(name, kind or None, state, ags or None, int(population) if population else None)
        found[fold(name)].append(place)
    return {name: tuple(places) for name, places in found.items()}


@cache
def _short_names() -> Mapping[str, tuple[Place, ...]]:
    found = defaultdict(list)
    for places in gazetteer().values():
        for place in places:
            short = _SURNAME.sub("", place.name)
            if short != place.name:
                found[fold(short)].append(place)
    return {name: tuple(places) for name, places in found.items()}


@cache
def _longest() -> Mapping[str, int]:
    """How many words the longest name has that begins with this word."""
    longest: dict[str, int] = {}
    for name in (*gazetteer(), *_short_names()):
        words = name.split()
        longest[words[0]] = max(longest.get(words[0], 0), len(words))
    return longest


def places_called(name: str) -> tuple[Place, ...]:
    """The places with this full name, in any spelling of case and punctuation."""
    return gazetteer().get(fold(name), ())


def district_called(name: str) -> tuple[Place, ...]:
    """The district of Berlin or Hamburg with this name: “Altona” is Hamburg-Altona."""
    return gazetteer().get(fold(f"Hamburg-{name}"), ()) + gazetteer().get(fold(f"Berlin-{name}"), ())


def named_at(text: str, start: int, stop: int = sys.maxsize) -> Naming | None:
    """The longest name of a place that begins at ``start`` and reaches no further than ``stop``."""
    word = _WORD.match(text, start, stop)
    most = _longest().get(fold(word[1]), 0) if word else 0
    ends: list[int] = []
    while word and len(ends) < most:
        ends.append(word.end())
        word = _WORD.match(text, word.end(), stop)
    for end in reversed(ends):
        name = fold(text[start:end])
        end += text[end : min(end + 1, stop)] == ")" and "(" in text[start:end]
        if name in gazetteer():
            return Naming(start, end, gazetteer()[name] + (_short_names().get(name, ())))
        if name in _short_names():
            return Naming(start, end, _short_names()[name], short=True)
    return None


def namings(text: str) -> Iterator[Naming]:
    """Every name of a place, in reading order: also words that are names and something else (Essen, Wissen)."""
    position = 0
    for match in _CAPITAL.finditer(text):
        if match.start() < position:
            continue
        if found := named_at(text, match.start()):
            yield found
            position = found.end


def names_ending_like(name: str, least: int = 3) -> Counter[str]:
    """How many places of each Land end like this name, in as many letters as make an ending (at least ``least``): “-büll” is of
    Schleswig-Holstein; none where no ending of it is usual."""
    word = _first_word(name)
    known = (_endings().get(word[-letters:]) for letters in _ENDINGS if least <= letters < len(word))
    return next((counts for counts in known if counts and counts.total() >= _USUAL), Counter())


def ends_as_a_place(name: str) -> bool:
    """Whether a word ends as the names of places do: “Auenhausen”, “Mühlbeck”; not “Anmeldung”."""
    return bool(names_ending_like(name, least=4))


@cache
def _endings() -> Mapping[str, Counter[str]]:
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for places in gazetteer().values():
        for place in places:
            word = _first_word(place.name)
            for letters in _ENDINGS:
                if letters < len(word):
                    found[word[-letters:]][place.state] += 1
    return found


def _first_word(name: str) -> str:
    return re.split(r"[\s,(-]", name.strip())[0].casefold()
