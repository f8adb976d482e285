"""Whether a line goes on with the cell above it or begins a new one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import mean, median

from extractors.german.text import joins, leaves_open
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
