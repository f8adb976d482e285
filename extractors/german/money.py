"""Amounts of money in German running text and in the cells of money tables.

A grammar over Decimal that refuses what it does not understand: “12 500 €” is twelve thousand five hundred and never
500, “-1.500 €” is negative, “2017 22.000 €” is a year and an amount, and “12.50.0 €” or “1.23 €” is nothing at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from extractors.german.numbers import read_quantity

# A space of any width between a number and its unit, never a tab or a line break
_GAP = r"[ \u00a0\u202f\u2009]?"
# 22.000 · 12 500 · 27000
_WHOLE = r"(?:\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d+)"
# ,75 · , 00 (torn) · ,- · ,-- · ,— · .-- · .- (only the dashes take a full stop)
_CENTS = r"(?:,\d{1,2}|,\s00(?!\d)|[,.]\s?(?:-{1,2}|[–—=]))"
# Not inside a longer number, an account (31301/5292), a paragraph or a word
_NOT_INSIDE = r"(?<!\w)(?<!\d[.,/])(?<!§\s)(?<!§)"
_ENDS = r"(?![\d%]|[.,:/]\d)"

_LARGE = r"""(?:T(?:sd\.?|SD\.?|ausend)|tausend|tsd\.?
              |M(?:io\.?|IO\.?|ill\.|illion(?:en)?)|mio\.?|M(?:rd\.?|RD\.?|illiarden?))"""
_SIGN = r"(?:€(?!-[A-Z])|EUR(?:O|os?)?\b|Euros?(?![\w-])|euro\b|DM\b|D-Mark\b)"
# € · EUR · TEUR · T€ · T € · Tsd. Euro · Mio. € · Millionen Euro · k€ · DM
_UNIT = rf"(?:{_LARGE}{_GAP}{_SIGN}|[TkM]{_GAP}(?:€|EUR\b|Euro\b)|{_SIGN})"
# eine · zwei · anderthalb · eine halbe
_WORDS = r"""(?:(?:ein(?:e[rn]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|zwölf
              |anderthalb|eineinhalb|zweieinhalb)(?:\s+halbe[rn]?)?|halbe)"""
# “ca.”, “bis zu” and their like directly before an amount
_ABOUT = r"""(?i:ca\.|circa|zirka|rd\.|rund|etwa|in\s+etwa|ungefähr|bis\s+zu|max\.|maximal|höchstens|knapp|gut
              |voraussichtlich|geschätzte?n?|schätzungsweise|annähernd|bis\s+maximal)"""
_CARDINAL = rf"{_WHOLE}(?:{_CENTS}|,\d{{3}}(?=\s?(?:M|mio))|\.\d{{1,2}}(?=\s?(?:M|mio)))?"

# “auf 6. 800 €”: a blank torn into the number, behind a word that no ordinal follows
_TORN_GROUP = (
    r"(?:(?<=von\s)|(?<=auf\s)|(?<=rund\s)|(?<=ca\.\s)|(?<=etwa\s)|(?<=mit\s)|(?<=:\s))[1-9]\d{0,2}\.[ \u00a0]\d{3}"
    r"(?!\d)(?:,\d\d)?"
)
# “€ 5.000,-”, “EUR 12.500”, “TEUR 20”
_UNIT_FIRST = rf"""
    (?<!\w)(?P<before>{_UNIT}){_GAP}(?P<sign1>[-−–](?=\d))?
    (?P<number1>{_WHOLE}(?:,\d{{1,2}}(?!\d))?){_ENDS}(?P<dashes>{_CENTS})?"""
# “22.000 €”, “1,2 Mio. €”, “-1.500 €”
_UNIT_LAST = rf"{_NOT_INSIDE}(?P<sign2>[-−–+](?=\d))?(?P<number2>{_TORN_GROUP}|{_CARDINAL}){_GAP}(?P<after>{_UNIT})"
# “5.000 bis 7.500 €”, “20 – 30 TEUR”, “5.000 € – 7.500 €”
_RANGE = rf"""
    {_NOT_INSIDE}(?<![-−–])(?P<low>{_CARDINAL}){_GAP}(?P<lowunit>{_UNIT})?
    {_GAP}(?P<to>bis|und|[-−–—]){_GAP}(?:{_ABOUT}\s+)?(?P<high>{_CARDINAL}){_GAP}(?P<highunit>{_UNIT})"""
# “eine halbe Million Euro”, “zwei Millionen Euro”
_IN_WORDS = rf"""
    (?<!\w)(?P<words>{_WORDS})\s(?P<wordunit>(?:Million(?:en)?|Milliarden?|Tausend|tausend)\s(?:€|Euro\b|EUR\b))"""
PRICED = re.compile("€|EUR|[Ee]uro|DM|D-Mark")
"""No amount stands without one of these."""
_ABOUT_HERE = rf"(?P<about>(?:(?<!\w){_ABOUT}\s*){{1,2}})?"

_ANY = re.compile(rf"{_ABOUT_HERE}(?:(?P<range>{_RANGE})|{_UNIT_FIRST}|{_UNIT_LAST}|{_IN_WORDS})", re.VERBOSE)
# “(geschätzt)” behind, “voraussichtlich auf”, “maximaler Aufstockungsbetrag von” a few words before
_ABOUT_BEFORE = re.compile(
    r"""(?<!\w)(?:ca\.|circa|rund|etwa|ungefähr|bis\s+zu|max\.|maximale?[nrms]?|höchstens|voraussichtliche?[nrms]?
                |geschätzte?[nrms]?|schätzungsweise|überschlägig\w*|knapp|durchschnittlich|im\s+Schnitt)
        (?:\s+[\wÄÖÜäöüß/„“"()-]+){0,5}\s*:?\s*\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_ABOUT_AFTER = re.compile(
    r"\s*\(\s*(?:geschätzt|Schätzung|ca\.|voraussichtlich|vorläufig|Schätzwert)|\s+(?:\w+\s+){0,2}(?:geschätzt|beziffert)(?!\w)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BETWEEN = re.compile(r"zwischen\s+\Z")
_WIDEST = 100
_NO_TOWN_HAS = 10**11  # “118.500.000 Millionen Euro”: a slip; the tables hold no such sums either
# “1 234 ” before “56 €”
_DIGITS_BEFORE = re.compile(r"(?<![\w.,/])\d{1,3}[ \u00a0\u202f\u2009]$")
_GROUP_SPACE = re.compile(r".*\d[ \u00a0\u202f\u2009](?=\d{3})")
_JOINED = re.compile(r"\d\s?[+/x×*]\s?$")
_POINTS = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{3})+(?:,\d\d)?\s?(?:€|EUR|Euro)")
_BARE = re.compile(rf"(?P<sign>[-−–+]\s?)?(?P<number>{_WHOLE}{_CENTS}?)\s?(?:€|EUR|Euro)?")


@dataclass(frozen=True, slots=True)
class Amount:
    """Money as printed from ``start`` to ``end`` of the text that was searched: “ca. 22.000 €” is about 22000 EUR,
    “5.000 bis 7.500 €” has the value 5000 and ``value_max`` 7500. A price in DM has the currency DEM."""

    start: int
    end: int
    value: Decimal
    value_max: Decimal | None
    currency: str
    approximate: bool


def find_amounts(text: str) -> Iterator[Amount]:
    """The amounts in ``text``, in order: “22.000 €”, “19 TEUR”, “1,2 Mio. €”, “12.500,-- EUR”, “€ 5.000,-”."""
    position = last = 0 if PRICED.search(text) else len(text)
    while (found := _ANY.search(text, position)) is not None:
        if (glued := _glued(text, found)) and (alone := _ANY.match(text, glued)):
            found = alone
        for amount in _range(text, found, last) if found["range"] else _single(text, found, last):
            if abs(amount.value_max or amount.value) < _NO_TOWN_HAS:
                yield amount
            last = amount.end
        position = found.end()


def read_bare_amount(text: str) -> Decimal | None:
    """The cell of a money table: ``15.000``, ``1.234,50``, ``-1.500``, ``12 500``, ``15.000 €``; else None."""
    found = _BARE.fullmatch(text.strip())
    if found is None:
        return None
    value = _number(found["number"])
    return -value if found["sign"] and found["sign"].strip() != "+" else value


def _range(text: str, found: re.Match[str], last: int) -> Iterator[Amount]:
    """One amount with an upper end; where both ends make no range, the two amounts, or the second behind a year."""
    low, high = _number(found["low"]), _number(found["high"]) * _factor(found["highunit"])
    floor = low * _factor(found["lowunit"] or found["highunit"])
    if found["lowunit"] is None and floor > high >= low >= 1000:
        floor = low
    between = (
        found["to"] != "und" or _BETWEEN.search(text, max(0, found.start("low") - 12), found.start("low")) is not None
    )
    year = found["lowunit"] is None and _YEAR.fullmatch(found["low"]) is not None
    if between and floor < high and not year and (found["lowunit"] or high / max(floor, Decimal(1)) < _WIDEST):
        approximate = _approximate(text, found, last)
        yield Amount(found.start(), found.end(), floor, high, _currency(found["highunit"]), approximate)
        return
    if found["lowunit"] is not None or (found["to"] == "und" and not year and low >= 1000):
        end = found.end("lowunit") if found["lowunit"] else found.end("low")
        approximate = _approximate(text, found, last)
        yield Amount(found.start(), end, floor, None, _currency(found["lowunit"] or found["highunit"]), approximate)
    elif found["to"] != "und" and not year:
        return
    approximate = _about_before(text[found.end("to") : found.start("high")])
    yield Amount(found.start("high"), found.end(), high, None, _currency(found["highunit"]), approximate)


def _single(text: str, found: re.Match[str], last: int) -> Iterator[Amount]:
    """The amount, unless its number is torn or a year."""
    if found["words"] is not None:
        quantity, unit = read_quantity(found["words"]), found["wordunit"]
        if quantity is None:
            return
        value = quantity * _factor(unit)
    elif found["before"] is not None:
        number, unit = found["number1"], found["before"]
        if found["dashes"] is None and (_YEAR.fullmatch(number) or len(number) == 1):
            return
        value = _number(number) * _factor(unit)
        value = -value if found["sign1"] else value
    else:
        unit = found["after"]
        if _torn(text, found):
            return
        value = _number(found["number2"]) * _factor(unit)
        value = -value if found["sign2"] in ("-", "−", "–") else value
    approximate = _approximate(text, found, last)
    yield Amount(found.start(), found.end(), value, None, _currency(unit), approximate)


def _glued(text: str, found: re.Match[str]) -> int | None:
    """Where the amount begins that a number before it is glued to: “KG 300+400 644,00 €”, or “3 500,00 €” in a line that
    groups its thousands by points (“1.500,00 €”); None where a space groups them."""
    number = found["number2"]
    space = _GROUP_SPACE.search(number) if number else None
    if space is None or number.count(".") or number[0] == "0":
        return None
    joined = _JOINED.search(text, max(0, found.start("number2") - 12), found.start("number2"))
    points = _POINTS.search(text, 0, found.start()) or _POINTS.search(text, found.end())
    return found.start("number2") + space.end() if joined or points else None


def _torn(text: str, found: re.Match[str]) -> bool:
    """Whether the number is the rest of one that was grouped in a way we do not know: “1 234 56 €”."""
    before = _DIGITS_BEFORE.search(text, max(0, found.start() - 12), found.start())
    return before is not None and found["number2"].isdigit() and found["about"] is None


def _approximate(text: str, found: re.Match[str], last: int) -> bool:
    return (
        bool(found["about"])
        or _about_before(text[max(last, found.start() - 90) : found.start()])
        or _ABOUT_AFTER.match(text, found.end()) is not None
    )


def _about_before(words: str) -> bool:
    return _ABOUT_BEFORE.search(words) is not None


def _currency(unit: str) -> str:
    return "DEM" if unit.startswith("D") else "EUR"


def _factor(unit: str) -> Decimal:
    head = unit.casefold()
    if head.startswith(("mrd", "milliard")):
        return Decimal(1_000_000_000)
    if head.startswith("m"):
        return Decimal(1_000_000)
    return Decimal(1000) if head.startswith(("t", "k")) else Decimal(1)


def _number(printed: str) -> Decimal:
    """The value of a number that the grammar let through."""
    whole, comma, cents = printed.partition(",")
    digits = re.sub(r"[^\d]", "", cents)
    if not comma and (point := re.fullmatch(r"(\d+)\.(\d{1,2})", whole)):
        return Decimal(f"{point[1]}.{point[2]}")
    return Decimal(re.sub(r"[^\d]", "", whole) + (f".{digits}" if digits else ""))
