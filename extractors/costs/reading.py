"""What one printed amount says, before the same amount printed twice becomes one cost.

The same amount for the same thing, printed in the proposal, the reasons and the form, is one cost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from math import log

from extractors.costs.years import Times, Year
from extractors.document import Range

Words = Mapping[str, str]
"""The words around an amount by where they stand: “row”, “column”, “heading”, “before”, “behind”, “told” (the sentence before) …"""


@dataclass(frozen=True)
class Reading:
    """An amount at one place of the paper. ``span`` is its evidence; ``words`` stand around it; ``place`` tells apart rows and items
    that stand side by side, where an equal amount is another cost (``apart``: whatever its kind); ``series`` is the list, column or
    text whose amounts may add up; ``dated`` are the years near it."""

    span: Range
    value: Decimal
    value_max: Decimal | None
    approximate: bool
    words: Words
    times: Times
    rule: str
    dated: tuple[Year, ...] = ()
    label: str | None = None
    account: str | None = None
    place: tuple[int, int] | None = None
    apart: bool = False
    series: tuple[int, int] = (0, 0)
    kinds: Mapping[str, float] = field(default_factory=dict)
    scopes: Mapping[str, float] = field(default_factory=dict)
    revenue: float = 0.0

    @cached_property
    def kind(self) -> str:
        """The likeliest kind."""
        return max(self.kinds, key=lambda kind: self.kinds[kind])

    @cached_property
    def scope(self) -> str:
        """The likeliest scope."""
        return max(self.scopes, key=lambda scope: self.scopes[scope])

    @cached_property
    def surely_of(self) -> str | None:
        """The scope, where it is likely enough to tell it apart from another reading of the same amount."""
        return self.scope if self.scopes[self.scope] >= _LIKELY else None


@dataclass(frozen=True, slots=True)
class Refused:
    """An amount that is no cost of the paper, and why."""

    span: Range
    rule: str
    reason: str


_LIKELY, _UNLIKELY = 0.7, 0.3
_LEAST = 1e-6
_MOST = 20  # costs of one amount, and readings of each, that a further reading of it is held against


@dataclass(frozen=True, slots=True)
class Merged:
    """One cost: the reading that says most, completed by the others that print the same amount."""

    best: Reading
    others: tuple[Reading, ...]


def merge(readings: Sequence[Reading]) -> list[Merged]:
    """The readings without repetitions, in the order in which their amounts are printed first."""
    groups: list[list[Reading]] = []
    of_amount: defaultdict[tuple[Decimal, Decimal | None], list[list[Reading]]] = defaultdict(list)
    # those with a year come first, so that one without joins the year it fits
    ordered = sorted(readings, key=lambda one: (not one.times.stated, one.span.start))
    for reading in (part for whole in ordered for part in _by_year(whole)):
        equal = of_amount[reading.value, reading.value_max]
        home = next((each for each in equal[-_MOST:] if all(_same(reading, one) for one in each[-_MOST:])), None)
        if home is None:
            home = []
            groups.append(home)
            equal.append(home)
        home.append(reading)
    return [_complete(group) for group in groups]


def _by_year(reading: Reading) -> list[Reading]:
    """“je 150.000 Euro 2015 und 2016” is a reading for each year."""
    years = reading.times.years
    if len(years) < 2:
        return [reading]
    return [replace(reading, times=Times((year,), None, reading.times.recurring)) for year in years]


def _same(one: Reading, two: Reading) -> bool:
    """Whether two readings of one amount are about one thing."""
    low, high = sorted((one.revenue, two.revenue))
    if low < _UNLIKELY and high > _LIKELY:
        return False
    stated = one.times.stated and two.times.stated
    if stated and (one.times.years, one.times.period) != (two.times.years, two.times.period):
        return False
    first, second = _place(one), _place(two)
    if first and second and first[0] == second[0] and first != second:
        return False
    return len({one.surely_of, two.surely_of} - {None}) < 2


def _place(reading: Reading) -> tuple[int, int] | None:
    """The list and the line of a reading, where an equal amount in another line is another cost: not where both may be the sum."""
    return reading.place if reading.apart or reading.kind not in ("total", "budget") else None


def _complete(group: list[Reading]) -> Merged:
    kinds, scopes = _joined([one.kinds for one in group]), _joined([one.scopes for one in group])
    kind = max(kinds, key=lambda name: kinds[name])
    best, *others = sorted(group, key=lambda one: (-round(one.kinds[kind], 1), -len(one.times.years), one.span.start))
    stated = next((reading.times for reading in group if reading.times.stated), best.times)
    return Merged(
        replace(
            best,
            times=Times(stated.years, stated.period, any(reading.times.recurring for reading in group)),
            approximate=any(reading.approximate for reading in group),
            account=next((reading.account for reading in group if reading.account), None),
            kinds=kinds,
            scopes=scopes,
            revenue=sum(one.revenue for one in group) / len(group),
        ),
        tuple(others),
    )


def _joined(shares: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """What several readings say together, as if each were seen for itself."""
    return {name: sum(log(max(one[name], _LEAST)) for one in shares) / len(shares) for name in shares[0]}
