"""In which Land a paper was written whose town no register holds: its laws and authorities, the bodies of its municipal constitution, the
towns and landscapes around, and how the town's name ends.

The signs are weighed by a judge that was learned (``lookups/learned/states.tsv``); none of them decides alone.

>>> land_of("Der Stadtbürgermeister legt den Plan dem Verbandsgemeinderat und der Kreisverwaltung vor.", "Amselweiler")
'RP'
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import cache

from extractors.german.text import fold
from extractors.language import lookup
from extractors.learned import classifier
from extractors.municipality.gazetteer import names_ending_like, namings

LAND, OTHER = "land", "other"
_SURE = 0.5  # at least as likely as all others together
_BIG = 20_000
_COUNTED = 3  # what is named oftener says no more


def states_hinted(text: str) -> Mapping[str, int]:
    """How often a text points to each Land: by its name, its adjective, its laws or its authorities."""
    low = text.casefold()
    named = (state for state, words in _state_beginnings().items() if any(word in low for word in words))
    counts = {state: len(_state_words()[state].findall(text)) for state in named}
    return {state: count for state, count in counts.items() if count}


def land_of(text: str, name: str) -> str:
    """The Land of a town that no register holds; "" where the signs do not say."""
    found = features(text, name)
    odds = {state: classifier("states").probability(shown, LAND) for state, shown in found.items()}
    best = max(odds, key=lambda state: (odds[state], state))
    told = any(shown.keys() - {"ending"} for shown in found.values())
    return best if told and odds[best] >= _SURE * sum(odds.values()) else ""


def features(text: str, name: str) -> dict[str, dict[str, float]]:
    """What speaks for and against each Land; each body and office that is named does so for each Land in its own measure."""
    hinted, around, like = states_hinted(text), _towns_around(text, name), names_ending_like(name)
    bodies, landscapes = (_shared(kind, text) for kind in ("council", "landscapes"))
    found = {}
    for state in lookup("states"):
        others = sum(min(count, _COUNTED) for other, count in hinted.items() if other != state)
        shown = {
            "hinted": float(state in hinted),
            "hinted alone": float(set(hinted) == {state}),
            "others hinted": float(others),
            "towns around": around.get(state, 0.0),
            "ending": like[state] / max(like.total(), 1),
            "council": sum(1 / len(states) for states in bodies.values() if state in states),
            "foreign council": float(sum(state not in states for states in bodies.values())),
            "landscapes": sum(1 / len(states) for states in landscapes.values() if state in states),
            "foreign landscapes": float(sum(state not in states for states in landscapes.values())),
            **{f"{state}: {body.strip()}": 1.0 for body in bodies},
        }
        found[state] = {sign: value for sign, value in shown.items() if value}
    return found


def _towns_around(text: str, name: str) -> dict[str, float]:
    """The share of each Land in the bigger towns that the text names, each town once; a name of two Länder says nothing."""
    towns = {}
    for naming in namings(text):
        places = [place for place in naming.places if (place.population or 0) >= _BIG]
        if len({place.state for place in places}) == 1 and fold(places[0].name) not in lookup("place_words")["words"]:
            towns[places[0].name] = places[0].state
    counts = Counter(state for town, state in towns.items() if fold(town) != fold(name))
    return {state: count / counts.total() for state, count in counts.items()}


def _shared(kind: str, text: str) -> Mapping[str, frozenset[str]]:
    """The words of a kind that the text names, each with the Länder that know it."""
    pattern, states = _known(kind)
    return {word: states[word] for word in sorted({match["word"] for match in pattern.finditer(text)})}


@cache
def _known(kind: str) -> tuple[re.Pattern[str], Mapping[str, frozenset[str]]]:
    """The bodies, offices and schools (in any case or number), or the landscapes, and the Länder that know each."""
    states: defaultdict[str, set[str]] = defaultdict(set)
    for state, entry in lookup("states").items():
        for word in entry[kind]:
            states[word].add(state)
    either = "|".join(re.escape(word) for word in sorted(states, key=len, reverse=True))
    ends = r"(?!\w)" if kind == "landscapes" else ""
    return re.compile(rf"(?<!\w)(?P<word>{either}){ends}"), {word: frozenset(of) for word, of in states.items()}


@cache
def _state_beginnings() -> Mapping[str, list[str]]:
    """The first of the words of each name: where a text has none of them, its pattern need not be tried."""
    return {
        state: [word.casefold().split()[0] for word in (*entry["words"], *entry["stems"])]
        for state, entry in lookup("states").items()
    }


@cache
def _state_words() -> Mapping[str, re.Pattern[str]]:
    patterns = {}
    for state, entry in lookup("states").items():
        whole = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in entry["words"])
        stems = "|".join(re.escape(stem) for stem in entry["stems"]) or r"(?!)"
        patterns[state] = re.compile(rf"(?<![\w-])(?:(?:{whole})(?!\w)|(?i:{stems}))")
    return patterns
