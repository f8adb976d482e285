"""Saved pages of council systems → a Document: ALLRIS, SessionNet and plain pages, navigation and scripts left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bs4.element import NavigableString, PageElement, PreformattedString, Tag

from extractors.document import Document, Margin
from extractors.german.text import MARKER, joins, leaves_open
from pipeline.ingest.document.assemble import assemble
from pipeline.ingest.document.raw import RawBlock, RawCell, RawLine, RawPage, RawParagraph, RawTable, RawWord
from pipeline.ingest.html.cleaning import decoded, paper
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
        yield from table_blocks(tag)
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


_LABEL_NAMES = ("label", "key", "term", "name", "bezeichnung", "caption", "titel")
_LONGEST_LABEL = 60
_LONG_CELL = 1500


def table_blocks(table: Tag) -> Iterator[RawBlock]:
    """A table's rows. A row that holds tables, headings or long text is layout: its cells are read one after the other."""
    caption = table.find("caption", recursive=False)
    if isinstance(caption, Tag):
        yield from blocks_of(caption)
    rows: list[list[RawCell]] = []
    spanning: dict[int, int] = {}
    for row in _rows(table):
        cells = row.find_all(["td", "th"], recursive=False)
        if any(_is_layout(cell) for cell in cells):
            yield from _finished(rows)
            rows, spanning = [], {}
            for cell in cells:
                yield from blocks_of(cell)
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
    return cell.find(["table", *HEADINGS, "dl"]) is not None or len(cell.get_text()) > _LONG_CELL


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
        row.append(RawCell(lines_of(cell.children, bold=cell.name == "th"), colspan=width))
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
    yield RawTable([_without_blank_columns(row, used) for row in kept])


def _without_blank_columns(row: Sequence[RawCell], used: set[int]) -> list[RawCell]:
    kept = []
    column = 0
    for cell in row:
        width = sum(at in used for at in range(column, column + cell.colspan))
        if column in used or width:
            kept.append(RawCell(cell.lines, colspan=max(width, 1)))
        column += cell.colspan
    return kept


def definitions(tag: Tag) -> list[list[RawCell]]:
    """A definition list as rows of term and description."""
    rows: list[list[RawCell]] = []
    for element in tag.find_all(["dt", "dd"]):
        if element.find_parent("dl") is not tag:
            continue
        lines = lines_of(element.children, bold=element.name == "dt")
        if element.name == "dt":
            rows.append([RawCell(lines), RawCell()])
        elif rows:
            rows[-1][1].lines += lines
        else:
            rows.append([RawCell(), RawCell(lines)])
    return rows


def pair_of(tag: Tag) -> tuple[Tag, Tag] | None:
    """The label and the value where an element holds just these two: ``<div><div>Status:</div><div>öffentlich</div></div>``."""
    if tag.name not in ("div", "li", "section"):
        return None
    children = [child for child in tag.children if isinstance(child, Tag) or str(child).strip()]
    if len(children) != 2:
        return None
    label, value = children
    if not isinstance(label, Tag) or not isinstance(value, Tag):
        return None
    if tag.name == "li" and label.name not in BLOCKS:
        return None
    text = label.get_text(" ", strip=True)
    blocks = list(BLOCKS - {"p", "div"})
    if not text or len(text) > _LONGEST_LABEL or label.find(blocks) or value.find([*blocks, *HEADINGS]):
        return None
    names = " ".join([*(label.get("class") or ()), label.name]).casefold()
    if label.name in HEADINGS or value.name in HEADINGS or value.name in ("ul", "ol", "table"):
        return None
    return (label, value) if text.endswith(":") or any(name in names for name in _LABEL_NAMES) else None


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    """address article blockquote body center dd details div dl dt fieldset figcaption figure form h1 h2 h3 h4 h5 h6 header hr
    legend li main ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_BOLD = ("b", "strong", "th", *HEADINGS)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def lines_of(elements: Iterable[PageElement], *, bold: bool = False, blank: bool = False) -> list[RawLine]:
    """The words of these elements in lines; ``<br>`` and block elements begin a new one. ``blank`` keeps empty lines."""
    lines: list[RawLine] = [[]]
    open_word = False
    for text, strong in _strings(elements, bold):
        if text == "\n":
            lines.append([])
            open_word = False
            continue
        words = text.split()
        if words and open_word and not text[0].isspace():
            lines[-1][-1].text += words.pop(0)
        lines[-1] += [RawWord(word, bold=strong) for word in words]
        open_word = bool(lines[-1]) and not text[-1].isspace()
    return [line for line in lines if line or blank]


def _strings(elements: Iterable[PageElement], bold: bool) -> Iterator[tuple[str, bool]]:
    """The text piece by piece, with whether it is bold; a line break is ``"\\n"``."""
    for element in elements:
        if isinstance(element, PreformattedString):
            continue
        if isinstance(element, NavigableString):
            if text := str(element).replace("\n", " "):
                yield text, bold
        elif isinstance(element, Tag):
            yield from _strings_in(element, bold)


def _strings_in(element: Tag, bold: bool) -> Iterator[tuple[str, bool]]:
    strong = bold or element.name in _BOLD
    if element.name == "br":
        yield "\n", bold
    elif element.name == "input":
        if str(element.get("type")).casefold() in ("checkbox", "radio"):
            yield " ☒ " if element.has_attr("checked") else " ☐ ", bold
    elif element.name in BLOCKS:
        yield "\n", bold
        if element.name == "li" and not has_marker(element.get_text(" ", strip=True)):
            yield marker_of(element) + " ", bold
        yield from _strings(element.children, strong)
        yield "\n", bold
    else:
        yield from _strings(element.children, strong)


def has_marker(text: str) -> bool:
    """Whether the text of a list item has a number, dash or box of its own."""
    return MARKER.match(text + " ") is not None or text.startswith(("☐", "☒"))


def marker_of(item: Tag) -> str:
    """What the browser prints before a list item (which has its number as value): ``-``, ``3.``, ``c)``, ``II.``"""
    parent = item.parent
    if parent is None or parent.name != "ol":
        return "-"
    number = int(str(item["value"]))
    style = str(parent.get("type") or "1")
    if style in ("a", "A") and 1 <= number <= len(_LETTERS):
        letter = _LETTERS[number - 1]
        return f"{letter})" if style == "a" else f"{letter.upper()}."
    if style in ("i", "I") and 1 <= number < len(_ROMAN):
        return f"{_ROMAN[number]}."
    return f"{number}."
