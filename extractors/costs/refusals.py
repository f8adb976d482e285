"""Amounts that are no cost of anything: in an older currency, a zero, a balance, the old rate of an increase. Whose cost an amount is,
and whether it is a price, a wage or a threshold, the judge of scopes says."""

from __future__ import annotations

import re

from extractors.costs.reading import Refused
from extractors.document import Range
from extractors.german.money import Amount

_BEFORE = 60  # letters
# “Saldo 2022: -12.000 €”
_BALANCE = re.compile(r"(?:Saldo|Differenz)\b[^.,;€]{0,25}\Z")
# “Erhöhung der Fördersumme von 23.000 Euro (um 2.000 €) auf 25.000 Euro”; but “für 2020 von 9.000 € auf …” is planned
_OLD_RATE = re.compile(r"(?<!\w)von\s+(?:(?:bisher|derzeit|aktuell|jährlich)\s+)*\Z", re.IGNORECASE)
_NEW_RATE = re.compile(
    r"(?:/Jahr|\s+(?:jährlich|pro\s+Jahr|p\.\s?a\.))?\s+(?:um\s+(?:[^.;()]|\.(?=\d)|\([^()]*\)){3,60}?\s)?auf\s+(?:\w+\s+){0,2}\d"
)
_BUDGETED = re.compile(r"(?:für|im\s+Jahr|Haushalt\w*|in)\s+(?:das\s+Jahr\s+)?20\d\d", re.IGNORECASE)


def refusal(text: str, unit: Range, amount: Amount, span: Range) -> Refused | None:
    """Why an amount of the sentence ``unit`` is no cost."""
    before, after = text[max(unit.start, span.start - _BEFORE) : span.start], text[span.end : unit.end]
    if amount.currency != "EUR":
        why = "an amount in a currency that the paper also gives in euros, or a sum of the past"
        return Refused(span, "cost-old-currency", why)
    if amount.value == 0:
        return Refused(span, "cost-zero", "a zero says that there is no cost here")
    if _OLD_RATE.search(before) and _NEW_RATE.match(after) and not _BUDGETED.search(before):
        return Refused(span, "cost-old-rate", "the old rate of an increase or cut; the new one is kept")
    if _BALANCE.search(before):
        return Refused(span, "cost-balance", "the balance of amounts that stand beside it")
    return None
