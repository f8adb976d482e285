"""Members that a paragraph lists behind dashes, where a torn text no longer has the items on lines of their own.

“Der Projektgruppe gehören an: - Beigeordnete Muster (Leitung) - Bereich Soziales - Caritasverband. Die Fraktionen werden …”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Block, Range
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
    cuts = list(re.compile(rf"\s+{re.escape(marker)}\s+(?=[^\W\d_])").finditer(text, start, end))
    starts, stops = [start, *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), end]
    pieces = [Range(at, stop) for at, stop in zip(starts, stops, strict=True)]
    return pieces if all(sector_of(text[piece.start : piece.end]) for piece in pieces) else [Range(start, end)]


_TORN = re.compile(r"(?:^|(?<=\s))[o•▪·■]\s+(?=[^\W_])")


def torn_items(text: str, start: int, end: int) -> list[Range]:
    """The items of a paragraph that begins with a bullet: “o zwei Bürgermeister o drei Vereine”."""
    cuts = list(_TORN.finditer(text[start:end]))
    if not cuts or cuts[0].start() > 0:
        return []
    stops = [*(start + cut.start() for cut in cuts[1:]), end]
    return [Range(start + cut.end(), stop) for cut, stop in zip(cuts, stops, strict=True)]


def dashed(block: Block) -> Iterator[tuple[Range, list[Range]]]:
    """The words that open each list in the paragraph, with the items behind them."""
    text = block.text
    for match in (*_OPENS.finditer(text), *_FIRST.finditer(text)):
        cuts = _numbers(text, match.end()) if "sign" not in match.groupdict() else _signs(text, match)
        starts, stops = [match.end(), *(cut.end() for cut in cuts)], [*(cut.start() for cut in cuts), len(text)]
        items: list[Range] = []
        for start, stop in zip(starts, stops, strict=True):
            end = _ENDS.search(text, start, stop)
            items.append(Range(block.start + start, block.start + (end.start() if end else stop)))
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
