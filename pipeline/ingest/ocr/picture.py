"""The picture of a PDF page as it is shown: taken out of the file where the page is one picture, else rendered by pdfium; then made
upright and straight, and evenly lit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from pipeline.ingest.document.page import Direction, Frame

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey

_STEADY = 0.05  # degrees
_SIDEWAYS = 1.5  # times as sharp is the profile of the page turned over


@dataclass(slots=True)
class Picture:
    """A grey picture of ``dpi`` pixels an inch, held as ``frame`` says. ``sharp``: it was scanned with so many, not enlarged."""

    pixels: Grey
    dpi: int
    frame: Frame
    sharp: bool = False

    def points(self, pixels: float) -> float:
        """A length in pixels as points of the page."""
        return pixels * 72 / self.dpi


def turned(picture: Picture, direction: Direction) -> Picture:
    """The picture held so that text which runs in ``direction`` is upright."""
    if direction == 0:
        return picture
    frame = Frame(picture.frame.width, picture.frame.height, direction)
    return replace(picture, pixels=upright(picture.pixels, direction), frame=frame)


def upright(pixels: Grey, direction: Direction) -> Grey:
    """The pixels of a page turned until text which runs in ``direction`` is upright."""
    import cv2

    if direction == 0:
        return pixels
    turn = {90: cv2.ROTATE_90_COUNTERCLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_CLOCKWISE}
    return cv2.rotate(pixels, turn[direction])


def straightened(picture: Picture, skew: float) -> Picture:
    """The picture turned about its middle so that its lines of text, which fall off to the right by ``skew`` degrees, are
    level."""
    import cv2

    if abs(skew) < _STEADY:
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
    return replace(picture, pixels=pixels, frame=Frame(old.width, old.height, old.direction, skew))


def posture(picture: Picture) -> tuple[bool, float]:
    """Whether the lines of text run up or down the page, and by how many degrees, from -5 to 5, they fall off to the right
    once they run across it: where their profile is sharpest."""
    import cv2

    ink = _small_ink(picture)
    if not ink.any():
        return False, 0.0
    fine = ink * 255
    coarse = cv2.resize(fine, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    upright = cv2.rotate(coarse, cv2.ROTATE_90_CLOCKWISE)
    slopes = range(-4, 5)
    sideways = max(_sharpness(upright, s) for s in slopes) > _SIDEWAYS * max(_sharpness(coarse, s) for s in slopes)
    if sideways:
        fine, coarse = cv2.rotate(fine, cv2.ROTATE_90_CLOCKWISE), upright
    best, span = 0.0, 5.0
    for step, shape in ((1.0, coarse), (0.2, coarse), (0.05, fine)):
        angles = [best + step * k for k in range(-round(span / step), round(span / step) + 1)]
        best = max((_sharpness(shape, angle), angle) for angle in angles)[1]
        span = 0.8 * step
    return sideways, round(best, 2)


def evenly_lit(picture: Picture) -> Picture:
    """The picture with its shadows taken out: every place is set against the paper around it."""
    import cv2
    import numpy as np

    small = cv2.resize(picture.pixels, None, fx=1 / 16, fy=1 / 16, interpolation=cv2.INTER_AREA)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 7)
    if int(paper.max()) - int(np.percentile(paper, 2)) < 40:
        return picture
    ground = cv2.resize(paper, picture.pixels.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return replace(picture, pixels=cv2.divide(picture.pixels, np.maximum(ground, 40), scale=255))


def _small_ink(picture: Picture) -> Any:
    """The ink of a page at some 75 dpi as ones; what is too large to be text (pictures, dark edges) is left out."""
    import cv2
    import numpy as np

    scale = 75 / picture.dpi
    small = cv2.resize(picture.pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = cv2.adaptiveThreshold(small, 1, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, 31, 15)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    fits = (stats[:, cv2.CC_STAT_WIDTH] < 60) & (stats[:, cv2.CC_STAT_HEIGHT] < 30) & (stats[:, cv2.CC_STAT_AREA] > 2)
    fits[0] = False
    return fits[labels].astype(np.uint8)


def _sharpness(ink: Any, angle: float) -> float:
    """How sharply the rows of ink stand out when the page is turned by ``angle`` degrees."""
    import cv2
    import numpy as np

    height, width = ink.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    profile = cv2.reduce(cv2.warpAffine(ink, matrix, (width, height)), 1, cv2.REDUCE_SUM, dtype=cv2.CV_32S)
    return float(np.square(np.diff(profile[:, 0].astype(np.float64))).sum())


def _paper(pixels: Grey) -> float:
    import numpy as np

    return float(np.percentile(pixels[::8, ::8], 90))


DPI = 300
"""Coarser and finer scans are brought to it."""
_PIXELS = 60_000_000
_COARSEST = 100
_SHARP = 0.95  # of the dots an inch that are asked for
_ROUNDED = 2  # pixels
_BESIDE = 0.6  # points that a picture may be off the edges of its page


def picture_of(page: Any) -> Picture | None:
    """The picture of a page of pdfium as it is shown; None where it is too large to be recognised."""
    width, height = page.get_size()
    inches = width * height / 72**2
    dpi = DPI if inches * DPI**2 <= _PIXELS else int((_PIXELS / inches) ** 0.5)
    if dpi < _COARSEST:
        return None
    scan = _only_picture(page)
    if scan is None:
        return Picture(rendered(page, dpi / 72), dpi, Frame(width, height))
    about = scan.get_metadata()
    sharp = min(about.horizontal_dpi, about.vertical_dpi) >= _SHARP * dpi
    pixels = _taken_out(scan, page, dpi)
    return Picture(rendered(page, dpi / 72) if pixels is None else pixels, dpi, Frame(width, height), sharp=sharp)


def rendered(page: Any, scale: float) -> Grey:
    """A page of pdfium as it is shown, in grey, ``scale`` pixels to a point."""
    import cv2

    bitmap = page.render(scale=scale)  # in colours: pdfium takes three times as long to give a grey picture
    try:
        pixels: Grey = cv2.cvtColor(bitmap.to_numpy(), cv2.COLOR_BGR2GRAY)
        return pixels
    finally:
        bitmap.close()


def _only_picture(page: Any) -> Any | None:
    """The one picture that a page consists of, as a scanner leaves it."""
    from pypdfium2 import raw

    if raw.FPDFPage_CountObjects(page) != 1:
        return None
    found = next(page.get_objects())
    return found if found.type == raw.FPDF_PAGEOBJ_IMAGE else None


def _taken_out(scan: Any, page: Any, dpi: int) -> Grey | None:
    """The dots of a scan, in a third of the time that rendering takes. None where they are not grey ones, not laid plainly on the
    page, or not as many as are asked for."""
    import cv2

    size = tuple(round(length * dpi / 72) for length in page.get_size())
    if not _is_grey(scan) or not _fills(scan.get_matrix().get(), page.get_cropbox()):
        return None
    pixels: Grey = scan.get_bitmap().to_numpy()
    turn = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
    direction = page.get_rotation()
    pixels = cv2.rotate(pixels, turn[direction]) if direction else pixels.copy()
    fits = pixels.ndim == 2 and all(
        abs(one - other) <= _ROUNDED for one, other in zip(pixels.shape[::-1], size, strict=True)
    )
    return pixels if fits else None


def _is_grey(scan: Any) -> bool:
    """Whether a picture has eight bits of grey a dot and nothing shines through it."""
    from pypdfium2 import raw

    about = scan.get_metadata()
    grey = about.colorspace in (raw.FPDF_COLORSPACE_DEVICEGRAY, raw.FPDF_COLORSPACE_CALGRAY)
    return bool(grey and about.bits_per_pixel == 8 and not raw.FPDFPageObj_HasTransparency(scan))


def _fills(matrix: tuple[float, ...], page: tuple[float, ...]) -> bool:
    """Whether a picture lies upright from edge to edge of its page."""
    a, b, c, d, e, f = matrix
    edges = zip((e, f, e + a, f + d), page, strict=True)
    return b == c == 0 and a > 0 < d and all(abs(one - other) <= _BESIDE for one, other in edges)
