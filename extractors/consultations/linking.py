"""Which committee meets on which day: of all pairs of a committee and a day that stand near each other those that a judge takes for a
session of the paper.

“Weiterer Weg: Stadtrat, 24.06.2027 (Beschluss)” is one, “Schreiben des Landrats vom 12.01.2027” is none; in “12.03. Vorberatung
Kreistag / 14.03.” the columns slipped, and the day of the Kreistag is that below it. What a pair shows is in :mod:`.pair_features`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extractors.consultations.committees import Committee
from extractors.consultations.mentions import REACH, Mention, Mentions, mentions
from extractors.consultations.pair_features import LABELLED, features
from extractors.consultations.rows import Row
from extractors.consultations.surroundings import Surroundings
from extractors.consultations.values import Piece
from extractors.document import Document
from extractors.learned import Features, classifier

LINKED = "linked"
_FAR, _BESIDE_PROSE = 450, 3  # characters; lines, where one of them is prose
_WIDE = 1000  # characters from where a name begins that ends near enough
_NEXT_DAY = 35  # characters from one day of a committee to its next
_LABELLED = 0.8
_LIKELY, _READ = 0.4, 0.2  # from where on a pair is taken; one that known heads give too


@dataclass(frozen=True, slots=True)
class Pair:
    """A committee and a day near it, and what speaks for their being a session. ``prose``: sentences tell of them; ``row``: the row that
    says the same, where known heads give one."""

    name: Mention
    day: Mention
    features: Features
    prose: bool
    row: Row | None

    @property
    def start(self) -> int:
        return min(self.name.start, self.day.start)

    @property
    def end(self) -> int:
        return max(self.name.end, self.day.end)

    @property
    def gap(self) -> int:
        """How many characters stand between."""
        return max(self.name.start, self.day.start) - min(self.name.end, self.day.end)

    @property
    def committee(self) -> Committee:
        assert isinstance(self.name.what, Committee)
        return self.name.what

    @property
    def on(self) -> date:
        assert isinstance(self.day.what, Piece)
        assert self.day.what.day is not None
        return self.day.what.day


def pairs(document: Document, path: Sequence[Row] = (), written: date | None = None) -> list[Pair]:
    """Every committee with every day near it. ``path``: the rows that tables and lines under known heads give; ``written``: the day of
    the paper."""
    shown = mentions(document, path)
    names = [one for one in shown.found if one.is_name]
    days = [one for one in shown.found if not one.is_name]
    starts = [name.start for name in names]
    within = [names[bisect_left(starts, day.start - _WIDE) : bisect_left(starts, day.end + _FAR + 1)] for day in days]
    near = [(name, day) for day, some in zip(days, within, strict=True) for name in some if _near(shown, name, day)]
    around = Surroundings(document, shown, near, path, written)
    return [
        Pair(name, day, dict.fromkeys(features(around, name, day), 1.0), shown.prose(name, day), around.row(name, day))
        for name, day in near
    ]


def _near(shown: Mentions, name: Mention, day: Mention) -> bool:
    gap = max(name.start, day.start) - min(name.end, day.end)
    return 0 <= gap <= _FAR and abs(name.line - day.line) <= (_BESIDE_PROSE if shown.prose(name, day) else REACH)


def _sure(pair: Pair) -> float:
    """How sure the judge is; columns that heads announce are as long as each other, which says more than what stands side by
    side, and neighbours behind “Gremium:” and “Sitzungstermin:” are a session."""
    if pair.row and pair.row.rule == "beratungsfolge-torn":
        return 1.0
    probability = classifier("sessions").probability(pair.features, LINKED)
    return max(probability, _LABELLED) if LABELLED in pair.features else probability


def linked(found: Sequence[Pair]) -> list[Pair]:
    """The pairs that the judge takes for sessions, the surest first; a day is in one at most, a committee too, but for a second day right
    beside its first: “14.09.2027 und 05.10.2027”."""
    weighed = [(_sure(pair), -pair.start, pair) for pair in found]
    of_name: dict[int, Mention] = {}
    days: set[int] = set()
    out: list[Pair] = []
    for sure, _, pair in sorted(weighed, key=lambda each: each[:2], reverse=True):
        if sure < (_READ if pair.row else _LIKELY):
            continue
        other = of_name.setdefault(pair.name.start, pair.day)
        first, last = sorted((other.start, pair.day.start))
        beside = last - first <= _NEXT_DAY and not first < pair.name.start < last
        if beside and pair.day.start not in days:
            days.add(pair.day.start)
            out.append(pair)
    return out
