"""Saved pages of council systems → a Document: ALLRIS, SessionNet and plain pages, navigation and scripts left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bs4 import NavigableString, Tag
from bs4.element import PageElement, PreformattedString

from extractors.document import Document
from extractors.german.text import MARKER, joins, leaves_open
from pipeline.ingest.assemble import RawBlock, RawCell, RawLine, RawPage, RawParagraph, RawTable, RawWord, assemble, clean
from pipeline.ingest.html_clean import decoded, paper
from pipeline.ingest.html_lists import marker_of
from pipeline.ingest.plain_text import read_text

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOLD = ("b", "strong", "th", *_HEADINGS)
_BLOCKS = frozenset(
    """address article blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr
    legend li main ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_LABEL_NAMES = ("label", "key", "term", "name", "bezeichnung", "caption", "titel")
_LONGEST_LABEL = 60
_LONG_LINE = 60
_LONG_CELL = 1500


def read_html(data: bytes) -> Document:
    """The Document of a saved web page.

    ``<td>Stadtrat</td><td>23.05.2017</td>`` is a row of cells, so are ``<dt>``/``<dd>`` and a label beside its value in two
    ``<div>``; ``<li>`` is an item; ``<input type="checkbox" checked>`` is ☒. There are no boxes.
    """
    body, margins = paper(decoded(data))
    if body is None:
        return assemble([RawPage(1, [], margins=margins)], "text")
    framed = body.find("pre")
    if framed is not None and len(framed.get_text()) > 0.8 * len(body.get_text().strip()):
        return read_text(framed.get_text())
    return assemble([RawPage(1, list(_joined(_blocks(body))), margins=margins)], "text")


def _joined(blocks: Iterator[RawBlock]) -> Iterator[RawBlock]:
    """The blocks with neighbouring rows of label and value in one table."""
    pairs: RawTable | None = None
    for block in blocks:
        if isinstance(block, RawTable) and block.ruled is False and len(block.rows[0]) == 2 and pairs is not None:
            pairs.rows += block.rows
            continue
        if pairs is not None:
            yield pairs
            pairs = None
        if isinstance(block, RawTable) and not block.ruled and len(block.rows[0]) == 2:
            pairs = block
        else:
            yield block
    if pairs is not None:
        yield pairs


def _blocks(element: Tag) -> Iterator[RawBlock]:
    """The blocks inside an element: its own text between its block children, and what these hold."""
    inline: list[PageElement] = []
    for child in element.children:
        if isinstance(child, Tag) and _is_block(child):
            yield from _paragraphs(inline)
            inline = []
            yield from _block(child)
        else:
            inline.append(child)
    yield from _paragraphs(inline)


def _is_block(tag: Tag) -> bool:
    """Whether an element stands by itself; a link or span round block elements does too."""
    return tag.name in _BLOCKS or tag.find(list(_BLOCKS)) is not None


def _block(tag: Tag) -> Iterator[RawBlock]:
    if tag.name in _HEADINGS:
        lines = _lines(tag.children, bold=True)
        if lines:
            yield RawParagraph(lines, kind="heading")
    elif tag.name == "table":
        yield from _table(tag)
    elif tag.name == "dl":
        yield from _definitions(tag)
    elif tag.name == "li":
        yield from _item(tag)
    elif tag.name == "pre":
        for line in tag.get_text().split("\n"):
            if line.strip():
                yield RawParagraph([[RawWord(word) for word in line.split()]], gap=False)
    elif (pair := _pair(tag)) is not None:
        yield RawTable([[RawCell(_lines(part.children)) for part in pair]])
    else:
        yield from _blocks(tag)


def _paragraphs(inline: Sequence[PageElement]) -> Iterator[RawParagraph]:
    """The text between two block elements: a ``<br>`` ends a paragraph, unless its sentence plainly goes on."""
    gap = True
    lines: list[RawLine] = []
    for line in [*_lines(inline, blank=True), []]:
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
    for block in _blocks(tag):
        if isinstance(block, RawParagraph) and first:
            first = False
            line = block.lines[0]
            text = " ".join(word.text for word in line)
            if not MARKER.match(text + " ") and line[0].text not in ("☐", "☒"):
                line.insert(0, RawWord(marker_of(tag)))
            yield RawParagraph(block.lines, kind="item", indent=float(depth), gap=False)
        else:
            yield block


# --- words ----------------------------------------------------------------------------------------------------------


def _lines(elements: Sequence[PageElement] | Iterator[PageElement], *, bold: bool = False, blank: bool = False) -> list[RawLine]:
    """The words of these elements in lines; ``<br>`` and nested blocks begin a new one. ``blank`` keeps empty lines."""
    lines: list[RawLine] = [[]]
    for text, strong, starts in _runs(elements, bold):
        if text == "\n" and starts:
            lines.append([])
            continue
        if text[:1].isspace():
            starts = True
        for number, word in enumerate(text.split()):
            if (number or starts or not lines[-1]) or not lines[-1]:
                lines[-1].append(RawWord(word, bold=strong))
            else:
                lines[-1][-1].text += word
    return [line for line in lines if line or blank]


def _runs(elements: Sequence[PageElement] | Iterator[PageElement], bold: bool) -> Iterator[tuple[str, bool, bool]]:
    """The text as (characters, whether bold, whether a new word begins); a line break is ``("\\n", …, True)``."""
    spaced = True
    for text, strong in _strings(elements, bold):
        if text == "\n":
            yield "\n", strong, True
            spaced = True
        elif text.strip():
            yield text, strong, spaced
            spaced = text[-1].isspace()
        else:
            spaced = spaced or bool(text)


def _strings(elements: Sequence[PageElement] | Iterator[PageElement], bold: bool) -> Iterator[tuple[str, bool]]:
    for element in elements:
        if isinstance(element, PreformattedString):
            continue
        if isinstance(element, NavigableString):
            text = str(element).replace("\r", " ").replace("\n", " ").replace("\t", " ")
            if text:
                yield text, bold
        elif isinstance(element, Tag):
            if element.name == "br":
                yield "\n", bold
            elif element.name == "input":
                yield from _box(element, bold)
            elif element.name in _BLOCKS:
                yield "\n", bold
                if element.name == "li" and not MARKER.match(clean_start(element)):
                    yield marker_of(element) + " ", bold
                yield from _strings(element.children, bold or element.name in _BOLD)
                yield "\n", bold
            else:
                yield from _strings(element.children, bold or element.name in _BOLD)


def clean_start(element: Tag) -> str:
    return element.get_text(" ", strip=True)[:8] + " "


def _box(element: Tag, bold: bool) -> Iterator[tuple[str, bool]]:
    if str(element.get("type")).casefold() in ("checkbox", "radio"):
        yield " ☒ " if element.has_attr("checked") else " ☐ ", bold


# --- tables ---------------------------------------------------------------------------------------------------------


def _table(table: Tag) -> Iterator[RawBlock]:
    """A table's rows. A row that holds tables, headings or long text is layout: its cells are read one after the other."""
    caption = table.find("caption", recursive=False)
    if isinstance(caption, Tag):
        yield from _blocks(caption)
    rows: list[list[RawCell]] = []
    spanning: dict[int, int] = {}
    for row in _rows(table):
        cells = [cell for cell in row.find_all(["td", "th"], recursive=False)]
        if any(_is_layout(cell) for cell in cells):
            yield from _finished(rows)
            rows, spanning = [], {}
            for cell in cells:
                yield from _blocks(cell)
        else:
            rows.append(_row(cells, spanning))
    yield from _finished(rows)


def _rows(table: Tag) -> Iterator[Tag]:
    """The rows of this table, not those of tables in it."""
    for child in table.find_all(["tr", "thead", "tbody", "tfoot"], recursive=False):
        if child.name == "tr":
            yield child
        else:
            yield from child.find_all("tr", recursive=False)


def _is_layout(cell: Tag) -> bool:
    return cell.find(["table", *_HEADINGS, "dl"]) is not None or len(cell.get_text()) > _LONG_CELL


def _row(cells: Sequence[Tag], spanning: dict[int, int]) -> list[RawCell]:
    """The cells of a row in their columns; under a cell that spans rows stands a blank one."""
    row: list[RawCell] = []
    column = 0
    waiting = list(cells)
    while waiting or any(left > 0 and at >= column for at, left in spanning.items()):
        if spanning.get(column, 0) > 0:
            spanning[column] -= 1
            row.append(RawCell())
            column += 1
            continue
        if not waiting:
            row.append(RawCell())
            column += 1
            continue
        cell = waiting.pop(0)
        width = _number(cell, "colspan")
        row.append(RawCell(_lines(cell.children, bold=cell.name == "th"), colspan=width))
        for covered in range(column, column + width):
            spanning[covered] = _number(cell, "rowspan") - 1
        column += width
    return row


def _number(cell: Tag, name: str) -> int:
    value = str(cell.get(name) or "1").strip()
    return min(max(int(value), 1), 50) if value.isdigit() else 1


def _finished(rows: Sequence[list[RawCell]]) -> Iterator[RawBlock]:
    """The rows as a table without blank rows and columns, or as paragraphs where no row has two cells."""
    kept = [row for row in rows if any(cell.lines for cell in row)]
    if not any(sum(bool(cell.lines) for cell in row) > 1 for row in kept):
        for row in kept:
            for cell in row:
                for line in cell.lines:
                    yield RawParagraph([line], gap=line is cell.lines[0])
        return
    used: set[int] = set()
    for row in kept:
        column = 0
        for cell in row:
            if cell.lines:
                used.add(column)
            column += cell.colspan
    yield RawTable([_without_blank_columns(row, used) for row in kept], ruled=True)


def _without_blank_columns(row: Sequence[RawCell], used: set[int]) -> list[RawCell]:
    kept = []
    column = 0
    for cell in row:
        width = sum(at in used for at in range(column, column + cell.colspan))
        if column in used or width:
            kept.append(RawCell(cell.lines, colspan=max(width, 1)))
        column += cell.colspan
    return kept


def _definitions(tag: Tag) -> Iterator[RawBlock]:
    """A definition list as rows of term and description."""
    rows: list[list[RawCell]] = []
    for element in tag.find_all(["dt", "dd"]):
        if element.find_parent("dl") is not tag:
            continue
        lines = _lines(element.children, bold=element.name == "dt")
        if element.name == "dt":
            rows.append([RawCell(lines), RawCell()])
        elif rows:
            rows[-1][1].lines += lines
        else:
            rows.append([RawCell(), RawCell(lines)])
    if rows:
        yield RawTable(rows)


def _pair(tag: Tag) -> tuple[Tag, Tag] | None:
    """The label and the value where an element holds just these two: ``<div><div>Status:</div><div>öffentlich</div></div>``."""
    if tag.name not in ("div", "li", "section"):
        return None
    children = [child for child in tag.children if isinstance(child, Tag) or str(child).strip()]
    if len(children) != 2:
        return None
    label, value = children
    if not isinstance(label, Tag) or not isinstance(value, Tag):
        return None
    text = label.get_text(" ", strip=True)
    blocks = list(_BLOCKS - {"p", "div"})
    if not text or len(text) > _LONGEST_LABEL or label.find(blocks) or value.find([*blocks, *_HEADINGS]):
        return None
    names = " ".join([*(label.get("class") or ()), label.name]).casefold()
    if label.name in _HEADINGS or value.name in _HEADINGS or value.name in ("ul", "ol", "table"):
        return None
    return (label, value) if text.endswith(":") or any(name in names for name in _LABEL_NAMES) else None
