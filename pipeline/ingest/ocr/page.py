"""One scanned page: its picture upright and straight, its drawn lines set aside, its words recognised; places of it read a second time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from statistics import fmean
from typing import TYPE_CHECKING

from extractors.document import Box
from pipeline.ingest.document.page import Frame, PageInk
from pipeline.ingest.ocr import picture as pictures
from pipeline.ingest.ocr.clearing import Cleared, cleared
from pipeline.ingest.ocr.engine import Recogniser, Seen, check_languages
from pipeline.ingest.ocr.gaps import fill_gaps
from pipeline.ingest.ocr.picture import Picture, straightened, turned
from pipeline.ingest.ocr.words import words_of

if TYPE_CHECKING:
    from pipeline.ingest.document.page import Direction
    from pipeline.ingest.ocr.engine import Grey, Recogniser


_DOUBTFUL = 0.6


def recognise_page(picture: Picture, recogniser: Recogniser) -> PageInk:
    """What stands on the picture of a page. A page that the engine makes little of is tried upside down as well."""
    picture = pictures.evenly_lit(picture)
    first: Direction
    second: Direction
    sideways, skew = pictures.posture(picture)
    first, second = (90, 270) if sideways else (0, 180)
    best = _Reading.of(pictures.straightened(pictures.turned(picture, first), skew), recogniser)
    if best.trust < _DOUBTFUL:
        other = _Reading.of(pictures.straightened(pictures.turned(picture, second), skew), recogniser)
        best = max(best, other, key=lambda reading: reading.trust)
    page = best.cleared
    seen, unread = fill_gaps(page, best.seen, recogniser)
    words = words_of(seen, page)
    return PageInk(words, page.rulings, page.picture.frame, unread=unread)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A picture held one way, and what the engine saw on it."""

    cleared: Cleared
    seen: list[Seen]

    @classmethod
    def of(cls, picture: Picture, recogniser: Recogniser) -> _Reading:
        page = cleared(picture)
        read = recogniser.recognise_sharp if picture.sharp else recogniser.recognise
        return cls(page, read(page.picture.pixels, picture.dpi))

    @property
    def trust(self) -> float:
        """The mean confidence of the letters (0 where there are none)."""
        letters = [word.confidence for word in self.seen for c in word.text if c.isalnum()]
        return fmean(letters) if letters else 0.0


_SPARSE, _ONE_LINE = 11, 7  # Tesseract's page segmentation modes
_MARGIN = 2.0  # points around a box
_GAP = 30  # pixels between two cuttings


class SecondLook:
    """A scanned page as it is shown, whose text lies as ``frame`` says, ready to be read in places."""

    def __init__(self, picture: Picture, frame: Frame, recogniser: Recogniser) -> None:
        check_languages(recogniser.languages)
        self._as_scanned = straightened(turned(picture, frame.direction), frame.skew)
        self._page = cleared(self._as_scanned).picture
        self._frame = frame
        self._recogniser = recogniser

    def read(self, boxes: Sequence[Box]) -> list[str]:
        """What stands in each of the boxes. All cuttings are put one under another on a sheet of their own and recognised at
        once, without what stands around them on the page."""
        cuttings = [self._cut(self._page, box) for box in boxes]
        edges = [_GAP]
        for cutting in cuttings:
            edges.append(edges[-1] + cutting.shape[0] + _GAP)
        found: list[list[Seen]] = [[] for _ in boxes]
        for word in self._recognise(cuttings, edges, _SPARSE, smaller=True) if boxes else ():
            middle = (word.top + word.bottom) / 2
            found[max(0, sum(edge - _GAP / 2 <= middle for edge in edges[:-1]) - 1)].append(word)
        return [" ".join(word.text for word in sorted(words, key=lambda word: word.x0)) for words in found]

    def read_line(self, box: Box) -> list[str]:
        """What stands in one box, taken for a single line and read at two scales; where nothing is left of it on the cleared
        page, as it was scanned. Slower than a sheet, and surer where a cutting holds one or two words."""
        for page in (self._page, self._as_scanned):
            readings = [self._line(page, box, smaller=smaller) for smaller in (False, True)]
            if any(readings):
                return readings
        return []

    def _line(self, page: Picture, box: Box, *, smaller: bool) -> str:
        cutting = self._cut(page, box)
        seen = self._recognise([cutting], [_GAP, cutting.shape[0] + 2 * _GAP], _ONE_LINE, smaller=smaller)
        return " ".join(word.text for word in seen)

    def _recognise(
        self, cuttings: Sequence[Grey], edges: Sequence[int], layout: int, *, smaller: bool = False
    ) -> list[Seen]:
        import numpy as np

        width = max(cutting.shape[1] for cutting in cuttings) + 2 * _GAP
        sheet = np.full((edges[-1], width), 255, np.uint8)
        for top, cutting in zip(edges, cuttings, strict=False):
            sheet[top : top + cutting.shape[0], _GAP : _GAP + cutting.shape[1]] = cutting
        read = self._recogniser.recognise_sharp if smaller else self._recogniser.recognise
        return read(sheet, self._page.dpi, layout)

    def _cut(self, page: Picture, box: Box) -> Grey:
        box = _straight(box, self._frame)
        scale = page.dpi / 72
        height, width = page.pixels.shape
        x0, x1 = (round(min(max(x * scale, 0), width)) for x in (box.x0 - _MARGIN, box.x1 + _MARGIN))
        top, bottom = (round(min(max(y * scale, 0), height)) for y in (box.top - 1, box.bottom + 1))
        return page.pixels[top : max(bottom, top + 1), x0 : max(x1, x0 + 1)]


def _straight(box: Box, frame: Frame) -> Box:
    """A box of the page as shown, as it lies on the upright, straightened page: its middle turned, its size kept."""
    x0, top, x1, bottom = frame.reading(box.x0, box.top, box.x1, box.bottom)
    x, y = (x0 + x1) / 2 - frame.reading_width / 2, (top + bottom) / 2 - frame.reading_height / 2
    turn, lift = cos(radians(frame.skew)), sin(radians(frame.skew))
    middle_x = frame.reading_width / 2 + x * turn + y * lift
    middle_y = frame.reading_height / 2 - x * lift + y * turn
    half, high = (x1 - x0) / 2, (bottom - top) / 2
    return Box(middle_x - half, middle_y - high, middle_x + half, middle_y + high)
