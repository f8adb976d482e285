"""The scanned pages of a PDF, recognised side by side, each kept as soon as it is done."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path

from pipeline.errors import RatsleseError
from pipeline.ingest import cache
from pipeline.ingest.document.page import PageInk
from pipeline.ingest.ocr.engine import Recogniser
from pipeline.ingest.ocr.page import recognise_page
from pipeline.ingest.ocr.picture import Picture
from pipeline.ingest.pdf.pdfium import Pdfium
from pipeline.ingest.reading import Reading, Recognition
from pipeline.limits import cores

_WAIT = 0.02

Recognised = PageInk | str
"""What stands on a page, or why it could not be recognised."""


def recognise_pages(
    reader: Pdfium, numbers: Sequence[int], how: Reading, sha256: str
) -> Iterator[tuple[int, Recognised]]:
    """The pages of these numbers as they are done. What was recognised before, in a run that was broken off or under other
    rules of layout, is not recognised again."""
    recognition = how.recognition
    if recognition is None:
        return
    folder = f"ocr-{cache.recogniser_version()}/{sha256}-{recognition.languages}-{recognition.engine}"
    pages = _pages(reader, numbers, how.cache, folder, recognition)
    for done, (number, ink) in enumerate(pages, 1):
        how.progress(done, len(numbers))
        yield number, ink


def _pages(
    reader: Pdfium, numbers: Sequence[int], kept: Path | None, folder: str, recognition: Recognition
) -> Iterator[tuple[int, Recognised]]:
    """pdfium renders one page at a time; as many as there are cores are in work, no more pictures than these in memory."""
    import cv2

    cv2.setNumThreads(1)  # the pages are side by side already: OpenCV's own threads would only wait for one another
    at_a_time = cores()
    working: dict[Future[PageInk], int] = {}
    with Recogniser(recognition.languages) as recogniser, ThreadPoolExecutor(at_a_time) as workers:
        for number in numbers:
            ink = cache.get(kept, f"{folder}/{number:05}", PageInk)
            picture = ink or _picture(reader, number)
            if not isinstance(picture, Picture):
                yield number, picture
                continue
            working[workers.submit(_recognise, picture, recogniser, recognition.places)] = number
            if len(working) > at_a_time:
                yield from _finished(working, kept, folder)
        while working:
            yield from _finished(working, kept, folder)


def _picture(reader: Pdfium, number: int) -> Picture | str:
    try:
        return reader.picture(number) or "the page is too large to be recognised"
    except Exception as error:  # a page that is damaged costs itself only
        return f"the page cannot be rendered ({error})"


def _finished(working: dict[Future[PageInk], int], kept: Path | None, folder: str) -> Iterator[tuple[int, Recognised]]:
    """The pages that are done by now, at least one; each is kept."""
    for future in wait(working, return_when=FIRST_COMPLETED).done:
        number = working.pop(future)
        try:
            ink = future.result()
        except RatsleseError as error:
            yield number, error.message
            continue
        cache.put(kept, f"{folder}/{number:05}", ink)
        yield number, ink


def _recognise(picture: Picture, recogniser: Recogniser, places: Path | None) -> PageInk:
    with _place(places):
        return recognise_page(picture, recogniser)


@contextmanager
def _place(folder: Path | None) -> Iterator[None]:
    """One of as many places as the machine has cores, shared by all processes of a run: a file is locked while the place is
    taken, and free again when its process ends, however it ends."""
    if folder is None:
        yield
        return
    import fcntl

    places = [folder / f"place-{number}" for number in range(cores())]
    while True:
        for place in places:
            with place.open("a") as file:
                try:
                    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    continue
                yield
                return
        time.sleep(_WAIT)
