"""The name behind a municipality's title: one of the gazetteer, a district, or a name that no register holds.

Merged and misspelt towns are in no register; behind an official title (“Stadtverwaltung Auenbrück”, “Rat der Stadt
Auenbrück”) a name is one all the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.german.text import fold
from extractors.language import lookup
from extractors.municipality.gazetteer import Place, district_called, ends_as_a_place, named_at, places_called

# “Auenbrück”, “Bad Auenbrück”, “Auenbrück am See”, “Auenbrück-Wiesental”, “Auenbrück (Aue)”
_WORD = r"(?:[A-ZÄÖÜ][a-zäöüß]{2,}|[A-ZÄÖÜ]{3,})(?:-[A-ZÄÖÜ][a-zäöüß]+|-[A-ZÄÖÜ]{2,})*"
_FIRST = (
    r"(?i:Bad|Neu|Alt|Groß|Klein|Sankt|St\.|Hohen|Burg|Schloß|Deutsch|Hessisch|Königs|Wendisch|Ribnitz"
    r"|(?:Mittler|Ober|Unter|Vorder|Hinter|Nördlich|Südlich|Westlich|Östlich)e[rsn]?)"
)
_RIVER = (
    r"\s(?:(?i:am|an\ der|an\ den|an|im|in\ der|in|bei|ob\ der|vor\ der|auf)\s|a\.\s?d\.\s?|i\.\s?d\.\s?)"
    r"[A-ZÄÖÜ][a-zäöüßA-ZÄÖÜ-]+|\s\([A-ZÄÖÜ][\w .]{1,20}\)"
)
_UNKNOWN = re.compile(rf"(?:{_FIRST}\s)?{_WORD}(?P<river>{_RIVER})?(?![a-zäöüß]|[A-ZÄÖÜ]\b)".replace(r"\ ", " "))
# “Stadt Entwicklung”, “Landkreis Mitarbeiterinnen”: words that end like no town
_NO_TOWN = re.compile(
    r"(?:ung|ungen|heit|keit|schaft|schaften|tion|tionen|tät|amt|ämter|rat|räte|ausschuss|meister|meisterin|innen|konzept|plan"
    r"|bericht|antrag|vorlage|verwaltung|vertreter|kreis|gemeinde|haushalt|fraktion|amts?|land|(?:zusammen|stadt|arbeits|gemeinde)leben|teil|quartier|nahmen|stellen|mittel)$",
    re.IGNORECASE,
)
_DISTRICT = re.compile(r"[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ][\wäöüß]+)*")
_DIVISIBLE = 8
_BROKEN = re.compile(r"(?<=[a-zäöüß])-(?=[a-zäöüß])")
# often called after two places (“Auenbrück-Wiesental”); the Länder that have them
UNIONS = {"Landkreis": (), "Samtgemeinde": ("NI", ""), "Verbandsgemeinde": ("RP", "ST", "")}
_SMALL = frozenset({"am", "an", "der", "den", "im", "in", "bei", "ob", "vor", "auf", "a.", "d.", "i."})


@dataclass(frozen=True, slots=True)
class TownTitle:
    """A title before a name: “Stadtverwaltung”. ``official``: nothing but a municipality's name can follow it."""

    start: int
    end: int
    kind: str
    official: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A name and the places that have it; ``known``: the gazetteer holds it; ``short``: by its first part only."""

    start: int
    end: int
    places: tuple[Place, ...]
    known: bool = True
    short: bool = False


@cache
def titles() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """The pattern of all titles, the kind of municipality of each, and the official ones."""
    entries = lookup("municipal_titles")
    kinds = {fold(word): kind for kind, entry in entries.items() for word in entry["words"] + entry["official"]}
    official = frozenset(fold(word) for entry in entries.values() for word in entry["official"])
    words = sorted(kinds, key=len, reverse=True)
    either = "|".join(_pattern(word) for word in words)
    pattern = re.compile(
        rf"(?<![\w-])(?<!-\sund\s)(?=[A-ZÄÖÜ])(?P<title>(?i:{either}))\s+(?:(?:der|des)\s+(?P<inner>(?i:{either}))\s+)?(?=[A-ZÄÖÜ])"
    )
    return pattern, kinds, official


def _pattern(word: str) -> str:
    """The word, also as a lost line break divides it: “Uni-versitätsstadt”."""
    pieces = re.findall(r"\w+|\W", word)
    return "".join(
        "-?".join(piece) if len(piece) > _DIVISIBLE else r"[\s-]+" if piece == " " else re.escape(piece)
        for piece in pieces
    )


def title_at(match: re.Match[str]) -> TownTitle:
    _, kinds, official = titles()
    printed = (_BROKEN.sub("", name) for name in (match["title"], match["inner"]) if name)
    names = [fold(name) for name in printed]
    return TownTitle(match.start(), match.end(), kinds[names[-1]], any(name in official for name in names))


def name_after(text: str, title: TownTitle, end: int) -> Named | None:
    """The name that stands behind a title, before ``end``."""
    if title.kind == "Bezirk":
        return _district(text, title)
    match = _UNKNOWN.match(text, title.end, end)
    found = named_at(text, title.end, end) or (match and named_at(text, title.end, match.end()))
    double = title.kind in UNIONS and found and match and match.end() > found.end and text[found.end] == "-"
    if found and not double:
        return Named(found.start, found.end, found.places, short=found.short)
    if match is None or "\n" in text[title.start : match.end()] or not _is_name(title, match[0]):
        return None
    return Named(title.end, match.end(), (unknown_place(match[0], title.kind),), known=False)


def unknown_place(printed: str, kind: str | None) -> Place:
    """A place that no register holds."""
    return Place(_as_name(printed), kind, "", None, None)


def _is_name(title: TownTitle, printed: str) -> bool:
    """Whether a name that no register holds is one: behind an official title, or of a county or district that ends as places do."""
    if _NO_TOWN.search(printed):
        return False
    return title.official or (title.kind in ("Landkreis", "Bezirk") and ends_as_a_place(printed))


def _district(text: str, title: TownTitle) -> Named | None:
    """The district behind its title: “Altona”, “Hamburg-Altona”, “Steglitz-Zehlendorf”."""
    match = _DISTRICT.match(text, title.end)
    if match is None:
        return None
    places = tuple(place for place in places_called(match[0]) if place.kind == "Bezirk") or district_called(match[0])
    if places:
        return Named(match.start(), match.end(), places)
    if not _is_name(title, match[0]):
        return None
    return Named(match.start(), match.end(), (unknown_place(match[0], "Bezirk"),), known=False)


def _as_name(printed: str) -> str:
    """“AUENBRÜCK AM SEE” → “Auenbrück am See”."""
    words = " ".join(printed.split())
    if not words.isupper():
        return words
    return " ".join(word.lower() if word.lower() in _SMALL else word.title() for word in words.split(" "))
