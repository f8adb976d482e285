"""What papers of one town have in common: the number of an undertaking, mail domain and telephone code of the letterhead, the labels of
their form, the places that they name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from extractors.document import Document
from extractors.municipality.gazetteer import namings
from pipeline.neighbours.naming import town_of_folder

Row = dict[str, str | int]

_HEAD, _FOOT = 1500, 800
"""Characters of a paper's beginning and end in which its own address stands; beside them the running heads and feet."""
_DOMAIN = re.compile(
    r"(?:@|\bwww\.|https?://(?:www\.)?)(?P<domain>(?:[a-z0-9-]+\.)*[a-z0-9-]{3,}\.(?:de|eu|org|net|com))\b", re.I
)
_PHONE = re.compile(
    r"(?:Tel(?:efon)?|Fon|Fax|Telefax|Durchwahl)\w*[.:\s]*(?:\+49\s?\(?0?\)?\s?|\(?0)(?P<code>[2-9]\d{1,4})\)?\s?[\s/–-]\s?\d"
)
_PROVIDERS = frozenset(
    "t-online.de gmx.de gmx.net web.de gmail.com googlemail.com outlook.com hotmail.com freenet.de".split()
)
_LABEL = re.compile(r"(?P<label>[A-ZÄÖÜ][\w .\-/]{1,24}?)\s?:(?=\s|$)", re.MULTILINE)
# “BV/017/2024/III-SOZ”, on an annex too; not “12/03/2024”, “und/oder”
_REFERENCE = re.compile(r"(?<![\w/.])(?=\S*\d)(?=\S*[A-ZÄÖÜ])[\wÄÖÜ-]{1,8}(?:/[\wÄÖÜ-]{1,8}){2,4}(?![\w/])")
_IN_A_ROW, _MOST_LABELS = 3, 8
_MOST_PLACES = 2
# “in Auenbrück”, “Stadt Auenbrück”, “99999 Auenbrück”; not “an der Stelle”, “im Wald”, where a word is a name as well
_BEFORE = re.compile(r"(?:\b(?:in|aus|nach|bei|um|von|für|Stadt|Gemeinde|Markt|Landeshauptstadt|Raum)|\b\d{5})\s+$")
_BEHIND = re.compile(r",\s*(?:den|\d)")


def traits(document: Document) -> Iterator[Row]:
    """``kind``, ``value`` and ``quote`` of each; the order is that of the text. Only codes and domains, never a whole address.

    “Telefon: 0999 123-4567, rathaus@mail.auenbrueck.example.de” → phone 0999, domain example.de
    """
    text = document.text
    zone = "\n".join([*document.margins, text[:_HEAD], text[max(_HEAD, len(text) - _FOOT) :]])
    seen: set[tuple[str, str]] = set()
    for kind, value, quote in (*_addresses(zone), *_references(zone), *_form(text[:_HEAD]), *_places(text)):
        if (kind, value) not in seen:
            seen.add((kind, value))
            yield {"kind": kind, "value": value, "quote": quote}


def _addresses(zone: str) -> Iterator[tuple[str, str, str]]:
    for match in _DOMAIN.finditer(zone):
        domain = ".".join(match["domain"].casefold().split(".")[-2:])
        if domain not in _PROVIDERS:
            yield "domain", domain, domain
            town = town_of_folder(domain.partition(".")[0])
            if town is not None and town.ags:
                yield "place", town.ags, domain
    for match in _PHONE.finditer(zone):
        yield "phone", f"0{match['code']}", f"0{match['code']}"


def _references(zone: str) -> Iterator[tuple[str, str, str]]:
    """Numbers of papers: a paper and its annexes have the same."""
    for match in _REFERENCE.finditer(zone):
        yield "reference", match[0].casefold(), match[0]


def _form(head: str) -> Iterator[tuple[str, str, str]]:
    """The labels of the head, three in a row each: papers of one council system and town have the same."""
    labels = list(dict.fromkeys(match["label"].strip() for match in islice(_LABEL.finditer(head), _MOST_LABELS)))
    for at in range(len(labels) - _IN_A_ROW + 1):
        some = labels[at : at + _IN_A_ROW]
        yield "form", " | ".join(some).casefold(), ": ".join(some) + ":"


def _places(text: str) -> Iterator[tuple[str, str, str]]:
    """The places that the paper names oftenest as places, by their keys."""
    keys: dict[str, tuple[str, ...]] = {}
    counts: Counter[str] = Counter()
    for naming in namings(text):
        before = text[max(0, naming.start - 20) : naming.start]
        if not (_BEFORE.search(before) or _BEHIND.match(text, naming.end)):
            continue
        name = text[naming.start : naming.end]
        keys.setdefault(name, tuple(place.ags for place in naming.places if place.ags))
        counts[name] += 1
    ranked = sorted(counts, key=lambda name: (-counts[name], name))
    for name in [name for name in ranked if keys[name]][:_MOST_PLACES]:
        for key in keys[name]:
            yield "place", key, name
