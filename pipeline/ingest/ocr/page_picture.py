"""The picture of a PDF page as it is shown: taken out of the file where the page is one picture, else rendered by pdfium."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipeline.ingest.ocr.picture import Picture
from pipeline.ingest.page.frame import Frame

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey

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
