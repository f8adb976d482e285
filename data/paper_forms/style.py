"""The looks of a paper in its forms, drawn from its name: the same name always gives the same looks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from random import Random
from typing import Literal

Producer = Literal["reportlab", "typst", "chromium"]
PRODUCERS: tuple[Producer, ...] = ("reportlab", "typst", "chromium")


@dataclass(frozen=True, slots=True)
class Style:
    producer: Producer
    serif: bool
    size: float
    """Points."""
    justified: bool
    margin: float
    """Millimetres at the left and the right."""
    rules: Literal["grid", "rows", "head"]
    """How ruled tables are ruled: every cell, between rows, below the head only."""
    ticks: tuple[str, str]
    """The signs of an empty and of a ticked box in a text."""
    columns: Literal["tabs", "blanks"]
    """What parts the cells of a table in a text."""
    width: int | None
    """Letters of a line of text; None: a paragraph is one line."""
    skew: float
    """Degrees by which a scan is turned."""


def style_of(name: str) -> Style:
    """The style of the paper with this name."""
    chance = Random(int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big"))
    return Style(
        producer=chance.choice(PRODUCERS),
        serif=chance.random() < 0.4,
        size=chance.choice((9.5, 10, 10.5, 11, 12)),
        justified=chance.random() < 0.35,
        margin=chance.choice((18, 20, 22, 25)),
        rules=chance.choice(("grid", "grid", "rows", "head")),
        ticks=chance.choice((("☐", "☒"), ("[ ]", "[x]"), ("□", "■"), ("( )", "(X)"))),
        columns=chance.choice(("tabs", "tabs", "blanks")),
        width=chance.choice((None, None, 82, 96)),
        skew=chance.choice((-1.1, -0.6, -0.3, 0.0, 0.2, 0.5, 0.9)),
    )
