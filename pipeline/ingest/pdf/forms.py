"""What is ticked and filled in on a PDF page: tick boxes of all makes as ☐ and ☒, and the fields of a form, which the page itself does
not print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from extractors.document import Box
from pipeline.ingest.document.page import Frame, Shape
from pipeline.ingest.document.raw import RawWord
from pipeline.ingest.pdf.glyphs import Glyph, PageGlyphs, shown_box

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


_HIDDEN = 0x02
_PUSH_BUTTON = 1 << 16
_PASSWORD = 1 << 13
_FIELDS_A_PAGE = 2000
_FONT_SIZE = re.compile(rb"([\d.]+)\s+Tf")


def field_words(page: Any, frame: Frame) -> list[RawWord]:
    """The ticks and values of the form fields of a pdfplumber page, with their places on the upright page."""
    from pdfminer.pdftypes import resolve1

    annotations = resolve1(getattr(page.page_obj, "annots", None)) or []
    if not isinstance(annotations, list):
        return []
    words: list[RawWord] = []
    for reference in annotations[:_FIELDS_A_PAGE]:
        widget = resolve1(reference)
        if not isinstance(widget, Mapping) or _name(resolve1(widget.get("Subtype"))) != "Widget":
            continue
        rect = resolve1(widget.get("Rect"))
        if not isinstance(rect, list) or len(rect) != 4 or _number(widget, "F") & _HIDDEN:
            continue
        try:
            shown = shown_box(page, tuple(float(resolve1(value)) for value in rect))  # type: ignore[arg-type]
        except (TypeError, ValueError):
            continue
        words += _words(widget, Box(*frame.reading(shown.x0, shown.top, shown.x1, shown.bottom)))
    return words


def _words(widget: Mapping[str, Any], box: Box) -> Iterator[RawWord]:
    kind, flags = _name(_inherited(widget, "FT")), _number(widget, "Ff")
    if kind == "Btn" and not flags & _PUSH_BUTTON and box.width < 40 and box.height < 40:
        state = _name(widget.get("AS")) or _name(_inherited(widget, "V")) or "Off"
        yield RawWord(OPEN if state == "Off" else TICKED, box, size=round(box.height, 2))
    elif kind in ("Tx", "Ch") and not (kind == "Tx" and flags & _PASSWORD):
        yield from _typed(_text(_inherited(widget, "V")), box, widget)


def _typed(text: str, box: Box, widget: Mapping[str, Any]) -> Iterator[RawWord]:
    """The words of a value, laid out in its field: the PDF need not say where each stands."""
    lines = [line.split() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.split()]
    if not lines:
        return
    look = _FONT_SIZE.search(_bytes(_inherited(widget, "DA")))
    size = (float(look[1]) if look else 0.0) or min(11.0, 0.75 * box.height / len(lines))
    wrapped: list[list[str]] = []
    room = max(box.width / (0.5 * size), 1.0)
    for line in lines:
        wrapped.append([])
        for word in line:
            if wrapped[-1] and len(" ".join([*wrapped[-1], word])) > room and box.height > 2 * size:
                wrapped.append([])
            wrapped[-1].append(word)
    pitch = min(1.2 * size, box.height / len(wrapped))
    top = box.top + max(0.0, (box.height - pitch) / 2) if len(wrapped) == 1 else box.top
    for number, line in enumerate(wrapped):
        unit = min(0.5 * size, box.width / len(" ".join(line)))
        x = box.x0
        for word in line:
            wide = unit * len(word)
            yield RawWord(word, Box(x, top + number * pitch, x + wide, top + (number + 1) * pitch), size=round(size, 2))
            x += wide + unit


def _inherited(widget: Mapping[str, Any], key: str) -> Any:
    """An entry of the field, or of the field above that it belongs to."""
    from pdfminer.pdftypes import resolve1

    node: Any = widget
    for _ in range(8):
        if not isinstance(node, Mapping):
            return None
        value = resolve1(node.get(key))
        if value is not None:
            return value
        node = resolve1(node.get("Parent"))
    return None


def _number(widget: Mapping[str, Any], key: str) -> int:
    value = _inherited(widget, key)
    return value if isinstance(value, int) else 0


def _name(value: Any) -> str:
    from pdfminer.pdftypes import resolve1

    value = getattr(resolve1(value), "name", "")
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)


def _bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value or "").encode("latin-1", "replace")


def _text(value: Any) -> str:
    from pdfminer.utils import decode_text

    if isinstance(value, bytes):
        return str(decode_text(value))
    if isinstance(value, list):
        return "\n".join(_text(part) for part in value)
    return value if isinstance(value, str) else ""
