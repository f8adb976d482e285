"""The town or county whose council a paper goes to, from its letterhead, its closing line, or how it names itself.

A letterhead is ``STADT MUSTERHAUSEN`` or ``Landratsamt Musterkreis`` alone on a line; a closing line ``Musterhausen,
20.11.2017``. Where there is neither, the paper has to name one place again and again. A consultant's address, a
neighbouring town and a place that is also a word (Essen, Wissen) are no evidence.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from extractors.document import Document, Range
from extractors.facts import Fact, LeftAlone, Municipality
from extractors.german.text import fold
from extractors.municipality.gazetteer import UNIONS, Place, named_at, titles
from extractors.municipality.signs import HEAD_CHARACTERS, Sign, signs
from extractors.municipality.states import land_of, states_hinted
from extractors.protocol import Extractor, Known

_ENOUGH, _ENOUGH_ALONE, _BARE_MOST = 2.0, 1.2, 4.0
# Inhabitants of a place that is a Stadt, and of one that the register has no figure for
_BIG, _UNKNOWN = 20_000, 3_000
_TOWN_BODIES = re.compile(
    r"\b(?:Stadtr[aä]t\w*|Gemeinder[aä]t\w*|(?:Oberb|B)ürgermeister\w*|Stadtverordnete\w*|Ratsversammlung|Ratsherr\w*|Ratsfrau\w*"
    r"|Rat der Stadt|Magistrat\w*|Ortschaftsr[aä]t\w*)\b"
)
_COUNTY_BODIES = re.compile(r"\b(?:Kreistag\w*|Kreisausschuss\w*|Landrat|Landrats|Landrätin)\b")


def extract(document: Document, known: Known) -> Iterator[Fact | LeftAlone]:
    """At most one Municipality; the other places of the head where it is named are left alone."""
    found = list(signs(document))
    best = _best(document, found)
    if best is None:
        return
    sign, place, kind = best
    yield Municipality(
        evidence=(document.evidence_in_margin(sign.margin) if sign.margin else None)
        or document.evidence(sign.start, sign.end),
        rule=sign.rule,
        name=place.name,
        kind=kind,
        state=place.state or None,
        ags=place.ags,
        population=place.population,
    )
    for span in trigger(document):
        if not (span.start < sign.end and sign.start < span.end):
            yield LeftAlone.at(document, span, "named-again", "another mention of a municipality")


def _best(document: Document, found: list[Sign]) -> tuple[Sign, Place, str | None] | None:
    """The best-supported place with its strongest sign, if the support is sufficient."""
    groups: dict[str, list[Sign]] = defaultdict(list)
    for sign in found:
        full = next((fold(place.name) for place in sign.places), "")
        if sign.short:
            full = next(
                (fold(p.name) for p in sign.places for other in found if not other.short and p in other.places), full
            )
        groups[full].append(sign)
    if not groups:
        return None
    bodies = _county_bodies(document.text[:HEAD_CHARACTERS]) or _county_bodies(document.text)
    margins = "\n".join(document.margins)
    support = {name: _support(group, bodies) for name, group in groups.items()}
    ranked = sorted(support, key=lambda name: (-support[name], groups[name][0].start))
    winner = ranked[0]
    group = groups[winner]
    strongest = max(group, key=lambda sign: (sign.weight, not sign.short, -sign.start))
    rival = support[ranked[1]] if len(ranked) > 1 else 0.0
    alone = rival <= support[winner] / 4 and (len(group) > 1 or strongest.start < HEAD_CHARACTERS)
    enough = _ENOUGH_ALONE if alone else _ENOUGH
    if support[winner] < enough:
        return None
    kinds: defaultdict[str, float] = defaultdict(float)
    for sign in group:
        if sign.kind and not (_is_county(sign) and bodies < 0):
            kinds[sign.kind] += sign.weight
    place = _place(group, kinds, f"{document.text}\n{margins}")
    return strongest, place, _kind(place, kinds)


def _county_bodies(text: str) -> int:
    """How much oftener a text names bodies of a county than of a town."""
    return len(_COUNTY_BODIES.findall(text)) - len(_TOWN_BODIES.findall(text))


def _is_county(sign: Sign) -> bool:
    return sign.kind == "Landkreis" or all(place.kind == "Landkreis" for place in sign.places)


def _support(group: list[Sign], bodies: int) -> float:
    """The weight of the signs; nothing for a county in a town's paper (``bodies``: how much oftener the paper names bodies of a county
    than of a town)."""
    group = [sign for sign in group if bodies >= 0 or not _is_county(sign)]
    bare = sum(sign.weight for sign in group if sign.rule == "frequent-name")
    return sum(sign.weight for sign in group if sign.rule != "frequent-name") + min(bare, _BARE_MOST)


def _place(group: list[Sign], kinds: Mapping[str, float], text: str) -> Place:
    """Which of the places with this name: of the kind that the paper says, in the Land it points to, the biggest."""
    full = [place for sign in group if not sign.short for place in sign.places]
    places = list(dict.fromkeys(full or [place for sign in group for place in sign.places]))
    kind = max(kinds, key=lambda name: kinds[name]) if kinds else "Stadt"
    if kind in ("Landkreis", "Bezirk"):
        fitting = [place for place in places if place.kind == kind]
    else:
        places = [place for place in places if place.state in UNIONS.get(kind, (place.state,))]
        fitting = [place for place in places if place.kind not in ("Landkreis", "Bezirk")]
    if not any(place.ags for place in fitting) and (kind == "Landkreis" or not places or not places[0].state):
        name = places[0].name if full and places else text[group[0].name_start : group[0].end]
        return Place(name, kind, land_of(text, name), None, None)
    hints = states_hinted(text)
    return max(
        fitting or places,
        key=lambda place: min(hints.get(place.state, 0), 3) + math.log10(place.population or _UNKNOWN),
    )


def _kind(place: Place, kinds: Mapping[str, float]) -> str | None:
    """The register's kind, or the one that the paper prints where the register does not tell; a union of Gemeinden counts as one."""
    if place.kind in ("Landkreis", "Bezirk", "Stadt"):
        return place.kind
    printed = {kind: weight for kind, weight in kinds.items() if kind not in ("Landkreis", "Bezirk")}
    if printed:
        kind = max(printed, key=lambda kind: printed[kind])
        return "Gemeinde" if kind in UNIONS else kind
    return place.kind or ("Stadt" if (place.population or 0) >= _BIG else None)


def trigger(document: Document) -> Iterator[Range]:
    """Titles of municipalities on the first lines: “Stadt …”, “Landratsamt …”."""
    for match in titles()[0].finditer(document.text, 0, 600):
        if named_at(document.text, match.end()):
            yield Range(match.start(), match.end())


EXTRACTOR = Extractor(name="municipality", yields=(Municipality,), extract=extract, trigger=trigger)
