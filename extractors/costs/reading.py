"""What one printed amount says, before the same amount printed twice becomes one cost.

The same amount for the same thing, printed in the proposal, the reasons and the form, is one cost.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from itertools import chain
from math import log

from extractors.costs.years import Times, Year
from extractors.document import Range

SPECIFIC = frozenset({"external", "personnel", "material", "investment"})
"""The kinds that say what the money buys."""

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
    def surely(self) -> tuple[str | None, str | None]:
        """Kind and scope, where they are likely enough to tell it apart from another reading of the same amount."""
        kind, scope = self.kind, self.scope
        return kind if self.kinds[kind] >= _LIKELY else None, scope if self.scopes[scope] >= _LIKELY else None


@dataclass(frozen=True, slots=True)
class Refused:
    """An amount that is no cost of the paper, and why."""

    span: Range
    rule: str
    reason: str


_LIKELY, _UNLIKELY = 0.7, 0.3
_LEAST = 1e-6
_MOST = 20  # costs of one amount that a further reading of it is held against


@dataclass(frozen=True, slots=True)
class Merged:
    """One cost: the reading that says most, completed by the others that print the same amount."""

    best: Reading
    others: tuple[Reading, ...]


def merge(readings: Sequence[Reading]) -> list[Merged]:
    """The readings without repetitions, in the order in which their amounts are printed first."""
    groups: list[dict[object, list[Reading]]] = []
    of_amount: defaultdict[tuple[Decimal, Decimal | None], list[dict[object, list[Reading]]]] = defaultdict(list)
    for reading in sorted((part for whole in readings for part in _by_year(whole)), key=_order):
        equal = of_amount[reading.value, reading.value_max]
        home = next(
            (group for group in equal[-_MOST:] if all(_same(reading, alike[0]) for alike in group.values())), None
        )
        if home is None:
            home = {}
            groups.append(home)
            equal.append(home)
        home.setdefault(_compared(reading), []).append(reading)
    return [_complete(sorted(chain.from_iterable(group.values()), key=_order)) for group in groups]


def _compared(reading: Reading) -> object:
    """All that :func:`_same` looks at: of readings that share it one is looked at for all."""
    times = reading.times
    return reading.revenue, times.stated, times.years, times.period, _place(reading), reading.surely


def _order(reading: Reading) -> tuple[bool, int]:
    """Amounts with a year come first, so that one without joins the year it fits."""
    return (not reading.times.stated, reading.span.start)


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
    kinds, scopes = ({first, second} - {None} for first, second in zip(one.surely, two.surely, strict=True))
    return len(scopes) < 2 and (len(kinds) < 2 or not kinds <= SPECIFIC)


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
