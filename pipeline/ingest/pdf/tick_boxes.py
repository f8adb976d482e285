"""Tick boxes of all makes as the two characters ☐ and ☒: drawn squares, symbol fonts, form fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from extractors.document import Box
from pipeline.ingest.page import Shape
from pipeline.ingest.pdf.glyphs import Glyph, PageGlyphs
from pipeline.ingest.raw import RawWord

OPEN, TICKED = "☐", "☒"
_SMALLEST, _BIGGEST = 4.5, 17.0
_BOXES_A_PAGE = 200  # more squares are a drawing, no form

_TYPED = str.maketrans({"□": OPEN, "❏": OPEN, "❐": OPEN, "❑": OPEN, "❒": OPEN, "◻": OPEN, "▢": OPEN, "☑": TICKED,
                        "⊠": TICKED, "⌧": TICKED, "🗹": TICKED, "🗷": TICKED, "🗵": TICKED, "🅇": TICKED})  # fmt: skip
# Codes of the symbol fonts: Word sets them in the private area (U+F0A8), others by the bare code.
_WINGDINGS = {
    0x6F: OPEN, 0x70: OPEN, 0x72: OPEN, 0xA8: OPEN, 0x78: TICKED, 0xFD: TICKED, 0xFE: TICKED, 0xFB: "✗", 0xFC: "✓",
    0x6C: "●", 0x6E: "■", 0x71: "▪", 0xA7: "▪", 0x76: "▪", 0x77: "▪", 0x9F: "•", 0xB7: "•", 0xD8: "‣", 0xE0: "→", 0xE8: "→",
    0x2D: "-",
}  # fmt: skip
_WINGDINGS2 = {0x2A: OPEN, 0x30: OPEN, 0x35: OPEN, 0xA3: OPEN, 0x50: "✓", 0x51: "✗", 0x52: TICKED, 0x53: TICKED,
               0x54: TICKED, 0x55: TICKED, 0x97: "•", 0xA2: "■"}  # fmt: skip
_DINGBATS = {0x33: "✓", 0x34: "✓", 0x35: "✗", 0x36: "✗", 0x37: "✗", 0x38: "✗", 0x6C: "●", 0x6E: "■", 0x6F: OPEN,
             0x70: OPEN, 0x71: OPEN, 0x72: OPEN}  # fmt: skip
_SYMBOL = {0xB7: "•", 0x2D: "-", 0xA8: OPEN, 0xF0: "", 0x80: OPEN}
_MARKS = frozenset("xX✗✘✓✔×✕✖╳")


def typed_boxes(glyphs: Sequence[Glyph]) -> None:
    """Give the characters of symbol fonts their meaning; typed squares become ☐ or ☒."""
    symbols: dict[str, bool] = {}
    for glyph in glyphs:
        text, font = glyph.text, glyph.font
        if font not in symbols:
            symbols[font] = "ding" in font.casefold() or "symbol" in font.casefold()
        if not symbols[font] and text.isascii():
            continue
        if text == "\uf020":
            glyph.text = " "
            continue
        font = font.casefold()
        if len(text) == 1 and ("\uf020" <= text <= "\uf0ff" or symbols[glyph.font]):
            glyph.text = _table(font).get(ord(text) & 0xFF, text) if text >= "\uf020" or ord(text) < 0x100 else text
        if not glyph.text.isascii():
            glyph.text = glyph.text.translate(_TYPED)


def _table(font: str) -> dict[int, str]:
    if "wingdings2" in font.replace(" ", "").replace("-", "") or "wingdings 2" in font:
        return _WINGDINGS2
    if "dingbats" in font:
        return _DINGBATS
    if "symbol" in font:
        return _SYMBOL
    return _WINGDINGS


def drawn_boxes(found: PageGlyphs) -> list[RawWord]:
    """The squares drawn on a page as words, taken out of its shapes: ☒ where two lines, or a typed mark, cross the square.
    A mark inside a square is taken out of the glyphs."""
    squares = list(_squares(found.shapes))
    if not 0 < len(squares) <= _BOXES_A_PAGE:
        return []
    small = [shape for shape in found.shapes if shape.box.width < _BIGGEST and shape.box.height < _BIGGEST]
    boxes: list[RawWord] = []
    gone: set[int] = set()
    typed: set[int] = set()
    for square in squares:
        inside = [shape for shape in small if _within(shape.box, square)]
        marks = [glyph for glyph in found.glyphs if not glyph.text.isspace() and _centre_within(glyph, square)]
        if any(glyph.text not in _MARKS for glyph in marks) or _neighbours(square, squares):
            continue
        crossed = any(_slanting(shape) for shape in inside) or bool(marks) or _filled(inside, square)
        boxes.append(RawWord(TICKED if crossed else OPEN, square, size=round(square.height, 2)))
        gone |= {id(shape) for shape in inside}
        typed |= {id(glyph) for glyph in marks}
    found.shapes[:] = [shape for shape in found.shapes if id(shape) not in gone]
    found.glyphs[:] = [glyph for glyph in found.glyphs if id(glyph) not in typed]
    return boxes


def _squares(shapes: Sequence[Shape]) -> Iterator[Box]:
    """Squares of a tick box's size: one outline, or four strokes that meet."""
    seen: list[Box] = []
    for shape in shapes:
        if shape.stroked and len(shape.path) >= 4 and _square(shape.box) and not _slanting(shape):
            seen.append(shape.box)
    seen += _of_strokes(shapes)
    if len(seen) > 4 * _BOXES_A_PAGE:
        return
    kept: list[Box] = []
    for box in sorted(seen, key=lambda b: -b.width):
        if not any(_within(box, other) for other in kept):
            kept.append(box)
    yield from kept


def _of_strokes(shapes: Sequence[Shape]) -> Iterator[Box]:
    """Squares made of four thin strokes: a left and a right one with a stroke over and under them."""
    level = [s.box for s in shapes if s.box.height <= 1.6 and _SMALLEST <= s.box.width <= _BIGGEST]
    upright = [s.box for s in shapes if s.box.width <= 1.6 and _SMALLEST <= s.box.height <= _BIGGEST]
    if len(level) > 400 or len(upright) > 400:
        return
    for top in level:
        for bottom in level:
            if abs(top.x0 - bottom.x0) > 1.2 or abs(top.x1 - bottom.x1) > 1.2 or not top.top < bottom.top - _SMALLEST:
                continue
            box = Box(top.x0, top.top, top.x1, bottom.bottom)
            if not _square(box):
                continue
            sides = [u for u in upright if abs(u.top - box.top) < 1.5 and abs(u.bottom - box.bottom) < 1.5]
            if any(abs(u.x0 - box.x0) < 1.5 for u in sides) and any(abs(u.x1 - box.x1) < 1.5 for u in sides):
                yield box


def _square(box: Box) -> bool:
    return (
        _SMALLEST <= box.width <= _BIGGEST
        and _SMALLEST <= box.height <= _BIGGEST
        and 0.8 <= box.width / box.height <= 1.25
    )


def _slanting(shape: Shape) -> bool:
    """Whether a path runs aslant: a stroke of a cross, or a tick."""
    return any(abs(a[0] - b[0]) > 2 and abs(a[1] - b[1]) > 2 for a, b in zip(shape.path, shape.path[1:], strict=False))


def _filled(inside: Sequence[Shape], square: Box) -> bool:
    """Whether a dark square lies in the box."""
    return any(
        shape.filled
        and not shape.stroked
        and shape.box.width < 0.9 * square.width
        and 0.3 * square.width < min(shape.box.width, shape.box.height)
        for shape in inside
    )


def _neighbours(square: Box, squares: Sequence[Box]) -> bool:
    """Whether another square of the size leans against this one: cells of a grid, no tick boxes."""
    return any(
        other is not square
        and abs(other.top - square.top) < 1
        and min(abs(other.x0 - square.x1), abs(other.x1 - square.x0)) < 1
        for other in squares
    )


def _within(box: Box, square: Box) -> bool:
    return (
        box.x0 >= square.x0 - 1.5
        and box.x1 <= square.x1 + 1.5
        and box.top >= square.top - 1.5
        and box.bottom <= square.bottom + 1.5
    )


def _centre_within(glyph: Glyph, square: Box) -> bool:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.top + glyph.bottom) / 2
    return square.x0 < x < square.x1 and square.top - 2 < y < square.bottom + 2
