"""The words that name money: what it buys, who pays, who is paid.

What stands around an amount: the stretch of its sentence that can speak of it, and the amounts on both sides.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from extractors.document import Range
from extractors.language import Mention, Vocabulary

SPECIFIC = frozenset({"external", "personnel", "material", "investment"})
"""The kinds that say what the money buys."""
_GENERAL = frozenset({"cost", "support", "booked", "planned"})
_REACH, _BEHIND = 160, 40


def names_money(words: str) -> bool:
    """Whether a label says by itself that its number is money: “Sachkosten”, “Zuschuss des Landes”, “Kulturverein Seedorf”."""
    return bool(Vocabulary.load("costs", "kinds").ids(words) or Vocabulary.load("costs", "parties").ids(words))


def says_what(words: str) -> bool:
    """The same where it also says what for, and not only “Kosten” or “Betrag”."""
    ids = {*Vocabulary.load("costs", "kinds").ids(words), *Vocabulary.load("costs", "parties").ids(words)}
    return bool(ids - _GENERAL)


def naming(text: str, unit: Range, amount: Range, others: Sequence[Range]) -> Range:
    """The words from the nearest one that names money to the amount: “Honorar beträgt 5.000 €”."""
    free = room(unit, amount, others)
    found = [
        Mention(free.start + one.start, free.start + one.end, one.id)
        for one in Vocabulary.load("costs", "kinds").mentions(text[free.start : free.end])
    ]
    before = [one for one in found if one.end <= amount.start and amount.start - one.start <= _REACH]
    behind = [one for one in found if one.start >= amount.end and one.end - amount.end <= _BEHIND]
    near = before[::-1] + behind
    best = next((one for one in near if one.id not in _GENERAL), near[0] if near else amount)
    return Range(min(best.start, amount.start), max(best.end, amount.end))


_STRETCH = 400  # characters; a line torn from a table has thousands
_MANY = 8  # amounts before and behind, in such a line


def in_reach(unit: Range, amount: Range, amounts: Sequence[Range]) -> tuple[Range, list[Range]]:
    """The part of a sentence that can speak of an amount, and the other amounts in it. A sentence of usual length is returned
    whole; of a line that goes on for pages the stretch with the amount, the one before and the one behind, which is the same
    for all amounts of a stretch, and no more than the nearest amounts: so the time of reading grows with the line and no faster.
    The amounts are in reading order."""
    start, end = unit.start, unit.end
    if end - start > 3 * _STRETCH:
        here = start + (amount.start - start) // _STRETCH * _STRETCH
        start, end = max(start, here - _STRETCH), min(end, max(here + 2 * _STRETCH, amount.end))
        nearest = bisect_left(amounts, amount.start, key=attrgetter("start")) // _MANY * _MANY
        first, last = max(0, nearest - _MANY), nearest + 2 * _MANY
        start = max([start, *(one.start for one in amounts[first : first + 1])])
        end = min([end, *(one.start for one in amounts[last : last + 1])])
    within = amounts[
        bisect_left(amounts, start, key=attrgetter("start")) : bisect_right(amounts, end, key=attrgetter("end"))
    ]
    return Range(start, end), [one for one in within if one != amount]


def room(unit: Range, amount: Range, others: Sequence[Range]) -> Range:
    """The words from the amount before this one to the amount behind it."""
    place = bisect_left(others, amount.start, key=attrgetter("start"))
    behind = bisect_left(others, amount.end, place, key=attrgetter("start"))
    left = max(
        (other.end for other in others[max(0, place - 2) : place] if other.end <= amount.start), default=unit.start
    )
    return Range(left, others[behind].start if behind < len(others) else unit.end)


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
