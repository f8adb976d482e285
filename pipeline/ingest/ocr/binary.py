"""Ink and paper of a picture told apart, place by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey

_AROUND = 51  # pixels: wider than a stroke, narrower than a shaded cell
_DARKER = 25
_BLACK = 105


def quarter(pixels: Grey) -> Grey:
    """The picture at a quarter of its scale, less the odd rows and columns at its end: they would take OpenCV much longer."""
    import cv2

    height, width = pixels.shape[0] // 4, pixels.shape[1] // 4
    return cv2.resize(pixels[: 4 * height, : 4 * width], (width, height), interpolation=cv2.INTER_AREA)


def ink_of(pixels: Grey, small: Grey | None = None) -> Grey:
    """255 where there is ink, 0 where there is paper: what is darker than the paper, or the shaded cell, around it.
    ``small`` is the picture at a quarter of its scale, where it is known."""
    import cv2

    around = cv2.blur(quarter(pixels) if small is None else small, (_AROUND // 4, _AROUND // 4))
    around = cv2.resize(around, pixels.shape[::-1], interpolation=cv2.INTER_LINEAR)
    darker = cv2.threshold(cv2.subtract(around, pixels), _DARKER, 255, cv2.THRESH_BINARY)[1]
    black = cv2.threshold(pixels, _BLACK, 255, cv2.THRESH_BINARY_INV)[1]
    return cv2.bitwise_or(darker, black)
