"""Scanned pages drawn for tests: a grey picture of 300 dots an inch, places given in points."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.ingest.document.page import Frame, PageInk
from pipeline.ingest.ocr.clearing import Cleared, cleared
from pipeline.ingest.ocr.engine import Recogniser
from pipeline.ingest.ocr.ink import ink_of
from pipeline.ingest.ocr.page import recognise_page
from pipeline.ingest.ocr.picture import Picture

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey

needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="reads with the real engine, and Tesseract is not installed"
)

DPI = 300
PAPER, BLACK = 244, 25


def recognised(picture: Picture) -> PageInk:
    """What the real engine reads on a page."""
    with Recogniser("deu") as recogniser:
        return recognise_page(picture, recogniser)


class Scan:
    """A sheet of ``width`` × ``height`` points to draw on."""

    def __init__(self, width: float = 400, height: float = 300) -> None:
        self.size = width, height
        self.image = Image.new("L", (px(width), px(height)), PAPER)
        self.draw = ImageDraw.Draw(self.image)

    def text(self, x: float, base: float, words: str, size: float = 11, shade: int = BLACK, bold: int = 0) -> Scan:
        """Words on the base line ``base``; ``bold`` pixels thicker."""
        font = ImageFont.load_default(size * DPI / 72)
        self.draw.text((px(x), px(base)), words, shade, font, "ls", stroke_width=bold)
        return self

    def line(self, x0: float, top: float, x1: float, bottom: float, thick: int = 3, shade: int = BLACK) -> Scan:
        self.draw.line((px(x0), px(top), px(x1), px(bottom)), shade, thick)
        return self

    def area(self, x0: float, top: float, x1: float, bottom: float, shade: int = BLACK) -> Scan:
        self.draw.rectangle((px(x0), px(top), px(x1), px(bottom)), shade)
        return self

    def disc(self, x: float, y: float, across: float) -> Scan:
        r = across / 2
        self.draw.ellipse((px(x - r), px(y - r), px(x + r), px(y + r)), BLACK)
        return self

    def box(self, x0: float, top: float, side: float, thick: int = 3) -> Scan:
        self.draw.rectangle((px(x0), px(top), px(x0 + side), px(top + side)), None, BLACK, thick)
        return self

    def grid(self, xs: list[float], ys: list[float], thick: int = 3) -> Scan:
        for x in xs:
            self.line(x, ys[0], x, ys[-1], thick)
        for y in ys:
            self.line(xs[0], y, xs[-1], y, thick)
        return self

    @property
    def pixels(self) -> Grey:
        """The sheet as a scanner gives it: a little grainy."""
        grain = np.random.default_rng(7).normal(0, 3, (self.image.height, self.image.width))
        return np.clip(np.asarray(self.image) + grain, 0, 255).astype(np.uint8)

    @property
    def ink(self) -> Grey:
        return ink_of(self.pixels)

    @property
    def picture(self) -> Picture:
        return Picture(self.pixels, DPI, Frame(*self.size))

    @property
    def cleared(self) -> Cleared:
        return cleared(self.picture)


def px(points: float) -> int:
    return round(points * DPI / 72)
