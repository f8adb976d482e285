"""What is on a PDF page, held upright: its words, its rulings, its tick boxes. Found once, used by text and tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.ingest.page import PageInk, find_rulings, place
from pipeline.ingest.pdf.form_fields import field_words
from pipeline.ingest.pdf.glyphs import PageGlyphs
from pipeline.ingest.pdf.printing import page_glyphs
from pipeline.ingest.pdf.tick_boxes import drawn_boxes, typed_boxes
from pipeline.ingest.pdf.words import words_of
from pipeline.ingest.raw import RawWord


def page_ink(page: Any) -> PageInk:
    """The ink of a pdfplumber page."""
    found = page_glyphs(page)
    return ink_of(found, field_words(page, found.frame))


def ink_of(found: PageGlyphs, fields: Sequence[RawWord] = ()) -> PageInk:
    """The ink of a page from its glyphs and shapes, and from what stands in its form fields."""
    frame = found.frame
    for glyphs in (found.glyphs, *found.others.values()):
        typed_boxes(glyphs)
    drawn = drawn_boxes(found)
    words = _placed(words_of(found.glyphs), [*drawn, *fields])
    aside = [" ".join(word.text for word in words_of(glyphs)) for glyphs in found.others.values()]
    if found.slanted:
        aside.append(found.slanted)
    rulings = find_rulings(found.shapes, frame.reading_width, frame.reading_height)
    return PageInk(words, rulings, frame, found.images, [text for text in aside if text], found.cut)


def _placed(words: list[RawWord], more: Sequence[RawWord]) -> list[RawWord]:
    """The words with ``more`` put where they stand in their lines."""
    for word in more:
        box = place(word)
        middle = (box.top + box.bottom) / 2
        index = next(
            (
                index
                for index, other in enumerate(words)
                if place(other).top > box.bottom
                or (place(other).top <= middle <= place(other).bottom and place(other).x0 > box.x0)
            ),
            len(words),
        )
        words.insert(index, word)
    return words
