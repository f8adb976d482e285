"""Places of a scanned page read a second time, each cut out of the picture, to check what was recognised there."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, radians, sin
from typing import TYPE_CHECKING

from extractors.document import Box
from pipeline.ingest.ocr.engine import recognise
from pipeline.ingest.ocr.picture import Picture, straightened, turned
from pipeline.ingest.page.frame import Frame

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey

_ONE_BLOCK = 11
_MARGIN = 2.0  # points around a box
_GAP = 30  # pixels between two cuttings


def read_again(picture: Picture, frame: Frame, boxes: Sequence[Box], languages: str) -> list[str]:
    """What stands in each of the ``boxes`` of the page as shown, whose text lies as ``frame`` says. All cuttings are put one
    under another on a sheet of their own and recognised at once, without what stands around them on the page."""
    import numpy as np

    upright = straightened(turned(picture, frame.direction), frame.skew)
    cuttings = [_cut(upright, _straight(box, frame)) for box in boxes]
    width = max((cutting.shape[1] for cutting in cuttings), default=0) + 2 * _GAP
    edges: list[int] = []
    height = _GAP
    for cutting in cuttings:
        edges.append(height)
        height += cutting.shape[0] + _GAP
    sheet = np.full((height, width), 255, np.uint8)
    for top, cutting in zip(edges, cuttings, strict=True):
        sheet[top : top + cutting.shape[0], _GAP : _GAP + cutting.shape[1]] = cutting
    found: list[list[str]] = [[] for _ in boxes]
    for word in recognise(sheet, picture.dpi, languages, _ONE_BLOCK) if boxes else ():
        middle = (word.top + word.bottom) / 2
        found[max(0, sum(edge - _GAP / 2 <= middle for edge in edges) - 1)].append(word.text)
    return [" ".join(words) for words in found]


def _cut(picture: Picture, box: Box) -> Grey:
    scale = picture.dpi / 72
    height, width = picture.pixels.shape
    x0, x1 = (round(min(max(x * scale, 0), width)) for x in (box.x0 - _MARGIN, box.x1 + _MARGIN))
    top, bottom = (round(min(max(y * scale, 0), height)) for y in (box.top - _MARGIN / 2, box.bottom + _MARGIN / 2))
    return picture.pixels[top : max(bottom, top + 1), x0 : max(x1, x0 + 1)]


def _straight(box: Box, frame: Frame) -> Box:
    """A box of the page as shown, as it lies on the upright, straightened page: its middle turned, its size kept."""
    x0, top, x1, bottom = frame.reading(box.x0, box.top, box.x1, box.bottom)
    x, y = (x0 + x1) / 2 - frame.reading_width / 2, (top + bottom) / 2 - frame.reading_height / 2
    turn, lift = cos(radians(frame.skew)), sin(radians(frame.skew))
    middle_x = frame.reading_width / 2 + x * turn + y * lift
    middle_y = frame.reading_height / 2 - x * lift + y * turn
    half, high = (x1 - x0) / 2, (bottom - top) / 2
    return Box(middle_x - half, middle_y - high, middle_x + half, middle_y + high)
