"""The ink of a picture: told from its paper, place by place; its pieces, and the level runs in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pipeline.ingest.ocr.engine import Grey

    Numbers = NDArray[Any]
    Choice = NDArray[np.bool_]

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


@dataclass(slots=True)
class Pieces:
    """The pieces of ink at half the picture's scale. Piece 0 is the paper. Lengths are in pixels of the whole picture."""

    labels: Numbers
    x0: Numbers
    top: Numbers
    width: Numbers
    height: Numbers
    area: Numbers
    inked: Numbers
    """The places of ``labels``, counted row by row, that have ink."""

    @property
    def x1(self) -> Numbers:
        return self.x0 + self.width

    @property
    def bottom(self) -> Numbers:
        return self.top + self.height

    @property
    def fill(self) -> Numbers:
        """The share of the box around each piece that is ink."""
        share: Numbers = self.area / (self.width * self.height)
        return share

    def height_of(self, chosen: Choice, x0: int, top: int, x1: int, bottom: int) -> tuple[int, int] | None:
        """From where to where the chosen pieces in a box reach down the page, less the pixel that half scale adds at either
        end; None where the box holds none of them."""
        import numpy as np

        middle_x, middle_y = self.x0 + self.width // 2, self.top + self.height // 2
        inside = chosen & (middle_x >= x0) & (middle_x <= x1) & (middle_y >= top) & (middle_y <= bottom)
        numbers = np.flatnonzero(inside)
        if not len(numbers):
            return None
        return int(self.top[numbers].min()) + 1, int(self.bottom[numbers].max()) - 1

    def drawn(self, chosen: Choice) -> Grey:
        """The chosen pieces alone, at half scale."""
        import numpy as np

        shades: Grey = np.zeros(self.labels.shape, np.uint8)
        shades.ravel()[self.inked[chosen[self.labels.ravel()[self.inked]]]] = 255
        return shades

    def paint(self, chosen: Choice, *pictures: tuple[Grey, int]) -> None:
        """Give the places of the chosen pieces, with a margin of a pixel or two, one shade on each of the whole pictures."""
        import cv2
        import numpy as np

        half = cv2.dilate(self.drawn(chosen), np.ones((3, 3), np.uint8))
        rows, columns = np.divmod(np.flatnonzero(half.view(bool)), half.shape[1])
        for picture, shade in pictures:
            height, width = picture.shape
            pairs = picture[: height // 2 * 2, : width // 2 * 2].reshape(height // 2, 2, width // 2, 2)
            pairs[rows, :, columns, :] = shade
            picture[height // 2 * 2 :, : width // 2 * 2][:, half[-1].repeat(2) > 0] = shade
            picture[: height // 2 * 2, width // 2 * 2 :][half[:, -1].repeat(2) > 0] = shade


def pieces_of(ink: Grey) -> Pieces:
    """The pieces of ink; what is thinner than a pixel at half scale is kept."""
    import cv2
    import numpy as np

    height, width = ink.shape
    even = ink[: height // 2 * 2, : width // 2 * 2]
    half = cv2.resize(even, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    _, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(half, 8, cv2.CV_32S, cv2.CCL_BBDT)
    inked = np.flatnonzero(half.astype(bool))
    left, top, width, height, area = (stats[:, column] for column in range(5))
    return Pieces(labels, 2 * left, 2 * top, 2 * width, 2 * height, 4 * area, inked)


_CELL = 4  # pixels compared at once


def level_runs(ink: Grey, length: int) -> Iterator[tuple[int, Grey]]:
    """The runs across a page of at least ``length`` pixels (11 or more), as bands of rows: the first row of each and its
    picture, with the runs only. The lowest band comes first. ``ink`` holds 0 and 255 only."""
    import cv2
    import numpy as np

    whole = np.ones((1, length), np.uint8)
    for first, last in _bands(ink, length):
        band = ink[first:last]
        runs = cv2.morphologyEx(band, cv2.MORPH_OPEN, whole, borderType=cv2.BORDER_CONSTANT, borderValue=(0,))
        if cv2.hasNonZero(runs):
            yield first, runs


def _bands(ink: Grey, length: int) -> list[tuple[int, int]]:
    """From where to where the rows go, from the lowest up, that have cells full of ink side by side; a run of the length
    fills all of its cells but those that it begins and ends in."""
    import numpy as np

    cells = ink[:, : ink.shape[1] // _CELL * _CELL].view("uint32") == 0xFFFFFFFF
    beside = (length - _CELL + 1) // _CELL
    taken = 1
    while taken < beside:
        step = min(taken, beside - taken)
        cells = cells[:, :-step] & cells[:, step:]
        taken += step
    some = np.concatenate(([False], cells.any(axis=1), [False]))
    edges = np.flatnonzero(some[1:] != some[:-1])
    return [(int(first), int(last)) for first, last in zip(edges[-2::-2], edges[::-2], strict=True)]
