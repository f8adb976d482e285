"""Lines drawn on a scanned page: found in the picture, and taken out of it without the letters that they touch."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extractors.document import Box
from pipeline.ingest.document.page import Rulings, Shape, find_rulings
from pipeline.ingest.ocr.ink import Pieces, level_runs
from pipeline.ingest.ocr.picture import Picture

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey

# In points.
_PIECE = 9.0  # what is drawn in one go is at least so long across the page,
_UPRIGHT = 13.0  # and down the page: longer than a letter is high
_THICK = 3.2
_LINE = 30.0  # a line by itself is longer than any stroke of a letter
_GAP = 4.5
_DOT = 2.2
_DOTS_APART = 4.0
_SOFT = 2
_OFF, _STANDING = 5, 0.5  # pixels beside a line, and the share of it that has ink there
_INKED = 0.15
_ENDS = 4  # pixels that a line goes on, paler, beyond what is found of it
_CLOSE = 17  # pixels beside a line from which the paper under it is guessed
_SLENDER = 7.0  # times as long as thick
_EDGE = 0.015  # of the page: what lies farther out is the edge of the glass


@dataclass(frozen=True, slots=True)
class Line:
    """A line drawn across the page (or, its picture turned over, down the page), in pixels."""

    x0: int
    top: int
    x1: int
    bottom: int

    @property
    def length(self) -> int:
        return self.x1 - self.x0

    @property
    def thickness(self) -> int:
        return self.bottom - self.top


@dataclass(slots=True)
class Strokes:
    """The lines of a page in pixels; those down the page are kept with x and y exchanged."""

    across: list[Line]
    down: list[Line]

    def rulings(self, picture: Picture) -> Rulings:
        """The lines in points, as drawn lines without thickness, joined where they were broken."""
        shapes = []
        for line in self.across:
            y = picture.points((line.top + line.bottom) / 2)
            shapes.append(_shape(Box(picture.points(line.x0), y, picture.points(line.x1), y)))
        for line in self.down:
            x = picture.points((line.top + line.bottom) / 2)
            shapes.append(_shape(Box(x, picture.points(line.x0), x, picture.points(line.x1))))
        return find_rulings(shapes, picture.frame.reading_width, picture.frame.reading_height)


def _shape(box: Box) -> Shape:
    return Shape(box, stroked=True, filled=False)


def strokes_of(ink: Grey, pieces: Pieces, dpi: int) -> Strokes:
    """The lines drawn on a page: whole, broken, dashed or dotted; strokes of letters and of tick boxes are none."""
    import cv2

    rows = cv2.max(ink[:-1:2], ink[1::2])
    columns = cv2.transpose((ink[:, : ink.shape[1] // 2 * 2].view("uint16") > 0).astype("uint8") * 255)
    across = _slender(rows, ink, dpi, _PIECE) + _dotted(pieces, dpi)
    down = _slender(columns, ink.T, dpi, _UPRIGHT) + _dotted(pieces, dpi, down=True)
    kept_across = _lines(across, down, dpi, ink.shape[0])
    return Strokes(kept_across, _lines(down, kept_across, dpi, ink.shape[1]))


def _slender(pairs: Grey, ink: Grey, dpi: int, least: float) -> list[Line]:
    """Runs of ink across the page that are long and thin. ``pairs`` is the ink with two rows put into one: a line that lies a
    little askew goes on in the next row."""
    import cv2
    import numpy as np

    length, thick = _px(least, dpi), _px(_THICK, dpi) // 2
    pieces = []
    for first, runs in level_runs(cv2.dilate(pairs, np.ones((2, 1), np.uint8)), length):
        if len(runs) >= thick + 2:
            upright = np.ones((thick + 2, 1), np.uint8)
            areas = cv2.morphologyEx(runs, cv2.MORPH_OPEN, upright, borderType=cv2.BORDER_CONSTANT, borderValue=(0,))
            runs = cv2.subtract(runs, cv2.dilate(areas, np.ones((3, 5), np.uint8)))
        for outline in cv2.findContours(runs, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
            x, y, width, height = cv2.boundingRect(outline)
            y += first
            line = _tightened(Line(x, max(2 * y - 2, 0), x + width, 2 * (y + height)), ink)
            slender = line.length >= max(_SLENDER * line.thickness, 0.8 * length)
            if slender and not _of_letters(line, ink):
                pieces.append(line)
    return pieces


def _of_letters(line: Line, ink: Grey) -> bool:
    """Whether ink stands on most of the line, or hangs from it: feet of letters that run together, the edge of an area."""
    above = ink[max(line.top - _OFF, 0) : max(line.top - 1, 0), line.x0 : line.x1]
    below = ink[line.bottom + 1 : line.bottom + _OFF, line.x0 : line.x1]
    return any(len(side) and side.all(axis=0).mean() > _STANDING for side in (above, below))


def _tightened(line: Line, ink: Grey) -> Line:
    """The line with only those rows that it inks a good part of; lying askew, it may ink none of them so."""
    import numpy as np

    rows = np.flatnonzero(ink[line.top : line.bottom, line.x0 : line.x1].mean(axis=1) > 255 * _INKED)
    if not len(rows):
        return line
    return Line(line.x0, line.top + int(rows[0]), line.x1, line.top + int(rows[-1]) + 1)


def _dotted(pieces: Pieces, dpi: int, *, down: bool = False) -> list[Line]:
    """Rows of dots and dashes across (or ``down``) the page."""
    import cv2
    import numpy as np

    dot, apart = _px(_DOT, dpi), _px(_DOTS_APART, dpi) // 2
    thick, long = (pieces.width, pieces.height) if down else (pieces.height, pieces.width)
    dots = pieces.drawn((thick <= dot) & (long <= 6 * dot))
    dots = cv2.transpose(dots) if down else dots
    lines = []
    for left, top, chain in _chains(dots, apart, _px(_LINE, dpi) // 2):
        rows = cv2.morphologyEx(chain, cv2.MORPH_CLOSE, np.ones((3, apart), np.uint8))
        rows = cv2.morphologyEx(rows, cv2.MORPH_OPEN, np.ones((1, _px(_LINE, dpi) // 2), np.uint8))
        for outline in cv2.findContours(rows, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
            x, y, width, height = cv2.boundingRect(outline)
            if height <= dot:
                x, y = left + x, top + y
                lines.append(Line(2 * x, 2 * y, 2 * (x + width), 2 * (y + height)))
    return list(dict.fromkeys(lines))


def _chains(dots: Grey, apart: int, long: int) -> Iterator[tuple[int, int, Grey]]:
    """The parts of a picture of dots in which these stand so near to one another that they reach across ``long`` pixels:
    where each begins, from the left and from above, and its picture."""
    import cv2
    import numpy as np

    high, wide = dots.shape[0] // 4, dots.shape[1] // 4
    coarse = cv2.resize(dots[: 4 * high, : 4 * wide], (wide, high), interpolation=cv2.INTER_AREA)
    near = cv2.dilate(coarse, np.ones((1, 2 * (apart // 8) + 3), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    for x, y, width, height, _ in stats[1:][4 * stats[1:, cv2.CC_STAT_WIDTH] >= long].tolist():
        left, top = max(4 * x - apart, 0), max(4 * y - 4, 0)
        yield left, top, dots[top : 4 * (y + height) + 4, left : 4 * (x + width) + apart]


def _lines(pieces: list[Line], others: list[Line], dpi: int, height: int) -> list[Line]:
    """The pieces that are, or that together make, a line; a short one that ends at lines of the other direction is one."""
    gap, long = _px(_GAP, dpi), _px(_LINE, dpi)
    inner = [piece for piece in pieces if _EDGE * height < piece.top and piece.bottom < (1 - _EDGE) * height]
    rows: list[list[Line]] = []
    for piece in sorted(inner, key=lambda piece: piece.x0):
        for row in rows:
            last = row[-1]
            level = abs(piece.top + piece.bottom - last.top - last.bottom) <= max(4, piece.thickness + last.thickness)
            if level and piece.x0 - last.x1 <= gap:
                row.append(piece)
                break
        else:
            rows.append([piece])
    kept = []
    for row in rows:
        if sum(piece.length for piece in row) >= long or any(_ends_at(piece, others, gap) for piece in row):
            kept += row
    return kept


def _ends_at(piece: Line, others: list[Line], gap: int) -> bool:
    """Whether a line of the other direction stands at an end of the piece."""
    middle = (piece.top + piece.bottom) // 2
    return any(
        other.length > piece.length
        and other.x0 - gap <= middle <= other.x1 + gap
        and min(abs(other.top - piece.x0), abs(other.bottom - piece.x1)) <= gap
        for other in others
    )


def erased(pixels: Grey, ink: Grey, strokes: Strokes) -> tuple[Grey, Grey]:
    """The picture and its ink without the lines. Where a letter crosses a line, its strokes stay."""
    clean, left, letters = pixels.copy(), ink.copy(), ink.copy()
    for line in strokes.across:
        letters[_soft(line)] = 0
    for line in strokes.down:
        letters.T[_soft(line)] = 0
    for line in strokes.down:
        _erase(line, clean.T, left.T, letters.T)
    for line in strokes.across:
        _erase(line, clean, left, letters)
    return clean, left


def _soft(line: Line) -> tuple[slice, slice]:
    """The place of a line with the soft edge that it has on a grey picture."""
    return slice(max(line.top - _SOFT, 0), line.bottom + _SOFT), slice(max(line.x0 - _ENDS, 0), line.x1 + _ENDS)


def _erase(line: Line, pixels: Grey, ink: Grey, letters: Grey) -> None:
    """Paint the paper beside the line over it, but for the columns in which ink goes on above and below."""
    import cv2
    import numpy as np

    near, beside = np.ones((1, 7), np.uint8), np.ones((_CLOSE, 1), np.uint8)
    rows, columns = _soft(line)
    above = letters[max(rows.start - 2, 0) : rows.start, columns].max(axis=0, initial=0)
    below = letters[rows.stop : rows.stop + 2, columns].max(axis=0, initial=0)
    crossed = cv2.bitwise_and(cv2.dilate(above[None], near), cv2.dilate(below[None], near))[0]
    first = max(rows.start - _CLOSE, 0)
    around = np.ascontiguousarray(pixels[first : rows.stop + _CLOSE, columns])
    paper = cv2.morphologyEx(around, cv2.MORPH_CLOSE, beside)[rows.start - first : rows.stop - first]
    pixels[rows, columns][:, crossed == 0] = paper[:, crossed == 0]
    ink[rows, columns][:, crossed == 0] = 0


def _px(points: float, dpi: int) -> int:
    return max(1, round(points * dpi / 72))
