"""The characters and drawings of a PDF page, as pdfminer finds them, with true places on the page as shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from extractors.document import Box
from pipeline.ingest.content import printed
from pipeline.ingest.frame import Direction, Frame
from pipeline.ingest.rulings import Shape

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
    left, top, width, height = _shown_area(page)
    page_height = float(page.height)
    directions: Counter[Direction] = Counter()
    found: list[tuple[Direction, Any]] = []
    drawn: list[Any] = []
    slanted: list[str] = []
    cut = False
    for item in _items(printed(page)):
        kind = type(item).__name__
        if kind in ("Character", "LTChar"):
            direction = _direction(item)
            if not item.get_text():
                continue
            if len(found) >= GLYPHS_A_PAGE:
                cut = True
            elif direction is None:
                slanted.append(item.get_text())
            else:
                directions[direction] += not item.get_text().isspace()
                found.append((direction, item))
        elif len(drawn) < SHAPES_A_PAGE:
            drawn.append(item)
    main: Direction = directions.most_common(1)[0][0] if directions else 0
    result = PageGlyphs(Frame(width, height, main), slanted="".join(slanted).strip(), cut=cut)
    frames = {direction: Frame(width, height, direction) for direction in directions}
    bold: dict[str, bool] = {}
    for direction, char in found:
        x0, y0, x1, y1 = char.bbox
        x0, upper, x1, lower = x0 - left, page_height - y1 - top, x1 - left, page_height - y0 - top
        if x1 < 0 or x0 > width or lower < 0 or upper > height:
            continue
        font = str(char.fontname)
        if font not in bold:
            bold[font] = is_bold(font)
        frame = frames.get(direction) or Frame(width, height, direction)
        box = frame.reading(x0, upper, x1, lower)
        glyph = Glyph(
            char.get_text().translate(_AS_HYPHEN),
            *box,
            _baseline(char.matrix, frame, left, page_height - top),
            box[3] - box[1],
            bold[font],
            font,
        )
        if direction == main:
            result.glyphs.append(glyph)
        else:
            result.others.setdefault(direction, []).append(glyph)
    for item in drawn:
        _draw(item, result, left, page_height - top)
    return result


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


def _items(container: Any) -> Iterator[Any]:
    """Every character, line, frame and picture, in the order they are printed; forms and figures opened."""
    stack = [iter(container)]
    while stack:
        item = next(stack[-1], None)
        if item is None:
            stack.pop()
        elif type(item).__name__ == "LTFigure":
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


def _baseline(matrix: tuple[float, ...], frame: Frame, left: float, page_height: float) -> float:
    x, y = matrix[4] - left, page_height - matrix[5]
    return frame.reading(x, y, x, y)[1]


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
