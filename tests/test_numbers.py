"""Counts and quantities as figures and words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from extractors.german.numbers import read_count, read_quantity

COUNTS = [
    ("sechs", 6, "a word"),
    ("Sechs", 6, "capital at the beginning of a sentence"),
    ("6", 6, "figures"),
    ("1.200", 1200, "grouped figures"),
    ("zwölf", 12, "umlaut"),
    ("eine", 1, "the article counts"),
    ("ein/e", 1, "both genders"),
    ("einer/einem", 1, "both genders in full"),
    ("einundzwanzig", 21, "compound"),
    ("zweihundertfünf", 205, "hundreds"),
    ("beide", 2, "both"),
    ("0,5", None, "no count"),
    ("dritte", None, "an order, no count"),
    ("06", None, "a leading zero is a code"),
    ("sechs Vertreter", None, "whole strings only"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), COUNTS)
def test_count(text: str, expected: int | None, reason: str) -> None:
    assert read_count(text) == expected, reason


QUANTITIES = [
    ("0,5", "0.5", "decimals"),
    ("11,3", "11.3", "decimals"),
    ("eine halbe", "0.5", "half a post"),
    ("halben", "0.5", "inflected"),
    ("anderthalb", "1.5", "an old word"),
    ("eineinhalb", "1.5", "one and a half"),
    ("zweieinhalb", "2.5", "two and a half"),
    ("2 ½", "2.5", "a fraction sign"),
    ("drei", "3", "a count"),
    ("0.5", None, "a full stop is no German decimal sign"),
    ("viele", None, "not a number"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), QUANTITIES)
def test_quantity(text: str, expected: str | None, reason: str) -> None:
    assert read_quantity(text) == (None if expected is None else Decimal(expected)), reason
