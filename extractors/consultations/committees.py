"""The names of councils and their committees, and what kind of committee the codebook calls them.

“Kinder- und Jugendhilfeausschuss” is ``youth``, “Bezirksvertretung für den Stadtbezirk I” is ``district``, “Rat der Stadt
Musterstadt” is ``council``; of a joint session the committee named first decides. The vocabulary is ``lookups/committees.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from operator import itemgetter

from extractors.language import lookup

_INFLECTED = "(?:es|s|e|en)?"
_UPPER = "[A-ZÄÖÜ]"
_WORD = r"[\wäöüÄÖÜß]"
_LETTER = r"[^\W\d]"


@dataclass(frozen=True, slots=True)
class Committee:
    """A committee's name from ``start`` to ``end`` of the text asked about."""

    start: int
    end: int
    name: str

    @property
    def kind(self) -> str:
        return committee_kind(self.name)

    @classmethod
    def printed(cls, text: str, start: int, end: int) -> Committee:
        """The committee whose name the text prints from ``start`` to ``end``."""
        return cls(start, end, " ".join(text[start:end].split()))

    @property
    def nominative(self) -> Committee:
        """The committee as it is called: “Technischer Ausschuss” for “des Technischen Ausschusses”."""
        return replace(self, name=nominative(self.name))


@cache
def _core() -> str:
    """A pattern of the word that makes a name a committee's: Sozialausschuss, Ausschuss, Kreistag, Ortsbeirat."""
    vocabulary = lookup("committees")
    endings = "|".join(re.escape(ending) for ending in vocabulary["endings"])
    words = sorted((word for entry in vocabulary["body"] for word in entry["words"]), key=len, reverse=True)
    bodies = "|".join(re.escape(word) for word in words)
    compound = rf"(?:{_UPPER}{_WORD}*-){{0,4}}{_UPPER}{_WORD}*(?:{endings}){_INFLECTED}"
    alone = "|".join(ending.capitalize() for ending in vocabulary["endings"])
    return rf"(?:(?:{bodies}){_INFLECTED}|{compound}|(?:{_UPPER}{_WORD}*-(?:\d+-)?){{0,4}}(?:{alone}){_INFLECTED})(?!{_LETTER}|-{_WORD})"


@cache
def _name() -> re.Pattern[str]:
    """A whole name in running text: “Haupt- und Finanzausschuss”, “Ausschuss für Soziales, Gesundheit und Senioren”."""
    adjectives = "|".join(lookup("committees")["adjectives"])
    core = _core()
    # “Haupt- und ”, “Schul-, Kultur- und ”, “Technischer ”
    before = rf"""(?:(?:{adjectives})e[rnms]?\s+)?
        (?:{_UPPER}{_WORD}*-(?:\s?,|\s?/|\s+und|\s+u\.|\s+sowie|\s+&|(?=\s+{_UPPER}{_WORD}*-\s))\s*)*"""
    # “für den Stadtbezirk I”, “für Soziales, Gesundheit und Senioren”, “für öffentliche Ordnung”
    numeral = rf"(?:\s+(?:[IVX]{{1,5}}|\d{{1,2}}(?!\.?\d|\s+\d{{1,3}}(?!\S)))(?!{_WORD}))?"
    weekday = r"(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|(?:Mo|Di|Mi|Do|Fr|Sa|So)\b)"
    # “öffentliche Ordnung”, “Gesellschaftliche Angelegenheiten”; not “Soziales Vorberatung”
    capital = rf"(?:{_UPPER}[a-zäöüß]+(?:lich|isch|ell|al|iv|är|bar)|Allgemein|Inner|Besonder)e[rn]?(?=\s+{_UPPER})"
    described = rf"(?:[a-zäöüß]+e[rnms]?|{capital})\s+"
    item = rf"""(?!{weekday})(?:(?:den|die|das|der|dem)\s+)?(?:{described})?(?!{core}){_UPPER}(?:{_LETTER}|[.-](?!\d))*{numeral}"""
    joint_item = rf"(?:\s?,|\s?/|\s+u\.|\s+und|\s+u\.|\s+sowie|\s+&|\s+im|\s+in|\s+der|\s+des|\s+von|\s+mit)\s*{item}"
    purpose = rf"\s+(?:(?:für|f\.|gegen)\s+|(?:zur|zum)\s+(?!(?:Sitzung|{_roles()})(?!{_WORD}))){item}(?:{joint_item})*"
    # “der Stadt Talheim”, “des Landkreises Tann”, “der Stadt Neustadt am Rübenberge”
    place = rf"(?!(?:{_roles()})(?!{_WORD})){_UPPER}[a-zäöüß]+(?:-{_UPPER}?[a-zäöüß]+)*"
    of_town = rf"""\s+(?:der|des)\s+(?:{_UPPER}{_WORD}*(?:stadt|kreis|kreises|gemeinde|bezirk|bezirks|bezirkes|region|ortschaft)
        |Stadt|Kreises|Gemeinde|Marktes|Region|Stadtbezirks|Ortsteils|Ortschaft|(?:Stadt|Gemeinde)?[Rr]ate?s|Kreistage?s)(?!{_WORD})
        (?:\s+{place}(?:\s(?:am|an\sder|im|in\sder|ob\sder|auf|bei|vor\sder|unter)\s(?!Montag|Dienstag|Mittwoch|Donnerstag|Freitag){_UPPER}[\w-]+)?)?"""
    quoted = r"""\s+["„“»][^"“”„«»\n\t]{2,70}(?:\n[^"“”„«»\n\t]{2,70})?["“”«]"""
    joint = rf"\s*(?:/|\bund\b|\bsowie\b|(?:\bgemeinsam\s+)?\bmit\b)\s*(?:(?:der|des|dem|den)\s+)?{before}{core}"
    return re.compile(
        rf"(?<!{_WORD})(?P<first>{before}{core})(?P<tail>(?:{purpose})?(?:{of_town}){{0,2}}(?:{quoted})?)(?P<joint>{joint}(?:{purpose})?(?:{of_town})?(?:{quoted})?)?",
        re.VERBOSE,
    )


@cache
def _roles() -> str:
    """What a committee is to do: “Rat der Stadt Entscheidung” names no town."""
    words = {word for entry in lookup("roles")["role"] for word in entry["phrases"]}
    return "|".join(sorted(word for word in words if word.isalpha() and word[0].isupper()))


@cache
def _core_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<!{_WORD})(?<!{_WORD}-)(?:{_core()})")


# “Ortschaftsrat Hohenfeld”, “Bezirksausschuss 7”, “Bezirksvertretung Nord-West”, “Ortsbeirat Nr. 3”
_DISTRICT = re.compile(
    r"(?:[ \t]+|[ \t]*\n)(?!\w+[ \t]*:)"  # not the label on the line below
    rf"(?:Nr\.\s*)?(?:{_UPPER}[\wäöüß]+(?:[-/]{_UPPER}[\wäöüß]+)*|[IVX]{{1,5}}|\d{{1,2}})(?![\w.]*\d)(?!{_WORD})(?:\s[IVX]{{1,5}}(?!{_WORD}))?"
)


# “Seedorf – Tannau”, “Bad Altdorf”: under “Ortsrat” alone on a line
_PLACES = re.compile(rf"{_UPPER}[a-zäöüß]+(?:\s?[-–/,]\s?{_UPPER}[a-zäöüß]+|\s{_UPPER}[a-zäöüß]+){{0,5}}")


def place_below(name: str, below: str) -> bool:
    """Whether the line under “Ortschaftsrat” says whose it is: “Seedorf – Tannau”."""
    return (
        len(name.split()) == 1 and committee_kind(name) == "district" and _PLACES.fullmatch(below.strip()) is not None
    )


def committee_at(text: str, position: int, end: int | None = None) -> Committee | None:
    """The committee whose name begins at ``position`` (and ends before ``end``), or None."""
    match = _name().match(text, position, len(text) if end is None else end)
    return _committee(text, match) if match else None


def find_committees(text: str, start: int = 0, end: int | None = None) -> Iterator[Committee]:
    """The committees that a text names, joint sessions as one."""
    while match := _name().search(text, start, len(text) if end is None else end):
        yield (found := _committee(text, match))
        start = found.end


def names_committee(text: str) -> bool:
    """Whether ``text`` holds a word that a committee is called by."""
    return _core_pattern().search(text) is not None


def _committee(text: str, match: re.Match[str]) -> Committee:
    end = match.end()
    if not match["joint"] and not match["tail"] and committee_kind(match["first"]) == "district":
        place = _DISTRICT.match(text, end)
        if place and not names_committee(place[0]):
            end = place.end()
    return Committee.printed(text, match.start(), end)


@cache
def committee_kind(name: str) -> str:
    """The codebook's committee_kind: “Schul- und Kulturausschuss” → ``education``; ``other`` where nothing tells."""
    if kind := _abbreviations().get(name.partition(" ")[0]):
        return kind
    name = name.title() if name.isupper() else name
    if core := _core_pattern().search(name):
        name = name[: core.end()] if _core_pattern().search(name, core.end()) else name  # the first of a joint session
        if body := _body(core):
            return body
    folded = name.casefold().replace("ß", "ss")
    found = [
        ((weak, match.start()), kind, over)
        for pattern, kind, weak, over in _topics()
        if (match := pattern.search(folded))
    ]
    if found:
        (weak, _), first, _ = min(found, key=itemgetter(0))
        likely = sorted((each for each in found if each[0][0] == weak), key=itemgetter(0))
        return next((kind for _, kind, over in likely if first in over), first)
    return "advisory" if re.search(r"(?:rat|räte|konferenz)(?:e?s|en)?\b", folded) else "other"


@cache
def _abbreviations() -> dict[str, str]:
    return {word: kind for kind, words in lookup("committees")["abbreviations"].items() for word in words}


def abbreviation_at(text: str, position: int) -> Committee | None:
    """The abbreviated committee at ``position``: “SozA”. Ask only where a date follows."""
    match = re.compile(r"[A-ZÄÖÜ][A-Za-z]{1,6}(?!\w)").match(text, position)
    return Committee(position, match.end(), match[0]) if match and match[0] in _abbreviations() else None


@cache
def _bodies() -> dict[str, str]:
    """Every body's word and its kind."""
    return {word.casefold(): entry["kind"] for entry in lookup("committees")["body"] for word in entry["words"]}


def _body(core: re.Match[str]) -> str | None:
    """The kind of the word that makes a name a committee's, where it names a body by itself."""
    kinds = (_bodies().get(core[0].casefold().removesuffix(ending)) for ending in ("", "es", "s", "e", "en"))
    kind = next(filter(None, kinds), None)
    shared = re.search(
        r"-\s*(?:und|u\.|sowie|&|,|/)\s*$", core.string[: core.start()]
    )  # “Finanz- und Verwaltungsausschuss”
    return None if kind == "main" and shared else kind


@cache
def _topics() -> tuple[tuple[re.Pattern[str], str, bool, frozenset[str]], ...]:
    """What makes a name that of a committee for a topic, also behind “Kreis-” and the like; its kind, whether other topics go before
    it, and the kinds that give way to it."""
    return tuple(
        (
            re.compile(rf"(?<![a-zäöü])(?:kreis|stadt|gemeinde|bezirks|regions)?(?:{'|'.join(map(re.escape, stems))})"),
            entry["kind"],
            weak,
            frozenset(entry.get("overrules", ())),
        )
        for entry in lookup("committees")["topic"]
        for weak, stems in ((False, entry["stems"]), (True, entry.get("weak", ())))
        if stems
    )


# “Kreisausschusses” → “Kreisausschuss”, “Gemeinderates” → “Gemeinderat”, “Migrationsbeirats” → “Migrationsbeirat”
_GENITIVE = re.compile(
    rf"(?P<stem>{_WORD}*(?:ausschuss|ausschuß|rat|tag|senat|magistrat|vorstand|plenum|parlament))e?s(?!{_WORD})",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"^(?P<stem>[A-ZÄÖÜ][a-zäöü]+)en(?=\s[A-ZÄÖÜ])")


@lru_cache(1 << 10)
def nominative(name: str) -> str:
    """The name as it is called, from “die Sitzung des Technischen Ausschusses”: “Technischer Ausschuss”."""
    plain = _GENITIVE.sub(lambda match: match["stem"], name)
    return _ADJECTIVE.sub(lambda match: f"{match['stem']}er", plain)
