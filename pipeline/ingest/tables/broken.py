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
_EDGE = 2.0
_FULL = 0.9
"""Of the widest broken word of its column: a word that is broken reaches as far as its cell."""


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
    sure = [above for above, below in breaks if _is_one(above.text, below.rstrip(",.;:)"), words)]
    for above, _ in breaks:
        if above in sure or any(_fills(above, other) for other in sure):
            above.text, above.printed = above.text + SOFT_HYPHEN, above.printed or above.text


def _may_go_on(above: str, below: str) -> bool:
    rest = below.rstrip(",.;:)")
    abbreviated = below.endswith(".") and len(rest) <= _ABBREVIATION
    small = above[-1:].islower() and rest.islower() and rest.isalpha()
    return small and not abbreviated and rest not in _SMALL and not leaves_open(rest)


def _is_one(above: str, rest: str, words: frozenset[str]) -> bool:
    return above + rest in words or _REST.fullmatch(rest) is not None


def _fills(word: RawWord, broken: RawWord) -> bool:
    """Whether a word reaches as far as a broken one of its column."""
    one, other = word.box, broken.box
    if one is None or other is None:
        return False
    return abs(one.x0 - other.x0) < _EDGE and one.width >= _FULL * other.width


def words_of(words: Sequence[RawWord]) -> frozenset[str]:
    """The words of a page, without the marks behind them."""
    return frozenset(word.text.rstrip(",.;:)") for word in words)
