"""The XML parts of a document of an office program, parsed without following anything that they point to, and the elements of a page
that are made of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from bs4 import BeautifulSoup

from extractors.document import Margin
from extractors.german.text import MARKER
from pipeline.errors import ReadError
from pipeline.ingest.archives import Archive, opened
from pipeline.ingest.document.assemble import assemble
from pipeline.ingest.document.raw import RawPage
from pipeline.ingest.html.reading import blocks_of

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


TAB = "\t"
"""Stands in the HTML of a paragraph where the paper has a tab, until this is decided."""
_LONGEST_CELL = 80


@dataclass(frozen=True, slots=True)
class Part:
    """A block of HTML; ``name`` is the element of a paragraph that may be a row, “” for what is whole already."""

    html: str
    name: str = ""
    plain: str = ""


def joined(parts: Sequence[Part]) -> str:
    """The HTML of a body, its tabbed lines made into tables: ``Gremium⇥Datum`` above ``Stadtrat⇥12.03.2024``, ``Betreff:⇥Leitbild``."""
    return "".join(_joined(parts))


def _joined(parts: Sequence[Part]) -> Iterator[str]:
    rows: list[list[str]] = []
    labelled = False
    for part in (*parts, Part("")):
        cells = _cells(part)
        if rows and (not cells or len(cells) != len(rows[0])):
            yield from _table(rows, labelled=labelled)
            rows = []
        if cells:
            labelled = labelled if rows else part.plain.strip(TAB + " ").split(TAB)[0].rstrip().endswith(":")
            rows.append(cells)
        elif part.name:
            yield element(part.name, part.html.replace(TAB, " "))
        else:
            yield part.html


def _cells(part: Part) -> list[str]:
    """The cells of a line that may be a row; a number or dash before a tab begins an item and no row."""
    words = [cell.strip() for cell in part.plain.strip(TAB + " ").split(TAB)]
    if part.name != "p" or len(words) < 2 or (MARKER.match(f"{words[0]} ") and len(words[0]) < 6):
        return []
    if any(len(cell) > _LONGEST_CELL for cell in words):
        return []
    cells = part.html.strip(TAB + " ").split(TAB)
    return cells if all(cell.count("<b>") == cell.count("</b>") for cell in cells) else []


def _table(rows: Sequence[Sequence[str]], *, labelled: bool) -> Iterator[str]:
    if len(rows) > 1 or labelled:
        yield element("table", "".join(element("tr", "".join(element("td", cell) for cell in row)) for row in rows))
    else:
        yield element("p", " ".join(rows[0]))
