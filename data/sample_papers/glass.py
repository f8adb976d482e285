"""A printed paper as it comes from the glass of a copier: askew, speckled, a page bilevel and a page grey, without a text layer."""

from collections.abc import Sequence
from pathlib import Path
from time import gmtime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Grey = NDArray[np.uint8]
    Fine = NDArray[np.float32]

DPI = 200
_WHEN = gmtime(1_460_000_000)
_QUALITY = 30


def scan(printed: Path, target: Path, skews: Sequence[float]) -> None:
    """A PDF of pictures of the pages of ``printed``, each turned by as many degrees as ``skews`` says; bilevel and grey in turn."""
    from PIL import Image

    for number, skew in enumerate(skews):
        page = Image.fromarray(picture(printed, number, skew))
        page, options = (page.convert("1"), {}) if number % 2 == 0 else (page, {"quality": _QUALITY})
        page.save(target, "PDF", append=number > 0, resolution=DPI, creationDate=_WHEN, modDate=_WHEN, **options)


def picture(printed: Path, number: int, skew: float) -> "Grey":
    """The page (from 0) as the copier sees it. The speckles are the same every time."""
    import cv2
    import numpy as np
    import pypdfium2

    with pypdfium2.PdfDocument(printed) as document:
        rendered = document[number].render(scale=DPI / 72, grayscale=True).to_numpy().squeeze()
    pixels: Fine = rendered.astype(np.float32)
    height, width = pixels.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -skew, 1.0)
    pixels = np.asarray(cv2.warpAffine(pixels, turn, (width, height), borderValue=(255,)), np.float32)
    chance = np.random.default_rng(number)
    if number % 2 == 0:
        pixels = np.where(cv2.GaussianBlur(pixels, (0, 0), 0.6) < 150, 0, 255).astype(np.float32)
        speckles = chance.random(pixels.shape) < 0.00012
        pixels[cv2.dilate(speckles.astype(np.uint8), np.ones((2, 2), np.uint8)) > 0] = 0
    else:
        light = np.linspace(236, 218, width, dtype=np.float32)[None, :]  # the right edge lies in the shade
        paper = light + chance.normal(0, 2.0, pixels.shape).astype(np.float32)
        pixels = (paper * (0.22 + 0.78 * cv2.GaussianBlur(pixels, (0, 0), 0.7) / 255)).astype(np.float32)
    grey: Grey = np.clip(pixels, 0, 255).astype(np.uint8)
    return grey
