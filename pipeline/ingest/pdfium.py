"""The second reader of PDFs (pdfium): counts pages, finds text that the first reader lost, reads a place again.

pdfium is not safe in threads: one process, one reader at a time.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from extractors.document import Box
from pipeline.errors import ReadError
from pipeline.ingest.frame import Direction, Frame
from pipeline.ingest.glyphs import GLYPHS_A_PAGE, Glyph, PageGlyphs, is_bold

# What pdfium writes for a hyphen at the end of a line, and for a character without meaning
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-"}


class Pdfium:
    """An open PDF. ``pages`` is how many pages it has."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self.pages = len(document)

    @contextmanager
    def _page(self, number: int) -> Iterator[tuple[Any, Any]]:
        page = self._document[number - 1]
        try:
            text = page.get_textpage()
            try:
                yield page, text
            finally:
                text.close()
        finally:
            page.close()

    def characters(self, number: int) -> int:
        """How many characters, spaces left out, stand on a page."""
        with self._page(number) as (_, text):
            return sum(not c.isspace() for c in text.get_text_range())

    def text_in(self, number: int, boxes: list[Box]) -> list[str]:
        """The text in each of ``boxes`` on a page as shown: the characters whose middle lies inside, words parted by one
        space."""
        with self._page(number) as (page, text):
            places = _middles(page, text)
            return [_text_in(places, box, text) for box in boxes]

    def glyphs(self, number: int) -> PageGlyphs:
        """The characters of a page, for one that the first reader cannot read."""
        with self._page(number) as (page, text):
            width, height = page.get_size()
            found = [
                (direction, glyph)
                for direction, glyph in _characters(page, text)
                if glyph.x1 > 0 and glyph.x0 < width and glyph.bottom > 0 and glyph.top < height
            ]
        directions = Counter(direction for direction, glyph in found if not glyph.text.isspace())
        main: Direction = directions.most_common(1)[0][0] if directions else 0
        result = PageGlyphs(Frame(width, height, main), cut=len(found) >= GLYPHS_A_PAGE)
        for direction, glyph in found:
            frame = Frame(width, height, direction)
            x0, top, x1, bottom = frame.reading(glyph.x0, glyph.top, glyph.x1, glyph.bottom)
            base = frame.reading(glyph.x0, glyph.baseline, glyph.x1, glyph.baseline)[1] if direction == 0 else bottom
            upright = Glyph(glyph.text, x0, top, x1, bottom, base, bottom - top, glyph.bold, glyph.font)
            if direction == main:
                result.glyphs.append(upright)
            else:
                result.others.setdefault(direction, []).append(upright)
        return result


@contextmanager
def opened(path: Path) -> Iterator[Pdfium]:
    """The PDF, opened by pdfium. Raises ReadError where it has a password or is no PDF that pdfium can read."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(path)
        reader = Pdfium(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise ReadError("encrypted", "The PDF is protected by a password.") from error
        raise ReadError("broken", f"The PDF is damaged ({error}).") from error
    try:
        yield reader
    finally:
        document.close()


def _characters(page: Any, text: Any) -> Iterator[tuple[Direction, Glyph]]:
    """The characters of a page as shown, each with the direction that it runs in."""
    from pypdfium2 import raw

    rectangle = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    turned = page.get_rotation()
    for index in range(min(text.count_chars(), GLYPHS_A_PAGE)):
        character = _character(text, index)
        generated = raw.FPDFText_IsGenerated(text, index) == 1
        if (generated and not character.isspace()) or character in "\r\n":
            continue
        if not raw.FPDFText_GetLooseCharBox(text, index, rectangle):
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        angle = raw.FPDFText_GetCharAngle(text, index)
        direction = _direction(angle * 57.29578 + turned)
        box = _shown(page, rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        base = _shown(page, x.value, y.value, x.value, y.value).top
        font = _font(raw, text, index)
        yield direction, Glyph(character, box.x0, box.top, box.x1, box.bottom, base, box.height, is_bold(font), font)


def _font(raw: Any, text: Any, index: int) -> str:
    flags = ctypes.c_int()
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, index, name, 128, flags)
    return name.value.decode("utf-8", "replace")


def _direction(degrees: float) -> Direction:
    directions: tuple[Direction, ...] = (0, 90, 180, 270)
    return directions[round(degrees / 90) % 4]


def _area(page: Any) -> tuple[float, float, float, float]:
    """What is shown of the page, in the PDF's own coordinates."""
    left, bottom, right, top = page.get_bbox()
    return float(left), float(bottom), float(right), float(top)


def _shown(page: Any, left: float, bottom: float, right: float, top: float) -> Box:
    """A rectangle of the PDF's own coordinates on the page as shown."""
    x0, y0, x1, y1 = _area(page)
    turned = page.get_rotation()
    if turned == 90:
        return Box(bottom - y0, left - x0, top - y0, right - x0)
    if turned == 180:
        return Box(x1 - right, bottom - y0, x1 - left, top - y0)
    if turned == 270:
        return Box(y1 - top, x1 - right, y1 - bottom, x1 - left)
    return Box(left - x0, y1 - top, right - x0, y1 - bottom)


_STRIP = 16.0
_SLACK = 0.8
_Strips = dict[int, list[tuple[int, float, float]]]


def _middles(page: Any, text: Any) -> _Strips:
    """The middles of the characters of a page as shown (number, x, y), by level strips of the page."""
    from pypdfium2 import raw

    strips: _Strips = {}
    sides = [ctypes.c_double() for _ in range(4)]
    for index in range(text.count_chars()):
        if not raw.FPDFText_GetCharBox(text, index, *sides):
            continue
        left, right, bottom, top = (side.value for side in sides)
        box = _shown(page, left, bottom, right, top)
        y = (box.top + box.bottom) / 2
        strips.setdefault(int(y // _STRIP), []).append((index, (box.x0 + box.x1) / 2, y))
    return strips


def _text_in(strips: _Strips, box: Box, text: Any) -> str:
    x0, top, x1, bottom = box.x0 - _SLACK, box.top - _SLACK, box.x1 + _SLACK, box.bottom + _SLACK
    inside = sorted(
        (index, x, y)
        for strip in range(int(top // _STRIP), int(bottom // _STRIP) + 1)
        for index, x, y in strips.get(strip, ())
        if x0 <= x <= x1 and top <= y <= bottom
    )
    parts: list[str] = []
    seen: dict[tuple[str, int, int], int] = {}
    before = -1
    for index, x, y in inside:
        character = _character(text, index)
        if before >= 0 and index > before + 1:
            parts.append(" ")
        before = index
        place = (character, round(x), round(y))
        # Printed twice to look bold; the second f of a ligature stands where the first does, too, but right behind it.
        if character.isspace() or index - seen.get(place, index) <= 1:
            parts.append(character)
        seen[place] = index
    return " ".join("".join(parts).split())


def _character(text: Any, index: int) -> str:
    from pypdfium2 import raw

    code = raw.FPDFText_GetUnicode(text, index)
    return _HYPHENS.get(code) or (chr(code) if 0 < code < 0x110000 else "\ufffd")
