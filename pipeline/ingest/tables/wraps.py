"""Whether a line goes on with the cell above it or begins a new one, and the words that a narrow cell breaks without a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import mean, median

from extractors.german.text import SOFT_HYPHEN, joins, leaves_open
from pipeline.ingest.document.raw import RawCell, RawWord
from pipeline.ingest.tables.lines import TextLine, begins_marked, begins_with_box

_CODE = re.compile(
    r"(?:[IVX]{1,4}\.\d{1,2}|[A-ZÄÖÜ]{1,3}\s?\d{1,2}(?:\.\d{1,2})?)\s+[A-ZÄÖÜ]"
)  # I.1 Wohnen, S 1.1 Familie, HF 2 Sprache
_PADDING = 1.6
LEAST_PADDING = 0.8


def between(above: str, below: str, *, small: bool = False) -> float:
    """What it costs to end a cell between two lines: a broken word, “für”, “ab” alone, a small letter hold them together.

    ``small``: the cells of this column begin with small letters (öffentlich), which says nothing then.
    """
    if joins(above, below):
        return 3.0
    if leaves_open(above) or above == "ab" or (len(above) > 1 and above.endswith((",", "/", "-", "–", "&"))):
        return 1.5
    return 1.0 if below[:1].islower() and not small else 0.0


def begins_small(lines: Sequence[TextLine]) -> bool:
    """Whether the cells of a column begin with small letters (öffentlich), which says nothing about wraps then."""
    return bool(lines) and mean(line.text[:1].islower() for line in lines) > 0.5


def begins_entry(line: TextLine) -> bool:
    """Whether a line begins with a bullet, a number of a list, a code or a box: ``- Amt 50``, ``S 1.1 Familie``, ``[X] Rat``."""
    return begins_marked(line) or begins_with_box(line.text) or _CODE.match(line.text) is not None


def fits(above: TextLine, below: TextLine, room: float) -> bool:
    """Whether the first word of ``below`` had room at the end of ``above``, or begins a list item: no wrap."""
    if begins_entry(below):
        return True
    return above.x1 - above.x0 + 0.3 * above.size + below.tokens[0].box.width < room - 0.5


def rooms_of(columns: Sequence[Sequence[TextLine]], padding: float = _PADDING) -> list[float]:
    """How wide the text of each column may surely be: its widest line, or what lies before the next column's words, less
    the ``padding`` (in letter heights) that separates cells."""
    rooms = []
    for index, lines in enumerate(columns):
        widest = max((line.x1 - line.x0 for line in lines), default=0.0)
        following = next((column for column in columns[index + 1 :] if column), None)
        if lines and following:
            start = min(line.x0 for line in lines)
            size = median(line.size for line in lines)
            widest = max(widest, min(line.x0 for line in following) - start - padding * size)
        rooms.append(widest)
    return rooms


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
