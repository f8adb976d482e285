"""How papers are read: what is kept, and whether and how pages without a text layer are recognised."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

OcrMode = Literal["auto", "never", "always"]
Progress = Callable[[int, int], None]
"""Called with the number of scanned pages recognised so far, and of all that the paper has."""


def no_progress(done: int, total: int) -> None:
    """For whoever does not want to hear of pages."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """How scanned pages are recognised: ``engine`` is Tesseract's version, a change of which makes what is kept stale.
    ``places``: a folder in which all papers of a run share the places at which a page may be worked on at a time."""

    languages: str = "deu"
    engine: str = ""
    places: Path | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """``cache``: the folder of what was read before, or None. ``ocr``: ``auto`` recognises the pages that have no usable text
    layer, ``always`` every page with a picture on it, ``never`` none. ``recognition`` is None where pages cannot or may not be
    recognised; ``lack`` says why. ``max_pages``: a longer PDF is refused."""

    cache: Path | None = None
    ocr: OcrMode = "never"
    recognition: Recognition | None = None
    lack: str = "OCR is switched off (--ocr never)."
    max_pages: int = 5000
    progress: Progress = field(default=no_progress, compare=False)

    @property
    def key(self) -> str:
        """What a Document depends on beside the file and the code."""
        if self.recognition is None:
            return "no-ocr"
        return f"{self.ocr}-{self.recognition.languages}-{self.recognition.engine}"


AS_PRINTED = Reading()
"""Text layers only, nothing kept."""


def reading(
    cache: Path | None,
    ocr: OcrMode = "auto",
    languages: str = "deu",
    places: Path | None = None,
    max_pages: int = AS_PRINTED.max_pages,
) -> Reading:
    """The Reading that this machine can do. Where Tesseract or its data is missing, ``auto`` goes without; ``always``, and
    other languages than German, which somebody asked for, raise RatsleseError."""
    from pipeline.errors import RatsleseError
    from pipeline.ingest.ocr.engine import check_languages, engine

    if ocr == "never":
        return Reading(cache, max_pages=max_pages)
    try:
        check_languages(languages)
    except RatsleseError as error:
        if ocr == "always" or languages != "deu":
            raise
        return Reading(cache, lack=str(error), max_pages=max_pages)
    return Reading(cache, ocr, Recognition(languages, engine().version, places), max_pages=max_pages)
