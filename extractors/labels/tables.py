"""Label and value pairs in the tables of a document head."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.document import Cell, Table
from extractors.labels.pairs import Pair, Wording, inline_pairs, whole_label, without_bullet
from extractors.labels.value_kinds import fits, leading

_MINIMUM = 0.3


def table_pairs(table: Table, *, bare: bool) -> list[Pair]:
    """The pairs of a table; ``bare``: a label without a colon counts too (in the head and at the end of a paper).

    A table with a head row over several rows lists things (the committees of a Beratungsfolge) and has no pairs.
    """
    pairs: list[Pair] = []
    for number, row in enumerate(table.rows):
        heads = _head(row) if bare else []
        if len(heads) >= 2:
            below = [other for other in table.rows[number + 1 :] if any(cell.text for cell in other)]
            above = [other for other in table.rows[:number] if any(cell.text for cell in other)]
            if any(label.key in ("path", "committee") for _, label in heads):
                return pairs
            if len(below) == 1 and len(_head(below[0])) < 2:
                return pairs + _by_column(heads, below[0])
            if not below and above:
                return pairs + _by_column(heads, above[-1])
            if len(below) > 1:
                return pairs
        else:
            pairs += _row(row, bare=bare)
    return pairs


def _numbered(cell: Cell, following: Cell) -> Pair | None:
    """“Drucksache” beside “15/1188”, “Nr.” beside “52/2012 – Amt für Kultur”: a word that is a label where a number answers it."""
    label = whole_label(without_bullet(cell.text))
    length = leading("reference", following.text)
    if label is None or label.key != "reference" or fits("reference", following.text[:length]) < 1:
        return None
    return Pair("reference", cell.start, cell.end, following.start, following.start + length, label.colon)


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


def _by_column(heads: list[tuple[Cell, Wording]], values: Sequence[Cell]) -> list[Pair]:
    pairs = []
    for head, label in heads:
        value = next((cell for cell in values if cell.column == head.column), None)
        if value is not None and value.text and fits(label.kind, value.text) > _MINIMUM:
            pairs.append(Pair(label.key, head.start, head.end, value.start, value.end, label.colon))
        else:
            pairs.append(Pair(label.key, head.start, head.end, head.end, head.end, label.colon))
    return pairs


def _row(row: Sequence[Cell], *, bare: bool) -> list[Pair]:
    cells = [cell for cell in row if cell.text] if len(row) == 1 else list(row)
    pairs: list[Pair] = []
    index = 0
    while index < len(cells):
        cell = cells[index]
        following = cells[index + 1] if index + 1 < len(cells) else None
        index += 1
        if not cell.text:
            continue
        inside = inline_pairs(cell.text, cell.start, bare=bare)
        if not inside:
            if following is not None and (numbered := _numbered(cell, following)):
                pairs.append(numbered)
                index += 1
            continue
        last = inside[-1]
        if (
            last.blank
            and following is not None
            and following.text
            and (last.colon or bare)
            and (last.key == "paper_type" or not _label(following))
        ):
            value = inline_pairs(following.text, following.start, bare=False)
            if not value and fits(last.kind, following.text) >= (0.0 if last.colon else _MINIMUM):
                inside[-1] = last.with_value(following.start, following.end)
                index += 1
        pairs += [pair for pair in inside if pair.colon or bare]
    return pairs
