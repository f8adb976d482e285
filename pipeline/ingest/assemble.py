"""Turn what a reader found on the pages into a Document: write the text once, repair hyphenation, keep the places.

Readers (PDF, plain text, HTML) hand over pages of raw blocks in reading order (:mod:`pipeline.ingest.raw`). Everything that
must be the same for all inputs happens here.
"""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Document, Page, TextSource
from pipeline.ingest.raw import RawPage, RawTable
from pipeline.ingest.writer import Writer
from pipeline.ingest.written import finished


def assemble(pages: Sequence[RawPage], text_source: TextSource, notes: Sequence[str] = ()) -> Document:
    """The Document of these pages."""
    writer = Writer()
    written: list[Page] = []
    for raw in pages:
        start = writer.open_page(raw)
        for block in raw.blocks:
            if isinstance(block, RawTable):
                writer.table(block, raw.number)
            else:
                writer.paragraph(block, raw.number)
        written.append(
            Page(
                raw.number,
                start,
                writer.length,
                raw.width,
                raw.height,
                raw.source,
                tuple(raw.margins),
                raw.reason,
                raw.direction,
                raw.skew,
            )
        )
    text = "".join(writer.parts)
    return Document(
        text=text,
        pages=tuple(written),
        words=tuple(writer.words),
        lines=tuple(writer.lines),
        blocks=tuple(finished(writer.blocks, text)),
        text_source=text_source,
        notes=tuple(notes),
    )
