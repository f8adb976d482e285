"""What is long in the page, so packed that a browser opens it without a network: rows, evidence, the papers' texts."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.report.views import Material

_LONG = 400_000
"""Letters from which on a text is packed; a shorter one stands as it is."""
_MOST_TEXTS = 16_000_000
"""Letters of papers that a page takes in to be searched: packed they are 4 to 6 MB."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A text for a ``script`` element: as it is, or as base64 of what zlib made of it."""

    content: Markup
    packed: bool


def stored(text: str) -> Stored:
    """A text that is safe inside an element, packed where it is long."""
    if len(text) < _LONG:
        return Stored(Markup(text), packed=False)
    return Stored(Markup(base64.b64encode(zlib.compress(text.encode(), 9)).decode()), packed=True)


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of papers as ``[[place of the paper, text], …]``, and how many papers had no room."""

    texts: list[tuple[int, str]]
    left_out: int

    @property
    def packed(self) -> Markup:
        data = json.dumps(self.texts, ensure_ascii=False, separators=(",", ":"))
        return Markup(base64.b64encode(zlib.compress(data.encode(), 9)).decode())


def texts_of(material: Material) -> Texts:
    """The texts of the papers that count, in the order of the papers, as far as there is room; a second copy is left out."""
    found = list(_texts(material))
    room, taken = _MOST_TEXTS, 0
    for _, text in found:
        room -= len(text)
        if room < 0:
            break
        taken += 1
    return Texts(found[:taken], len(found) - taken)


def _texts(material: Material) -> Iterator[tuple[int, str]]:
    for document_id, place in material.evidence.places.items():
        if document_id in material.counted and (text := material.evidence.text(document_id)):
            yield place, text
