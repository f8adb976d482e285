"""The characters and drawings of a PDF page, as pdfminer finds them, with true places on the page as shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTFigure
from pdfminer.pdfinterp import PDFPageInterpreter

from extractors.document import Box
from pipeline.ingest.page.frame import Direction, Frame
from pipeline.ingest.page.rulings import Shape
from pipeline.ingest.pdf.fonts import complete_fonts

GLYPHS_A_PAGE = 60_000
SHAPES_A_PAGE = 40_000

# Hyphens that are printed as such: German papers mean “-” by all of them.
_AS_HYPHEN = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00ad": "-"})
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


def page_glyphs(page: Any) -> PageGlyphs:
    """The glyphs and shapes of a pdfplumber page. Raises what pdfminer raises on a page that is broken."""
    complete_fonts()
    left, top, width, height = _shown_area(page)
    foot = float(page.height) - top
    by_direction: dict[Direction, list[Any]] = {}
    drawn: list[Any] = []
    slanted: list[str] = []
    count = 0
    for item in _items(_printed(page)):
        if not isinstance(item, LTChar):
            if len(drawn) < SHAPES_A_PAGE:
                drawn.append(item)
            continue
        text = item.get_text()
        direction = _direction(item)
        count += 1
        if count > GLYPHS_A_PAGE or not text:
            continue
        if direction is None:
            slanted.append(text)
        else:
            by_direction.setdefault(direction, []).append(item)
    main: Direction = max(
        by_direction, key=lambda d: sum(not c.get_text().isspace() for c in by_direction[d]), default=0
    )
    result = PageGlyphs(Frame(width, height, main), slanted="".join(slanted).strip(), cut=count > GLYPHS_A_PAGE)
    for direction, characters in by_direction.items():
        glyphs = list(_glyphs(characters, Frame(width, height, direction), left, foot))
        if direction == main:
            result.glyphs = glyphs
        elif glyphs:
            result.others[direction] = glyphs
    for item in drawn:
        _draw(item, result, left, foot)
    return result


def _glyphs(characters: Sequence[Any], frame: Frame, left: float, foot: float) -> Iterator[Glyph]:
    """Characters of one direction as they stand when the page is held so that they are upright; what lies outside the
    page is left out."""
    fonts: dict[Any, tuple[str, bool]] = {}
    upright = frame.direction == 0
    for char in characters:
        x0, y0, x1, y1 = char.bbox
        x0, top, x1, bottom = x0 - left, foot - y1, x1 - left, foot - y0
        if x1 < 0 or x0 > frame.width or bottom < 0 or top > frame.height:
            continue
        named = fonts.get(char.fontname)
        if named is None:
            name = str(char.fontname)
            named = fonts[char.fontname] = (name, is_bold(name))
        text = char.get_text()
        if not text.isascii():
            text = text.translate(_AS_HYPHEN)
        if upright:
            base = foot - char.matrix[5]
        else:
            x0, top, x1, bottom = frame.reading(x0, top, x1, bottom)
            x, y = char.matrix[4] - left, foot - char.matrix[5]
            base = frame.reading(x, y, x, y)[1]
        yield Glyph(text, x0, top, x1, bottom, base, bottom - top, named[1], named[0])


def is_bold(font: str) -> bool:
    """Whether a font is bold by its name (``LiberationSans-Bold``)."""
    return any(word in font.casefold() for word in _BOLD)


def _shown_area(page: Any) -> tuple[float, float, float, float]:
    """Left, top, width and height of what is shown of the page (the crop box), in pdfminer's turned coordinates."""
    media, crop = page.mediabox, getattr(page, "cropbox", page.mediabox)
    x0, x1 = max(media[0], crop[0]), min(media[2], crop[2])
    top, bottom = max(media[1], crop[1]), min(media[3], crop[3])
    if x1 - x0 < 1 or bottom - top < 1:
        (x0, top, x1, bottom) = media
    return float(x0 - media[0]), float(top - media[1]), float(x1 - x0), float(bottom - top)


def shown_box(page: Any, rect: tuple[float, float, float, float]) -> Box:
    """A rectangle of the PDF's own coordinates (an annotation's) on the page as shown."""
    left, top, _, _ = _shown_area(page)
    x0, y0, x1, y1 = (float(value) for value in page.page_obj.mediabox)
    corners = []
    for x, y in ((rect[0], rect[1]), (rect[2], rect[3])):
        turned = {90: (y - y0, x1 - x), 180: (x1 - x, y1 - y), 270: (y1 - y, x - x0)}
        corners.append(turned.get(page.rotation, (x - x0, y - y0)))
    (ax, ay), (bx, by) = corners
    height = float(page.height)
    return Box(min(ax, bx) - left, height - max(ay, by) - top, max(ax, bx) - left, height - min(ay, by) - top)


def _printed(page: Any) -> Any:
    """What a pdfplumber page prints, as pdfminer's own objects: pdfplumber's are made for more than is needed here."""
    device = PDFPageAggregator(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    PDFPageInterpreter(page.pdf.rsrcmgr, device).process_page(page.page_obj)
    return device.get_result()


def _items(container: Any) -> Iterator[Any]:
    """Every character, line, frame and picture, in the order they are printed; forms and figures opened."""
    stack = [iter(container)]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif isinstance(item, LTFigure):
            stack.append(iter(item))
        else:
            yield item


def _direction(char: Any) -> Direction | None:
    a, b = char.matrix[0], char.matrix[1]
    if char.adv < 0:
        a, b = -a, -b
    if abs(b) <= abs(a) * 0.2:
        return 0 if a >= 0 else 180
    if abs(a) <= abs(b) * 0.2:
        return 270 if b > 0 else 90
    return None


def _draw(item: Any, result: PageGlyphs, left: float, page_height: float) -> None:
    """Keep a visible drawing or a picture."""
    kind = type(item).__name__
    if kind not in ("LTLine", "LTRect", "LTCurve", "LTImage"):
        return
    frame = result.frame
    x0, y0, x1, y1 = item.bbox
    box = Box(*frame.reading(x0 - left, page_height - y1, x1 - left, page_height - y0))
    if kind == "LTImage":
        result.images.append(box)
        return
    stroked = bool(item.stroke) and not _white(item.stroking_color)
    filled = bool(item.fill) and not _white(item.non_stroking_color)
    if not stroked and not filled:
        return
    points = [(x - left, page_height - y) for x, y in item.pts[:64]]
    path = tuple(frame.reading(x, y, x, y)[:2] for x, y in points)
    result.shapes.append(Shape(box, stroked, filled, path))


def _white(color: Any) -> bool:
    """Whether a colour cannot be seen on paper: 1, (1, 1, 1), or no ink of the four."""
    parts = color if isinstance(color, (tuple, list)) else (color,)
    numbers = [part for part in parts if isinstance(part, (int, float))]
    if not numbers or len(numbers) != len(parts):
        return False
    return all(part == 0 for part in numbers) if len(numbers) == 4 else all(part >= 0.999 for part in numbers)
