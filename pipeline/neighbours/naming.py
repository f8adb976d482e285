"""Which municipality somebody means by a name, an official key or a folder."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from extractors.german.text import fold
from extractors.municipality.gazetteer import Place, gazetteer, places_called

_KEY = re.compile(r"\d{5}|\d{8}")
_TITLE = re.compile(
    r"(?P<kind>Stadt|Landkreis|Kreis|Gemeinde|Markt|Flecken|Samtgemeinde|Verbandsgemeinde|Bezirk)\s+(?P<name>\S.*)",
    re.IGNORECASE,
)
_LAND = re.compile(r"(?P<name>.*\S)\s*\(\s*(?P<state>[A-Z]{2})\s*\)")
_ORDER = re.compile(r"^[\d\s._-]+|[\d\s._-]+$")
_SPELLED = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"))
_FAR_BIGGER = 10


class UnknownTownError(ValueError):
    """No municipality is called so, or several are; the message says what to write instead."""


def town_called(text: str) -> Place:
    """The municipality of a name (``Auenbrück``, ``Landkreis Auental``, ``Neustadt (RP)``) or official key.

    Behind its kind (``Stadt Auenbrück``) a name that no register holds is one too. Raises UnknownTownError.
    """
    text = " ".join(text.split())
    if _KEY.fullmatch(text):
        if text not in _by_key():
            raise UnknownTownError(f"No municipality has the key {text}; it has 8 digits, that of a county 5.")
        return _by_key()[text]
    title = _TITLE.fullmatch(text)
    land = _LAND.fullmatch(title["name"] if title else text)
    name = land["name"] if land else title["name"] if title else text
    places = places_called(text) or places_called(name)
    if title:
        county = title["kind"].casefold() in ("landkreis", "kreis")
        places = tuple(place for place in places if (place.kind == "Landkreis") == county)
        if not places:
            return Place(name, "Landkreis" if county else title["kind"].capitalize(), "", None, None)
    elif any(place.kind != "Landkreis" for place in places):
        places = tuple(place for place in places if place.kind != "Landkreis")
    if land:
        places = tuple(place for place in places if place.state == land["state"])
    if len(places) == 1:
        return places[0]
    raise UnknownTownError(_several(name, places) if places else _none(name))


def known_at(key: str) -> int | None:
    """The inhabitants that the list of municipalities has at a key, of no known year."""
    place = _by_key().get(key)
    return place.population if place else None


def town_of_folder(name: str) -> Place | None:
    """The municipality that a folder is named after: ``Auenbrück``, ``07_bad-auenbrueck``, ``Landkreis Auental``. None where the
    register knows none, or several of which none is far bigger than the others."""
    bare = _ORDER.sub("", name)
    spaced = bare.replace("_", " ")
    for spelled in dict.fromkeys((bare, spaced, spaced.replace("-", " "), _umlauts(spaced), _umlauts(bare))):
        title = _TITLE.fullmatch(spelled)
        county = title is not None and title["kind"].casefold() in ("landkreis", "kreis")
        places = [
            place
            for place in places_called(title["name"] if title else spelled)
            if place.ags and (place.kind == "Landkreis") == county
        ]
        places.sort(key=lambda place: -(place.population or 0))
        if len(places) == 1 or (places and _far_bigger(*places[:2])):
            return places[0]
    return None


def _far_bigger(first: Place, second: Place) -> bool:
    return (first.population or 0) >= _FAR_BIGGER * (second.population or first.population or 1)


def _umlauts(name: str) -> str:
    for spelled, letter in _SPELLED:
        name = name.replace(spelled, letter).replace(spelled.capitalize(), letter.upper())
    return name


@cache
def _by_key() -> dict[str, Place]:
    return {place.ags: place for places in gazetteer().values() for place in places if place.ags}


def _several(name: str, places: tuple[Place, ...]) -> str:
    shown = ", ".join(f"{place.name} in {place.state} is {place.ags}" for place in places[:4])
    return f"{len(places)} municipalities are called “{name}”; name the one by its key ({shown})."


def _none(name: str) -> str:
    otherwise = f"one that is in no register is written with its kind, “Stadt {name}”"
    near = get_close_matches(fold(name), gazetteer(), n=1, cutoff=0.75)
    if near:
        return (
            f"No municipality is called “{name}”; did you mean “{gazetteer()[near[0]][0].name}”? Otherwise {otherwise}."
        )
    return f"No municipality is called “{name}”; {otherwise}."
