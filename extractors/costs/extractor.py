"""Costs: every amount of euros that the measure costs, brings in or is budgeted with.

“Die Kosten liegen bei rund 9.500,00 €” and “Betrag: 9.500 €” of the form below are one row, which takes
the year and the account from the form. A rejected offer, a wage, a threshold or another town's sum is a row with another scope than
“measure”.

The account that an amount is booked to: “Produktkonto: 31301/5292”. The budget year that a sentence gives to all amounts before it:
“Sämtliche Mittel sind im Haushalt 2026 veranschlagt.”
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from operator import attrgetter, itemgetter
from typing import cast

from extractors.costs.judges import judged
from extractors.costs.labels import label_of
from extractors.costs.reading import Merged, Reading, Refused, merge
from extractors.costs.sentences import read_text_blocks
from extractors.costs.tables import read_grids, read_table
from extractors.costs.years import Times, label_times
from extractors.document import Document, Range
from extractors.facts import Cost, CostScope, LeftAlone
from extractors.german.money import find_amounts
from extractors.measures.listed import is_of_others
from extractors.per_document import per_document
from extractors.protocol import Extractor, Known, session_days, written_on
from extractors.sections import sentences

# what looks like money, read or not: “12.50.0 €”, “1,2 Mio. €”
_SIGN = re.compile(
    r"(?<!\d)\d[\d.,]{0,40}(?:,?[-–—]{1,2})?\s?(?:T|Tsd\.?\s?|Mio\.?\s?|Mill(?:\.|ionen)\s?)?(?:€(?!-\w)|EUR\b|Euro\b)",
    re.IGNORECASE,
)
# the paper is itself the accounts of the town's companies, not a proposal about them
_ACCOUNTS = re.compile(
    r"(?:(?!\w*(?:[Vv]orlage|[Dd]rucksache|[Aa]ntrag|[Bb]eschluss|[Ss]itzung))[^\n\f]*[\n\f]){0,8}\W*(?:Beteiligungsbericht|Geschäftsbericht|Jahresabschluss)(?:e|es|s)?\b"
)


def extract(document: Document, known: Known) -> Iterator[Cost | LeftAlone]:
    """The costs of the paper, each once; what is no cost or a repetition is left alone with the reason."""
    readings, refused = read_amounts(document, known)
    for found in refused:
        yield LeftAlone.at(document, found.span, found.rule, found.reason)
    for merged in sorted(merge(judged(document, known, readings)), key=lambda one: one.best.span.start):
        yield _cost(document, merged)
        for other in merged.others:
            yield LeftAlone.at(document, other.span, "cost-repeated", "the same amount for the same thing is one row")


def read_amounts(document: Document, known: Known) -> tuple[list[Reading], list[Refused]]:
    """Every amount with the words around it, and those that are no cost of the paper."""
    day = written_on(known) or min(session_days(known), default=None)
    accounts = _ACCOUNTS.match(document.text) is not None
    readings: list[Reading] = []
    refused: list[Refused] = []
    for one in _read(document, day):
        if isinstance(one, Refused):
            refused.append(one)
        elif is_of_others(document, one.span.start):
            why = "in a chapter on the concept before, examples, ideas or statistics"
            refused.append(Refused(one.span, "told-of-others", why))
        elif accounts:
            why = "capital, debts and results of companies are no costs of a measure"
            refused.append(Refused(one.span, "cost-accounts", why))
        else:
            said = Times() if one.times.stated else year_said(document, one.span)
            account = account_near(document, one.span)
            readings.append(replace(one, account=account, times=one.times.or_else(said)))
    return readings, refused


def trigger(document: Document) -> Iterator[Range]:
    """Everything that looks like an amount of euros."""
    for sign in _SIGN.finditer(document.text):
        yield Range(sign.start(), sign.end())


def _read(document: Document, day: date | None) -> Iterator[Reading | Refused]:
    for table in document.tables:
        yield from read_table(document, table, day)
    yield from read_text_blocks(document, day, read_grids(document, day))


def _cost(document: Document, merged: Merged) -> Cost:
    reading = merged.best
    return Cost(
        evidence=document.evidence(reading.span.start, reading.span.end),
        rule=reading.rule,
        amount=reading.value,
        amount_max=reading.value_max,
        approximate=reading.approximate,
        cost_kind=reading.kind,
        direction="revenue" if reading.revenue > 0.5 else "expense",
        year=reading.times.years[0] if reading.times.years else None,
        period=reading.times.period,
        recurring=reading.times.recurring,
        account=reading.account,
        label=label_of(reading),
        scope=cast(CostScope, reading.scope),
    )


_ACCOUNT = re.compile(
    r"""(?:Produkt(?:sach)?konto|Produkt\s?/\s?Konto|Produkt(?:\(e\))?|PSP-?Element|Sachkonto|Buchungsstelle|Haushaltsstelle|HHSt\.?
        |Finanzposition|Finanzstelle|Kostenstelle|Kostenträger|Kontierungsobjekt|Innenauftrag|Investitionsnummer|SK|KST|Konto)
        \s*[:\s]\s*(?P<code>\d[\d.,/-]*(?:\s?/\s?\d[\d.]*)?\d)""",
    re.VERBOSE,
)
_REACH = 3
_SHORT = 110


def account_near(document: Document, amount: Range) -> str | None:
    """The account named beside the amount: in its paragraph, or in the lines around its line of a form; the nearest first.
    An account beside another amount belongs to that one."""
    codes = _accounts(document)
    here = bisect_right(document.blocks, amount.start, key=attrgetter("start")) - 1
    line = document.blocks[here].table is not None or len(document.blocks[here].text) <= _SHORT
    reach = _REACH if line else 0
    near = document.blocks[max(0, here - reach) : here + reach + 1]
    found = [
        (abs(start - amount.start), code)
        for block in near
        for start, code in codes[bisect_left(codes, (block.start, "")) : bisect_left(codes, (block.end, ""))]
        if block.start <= amount.start < block.end or next(find_amounts(block.text), None) is None
    ]
    return min(found)[1] if found else None


@per_document
def _accounts(document: Document) -> Sequence[tuple[int, str]]:
    """Where a code begins, and the code; in reading order."""
    return [
        (block.start + code.start("code"), code["code"])
        for block in document.blocks
        for code in _ACCOUNT.finditer(block.text)
    ]


_OF_ALL = re.compile(
    r"""(?:Die(?:se)?|Alle|Sämtliche|Obige|Die\s+genannten)\s+(?:[a-zäöüß]+\s+){0,3}
        (?:\w*[Mm]ittel|Beträge|Kosten|Aufwendungen|Ausgaben|Ansätze)\b.*?
        (?:veranschlag|eingestellt|einzustellen|angemeldet|anzumelden|eingeplant|vorgesehen|bereit|zur\s+Verfügung|enthalten|berücksichtig)""",
    re.VERBOSE | re.DOTALL,
)
_REACH_YEAR = 900  # characters from an amount to the sentence


def year_said(document: Document, amount: Range) -> Times:
    """What the next such sentence says, unless a heading stands between."""
    said = _said(document)
    at = bisect_left(said, amount.end, key=itemgetter(0))
    return said[at][1] if at < len(said) and said[at][0] - amount.end <= _REACH_YEAR else Times()


@per_document
def _said(document: Document) -> Sequence[tuple[int, Times]]:
    """Where a heading or a sentence of all amounts begins, and the years that it gives to those before it."""
    found = [(block.start, Times()) for block in document.blocks if block.kind == "heading"]
    for sentence in sentences(document):
        words = document.text[sentence.start : sentence.end]
        if _OF_ALL.match(words) and not any(find_amounts(words)) and (when := label_times(words)).stated:
            found.append((sentence.start, when))
    return sorted(found, key=itemgetter(0))


EXTRACTOR = Extractor(name="costs", yields=(Cost,), extract=extract, trigger=trigger)
