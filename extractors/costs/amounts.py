"""The amounts of a stretch of text, each with the words around it that can speak of it and the years that they say; those that are no
cost of anything: in an older currency, a zero, a balance, the old rate of an increase. Whose cost an amount is, and whether it is a
price, a wage or a threshold, the judge of scopes says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date
from operator import attrgetter

from extractors.costs.reading import Reading, Refused
from extractors.costs.years import times, years
from extractors.document import Document, Range, Span
from extractors.german.money import Amount, find_amounts
from extractors.language import Mention, Vocabulary

_GENERAL = frozenset({"cost", "support", "booked", "planned"})
_REACH, _BEHIND = 160, 40


def named_money(words: str) -> frozenset[str]:
    """What a label says by which its number is money: “Sachkosten”, “Zuschuss des Landes”, “Kulturverein Seedorf”."""
    return frozenset(id for table in ("kinds", "parties") for id in Vocabulary.load("costs", table).ids(words))


def says_what(words: str) -> bool:
    """Whether it also says what for, and not only “Kosten” or “Betrag”."""
    return bool(named_money(words) - _GENERAL)


def naming(text: str, free: Range, amount: Range) -> Range:
    """The words from the nearest one that names money to the amount: “Honorar beträgt 5.000 €”."""
    found = [
        Mention(free.start + one.start, free.start + one.end, one.id)
        for one in Vocabulary.load("costs", "kinds").mentions(text[free.start : free.end])
    ]
    before = [one for one in found if one.end <= amount.start and amount.start - one.start <= _REACH]
    behind = [one for one in found if one.start >= amount.end and one.end - amount.end <= _BEHIND]
    near = before[::-1] + behind
    best = next((one for one in near if one.id not in _GENERAL), near[0] if near else amount)
    return Range(min(best.start, amount.start), max(best.end, amount.end))


_STRETCH = 400  # characters; a line torn from a table has thousands
_MANY = 8  # amounts before and behind, in such a line


def in_reach(unit: Range, amount: Range, amounts: Sequence[Range]) -> tuple[Range, list[Range]]:
    """The part of a sentence that can speak of an amount, and the other amounts in it. A sentence of usual length is returned
    whole; of a line that goes on for pages the stretch with the amount and no more than the nearest amounts, so that the time of
    reading grows with the line and no faster. The amounts are in reading order."""
    at = bisect_left(amounts, amount.start, key=attrgetter("start"))
    if unit.end - unit.start <= 3 * _STRETCH:
        return unit, [*amounts[:at], *amounts[at + 1 :]]
    near = amounts[max(0, at - _MANY) : at + _MANY + 1]
    start = max(unit.start, near[0].start, amount.start - _STRETCH)
    end = min(unit.end, near[-1].end, amount.end + _STRETCH)
    return Range(start, end), [one for one in near if one != amount and start <= one.start and one.end <= end]


def room(unit: Range, amount: Range, others: Sequence[Range]) -> Range:
    """The words from the amount before this one to the amount behind it."""
    place = bisect_left(others, amount.start, key=attrgetter("start"))
    left = others[place - 1].end if place else unit.start
    return Range(left, others[place].start if place < len(others) else unit.end)


_BEFORE = 60  # letters
# “Erhöhung der Fördersumme von 23.000 Euro (um 2.000 €) auf 25.000 Euro”; but “für 2020 von 9.000 € auf …” is planned
_OLD_RATE = re.compile(r"(?<!\w)von\s+(?:(?:bisher|derzeit|aktuell|jährlich)\s+)*\Z", re.IGNORECASE)
_NEW_RATE = re.compile(r"\s+(?:um\s+(?:[^.;()]|\.(?=\d)|\([^()]*\)){3,60}?\s)?auf\s+(?:\w+\s+){0,2}\d")


def refusal(text: str, unit: Range, amount: Amount, span: Range) -> Refused | None:
    """Why an amount of the sentence ``unit`` is no cost."""
    before, after = text[max(unit.start, span.start - _BEFORE) : span.start], text[span.end : unit.end]
    if amount.currency != "EUR":
        why = "an amount in a currency that the paper also gives in euros, or a sum of the past"
        return Refused(span, "cost-old-currency", why)
    if amount.value == 0:
        return Refused(span, "cost-zero", "a zero says that there is no cost here")
    if _OLD_RATE.search(before) and _NEW_RATE.match(after) and not re.search(r"(?:für|Jahr|in)\s+20\d\d", before):
        return Refused(span, "cost-old-rate", "the old rate of an increase or cut; the new one is kept")
    return None


def amounts_in(document: Document, unit: Span) -> list[tuple[Range, Amount]]:
    """The amounts of a stretch of the document with their places in it."""
    return [
        (Range(unit.start + amount.start, unit.start + amount.end), amount)
        for amount in find_amounts(document.text[unit.start : unit.end])
    ]


def readings(
    text: str,
    unit: Range,
    amounts: Sequence[tuple[Range, Amount]],
    day: date | None,
    rule: str,
    *,
    named: bool = False,
    told: int | None = None,
) -> Iterator[tuple[Range, Reading | Refused]]:
    """The amounts of a sentence, line or cell with their places; ``named``: the evidence begins at the word that names the money;
    ``told``: where the sentences before begin that speak of them too."""
    spans = [span for span, _ in amounts]
    for span, amount in amounts:
        part, others = in_reach(unit, span, spans)
        if (refused := refusal(text, part, amount, span)) is not None:
            yield span, refused
            continue
        free = room(part, span, others)
        evidence = naming(text, free, span) if named else span
        around = {
            "before": text[free.start : span.start],
            "behind": text[span.end : free.end],
            "earlier": text[part.start : free.start],
            "later": text[free.end : part.end],
        }
        dated = tuple(years(text, part, free, part.start if told is None else told, span, others))
        when = times(text, part, free, span, dated, day)
        value, most = abs(amount.value), None if amount.value_max is None else abs(amount.value_max)
        yield span, Reading(evidence, value, most, amount.approximate, around, when, rule, dated)
