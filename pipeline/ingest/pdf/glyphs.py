"""The characters and drawings of a PDF page, with true places on the page as shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from extractors.document import Box
from pipeline.ingest.document.page import Direction, Frame, Shape


@dataclass(frozen=True, slots=True)
class Area:
    """The shown area of a page (its crop box): ``left`` and ``foot`` are where it begins at the left and at the top in the turned
    coordinates of pdfminer, which count upwards."""

    left: float
    foot: float
    width: float
    height: float


def shown_area(page: Any) -> Area:
    """The shown area of a pdfplumber page."""
    media, crop = page.mediabox, getattr(page, "cropbox", page.mediabox)
    x0, x1 = max(media[0], crop[0]), min(media[2], crop[2])
    top, bottom = max(media[1], crop[1]), min(media[3], crop[3])
    if x1 - x0 < 1 or bottom - top < 1:
        (x0, top, x1, bottom) = media
    return Area(float(x0 - media[0]), float(page.height) - float(top - media[1]), float(x1 - x0), float(bottom - top))


def shown_box(page: Any, rect: tuple[float, float, float, float]) -> Box:
    """A rectangle of the PDF's own coordinates (an annotation's) on the page as shown."""
    area = shown_area(page)
    x0, y0, x1, y1 = (float(value) for value in page.page_obj.mediabox)
    corners = []
    for x, y in ((rect[0], rect[1]), (rect[2], rect[3])):
        turned = {90: (y - y0, x1 - x), 180: (x1 - x, y1 - y), 270: (y1 - y, x - x0)}
        corners.append(turned.get(page.rotation, (x - x0, y - y0)))
    (ax, ay), (bx, by) = corners
    return Box(min(ax, bx) - area.left, area.foot - max(ay, by), max(ax, bx) - area.left, area.foot - min(ay, by))


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
