"""One paper from file to rows: what a worker process does."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from extractors.document import Document
from pipeline.codebook.model import Codebook
from pipeline.errors import RatsleseError
from pipeline.ingest.reading import Reading
from pipeline.normalize import Rows, Source, normalize


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be read: a row of ``failures``."""

    source: str
    stage: str
    code: str
    message: str
    sha256: str | None = None

    @classmethod
    def of(cls, source: str, stage: str, error: RatsleseError, sha256: str | None = None) -> Failure:
        return cls(source, stage, error.code, str(error), sha256)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was read: its rows, and its text for whoever wants to look up ``char_start``."""

    source: Source
    rows: Rows = field(repr=False)
    text: str = field(repr=False)


def work(file: Path, how: Reading, codebook: Codebook | None = None) -> Paper | Failure:
    """Read a file and extract its facts; what goes wrong comes back as a Failure. ``codebook``: another than the built-in."""
    from pipeline.extract import extract
    from pipeline.ingest.read import read_document

    try:
        document, sha256, media_type = read_document(file, how)
    except RatsleseError as error:
        return Failure.of(str(file), "read", error, digest_of(file))
    if needs_ocr(document):
        message = f"None of the {len(document.pages)} pages has a readable text layer."
        if how.recognition is None:
            pictures = RatsleseError("no_text_layer", message, how.lack)
        else:
            message += " Nothing was recognised on the pictures either."
            pictures = RatsleseError(
                "empty", message, "Look at the file; if there is text on the pages, scan it again."
            )
        return Failure.of(str(file), "read", pictures, sha256)
    extraction = extract(document)
    source = Source(str(file), sha256, media_type)
    complete = extraction.complete and not any(page.source == "none" for page in document.pages)
    rows = normalize(source, document, extraction.found, extraction.findings, complete=complete, codebook=codebook)
    return Paper(source, rows, document.text)


def needs_ocr(document: Document) -> bool:
    """Whether there is nothing to read on any page before somebody recognises the pictures."""
    return not document.words and any(page.source == "none" for page in document.pages)


def digest_of(file: Path) -> str | None:
    """The SHA-256 of a file, or None where it cannot be opened."""
    from pipeline.ingest.find import digest

    try:
        return digest(file.read_bytes())
    except OSError:
        return None
