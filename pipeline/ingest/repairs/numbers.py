"""Misread numbers: days, years and times, and amounts of money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipeline.ingest.repairs.shapes import BEGINS, ENDS, D, Misread, as_digits, looks_like, mostly_digits

_DATE = "date"

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
                yield Misread(*match.span(), _DATE, tuple(_one_digit_away(meant)), guessed=True)
            continue
        odd = sum(match[dot].strip() != "." for dot in ("one", "two"))
        if odd > 1 or not mostly_digits(read) or meant[-4:-2] not in ("19", "20"):
            continue
        candidates = [meant] if len(match["d"]) > 1 or match["d"] in _SHORT else []
        if read[0] in "|!":  # the one of a day, or the rest of a drawn line
            candidates.append(_written(match["d"][1:], match["m"], match["y"]))
        yield Misread(*match.span(), _DATE, tuple(filter(_is_day, candidates)))
    for match in _DOTLESS.finditer(line):
        meant = _written(match["d"], match["m"], match["y"])
        if _is_day(meant) and not _NUMBERED.search(line[: match.start()]):
            yield Misread(*match.span(), _DATE, (meant,))


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
            yield Misread(*match.span("y"), _DATE, (meant,))


def _times(line: str) -> Iterator[Misread]:
    for match in _TIME.finditer(line):
        read, meant = match[0], as_digits(match[0])
        if read != meant and any(c.isdigit() for c in read):
            right = int(as_digits(match["h"])) < 25 and (not match["min"] or int(as_digits(match["min"])) < 60)
            yield Misread(*match.span(), _DATE, (meant,) if right else ())


def _months(line: str) -> Iterator[Misread]:
    for match in _MONTH.finditer(line):
        read = match["month"]
        if read in _MONTHS or read.removesuffix("s") in _MONTHS or not (match["day"] or match["year"]):
            continue
        candidates = sorted(_MONTHS.intersection(looks_like(read)))
        if len(read) <= 3 and not match["year"]:
            continue  # “zum 5. Mal”
        if candidates:
            yield Misread(*match.span("month"), _DATE, tuple(candidates))


_AMOUNT = "amount"

_UNIT = r"(?:\ ?(?:T?€|TEUR|EUR|Euro\b|Mio|Mrd|Tsd))"
_GROUPED = r"\d{1,3}(?:\.\d{3})+"
_MONEY = rf"(?:{_GROUPED}(?:,\d\d)?|\d+,\d\d)"
# l5.000,00   15.O00 €   5OO €   l2,50 EUR
_NUMBER = re.compile(
    rf"{BEGINS}(?P<n>{D}{{1,3}}(?P<groups>(?:\.{D}{{3}})*)(?P<cents>,{D}{{2}})?)(?:(?P<unit>(?={_UNIT}))|{ENDS})"
)
# 15 .000 €   15. 000 €   15.000 ,00 €; “3. 500 €” may be an item and its amount
_SPACED = re.compile(
    rf"{BEGINS}(?:(?:\d{{1,3}}(?:\.\d{{3}})*\ \.\d{{3}}|\d{{1,3}}\.\ 000)(?:,\d\d)?|{_GROUPED}(?:\ ,\ ?|,\ )\d\d)(?={_UNIT})"
)
_COLON = re.compile(rf"{BEGINS}\d{{1,3}}:\d{{3}}(?={_UNIT})")  # 22:000 €
_COMMA = re.compile(rf"{BEGINS}\d{{1,3}},\d{{3}}(?={_UNIT})")  # 15,000 €: a misread dot, or three decimals
_SIGN = re.compile(rf"(?<![\d.,])(?P<n>{_MONEY}\ ?)(?P<sign>[E£¢])(?![\w.-])")  # 15.000 E
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d)?\ ?(?P<sign>T[E£¢])(?![\w-])")  # 20 TE
_NAME = re.compile(rf"(?<![\d.,]){_MONEY}\ (?P<name>[^\W\d_]{{3,4}}|E[Uu][^\W_]{{1,2}})(?!\w)")  # 1.250,00 EUB
_NAMES = frozenset(("EUR", "Euro", "TEUR"))
_WORDS = frozenset(("Eure", "Fuer"))


def amounts(line: str) -> Iterator[Misread]:
    """Amounts and currencies that were misread in a printed line."""
    yield from _numbers(line)
    for match in _SPACED.finditer(line):
        yield Misread(*match.span(), _AMOUNT, (match[0].replace(" ", ""),))
    for match in _COLON.finditer(line):
        yield Misread(*match.span(), _AMOUNT, (match[0].replace(":", "."),))
    for match in _COMMA.finditer(line):
        yield Misread(*match.span(), _AMOUNT, (match[0].replace(",", "."), match[0]))
    for match in _SIGN.finditer(line):
        yield Misread(*match.span("sign"), _AMOUNT, ("€",))
    for match in _THOUSANDS.finditer(line):
        yield Misread(*match.span("sign"), _AMOUNT, ("T€",))
    for match in _NAME.finditer(line):
        if match["name"] not in _NAMES | _WORDS:
            candidates = sorted(_NAMES.intersection(looks_like(match["name"])))
            if candidates:
                yield Misread(*match.span("name"), _AMOUNT, tuple(candidates))


def _numbers(line: str) -> Iterator[Misread]:
    for match in _NUMBER.finditer(line):
        read, meant = match["n"], as_digits(match["n"])
        money = match["unit"] is not None or bool(match["groups"] and match["cents"])
        first = read.partition(".")[0].partition(",")[0]
        sure = match["unit"] is not None and any(c.isdigit() for c in read)
        if read == meant or not (money or match["groups"]) or not (sure or mostly_digits(read)):
            continue
        if not money and first.isalpha():  # “S.100” is a page
            continue
        candidates = [meant]
        if read[0] in "|!":  # a one, or the rest of a drawn line
            candidates.append(as_digits(read[1:]))
        if read[-1] in "|!":
            candidates.append(as_digits(read[:-1]))
        yield Misread(
            *match.span("n"), _AMOUNT, tuple(candidate for candidate in candidates if candidate[:1].isdigit())
        )
