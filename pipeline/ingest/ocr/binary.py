"""Ink and paper of a picture told apart, place by place."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey

_AROUND = 51  # pixels: wider than a stroke, narrower than a shaded cell
_DARKER = 25
_BLACK = 105


def ink_of(pixels: Grey) -> Grey:
    """255 where there is ink, 0 where there is paper: what is darker than the paper, or the shaded cell, around it."""
    import cv2

    quarter = cv2.resize(pixels, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    around = cv2.blur(quarter, (_AROUND // 4, _AROUND // 4))
    around = cv2.resize(around, pixels.shape[::-1], interpolation=cv2.INTER_LINEAR)
    darker = cv2.threshold(cv2.subtract(around, pixels), _DARKER, 255, cv2.THRESH_BINARY)[1]
    black = cv2.threshold(pixels, _BLACK, 255, cv2.THRESH_BINARY_INV)[1]
    return cv2.bitwise_or(darker, black)
