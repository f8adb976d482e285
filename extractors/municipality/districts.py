"""The district of a city whose own council decides: “Die Bezirksvertretung Auental beschließt …” in a paper that names the city."""

from __future__ import annotations

import re

from extractors.document import Document
from extractors.facts import Municipality
from extractors.municipality.gazetteer import Place, namings, places_called

_LARGE = 100_000
_NAME = r"(?!Stadtbezirk|Bezirk|Der|Die|Das)[A-ZÄÖÜ][a-zäöüß]{3,}(?:-[A-ZÄÖÜ][a-zäöüß]+)*"
_BODY = re.compile(rf"\bBezirksvertretung\s(?P<name>{_NAME})(?![\w-])")
_DECIDES = re.compile(
    r"\sDie\sBezirksvertretung\s\S+\s(?:beschließt|fasst|faßt|empfiehlt|beauftragt|bittet|nimmt|stimmt|begrüßt)\b"
)


def deciding_district(document: Document) -> Municipality | None:
    """The district as City-District, if one Bezirksvertretung is named, decides, and one large city is named beside it."""
    text = f"\n{document.text}"
    bodies = list(_BODY.finditer(document.text))
    if len({body["name"] for body in bodies}) != 1 or not _DECIDES.search(text):
        return None
    city = _city(document.text)
    if city is None:
        return None
    body = bodies[0]
    known = [place for place in places_called(f"{city.name}-{body['name']}") if place.kind == "Bezirk"]
    return Municipality(
        evidence=document.evidence(body.start(), body.end()),
        rule="deciding-district",
        name=f"{city.name}-{body['name']}",
        kind="Bezirk",
        state=city.state or None,
        ags=known[0].ags if known else None,
        population=known[0].population if known else None,
    )


def _city(text: str) -> Place | None:
    cities = {
        place
        for naming in namings(text)
        for place in naming.places
        if place.kind != "Landkreis" and not naming.short and (place.population or 0) >= _LARGE
    }
    return cities.pop() if len(cities) == 1 else None
