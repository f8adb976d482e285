"""The connected pieces of ink on a picture, measured: letters, dots, lines, dirt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from pipeline.ingest.ocr.engine import Grey

    Numbers = NDArray[Any]
    Choice = NDArray[np.bool_]


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
