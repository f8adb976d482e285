"""OpenDocument texts (.odt) → a Document: paragraphs, headings, lists, tables, tick boxes, frames, running heads and feet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.document import Document
from pipeline.errors import ReadError
from pipeline.ingest.office.packed import TAB, Element, Part, Parts, box, document_of, element, joined, text

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_OFFICE, _TEXT, _TABLE, _STYLE, _DRAW, _FORM = (_NS % name for name in "office text table style drawing form".split())
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
_MANIFEST = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}"
_LEFT_OUT = frozenset((f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_OFFICE}forms", f"{_TEXT}sequence-decls"))
_MOST_REPEATED = 50


def read_odt(data: bytes) -> Document:
    """The Document of an OpenDocument text. Raises ReadError."""
    parts = Parts(data)
    manifest = parts.xml("META-INF/manifest.xml")
    if manifest is not None and next(manifest.iter(f"{_MANIFEST}encryption-data"), None) is not None:
        raise ReadError("encrypted", "The OpenDocument file is protected by a password.")
    root = parts.xml("content.xml")
    body = next(root.iter(f"{_OFFICE}text"), None) if root is not None else None
    if body is None:
        raise ReadError("broken", "The OpenDocument file has no text.")
    return document_of(joined(list(_Reader(root).blocks(body))), list(_margins(parts.xml("styles.xml"))))


def _margins(styles: Element) -> Iterator[str]:
    for name in ("header", "footer"):
        for found in styles.iter(f"{_STYLE}{name}") if styles is not None else ():
            yield " ".join(" ".join(found.itertext()).split())


class _Reader:
    def __init__(self, root: Element) -> None:
        self.bold = {
            style.get(f"{_STYLE}name")
            for style in root.iter(f"{_STYLE}style")
            for properties in style.iter(f"{_STYLE}text-properties")
            if properties.get(f"{_FO}font-weight") == "bold"
        }
        self.ticked = {
            ticks.get(_ID) or ticks.get(f"{_FORM}id"): ticks.get(f"{_FORM}current-state", ticks.get(f"{_FORM}state"))
            for ticks in root.iter(f"{_FORM}checkbox", f"{_FORM}radio")
        }

    def blocks(self, parent: Element) -> Iterator[Part]:
        """The blocks inside a body, section, cell, frame or list item; frames and footnotes before the paragraph that holds them."""
        for child in parent:
            if child.tag == f"{_TEXT}h":
                level = child.get(f"{_TEXT}outline-level", "1")
                yield from self._frames(child)
                yield Part(self._inline(child), f"h{level if level in '123456' else '6'}")
            elif child.tag == f"{_TEXT}p":
                yield from self._frames(child)
                yield from self._paragraph(child)
            elif child.tag == f"{_TEXT}list":
                yield Part(self._list(child))
            elif child.tag == f"{_TABLE}table":
                yield Part(self._table(child))
            elif child.tag not in _LEFT_OUT and isinstance(child.tag, str):
                yield from self.blocks(child)  # text:section, text:index-body, draw:text-box

    def _frames(self, paragraph: Element) -> Iterator[Part]:
        for frame in paragraph.iter(f"{_DRAW}text-box", f"{_TEXT}note-body"):
            yield from self.blocks(frame)

    def _paragraph(self, paragraph: Element) -> Iterator[Part]:
        html = self._inline(paragraph)
        plain = re.sub(r"<[^>]*>", "", html)
        if plain.strip() or "<input" in html:
            yield Part(html, "p", plain)

    def _list(self, listed: Element) -> str:
        items = [
            element("li", joined(list(self.blocks(item)))).replace(TAB, " ")
            for item in listed.findall(f"{_TEXT}list-item")
        ]
        return element("ul", "".join(items))

    def _table(self, table: Element) -> str:
        rows = []
        for row in table.iter(f"{_TABLE}table-row"):
            if next(row.iterancestors(f"{_TABLE}table")) is table:
                rows.append(element("tr", "".join(map(self._cell, row.findall(f"{_TABLE}table-cell")))))
        return element("table", "".join(rows))

    def _cell(self, cell: Element) -> str:
        inside = joined(list(self.blocks(cell)))
        width, height = (_number(cell, f"{_TABLE}number-{name}-spanned") for name in ("columns", "rows"))
        repeated = _number(cell, f"{_TABLE}number-columns-repeated")
        return element("td", inside, colspan=width, rowspan=height) * min(repeated, _MOST_REPEATED)

    def _inline(self, parent: Element) -> str:
        """The words of a paragraph as HTML."""
        inside = "".join(self._pieces(parent))
        bold = parent.get(f"{_TEXT}style-name") in self.bold and inside.strip()
        return f"<b>{inside}</b>" if bold else inside

    def _pieces(self, parent: Element) -> Iterator[str]:
        yield text(parent.text or "")
        for child in parent:
            if child.tag == f"{_TEXT}s":
                yield " " * min(_number(child, f"{_TEXT}c"), _MOST_REPEATED)
            elif child.tag == f"{_TEXT}tab":
                yield TAB
            elif child.tag == f"{_TEXT}line-break":
                yield "<br>"
            elif child.tag == f"{_DRAW}control":
                state = self.ticked.get(child.get(f"{_DRAW}control"), "")
                yield box(ticked=state in ("checked", "true"))
            elif child.tag == f"{_TEXT}note":
                yield ""
            elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT and child.tag != f"{_DRAW}text-box":
                yield self._inline(child)
            yield text(child.tail or "")


def _number(element_: Element, name: str) -> int:
    value = element_.get(name, "1")
    return int(value) if value.isdigit() and int(value) > 0 else 1
