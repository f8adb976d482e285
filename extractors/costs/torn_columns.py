"""Tables whose columns or rows came apart into groups of lines, which answer each other in their order.

“Personal / Sachmittel / Bundeszuschuss”, a gap, “2029 / 54.000 € / 6.000 € / 48.300 €”: all labels, then the values of each year.
“Konto / Zweck / Ansatz 2029 / Plan 2030”, a gap, “1.4981 / Beratung / 22.500 € / 23.500 €”: the heads, then row by row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.costs.words import names_money
from extractors.costs.years import Times, label_times
from extractors.document import Block, Document
from extractors.german.money import find_amounts

_YEAR_LINE = re.compile(r"(?:(?:Jahr|HJ|Ansatz|Plan|ab)\s+)?(?:19|20)\d\d(?:\s?ff\.?)?:?")
_SAYS_MORE = re.compile(r"[^\W\d_]{5}|(?<!\d)(?:19|20)\d\d(?!\d)")
_ANSWERED = re.compile(r"\b(?:ja|nein)\W*\Z", re.IGNORECASE)
_LONG = 110
_LEAST, _MOST = 2, 30


@dataclass(frozen=True, slots=True)
class Label:
    """What a value of a torn table is for: the words of its column, and those of its row where it has any; and its year."""

    words: str
    row: str
    times: Times


def torn_label(document: Document, index: int) -> Label | None:
    """The label of the value that the block with this number holds."""
    low, high = _group(document, index)
    beneath = _beneath(document, low, high, index)
    if beneath is not None:
        return beneath
    head, values = _parted(document.blocks[low:high])
    if len(values) < _LEAST:
        return None
    low = _over(document, low, len(values))
    before = _group(document, low - 1) if low else (0, 0)
    labels = document.blocks[before[0] : before[1]]
    if len(labels) == len(values) + 1 and labels[0].text.endswith(":"):
        labels = labels[1:]
    if len(labels) != len(values) or not all(map(_is_label, labels)):
        return None
    place = index - (high - len(values))
    words = labels[place].text.strip(" :")
    row = " ".join(block.text for block in values[:place] if _is_label(block))
    return Label(words, row, label_times(head.text if head is not None else words))


def _beneath(document: Document, low: int, high: int, index: int) -> Label | None:
    """The label of a value in a group that holds both: as many lines right above the values as there are values, each of which
    names money or a year, below a line that does not."""
    first, last = index, index + 1
    while first > low and _is_amount(document.blocks[first - 1]):
        first -= 1
    while last < high and _is_amount(document.blocks[last]):
        last += 1
    count = last - first
    labels = document.blocks[max(low, first - count) : first]
    above = document.blocks[first - count - 1 : first - count] if first - count > low else ()
    if count < _LEAST or len(labels) != count or not all(map(_names_money, labels)) or any(map(_names_money, above)):
        return None
    words = labels[index - first].text.strip(" :")
    return Label(words, "", label_times(words))


def _is_amount(block: Block) -> bool:
    """Whether the line is an amount without words or a year of its own."""
    return block.table is None and any(find_amounts(block.text)) and _SAYS_MORE.search(block.text) is None


def _names_money(block: Block) -> bool:
    return _is_label(block) and (_YEAR_LINE.fullmatch(block.text) is not None or names_money(block.text))


def _over(document: Document, low: int, count: int) -> int:
    """Where the first of several groups of values begins: “2029 / …” before “2030 / …”."""
    while low:
        before = _group(document, low - 1)
        _, values = _parted(document.blocks[before[0] : before[1]])
        if len(values) != count or not any(any(find_amounts(block.text)) for block in values):
            break
        low = before[0]
    return low


def _parted(group: Sequence[Block]) -> tuple[Block | None, Sequence[Block]]:
    """The year over a group of values, and the values."""
    if len(group) > 1 and _YEAR_LINE.fullmatch(group[0].text):
        return group[0], group[1:]
    return None, group


def _is_label(block: Block) -> bool:
    if _ANSWERED.search(block.text):
        return False
    worded = re.search(r"[^\W\d_]{2}", block.text) is not None or _YEAR_LINE.fullmatch(block.text) is not None
    return worded and len(block.text) <= _LONG and not block.text.endswith(".") and not any(find_amounts(block.text))


def _group(document: Document, index: int) -> tuple[int, int]:
    """The lines around a block up to the next gaps or tables, as a range of numbers; a long list of lines is no column."""
    low = index
    while low and index - low < _MOST and not _apart(document, low - 1):
        low -= 1
    high = index
    while high + 1 < len(document.blocks) and high - index < _MOST and not _apart(document, high):
        high += 1
    return low, high + 1


def _apart(document: Document, index: int) -> bool:
    """Whether a gap, a page's end or a table stands between a block and the next."""
    one, two = document.blocks[index : index + 2]
    between = document.text[one.end : two.start]
    return one.table is not None or two.table is not None or between.count("\n") > 1 or "\f" in between
