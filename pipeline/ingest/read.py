"""A file → a Document, whatever kind of file it is; what has been read before is not read again."""

from __future__ import annotations

from pathlib import Path

from extractors.document import Document
from pipeline.errors import ReadError
from pipeline.ingest import cache
from pipeline.ingest.find import MediaType, decode, digest, identify, load
from pipeline.ingest.reading import AS_PRINTED, Reading


def read_document(file: Path, how: Reading = AS_PRINTED) -> tuple[Document, str, MediaType]:
    """The Document of a file, its SHA-256 and its media type. Raises ReadError where it cannot be read."""
    data = load(file)
    sha256 = digest(data)
    media_type = identify(data, file.name)
    name = f"{cache.reader_version()}/{sha256}-{media_type.partition('/')[2]}"
    if media_type == "application/pdf":
        name += f"-{how.key}"
    document = cache.get(how.cache, name, Document)
    if document is None:
        document = _read(file, data, media_type, sha256, how)
        cache.put(how.cache, name, document)
    return document, sha256, media_type


def _read(file: Path, data: bytes, media_type: MediaType, sha256: str, how: Reading) -> Document:
    if media_type == "application/pdf":
        from pipeline.ingest.pdf import read_pdf

        return read_pdf(file, how, sha256)
    if media_type == "text/html":
        from pipeline.ingest.html import read_html

        document = read_html(data)
    else:
        from pipeline.ingest.plain_text import read_text

        document = read_text(decode(data))
    if not document.words:
        raise ReadError("empty", "The file holds no words.")
    return document
