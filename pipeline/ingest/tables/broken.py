"""Words that a narrow cell breaks without a hyphen: “Tiefbauam” over “t”, “BAMF-Regionalkoordinatio” over “n”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
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


def joined_up(cell: RawCell, words: frozenset[str]) -> None:
    """Mark each word of the cell that goes on in the next line, by a soft hyphen. A word breaks only where it has a line for itself and
    still no room; what goes on is no word of its own, or makes one with it that ``words``, those of the page, have."""
    for above, below in pairwise(cell.lines):
        if len(above) == 1 and below and _is_one(above[0].text, below[0].text, words):
            above[0] = replace(above[0], text=above[0].text + SOFT_HYPHEN, printed=above[0].printed or above[0].text)


def _is_one(above: str, below: str, words: frozenset[str]) -> bool:
    rest = below.rstrip(",.;:)")
    abbreviated = below.endswith(".") and len(rest) <= _ABBREVIATION
    if not (above[-1:].islower() and rest.islower() and rest.isalpha()) or abbreviated:
        return False
    return above + rest in words or (_REST.fullmatch(rest) is not None and rest not in _SMALL and not leaves_open(rest))


def words_of(words: Sequence[RawWord]) -> frozenset[str]:
    """The words of a page, without the marks behind them."""
    return frozenset(word.text.rstrip(",.;:)") for word in words)
