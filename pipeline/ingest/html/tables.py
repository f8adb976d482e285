"""Rows of cells in a saved page: data tables, layout tables, definition lists, a label beside its value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from bs4 import Tag

from pipeline.ingest.html.words import BLOCKS, HEADINGS, lines_of
from pipeline.ingest.raw import RawBlock, RawCell, RawParagraph, RawTable

_LABEL_NAMES = ("label", "key", "term", "name", "bezeichnung", "caption", "titel")
_LONGEST_LABEL = 60
_LONG_CELL = 1500


def table_blocks(table: Tag, read: Callable[[Tag], Iterator[RawBlock]]) -> Iterator[RawBlock]:
    """A table's rows. A row that holds tables, headings or long text is layout: ``read`` reads its cells one after the
    other."""
    caption = table.find("caption", recursive=False)
    if isinstance(caption, Tag):
        yield from read(caption)
    rows: list[list[RawCell]] = []
    spanning: dict[int, int] = {}
    for row in _rows(table):
        cells = row.find_all(["td", "th"], recursive=False)
        if any(_is_layout(cell) for cell in cells):
            yield from _finished(rows)
            rows, spanning = [], {}
            for cell in cells:
                yield from read(cell)
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
