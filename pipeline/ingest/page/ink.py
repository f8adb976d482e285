"""What is on a page held upright, however it was read: words, rulings, and how the page is turned back."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.document import Box
from pipeline.ingest.page.frame import Frame
from pipeline.ingest.page.rulings import Rulings
from pipeline.ingest.raw import RawWord


@dataclass(slots=True)
class PageInk:
    """A page held upright: ``width`` × ``height`` points, words from the top and the left with boxes on this upright
    page; ``frame`` turns a box back to the page as shown; ``unread``: places of print on a scan that could not be read."""

    words: list[RawWord]
    rulings: Rulings
    frame: Frame
    images: list[Box] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    cut: bool = False
    unread: int = 0

    @property
    def width(self) -> float:
        return self.frame.reading_width

    @property
    def height(self) -> float:
        return self.frame.reading_height
