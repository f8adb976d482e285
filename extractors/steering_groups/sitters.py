"""Who sits there for a member, as brackets behind its name say: “Schulamt |(Frau Muster)|”, “Dezernat |(Herr Muster, Vorsitz)|”."""

from __future__ import annotations

import re

from extractors.facts import MemberRole
from extractors.german.names import find_persons, read_person
from extractors.steering_groups.sectors import has_sector

# “Prof. Dr. H. Muster”, “Dr. Muster”
_TITLED = re.compile(
    r"(?:(?:Prof\.|Dr\.|Dipl\.-\w+\.?)\s+)+(?:(?:[A-ZÄÖÜ]\.\s?)+|[A-ZÄÖÜ][a-zäöüß]+\s+)?[A-ZÄÖÜ][\wäöüß-]+"
)
# “Beigeordneter |Muster|”, “Pfarrerin |Muster|”
_BY_OFFICE = re.compile(
    r"(?:Erste[rn]?\s+)?(?:Beigeordnete[rn]?|(?:Ober)?[Bb]ürgermeister(?:in)?|Dezernent(?:in)?|Amtsleiter(?:in)?|Stadtr(?:at|ätin)|Pfarrer(?:in)?"
    r"|Pastor(?:in)?|Rektor(?:in)?|Schulleiter(?:in)?|Landrat|Landrätin)\s+(?P<person>(?:Dr\.\s+)?[A-ZÄÖÜ][\wäöüß-]+)"
)
_LEADS = re.compile(r"\s*(?:zugleich\s+|als\s+)?(?:Vorsitz\w*|Leitung|Leiter(?:in)?|Sprecher(?:in)?)\s*")


def sitter(inner: str) -> tuple[str, MemberRole] | None:
    """The person and their role, where the brackets hold one person and at most a role."""
    first, _, rest = inner.partition(",")
    leads = _LEADS.fullmatch(rest) is not None
    if (rest.strip() and not leads) or has_sector(_BY_OFFICE.sub("", first)):
        return None
    person = _person(first.strip())
    return (person, "chair" if leads else "member") if person else None


def _person(words: str) -> str | None:
    by_office = _BY_OFFICE.fullmatch(words)
    if by_office is not None:
        return by_office["person"]
    if _TITLED.fullmatch(words):
        return words
    named = next(find_persons(words), None)
    if named is not None and named.start == 0 and named.end == len(words):
        return named.name
    known = read_person(words) if " " in words else None
    return known.name if known is not None else None


def sends(name: str) -> bool:
    """Whether the words before the brackets name an office or an organisation, and nobody by name."""
    named = next(find_persons(name), None) is not None
    return not named and (has_sector(name) or _BY_NUMBER.fullmatch(name.strip()) is not None)


_BY_NUMBER = re.compile(
    r"(?:der\s+|dem\s+|das\s+)?(?:Amt|FB|FD|Fachbereich|Fachdienst|Dezernat|Abteilung|Referat)\s+[\dIVX.]+"
)
