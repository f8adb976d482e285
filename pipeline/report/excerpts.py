"""The lines around a quote, for papers that have no pages to draw."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

_AROUND = 160  # characters before and behind the quote, up to the end of their line
_READ = 400  # characters that are looked at, so that nothing is torn that a mask must see whole


class Excerpt(NamedTuple):
    """The words before a quote, the quote as it stands in the text, and the words behind it."""

    before: str
    quote: str
    behind: str


def excerpt(text: str, start: int, end: int, mask: Callable[[str], str] = str) -> Excerpt:
    """The quote at ``start`` to ``end`` with the lines around it, whole lines where they are short. ``mask`` takes out what
    is not to be shown.

    >>> excerpt("Beratungsfolge\\nStadtrat am 12.12.2024\\nTOP 4", 15, 23)
    Excerpt(before='Beratungsfolge\\n', quote='Stadtrat', behind=' am 12.12.2024\\nTOP 4')
    """
    before, behind = mask(text[max(0, start - _READ) : start]), mask(text[end : end + _READ])
    return Excerpt(_last(before), mask(text[start:end]), _first(behind))


def _last(text: str) -> str:
    """The end of a text from the beginning of a line, or of a word where the line is long."""
    if len(text) <= _AROUND:
        return text
    text = text[-_AROUND:]
    line, word = text.find("\n"), text.find(" ")
    return text[1 + (line if line >= 0 else word) :]


def _first(text: str) -> str:
    """The beginning of a text to the end of a line, or of a word where the line is long."""
    if len(text) <= _AROUND:
        return text
    text = text[:_AROUND]
    line, word = text.rfind("\n"), text.rfind(" ")
    return text[: line if line >= 0 else word if word >= 0 else _AROUND]
