"""What one printed amount says, before the same amount printed twice becomes one cost."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from extractors.cost_words import Governed
from extractors.cost_years import Times
from extractors.document import Range


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


@dataclass(frozen=True, slots=True)
class Refused:
    """An amount that is no cost of the paper, and why."""

    span: Range
    rule: str
    reason: str
