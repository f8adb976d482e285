"""One paper from file to rows: what a worker process does."""

from __future__ import annotations

import time
from pathlib import Path

from extractors.document import Document
from extractors.learned import using
from pipeline.answers import Failure, Kept, Paper, keep, made_by
from pipeline.codebook.model import Codebook
from pipeline.codebook.reading import built_in
from pipeline.errors import RatsleseError
from pipeline.ingest.find import digest, printable, read_bytes
from pipeline.ingest.reading import Reading
from pipeline.learning.own import Learned
from pipeline.normalize import Source, normalize


def work(file: Path, how: Reading, codebook: Codebook | None = None, learned: Learned | None = None) -> Paper | Failure:
    """Read a file and extract its facts; what goes wrong comes back as a Failure. ``codebook``: another than the built-in;
    ``learned``: what is added to the judges."""
    from pipeline.extract import extract
    from pipeline.ingest.read import read_document

    codebook, learned = codebook or built_in(), learned or Learned()
    begun = time.perf_counter()
    try:
        document, sha256, media_type = read_document(file, how)
    except RatsleseError as error:
        return not_read(file, error)
    read = time.perf_counter()
    if needs_ocr(document):
        message = f"None of the {len(document.pages)} pages has a readable text layer."
        if how.recognition is None:
            pictures = RatsleseError("no_text_layer", message, how.lack)
        else:
            message += " Nothing was recognised on the pictures either."
            pictures = RatsleseError(
                "empty", message, "Look at the file; if there is text on the pages, scan it again."
            )
        return Failure.of(printable(file), "read", pictures, sha256)
    with using(learned.judges()):
        extraction = extract(document)
    extracted = time.perf_counter()
    source = Source(printable(file), sha256, media_type, made_by(how, codebook, learned.version))
    complete = extraction.complete and not any(page.source == "none" for page in document.pages)
    rows = normalize(source, document, extraction.found, extraction.findings, complete=complete, codebook=codebook)
    seconds = {"read": read - begun, "extract": extracted - read, "normalize": time.perf_counter() - extracted}
    return Paper(source, rows, document.text, seconds)


def read_and_keep(
    file: Path, how: Reading, codebook: Codebook | None = None, learned: Learned | None = None
) -> Paper | Kept | Failure:
    """The same, with the paper kept on disk: what a run asks of its workers."""
    answer = work(file, how, codebook, learned)
    return answer if isinstance(answer, Failure) else keep(how, answer)


def needs_ocr(document: Document) -> bool:
    """Whether there is nothing to read on any page before somebody recognises the pictures."""
    return not document.words and any(page.source == "none" for page in document.pages)


def not_read(file: Path, error: RatsleseError) -> Failure:
    """The failure of a file in reading, with its SHA-256 where it can be opened."""
    try:
        sha256 = digest(read_bytes(file))
    except RatsleseError:
        sha256 = None
    return Failure.of(printable(file), "read", error, sha256)
