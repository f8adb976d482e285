"""Members that a paragraph lists behind dashes, where a torn text no longer has the items on lines of their own.

“Der Projektgruppe gehören an: - Beigeordnete Muster (Leitung) - Bereich Soziales - Caritasverband. Die Fraktionen werden …”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Block, Range
from extractors.steering_groups.pieces import between
from extractors.steering_groups.sectors import sector_of

# “: - A - B - C”, all behind the same sign
_OPENS = re.compile(r":\s+(?P<sign>[-–•·*▪])\s+(?=\S)")
# “: 1. A, 2. B, 3. C”
_FIRST = re.compile(r":\s+\(?1[.)]\s+(?=\S)")
_FEWEST = 3
_ENDS = re.compile(r"(?<=[a-zäöüß)]{4})[.]\s+(?=[A-ZÄÖÜ])|\t")


def beside_each_other(text: str, start: int, end: int, marker: str) -> list[Range]:
    """The item, or the two that a torn text shows on one line: “- Kreisdirektor - Vertreter der Jugendhilfe”."""
    if marker not in ("-", "–", "•"):
        return [Range(start, end)]
    cuts = re.compile(rf"\s+{re.escape(marker)}\s+(?=[^\W\d_])").finditer(text, start, end)
    pieces = between(start, end, (cut.span() for cut in cuts))
    return pieces if all(sector_of(text[piece.start : piece.end]) for piece in pieces) else [Range(start, end)]


_TORN = re.compile(r"(?:^|(?<=\s))[o•▪·■]\s+(?=[^\W_])")


def torn_items(text: str, start: int, end: int) -> list[Range]:
    """The items of a paragraph that begins with a bullet: “o zwei Bürgermeister o drei Vereine”."""
    bullets = [(start + bullet.start(), start + bullet.end()) for bullet in _TORN.finditer(text[start:end])]
    return between(start, end, bullets)[1:] if bullets and bullets[0][0] == start else []


def dashed(block: Block) -> Iterator[tuple[Range, list[Range]]]:
    """The words that open each list in the paragraph, with the items behind them."""
    text = block.text
    for match in (*_OPENS.finditer(text), *_FIRST.finditer(text)):
        cuts = _signs(text, match) if match.re is _OPENS else _numbers(text, match.end())
        items: list[Range] = []
        for piece in between(match.end(), len(text), (cut.span() for cut in cuts)):
            end = _ENDS.search(text, piece.start, piece.end)
            items.append(Range(block.start + piece.start, block.start + (end.start() if end else piece.end)))
            if end is not None:
                break
        if len(items) >= _FEWEST:
            yield Range(block.start, block.start + match.start() + 1), items


def _signs(text: str, first: re.Match[str]) -> list[re.Match[str]]:
    return list(re.compile(rf"\s+{re.escape(first['sign'])}\s+(?=\S)").finditer(text, first.end()))


def _numbers(text: str, at: int) -> list[re.Match[str]]:
    """The numbers of the items behind the first, one after the other."""
    found: list[re.Match[str]] = []
    while following := re.compile(rf",?\s+\(?{len(found) + 2}[.)]\s+(?=\S)").search(
        text, found[-1].end() if found else at
    ):
        found.append(following)
    return found
