"""Write the Extended Date/Time Format (Library of Congress, levels 0 and 1) and give its first and last day.

Seasons are 21 spring (March to May), 22 summer, 23 autumn, 24 winter (December of the year named to February).
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

OPEN = ".."
SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24

_MOMENT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?[~?%]?")


def month(year: int, number: int) -> str:
    """``2018-05``; a season's number gives the season: ``2015-23``."""
    return f"{year:04d}-{number:02d}"


def months(year: int, first: int, last: int) -> str:
    """The months from ``first`` to ``last`` of one year: ``2018-07/2018-09``."""
    return f"{month(year, first)}/{month(year, last)}"


def interval(start: str, end: str) -> str:
    """From the beginning of one value to the end of another, either of which may itself be an interval."""
    first, last = start.split("/")[0], end.split("/")[-1]
    return first if first == last else f"{first}/{last}"


def open_end(start: str) -> str:
    """``2017-02-01/..``"""
    return f"{start.split('/')[0]}/{OPEN}"


def open_start(end: str) -> str:
    """``../2018-11-21``"""
    return f"{OPEN}/{end.split('/')[-1]}"


def approximate(value: str) -> str:
    """``2014~``; both sides of an interval."""
    return "/".join(part if part == OPEN else f"{part}~" for part in value.split("/"))


def bounds(value: str) -> tuple[date | None, date | None]:
    """The first and the last day, None for an open side: ``2018-02`` → 1 and 28 February 2018."""
    first, _, last = value.partition("/")
    start, end = _days(first), _days(last or first)
    return start[0] if start else None, end[1] if end else None


def _days(value: str) -> tuple[date, date] | None:
    found = _MOMENT.fullmatch(value)
    if found is None:
        return None
    year = int(found["year"])
    if found["month"] is None:
        return date(year, 1, 1), date(year, 12, 31)
    number = int(found["month"])
    if found["day"] is not None:
        day = date(year, number, int(found["day"]))
        return day, day
    if number <= 12:
        return date(year, number, 1), date(year, number, monthrange(year, number)[1])
    opens = number * 3 - 60
    last_year, closes = (year + 1, 2) if number == WINTER else (year, opens + 2)
    return date(year, opens, 1), date(last_year, closes, monthrange(last_year, closes)[1])
