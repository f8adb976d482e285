"""The characters and drawings of a PDF page, with true places on the page as shown."""

from __future__ import annotations

from dataclasses import dataclass, field

from extractors.document import Box
from pipeline.ingest.page.frame import Direction, Frame
from pipeline.ingest.page.rulings import Shape

GLYPHS_A_PAGE = 60_000
_BOLD = ("bold", "black", "heavy", "semibold", "demi")


@dataclass(slots=True)
class Glyph:
    """A printed character on the upright page; ``baseline`` is the height that it stands on."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    font: str


@dataclass(slots=True)
class PageGlyphs:
    """What is printed on a page. ``others``: characters that run in another direction than the page's text, by that
    direction, each upright in its own frame; ``slanted``: text that runs aslant (a stamp, a watermark)."""

    frame: Frame
    glyphs: list[Glyph] = field(default_factory=list)
    shapes: list[Shape] = field(default_factory=list)
    images: list[Box] = field(default_factory=list)
    others: dict[Direction, list[Glyph]] = field(default_factory=dict)
    slanted: str = ""
    cut: bool = False


def is_bold(font: str) -> bool:
    """Whether a font is bold by its name (``LiberationSans-Bold``)."""
    return any(word in font.casefold() for word in _BOLD)
