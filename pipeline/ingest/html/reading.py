"""Saved pages of council systems → a Document: ALLRIS, SessionNet and plain pages, navigation and scripts left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bs4 import Tag
from bs4.element import PageElement

from extractors.document import Document, Margin
from extractors.german.text import joins, leaves_open
from pipeline.ingest.assemble import assemble
from pipeline.ingest.html.cleaning import decoded, paper
from pipeline.ingest.html.tables import definitions, pair_of, table_blocks
from pipeline.ingest.html.words import BLOCKS, HEADINGS, has_marker, lines_of, marker_of
from pipeline.ingest.raw import RawBlock, RawCell, RawLine, RawPage, RawParagraph, RawTable, RawWord
from pipeline.ingest.text.reading import read_text

_LONG_LINE = 60


def read_html(data: bytes) -> Document:
    """The Document of a saved web page.

    ``<td>Stadtrat</td><td>23.05.2017</td>`` is a row of cells, so are ``<dt>``/``<dd>`` and a label beside its value in two
    ``<div>``; ``<li>`` is an item; ``<input type="checkbox" checked>`` is ☒. There are no boxes.
    """
    body, texts = paper(decoded(data))
    margins = [Margin(text) for text in texts]
    if body is None:
        return assemble([RawPage(1, [], margins=margins)], "text")
    framed = body.find("pre")
    if framed is not None and len(framed.get_text()) > 0.8 * len(body.get_text().strip()):
        return read_text(framed.get_text())
    return assemble([RawPage(1, list(blocks_of(body)), margins=margins)], "text")


def blocks_of(element: Tag) -> Iterator[RawBlock]:
    """The blocks inside an element: its own text between its block children, and what these hold; labels beside their
    values, one under the other, are one table."""
    inline: list[PageElement] = []
    pairs: list[list[RawCell]] = []
    for child in [*element.children, None]:
        if child is not None and not (isinstance(child, Tag) and _is_block(child)):
            inline.append(child)
            continue
        between = list(_paragraphs(inline))
        inline = []
        pair = pair_of(child) if child is not None else None
        if pairs and (between or pair is None):
            yield RawTable(pairs)
            pairs = []
        yield from between
        if pair is not None:
            pairs.append([RawCell(lines_of(part.children)) for part in pair])
        elif child is not None:
            yield from _block(child)


def _is_block(tag: Tag) -> bool:
    """Whether an element stands by itself; a link or span round block elements does too."""
    return tag.name in BLOCKS or tag.find(list(BLOCKS)) is not None


def _block(tag: Tag) -> Iterator[RawBlock]:
    if tag.name in HEADINGS:
        lines = lines_of(tag.children, bold=True)
        if lines:
            yield RawParagraph(lines, kind="heading")
    elif tag.name == "table":
        yield from table_blocks(tag, blocks_of)
    elif tag.name == "dl":
        if rows := definitions(tag):
            yield RawTable(rows)
    elif tag.name == "li":
        yield from _item(tag)
    elif tag.name == "pre":
        for line in tag.get_text().split("\n"):
            if line.strip():
                yield RawParagraph([[RawWord(word) for word in line.split()]], gap=False)
    else:
        yield from blocks_of(tag)


def _paragraphs(inline: Sequence[PageElement]) -> Iterator[RawParagraph]:
    """The text between two block elements: a ``<br>`` ends a paragraph, unless its sentence plainly goes on."""
    gap = True
    lines: list[RawLine] = []
    for line in [*lines_of(inline, blank=True), []]:
        if lines and not (line and _goes_on(lines[-1], line)):
            yield RawParagraph(lines, gap=gap)
            gap, lines = False, []
        if line:
            lines.append(line)
        else:
            gap = True


def _goes_on(above: RawLine, below: RawLine) -> bool:
    text = " ".join(word.text for word in above)
    if joins(above[-1].text, below[0].text):
        return True
    return len(text) >= _LONG_LINE and (below[0].text[0].islower() or leaves_open(text))


def _item(tag: Tag) -> Iterator[RawBlock]:
    """A list item: its number or dash, its words, then what is nested in it."""
    first = True
    depth = len(tag.find_parents(["ul", "ol"]))
    for block in blocks_of(tag):
        if isinstance(block, RawParagraph) and first:
            first = False
            line = block.lines[0]
            if not has_marker(" ".join(word.text for word in line)):
                line.insert(0, RawWord(marker_of(tag)))
            yield RawParagraph(block.lines, kind="item", indent=float(depth), gap=False)
        else:
            yield block
