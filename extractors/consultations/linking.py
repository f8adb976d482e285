"""Which committee meets on which day: of all pairs of a committee and a day that stand near each other those that a judge takes for a
session of the paper.

“Weiterer Weg: Stadtrat, 24.06.2027 (Beschluss)” is one, “Schreiben des Landrats vom 12.01.2027” is none; in “12.03. Vorberatung
Kreistag / 14.03.” the columns slipped, and the day of the Kreistag is that below it. What a pair shows is in :mod:`.pair_features`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from extractors.consultations.mentions import REACH, Day, Mentions, Name, mentions
from extractors.consultations.pair_features import LABELLED, UNDER_HEADS, Pair, Surroundings, features
from extractors.document import Document
from extractors.learned import classifier

LINKED = "linked"
_FAR, _BESIDE_PROSE = 450, 3  # characters; lines, where one of them is prose
_WIDE = 1000  # characters from where a name begins that ends near enough
_NEXT_DAY = 35  # characters from one day of a committee to its next
_KNOWN = 0.8
_LIKELY = 0.4  # from where on a pair is taken
_APART = 5  # runs of committees and of days from one to the other: more of them between are other sessions


def pairs(document: Document, written: date | None = None) -> list[Pair]:
    """Every committee with every day near it. ``written``: the day of the paper."""
    shown = mentions(document, written)
    near = list(_near(shown))
    around = Surroundings(document, shown, near, written)
    return [replace(pair, features=dict.fromkeys(features(around, pair), 1.0)) for pair in near]


def _near(shown: Mentions) -> Iterator[Pair]:
    """Each day with the committees not far from it that few other runs of committees and days part from it."""
    runs = [(number, one) for number, (_, run) in enumerate(groupby(shown.found, key=type)) for one in run]
    names = [(number, one) for number, one in runs if isinstance(one, Name)]
    starts = [name.start for _, name in names]
    for number, day in runs:
        if isinstance(day, Day):
            within = names[bisect_left(starts, day.start - _WIDE) : bisect_left(starts, day.end + _FAR + 1)]
            for name in (name for other, name in within if abs(other - number) <= _APART):
                pair = Pair(name, day, shown.lines[name.line].prose or shown.lines[day.line].prose)
                if 0 <= pair.gap <= _FAR and abs(name.line - day.line) <= (_BESIDE_PROSE if pair.prose else REACH):
                    yield pair


def _sure(pair: Pair) -> float:
    """How sure the judge is; neighbours behind “Gremium:” and “Sitzungstermin:” are a session, and a row right under heads."""
    probability = classifier("sessions").probability(pair.features, LINKED)
    return max(probability, _KNOWN) if LABELLED in pair.features or UNDER_HEADS in pair.features else probability


def linked(found: Sequence[Pair]) -> list[Pair]:
    """The pairs that the judge takes for sessions, the surest first; a day is in one at most, a committee too, but for a second day right
    beside its first: “14.09.2027 und 05.10.2027”."""
    weighed = [(_sure(pair), -pair.start, pair) for pair in found]
    of_name: dict[int, Day] = {}
    days: set[int] = set()
    out: list[Pair] = []
    for sure, _, pair in sorted(weighed, key=lambda each: each[:2], reverse=True):
        if sure < _LIKELY:
            continue
        other = of_name.setdefault(pair.name.start, pair.day)
        first, last = sorted((other.start, pair.day.start))
        beside = last - first <= _NEXT_DAY and not first < pair.name.start < last
        if beside and pair.day.start not in days:
            days.add(pair.day.start)
            out.append(pair)
    return out
