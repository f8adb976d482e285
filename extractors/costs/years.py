"""The budget years an amount is for: “2021: 12.000 €”, “je 40.000 Euro im Doppelhaushalt 2023/2024”, “ab 2018 jährlich”.

Every year of the sentence of an amount, and of those before it, is a candidate; a judge says which is the amount's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from extractors.document import Range
from extractors.german.text import MONTHS
from extractors.learned import Features, classifier

JUDGE, LINKED, NONE = "cost_years", "linked", "none"
_LIKELY = 0.5
# 2018 · 2015/2016 · 2022/23 · 2019 und 2020 · 2022 bis 2025
_YEAR = re.compile(
    r"""(?<![\d.,/§-])(?P<first>(?:19|20)\d\d)
        (?:\s?(?P<join>/|und|u\.|&|sowie|bis|[-–])\s?(?P<second>(?:20)\d\d|\d\d(?!\d)))?
        (?!\d|[.,]\d|\s?(?:€|Euro|EUR|TEUR|T€)|/\d)""",
    re.VERBOSE,
)
# “2018, ” before “2019 und 2020”
_LISTED = re.compile(r"(?<![\d.,/§-])(?P<first>(?:19|20)\d\d),\s(?:(?:19|20)\d\d,\s)*\Z")
_MONTH = re.compile(rf"(?:{MONTHS}|\d\.)\s?\Z")
_EACH = re.compile(r"(?<!\w)(?:je|jeweils)(?!\w)", re.IGNORECASE)
_RECURRING = re.compile(
    r"""jährlich|alljährlich|(?:pro|je|im|/)\s?(?:Kalender|Haushalts|HH-?|Förder)?jahr(?!e|\w|\s(?:19|20)\d\d)
        |p\.\s?a\.|[€or]\s?/\s?a\b|monatlich|(?:pro|je|im|/)\s?Monat|laufende\w*\s+(?:Belastung|Kosten)|wiederkehrend|Folgekosten|dauerhaft""",
    re.VERBOSE | re.IGNORECASE,
)
# “ab 2029”, “2029 ff.”: a sum for each year from then on
_ONWARD = re.compile(r"\b(?:ab|seit)\s+(?:dem\s+)?(?:Jahr\s+|HJ\s+)?\Z")
_AND_ON = re.compile(r"\s?ff\b")
_ONCE = re.compile(r"einmalig", re.IGNORECASE)
_NEXT = re.compile(r"(?:kommende|nächste|folgende)[snmr]?\s+(?:Haushalts)?[Jj]ahr(?:es|s)?\b|\A[\w./-]+\s+Folgejahr\b")
_THIS = re.compile(
    r"(?:(?:laufende|aktuelle|diese)[snmr]?|lfd\.)\s+(?:Haushalts|Kalender)?[Jj]ahr(?:es|s)?\b|\blfd\.\s?(?:HJ|HHJ)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_SIGN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_CLOSE, _FAR = 60, 300  # letters
_STEM, _END = 6, 4


@dataclass(frozen=True, slots=True)
class Times:
    """The years an amount holds for, one row each; a ``period`` where it holds for several years at once: with its first
    year where the amount is printed for each of them (“2021 und 2022 jeweils”), alone where it is their sum."""

    years: tuple[int, ...] = ()
    period: str | None = None
    recurring: bool = False

    @property
    def stated(self) -> bool:
        return bool(self.years or self.period)

    def or_else(self, other: Times) -> Times:
        """These times, or where they say no year those of another place that speaks of the amount."""
        found = self if self.stated else other
        return Times(found.years, found.period, self.recurring or other.recurring)


@dataclass(frozen=True, slots=True)
class Year:
    """A year, or several that are printed as one, near an amount, what an amount of that time is for, and what speaks for it."""

    times: Times
    features: Features


def times(text: str, unit: Range, free: Range, amount: Range, dated: Sequence[Year], day: date | None) -> Times:
    """The years and the recurrence of an amount of the sentence or line ``unit``: the likeliest of those near it; ``day`` is the
    paper's, for “im kommenden Jahr”."""
    judge = classifier(JUDGE)
    weighed = [(judge.probability(year.features, LINKED), year.times) for year in dated]
    likelihood, found = max(weighed, key=lambda each: each[0], default=(0.0, Times()))
    if likelihood >= _LIKELY:
        return found
    around = f"{text[unit.start : amount.start]} {text[amount.end : unit.end]}"
    return Times(_relative(around, day), None, _recurs(text, free, amount))


def years(text: str, unit: Range, free: Range, told: int, amount: Range, others: Sequence[Range]) -> Iterator[Year]:
    """Every year that may be the amount's, in reading order."""
    recurring, paired = _recurs(text, free, amount), _paired(text, amount, others)
    each = recurring or _EACH.search(text, max(free.start, amount.start - _CLOSE), min(free.end, amount.end + 40))
    found = [year for year in _YEAR.finditer(text, told, unit.end) if not _dated(year)]
    for number, year in enumerate(found):
        shown = dict.fromkeys(sorted(set(_features(text, unit, amount, others, found, number))), 1.0)
        when = _times(year, each=bool(each), recurring=recurring)
        if when.period and paired:
            when = Times((int(when.period.split("/")[paired[0].start < amount.start]),), None, recurring)
        yield Year(when, shown)


@lru_cache(1 << 10)
def label_times(text: str, day: date | None = None) -> Times:
    """The years that a heading, a label or a column names: “Ansatz 2021”, “Kosten- und Finanzierungsplan 2022:”; with the
    paper's day also “Aufwand lfd. Jahr”."""
    found = [year for year in _YEAR.finditer(text) if not _dated(year)]
    recurring = _RECURRING.search(text) is not None and _ONCE.search(text) is None
    if len(found) != 1:
        return Times(() if found else _relative(text, day), None, recurring)
    return _times(found[0], each=_EACH.search(text) is not None, recurring=recurring)


def _dated(year: re.Match[str]) -> bool:
    """Whether it is the year of a day or month."""
    return _MONTH.search(year.string, max(0, year.start() - 14), year.start()) is not None


def _paired(text: str, amount: Range, others: Sequence[Range]) -> list[Range]:
    """The other half of “666.750 € bzw. 673.000 €”, which go with two years in their order."""
    gaps = ((min(other.end, amount.end), max(other.start, amount.start), other) for other in others)
    return [other for first, last, other in gaps if text[first:last].strip() == "bzw."]


def _recurs(text: str, free: Range, amount: Range) -> bool:
    before = text[max(free.start, amount.start - _CLOSE) : amount.start]
    close = f"{before} {text[amount.end - 1 : min(free.end, amount.end + 40)]}"
    return _RECURRING.search(close) is not None and _ONCE.search(close) is None


def _features(
    text: str, unit: Range, amount: Range, others: Sequence[Range], found: Sequence[re.Match[str]], number: int
) -> Iterator[str]:
    """How the year and the amount stand to each other, what stands between and beside them, and which others are near."""
    year = found[number]
    side = "told" if year.start() < unit.start else "before" if year.start() < amount.start else "behind"
    first, last = (year.end(), amount.start) if year.start() < amount.start else (amount.end, year.start())
    between = sum(first <= other.start and other.end <= last for other in others)
    nearer = sum(first <= other.start() and other.end() <= last for other in found)
    place = f"{side}, {min(between, 2)} amounts and {min(nearer, 2)} years between"
    signs = _signs(text[max(first, last - _FAR) : last])
    yield place
    yield f"{side} {min(nearer, 2)}"
    apart = next((most for most in (0, 1, 2, 4, 7, 12, 20) if len(signs) <= most), 99)
    yield f"{side}, {apart} words"
    if len(signs) <= 4:
        yield f"{side} gap: {' '.join(signs)}"
    if not between and side != "told":
        yield from (f"{side} gap holds {sign}" for sign in signs)
    yield from (f"gap holds {sign}" for sign in signs if not sign[0].isalpha())
    if side == "told":
        beside = _signs(text[max(unit.start, amount.start - _CLOSE) : min(unit.end, amount.end + _CLOSE)])
        yield from (f"told, beside {sign}" for sign in beside)
    led, goes_on = _signs(text[max(0, year.start() - 40) : year.start()]), _signs(text[year.end() : year.end() + 40])
    for name, beside in (("led by", led[-1:]), ("then", goes_on[:1]), ("led by two", led[-2:])):
        yield f"{name} {' '.join(beside)}"
        yield f"{side} {name} {' '.join(beside)}"
    for word in _WORD.findall(text[max(unit.start, year.start() - 40) : year.start()])[-1:]:
        yield f"led by …{word[-_END:]}"
        yield f"{side} led by a {'name' if word[0].isupper() else 'small word'}, {min(between, 1)}"
    near = _signs(text[max(unit.start, amount.start - 30) : amount.start])[-1:]
    yield f"{side}, amount after {' '.join(near)}"
    if side != "told":
        yield f"{side}, opens {not text[unit.start : year.start()].strip()}, ends {not text[year.end() : unit.end].strip(' .)')}"
    rivals = [other for other in found if other is not year]
    ahead = any(unit.start <= other.start() < amount.start for other in rivals)
    after = any(other.start() > amount.end for other in rivals)
    yield f"{place}, another before {ahead}, behind {after}"
    yield f"{side} of {min(len(others), 3)} others and {min(len(rivals), 3)} years"
    yield f"{side} {'joined' if year['second'] else 'single'}"
    yield f"{side} {_shape(unit, others, amount, found)}"


def _shape(unit: Range, others: Sequence[Range], amount: Range, found: Sequence[re.Match[str]]) -> str:
    """Whether the years of the sentence stand before the amounts or behind them."""
    amounts = [(one.start, "A") for one in (*others, amount)]
    years = [(year.start(), "Y") for year in found if year.start() >= unit.start]
    order = "".join(sign for _, sign in sorted([*amounts, *years]))
    return order if len(order) < 7 else f"{order[:2]}…{order[-2:]}"


def _signs(text: str) -> list[str]:
    """The beginnings of the words, and the signs, of a text; every number is 0."""
    return ["0" if sign[0].isdigit() else sign.casefold()[:_STEM] for sign in _SIGN.findall(text)]


def _times(found: re.Match[str], *, each: bool, recurring: bool) -> Times:
    """What an amount of the printed years is for."""
    before = found.string[max(0, found.start() - 40) : found.start()]
    recurring = recurring or bool(_ONWARD.search(before[-16:]) or _AND_ON.match(found.string, found.end("first")))
    listed = _LISTED.search(before) if found["join"] in ("und", "sowie", "u.") else None
    first = int((listed or found)["first"])
    second = int(found["second"] or 0)
    second += first // 100 * 100 if second < 100 else 0
    if not found["second"] or not first < second <= first + 15:
        return Times((first,), None, recurring)
    if found["join"] in ("bis", "-", "–"):
        return Times((), f"{first}/{second}", recurring or each)
    if each and found["join"] == "/":
        return Times((first, second), None, recurring)
    return Times((first,) if each else (), f"{first}/{second}", recurring)


def _relative(words: str, day: date | None) -> tuple[int, ...]:
    if day is None:
        return ()
    if _NEXT.search(words):
        return (day.year + 1,)
    return (day.year,) if _THIS.search(words) else ()
