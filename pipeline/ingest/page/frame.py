"""Where things stand on a page: from the page as it is shown to the page as it is read, and back.

A page whose text runs sideways is turned for reading, and one that lay askew on the glass is straightened; boxes are turned
back before anybody else sees them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sin
from typing import Literal

from extractors.document import Box

Direction = Literal[0, 90, 180, 270]
"""Which way a line of text runs on the page as shown, in degrees clockwise: 0 to the right, 90 down, 270 up."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page of ``width`` × ``height`` points as shown, whose text runs in ``direction`` and, once that is upright, falls
    off to the right by ``skew`` degrees (rises where it is negative); straightening turned it about its middle."""

    width: float
    height: float
    direction: Direction = 0
    skew: float = 0.0

    @property
    def reading_width(self) -> float:
        return self.width if self.direction in (0, 180) else self.height

    @property
    def reading_height(self) -> float:
        return self.height if self.direction in (0, 180) else self.width

    @property
    def upright(self) -> bool:
        """Whether the page is read as it is shown."""
        return self.direction == 0 and self.skew == 0.0

    def reading(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """A box of the page as shown, as it lies when the page is held so that its text is upright (not straightened)."""
        if self.direction == 0:
            return x0, top, x1, bottom
        if self.direction == 90:
            return top, self.width - x1, bottom, self.width - x0
        if self.direction == 180:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        return self.height - bottom, x0, self.height - top, x1

    def shown(self, box: Box) -> Box:
        """A box of the upright, straightened page, as it lies on the page as shown."""
        box = self._askew(box) if self.skew else box
        if self.direction == 0:
            return box
        if self.direction == 90:
            return Box(self.width - box.bottom, box.x0, self.width - box.top, box.x1)
        if self.direction == 180:
            return Box(self.width - box.x1, self.height - box.bottom, self.width - box.x0, self.height - box.top)
        return Box(box.top, self.height - box.x1, box.bottom, self.height - box.x0)

    def _askew(self, box: Box) -> Box:
        """The upright box around a straightened one, turned back about the middle of the page."""
        middle_x, middle_y = self.reading_width / 2, self.reading_height / 2
        turn, lift = cos(radians(self.skew)), sin(radians(self.skew))
        corners = [(x - middle_x, y - middle_y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs = [middle_x + x * turn - y * lift for x, y in corners]
        ys = [middle_y + x * lift + y * turn for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))
