"""Which fact a correction speaks of, when the reader may have changed since it was written.

A fact is known by its words and by what was read of it: its id alone is not enough, for another fact may have come to stand there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from pipeline.columns import TableSpec
from pipeline.corrections.form import VALUE, Correction, column_of, columns_of, same, written
from pipeline.typed_tables import typed

Row = dict[str, Any]
NOTHING_READ = "nothing of this kind is read at these words"
_PART = "; "
_LIKE = 0.5
"""How much of what was read must still be read where the words alone do not tell."""


@dataclass(slots=True)
class Fact:
    """A row of a fact table with the words that it was read from; ``said`` are the corrections that added it, where nothing read it."""

    table: TableSpec
    row: Row
    page: int | None
    start: int
    end: int
    quote: str
    said: list[Correction] = field(default_factory=list)
    names: Mapping[str, str] = field(default_factory=dict)
    """By its id, what a row that this one refers to is called: a ledger has names where the tables have ids."""

    @property
    def key(self) -> str:
        return str(self.row[self.table.key[0]])

    def cell(self, column: str) -> str:
        """What stands in a column, as a ledger has it."""
        value = self.row.get(column)
        kind = next((each for each in self.table.columns if each.name == column), None)
        if kind is None:
            return str(value or "")
        return self.names.get(str(value), str(value or "")) if kind.refers else written(typed(kind.type, value))


def summary(fact: Fact) -> str:
    """What was read of a fact, in a line: what a ledger notes of a fact that is right or is none.

    “committee: Stadtrat; date: 2024-03-12; role: Entscheidung”
    """
    return _PART.join(f"{name}: {cell}" for name in columns_of(fact.table) if (cell := fact.cell(name)))


def spans_of(quote: str, text: str) -> list[tuple[int, int]]:
    """Where words stand in a text, however they are spaced and broken into lines."""
    return [match.span() for match in _pattern(quote).finditer(text)] if quote.split() else []


@cache
def _pattern(quote: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, quote.split())))


def fact_meant(said: Correction, facts: Sequence[Fact], text: str) -> tuple[Fact | None, str]:
    """The fact of the paper that a correction speaks of, or None and why it cannot be told."""
    spans = spans_of(said.quote, text)
    ranked = []
    for fact in facts:
        if fact.table.name != said.table:
            continue
        as_quoted = said.quote.split() == fact.quote.split() or (
            not said.quote and said.place == (fact.start, fact.end)
        )
        shared = max((_shared(span, (fact.start, fact.end)) for span in spans), default=0.0)
        like = _likeness(said, fact)
        there = said.fact == fact.key
        by_hand = like is None and not said.fact
        if (as_quoted and (there or like is None)) or ((as_quoted or shared) and (by_hand or (like or 0) >= _LIKE)):
            told = like or 0.0, there, as_quoted, said.page == str(fact.page), said.place == (fact.start, fact.end)
            ranked.append((told, shared, fact))
    ranked.sort(key=lambda each: each[:2], reverse=True)
    if not ranked:
        return None, NOTHING_READ
    if len(ranked) > 1 and (ranked[0][0] == ranked[1][0]) and (not said.fact or ranked[0][1] == ranked[1][1]):
        return None, f"{len(ranked)} facts fit; name the one by its id in the column “fact”"
    return ranked[0][2], ""


def _shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    """How much of two spans is the same: 0 to 1."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(both, 0) / (max(one[1], other[1]) - min(one[0], other[0]) or 1)


def _likeness(said: Correction, fact: Fact) -> float | None:
    """How much of what was read, or is right, the fact still says; None where the ledger does not tell."""
    if said.says == VALUE:
        column, now = column_of(said.table, said.column), fact.cell(said.column)
        if not said.read and now and now != said.right:
            return None
        return float(same(column, now, said.read) or same(column, now, said.right))
    if not said.read:
        return None
    then, today = said.read.split(_PART), summary(fact).split(_PART)
    return len(set(then) & set(today)) / len(set(then) | set(today))
