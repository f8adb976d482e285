"""Signs drawn on a scanned page: tick boxes, found by their four sides, and bullets, small and solid, that stand alone before a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pipeline.ingest.ocr.ink import Pieces, level_runs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pipeline.ingest.ocr.engine import Grey

    Mask = NDArray[np.bool_]


OPEN, TICKED = "☐", "☒"
# In points.
_SMALLEST, _BIGGEST = 6.0, 18.0
_SIDE = 0.87  # of a side is inked,
_OUTSIDE = 0.35  # and no more than this just outside of it: a letter's bowl bulges
_STROKE = 0.2  # of the width at most is the thickness of a side
_AT_CORNER, _CORNER = 4, 0.55  # pixels, and how much of their square is inked
_BEGINS = 0.5
_SURELY_OPEN, _SURELY_TICKED = 0.03, 0.09  # inked of what is inside
_TICK = 0.35  # of the inside at least is the reach of a tick: a speck is smaller
_SURE, _UNSURE = 0.95, 0.55
_BOXES_A_PAGE = 200  # more squares are a drawing, no form


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign found in the picture (a tick box, a bullet): its place in pixels, and how sure that is."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    confidence: float


def tick_boxes(ink: Grey, dpi: int) -> list[Mark]:
    """The tick boxes of a page: ☒ where something is drawn in the square, ☐ where it is blank. Squares that lean against one
    another are cells to write into."""
    squares = list(_squares(ink, dpi))
    if len(squares) > _BOXES_A_PAGE:
        return []
    return [_mark(ink, square) for square in squares if not _leans(square, squares)]


@dataclass(frozen=True, slots=True)
class _Square:
    x0: int
    top: int
    x1: int
    bottom: int
    stroke: int


def _squares(ink: Grey, dpi: int) -> Iterator[_Square]:
    """Squares of a tick box's size: an upper and a lower stroke of one length with a left and a right side between them."""
    smallest, biggest = _SMALLEST * dpi / 72, _BIGGEST * dpi / 72
    strokes = sorted(_strokes(ink, round(0.85 * smallest), round(biggest)), key=lambda stroke: stroke[1])
    seen: list[_Square] = []
    for number, (x0, top, width, thick) in enumerate(strokes):
        near = max(3, width // 8)
        for other_x0, other_top, other_width, other_thick in strokes[number + 1 :]:
            height = other_top + other_thick - top
            if height > 1.14 * width:
                break
            left, right = max(x0, other_x0), min(x0 + width, other_x0 + other_width)  # a tick may lengthen a side
            level = right - left >= max(smallest - 1, width - near, other_width - near)
            if not level or height < 0.88 * (right - left):
                continue
            square = _Square(left, top, right, other_top + other_thick, max(thick, other_thick))
            if _enclosed(ink, square) and not any(_overlap(square, other) for other in seen):
                seen.append(square)
                yield square
                break


def _strokes(ink: Grey, shortest: int, longest: int) -> list[tuple[int, int, int, int]]:
    """Level strokes that can be the side of a box: left, top, width, thickness."""
    import cv2

    found = []
    for first, runs in level_runs(ink, shortest):
        for outline in cv2.findContours(runs, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
            x, y, width, height = cv2.boundingRect(outline)
            if width <= longest and height <= max(3, _STROKE * width):
                found.append((x, first + y, width, height))
    return found


def _enclosed(ink: Grey, square: _Square) -> bool:
    """Whether ink runs straight along all four sides from corner to corner, and none along them outside: letters are round
    at a corner, open at a side, bulge, or have neighbours."""
    height, width = ink.shape
    size = square.x1 - square.x0
    reach = max(6, size // 4)
    if square.x0 < reach or square.top < reach or square.x1 + reach > width or square.bottom + reach > height:
        return False
    area = ink[square.top - reach : square.bottom + reach, square.x0 - reach : square.x1 + reach] > 0
    sides = ((area, size // 8), (area[::-1], size // 8), (area.T, reach), (area.T[::-1], reach))
    edges = [_edge(side[:, reach:-reach], reach, max(2, size // 12), out) for side, out in sides]
    if None in edges:
        return False
    top, bottom, left, right = (edge or 0 for edge in edges)
    bottom, right = area.shape[0] - bottom - _AT_CORNER, area.shape[1] - right - _AT_CORNER
    corners = (area[y : y + _AT_CORNER, x : x + _AT_CORNER] for y in (top, bottom) for x in (left, right))
    return all(corner.mean() >= _CORNER for corner in corners)


def _edge(area: Mask, edge: int, off: int, out: int) -> int | None:
    """The row, near ``edge``, of the uppermost ink of an area, where that is a thin stroke from the left to the right."""
    inked = area.mean(axis=1)
    rows = [row for row in range(edge - off, edge + off + 1) if inked[row] > _BEGINS]
    if not rows:
        return None
    row = rows[0]
    thick = max(3, round(_STROKE * area.shape[1])) + 1
    outside = area[edge - out : row - 1].any(axis=0).mean() if row - 1 > edge - out else 0.0
    along = (area[row] | area[row + 1]).mean()
    return row if along >= _SIDE and outside <= _OUTSIDE and inked[row : row + thick + 1].min() < _SIDE else None


def _overlap(square: _Square, other: _Square) -> bool:
    return square.x0 < other.x1 and other.x0 < square.x1 and square.top < other.bottom and other.top < square.bottom


def _leans(square: _Square, squares: Sequence[_Square]) -> bool:
    near = 4
    return any(
        other is not square
        and abs(other.top - square.top) <= near
        and min(abs(other.x0 - square.x1), abs(other.x1 - square.x0)) <= near
        for other in squares
    )


def _mark(ink: Grey, square: _Square) -> Mark:
    import cv2

    inset = square.stroke + 2
    inside = ink[square.top + inset : square.bottom - inset, square.x0 + inset : square.x1 - inset]
    _, _, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=8)
    drawn = [area for _, _, width, height, area in stats[1:] if max(width, height) > _TICK * max(inside.shape)]
    inked = float(sum(drawn)) / max(inside.size, 1)
    ticked = inked > (_SURELY_OPEN + _SURELY_TICKED) / 2
    sure = inked <= _SURELY_OPEN or inked >= _SURELY_TICKED
    text = TICKED if ticked else OPEN
    return Mark(text, square.x0, square.top, square.x1, square.bottom, _SURE if sure else _UNSURE)


def places_of(marks: Sequence[Mark], ink: Grey) -> Grey:
    """The places of the marks, with the ends of a cross that stick out of its box."""
    import cv2
    import numpy as np

    places = np.zeros_like(ink)
    for mark in marks:
        out = (mark.x1 - mark.x0) // 2 if mark.text == TICKED else 3
        top, left = max(mark.top - out, 0), max(mark.x0 - out, 0)
        area = ink[top : mark.bottom + out, left : mark.x1 + out]
        count, labels, stats, _ = cv2.connectedComponentsWithStats(area, connectivity=8)
        high, wide = area.shape
        for number in range(1, count):
            x, y, width, height, _ = stats[number]
            inside = labels[mark.top - top : mark.bottom - top, mark.x0 - left : mark.x1 - left] == number
            if inside.any() and x > 0 and y > 0 and x + width < wide and y + height < high:
                places[top : top + high, left : left + wide][labels == number] = 255
        places[max(mark.top - 1, 0) : mark.bottom + 1, max(mark.x0 - 1, 0) : mark.x1 + 1] = 255
    return cv2.dilate(places, np.ones((5, 5), np.uint8)) if marks else places


# In points.
_SMALLEST_BULLET, _BIGGEST_BULLET = 2.2, 9.0
_LARGE = 5.5
_BEFORE = 14.0  # nothing stands so near on the left,
_AFTER = (1.5, 40.0)  # and letters begin so far on the right
_LETTER = (3.5, 30.0)
_BESIDE = 4.0  # higher or lower than the sign, and still on its line
_SURE_BULLET = 0.9
_DISC, _SQUARE = 0.7, 0.87  # of its box is filled: a disc fills 0.79


def bullets(pieces: Pieces, ink: Grey, dpi: int) -> tuple[list[Mark], list[int]]:
    """The bullets of a page as the signs that a digital page has (``•``, ``▪``, ``■``), and the numbers of their pieces."""
    import numpy as np

    scale = dpi / 72
    width, height = pieces.width / scale, pieces.height / scale
    solid = (pieces.fill > 0.68) & (width / height > 0.72) & (width / height < 1.38)
    sized = (np.minimum(width, height) >= _SMALLEST_BULLET) & (np.maximum(width, height) <= _BIGGEST_BULLET)
    letters = (height >= _LETTER[0]) & (height <= _LETTER[1]) & (width <= 3 * _LETTER[1])
    letters[0] = False
    x0, x1, top, bottom = pieces.x0.copy(), pieces.x1, pieces.top.copy(), pieces.bottom
    marks: list[Mark] = []
    numbers: list[int] = []
    for number in np.flatnonzero(solid & sized):
        if number == 0:
            continue
        middle = pieces.top[number] + pieces.height[number] / 2
        beside = _BESIDE * scale
        level = (top < middle + beside) & (bottom > middle - beside) & letters
        level[number] = False
        if (level & (x0 < x0[number]) & (x1 > x0[number] - _BEFORE * scale)).any():
            continue
        gaps = x0 - x1[number]
        right = level & (gaps >= _AFTER[0] * scale) & (gaps <= _AFTER[1] * scale)
        touching = level & (gaps < _AFTER[0] * scale) & (x1 > x0[number])
        if touching.any() or not right.any():
            continue
        first = min(np.flatnonzero(right), key=lambda other: gaps[other])
        if not _at_half_height(pieces, int(number), int(first)):
            continue
        mark = _bullet(pieces, int(number), ink, scale)
        if mark is not None:
            marks.append(mark)
            numbers.append(int(number))
    return marks, numbers


def _at_half_height(pieces: Pieces, number: int, letter: int) -> bool:
    """Whether the sign stands beside the letter neither at its foot, as a full stop does, nor at its head."""
    top, height = pieces.top[letter], pieces.height[letter]
    middle = pieces.top[number] + pieces.height[number] / 2
    return bool(top + 0.15 * height < middle < top + 0.8 * height and pieces.height[number] <= 1.3 * height)


def _bullet(pieces: Pieces, number: int, ink: Grey, scale: float) -> Mark | None:
    """The bullet, by how much of its box it fills; None for a letter whose bowls run together at half scale."""
    import cv2

    x0, top, x1, bottom = (int(edge[number]) for edge in (pieces.x0, pieces.top, pieces.x1, pieces.bottom))
    x, y, width, height = cv2.boundingRect(ink[top:bottom, x0:x1])
    filled = float((ink[top + y : top + y + height, x0 + x : x0 + x + width] > 0).mean())
    if filled < _DISC:
        return None
    text = "•" if filled < _SQUARE else "■" if height >= _LARGE * scale else "▪"
    return Mark(text, x0, top, x1, bottom, _SURE_BULLET)
