"""Colours of the report are told apart by every kind of sight, and words stand out from their ground, in light and in dark."""

import math
import re
from itertools import combinations
from pathlib import Path

import pytest

from pipeline.report.charts.model import BLUE, GREEN, OF_FILES, ORANGE, PINK

CSS = (Path(__file__).parent.parent / "pipeline" / "report" / "templates" / "report.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)[:2]
)
Colour = tuple[float, float, float]

SIGHTS: dict[str, tuple[Colour, Colour, Colour]] = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "no green": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "no blue": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
"""What is seen of linear red, green and blue (Machado, Oliveira and Fernandes 2009, severity 1)."""


def linear(colour: str) -> Colour:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)
    return red, green, blue


def luminance(colour: str) -> float:
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, sight: str) -> Colour:
    seen = [sum(a * b for a, b in zip(row, linear(colour), strict=True)) for row in SIGHTS[sight]]
    red, green, blue = (min(1.0, max(0.0, each)) for each in seen)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    fx, fy, fz = (each ** (1 / 3) if each > 0.008856 else 7.787 * each + 16 / 116 for each in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def apart(one: str, other: str, sight: str) -> float:
    return math.dist(lab(one, sight), lab(other, sight))


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize(
    "colours",
    [
        (BLUE, ORANGE, GREEN, PINK),
        (OF_FILES.accent, OF_FILES.conflict),
        (LIGHT["accent"], LIGHT["conflict"]),
        (DARK["accent"], DARK["conflict"]),
    ],
    ids=["kinds", "files", "light", "dark"],
)
def test_colours_are_told_apart_by_every_sight(colours: tuple[str, ...], sight: str) -> None:
    for one, other in combinations(colours, 2):
        assert apart(one, other, sight) > 15, (one, other)


def test_the_measure_knows_colours_that_are_mistaken() -> None:
    red, green = "#b05000", "#5a7800"
    assert apart(red, green, "all cones") > 40
    assert apart(red, green, "no red") < 15 or apart(red, green, "no green") < 15


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("ink", "paper"), ("ink", "sheet"), ("ink", "panel"), ("ink", "tint"), ("soft", "paper"), ("soft", "sheet"), ("soft", "panel"),
        ("accent", "paper"), ("accent", "sheet"), ("on-accent", "accent"), ("conflict", "conflict-tint"), ("doubt", "panel"),
    ],
)  # fmt: skip
def test_words_stand_out_from_their_ground(colours: dict[str, str], words: str, ground: str) -> None:
    assert contrast(colours[words], colours[ground]) >= 4.5
