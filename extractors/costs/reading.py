"""What one printed amount says, before the same amount printed twice becomes one cost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from extractors.costs.years import Times
from extractors.document import Range
from extractors.facts import Direction
from extractors.german.money import Amount

# “Ertrag/Aufwand (-)”, “Einzahlung/Auszahlung (-)”
_SIGNED = re.compile(
    r"(?:Ertrag|Erträge|Einzahlung|Einnahme)\w*\s*/\s*(?:Aufw[aä]nd|Aufwendung|Auszahlung|Ausgabe)\w*\s*\(\s*[-−–]\s*\)"
)
# “./. Zuweisung”, “abzgl. Landesmittel”, “Wegfall einer halben Stelle”: what is taken off
_OFF = re.compile(r"\W*(?:\./\.|(?:abzgl\.?|abzüglich|minus|davon\s+ab)(?!\w))", re.IGNORECASE)
_LESS = re.compile(r"minder|kürzung|reduzierung|wegfall|einspar|senkung", re.IGNORECASE)
# “Ergebnis”, “Saldo”: no cost, but what is left of those above
BALANCE = re.compile(r"(?<!\w)(?:Ergebnis|Saldo|Differenz|Überschuss|Fehlbetrag|Verbesserung|Verschlechterung)(?!\w)")

Words = Mapping[str, str]
"""The words around an amount by where they stand: “row”, “column”, “heading”, “before”, “behind”, “told” (the sentence before) …"""


@dataclass(frozen=True, slots=True)
class Reading:
    """An amount at one place of the paper. ``span`` is its evidence; ``words`` stand around it; ``place`` tells apart rows and items
    that stand side by side, where an equal amount is another cost (``apart``: whatever its kind); ``series`` is the list, column or
    text whose amounts may add up; ``signed`` the direction that a minus or a head like “Ertrag/Aufwand (-)” settles."""

    span: Range
    value: Decimal
    value_max: Decimal | None
    approximate: bool
    words: Words
    times: Times
    rule: str
    label: str | None = None
    account: str | None = None
    place: tuple[int, int] | None = None
    apart: bool = False
    series: tuple[int, int] = (0, 0)
    signed: Direction | None = None
    kinds: Mapping[str, float] = field(default_factory=dict)
    scopes: Mapping[str, float] = field(default_factory=dict)
    revenue: float = 0.0

    @property
    def kind(self) -> str:
        """The likeliest kind."""
        return max(self.kinds, key=lambda kind: self.kinds[kind])


def read(
    span: Range, amount: Amount, words: Words, when: Times, rule: str, label: str | None = None, *, about: bool = False
) -> Reading:
    """The reading of an amount with the words around it; ``about``: its head or note says that it is an estimate."""
    return Reading(
        span,
        amount.value,
        amount.value_max,
        amount.approximate or about,
        words,
        when,
        rule,
        (label or "")[:160] or None,
    )


def is_deducted(words: str) -> bool:
    """Whether the label takes its amount off what stands above: “./. Förderung des Landes”, “Wegfall der Miete”."""
    return _OFF.match(words) is not None or _LESS.search(words) is not None


def without_sign(reading: Reading, head: str, label: str) -> Reading:
    """The reading with a minus made plain: under “Ertrag/Aufwand (-)” it marks what is spent, in “./. Zuweisung -12.000 €” and
    “Wegfall der Miete -3.000 €” what comes in or is saved, and “Sachaufwand -4.000 €” is spent."""
    signed: Direction | None = None
    if _SIGNED.search(head):
        signed = "expense" if reading.value < 0 else "revenue"
    elif reading.value < 0 and is_deducted(label):
        signed = "revenue"
    value_max = None if reading.value_max is None else abs(reading.value_max)
    return replace(reading, value=abs(reading.value), value_max=value_max, signed=signed)


@dataclass(frozen=True, slots=True)
class Refused:
    """An amount that is no cost of the paper, and why."""

    span: Range
    rule: str
    reason: str
