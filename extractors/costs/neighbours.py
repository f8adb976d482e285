"""What stands around an amount: the stretch of its sentence that can speak of it, and the amounts on both sides."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Range

_STRETCH = 800  # characters; a line torn from a table has thousands


def in_reach(unit: Range, amount: Range, amounts: Sequence[Range]) -> tuple[Range, list[Range]]:
    """The part of a sentence that can speak of an amount, and the other amounts in it. A sentence of usual length is returned
    whole; of a line that goes on for pages the stretch with the amount, the one before and the one behind, which is the same
    for all amounts of a stretch: so the time of reading grows with the line and no faster."""
    start, end = unit.start, unit.end
    if end - start > 3 * _STRETCH:
        here = start + (amount.start - start) // _STRETCH * _STRETCH
        start, end = max(start, here - _STRETCH), min(end, max(here + 2 * _STRETCH, amount.end))
    return Range(start, end), [one for one in amounts if one != amount and start <= one.start and one.end <= end]


def room(unit: Range, amount: Range, others: Sequence[Range]) -> Range:
    """The words from the amount before this one to the amount behind it."""
    left = max((other.end for other in others if other.end <= amount.start), default=unit.start)
    right = min((other.start for other in others if other.start >= amount.end), default=unit.end)
    return Range(left, right)


def words_around(text: str, unit: Range, amount: Range, others: Sequence[Range]) -> dict[str, str]:
    """The words of a sentence by where they stand: from the amount before this one (“before”), up to the one behind (“behind”), and
    what lies beyond (“earlier”, “later”)."""
    free = room(unit, amount, others)
    return {
        "before": text[free.start : amount.start],
        "behind": text[amount.end : free.end],
        "earlier": text[unit.start : free.start],
        "later": text[free.end : unit.end],
    }
