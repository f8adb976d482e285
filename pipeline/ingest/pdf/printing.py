"""What a page prints, by pdfminer's interpreter with its slow parts exchanged: how the content is read, and what is made of characters
and paths. Fonts, forms, colours and states are pdfminer's; so is the result, figure by figure."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from pdfminer.converter import PDFLayoutAnalyzer, PDFPageAggregator
from pdfminer.encodingdb import EncodingDB
from pdfminer.fontmetrics import FONT_METRICS
from pdfminer.layout import LTChar, LTCurve, LTFigure, LTImage
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfminer.psparser import PSKeyword, keyword_name
from pdfminer.utils import apply_matrix_pt, apply_matrix_rect, mult_matrix

from extractors.document import Box
from pipeline.ingest.document.page import Direction, Frame, Shape
from pipeline.ingest.pdf.content import OddContentError, instructions
from pipeline.ingest.pdf.glyphs import GLYPHS_A_PAGE, Area, Glyph, PageGlyphs, is_bold, shown_area

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


_SOFT_HYPHEN = 0xAD


@cache
def complete_fonts() -> None:
    """Complete pdfminer's tables. Its measures are older than the euro, which has the width of a figure in all of these
    fonts: without it all that follows a ``€`` on a line would stand too far to the left. Code 173 of the Windows encoding is
    a hyphen (ISO 32000-1, annex D.2, note 6), not a space."""
    for _, widths in FONT_METRICS.values():
        if "ü" in widths and "€" not in widths:
            widths["€"] = widths["0"]
    EncodingDB.win2unicode[_SOFT_HYPHEN] = "-"


PLAIN = "RATSLESE_PLAIN_PDFMINER"
"""Set in the environment, pages are read by pdfminer as it comes: slower, for whoever wants to compare."""

_SUBPATH = re.compile(r"m[^m]+")
_SHORT = 4


def page_glyphs(page: Any) -> PageGlyphs:
    """The glyphs and shapes of a pdfplumber page. Raises what pdfminer raises on a page that is broken."""
    complete_fonts()
    printed = Printed(shown_area(page))
    fonts = page.pdf.rsrcmgr
    if os.environ.get(PLAIN):
        device = PDFPageAggregator(fonts, laparams=None)
        PDFPageInterpreter(fonts, device).process_page(page.page_obj)
        for item in _opened(device.get_result()):
            printed.add(item)
    else:
        Interpreter(fonts, Printer(fonts, printed)).process_page(page.page_obj)
    return printed.page()


def _opened(container: Any) -> Iterator[Any]:
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


class Interpreter(PDFPageInterpreter):
    """pdfminer's interpreter, which reads content in one sweep."""

    def execute(self, streams: Sequence[object]) -> None:
        try:
            said = instructions(self._not_open(streams))
        except OddContentError:
            super().execute(streams)
            return
        stack = self.argstack
        operators = {word: self._operator(word) for word in {thing for thing in said if type(thing) is PSKeyword}}
        for thing in said:
            if type(thing) is not PSKeyword:
                stack.append(thing)
                continue
            does, operands = operators[thing]
            if operands:
                given = stack[-operands:]
                del stack[-operands:]
                if len(given) == operands:
                    does(*given)
            elif does:
                does()

    def _not_open(self, streams: Sequence[object]) -> list[Any]:
        """The streams; raises OddContentError where one of them calls itself."""
        found = [stream_value(stream) for stream in streams]
        self.stream_ids.clear()
        self.stream_ids.update(stream.objid for stream in found if stream.objid is not None)
        if any(stream.objid is None or stream.objid in self.parent_stream_ids for stream in found):
            raise OddContentError
        return found

    def _operator(self, keyword: PSKeyword) -> tuple[Any, int]:
        """What is done for an operator, and how many operands it takes."""
        name = keyword_name(keyword).replace("*", "_a").replace('"', "_w").replace("'", "_q")
        does = getattr(self, f"do_{name}", None)
        return does, does.__code__.co_argcount - 1 if does else 0

    def pop(self, n: int) -> list[Any]:
        popped = self.argstack[-n:] if n else []
        del self.argstack[len(self.argstack) - len(popped) :]
        return popped

    def do_TJ(self, seq: Any) -> None:  # noqa: N802
        if self.textstate.font is not None:
            self.device.render_string(self.textstate, seq, self.graphicstate.ncs, self.graphicstate)


class Printer(PDFLayoutAnalyzer):
    """Takes down what is printed."""

    def __init__(self, fonts: Any, printed: Printed) -> None:
        super().__init__(fonts)
        self.printed = printed
        self.cur_item = printed  # type: ignore[assignment]  # takes what pdfminer makes of a character
        self._fonts: dict[Any, _Font] = {}
        self._figures: list[tuple[float, float, float, float]] = []

    def begin_page(self, page: Any, ctm: Any) -> None:
        """Nothing is to be set up."""

    def end_page(self, page: Any) -> None:
        """Nothing is to be handed over."""

    def begin_figure(self, name: str, bbox: Any, matrix: Any) -> None:
        x, y, width, height = bbox
        self._figures.append(apply_matrix_rect(mult_matrix(matrix, self.ctm), (x, y, x + width, y + height)))

    def end_figure(self, _: str) -> None:
        self._figures.pop()

    def render_image(self, name: str, stream: Any) -> None:
        self.printed.picture(self._figures[-1])

    def paint_path(self, gstate: Any, stroke: bool, fill: bool, evenodd: bool, path: Any) -> None:
        """The lines, frames and curves of a path; what is white on paper is left out."""
        stroke, fill = stroke and not white(gstate.scolor), fill and not white(gstate.ncolor)
        kinds = "".join(step[0] for step in path)
        if kinds[:1] != "m" or not (stroke or fill):
            return
        if kinds.count("m") == 1:
            self.printed.drawing(self._corners(path, kinds), stroke, fill)
            return
        for part in _SUBPATH.finditer(kinds):
            self.printed.drawing(self._corners(path[part.start() : part.end()], part[0]), stroke, fill)

    def _corners(self, path: Any, kinds: str) -> list[tuple[float, float]]:
        """The points that a path of one piece goes through; a rectangle begins and goes round in one way however it is drawn."""
        begin = path[0][-2:]
        corners = [apply_matrix_pt(self.ctm, step[-2:] if step[0] != "h" else begin) for step in path]
        if len(kinds) > 3 and kinds.endswith("lh") and corners[-2] == corners[0]:
            kinds = kinds[:-2] + "h"
            corners.pop()
        if kinds in ("ml", "mlh"):
            return corners[:2]
        if kinds in ("mlllh", "mllll") and corners[0] == corners[4]:
            (x0, y0), (x1, y1), (x2, y2), (x3, y3), _ = corners
            if (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0):
                return [(x0, y0), (x2, y0), (x2, y2), (x0, y2)]
        return corners

    def render_string(self, textstate: Any, seq: Any, ncs: Any, graphicstate: Any) -> None:
        """Text that stands upright, which most does, without detours; other text as pdfminer does it."""
        printed = self.printed
        if printed.full:
            return
        a, b, c, d, e, f = mult_matrix(textstate.matrix, self.ctm)
        size, scaling, rise = textstate.fontsize, textstate.scaling * 0.01, textstate.rise
        font = self._fonts.get(textstate.font)
        if font is None:
            font = self._fonts[textstate.font] = _Font(textstate.font)
        if b or a <= 0 or d <= 0 or size <= 0 or scaling <= 0 or font.vertical:
            super().render_string(textstate, seq, ncs, graphicstate)
            return
        charspace, dxscale = textstate.charspace * scaling, 0.001 * size * scaling
        wordspace = 0 if font.multibyte else textstate.wordspace * scaling
        left, width, foot = printed.area.left, printed.area.width, printed.area.foot
        x, y = textstate.linematrix
        low = font.descent * size + rise
        high = low + size
        leans, leant = (min(c * low, c * high), max(c * low, c * high)) if c else (0.0, 0.0)
        level, shift = y * d + f, y * c
        top, bottom, baseline = foot - (d * high + level), foot - (d * low + level), foot - level
        height, outside = bottom - top, bottom < 0 or top > printed.area.height
        glyphs = printed.upright
        room = GLYPHS_A_PAGE - printed.count
        inked = count = 0
        spaced = False
        for part in seq:
            if isinstance(part, (int, float)):
                x -= part * dxscale
                spaced = True
                continue
            if not isinstance(part, bytes):
                continue
            characters = font.characters(part)
            count += len(characters)
            if count > room:
                characters = characters[: max(0, len(characters) - count + room)]
            for cid, text, wide, ink in characters:
                if spaced:
                    x += charspace
                start, advance = x * a + shift + e, wide * size * scaling
                x += advance
                if cid == 32 and wordspace:
                    x += wordspace
                spaced = True
                if not text:
                    continue
                inked += ink
                x0, x1 = leans + start - left, a * advance + leant + start - left
                if not outside and x1 >= 0 and x0 <= width:
                    glyphs.append(Glyph(text, x0, top, x1, bottom, baseline, height, font.bold, font.name))
        textstate.linematrix = (x, y)
        printed.count += count
        printed.inked[0] = printed.inked.get(0, 0) + inked


class _Font:
    """What is asked of a font again and again."""

    def __init__(self, font: Any) -> None:
        self.name = str(font.fontname)
        self.bold = is_bold(self.name)
        self.vertical = font.is_vertical()
        self.multibyte = font.is_multibyte()
        self.descent = font.get_descent()
        self._font = font
        self._known: dict[int, tuple[int, str, float, bool]] = {}
        self._strings: dict[bytes, list[tuple[int, str, float, bool]]] = {}

    def characters(self, string: bytes) -> list[tuple[int, str, float, bool]]:
        """The characters of a string: code, text, width, and whether it is no space."""
        found = self._strings.get(string)
        if found is None:
            known = self._known
            codes = list(self._font.decode(string))
            found = [known[code] if code in known else self._character(code) for code in codes]
            if len(string) <= _SHORT:
                self._strings[string] = found
        return found

    def _character(self, code: int) -> tuple[int, str, float, bool]:
        try:
            text = self._font.to_unichr(code)
        except PDFUnicodeNotDefined:
            text = f"(cid:{code})"
        found = self._known[code] = (code, as_printed(text), self._font.char_width(code), not text.isspace())
        return found
