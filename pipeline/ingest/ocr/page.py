"""One scanned page: its picture upright and straight, its drawn lines set aside, its words recognised."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from pipeline.ingest.ocr import picture as pictures
from pipeline.ingest.ocr.engine import Seen, recognise
from pipeline.ingest.ocr.picture import Picture
from pipeline.ingest.ocr.words import words_of
from pipeline.ingest.page.ink import PageInk
from pipeline.ingest.page.rulings import Rulings

if TYPE_CHECKING:
    from pipeline.ingest.page.frame import Direction

_DOUBTFUL = 0.6


@dataclass(frozen=True, slots=True)
class Settings:
    """How pages are recognised: Tesseract's languages, joined by ``+``."""

    languages: str = "deu"


def recognise_page(picture: Picture, settings: Settings) -> PageInk:
    """What stands on the picture of a page. A page that the engine makes little of is tried upside down as well."""
    picture = pictures.evenly_lit(picture)
    first: Direction
    second: Direction
    first, second = (90, 270) if pictures.sideways(picture) else (0, 180)
    best = _Reading.of(pictures.straightened(pictures.turned(picture, first)), settings)
    if best.trust < _DOUBTFUL:
        other = _Reading.of(pictures.straightened(pictures.turned(picture, second)), settings)
        best = max(best, other, key=lambda reading: reading.trust)
    return PageInk(words_of(best.seen, best.picture), Rulings(), best.picture.frame)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A picture held one way, and what the engine saw on it."""

    picture: Picture
    seen: list[Seen]

    @classmethod
    def of(cls, picture: Picture, settings: Settings) -> _Reading:
        return cls(picture, recognise(picture.pixels, picture.dpi, settings.languages))

    @property
    def trust(self) -> float:
        """The mean confidence of the letters (0 where there are none)."""
        letters = [word.confidence for word in self.seen for c in word.text if c.isalnum()]
        return fmean(letters) if letters else 0.0
