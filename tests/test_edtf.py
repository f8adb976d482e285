"""EDTF is written by us and checked with the edtf package."""

from __future__ import annotations

from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from extractors.german import edtf
from extractors.german.dates import find_times

BOUNDS = [
    ("2017-05-15", date(2017, 5, 15), date(2017, 5, 15), "a day is its own bounds"),
    ("2018-02", date(2018, 2, 1), date(2018, 2, 28), "February of a common year"),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "February of a leap year"),
    ("2017", date(2017, 1, 1), date(2017, 12, 31), "a year"),
    (
        "2017-10/2017-11",
        date(2017, 10, 1),
        date(2017, 11, 30),
        "from the first month's first to the last month's last day",
    ),
    ("2014~", date(2014, 1, 1), date(2014, 12, 31), "approximate: the same days"),
    ("2014~/2016~", date(2014, 1, 1), date(2016, 12, 31), "approximate on both sides"),
    ("2026-07/..", date(2026, 7, 1), None, "open to the right"),
    ("../2018-11-21", None, date(2018, 11, 21), "open to the left"),
    ("2015-21", date(2015, 3, 1), date(2015, 5, 31), "spring"),
    ("2015-22", date(2015, 6, 1), date(2015, 8, 31), "summer"),
    ("2015-23", date(2015, 9, 1), date(2015, 11, 30), "autumn"),
    ("2018-24", date(2018, 12, 1), date(2019, 2, 28), "winter reaches into the next year"),
    ("2018-23/2018-24", date(2018, 9, 1), date(2019, 2, 28), "an interval of seasons"),
    ("..", None, None, "nothing known"),
    ("", None, None, "an empty value says nothing"),
]


@pytest.mark.parametrize(("value", "first", "last", "reason"), BOUNDS)
def test_bounds(value: str, first: date | None, last: date | None, reason: str) -> None:
    assert edtf.bounds(value) == (first, last), reason


def test_values_are_written() -> None:
    assert edtf.month(2018, 5) == "2018-05"
    assert edtf.month(2015, edtf.AUTUMN) == "2015-23"
    assert edtf.months(2018, 7, 9) == "2018-07/2018-09"
    assert edtf.interval("2017-10", "2017-11") == "2017-10/2017-11"
    assert edtf.interval("2018-07/2018-09", "2019-01/2019-03") == "2018-07/2019-03"
    assert edtf.interval("2017", "2017") == "2017"
    assert edtf.open_end("2018-07/2018-09") == "2018-07/.."
    assert edtf.open_start("2018-11-21") == "../2018-11-21"
    assert edtf.approximate("2014/2016") == "2014~/2016~"
    assert edtf.approximate("2014/..") == "2014~/.."


DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2069, 12, 31))
TEXTS = st.one_of(
    DAYS.map(lambda d: f"am {d.day}.{d.month}.{d.year}"),
    DAYS.map(lambda d: f"ab {d.day:02}.{d.month:02}.{d.year}"),
    st.tuples(DAYS, DAYS).map(lambda p: f"{min(p):%d.%m.%Y} bis {max(p):%d.%m.%Y}"),
    st.tuples(
        st.sampled_from(["Mai", "Oktober", "Dez.", "Herbst", "Winter", "3. Quartal", "2. Halbjahr", "KW 23"]), DAYS
    ).map(lambda p: f"{p[0]} {p[1].year}"),
    DAYS.map(lambda d: f"ca. {d.year}"),
    DAYS.map(lambda d: f"{d.year} und {d.year + 1}"),
)


@given(TEXTS)
def test_what_is_written_the_library_reads(text: str) -> None:
    (found,) = find_times(text)
    parsed = parse_edtf(found.edtf)
    if found.first is not None:
        lower = parsed.lower_strict()
        assert (lower.tm_year, lower.tm_mon, lower.tm_mday) == found.first.timetuple()[:3]
    if found.last is not None and "-24" not in found.edtf:  # the package ends a winter in its December
        upper = parsed.upper_strict()
        assert (upper.tm_year, upper.tm_mon, upper.tm_mday) == found.last.timetuple()[:3]
