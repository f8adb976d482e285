"""Misread amounts of money and their currency: ``15.O00 €``, ``15 .000 €``, ``1.250,00 EUB``, ``1.250,00 £``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.ingest.repairs.shapes import BEGINS, ENDS, D, Misread, as_digits, looks_like, mostly_digits

KIND = "amount"

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
        yield Misread(*match.span(), KIND, (match[0].replace(" ", ""),))
    for match in _COLON.finditer(line):
        yield Misread(*match.span(), KIND, (match[0].replace(":", "."),))
    for match in _COMMA.finditer(line):
        yield Misread(*match.span(), KIND, (match[0].replace(",", "."), match[0]))
    for match in _SIGN.finditer(line):
        yield Misread(*match.span("sign"), KIND, ("€",))
    for match in _THOUSANDS.finditer(line):
        yield Misread(*match.span("sign"), KIND, ("T€",))
    for match in _NAME.finditer(line):
        if match["name"] not in _NAMES | _WORDS:
            candidates = sorted(_NAMES.intersection(looks_like(match["name"])))
            if candidates:
                yield Misread(*match.span("name"), KIND, tuple(candidates))


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
        yield Misread(*match.span("n"), KIND, tuple(candidate for candidate in candidates if candidate[:1].isdigit()))
