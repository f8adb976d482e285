"""Bullets: small solid signs that stand alone before a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.ingest.ocr.boxes import Mark
from pipeline.ingest.ocr.ink import Pieces

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey

# In points.
_SMALLEST, _BIGGEST = 2.2, 9.0
_LARGE = 5.5
_BEFORE = 14.0  # nothing stands so near on the left,
_AFTER = (1.5, 40.0)  # and letters begin so far on the right
_LETTER = (3.5, 30.0)
_BESIDE = 4.0  # higher or lower than the sign, and still on its line
_SURE = 0.9
_DISC, _SQUARE = 0.7, 0.87  # of its box is filled: a disc fills 0.79


def bullets(pieces: Pieces, ink: Grey, dpi: int) -> tuple[list[Mark], list[int]]:
    """The bullets of a page as the signs that a digital page has (``•``, ``▪``, ``■``), and the numbers of their pieces."""
    import numpy as np

    scale = dpi / 72
    width, height = pieces.width / scale, pieces.height / scale
    solid = (pieces.fill > 0.68) & (width / height > 0.72) & (width / height < 1.38)
    sized = (np.minimum(width, height) >= _SMALLEST) & (np.maximum(width, height) <= _BIGGEST)
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
        mark = _mark(pieces, int(number), ink, scale)
        if mark is not None:
            marks.append(mark)
            numbers.append(int(number))
    return marks, numbers


def _at_half_height(pieces: Pieces, number: int, letter: int) -> bool:
    """Whether the sign stands beside the letter neither at its foot, as a full stop does, nor at its head."""
    top, height = pieces.top[letter], pieces.height[letter]
    middle = pieces.top[number] + pieces.height[number] / 2
    return bool(top + 0.15 * height < middle < top + 0.8 * height and pieces.height[number] <= 1.3 * height)


def _mark(pieces: Pieces, number: int, ink: Grey, scale: float) -> Mark | None:
    """The bullet, by how much of its box it fills; None for a letter whose bowls run together at half scale."""
    import cv2

    x0, top, x1, bottom = (int(edge[number]) for edge in (pieces.x0, pieces.top, pieces.x1, pieces.bottom))
    x, y, width, height = cv2.boundingRect(ink[top:bottom, x0:x1])
    filled = float((ink[top + y : top + y + height, x0 + x : x0 + x + width] > 0).mean())
    if filled < _DISC:
        return None
    text = "•" if filled < _SQUARE else "■" if height >= _LARGE * scale else "▪"
    return Mark(text, x0, top, x1, bottom, _SURE)
