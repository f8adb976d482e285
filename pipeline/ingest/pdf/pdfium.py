"""The second reader of PDFs (pdfium): counts pages, finds text that the first reader lost, reads a place again.

pdfium is not safe in threads: one process, one reader at a time.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.document import Bookmark
from pipeline.errors import ReadError
from pipeline.ingest.page.frame import Direction, Frame
from pipeline.ingest.pdf import guide
from pipeline.ingest.pdf.glyphs import GLYPHS_A_PAGE, Glyph, PageGlyphs, is_bold
from pipeline.ingest.pdf.places import Places, character_at, shown

if TYPE_CHECKING:
    from pipeline.ingest.ocr.picture import Picture


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

    def bookmarks(self) -> tuple[Bookmark, ...]:
        """The outline that the file brings along, in its order."""
        return guide.bookmarks(self._document)

    def labels(self) -> dict[int, str]:
        """What the file itself calls its pages."""
        return guide.labels(self._document)

    def characters(self, number: int) -> int:
        """How many characters, spaces left out, stand on a page."""
        with self._page(number) as (_, text):
            return sum(not c.isspace() for c in text.get_text_range())

    def picture(self, number: int) -> Picture | None:
        """The picture of a page as it is shown; None where it is too large."""
        from pipeline.ingest.ocr.page_picture import picture_of

        page = self._document[number - 1]
        try:
            return picture_of(page)
        finally:
            page.close()

    def places(self, number: int) -> Places:
        """Where the characters of a page stand, to be read again place by place."""
        with self._page(number) as (page, text):
            return Places.of(page, text)

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
        character = character_at(text, index)
        generated = raw.FPDFText_IsGenerated(text, index) == 1
        if (generated and not character.isspace()) or character in "\r\n":
            continue
        if not raw.FPDFText_GetLooseCharBox(text, index, rectangle):
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        angle = raw.FPDFText_GetCharAngle(text, index)
        direction = _direction(angle * 57.29578 + turned)
        box = shown(page, rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
        base = shown(page, x.value, y.value, x.value, y.value).top
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
