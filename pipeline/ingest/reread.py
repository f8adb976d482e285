"""Read a place of a PDF again, with another reader than the one that found it: does the paper say there what we quote?"""

from __future__ import annotations

import unicodedata
from pathlib import Path

from extractors.document import Box
from pipeline.ingest.pdfium import opened


def words_in_box(path: Path, page: int, box: Box) -> str:
    """What stands at a place of a PDF as shown (page from 1, points from the top left), words parted by one space."""
    with opened(path) as reader:
        return reader.text_in(page, [box])[0]


def words_in_boxes(path: Path, page: int, boxes: list[Box]) -> list[str]:
    """What stands at each of several places of one page."""
    with opened(path) as reader:
        return reader.text_in(page, boxes)


def same_words(quote: str, again: str) -> bool:
    """Whether two readings of a place say the same: letters and figures alike; hyphens, spaces, tick boxes and marks apart."""
    return _letters(quote) == _letters(again)


def _letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())
