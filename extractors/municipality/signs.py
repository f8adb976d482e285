"""Where a paper names a town or county, and how much each place says about whose paper it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.document import Document
from extractors.german.text import fold
from extractors.head.title_page import title_page
from extractors.language import lookup
from extractors.municipality.gazetteer import (
    Naming,
    Place,
    ends_as_a_place,
    name_after,
    named_at,
    namings,
    title_at,
    titles,
    unknown_place,
)

_HEAD_BLOCKS, HEAD_CHARACTERS = 14, 1500
_LETTERHEAD, PLACE_AND_DAY, _ADDRESSED, _NAMED_IN_HEAD, _NAMED, _BARE = 6.0, 4.0, 2.0, 2.4, 1.6, 0.4
_NEARBY = 120
_CAPITAL_NAME = re.compile(r"(?<![\w-])[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*(?![\w-])")
_UNKNOWN_IN_HEAD, _UNKNOWN, _UNKNOWN_AND_DAY = 2.0, 0.8, 2.0
_OF_A_CITY = 1.0  # the letterhead of a district goes before that of its city
# What may follow the name on the line of a letterhead: “ – Der Bürgermeister –”, “, Fachbereich Soziales”, “ · Postfach 12”
_LETTERHEAD_REST = re.compile(
    r"""\s?(?:[\s,|·•–-]+(?:(?:der|die)\s\w*(?:bürgermeister|landrat|landrätin|magistrat|vorstand)(?:in)?\b.*|postfach.*|von\sberlin
    |(?:fachbereich|fachdienst|amt|dezernat|referat|abteilung)\b.*|\w+amt)[\s–-]*)?""",
    re.IGNORECASE | re.VERBOSE,
)
_DAY = re.compile(r",?\s*(?:den\s+)?(?:\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄ][a-zäöü]{2,8}\.?)\s?\d{2,4}|den\s*:?\s*$)")
# “in Auenbrück”, “Stadtwerke Auenbrück”; not “in der Stadt”
_IN = re.compile(
    r"(?<![\w-])(?:[Ii]n|[Aa]us|[Nn]ach|Stadt\w+)\s(?P<name>(?:Bad\s)?[A-ZÄÖÜ][a-zäöüß]{3,}(?:-[A-ZÄÖÜ][a-zäöüß]+)*)(?![\w-])"
)
_ARTICLE = r"(?<!\w)(?:[Dd](?:er|ie|as|en|em|es)|[Ee]ine?[rnms]?|[Zz]u[rm]|[Ii]m|[Aa]m|[Vv]om|[Bb]eim)"
_OFTEN = 2
# “nach dem Beispiel der Stadt Aue”, “in Anlehnung an Aue”; “nach Auer Vorbild”
_EXAMPLE = r"(?:Beispiel|Vorbild|Modell|Muster|Vorgehen|Vorgehensweise|Anlehnung)(?:s|es)?"
_BEFORE_EXAMPLE = re.compile(rf"\b{_EXAMPLE}\s(?:an\s|von\s|aus\s|in\s)?(?:(?:die|der|des|den)\s)?$")
_BEHIND_EXAMPLE = re.compile(rf"(?:er)?\s{_EXAMPLE}\b")
# “Auer Straße”, “Auer Platz”
_STREET = re.compile(r"\s?-?\s?(?i:straße|str\.|platz|allee|weg|ring|tor|brücke|ufer|damm|chaussee|landstraße)(?!\w)")
_POSTCODE = re.compile(r"\b(?:D\s?-\s?)?\d{5}\s+$")
# “Herrn Oberbürgermeister, Marktplatz 1, 12345 Musterhausen”: an office in the lines above a postcode
_OFFICE = re.compile(r"bürgermeister|rathaus|(?:stadt|gemeinde)verwaltung|landrat", re.IGNORECASE)
_PREPOSITION = re.compile(r"\b(?:in|aus|nach|bei|für|um|von|raum|ganz)\s+$", re.IGNORECASE)
_ADJECTIVE = re.compile(r"(?<![\w-])[A-ZÄÖÜ][a-zäöüß-]{2,}er(?=\s+(?:\w+en?\s)?[A-ZÄÖÜ„])")


@dataclass(frozen=True, slots=True)
class Sign:
    """A passage that names a municipality, and how much that says; ``margin``: it stands in this running head, and not in the text."""

    start: int
    end: int
    places: tuple[Place, ...]
    weight: float
    rule: str
    kind: str | None = None
    short: bool = False
    name_start: int = -1
    margin: str = ""


def signs(document: Document) -> Iterator[Sign]:
    text = document.text
    titled = [*_titled(document), *_running_heads(document)]
    yield from titled
    unknown = {fold(place.name): (place,) for sign in titled for place in sign.places if place.ags is None}
    yield from _places_and_days(document, unknown)
    taken = {sign.name_start for sign in titled}
    for naming in (*namings(text), *_unknown_namings(document, unknown)):
        if naming.start in taken or _STREET.match(text, naming.end) or _is_example(text, naming.start, naming.end):
            continue
        before = text[max(0, naming.start - 40) : naming.start]
        if _POSTCODE.search(before):
            if _OFFICE.search(text, max(0, naming.start - _NEARBY), naming.start):
                yield Sign(naming.start, naming.end, naming.places, _ADDRESSED, "addressed-to", short=naming.short)
            continue
        if any(re.search("(?i:kreis|region)", place.name) for place in naming.places if place.kind == "Landkreis"):
            yield Sign(naming.start, naming.end, naming.places, _NAMED, "municipality-named", "Landkreis")
        elif not naming.places[0].state or _is_known(naming.places):
            weight = _BARE if _PREPOSITION.search(before) else _BARE / 2
            if not naming.places[0].state and naming.start < HEAD_CHARACTERS:
                weight = _UNKNOWN
            yield Sign(naming.start, naming.end, naming.places, weight, "frequent-name", short=naming.short)
    for match in _ADJECTIVE.finditer(text):
        named = (named_at(name, 0, len(name)) for name in _names_of(match[0]))
        found = next((found for found in named if found and _is_known(found.places)), None)
        if found and not (_STREET.match(text, match.end()) or _is_example(text, *match.span())):
            yield Sign(*match.span(), found.places, _BARE, "frequent-name", short=found.short)


def _unknown_namings(document: Document, unknown: Mapping[str, tuple[Place, ...]]) -> Iterator[Naming]:
    """Where a paper names a place that no register holds: one of ``unknown``, or in a concept a word of its title page that ends as places
    do and stands behind “in” again and again, and never behind an article."""
    text, page = document.text, title_page(document)
    names = {place.name for places in unknown.values() for place in places}
    first = fold(" ".join(text[line.start : line.end] for line in page.lines)) if page else ""
    for name in {match["name"] for match in _IN.finditer(text)} if page else ():
        if text.count(name) >= _OFTEN and fold(name) in first and not named_at(name, 0) and ends_as_a_place(name):
            names |= set() if re.search(rf"{_ARTICLE}\s{name}(?!\w)", text) else {name}
    for name in sorted(names):
        place = unknown.get(fold(name)) or (unknown_place(name, None),)
        for match in re.finditer(rf"(?<![\w-]){re.escape(name)}(?:er)?(?![\w-])", text):
            yield Naming(*match.span(), place)


def _is_example(text: str, start: int, end: int) -> bool:
    """Whether another town is followed: “nach dem Beispiel der Stadt Aue”, “nach Auer Vorbild”."""
    before = " ".join(text[max(0, start - _NEARBY) : start].split()) + " "
    return _BEFORE_EXAMPLE.search(before) is not None or _BEHIND_EXAMPLE.match(text, end) is not None


def _names_of(adjective: str) -> Iterator[str]:
    """“Waiblinger” → Waibling, Waiblinge, Waiblingen; “Münchner” → München; “Karlsruher” → Karlsruhe."""
    stem = adjective.removesuffix("er")
    yield from (stem, f"{stem}e")
    if len(stem) > 3:
        yield from (f"{stem}en", f"{stem.removesuffix('n')}en")


def _is_known(places: Sequence[Place]) -> bool:
    """Whether the name is of a place big enough, and no ordinary word, so that it means the place in a sentence."""
    if any(fold(place.name) in lookup("place_words")["words"] for place in places):
        return False
    return any((place.population or 0) >= 8000 for place in places)


def _titled(document: Document) -> Iterator[Sign]:
    """“STADT MUSTERHAUSEN” alone on a line; “der Stadt Musterhausen”, “des Landkreises Musterhausen” in the text."""
    text = document.text
    heads = _line_ends(document)
    for match in titles()[0].finditer(text):
        title = title_at(match)
        start = (
            title.start - 4 if text[title.start - 4 : title.start] in ("Die ", "Der ", "DIE ", "DER ") else title.start
        )
        line_end = heads.get(start)
        if line_end is not None and title.end > line_end:  # “Die Stadtverordnetenversammlung der Stadt / Musterhausen”
            line_end = heads.get(title.end)
        named = name_after(text, title, line_end or len(text))
        if named is None:
            continue
        alone = line_end is not None and _LETTERHEAD_REST.fullmatch(text, named.end, line_end) is not None
        weight = _LETTERHEAD + _OF_A_CITY * (title.kind == "Bezirk")
        if not alone:
            weight = _NAMED_IN_HEAD if title.start < HEAD_CHARACTERS else _NAMED
        if not named.known and not alone:
            weight = _UNKNOWN_IN_HEAD if title.start < HEAD_CHARACTERS else _UNKNOWN
        elif not alone and _is_example(text, start, named.end):
            continue
        rule = "letterhead" if alone else "municipality-named"
        short = named.short and title.kind != "Bezirk"
        yield Sign(title.start, named.end, named.places, weight, rule, title.kind, short, named.start)


def _line_ends(document: Document) -> dict[int, int]:
    """Where the blocks, cells and short lines of the head begin and end."""
    ends: dict[int, int] = {}
    for block in document.blocks[:_HEAD_BLOCKS]:
        if block.table is None:
            ends[block.start] = block.end
        ends |= {cell.start: cell.end for row in (block.table.rows if block.table else ()) for cell in row}
    return ends | {
        line.start: line.end for line in document.lines if line.start < HEAD_CHARACTERS and line.end - line.start < 60
    }


def _running_heads(document: Document) -> Iterator[Sign]:
    """“Stadtverwaltung Auenbrück  Seite 1 von 2” in a margin; the passage is the name in the text where it stands there too."""
    seen = set()
    for margin in document.margins:
        for match in titles()[0].finditer(margin):
            title = title_at(match)
            named = name_after(margin, title, len(margin))
            name = margin[named.start : named.end] if named else ""
            inside = re.search(rf"(?<![\w-]){re.escape(name)}(?!\w)", document.text, re.IGNORECASE)
            if named and name not in seen and (inside or document.evidence_in_margin(margin)):
                seen.add(name)
                span, unseen = (inside.span(), "") if inside else ((0, 0), margin)
                yield Sign(*span, named.places, _LETTERHEAD, "running-head", title.kind, named.short, margin=unseen)


def _places_and_days(document: Document, unknown: Mapping[str, tuple[Place, ...]]) -> Iterator[Sign]:
    """“Musterhausen, 20.11.2017”, “Stadt Musterhausen, den” at the beginning of a line or cell; ``unknown`` are the places
    that the paper names and no register holds."""
    spans = [(line.start, line.end) for line in document.lines]
    spans += [(cell.start, cell.end) for table in document.tables for row in table.rows for cell in row if cell.text]
    for start, end in dict.fromkeys(spans):
        if end - start > 90 or "," not in document.text[start:end]:
            continue
        match = titles()[0].match(document.text, start, end)
        title = title_at(match) if match else None
        if title:
            named = name_after(document.text, title, end)
        else:
            named = named_at(document.text, start, end) or _unknown_at(document.text, start, end, unknown)
        if named and document.text[named.end : named.end + 1] == "," and _DAY.match(document.text[named.end : end]):
            kind = title.kind if title else None
            weight = PLACE_AND_DAY if named.known else _UNKNOWN_AND_DAY
            yield Sign(start, named.end, named.places, weight, "place-and-day", kind, named.short, named.start)


def _unknown_at(text: str, start: int, end: int, unknown: Mapping[str, tuple[Place, ...]]) -> Naming | None:
    """The place before the comma of “Auenbrück, 3.5.2018” that no register holds: one of ``unknown``, or a word that ends as places do."""
    printed = text[start:end].split(",")[0]
    if fold(printed) in unknown:
        return Naming(start, start + len(printed), unknown[fold(printed)])
    if not _CAPITAL_NAME.fullmatch(printed) or not ends_as_a_place(printed):
        return None
    return Naming(start, start + len(printed), (unknown_place(printed, None),), known=False)
