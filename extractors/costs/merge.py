"""The same amount for the same thing, printed in the proposal, the reasons and the form, is one cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.costs.governed import SPECIFIC
from extractors.costs.reading import Reading
from extractors.costs.years import Times


@dataclass(frozen=True, slots=True)
class Merged:
    """One cost: the reading that says most, completed by the others that print the same amount."""

    best: Reading
    others: tuple[Reading, ...]


def merge(readings: Sequence[Reading]) -> list[Merged]:
    """The readings without repetitions, in the order in which their amounts are printed first."""
    groups: list[list[Reading]] = []
    of_amount: dict[tuple[Decimal, Decimal | None], list[list[Reading]]] = {}
    for reading in sorted((part for whole in readings for part in _by_year(whole)), key=_order):
        alike = of_amount.setdefault((reading.value, reading.value_max), [])
        home = next((group for group in alike if all(_same(reading, other) for other in group)), None)
        if home is None:
            home = []
            groups.append(home)
            alike.append(home)
        home.append(reading)
    return [_complete(group) for group in groups]


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
    if one.governed.direction != two.governed.direction and _says_revenue(one) != _says_revenue(two):
        return False
    stated = one.times.stated and two.times.stated
    if stated and (one.times.years, one.times.period) != (two.times.years, two.times.period):
        return False
    if one.place and two.place and one.place[0] == two.place[0] and one.place != two.place:
        return False
    kinds = {one.governed.kind, two.governed.kind}
    return len(kinds) == 1 or not kinds <= SPECIFIC


def _says_revenue(reading: Reading) -> bool:
    """Whether the words leave no doubt that the money comes in."""
    return reading.governed.direction == "revenue" and reading.governed.sure


def _weight(reading: Reading) -> tuple[int, int, int]:
    """A total named as such first, then what says what the money is for, then what says least."""
    kind = reading.governed.kind
    if reading.governed.general and reading.rule == "cost-label-above":
        rank = 4
    elif kind == "total" and not reading.governed.general:
        rank = 0
    elif kind in SPECIFIC:
        rank = 1
    elif kind == "grant" or (reading.form and reading.governed.known and kind != "budget"):
        rank = 2
    elif kind == "budget":
        rank = 3
    else:
        rank = 4 if kind == "total" else 5
    return rank, -len(reading.times.years), reading.span.start


def _complete(group: list[Reading]) -> Merged:
    best, *others = sorted(group, key=_weight)
    stated = next((reading.times for reading in group if reading.times.stated), best.times)
    return Merged(
        replace(
            best,
            times=Times(stated.years, stated.period, any(reading.times.recurring for reading in group)),
            approximate=any(reading.approximate for reading in group),
            account=next((reading.account for reading in group if reading.account), None),
        ),
        tuple(others),
    )
