"""The second reader of PDFs (pdfium): counts pages, finds text that the first reader lost, and reads a place again (does the paper
say there what we quote?).

pdfium is not safe in threads: one process, one reader at a time.
"""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from extractors.document import Bookmark, Box
from pipeline.errors import ReadError
from pipeline.ingest.document.page import Direction, Frame
from pipeline.ingest.pdf import guide
from pipeline.ingest.pdf.glyphs import GLYPHS_A_PAGE, Glyph, PageGlyphs, is_bold

if TYPE_CHECKING:
    from pipeline.ingest.ocr.picture import Picture

# What pdfium writes for a hyphen at the end of a line, and for a character without meaning
_HYPHENS = {0x02: "-", 0xFFFE: "-", 0xAD: "-", 0x2010: "-", 0x2011: "-"}
_STRIP = 16.0
_SLACK = 0.8
# How far pdfium may set a character beside its place, in points: in fonts that are not in the file its measures are its own
_ASTRAY = 2.0


@dataclass(frozen=True, slots=True)
class _Place:
    """A character and its middle on the page as shown."""

    text: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Places:
    """The characters of a page as shown, by their number in pdfium's order and by level strips of the page."""

    characters: dict[int, _Place] = field(default_factory=dict)
    strips: dict[int, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Any, text: Any) -> Places:
        """The places of the characters of a pdfium page."""
        from pypdfium2 import raw

        places = cls()
        sides = [ctypes.c_double() for _ in range(4)]
        for index in range(text.count_chars()):
            if not raw.FPDFText_GetCharBox(text, index, *sides):
                continue
            left, right, bottom, top = (side.value for side in sides)
            box = shown(page, left, bottom, right, top)
            place = _Place(character_at(text, index), (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)
            places.characters[index] = place
            places.strips.setdefault(int(place.y // _STRIP), []).append(index)
        return places

    def text_in(self, box: Box) -> str:
        """The characters whose middle lies in the box, words parted by one space."""
        return self._joined(self._inside(box, _SLACK))

    def words_in(self, box: Box) -> str:
        """The whole words of which more than half of the characters lie in the box or hardly beside it."""
        inside = self._inside(box, _ASTRAY)
        found = set(inside)
        whole = [word for word in self._words(inside) if 2 * len(found.intersection(word)) > len(word)]
        return " ".join(self._joined(word) for word in whole)

    def _inside(self, box: Box, beside: float) -> list[int]:
        """The numbers of the characters in the box and up to ``beside`` points at its left and right."""
        x0, top, x1, bottom = box.x0 - beside, box.top - _SLACK, box.x1 + beside, box.bottom + _SLACK
        strips = range(int(top // _STRIP), int(bottom // _STRIP) + 1)
        near = (index for strip in strips for index in self.strips.get(strip, ()))
        return sorted(
            index
            for index in near
            if x0 <= self.characters[index].x <= x1 and top <= self.characters[index].y <= bottom
        )

    def _words(self, inside: Iterable[int]) -> Iterator[list[int]]:
        """The words that these characters belong to."""
        last = -1
        for index in inside:
            if index <= last or self._blank(index):
                continue
            first = last = index
            while not self._blank(first - 1):
                first -= 1
            while not self._blank(last + 1):
                last += 1
            yield list(range(first, last + 1))

    def _blank(self, index: int) -> bool:
        place = self.characters.get(index)
        return place is None or place.text.isspace()

    def _joined(self, inside: list[int]) -> str:
        parts: list[str] = []
        seen: dict[tuple[str, int, int], int] = {}
        for before, index in pairwise([-1, *inside]):
            place = self.characters[index]
            if parts and index > before + 1:
                parts.append(" ")
            key = (place.text, round(place.x), round(place.y))
            # Printed twice to look bold; the second f of a ligature stands where the first does, too, but right behind it.
            if place.text.isspace() or index - seen.get(key, index) <= 1:
                parts.append(place.text)
            seen[key] = index
        return " ".join("".join(parts).split())


def character_at(text: Any, index: int) -> str:
    """A character of a pdfium text page."""
    from pypdfium2 import raw

    code = raw.FPDFText_GetUnicode(text, index)
    return _HYPHENS.get(code) or (chr(code) if 0 < code < 0x110000 else "\ufffd")


def _area(page: Any) -> tuple[float, float, float, float]:
    """What is shown of the page, in the PDF's own coordinates."""
    left, bottom, right, top = page.get_bbox()
    return float(left), float(bottom), float(right), float(top)


def shown(page: Any, left: float, bottom: float, right: float, top: float) -> Box:
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
        from pipeline.ingest.ocr.picture import picture_of

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
