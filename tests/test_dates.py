"""Times in German text: what is read, as what, and what is none."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.german.dates import find_days, find_times, read_day
from extractors.german.time_grammar import full_year

MONTHS = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
]
WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]

READ_DAY = [
    ("14. März 2018", date(2018, 3, 14), "month in words"),
    ("14.03.2018", date(2018, 3, 14), "figures"),
    ("5.4.2017", date(2017, 4, 5), "day first, no zeros: the fifth of April"),
    ("27.10.17", date(2017, 10, 27), "two digits: this century up to 49"),
    ("31.12.99", date(1999, 12, 31), "two digits: the last century from 50"),
    ("Mittwoch, den 14.03.2018", date(2018, 3, 14), "weekday and article"),
    ("Sonnabend, 12.05.2018", date(2018, 5, 12), "the northern Saturday"),
    ("Mi., 14.03.2018", date(2018, 3, 14), "short weekday"),
    ("am 14. März 2018", date(2018, 3, 14), "a preposition that dateparser reads as AM"),
    ("1. Okt. 2018", date(2018, 10, 1), "short month"),
    ("14.März 2018", date(2018, 3, 14), "no space"),
    ("14. 03. 2017", date(2017, 3, 14), "spaces between the figures"),
    ("2017-03-14", date(2017, 3, 14), "ISO"),
    ("3. Jänner 2019", date(2019, 1, 3), "Austrian and Bavarian; read by dateparser"),
    ("1. Feber 2018", date(2018, 2, 1), "the same for February"),
    ("14. Marz 2018", date(2018, 3, 14), "an umlaut lost to a scan; read by dateparser"),
    ("29.02.2020", date(2020, 2, 29), "a leap day"),
    ("29.02.2019", None, "no such day"),
    ("31. April 2018", None, "no such day"),
    ("11.14.08", None, "a product number: there is no month 14"),
    ("Mai 2018", None, "a month is no day, and none is invented"),
    ("2017", None, "a year is no day"),
    ("10.03.", None, "no year"),
    ("15./16.12.2020", None, "two days"),
    ("14.03.2018, 18 Uhr", None, "more than a date"),
    ("5. Sitzung 2018", None, "a word that is no month"),
    ("3. Quartal 2018", None, "a quarter"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), READ_DAY)
def test_read_day(text: str, expected: date | None, reason: str) -> None:
    assert read_day(text) == expected, reason


TIMES = [
    ("15./16.12.2020", ["2020-12-15/2020-12-16"], "a session over two days"),
    ("03/.04.03.2015", ["2015-03-03/2015-03-04"], "the same, damaged by a scan"),
    ("10.03. – 31.03.2017", ["2017-03-10/2017-03-31"], "the year stands at the end; not ten past three"),
    ("10.03.-31.03.2017", ["2017-03-10/2017-03-31"], "no spaces"),
    ("vom 10. bis 31. März 2017", ["2017-03-10/2017-03-31"], "month and year stand at the end"),
    ("1. Mai bis 30. Juni 2018", ["2018-05-01/2018-06-30"], "the year stands at the end"),
    ("30.12. bis 02.01.2018", ["2017-12-30/2018-01-02"], "over the turn of the year"),
    ("01.07.2021 bis zum 31.08.2022", ["2021-07-01/2022-08-31"], "two full dates"),
    ("Aug./Sept. 2017", ["2017-08/2017-09"], "two months"),
    ("Sept./Okt 2017", ["2017-09/2017-10"], "a full stop left out"),
    ("Oktober/November 2017", ["2017-10/2017-11"], "in full"),
    ("Dezember 2017/Januar 2018", ["2017-12/2018-01"], "each with its year"),
    ("Mai 2018", ["2018-05"], "a month"),
    ("Mrz. 18", ["2018-03"], "a short year behind a shortened month that ends its cell"),
    ("Mitte Mai 2018", ["2018-05"], "EDTF knows no middle of a month"),
    ("Ende Mai/Anfang Juni 2018", ["2018-05/2018-06"], "parts of two months"),
    ("von Juni 2017 bis Januar 2018", ["2017-06/2018-01"], "months as a range"),
    ("zwischen Mai 2018 und Juni 2019", ["2018-05/2019-06"], "zwischen … und is a range"),
    ("Januar, März und Mai 2018", ["2018-01", "2018-03", "2018-05"], "a list of months"),
    ("im Mai und Juni 2018", ["2018-05/2018-06"], "neighbours that share their year"),
    ("2017", ["2017"], "a year"),
    ("in den Jahren 2009 und 2010", ["2009/2010"], "two years"),
    ("2022 und 2025", ["2022", "2025"], "two years apart"),
    ("2022, 2023 und 2024", ["2022/2024"], "years in a row"),
    ("2015-2020", ["2015/2020"], "years as a range"),
    ("Schuljahr 2018/19", ["2018/2019"], "a school year"),
    ("Ende 2021", ["2021"], "EDTF knows no end of a year"),
    ("Ende des Jahres 2021", ["2021"], "the same"),
    ("Ende 2018/Anfang 2019", ["2018/2019"], "parts of two years"),
    ("Jahreswechsel 2018/2019", ["2018-12/2019-01"], "December and January"),
    ("3. Quartal 2018", ["2018-07/2018-09"], "a quarter"),
    ("IV. Quartal 2018", ["2018-10/2018-12"], "in Roman figures"),
    ("Q3/2018", ["2018-07/2018-09"], "in short"),
    ("1. und 2. Quartal 2018", ["2018-01/2018-06"], "two quarters"),
    ("3. Quartal 2018 bis 1. Quartal 2019", ["2018-07/2019-03"], "a range of quarters"),
    ("im ersten Halbjahr 2011", ["2011-01/2011-06"], "half a year in words"),
    ("2. Jahreshälfte 2011", ["2011-07/2011-12"], "half a year"),
    ("Frühjahr 2019", ["2019-21"], "spring"),
    ("im Frühling 2019", ["2019-21"], "spring"),
    ("Sommer 2020", ["2020-22"], "summer"),
    ("Herbst 2015", ["2015-23"], "autumn"),
    ("Herbst des Jahres 2015", ["2015-23"], "autumn"),
    ("Winter 2018/2019", ["2018-24"], "winter of two years begins in the first"),
    ("Spätsommer 2015", ["2015-22~"], "late in a season: approximately"),
    ("bis zur Sommerpause 2026", ["2026-22~"], "the council's holidays: about that season"),
    ("nach den Herbstferien 2026", ["2026-23~"], "school holidays"),
    ("die Sommerpause", [], "without a year: no time"),
    (
        "am 8. Februar, 23. Mai und 24. Oktober 2026",
        ["2026-02-08", "2026-05-23", "2026-10-24"],
        "one year for three days",
    ),
    ("am 6. Mai (Auental) und 20. Mai 2026 (Falkental)", ["2026-05-06", "2026-05-20"], "places between them"),
    ("KW 23/2018", ["2018-06-04/2018-06-10"], "a calendar week is seven days"),
    ("in der 23. KW 2018", ["2018-06-04/2018-06-10"], "the number first"),
    ("ab 01.02.2017", ["2017-02-01/.."], "open"),
    ("ab Juli 2026", ["2026-07/.."], "open"),
    ("ab dem Schuljahr 2018/19", ["2018/2019"], "a word between: only the years"),
    ("nach dem 21.11.2018", ["2018-11-21/.."], "open"),
    ("vor dem 21.11.2018", ["../2018-11-21"], "open to the left"),
    ("bis 31.12.2020", ["2020-12-31"], "until a day: the day"),
    ("seit März 2015", ["2015-03"], "since: when it began"),
    ("ab 06/2025", ["2025-06/.."], "a month in figures behind a word that makes it a time"),
    ("ca. 2014", ["2014~"], "about"),
    ("etwa Mitte 2018", ["2018~"], "about"),
    ("am 15. Mai und 3. Juni 2017", ["2017-05-15", "2017-06-03"], "the year is shared"),
    ("am 10. und 24. März 2017", ["2017-03-10", "2017-03-24"], "month and year are shared"),
    ("am 10. und 11. März 2017", ["2017-03-10/2017-03-11"], "two days in a row"),
    ("am 5.4.2017 und des Rates vom 27.4.2017", ["2017-04-05", "2017-04-27"], "two dates, words between"),
    ("Mittwoch, 5. und Donnerstag, 6. Juni 2019", ["2019-06-05/2019-06-06"], "weekdays between"),
    ("am 3. Jänner 2019", ["2019-01-03"], "dateparser reads what the grammar leaves"),
    ("Mai\t2018", ["2018"], "two cells are not one time"),
    ("14. März\f2018", ["2018-03-14"], "a page may end inside a date"),
]

NONE = [
    ("Produkt 11.14.08", "a product number"),
    ("Produkt 11.12.08", "a product number that could be a day"),
    ("80101911/26.06.2025", "a receipt with a number before the date"),
    ("Vorlage 3/2017", "the number of a paper"),
    ("2018/0535", "the number of a paper"),
    ("2017/1900", "the number of a paper whose second half could be a year"),
    ("500/035/2017", "the number of a paper"),
    ("DrS/2014/075", "the number of a paper"),
    ("Nr. 2014", "a number"),
    ("§ 82 und § 3", "paragraphs"),
    ("Tel. 07621 410-5300", "a phone number"),
    ("2017 €", "an amount"),
    ("2.010,50 €", "an amount"),
    ("2017 Personen", "a count"),
    ("1.234.567", "a large number"),
    ("31301/5292", "an account"),
    ("Entwicklung-2020-relevant", "a programme's name"),
    ("die 1990er Jahre", "a decade"),
    ("in der 2. und 3. Klasse", "ordinals"),
    ("um 18 Uhr", "an hour"),
    ("im Mai", "no year"),
    ("am 15. Mai", "no year"),
    ("im Herbst", "no year"),
    ("29.02.2017", "no such day"),
    ("KW 60/2018", "no such week"),
    ("5. Quartal 2018 €", "no such quarter"),
    ("Augustinerstraße 12", "a name that begins like a month"),
    ("Musterstadt 12345", "a ZIP code"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), TIMES)
def test_find_times(text: str, expected: list[str], reason: str) -> None:
    assert [time.edtf for time in find_times(text)] == expected, reason


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("am Donnerstag, 16.05.2019 im Saal", "Donnerstag, 16.05.2019", "a weekday before figures"),
        ("am Do., 16.05.2019", "Do., 16.05.2019", "a short one, with both signs"),
        ("am Do. 16. Mai 2019", "Do. 16. Mai 2019", "a short one with its stop"),
        ("am Montag, den 3. Juni 2019", "Montag, den 3. Juni 2019", "an article between"),
        ("ab Montag, den 3. Juni 2019", "ab Montag, den 3. Juni 2019", "a word that opens the time"),
        ("die Stadt So 16.05.2019", "So 16.05.2019", "Sunday, not the adverb"),
        ("also 16.05.2019", "16.05.2019", "the end of another word"),
        ("Büro Mo und 16.05.2019", "16.05.2019", "another word between"),
    ],
)
def test_a_weekday_belongs_to_its_day(text: str, expected: str, reason: str) -> None:
    (time,) = find_times(text)
    assert text[time.start : time.end] == expected, reason


@pytest.mark.parametrize(("text", "reason"), NONE)
def test_no_time(text: str, reason: str) -> None:
    assert list(find_times(text)) == [], reason


def test_a_year_is_taken_only_where_it_is_given() -> None:
    text = "Im Herbst folgt der Bericht, am 15. Mai die Konferenz."
    assert [time.edtf for time in find_times(text, year=2018)] == ["2018-23", "2018-05-15"]
    assert list(find_times(text)) == []


def test_spans_hold_the_words_that_say_it() -> None:
    text = "Der Rat tagt vom 10. bis 31. März 2017 und ab Juli 2018 wieder."
    assert [text[time.start : time.end] for time in find_times(text)] == ["vom 10. bis 31. März 2017", "ab Juli 2018"]


def test_days_only() -> None:
    text = "Sitzungen am 5.4.2017, 27. April 2017 und 15./16.12.2020; ab Mai 2018 neu, KW 23/2018, 3/2017."
    assert [day.edtf for day in find_days(text)] == ["2017-04-05", "2017-04-27", "2020-12-15/2020-12-16"]
    (day,) = find_days("ab 01.02.2017")
    assert (day.edtf, day.start) == ("2017-02-01", 3)


def test_a_range_of_full_dates_is_two_days() -> None:
    assert [day.edtf for day in find_days("01.07.2021 bis 31.08.2022")] == ["2021-07-01", "2022-08-31"]


def test_years_of_two_digits() -> None:
    assert (full_year("00"), full_year("49"), full_year("50"), full_year("99")) == (2000, 2049, 1950, 1999)


DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))
STYLES = st.sampled_from(
    [
        lambda d: f"{d.day}.{d.month}.{d.year}",
        lambda d: f"{d.day:02}.{d.month:02}.{d.year}",
        lambda d: f"{d.day:02}.{d.month:02}.{d.year % 100:02}",
        lambda d: f"{d.day}. {MONTHS[d.month - 1]} {d.year}",
        lambda d: f"{WEEKDAYS[d.weekday()]}, den {d.day}. {MONTHS[d.month - 1]} {d.year}",
        lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day:02}.{d.month:02}.{d.year}",
        lambda d: d.isoformat(),
    ]
)


@given(DAYS, STYLES)
def test_every_printed_style_is_read_back(day: date, style: object) -> None:
    printed = style(day)  # type: ignore[operator]
    assert read_day(printed) == day
    text = f"Die Sitzung fand am {printed} statt."
    assert [(found.first, found.last) for found in find_days(text)] == [(day, day)]
    assert [found.edtf for found in find_times(text)] == [day.isoformat()]


@given(st.integers(0, 99), st.integers(0, 99), st.integers(1900, 2099))
def test_what_is_no_calendar_day_is_not_read(day: int, month: int, year: int) -> None:
    real = 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    expected = date(year, month, day) if real else None
    assert read_day(f"{day}.{month}.{year}") == expected
    assert [found.first for found in find_days(f"am {day:02}.{month:02}.{year}")] == ([expected] if real else [])


@given(st.text(alphabet="0123456789./- bisundMaiJuli\n\tab", max_size=40))
def test_nothing_breaks_and_spans_are_in_order(text: str) -> None:
    end = 0
    for found in find_times(text):
        assert end <= found.start < found.end <= len(text)
        assert found.first is None or found.last is None or found.first <= found.last
        end = found.end
