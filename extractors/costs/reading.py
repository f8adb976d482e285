"""What one printed amount says, before the same amount printed twice becomes one cost."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.costs.governed import Governed
from extractors.costs.years import Times
from extractors.document import Range
from extractors.facts import Direction

# “Ertrag/Aufwand (-)”, “Einzahlung/Auszahlung (-)”
_SIGNED = re.compile(
    r"(?:Ertrag|Erträge|Einzahlung|Einnahme)\w*\s*/\s*(?:Aufw[aä]nd|Aufwendung|Auszahlung|Ausgabe)\w*\s*\(\s*[-−–]\s*\)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """An amount at one place of the paper. ``span`` is its evidence; ``place`` tells apart rows and items that stand side
    by side, where an equal amount is another cost; ``form`` says that a form's label gave the kind."""

    span: Range
    value: Decimal
    value_max: Decimal | None
    approximate: bool
    governed: Governed
    times: Times
    rule: str
    label: str | None = None
    account: str | None = None
    place: tuple[int, int] | None = None
    form: bool = False


def by_sign(reading: Reading, head: str) -> Reading:
    """The reading under a head like “Ertrag/Aufwand (-)”, where a minus marks what is spent and no sum is negative."""
    if _SIGNED.search(head) is None:
        return reading
    way: Direction = "expense" if reading.value < 0 else "revenue"
    kind = "other" if (way, reading.governed.direction) == ("expense", "revenue") else reading.governed.kind
    governed = replace(reading.governed, kind=kind, direction=way, sure=True)
    return replace(reading, value=abs(reading.value), governed=governed)


def deducted(reading: Reading, *, marked: bool) -> Reading:
    """The reading with a minus made plain: “./. Zuweisung -12.000 €” is a grant of 12.000 € received, “Wegfall der Miete
    -3.000 €” money that is saved (``marked``), and “Sachaufwand -4.000 €” is spent."""
    if reading.value >= 0:
        return reading
    value_max = None if reading.value_max is None else abs(reading.value_max)
    governed = replace(reading.governed, direction="revenue", sure=True) if marked else reading.governed
    return replace(reading, value=abs(reading.value), value_max=value_max, governed=governed)


@dataclass(frozen=True, slots=True)
class Refused:
    """An amount that is no cost of the paper, and why."""

    span: Range
    rule: str
    reason: str
