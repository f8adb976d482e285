"""A picture made ready for the engine: what is no print is set aside, kept where it means something, and painted over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.ingest.document.page import Rulings
from pipeline.ingest.ocr.ink import Pieces, ink_of, pieces_of, quarter
from pipeline.ingest.ocr.marks import Mark, bullets, places_of, tick_boxes
from pipeline.ingest.ocr.picture import Picture
from pipeline.ingest.ocr.strokes import Strokes, erased, strokes_of

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey
    from pipeline.ingest.ocr.ink import Choice


@dataclass(frozen=True, slots=True)
class Cleared:
    """A picture with nothing but print on it, its ink and the pieces of that; those of a letter's size; the signs and
    the drawn lines taken out."""

    picture: Picture
    ink: Grey
    pieces: Pieces
    letters: Choice
    marks: list[Mark]
    rulings: Rulings


def cleared(picture: Picture) -> Cleared:
    """The straightened picture without drawn lines, tick boxes, bullets and dirt."""
    import cv2
    import numpy as np

    dpi = picture.dpi
    small = quarter(picture.pixels)
    pixels = without_dark_ground(picture.pixels, small, dpi)
    paper = int(np.percentile(pixels[::8, ::8], 80))
    if pixels is picture.pixels:
        ink, pixels = ink_of(pixels, small), pixels.copy()
    else:
        ink = ink_of(pixels)
    marks = tick_boxes(ink, dpi)
    if marks:
        places = places_of(marks, ink)
        pixels[places > 0] = paper
        cv2.subtract(ink, places, ink)
    pieces = pieces_of(ink)
    soiled = dirt(pieces, dpi, ink)
    if soiled[1:].any():
        pieces.paint(soiled, (pixels, paper), (ink, 0))
    drawn = strokes_of(ink, pieces, dpi)
    if drawn.across or drawn.down:
        pixels, ink = erased(pixels, ink, drawn)
        pieces = pieces_of(ink)
        pieces.paint(corners(pieces, drawn, dpi), (pixels, paper), (ink, 0))
        pieces = pieces_of(ink)
    points, numbers = bullets(pieces, ink, dpi)
    gone = specks(pieces, dpi)
    gone[numbers] = True
    pieces.paint(gone, (pixels, paper), (ink, 0))
    readable = letters(pieces, dpi) & ~gone
    return Cleared(replace(picture, pixels=pixels), ink, pieces, readable, [*marks, *points], drawn.rulings(picture))


# In points.
_SPECK, _BLOT = 1.5, 2.3
_LEAST_LETTER = 2.4
_LETTER_HIGH, _LETTER_WIDE = (4.0, 30.0), (0.7, 90.0)
_REACH_X, _REACH_Y = 5.0, 4.0  # how near to letters a dot may belong to them
_HOLE = (9.5, 34.0)
_EDGE = 2.0
_CORNER_REACH = 3.0
_DARK_BAR = (8.0, 22.0)  # height and width of the smallest dark ground that print stands on

_SOLID = 0.72
_ROUND = (0.6, 1.7)  # width to height
_INNER = 0.75  # of a punch hole's middle is ink, of a heavy letter's two thirds at most
_DARK, _EDGED = 0.5, 0.6


def dirt(pieces: Pieces, dpi: int, ink: Grey) -> Choice:
    """Which pieces are punch holes, or come in from the edge of the glass."""
    height, width = ink.shape
    smallest, biggest = (points * dpi / 72 for points in _HOLE)
    shape = pieces.width / pieces.height
    round_ones = (shape > _ROUND[0]) & (shape < _ROUND[1]) & (pieces.fill > _SOLID)
    size = (pieces.width + pieces.height) / 2
    holes = round_ones & (size > smallest) & (size < biggest)
    for number in holes.nonzero()[0]:
        holes[number] = _is_solid(pieces, int(number), ink)
    edge = _EDGE * dpi / 72
    outside = (pieces.x0 < edge) | (pieces.top < edge) | (pieces.x1 > width - edge) | (pieces.bottom > height - edge)
    found: Choice = holes | outside
    return found


def _is_solid(pieces: Pieces, number: int, ink: Grey) -> bool:
    """Whether a piece is ink all through its middle: heavy letters that fill their box at half scale have paper there."""
    x, y, width, height = (int(edge[number]) for edge in (pieces.x0, pieces.top, pieces.width, pieces.height))
    middle = ink[y + height // 4 : y + 3 * height // 4, x + width // 4 : x + 3 * width // 4]
    return bool((middle > 0).mean() > _INNER)


def specks(pieces: Pieces, dpi: int) -> Choice:
    """Which pieces are dots that no letter is near, or so small that they are no part of one."""
    import cv2
    import numpy as np

    scale = dpi / 72
    small = (pieces.width <= _SPECK * scale) & (pieces.height <= _SPECK * scale)
    big = (pieces.height >= _LEAST_LETTER * scale) & (pieces.width >= 1.0 * scale)
    eighth = quarter(pieces.drawn(big))
    reach = np.ones((2 * round(_REACH_Y * scale / 8) + 1, 2 * round(_REACH_X * scale / 8) + 1), np.uint8)
    near = cv2.dilate(eighth, reach) > 0
    y = np.minimum((pieces.top + pieces.height // 2) // 8, near.shape[0] - 1)
    x = np.minimum((pieces.x0 + pieces.width // 2) // 8, near.shape[1] - 1)
    lonely = (pieces.width <= _BLOT * scale) & (pieces.height <= _BLOT * scale) & ~near[y, x]
    found: Choice = lonely | (small & (pieces.area <= 4))
    return found


def corners(pieces: Pieces, drawn: Strokes, dpi: int) -> Choice:
    """Which pieces are the round corners of drawn frames: a line across the page goes on from one of their corners, one down the page from
    the corner opposite."""
    import numpy as np

    reach = _CORNER_REACH * dpi / 72
    found: Choice = np.zeros(len(pieces.x0), np.bool_)
    ends_across = [(x, line.top) for line in drawn.across for x in (line.x0, line.x1)]
    ends_down = [(line.top, y) for line in drawn.down for y in (line.x0, line.x1)]
    for left, right in ((pieces.x0, pieces.x1), (pieces.x1, pieces.x0)):
        for near, far in ((pieces.top, pieces.bottom), (pieces.bottom, pieces.top)):
            across, down = found & False, found & False
            for x, y in ends_across:
                across |= (abs(right - x) <= reach) & (abs(near - y) <= reach)
            for x, y in ends_down:
                down |= (abs(left - x) <= reach) & (abs(far - y) <= reach)
            found |= across & down
    found[0] = False
    return found


def letters(pieces: Pieces, dpi: int) -> Choice:
    """Which pieces have the size of a letter or of some letters that touch."""
    scale = dpi / 72
    low, high = _LETTER_HIGH
    tall = (pieces.height >= low * scale) & (pieces.height <= high * scale)
    found: Choice = tall & (pieces.width >= _LETTER_WIDE[0] * scale) & (pieces.width <= _LETTER_WIDE[1] * scale)
    found[0] = False
    return found


def without_dark_ground(pixels: Grey, small: Grey, dpi: int) -> Grey:
    """The picture with white print on dark ground turned to black on white, and dark bars without print taken out. ``small``
    is the picture at a quarter of its scale."""
    import cv2
    import numpy as np

    paper = int(np.percentile(small[::2, ::2], 80))
    dark = (small < _DARK * paper).astype(np.uint8)
    high, wide = (2 * round(points * dpi / 72 / 8) + 1 for points in _DARK_BAR)
    letter = high // 4 * 2 + 1
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((letter, letter), np.uint8))
    closed = cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((high, wide), np.uint8))
    outlines = cv2.findContours(closed, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]
    grounds = [box for box in map(cv2.boundingRect, outlines) if _is_ground(dark, box)]
    if not grounds:
        return pixels
    pixels = pixels.copy()
    for x, y, width, height in grounds:
        area = pixels[4 * y : 4 * (y + height), 4 * x : 4 * (x + width)]
        low, top = np.percentile(area, (5, 99.5))
        if top - low < 0.3 * paper:
            area[:] = paper
        else:
            area[:] = np.clip((top - area) * (paper / (top - low)), 0, paper).astype(np.uint8)
    return pixels


def _is_ground(dark: Grey, box: Sequence[int]) -> bool:
    """Whether an area is dark all along its edges: heavy letters that run together are not."""
    x, y, width, height = box
    area = dark[y : y + height, x : x + width]
    edges = (area[1:3], area[-3:-1], area[:, 1:3], area[:, -3:-1])
    return bool(area.mean() > 0.5 and min(edge.mean() for edge in edges) > _EDGED)
