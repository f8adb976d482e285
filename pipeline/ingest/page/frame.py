"""Where things stand on a page: from the page as it is shown to the page as it is read, and back.

A page whose text runs sideways is turned for reading; boxes are turned back before anybody else sees them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extractors.document import Box

Direction = Literal[0, 90, 180, 270]
"""Which way a line of text runs on the page as shown, in degrees clockwise: 0 to the right, 90 down, 270 up."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page of ``width`` × ``height`` points as shown, whose text runs in ``direction``."""

    width: float
    height: float
    direction: Direction = 0

    @property
    def reading_width(self) -> float:
        return self.width if self.direction in (0, 180) else self.height

    @property
    def reading_height(self) -> float:
        return self.height if self.direction in (0, 180) else self.width

    def reading(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """A box of the page as shown, as it lies when the page is held so that its text is upright."""
        if self.direction == 0:
            return x0, top, x1, bottom
        if self.direction == 90:
            return top, self.width - x1, bottom, self.width - x0
        if self.direction == 180:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        return self.height - bottom, x0, self.height - top, x1

    def shown(self, box: Box) -> Box:
        """A box of the upright page, as it lies on the page as shown."""
        if self.direction == 0:
            return box
        if self.direction == 90:
            return Box(self.width - box.bottom, box.x0, self.width - box.top, box.x1)
        if self.direction == 180:
            return Box(self.width - box.x1, self.height - box.bottom, self.width - box.x0, self.height - box.top)
        return Box(box.top, self.height - box.x1, box.bottom, self.height - box.x0)
