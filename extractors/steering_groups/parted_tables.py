"""The rest of a table of members that a page's foot or a line too long for its column has parted from the rows above."""

from __future__ import annotations

import re

from extractors.document import Document, Table
from extractors.steering_groups.line_signs import (
    is_sentence,
    is_sure,
)
from extractors.steering_groups.list_furniture import (
    FOOT,
)
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.member_lines import (
    LINE,
    members_of_line,
)
from extractors.steering_groups.tables import members_of_table

_MONEY = re.compile(r"€|\bEuro\b|\bEUR\b|\d\.\d{3}\b")


def table_goes_on(document: Document, index: int, above: Table) -> tuple[list[Listed], int]:
    """The members in the rest of a table that a line too long for its column has parted: a line, and rows without heads."""
    blocks = document.blocks
    foot = index < len(blocks) and FOOT.fullmatch(blocks[index].text.strip()) is not None
    index += foot
    line = blocks[index] if index + 1 < len(blocks) and blocks[index].table is None else None
    rest = blocks[index + (line is not None)] if index + (line is not None) < len(blocks) else None
    if rest is None or rest.table is None or (rest.table.columns != above.columns and rest.table.columns != 2):
        return [], 0
    if line is not None and (len(line.text) > LINE or not is_sure(line.text) or is_sentence(line.text)):
        return [], 0
    if _MONEY.search(document.text, blocks[index].start, rest.end):
        return [], 0
    between = members_of_line(document.text, line.start, line.end, None) if line is not None else []
    found = members_of_table(document, rest.table, under_heads_of=above)
    return (between + found, foot + 1 + (line is not None)) if found else ([], 0)
