"""Costs a head, as exact as they can be: two figures, for neither the amount nor the inhabitants are known better.

>>> per_head(Decimal("16450.00"), {"population": 41612, "population_year": 2018})
Decimal('0.40')
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

_CENT = Decimal("0.01")


def per_head(amount: Decimal, town: Mapping[str, Any]) -> Decimal | None:
    """Euros an inhabitant, with two significant figures, and no finer than cents. ``town`` is a row of ``municipalities``.

    None where the inhabitants are not known or of no known year, and where it is less than half a cent.
    """
    population = town.get("population")
    if not population or not town.get("population_year"):
        return None
    exact = amount / int(population)
    if abs(exact) < _CENT / 2:
        return None
    finest = max(_CENT, Decimal(1).scaleb(exact.adjusted() - 1))
    steps = (exact / finest).quantize(Decimal(1), ROUND_HALF_UP)
    return (steps * finest).quantize(_CENT)
