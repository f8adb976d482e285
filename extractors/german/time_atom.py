"""One expression of time, possibly incomplete (``10.`` in “10. bis 31. März 2017”); ``dates`` puts atoms together and
completes them from their neighbours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from extractors.german import edtf

Unit = Literal["day", "month", "quarter", "half", "season", "week", "year", "ordinal"]


@dataclass(frozen=True, slots=True)
class Atom:
    """One time expression; ``number`` is the day, month, quarter, season or week, ``month`` belongs to a day."""

    start: int
    end: int
    unit: Unit
    number: int = 0
    month: int | None = None
    year: int | None = None
    year_end: int | None = None
    approximate: bool = False
    short_year: bool = False

    @property
    def complete(self) -> bool:
        return self.unit != "ordinal" and self.year is not None and (self.unit != "day" or self.month is not None)

    def completed(self, other: Atom) -> Atom | None:
        """This atom with what it lacks taken from ``other``, which stands in the same expression; None if that fails."""
        atom = self
        if atom.unit == "ordinal":
            if other.unit not in ("day", "quarter", "half", "week", "month"):
                return None
            atom = replace(atom, unit="day" if other.unit == "month" else other.unit)
        if atom.unit == "day" and atom.month is None:
            if other.unit != "day" or other.month is None:
                return None
            atom = replace(atom, month=other.month)
        if atom.year is None:
            if other.year is None:
                return None
            later = other.unit == atom.unit and atom.order > other.order
            atom = replace(atom, year=other.year - 1 if later and atom.start < other.start else other.year)
        return atom if atom.edtf is not None else None

    @property
    def order(self) -> tuple[int, int]:
        """Where the atom lies in its year, to be compared with others of its unit."""
        return (self.month or 0, self.number)

    @property
    def edtf(self) -> str | None:
        """The value in EDTF, or None where the atom is incomplete or no such day, week or quarter exists."""
        if not self.complete or self.year is None:
            return None
        value = _WRITERS[self.unit](self, self.year)
        return edtf.approximate(value) if value is not None and self.approximate else value


def calendar_day(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _day_edtf(atom: Atom, year: int) -> str | None:
    day = calendar_day(year, atom.month or 0, atom.number)
    return day.isoformat() if day else None


def _month_edtf(atom: Atom, year: int) -> str | None:
    if not 1 <= atom.number <= 12:
        return None
    value = edtf.month(year, atom.number)
    if atom.year_end is None:
        return value
    return edtf.interval(value, edtf.month(atom.year_end, 1)) if atom.year_end == year + 1 else None


def _week_edtf(atom: Atom, year: int) -> str | None:
    try:
        monday = date.fromisocalendar(year, atom.number, 1)
    except ValueError:
        return None
    return edtf.interval(monday.isoformat(), (monday + timedelta(days=6)).isoformat())


def _year_edtf(atom: Atom, year: int) -> str | None:
    if atom.year_end is None:
        return f"{year:04d}"
    return edtf.interval(f"{year:04d}", f"{atom.year_end:04d}") if atom.year_end == year + 1 else None


_WRITERS: dict[Unit, Callable[[Atom, int], str | None]] = {
    "day": _day_edtf,
    "month": _month_edtf,
    "quarter": lambda a, y: edtf.months(y, a.number * 3 - 2, a.number * 3) if 1 <= a.number <= 4 else None,
    "half": lambda a, y: edtf.months(y, a.number * 6 - 5, a.number * 6) if 1 <= a.number <= 2 else None,
    "season": lambda a, y: edtf.month(y, a.number),
    "week": _week_edtf,
    "year": _year_edtf,
}
