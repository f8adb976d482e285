"""Krippendorff's alpha of two annotators, and the interval that the choice of papers leaves open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from pipeline.quality.figures import RESAMPLES, SEED

Level = Literal["nominal", "ratio"]


@dataclass(frozen=True, slots=True)
class Alpha:
    """Krippendorff's alpha over ``units``; None where all values are the same (chance alone would agree). ``same`` is the plain share of
    units with one value; ``low`` to ``high`` the 95 % interval, where the values are nominal and of several papers."""

    alpha: float | None
    units: int
    same: float
    low: float | None = None
    high: float | None = None

    def as_dict(self) -> dict[str, Any]:
        interval = {"low": self.low, "high": self.high} if self.low is not None else None
        return {"alpha": self.alpha, "interval95": interval, "units": self.units, "same": self.same}

    def told(self) -> str:
        """“0.812 (0.64–0.95)”; a dash where one value alone occurs."""
        if self.alpha is None:
            return "–"
        interval = "" if self.low is None or self.high is None else f" ({self.low:.2f}–{self.high:.2f})"
        return f"{self.alpha:.3f}{interval}"


def alpha_of(units: Sequence[tuple[Any, Any]], level: Level = "nominal", papers: Sequence[str] = ()) -> Alpha:
    """Alpha of two annotators over units (first's value, second's value); ``papers`` are those of the units, for the interval."""
    if not units:
        return Alpha(None, 0, 0.0)
    same = sum(one == other for one, other in units) / len(units)
    if len({value for unit in units for value in unit}) < 2:
        return Alpha(None, len(units), same)
    import krippendorff

    codes = {value: number for number, value in enumerate(sorted({value for unit in units for value in unit}))}
    data = [[codes[unit[side]] if level == "nominal" else unit[side] for unit in units] for side in (0, 1)]
    alpha = float(krippendorff.alpha(reliability_data=data, level_of_measurement=level))
    return Alpha(
        alpha, len(units), same, *(_interval(data, papers) if level == "nominal" and len(set(papers)) > 1 else ())
    )


def _interval(data: Sequence[Sequence[int]], papers: Sequence[str]) -> tuple[float, float] | tuple[()]:
    """The 95 % bootstrap interval (percentiles) over papers drawn with replacement; a draw with one value alone has no alpha and does
    not count. Of two annotators and nominal values alpha is 1 - observed / expected, both counted from each paper's values."""
    import numpy as np

    names = {paper: number for number, paper in enumerate(dict.fromkeys(papers))}
    of_unit = np.array([names[paper] for paper in papers])
    values = np.array(data)
    counted = np.zeros((len(names), values.max() + 1))
    for side in values:
        np.add.at(counted, (of_unit, side), 1.0)
    differing = np.bincount(of_unit, values[0] != values[1], len(names))
    draws = np.random.default_rng(SEED).multinomial(len(names), [1 / len(names)] * len(names), RESAMPLES)
    counts = draws @ counted
    number = counts.sum(axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = 1 - (counts * (counts - 1)).sum(axis=1) / (number * (number - 1))
        found = 1 - (draws @ differing) / (number / 2) / expected
    found = found[np.isfinite(found)]
    return tuple(float(end) for end in np.percentile(found, [2.5, 97.5])) if len(found) else ()  # type: ignore[return-value]
