"""How far a fact can be trusted: how often its rule was right on annotated papers, lowered by doubtful reading."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("rule_precision.toml")
PRIOR_RIGHT, PRIOR_FOUND = 4.0, 5.0
"""Shrinkage: a rule that was never seen on an annotated paper counts as four right of five."""


@cache
def _counts() -> dict[str, list[int]]:
    with _TABLE.open("rb") as file:
        return tomllib.load(file)["rules"]  # type: ignore[no-any-return]


def confidence_of(rule: str, reading: float | None = None) -> float:
    """Between 0 and 1. ``rule_precision.toml`` holds (right, found) for each rule; ``reading`` is how surely the words
    were read (None for a text layer)."""
    right, found = _counts().get(rule, (0, 0))
    precision = (right + PRIOR_RIGHT) / (found + PRIOR_FOUND)
    return round(precision * (reading if reading is not None else 1.0), 3)
