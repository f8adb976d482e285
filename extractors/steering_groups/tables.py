"""Who sits in a body, as tables show it: rows of institutions and names, also where every cell stands on a line of its own.

“Funktion | Name | Institution | Stellvertretung”, “Stelle | Sitze”, “Politik | Träger” over two lists.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Block, Document, Range, Table
from extractors.steering_groups.actors import is_general
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.member_lines import SEATS_ONLY, members_of_line
from extractors.steering_groups.member_phrases import read_whole
from extractors.steering_groups.members import listed
from extractors.steering_groups.sectors import has_sector
from extractors.steering_groups.table_columns import (
    FUNCTION,
    HEADS,
    Columns,
    Row,
    columns_of,
    kind_of_head,
    person_in,
    role_of,
)
from extractors.steering_groups.table_rows import NOBODY, members_of_row

_LINE = 90  # characters; a longer line is no cell of a table whose cells stand on lines of their own
_BULLETS = frozenset("o - – • · * x ? ■ □ ▪ o.".split())


def members_of_table(
    document: Document, table: Table, *, of_body: bool = False, under_heads_of: Table | None = None
) -> list[Listed]:
    """The members in the rows of a table with columns such as Institution / Name or Vertreter / Stellvertreter. ``of_body``: the
    head of the first column is the body's name; ``under_heads_of``: the table above, whose last rows these are."""
    above = under_heads_of.rows[:1] if under_heads_of is not None else ()
    rows = [
        {
            cell.column: Range(cell.start, cell.end)
            for cell in row
            if cell.text.strip() and cell.text.strip() not in _BULLETS
        }
        for row in (*above, *table.rows)
    ]
    return _members(document.text, rows, of_body=of_body)


def is_member_table(document: Document, table: Table) -> bool:
    """Whether the heads say that the rows are members: “Funktion | Name”, “Institution | Vertreter | Stellvertreter”."""
    kinds = {kind_of_head(cell.text) for cell in table.rows[0] if cell.text.strip()} if table.rows else set()
    return "person" in kinds and bool(kinds & {"function", "body", "deputy"})


def members_of_stack(document: Document, blocks: Sequence[Block]) -> tuple[list[Listed], int]:
    """The members of a table whose cells stand one a line, first the heads: “Funktion”, “Name”, “Institution”, “Vorsitz”, …; and how
    many blocks it has."""
    lines: list[Range] = []
    for block in blocks:
        if (
            block.table is not None
            or len(block.text) > _LINE
            or (block.marker and not NOBODY.match(block.text.strip()))
        ):
            break
        if block.text.rstrip().endswith((":", ".")) and not NOBODY.match(block.text.strip()):
            break
        lines.append(Range(block.start, block.end))
    text = document.text
    heads = 0
    while heads < len(lines) and heads < 5 and kind_of_head(text[lines[heads].start : lines[heads].end]):
        heads += 1
    if heads < 2 or len(lines) < 3 * heads:
        return [], 0
    rows = _by_function(text, lines, heads) or [
        dict(enumerate(lines[at : at + heads])) for at in range(0, len(lines) - heads + 1, heads)
    ]
    functions = next((i for i in range(heads) if HEADS["function"].match(text[lines[i].start : lines[i].end])), None)
    if functions is not None:
        rows = [
            row
            for n, row in enumerate(rows)
            if n == 0 or FUNCTION.match(text[row[functions].start : row[functions].end])
        ]
    last = max(cell.end for cell in rows[-1].values())
    return _members(text, rows), sum(line.end <= last for line in lines)


def _by_function(text: str, lines: Sequence[Range], heads: int) -> list[Row]:
    """The rows of a table whose first column says “Vorsitz”, “Mitglied”: a cell of the last column may have taken several lines."""
    starts = [at for at in range(heads, len(lines)) if FUNCTION.match(text[lines[at].start : lines[at].end].strip())]
    if len(starts) < 2 or starts[0] != heads or not HEADS["function"].match(text[lines[0].start : lines[0].end]):
        return []
    rows: list[Row] = [dict(enumerate(lines[:heads]))]
    for at, stop in zip(starts, [*starts[1:], min(len(lines), starts[-1] + heads)], strict=True):
        cells = lines[at:stop]
        if not 1 < len(cells) <= heads + 2:
            return []
        if len(cells) > heads:
            cells = [*cells[: heads - 1], Range(cells[heads - 1].start, cells[-1].end)]
        rows.append(dict(enumerate(cells)))
    return rows


# heads of tables about measures and money, whose rows name who carries them out
_OF_MATTERS = re.compile(
    r"(?:Maßnahme|Vorhaben|Projekt\b|Kosten|Betrag|EUR\b|Euro\b|€|T€|TEUR|Ansatz|Planansatz|Aufw|Ertr|Haushalt|Handlungsfeld|Ziel\b|Zeit|Priorität)"
)


def _members(text: str, rows: Sequence[Row], *, of_body: bool = False) -> list[Listed]:
    heads = [text[cell.start : cell.end].strip() for cell in (rows[0] if rows else {}).values()]
    if any(map(_OF_MATTERS.match, heads)) and not any(kind_of_head(head) == "person" for head in heads):
        return []
    if by_role := _by_role(text, rows):
        return by_role
    if rows and len(rows[0]) > 1 and all(map(is_general, heads)) and (beside := _side_by_side(text, rows)):
        return beside
    columns = columns_of(text, rows, of_body=of_body)
    if columns is None:
        return _side_by_side(text, rows)
    if columns == Columns(columns.body) and (beside := _side_by_side(text, rows)):
        return beside
    below = rows[columns.head :]
    return [part for row in below for pair in _pairs(text, rows, columns) for part in members_of_row(text, row, pair)]


def _by_role(text: str, rows: Sequence[Row]) -> list[Listed]:
    """The members of rows that say as what they sit there: “Vorsitz | Landrätin”, “Mitglieder | Sozialamt, Jugendamt”."""
    labels = [text[row[min(row)].start : row[min(row)].end].strip() for row in rows if len(row) > 1]
    if (
        len(labels) < 2
        or len(labels) < len(rows)
        or not all(SEATS_ONLY.match(x) or FUNCTION.fullmatch(x) for x in labels)
    ):
        return []
    if not any(map(SEATS_ONLY.match, labels)):
        return []
    out: list[Listed] = []
    for row, label in zip(rows, labels, strict=True):
        role = "member" if SEATS_ONLY.match(label) else role_of(label) or "member"
        for cell in [row[column] for column in sorted(row)][1:]:
            parts = listed(text, cell.start, cell.end) or read_whole(text, cell.start, cell.end)
            out += [replace(part, role=role if part.role == "member" else part.role) for part in parts]
    return out


def _pairs(text: str, rows: Sequence[Row], columns: Columns) -> list[Columns]:
    """The columns, and those of a second list beside the first: “CDU | Eva Muster | Caritas | Max Beispiel”."""
    if columns.head or columns.body is None or columns.person != columns.body + 1:
        return [columns]
    beside = [
        text[row[columns.person + 2].start : row[columns.person + 2].end] for row in rows if columns.person + 2 in row
    ]
    if len(beside) < 2 or sum(1 for cell in beside if person_in(cell) is not None) * 2 <= len(beside):
        return [columns]
    return [columns, replace(columns, body=columns.body + 2, person=columns.person + 2)]


def _side_by_side(text: str, rows: Sequence[Row]) -> list[Listed]:
    """The members of two lists beside each other, each under the heading that it is declared by: “Politik | Träger”."""
    heads = {column: text[cell.start : cell.end].strip() for column, cell in (rows[0] if rows else {}).items()}
    cells = [(column, cell) for row in rows[1:] for column, cell in sorted(row.items())]
    names = [text[cell.start : cell.end] for _, cell in cells]
    sure = sum(1 for name in names if has_sector(name) or person_in(name) is not None)
    if (
        len(heads) < 2
        or len(cells) < 3
        or sure * 5 < 4 * len(cells)
        or any(re.search(r"\d{3}|€", name) for name in names)
    ):
        return []
    return [part for column, cell in cells for part in members_of_line(text, cell.start, cell.end, heads.get(column))]
