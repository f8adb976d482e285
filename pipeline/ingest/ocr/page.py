"""One scanned page: its picture upright and straight, its drawn lines set aside, its words recognised."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from pipeline.ingest.ocr import picture as pictures
from pipeline.ingest.ocr.clearing import Cleared, cleared
from pipeline.ingest.ocr.engine import Seen
from pipeline.ingest.ocr.gaps import fill_gaps
from pipeline.ingest.ocr.picture import Picture
from pipeline.ingest.ocr.recogniser import Recogniser
from pipeline.ingest.ocr.words import words_of
from pipeline.ingest.page import PageInk

if TYPE_CHECKING:
    from pipeline.ingest.page import Direction

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
