"""The account, product or cost centre that an amount is booked to: “Produktkonto: 31301/5292”."""

from __future__ import annotations

import re

from extractors.document import Document, Range
from extractors.german.money import find_amounts

_ACCOUNT = re.compile(
    r"""(?:Produkt(?:sach)?konto|Produkt\s?/\s?Konto|Produkt(?:\(e\))?|PSP-?Element|Sachkonto|Buchungsstelle|Haushaltsstelle|HHSt\.?
        |Finanzposition|Finanzstelle|Kostenstelle|Kostenträger|Kontierungsobjekt|Innenauftrag|I-Auftrag|Investitionsnummer|SK|KST|Konto)
        (?:[-\s]?(?:Nr\.?|Nummer))?\s*[:\s]\s*(?P<code>\d[\d.,/-]*(?:\s?/\s?\d[\d.]*)?\d)""",
    re.VERBOSE,
)
_REACH = 3
_SHORT = 110


def account_near(document: Document, amount: Range) -> str | None:
    """The account named beside the amount: in its paragraph, or in the lines around its line of a form; the nearest first.
    An account beside another amount belongs to that one."""
    here = next((n for n, block in enumerate(document.blocks) if block.start <= amount.start < block.end), None)
    if here is None:
        return None
    line = document.blocks[here].table is not None or len(document.blocks[here].text) <= _SHORT
    reach = _REACH if line else 0
    near = document.blocks[max(0, here - reach) : here + reach + 1]
    found = [
        (abs(block.start + code.start("code") - amount.start), code["code"])
        for block in near
        if block.start <= amount.start < block.end or next(find_amounts(block.text), None) is None
        for code in _ACCOUNT.finditer(block.text)
    ]
    return min(found)[1] if found else None
