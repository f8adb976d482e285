"""A file → a Document, whatever kind of file it is; what has been read before is not read again."""

from __future__ import annotations

from pathlib import Path

from extractors.document import Document
from pipeline.errors import ReadError
from pipeline.ingest import cache
from pipeline.ingest.archives import on_disk
from pipeline.ingest.find import DOCX, ODT, MediaType, decode, digest, identify, load
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

        with on_disk(file) as place:
            return read_pdf(place, how, sha256)
    if media_type == "text/html":
        from pipeline.ingest.html import read_html

        document = read_html(data)
    elif media_type == DOCX:
        from pipeline.ingest.office.docx import read_docx

        document = read_docx(data)
    elif media_type == ODT:
        from pipeline.ingest.office.odt import read_odt

        document = read_odt(data)
    else:
        from pipeline.ingest.text.reading import read_text

        document = read_text(decode(data))
    if not document.words:
        raise ReadError("empty", "The file holds no words.")
    return document
