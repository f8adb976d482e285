"""Posts in a column of a table: “Stellenumfang” or “VZÄ” over “0,5” and “1,0”, one row a post."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.document import Block, Cell, Document
from extractors.german.numbers import read_quantity

# “Stellenumfang”, “Anzahl der Stellen”, “Mehrbedarf in VZÄ”
_UNIT = r"(?:VZÄ|VZE|VZK|VK|Vollzeitäquivalente?|Stellen-?\s?(?:umfang|anteile?|bedarf|mehrbedarf|zahl)?)"
_HEAD = re.compile(
    rf"(?:(?:An)?[Zz]ahl\s+(?:der\s+)?|(?:Neue|Zusätzliche|Beantragte)\s+|(?:Umfang|(?:Mehr|Personal|Personalmehr|Stellen)?[Bb]edarf)\s*\(?(?:in\s+)?)?{_UNIT}"
    rf"(?:\s*\((?:in\s+)?{_UNIT}\))?\)?"
)
_NUMBER = re.compile(rf"\+?\s*(?P<quantity>\d{{1,2}}(?:,\d{{1,3}})?)(?:\s*{_UNIT}|\s+Stelle)?")
_SUM = re.compile(r"(?:Zwischen)?[Ss]umme|[Gg]esamt\w*|[Ii]nsgesamt|Σ")
# what the lines above the table, or its heads, say of the posts
_NEEDED = re.compile(
    r"[Mm]ehrbedarf|[Bb]edarf|[Zz]usätzlich|\b[Nn]eue\w?\b|[Nn]eueinrichtung|[Ee]inrichtung\s+von|[Ss]chaffung|[Bb]eantragt|[Bb]enötigt|[Ee]rforderlich|[Aa]ufstockung|[Mm]ehrstellen"
)
_THERE = re.compile(
    r"[Ss]treich|[Ww]egfall|[Ee]ntfall|\b[Ii]st\b|[Vv]orhanden|[Bb]estehend|[Dd]erzeit|[Bb]isher|[Aa]ktuell|\b[Bb]estand"
)
_ABOVE, _MOST_ROWS = 2, 30


@dataclass(frozen=True, slots=True)
class Post:
    """The number in a cell, what it is for, and whether the table tells that it is needed."""

    start: int
    end: int
    quantity: Decimal
    label: str | None
    needed: bool


def posts_in_tables(document: Document) -> Iterator[Post]:
    """The numbers below the heads that name posts, without the sums."""
    for index, block in enumerate(document.blocks):
        if block.table is None or not 1 < len(block.table.rows) <= _MOST_ROWS:
            continue
        heads, *rows = block.table.rows
        column = next((head.column for head in heads if _HEAD.fullmatch(" ".join(head.text.split()))), None)
        if column is None:
            continue
        needed = _is_needed(document.blocks[max(0, index - _ABOVE) : index], heads)
        for row in rows:
            yield from _post(row, column, needed)


def _is_needed(above: Sequence[Block], heads: Sequence[Cell]) -> bool:
    """By the words nearest to the table that tell it: its heads, then the line above, then the one before."""
    for words in (" ".join(head.text for head in heads), *(block.text for block in reversed(above))):
        if _THERE.search(words):
            return False
        if _NEEDED.search(words):
            return True
    return False


def _post(row: Sequence[Cell], column: int, needed: bool) -> Iterator[Post]:
    cell = next((cell for cell in row if cell.column == column), None)
    found = _NUMBER.fullmatch(cell.text.strip()) if cell is not None else None
    quantity = read_quantity(found["quantity"]) if found else None
    label = next(
        (" ".join(c.text.split()) for c in row if c.column != column and re.search(r"[^\W\d]{3}", c.text)), None
    )
    if cell is not None and quantity and not (label and _SUM.match(label)):
        yield Post(cell.start, cell.end, quantity, label, needed)
