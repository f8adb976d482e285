"""What a page prints, taken down piece by piece, and made into the glyphs of the page held upright."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pdfminer.layout import LTChar, LTCurve, LTImage

from extractors.document import Box
from pipeline.ingest.page import Direction, Frame, Shape
from pipeline.ingest.pdf.glyphs import GLYPHS_A_PAGE, Area, Glyph, PageGlyphs, is_bold

SHAPES_A_PAGE = 40_000
_POINTS = 64

# Hyphens that are printed as such: German papers mean “-” by all of them.
_AS_HYPHEN = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": "-"})


class Printed:
    """The prints of a page so far: characters by the direction that they run in, each upright in its own frame, drawings and
    pictures as they are shown. What lies outside the page is left out."""

    def __init__(self, area: Area) -> None:
        self.area = area
        self.count = 0
        self.upright: list[Glyph] = []
        self.inked: dict[Direction, int] = {}
        """How many characters of a direction are no spaces, in the order in which the directions first occur."""
        self._turned: dict[Direction, list[Glyph]] = {}
        self._slanted: list[str] = []
        self._drawn: list[Shape | Box] = []

    @property
    def full(self) -> bool:
        return self.count > GLYPHS_A_PAGE

    def page(self) -> PageGlyphs:
        """The glyphs of the page, held so that most of its text is upright."""
        main: Direction = max(self.inked, key=lambda direction: self.inked[direction], default=0)
        frame = Frame(self.area.width, self.area.height, main)
        glyphs = {0: self.upright, **self._turned}
        result = PageGlyphs(frame, glyphs.pop(main, []), slanted="".join(self._slanted).strip(), cut=self.full)
        result.others = {direction: glyphs[direction] for direction in self.inked if glyphs.get(direction)}
        for item in self._drawn:
            turned = _turned(item, frame) if main else item
            if isinstance(turned, Box):
                result.images.append(turned)
            else:
                result.shapes.append(turned)
        return result

    def add(self, item: Any) -> None:
        """A character, drawing or picture of pdfminer's."""
        if isinstance(item, LTChar):
            self._character(item)
        elif isinstance(item, LTImage):
            self.picture(item.bbox)
        elif isinstance(item, LTCurve):
            stroked = bool(item.stroke) and not white(item.stroking_color)
            filled = bool(item.fill) and not white(item.non_stroking_color)
            if stroked or filled:
                self.drawing(item.pts, stroked, filled)

    def drawing(self, points: Sequence[tuple[float, float]], stroked: bool, filled: bool) -> None:
        """A visible line, frame or area through these points."""
        if len(self._drawn) >= SHAPES_A_PAGE:
            return
        left, foot = self.area.left, self.area.foot
        path = tuple((x - left, foot - y) for x, y in points)
        xs, ys = [x for x, _ in path], [y for _, y in path]
        self._drawn.append(Shape(Box(min(xs), min(ys), max(xs), max(ys)), stroked, filled, path[:_POINTS]))

    def picture(self, bbox: tuple[float, float, float, float]) -> None:
        if len(self._drawn) < SHAPES_A_PAGE:
            self._drawn.append(self._shown(bbox))

    def _shown(self, bbox: tuple[float, float, float, float]) -> Box:
        x0, y0, x1, y1 = bbox
        return Box(x0 - self.area.left, self.area.foot - y1, x1 - self.area.left, self.area.foot - y0)

    def _character(self, char: LTChar) -> None:
        text = char.get_text()
        self.count += 1
        if self.full or not text:
            return
        direction = _direction(char)
        if direction is None:
            self._slanted.append(text)
            return
        self.inked[direction] = self.inked.get(direction, 0) + (not text.isspace())
        box = self._shown(char.bbox)
        if box.x1 < 0 or box.x0 > self.area.width or box.bottom < 0 or box.top > self.area.height:
            return
        frame = Frame(self.area.width, self.area.height, direction)
        x0, top, x1, bottom = frame.reading(box.x0, box.top, box.x1, box.bottom)
        x, y = char.matrix[4] - self.area.left, self.area.foot - char.matrix[5]
        base = frame.reading(x, y, x, y)[1]
        font = str(char.fontname)
        glyph = Glyph(as_printed(text), x0, top, x1, bottom, base, bottom - top, is_bold(font), font)
        (self._turned.setdefault(direction, []) if direction else self.upright).append(glyph)


def as_printed(text: str) -> str:
    """The text of a character, every hyphen as “-”."""
    return text if text.isascii() else text.translate(_AS_HYPHEN)


def white(color: Any) -> bool:
    """Whether a colour cannot be seen on paper: 1, (1, 1, 1), or no ink of the four."""
    parts = color if isinstance(color, (tuple, list)) else (color,)
    numbers = [part for part in parts if isinstance(part, (int, float))]
    if not numbers or len(numbers) != len(parts):
        return False
    return all(part == 0 for part in numbers) if len(numbers) == 4 else all(part >= 0.999 for part in numbers)


def _direction(char: LTChar) -> Direction | None:
    a, b = char.matrix[0], char.matrix[1]
    if char.adv < 0:
        a, b = -a, -b
    if abs(b) <= abs(a) * 0.2:
        return 0 if a >= 0 else 180
    if abs(a) <= abs(b) * 0.2:
        return 270 if b > 0 else 90
    return None


def _turned(item: Shape | Box, frame: Frame) -> Shape | Box:
    """A drawing or picture of the page as shown, on the page held upright."""
    if isinstance(item, Box):
        return Box(*frame.reading(item.x0, item.top, item.x1, item.bottom))
    box = Box(*frame.reading(item.box.x0, item.box.top, item.box.x1, item.box.bottom))
    return Shape(box, item.stroked, item.filled, tuple(frame.reading(x, y, x, y)[:2] for x, y in item.path))
