"""The German municipalities and counties of ``lookups/municipalities.tsv``, and where a text names one.

>>> [place.state for place in places_called("Landshut")]
['BY', 'BY']

Merged and misspelt towns are in no register; behind an official title (“Stadtverwaltung Auenbrück”, “Rat der Stadt
Auenbrück”) a name is one all the same.
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
from extractors.language import lookup

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
    """Where a text names a place. ``short``: by the first part of the name only; ``known``: the gazetteer holds it."""

    start: int
    end: int
    places: tuple[Place, ...]
    short: bool = False
    known: bool = True


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


# “Auenbrück”, “Bad Auenbrück”, “Auenbrück am See”, “Auenbrück-Wiesental”, “Auenbrück (Aue)”
_NAME_WORD = r"(?:[A-ZÄÖÜ][a-zäöüß]{2,}|[A-ZÄÖÜ]{3,})(?:-[A-ZÄÖÜ][a-zäöüß]+|-[A-ZÄÖÜ]{2,})*"
_FIRST = (
    r"(?i:Bad|Neu|Alt|Groß|Klein|Sankt|St\.|Hohen|Burg|Schloß|Deutsch|Hessisch|Königs|Wendisch|Ribnitz"
    r"|(?:Mittler|Ober|Unter|Vorder|Hinter|Nördlich|Südlich|Westlich|Östlich)e[rsn]?)"
)
_RIVER = (
    r"\s(?:(?i:am|an\ der|an\ den|an|im|in\ der|in|bei|ob\ der|vor\ der|auf)\s|a\.\s?d\.\s?|i\.\s?d\.\s?)"
    r"[A-ZÄÖÜ][a-zäöüßA-ZÄÖÜ-]+|\s\([A-ZÄÖÜ][\w .]{1,20}\)"
)
_UNKNOWN = re.compile(rf"(?:{_FIRST}\s)?{_NAME_WORD}(?P<river>{_RIVER})?(?![a-zäöüß]|[A-ZÄÖÜ]\b)".replace(r"\ ", " "))
# “Stadt Entwicklung”, “Landkreis Mitarbeiterinnen”: words that end like no town
_NO_TOWN = re.compile(
    r"(?:ung|ungen|heit|keit|schaft|schaften|tion|tionen|tät|amt|ämter|rat|räte|ausschuss|meister|meisterin|innen|konzept|plan"
    r"|bericht|antrag|vorlage|verwaltung|vertreter|kreis|gemeinde|haushalt|fraktion|amts?|-nr|(?:zusammen|stadt|arbeits|gemeinde)leben|teil|quartier|nahmen|stellen|mittel)$",
    re.IGNORECASE,
)
_OFTEN = 3
_DISTRICT = re.compile(r"[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ][\wäöüß]+)*")
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


@cache
def titles() -> tuple[re.Pattern[str], dict[str, str], frozenset[str]]:
    """The pattern of all titles, the kind of municipality of each, and the official ones."""
    entries = lookup("municipal_titles")
    kinds = {fold(word): kind for kind, entry in entries.items() for word in entry["words"] + entry["official"]}
    official = frozenset(fold(word) for entry in entries.values() for word in entry["official"])
    words = sorted(kinds, key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in words)
    pattern = re.compile(
        rf"(?<![\w-])(?<!-\sund\s)(?=[A-ZÄÖÜ])(?P<title>(?i:{either}))\s+(?:(?:der|des)\s+(?P<inner>(?i:{either}))\s+)?(?=[A-ZÄÖÜ])"
    )
    return pattern, kinds, official


def title_at(match: re.Match[str]) -> TownTitle:
    _, kinds, official = titles()
    names = [fold(name) for name in (match["title"], match["inner"]) if name]
    return TownTitle(match.start(), match.end(), kinds[names[-1]], any(name in official for name in names))


def name_after(text: str, title: TownTitle, end: int) -> Naming | None:
    """The name that stands behind a title, before ``end``."""
    if title.kind == "Bezirk":
        return _district(text, title)
    match = _UNKNOWN.match(text, title.end, end)
    if match and match["river"] and match.end() < end and text.count(match[0]) == 1:
        # no river: “der Stadt Auenbrück am Verfahren”
        match = _UNKNOWN.match(text, title.end, match.start("river"))
    found = named_at(text, title.end, end) or (match and named_at(text, title.end, match.end()))
    double = title.kind in UNIONS and found and match and match.end() > found.end and text[found.end] == "-"
    if found and not double:
        return found
    if match is None or re.search(r"[\n\t]", text[title.start : match.end()]) or not _is_name(text, title, match[0]):
        return None
    return Naming(title.end, match.end(), (unknown_place(match[0], title.kind),), known=False)


def unknown_place(printed: str, kind: str | None) -> Place:
    """A place that no register holds."""
    return Place(_as_name(printed), kind, "", None, None)


def _is_name(text: str, title: TownTitle, printed: str) -> bool:
    """Whether a name that no register holds is one: behind an official title, or of a county or district that ends as places do or is
    named again and again."""
    if _NO_TOWN.search(printed):
        return False
    named = re.findall(rf"(?i:kreis|kreises|bezirks?)\s{printed}\b|\b{printed}er\s[A-ZÄÖÜ]", text)
    return title.official or (
        title.kind in ("Landkreis", "Bezirk") and (len(named) >= _OFTEN or ends_as_a_place(printed))
    )


def _district(text: str, title: TownTitle) -> Naming | None:
    """The district behind its title: “Altona”, “Hamburg-Altona”, “Steglitz-Zehlendorf”."""
    match = _DISTRICT.match(text, title.end)
    if match is None:
        return None
    known = tuple(place for place in places_called(match[0]) if place.kind == "Bezirk") or district_called(match[0])
    if not known and not _is_name(text, title, match[0]):
        return None
    return Naming(*match.span(), known or (unknown_place(match[0], "Bezirk"),), known=bool(known))


def _as_name(printed: str) -> str:
    """“AUENBRÜCK AM SEE” → “Auenbrück am See”."""
    words = " ".join(printed.split())
    if not words.isupper():
        return words
    return " ".join(word.lower() if word.lower() in _SMALL else word.title() for word in words.split(" "))
