"""Where a paper names a town or county, and how much each place says about whose paper it is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from extractors.document import Document
from extractors.gazetteer import Place, district_called, named_at, namings, places_called
from extractors.german.text import fold
from extractors.language import lookup

_HEAD_BLOCKS, HEAD_CHARACTERS = 14, 1500
_LETTERHEAD, PLACE_AND_DAY, _ADDRESSED, _NAMED_IN_HEAD, _NAMED, _BARE = 6.0, 4.0, 2.0, 2.4, 1.6, 0.4
_UNKNOWN_NAME = re.compile(
    r"[A-ZÄÖÜ][a-zäöüßA-ZÄÖÜ-]{2,}(?:\s(?:am|an der|an|im|in der|in|bei|ob der)\s[A-ZÄÖÜ][a-zäöüßA-ZÄÖÜ-]+|\s[A-ZÄÖÜ][a-zäöüßA-ZÄÖÜ-]{3,})?"
)
_DAY = re.compile(r",?\s*(?:den\s+)?(?:\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄ][a-zäöü]{2,8}\.?)\s?\d{2,4}|den\s*:?\s*$)")
_POSTCODE = re.compile(r"\b(?:D\s?-\s?)?\d{5}\s+$")
_OFFICE = re.compile(
    r"bürgermeister|rathaus|stadtverwaltung|landrat|gemeindeverwaltung|stadträt|gemeinderät", re.IGNORECASE
)
_PREPOSITION = re.compile(r"\b(?:in|aus|nach|bei|für|um|von|raum|ganz)\s+$", re.IGNORECASE)
_ADJECTIVE = re.compile(r"(?<![\w-])([A-ZÄÖÜ][a-zäöüß-]{2,})(?:er|r)(?=\s+(?:\w+en?\s)?[A-ZÄÖÜ„])")


@dataclass(frozen=True, slots=True)
class Sign:
    """A passage that names a municipality, and how much that says."""

    start: int
    end: int
    places: tuple[Place, ...]
    weight: float
    rule: str
    kind: str | None = None
    short: bool = False
    name_start: int = -1


@cache
def titles() -> tuple[re.Pattern[str], dict[str, str]]:
    kinds = {fold(word): kind for kind, entry in lookup("municipal_titles").items() for word in entry["words"]}
    words = sorted(
        (word for entry in lookup("municipal_titles").values() for word in entry["words"]), key=len, reverse=True
    )
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
    return re.compile(
        rf"(?<![\w-])(?=[A-ZÄÖÜ])(?P<title>(?i:{either}))\s+(?:(?:der|des)\s+(?P<inner>(?i:{either}))\s+)?(?=[A-ZÄÖÜ])"
    ), kinds


def signs(document: Document) -> Iterator[Sign]:
    text = document.text
    titled = list(_titled(document))
    yield from titled
    yield from _places_and_days(document)
    taken = {sign.name_start for sign in titled}
    for naming in namings(text):
        if naming.start in taken:
            continue
        before = text[max(0, naming.start - 40) : naming.start]
        if _POSTCODE.search(before):
            if _OFFICE.search(text[max(0, naming.start - 120) : naming.start]):
                yield Sign(naming.start, naming.end, naming.places, _ADDRESSED, "addressed-to", short=naming.short)
            continue
        if any(
            place.kind == "Landkreis" and re.search(r"kreis|region", place.name, re.IGNORECASE)
            for place in naming.places
        ):
            yield Sign(naming.start, naming.end, naming.places, _NAMED, "municipality-named", "Landkreis")
        elif _is_known(naming.places):
            weight = _BARE if _PREPOSITION.search(before) else _BARE / 2
            yield Sign(naming.start, naming.end, naming.places, weight, "frequent-name", short=naming.short)
    for match in _ADJECTIVE.finditer(text):
        for name in (match[1], match[0][:-1]):
            found = named_at(name, 0)
            if found and found.end == len(name) and _is_known(found.places):
                yield Sign(
                    match.start(),
                    match.start() + len(match[0]),
                    found.places,
                    _BARE,
                    "frequent-name",
                    short=found.short,
                )
                break


def _is_known(places: Sequence[Place]) -> bool:
    """Whether the name is of a place big enough that the word in a sentence means it."""
    return any((place.population or 0) >= 8000 for place in places)


def _titled(document: Document) -> Iterator[Sign]:
    """“STADT MUSTERHAUSEN” alone on a line; “der Stadt Musterhausen”, “des Landkreises Musterhausen” in the text."""
    pattern, kinds = titles()
    text = document.text
    heads = {block.start: block.end for block in document.blocks[:_HEAD_BLOCKS] if block.table is None}
    for block in document.blocks[:_HEAD_BLOCKS]:
        heads |= {cell.start: cell.end for row in (block.table.rows if block.table else ()) for cell in row}
    heads |= {
        line.start: line.end for line in document.lines if line.start < HEAD_CHARACTERS and line.end - line.start < 60
    }
    for match in pattern.finditer(text):
        kind = kinds[fold(match["inner"] or match["title"])]
        start, name_start = match.start(), match.end()
        line_end = heads.get(start)
        found = named_at(text, name_start)
        if kind == "Bezirk":
            district = _district(text, name_start)
            if district is None:
                continue
            places, end = district
        elif found is None:
            if line_end is None or not (name := _UNKNOWN_NAME.fullmatch(text[name_start:line_end].strip())):
                continue
            places, end = (Place(_as_name(name[0]), kind, "", None, None),), name_start + len(name[0])
        else:
            places, end = found.places, found.end
        alone = line_end is not None and line_end - end <= 1
        weight = _LETTERHEAD if alone else _NAMED_IN_HEAD if start < HEAD_CHARACTERS else _NAMED
        rule = "letterhead" if alone else "municipality-named"
        short = found is not None and found.short and kind != "Bezirk"
        yield Sign(start, end, places, weight, rule, kind, short=short, name_start=name_start)


def _district(text: str, start: int) -> tuple[tuple[Place, ...], int] | None:
    """The district named at ``start``: “Altona”, “Hamburg-Altona”, “Steglitz-Zehlendorf”."""
    match = re.compile(r"[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ][\wäöüß]+)*").match(text, start)
    if match is None:
        return None
    places = tuple(place for place in places_called(match[0]) if place.kind == "Bezirk") or district_called(match[0])
    return (places, match.end()) if places else None


def _as_name(printed: str) -> str:
    return printed.title() if printed.isupper() else printed


def _places_and_days(document: Document) -> Iterator[Sign]:
    """“Musterhausen, 20.11.2017”, “Stadt Musterhausen, den” at the beginning of a line or cell."""
    spans = [(line.start, line.end) for line in document.lines]
    spans += [(cell.start, cell.end) for table in document.tables for row in table.rows for cell in row if cell.text]
    pattern, _ = titles()
    for start, end in dict.fromkeys(spans):
        if end - start > 90:
            continue
        title = pattern.match(document.text, start, end)
        found = named_at(document.text[:end], title.end() if title else start)
        if found and document.text[found.end : found.end + 1] == "," and _DAY.match(document.text[found.end : end]):
            kind = titles()[1][fold(title["inner"] or title["title"])] if title else None
            yield Sign(start, found.end, found.places, PLACE_AND_DAY, "place-and-day", kind, found.short, found.start)
