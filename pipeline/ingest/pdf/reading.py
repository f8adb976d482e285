"""A PDF → a Document: what is printed on the pages, in reading order, every word with its place.

Pages that have no usable text layer are recognised where that is possible and wanted; where not, they come as pages with
``source="none"`` and a note that says why. A file that cannot be read raises ReadError.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pdfplumber

from extractors.document import Bookmark, Document, TextSource
from pipeline.errors import ReadError
from pipeline.ingest.document.assemble import assemble
from pipeline.ingest.document.page import Frame, PageInk, Rulings
from pipeline.ingest.layout.pages import ReadPage, lay_out
from pipeline.ingest.pdf.forms import field_words
from pipeline.ingest.pdf.glyphs import PageGlyphs
from pipeline.ingest.pdf.guide import tagged_headings
from pipeline.ingest.pdf.pdfium import Pdfium, opened
from pipeline.ingest.pdf.printing import page_glyphs
from pipeline.ingest.pdf.scans import recognise_pages
from pipeline.ingest.pdf.text_layer import fault, poor, widthless
from pipeline.ingest.pdf.words import ink_of
from pipeline.ingest.reading import AS_PRINTED, Reading
from pipeline.ingest.repairs.page import repaired

for _library in ("pdfminer", "pdfplumber", "pypdfium2"):
    logging.getLogger(_library).setLevel(logging.ERROR)


@dataclass(slots=True)
class PdfPages:
    """The pages of a PDF before they are laid out, and what is to be said about the reading of it."""

    pages: list[ReadPage]
    notes: list[str] = field(default_factory=list)
    bookmarks: tuple[Bookmark, ...] = ()
    labels: dict[int, str] = field(default_factory=dict)


def read_pdf(path: Path, how: Reading = AS_PRINTED, sha256: str = "") -> Document:
    """The Document of a PDF: paragraphs, headings, items and tables in reading order, running heads and feet set aside."""
    found = read_pages(path, how.max_pages)
    _recognise(path, found, how, sha256)
    found.notes += [f"page {page.number}: {page.fault}" for page in found.pages if page.source == "none"]
    found.notes += [
        f"page {p.number}: {p.ink.unread} places of print were not read" for p in found.pages if p.ink.unread
    ]
    sources = {page.source for page in found.pages if page.source != "none"}
    source: TextSource = "mixed" if len(sources) == 2 else "ocr" if sources == {"ocr"} else "digital"
    document = assemble(lay_out(found.pages), source, found.notes)
    labelled = tuple(replace(page, label=found.labels.get(page.number, "")) for page in document.pages)
    document = replace(document, pages=labelled, bookmarks=found.bookmarks)
    if not document.words and all(page.source != "none" for page in found.pages):
        raise ReadError("empty", "The PDF holds no words.")
    return document


def _recognise(path: Path, found: PdfPages, how: Reading, sha256: str) -> None:
    """Put what stands on the pictures into the pages that have no usable text layer or a poor one, or into all where that is
    asked for."""
    scanned = [page for page in found.pages if page.fault or how.ocr == "always"]
    if how.recognition is None or not scanned:
        return
    try:
        with opened(path) as reader:
            wanted = {page.number: page for page in scanned if page.number <= reader.pages}
            for number, ink in recognise_pages(reader, list(wanted), how, sha256):
                page = wanted[number]
                if not isinstance(ink, str):
                    page.fault = page.fault or "asked for (--ocr always)"
                    page.ink, page.source = replace(ink, words=repaired(ink.words)), "ocr"
                elif page.source == "none":
                    page.fault = f"{page.fault}; {ink}"
                else:
                    found.notes.append(f"page {number}: {ink}; its text layer was read")
    except ReadError as error:
        found.notes.append(f"no page could be recognised: pdfium cannot open the file ({error.message})")


def read_pages(path: Path, max_pages: int = AS_PRINTED.max_pages) -> PdfPages:
    """Every page of a PDF, read by pdfplumber and, where that fails or loses text, by pdfium."""
    notes: list[str] = []
    pages: list[ReadPage] = []
    tagged: list[Bookmark] = []
    of_guide: list[str] = []
    with _second_reader(path, notes) as second:
        if second is not None and second.pages > max_pages:
            raise ReadError("too_large", f"The PDF has {second.pages} pages; {max_pages} are read at most.")
        bookmarks, labels = _guide(second, of_guide)
        try:
            with pdfplumber.open(path) as document:
                for page in document.pages[:max_pages]:
                    pages.append(_page(page, len(pages) + 1, second, notes))
                    tagged += () if bookmarks else tagged_headings(page, len(pages))
                    page.close()
            lost = f"the first reader found {len(pages)} pages only"
        except Exception as error:
            if second is None:
                raise ReadError("broken", f"The PDF is damaged ({type(_inner(error)).__name__}).") from error
            lost = f"the first reader gave up after page {len(pages)} ({_cause(error)})"
        if second is not None and len(pages) < second.pages:
            notes.append(f"{lost}; pages {len(pages) + 1} to {second.pages} were read by pdfium")
            pages += [_by_pdfium(second, number, notes) for number in range(len(pages) + 1, second.pages + 1)]
    notes += of_guide
    if not pages:
        raise ReadError("empty", "The PDF has no pages.")
    return PdfPages(pages, notes, bookmarks or tuple(tagged), labels)


def _guide(second: Pdfium | None, notes: list[str]) -> tuple[tuple[Bookmark, ...], dict[int, str]]:
    """Bookmarks and page labels, where pdfium reads the file and they are not damaged."""
    try:
        return (second.bookmarks(), second.labels()) if second is not None else ((), {})
    except Exception as error:
        notes.append(f"bookmarks and page labels were not read ({_cause(error)})")
        return (), {}


@contextmanager
def _second_reader(path: Path, notes: list[str]) -> Iterator[Pdfium | None]:
    """The PDF opened by pdfium; None, with a note, where only pdfplumber may read it. A password is an error at once."""
    with ExitStack() as stack:
        reader = None
        try:
            reader = stack.enter_context(opened(path))
        except ReadError as error:
            if error.code == "encrypted":
                raise
            notes.append("pdfium cannot open the file: no second reading of it")
        yield reader


def _page(page: Any, number: int, second: Pdfium | None, notes: list[str]) -> ReadPage:
    """A page by pdfplumber; by pdfium where that fails, or where only pdfium finds text."""
    try:
        found = page_glyphs(page)
        fields = field_words(page, found.frame)
    except Exception as error:
        if second is None or number > second.pages:
            raise
        notes.append(f"page {number}: read by pdfium ({_cause(error)})")
        return _by_pdfium(second, number, notes)
    if second is not None and number <= second.pages and widthless(found):
        again = _try_pdfium(second, number)
        if again is not None and again.glyphs:
            notes.append(f"page {number}: read by pdfium (a font without widths)")
            again.images, again.shapes = found.images, found.shapes
            found = again
    reason = fault(found) if found.glyphs or not fields else None
    if second is not None and number <= second.pages and not fields and (reason or not found.glyphs):
        again = _try_pdfium(second, number)
        if again is not None and again.glyphs:
            again.images, again.shapes = found.images, found.shapes
            if fault(again) is None:
                notes.append(f"page {number}: read by pdfium, which finds text where the first reader finds none")
                found, reason = again, None
    if reason is not None:
        return _unread(number, found.frame, reason)
    return _read(number, ink_of(found, fields), notes, poor(found))


def _by_pdfium(second: Pdfium, number: int, notes: list[str]) -> ReadPage:
    found = _try_pdfium(second, number)
    if found is None:
        return _unread(number, Frame(0.0, 0.0), "the page is damaged")
    reason = fault(found) if found.glyphs else "no text layer"
    if reason is not None:
        return _unread(number, found.frame, reason)
    return _read(number, ink_of(found), notes, poor(found))


def _try_pdfium(second: Pdfium, number: int) -> PageGlyphs | None:
    try:
        return second.glyphs(number)
    except Exception:
        return None


def _read(number: int, ink: PageInk, notes: list[str], doubt: str | None) -> ReadPage:
    if ink.cut:
        notes.append(f"page {number}: more characters than a page can hold; the rest was left out")
    return ReadPage(number, ink, fault=doubt)


def _unread(number: int, frame: Frame, reason: str) -> ReadPage:
    return ReadPage(number, PageInk([], Rulings(), frame), "none", reason)


def _cause(error: Exception) -> str:
    """An exception in a few words (pdfplumber wraps pdfminer's without a message)."""
    inner = _inner(error)
    return (f"{type(inner).__name__}: {inner}" if str(inner) else type(inner).__name__)[:80]


def _inner(error: Exception) -> Exception:
    return next((arg for arg in error.args if isinstance(arg, Exception)), error)
