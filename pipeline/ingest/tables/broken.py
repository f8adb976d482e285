"""Words that a narrow cell breaks without a hyphen: “Tiefbauam” over “t”, “BAMF-Regionalkoordinatio” over “n”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from extractors.german.text import SOFT_HYPHEN, leaves_open
from pipeline.ingest.raw import RawCell, RawWord

_SMALL = frozenset("ab da du er es ja je ob so wo".split())
_ABBREVIATION = 2
_REST = re.compile(
    r"""[a-zäöüß]{1,2} | [b-df-hj-np-tv-xzß]+ |  # one or two letters, or no vowel
    (?: h[b-df-hj-np-tv-xzß] | (?P<twice>[b-df-hj-np-tv-xz])(?P=twice) | [ln][dt] | m[pm] | n[gk] | r[dkt] | ck | tz ) [a-zäöüß]+""",
    re.VERBOSE,
)
"""What is no word of its own, for no word begins so."""
_FULL = 0.9
"""Of another broken word of its column: a word that is broken reaches as far as its cell."""


def join_up(cells: Iterable[RawCell], words: frozenset[str]) -> None:
    """Mark each word of a table that goes on in the next line of its cell, by a soft hyphen. A word breaks only where it has a line for
    itself and still no room; what goes on is no word of its own, or makes one with it that ``words``, those of the page, have. Where a
    table breaks such words, all are broken that fill their lines."""
    breaks = [
        (above[0], below[0].text)
        for cell in cells
        for above, below in pairwise(cell.lines)
        if len(above) == 1 and below and _may_go_on(above[0].text, below[0].text)
    ]
    sure = [word for word, below in breaks if _is_one(word.text, below.rstrip(",.;:)"), words)]
    narrow: dict[int, float] = {}  # by the left edge of a column the narrowest word that it breaks
    for box in (word.box for word in sure if word.box is not None):
        narrow[round(box.x0)] = min(box.width, narrow.get(round(box.x0), box.width))
    taken = set(map(id, sure))
    for word, _ in breaks:
        full = word.box is not None and word.box.width >= _FULL * narrow.get(round(word.box.x0), float("inf"))
        if full or id(word) in taken:
            word.text, word.printed = word.text + SOFT_HYPHEN, word.printed or word.text


def _may_go_on(above: str, below: str) -> bool:
    rest = below.rstrip(",.;:)")
    abbreviated = below.endswith(".") and len(rest) <= _ABBREVIATION
    small = above[-1:].islower() and rest.islower() and rest.isalpha()
    return small and not abbreviated and rest not in _SMALL and not leaves_open(rest)


def _is_one(above: str, rest: str, words: frozenset[str]) -> bool:
    return above + rest in words or _REST.fullmatch(rest) is not None


def words_of(words: Sequence[RawWord]) -> frozenset[str]:
    """The words of a page, without the marks behind them."""
    return frozenset(word.text.rstrip(",.;:)") for word in words)
