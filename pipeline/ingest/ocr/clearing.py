"""A picture made ready for the engine: what is no print is set aside, kept where it means something, and painted over."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.ingest.ocr import boxes, bullets, dirt, strokes
from pipeline.ingest.ocr.boxes import Mark
from pipeline.ingest.ocr.ink import Pieces, ink_of, pieces_of, quarter
from pipeline.ingest.ocr.picture import Picture
from pipeline.ingest.page import Rulings

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey
    from pipeline.ingest.ocr.ink import Choice


@dataclass(frozen=True, slots=True)
class Cleared:
    """A picture with nothing but print on it, its ink and the pieces of that; those of a letter's size; the signs and
    the drawn lines taken out."""

    picture: Picture
    ink: Grey
    pieces: Pieces
    letters: Choice
    marks: list[Mark]
    rulings: Rulings


def cleared(picture: Picture) -> Cleared:
    """The straightened picture without drawn lines, tick boxes, bullets and dirt."""
    import cv2
    import numpy as np

    dpi = picture.dpi
    small = quarter(picture.pixels)
    pixels = dirt.without_dark_ground(picture.pixels, small, dpi)
    paper = int(np.percentile(pixels[::8, ::8], 80))
    if pixels is picture.pixels:
        ink, pixels = ink_of(pixels, small), pixels.copy()
    else:
        ink = ink_of(pixels)
    marks = boxes.tick_boxes(ink, dpi)
    if marks:
        places = boxes.places_of(marks, ink)
        pixels[places > 0] = paper
        cv2.subtract(ink, places, ink)
    pieces = pieces_of(ink)
    soiled = dirt.dirt(pieces, dpi, ink)
    if soiled[1:].any():
        pieces.paint(soiled, (pixels, paper), (ink, 0))
    drawn = strokes.strokes_of(ink, pieces, dpi)
    if drawn.across or drawn.down:
        pixels, ink = strokes.erased(pixels, ink, drawn)
        pieces = pieces_of(ink)
        pieces.paint(dirt.corners(pieces, drawn, dpi), (pixels, paper), (ink, 0))
        pieces = pieces_of(ink)
    points, numbers = bullets.bullets(pieces, ink, dpi)
    gone = dirt.specks(pieces, dpi)
    gone[numbers] = True
    pieces.paint(gone, (pixels, paper), (ink, 0))
    letters = dirt.letters(pieces, dpi) & ~gone
    return Cleared(replace(picture, pixels=pixels), ink, pieces, letters, [*marks, *points], drawn.rulings(picture))
