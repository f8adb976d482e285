"""The lines around a quote, for papers that have no pages to draw."""

from __future__ import annotations

from typing import NamedTuple

_AROUND = 160  # characters before and behind the quote, up to the end of their line


class Excerpt(NamedTuple):
    """The words before a quote, the quote as it stands in the text, and the words behind it."""

    before: str
    quote: str
    behind: str


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """The quote at ``start`` to ``end`` with the lines around it, whole lines where they are short.

    >>> excerpt("Beratungsfolge\\nStadtrat am 12.12.2024\\nTOP 4", 15, 23)
    Excerpt(before='Beratungsfolge\\n', quote='Stadtrat', behind=' am 12.12.2024\\nTOP 4')
    """
    first = max(0, start - _AROUND)
    if first:
        line = text.find("\n", first, start)
        word = text.find(" ", first, start)
        first = line + 1 if line >= 0 else word + 1 if word >= 0 else first
    last = min(len(text), end + _AROUND)
    if last < len(text):
        line = text.rfind("\n", end, last)
        word = text.rfind(" ", end, last)
        last = line if line >= 0 else word if word >= 0 else last
    return Excerpt(text[first:start], text[start:end], text[end:last])
