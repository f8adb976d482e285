"""The XML parts of a document of an office program, parsed without following anything that they point to."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup

from extractors.document import Margin
from pipeline.errors import ReadError
from pipeline.ingest.archives import Archive, opened
from pipeline.ingest.assemble import assemble
from pipeline.ingest.html.reading import blocks_of
from pipeline.ingest.raw import RawPage

if TYPE_CHECKING:
    from extractors.document import Document

MAX_PART = 128 * 1024 * 1024
Element = Any
"""An element of lxml."""


class Parts:
    """The parts of a document."""

    def __init__(self, data: bytes) -> None:
        self.archive: Archive = opened(data)

    def xml(self, name: str) -> Element:
        """The root of a part, or None where there is no such part. Raises ReadError (broken, too_large, encrypted)."""
        from lxml import etree

        if name not in self.archive.members:
            return None
        data = self.archive.read(name, most=MAX_PART)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data or "<!ENTITY".encode("utf-16-le") in data:
            raise ReadError("broken", f"The part {name} declares entities, which no office program writes.")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise ReadError("broken", f"The part {name} is no well-formed XML (line {error.lineno}).") from None


def document_of(body: str, margins: list[str]) -> Document:
    """The Document of a body written as HTML; ``margins`` are its running heads and feet."""
    soup = BeautifulSoup(f"<body>{body}</body>", "lxml")
    blocks = list(blocks_of(soup.body)) if soup.body is not None else []
    return assemble([RawPage(1, blocks, margins=[Margin(margin) for margin in margins if margin])], "text")


def element(name: str, inside: str, **attributes: int) -> str:
    """``<td colspan="2">…</td>``; what is inside is HTML already."""
    written = "".join(f' {key}="{value}"' for key, value in attributes.items() if value != 1)
    return f"<{name}{written}>{inside}</{name}>"


def text(words: str) -> str:
    """Words as HTML."""
    return escape(words, quote=False)


def box(*, ticked: bool) -> str:
    """A tick box."""
    return f'<input type="checkbox"{" checked" if ticked else ""}>'
