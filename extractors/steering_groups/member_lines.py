"""The members of one line of a list: “Sozialamt”, “Fraktion A: Eva Muster”, “Verwaltung: Sozialamt, Jugendamt”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.german.names import find_persons, read_person
from extractors.steering_groups.enumerations import ARTICLE
from extractors.steering_groups.listed_member import Listed, surely
from extractors.steering_groups.member_phrases import read_list, read_whole
from extractors.steering_groups.sectors import has_sector, sector_of

LINE = 110  # characters; a longer line is a paragraph
_LABEL = re.compile(r"(?P<label>[^:\n]{2,80}?)\s*:\s*(?=\S)")


# what stands behind such a label is no member
_DEPUTY = re.compile(r"Stellv|Vertretung$|Ersatz")


def members_of_line(text: str, start: int, end: int, declared: str | None) -> list[Listed]:
    """The members of one line: “Sozialamt”, “Fraktion A: Eva Muster”, “Verwaltung: Sozialamt, Jugendamt”."""
    label = _LABEL.match(text, start, end)
    if label is not None:
        return _labelled(text, label, end, declared)
    parts = read_list(text, start, end)
    parted = (
        len(parts) > 2
        or any(part.count_max or ARTICLE.match(text, part.start - 4, part.end) for part in parts[1:])
        or _are_two(text, parts)
    )
    several = (
        len(parts) > 1
        and parted
        and all(has_sector(part.name) or part.count_max or surely(part) for part in parts)
        and not parts[0].person
    )
    people = sum(part.person is not None for part in parts) > 1 and all(part.person for part in parts)
    if not people and (not several or any(part.declared for part in parts)):
        parts = read_whole(text, start, end)
    return [under(part, declared) for part in parts if len(part.name) <= LINE + 30]


def _are_two(text: str, parts: Sequence[Listed]) -> bool:
    """“Agentur für Arbeit und Jobcenter Neustadt”: both are somebody by their own words."""
    between = text[parts[0].end : parts[1].start].split()[:1] if len(parts) == 2 else []
    linked = between in (["und"], ["sowie"]) or (
        between == [","] and not _OF_ANOTHER.search(parts[0].name) and not _OF_ANOTHER.search(parts[1].name)
    )
    return linked and all(sector_of(part.name) is not None and surely(part) for part in parts)


# “Landratsamt, Abteilung Soziales”, “AWO, Kreisverband Aheim”: a part of the other
_OF_ANOTHER = re.compile(
    r"^(?:Stadt|Landratsamt|Kreis|Landkreis|Verwaltung|Kreisverwaltung|Stadtverwaltung|Dezernat)\b|\s\S+\s"
    r"|\w*(?:[Vv]erband|verein|stelle|[Aa]bteilung|[Dd]ienst|bereich|gebiet|[Dd]ezernat|[Rr]eferat|gruppe|leit\w+|beauftragte\w*|[Kk]oordination|[Kk]oordinierung|[Dd]irektion)\b"
)


def under(part: Listed, declared: str | None) -> Listed:
    """The member under the heading that the paper declares it by, if no nearer one is known."""
    return replace(part, declared=part.declared or declared)


def _labelled(text: str, label: re.Match[str], end: int, declared: str | None) -> list[Listed]:
    name = re.sub(r"^Für\s+(?:die|den|das)\s+", "", " ".join(label["label"].split()))
    if _DEPUTY.match(name):
        return []
    value = text[label.end() : end].strip(" .;,")
    person = read_person(value) or next(find_persons(value), None)
    if person is not None and sector_of(name) not in (None, "politics"):
        own = read_whole(text, label.start("label"), label.end("label"))
        return [under(replace(part, person=person.name), declared) for part in own]
    out = []
    for part in read_list(text, label.end(), end) if person is None else _persons(text, label.end(), end):
        known = read_person(part.name) if part.count_max is None else None
        out.append(replace(part, declared=part.declared or name, person=part.person or (known.name if known else None)))
    return out


def _persons(text: str, start: int, end: int) -> list[Listed]:
    parts = read_list(text, start, end)
    return parts if len(parts) > 1 and all(read_person(part.name) for part in parts) else read_whole(text, start, end)
