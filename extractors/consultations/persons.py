"""Who presents a paper: “Berichterstatter: Stadtrat Lehmann” names a person, though “Stadtrat” is also a council."""

from __future__ import annotations

import re
from functools import cache

from extractors.document import Document

_OFFICE = r"(?:Stadtrat|Kreisrat|Gemeinderat|Landrat|(?:Ober)?[Bb]ürgermeister|Senator)(?:in)?"
_NAME = r"(?:(?:Dr|Prof)\.\s+)*[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)?"
_REPORTER = re.compile(
    rf"""(?:Bericht(?:erstatt(?:er|erin|ung)|(?=:))|Referent(?:in)?|Vortrag(?:ende)?r?|Dezernent(?:in)?|Verfasser(?:in)?)
    (?:[/:*(]?\s?-?in\)?)?(?:\s+im\s+Rat)?[ \t]*:?\s+(?:Herrn?\s+|Frau\s+)?(?P<person>{_OFFICE}[ \t]+{_NAME})(?![\wäöü])""",
    re.VERBOSE,
)
_PERSON = re.compile(rf"{_OFFICE}[ \t]+{_NAME}(?![\wäöü])")


@cache
def reporters(document: Document) -> frozenset[str]:
    """The persons that the paper says present it, with their offices: “Stadtrat Lehmann”."""
    return frozenset(" ".join(match["person"].split()) for match in _REPORTER.finditer(document.text))


def person_at(text: str, position: int, last: int) -> int | None:
    """Where an office and a name that begin at ``position`` end: “Stadtrat Lehmann”; None where something else stands."""
    match = _PERSON.match(text, position, last)
    return match.end() if match else None
