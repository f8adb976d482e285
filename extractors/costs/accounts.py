"""The account and the budget year that an amount is booked to: “Produktkonto: 31301/5292”, “Haushaltsjahr: 2018”."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter

from extractors.document import Document, Range
from extractors.german.money import find_amounts

_ACCOUNT = re.compile(
    r"""(?:Produkt(?:sach)?konto|Produkt\s?/\s?Konto|Produkt(?:\(e\))?|PSP-?Element|Sachkonto|Buchungsstelle|Haushaltsstelle|HHSt\.?
        |Finanzposition|Finanzstelle|Kostenstelle|Kostenträger|Kontierungsobjekt|Innenauftrag|I-Auftrag|Investitionsnummer|SK|KST|Konto)
        (?:[-\s]?(?:Nr\.?|Nummer))?\s*[:\s]\s*(?P<code>\d[\d.,/-]*(?:\s?/\s?\d[\d.]*)?\d)""",
    re.VERBOSE,
)
# “Haushaltsjahr: 2018”, “Haushaltsjahr, Mittel veranschlagt | 2018”
_BUDGET_YEAR = re.compile(
    r"\bHaushaltsjahr(?:[^\d\n\t:]{0,50}\t\s*|\s*:\s*)(?P<code>20\d\d)(?!\s?(?:[-–/]|und|bis)\s?\d)(?!\d)"
)
_YEAR_LABEL = re.compile(r"Haushaltsjahr:?")
_LABELS = 8  # lines of a form above its values
_REACH = 3
_SHORT = 110
_start = attrgetter("start")


def account_near(document: Document, amount: Range) -> str | None:
    """The account named beside the amount: in its paragraph, or in the lines around its line of a form; the nearest first.
    An account beside another amount belongs to that one."""
    return _near(document, amount, _ACCOUNT)


def budget_year_near(document: Document, amount: Range) -> int | None:
    """The year of the form that the amount stands in: “Haushaltsjahr: 2018” in a line near its line or table."""
    block = document.block_at(amount.start)
    if block is None or (block.table is None and len(block.text) > _SHORT):
        return None
    year = _near(document, amount, _BUDGET_YEAR) or _torn_year(document, amount)
    return int(year) if year is not None else None


def _torn_year(document: Document, amount: Range) -> str | None:
    """The year of a form whose labels all come before its values: “Aufwand / Haushaltsjahr / 5.000 € / 2018”."""
    here = bisect_right(document.blocks, amount.start, key=_start) - 1
    labels = document.blocks[max(0, here - _LABELS) : here]
    beside = document.blocks[here + 1 : here + 2]
    if not any(_YEAR_LABEL.fullmatch(block.content) for block in labels) or len(document.blocks[here].text) > _SHORT:
        return None
    return next((block.content for block in beside if re.fullmatch(r"20\d\d", block.content)), None)


def _near(document: Document, amount: Range, pattern: re.Pattern[str]) -> str | None:
    here = bisect_right(document.blocks, amount.start, key=_start) - 1
    if here < 0 or amount.start >= document.blocks[here].end:
        return None
    line = document.blocks[here].table is not None or len(document.blocks[here].text) <= _SHORT
    reach = _REACH if line else 0
    near = document.blocks[max(0, here - reach) : here + reach + 1]
    found = [
        (abs(block.start + code.start("code") - amount.start), code["code"])
        for block in near
        if block.start <= amount.start < block.end or next(find_amounts(block.text), None) is None
        for code in pattern.finditer(block.text)
    ]
    return min(found)[1] if found else None
