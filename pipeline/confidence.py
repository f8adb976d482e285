"""How far a fact can be trusted: how often its rule was right on annotated papers, lowered by doubtful reading.

A rule that was seen often stands for itself; one that was seen little is drawn towards the other rules of its table, and a table that
was seen little towards all tables. How strongly is estimated too (``benchmarks/learn.py``, on the training papers of the annotated
corpus), and stands with the counts in ``rule_precision.toml``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

RECORDED = Path(__file__).with_name("rule_precision.toml")
_START = (4.0, 5.0)
"""What stands in for all tables together before anything was counted: four right of five."""
_READING = 0.1
"""How much a doubtful reading takes away, as an exponent: what foretold best which facts of annotated scans are right. It is hardly
anything, for a word that the OCR half believes is mostly right."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many papers have facts of a rule (``found``), and the shares of these facts that are right, added up over the papers
    (``right``)."""

    right: float = 0
    found: float = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.found + other.found)

    def __sub__(self, other: Counts) -> Counts:
        return Counts(self.right - other.right, self.found - other.found)


@dataclass(frozen=True, slots=True)
class Shrinkage:
    """``rule``: how many papers with facts of a rule weigh as much as its table. ``table``: the same for a table and all tables."""

    rule: float = 5.0
    table: float = 20.0


class Precision:
    """The precision of rules, shrunken: rule → table → all tables."""

    def __init__(self, rules: Mapping[tuple[str, str], Counts], shrinkage: Shrinkage) -> None:
        self.shrinkage = shrinkage
        self.rules = rules
        every = _sum(rules.values())
        self.overall = (every.right + _START[0]) / (every.found + _START[1])
        self.tables = {
            table: _drawn(_sum(c for (t, _), c in rules.items() if t == table), self.overall, shrinkage.table)
            for table in {table for table, _ in rules}
        }

    def of(self, table: str, rule: str) -> float:
        """How often this rule is right; a rule that was never seen is as good as its table."""
        towards = self.tables.get(table, self.overall)
        return _drawn(self.rules.get((table, rule), Counts()), towards, self.shrinkage.rule)


def _sum(counts: Iterable[Counts]) -> Counts:
    return sum(counts, start=Counts())


def _drawn(counts: Counts, towards: float, strength: float) -> float:
    return (counts.right + strength * towards) / (counts.found + strength)


@cache
def recorded() -> Precision:
    """The precision of the rules as it was counted last."""
    with RECORDED.open("rb") as file:
        tables: dict[str, dict[str, Any]] = tomllib.load(file)
    shrinkage = Shrinkage(**tables.pop("shrinkage"))
    rules = {(table, rule): Counts(*counts) for table, found in tables.items() for rule, counts in found.items()}
    return Precision(rules, shrinkage)


def rule_as_read(rule: str, repairs: Sequence[str]) -> str:
    """The rule as ``evidence`` names it: with the kinds of misreadings that were repaired, ``beratungsfolge-table+ocr-date``."""
    return "+".join((rule, *(f"ocr-{kind}" for kind in repairs)))


def bare_rule(rule: str) -> str:
    """The rule without what was repaired for it."""
    return rule.partition("+")[0]


def doubt(reading: float | None) -> float:
    """The factor by which a fact's confidence is lowered whose least sure word was read so surely (None for a text layer)."""
    return 1.0 if reading is None else max(reading, 0.0) ** _READING


def confidence_of(table: str, rule: str, reading: float | None = None) -> float:
    """Between 0 and 1: how often the rule is right, lowered where the words were not read surely."""
    return round(recorded().of(table, rule) * doubt(reading), 3)
