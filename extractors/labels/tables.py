"""Label and value pairs in the tables of a document head."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from extractors.document import Cell, Range, Table
from extractors.labels.pairs import Labelled, Wording, inline_pairs, whole_label, without_bullet
from extractors.labels.value_kinds import fits, leading

_MINIMUM = 0.3


def table_pairs(table: Table, *, bare: bool) -> list[Labelled]:
    """The pairs of a table; ``bare``: a label without a colon counts too (in the head and at the end of a paper).

    A table with a head row over several rows lists things (the committees of a Beratungsfolge) and has no pairs.
    """
    pairs: list[Labelled] = []
    for number, row in enumerate(table.rows):
        heads = _head(row) if bare else []
        if len(heads) >= 2:
            below = [other for other in table.rows[number + 1 :] if any(cell.text for cell in other)]
            above = [other for other in table.rows[:number] if any(cell.text for cell in other)]
            if any(label.key in ("path", "committee") for _, label in heads):
                return pairs
            if len(below) == 1 and len(_head(below[0])) < 2:
                return [*pairs, *_by_column(heads, below[0])]
            if not below and above:
                return [*pairs, *_by_column(heads, above[-1])]
            if len(below) > 1:
                return pairs
        else:
            following = table.rows[number + 1] if number + 1 < len(table.rows) else ()
            pairs += [_with_cell_below(pair, row, following) for pair in _row(row, bare=bare)]
    return pairs


def _numbered(cell: Cell, following: Cell) -> Labelled | None:
    """“Drucksache” beside “15/1188”, “Nr.” beside “52/2012 – Amt für Kultur”: a word that is a label where a number answers it."""
    label = whole_label(without_bullet(cell.text))
    length = leading("reference", following.text)
    if label is None or label.key != "reference" or fits("reference", following.text[:length]) < 1:
        return None
    return Labelled("reference", Range(cell.start, cell.end), following.start, following.start + length, label.colon)


def _with_cell_below(pair: Labelled, row: Sequence[Cell], following: Sequence[Cell]) -> Labelled:
    """“Federführende Dienststelle:” with its value in the cell under it."""
    column = next((cell.column for cell in row if cell.start <= pair.label.start < cell.end), None)
    below = next((cell for cell in following if cell.text and cell.column == column), None)
    if not pair.blank or not pair.colon or below is None or _label(below) or inline_pairs(below.text, 0, bare=True):
        return pair
    return pair.with_value(below.start, below.end) if fits(pair.kind, below.text) > _MINIMUM else pair


def _label(cell: Cell) -> Wording | None:
    label = whole_label(without_bullet(cell.text)) if cell.text else None
    return None if label is None or (label.key == "other" and not label.colon) else label


def _head(row: Sequence[Cell]) -> list[tuple[Cell, Wording]]:
    """The label cells of a row of column heads: at least two side by side, none with a colon."""
    found = [(cell, label) for cell in row if (label := _label(cell))]
    if len(found) == 2 == sum(bool(cell.text) for cell in row) and found[0][1].key == "paper_type":
        return []  # “Art | Beschlussvorlage”
    columns = {cell.column for cell, label in found if not label.colon}
    return found if any(column + 1 in columns for column in columns) else []


def _by_column(heads: list[tuple[Cell, Wording]], values: Sequence[Cell]) -> Iterator[Labelled]:
    for head, label in heads:
        below = (cell for cell in values if cell.column == head.column and cell.text)
        value = next((Range(cell.start, cell.end) for cell in below if fits(label.kind, cell.text) > _MINIMUM), None)
        value = value or Range(head.end, head.end)
        yield Labelled(label.key, Range(head.start, head.end), value.start, value.end, label.colon)


def _row(row: Sequence[Cell], *, bare: bool) -> Iterator[Labelled]:
    cells = [cell for cell in row if cell.text] if len(row) == 1 else row
    value = None
    for cell, following in zip_longest(cells, cells[1:]):
        inside = inline_pairs(cell.text, cell.start, bare=bare) if cell.text and cell is not value else []
        if inside and following and _answers(inside[-1], following, bare=bare):
            inside[-1], value = inside[-1].with_value(following.start, following.end), following
        elif not inside and following and cell is not value and (numbered := _numbered(cell, following)):
            yield numbered
            value = following
        yield from (pair for pair in inside if pair.colon or bare)


def _answers(label: Labelled, following: Cell, *, bare: bool) -> bool:
    """Whether the next cell is the value of a blank label, and no label itself."""
    if not (label.blank and following.text and (label.colon or bare)):
        return False
    if (label.key != "paper_type" and _label(following)) or inline_pairs(following.text, following.start, bare=False):
        return False
    return fits(label.kind, following.text) >= (0.0 if label.colon else _MINIMUM)
