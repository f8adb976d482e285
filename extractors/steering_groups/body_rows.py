"""Tables that name bodies: a row a body with its members beside it, or a body's name over the rows of its members."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.document import Cell, Document, Range, Table
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.members import Found, listed
from extractors.steering_groups.mentions import Mention
from extractors.steering_groups.table_columns import kind_of_head
from extractors.steering_groups.table_rows import beside_label
from extractors.steering_groups.tables import members_of_table

TITLE_CUE = re.compile(r"Mitglied|[Zz]usammensetzung|Besetzung|Teilnehm|Vertret")


def rows_by_body(document: Document, table: Table, mentions: Sequence[Mention]) -> Iterator[Found]:
    """Rows that begin with a body's name and list its members beside it; a table under a body's name in its first row."""
    titles = [cell for cell in table.rows[0] if cell.text.strip()] if table.rows else []
    here = [m for m in mentions if titles and titles[0].start <= m.start < titles[0].end and not m.plural]
    below: list[Listed] = []
    if here and len(titles) == 1 and TITLE_CUE.search(titles[0].text):
        rows = [[Range(cell.start, cell.end) for cell in row if cell.text.strip()] for row in table.rows[1:]]
        below = [part for cells in rows for part in beside_label(document.text, cells)]
    elif here and any(kind_of_head(cell.text) for cell in titles[1:]):
        below = members_of_table(document, table, of_body=True)
    if below:
        yield Found(here[0], tuple(below), "members-listed" if len(titles) == 1 else "members-in-table")
        return
    for row in table.rows:
        cells = [cell for cell in row if cell.text.strip()]
        named = next((m for m in mentions if not m.plural and any(_names(cell, m) for cell in cells[:2])), None)
        if len(cells) < 2 or named is None:
            continue
        beside = [cell for cell in cells if cell.start > named.start]
        of_members = [cell for cell in beside if TITLE_CUE.match(_head_of(table, cell))]
        cells = of_members or beside
        members = [part for cell in cells for part in listed(document.text, cell.start, cell.end)]
        if members and not any(cell.start <= m.start < cell.end for cell in cells for m in mentions):
            yield Found(named, tuple(members), "members-beside-name")


def _names(cell: Cell, mention: Mention) -> bool:
    """Whether the cell is nothing but the body's name."""
    inside = cell.start <= mention.start < cell.end
    return inside and mention.end - mention.start >= len(cell.text.strip()) - 5


def _head_of(table: Table, cell: Cell) -> str:
    return next(
        (head.text.strip() for head in table.rows[0] if head.column == cell.column and head.row != cell.row), ""
    )
