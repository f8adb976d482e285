"""The picture of a page: rendered by pdfium, made upright and straight, evenly lit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pipeline.ingest.page.frame import Direction, Frame

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey

DPI = 300
"""What Tesseract's models were trained on; coarser and finer scans are brought to it."""
_PIXELS = 60_000_000
_COARSEST = 100
_STEPS = (1.0, 0.2, 0.05)  # degrees


@dataclass(slots=True)
class Picture:
    """A grey picture of ``dpi`` pixels an inch, held as ``frame`` says."""

    pixels: Grey
    dpi: int
    frame: Frame

    def points(self, pixels: float) -> float:
        """A length in pixels as points of the page."""
        return pixels * 72 / self.dpi


def render(page: Any) -> Picture | None:
    """The picture of a page of pdfium as it is shown; None where it is too large to be recognised."""
    import numpy as np

    width, height = page.get_size()
    inches = width * height / 72**2
    dpi = DPI if inches * DPI**2 <= _PIXELS else int((_PIXELS / inches) ** 0.5)
    if dpi < _COARSEST:
        return None
    bitmap = page.render(scale=dpi / 72, grayscale=True)
    try:
        pixels = np.ascontiguousarray(bitmap.to_numpy()[:, :, 0] if bitmap.to_numpy().ndim == 3 else bitmap.to_numpy())
        return Picture(pixels.copy(), dpi, Frame(width, height))
    finally:
        bitmap.close()


def turned(picture: Picture, direction: Direction) -> Picture:
    """The picture held so that text which runs in ``direction`` is upright."""
    import cv2

    if direction == 0:
        return picture
    turn = {90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_CLOCKWISE}[direction]
    frame = Frame(picture.frame.width, picture.frame.height, direction)
    return Picture(cv2.rotate(picture.pixels, turn), picture.dpi, frame)


def straightened(picture: Picture) -> Picture:
    """The picture turned about its middle so that its lines of text are level."""
    import cv2

    skew = round(skew_of(picture), 2)
    if abs(skew) < 0.05:
        return picture
    height, width = picture.pixels.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    paper = int(_paper(picture.pixels))
    pixels = cv2.warpAffine(
        picture.pixels,
        matrix,
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=(paper,),
    )
    old = picture.frame
    return Picture(pixels, picture.dpi, Frame(old.width, old.height, old.direction, skew))  # type: ignore[arg-type]


def skew_of(picture: Picture) -> float:
    """By how many degrees the lines of text fall off to the right, from -5 to 5: where their profile is sharpest."""
    ink = _small_ink(picture)
    if not ink.any():
        return 0.0
    best, span = 0.0, 5.0
    for step in _STEPS:
        angles = [best + step * k for k in range(-round(span / step), round(span / step) + 1)]
        best = max(angles, key=lambda angle: _sharpness(ink, angle))
        span = step
    return best


def sideways(picture: Picture) -> bool:
    """Whether the lines of text run up or down the page."""
    import cv2

    ink = _small_ink(picture)
    if not ink.any():
        return False
    level = max(_sharpness(ink, angle) for angle in (-2.0, -1.0, 0.0, 1.0, 2.0))
    upright = cv2.rotate(ink, cv2.ROTATE_90_CLOCKWISE)
    return max(_sharpness(upright, angle) for angle in (-2.0, -1.0, 0.0, 1.0, 2.0)) > 1.5 * level


def evenly_lit(picture: Picture) -> Picture:
    """The picture with its shadows taken out: every place is set against the paper around it."""
    import cv2
    import numpy as np

    small = cv2.resize(picture.pixels, None, fx=1 / 16, fy=1 / 16, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 7)
    if int(paper.max()) - int(np.percentile(paper, 2)) < 40:
        return picture
    ground = cv2.resize(paper, picture.pixels.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return Picture(cv2.divide(picture.pixels, cv2.max(ground, 40), scale=255), picture.dpi, picture.frame)


def _small_ink(picture: Picture) -> Any:
    """The ink of a page at some 75 dpi as ones; what is too large to be text (pictures, dark edges) is left out."""
    import cv2
    import numpy as np

    scale = 75 / picture.dpi
    small = cv2.resize(picture.pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = cv2.adaptiveThreshold(small, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    fits = (stats[:, cv2.CC_STAT_WIDTH] < 60) & (stats[:, cv2.CC_STAT_HEIGHT] < 30) & (stats[:, cv2.CC_STAT_AREA] > 2)
    fits[0] = False
    return fits[labels].astype(np.uint8)


def _sharpness(ink: Any, angle: float) -> float:
    """How sharply the rows of ink stand out when the page is turned by ``angle``."""
    import cv2
    import numpy as np

    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    profile = cv2.warpAffine(ink * 255, matrix, (width, height)).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(profile)).sum())


def _paper(pixels: Grey) -> float:
    import numpy as np

    return float(np.percentile(pixels[::8, ::8], 90))
