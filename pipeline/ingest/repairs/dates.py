"""Misread dates, years and times of day: ``O5.12.2O24``, ``05,12.2024``, ``5. Dezernber 2024``, ``2O18``, ``l8:3O Uhr``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipeline.ingest.repairs.shapes import BEGINS, ENDS, D, Misread, as_digits, looks_like, mostly_digits

KIND = "date"

_DOT = r"(?:\ ?\.\ ?|[,:·])"
_DAY = re.compile(rf"{BEGINS}(?P<d>{D}{{1,2}})(?P<one>{_DOT})(?P<m>{D}{{1,2}})(?P<two>{_DOT})(?P<y>{D}{{4}}){ENDS}")
_AS_PRINTED = re.compile(r"\d{1,2}\.\ ?\d{1,2}\.\ ?\d{4}")
_DOTLESS = re.compile(rf"{BEGINS}(?P<d>\d\d)\.(?P<m>\d\d)(?P<y>(?:19|20)\d\d){ENDS}")  # 25.042017
_YEAR = re.compile(rf"(?:{BEGINS}|(?<=[/–-]))(?P<y>{D}{{4}})(?:(?=[/–-]\d)|{ENDS})")  # 2O18, 139/2O18, 2O24/2025
_TIME = re.compile(rf"{BEGINS}(?P<h>{D}{{1,2}})(?:(?P<point>[.:])(?P<min>{D}\d|\d{D}|{D}{{2}}))?(?=\ Uhr\b)")
# “5. Dezernber”, “Dezernber 2024”; a month of three letters needs both
_MONTH = re.compile(
    r"(?P<day>(?<!\d)\d{1,2}\.\ ?)?(?P<month>[^\W_](?:[^\W_]|[|!])+)\.?(?P<year>\ (?:19|20)\d\d(?!\d))?"
)
_MONTHS = frozenset("Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split())
# what a day is not: “Az. 50.14.2018”
_NUMBERED = re.compile(r"(?:Az|Aktenzeichen|AZ|Gz|GZ|Nr|Nummer|Produkt\w*|Konto|Kostenstelle|Tel|Telefon|Fax)\W*$")
_SHORT = "lo0123456789"
_CONFUSED = {"0": "689", "1": "47", "2": "7", "3": "8", "4": "1", "5": "6", "6": "05", "7": "12", "8": "03", "9": "0"}


def dates(line: str) -> Iterator[Misread]:
    """Days, years, times and names of months that were misread in a printed line."""
    taken: list[tuple[int, int]] = []
    for found in _days(line):
        taken.append((found.start, found.end))
        yield found
    for found in (*_years(line), *_times(line), *_months(line)):
        if not any(start < found.end and found.start < end for start, end in taken):
            yield found


def _days(line: str) -> Iterator[Misread]:
    for match in _DAY.finditer(line):
        read = match[0]
        if _NUMBERED.search(line[: match.start()]):
            continue
        meant = _written(match["d"], match["m"], match["y"])
        if _AS_PRINTED.fullmatch(read):
            if match["y"][:2] in ("19", "20") and not _is_day(meant):
                yield Misread(*match.span(), KIND, tuple(_one_digit_away(meant)), guessed=True)
            continue
        odd = sum(match[dot].strip() != "." for dot in ("one", "two"))
        if odd > 1 or not mostly_digits(read) or meant[-4:-2] not in ("19", "20"):
            continue
        candidates = [meant] if len(match["d"]) > 1 or match["d"] in _SHORT else []
        if read[0] in "|!":  # the one of a day, or the rest of a drawn line
            candidates.append(_written(match["d"][1:], match["m"], match["y"]))
        yield Misread(*match.span(), KIND, tuple(filter(_is_day, candidates)))
    for match in _DOTLESS.finditer(line):
        meant = _written(match["d"], match["m"], match["y"])
        if _is_day(meant) and not _NUMBERED.search(line[: match.start()]):
            yield Misread(*match.span(), KIND, (meant,))


def _written(day: str, month: str, year: str) -> str:
    return as_digits(f"{day}.{month}.{year}")


def _is_day(written: str) -> bool:
    try:
        day, month, year = map(int, written.split("."))
        date(year, month, day)
    except ValueError:
        return False
    return 1900 <= year < 2100


def _one_digit_away(written: str) -> Iterator[str]:
    """The days that one misread digit may have turned into ``written``; its year is not doubted."""
    for place, digit in enumerate(written[:-5]):
        for meant in _CONFUSED.get(digit, ""):
            other = written[:place] + meant + written[place + 1 :]
            if _is_day(other):
                yield other


def _years(line: str) -> Iterator[Misread]:
    for match in _YEAR.finditer(line):
        read, meant = match["y"], as_digits(match["y"])
        at_edge = read[0] in "|!" or read[-1] in "|!"  # rather the rest of a drawn line
        if read != meant and mostly_digits(read) and meant[:2] in ("19", "20") and not at_edge:
            yield Misread(*match.span("y"), KIND, (meant,))


def _times(line: str) -> Iterator[Misread]:
    for match in _TIME.finditer(line):
        read, meant = match[0], as_digits(match[0])
        if read != meant and any(c.isdigit() for c in read):
            right = int(as_digits(match["h"])) < 25 and (not match["min"] or int(as_digits(match["min"])) < 60)
            yield Misread(*match.span(), KIND, (meant,) if right else ())


def _months(line: str) -> Iterator[Misread]:
    for match in _MONTH.finditer(line):
        read = match["month"]
        if read in _MONTHS or read.removesuffix("s") in _MONTHS or not (match["day"] or match["year"]):
            continue
        candidates = sorted(_MONTHS.intersection(looks_like(read)))
        if len(read) <= 3 and not match["year"]:
            continue  # “zum 5. Mal”
        if candidates:
            yield Misread(*match.span("month"), KIND, tuple(candidates))
