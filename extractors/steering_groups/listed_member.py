"""A member as a paper lists it, and the name that its words make: “vom Caritasverband” → “Caritasverband”."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.facts import MemberRole
from extractors.german.cases import nominative
from extractors.german.names import find_persons, read_person
from extractors.steering_groups.enumerations import ARTICLE
from extractors.steering_groups.sectors import has_sector, is_actor, sector_of


@dataclass(frozen=True, slots=True)
class Listed:
    """A member as listed: its words from ``start`` to ``end``, the ``name`` made of them, how many, and who."""

    start: int
    end: int
    name: str
    count_min: int | None = None
    count_max: int | None = None
    person: str | None = None
    declared: str | None = None
    full_start: int = -1
    each: bool = False
    counted_behind: bool = False
    role: MemberRole = "member"

    @property
    def represents(self) -> bool:
        """Whether a word like Vertreter or Mitglieder stands before the name (at ``full_start``)."""
        return self.full_start >= 0


BRACKET = re.compile(r"\s*\((?P<inner>[^()]*)\)\s*$")
# “|vom| Ersten Stadtrat”, an article too
_ARTICLE_BEFORE = re.compile(r"\b(der|des|dem|den|vom|beim|zum)\s+$")
_MEANT = {"vom": "dem", "beim": "dem", "zum": "dem"}


def _is_party(inner: str) -> bool:
    return "," not in inner and sector_of(inner) == "politics"


# “Stadtrat Muster (SPD)”, “Muster (SPD)”: with a party behind the name a person, and no council
_COUNCILLOR = re.compile(
    r"(?:(?:(?:Stadt|Gemeinde|Kreis|Markt|Orts|Bezirks)r(?:at|ätin)|(?:Rats|Kreistags|Gemeinderats|Stadtrats)mitglied(?:er)?)\s+)?(?P<person>(?:Dr\.\s+)?[A-ZÄÖÜ][\w-]+(?:\s+[A-ZÄÖÜ][\w-]+)?)(?=\s*\()"
)


def finished(text: str, listed: Listed) -> Listed:
    words = text[listed.start : listed.end]
    article = ARTICLE.match(words)
    before = _ARTICLE_BEFORE.search(text[max(0, listed.start - 6) : listed.start])
    printed = words[0].lower() + words[1:] if article else words
    name = nominative(printed if article or before is None else f"{_MEANT.get(before[1], before[1])} {words}")
    start = listed.start + (article.end() if article else 0)
    person = None
    for found in find_persons(words):
        person = found.name
        whole = name if article or words[: found.start].strip() else words
        name = re.sub(r"\bHerrn\b", "Herr", whole).strip()
        break
    affiliated = BRACKET.search(words)
    if person is not None and affiliated is not None and next(find_persons(words[: affiliated.start()]), None) is None:
        affiliated = None  # “Kirchengemeinde (Pfarrer Muster)”
    if (
        person is None
        and affiliated is not None
        and sector_of(affiliated["inner"]) is not None
        and not sector_of(words[: affiliated.start()])
    ):
        known = read_person(words[: affiliated.start()])
        person, name = (known.name, words) if known else (None, name)
    if person is None and affiliated is not None and listed.count_max is None and _is_party(affiliated["inner"]):
        councillor = _COUNCILLOR.match(words, article.end() if article else 0)
        person = councillor["person"] if councillor is not None and not has_sector(councillor["person"]) else None
    if affiliated is not None and person is not None and affiliated.start() > 0:
        name = BRACKET.sub("", name)
        listed = replace(listed, declared=listed.declared or affiliated["inner"].strip())
    return replace(listed, start=start, name=" ".join(name.split()), person=person)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in " \t\n\f,;:–-•":
        start += 1
    while end > start and text[end - 1] in " \t\n\f,;:.–-":
        if text[end - 1] == "." and re.search(r"(?:e\.\s?V|\b\w)\.$", text[start:end]):
            break
        end -= 1
    return start, end


def skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def surely(part: Listed) -> bool:
    """Whether a part of an enumeration is somebody: a person, representatives, a number of people, or an actor by its name."""
    return bool(part.person or part.represents) or is_actor(part.name)
