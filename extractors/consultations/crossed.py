"""Columns of a Beratungsfolge in which a cross or a number says what their heads name.

* ``beratend | beschließend`` over an ``X``: what the committee is to do;
* ``einst. | Ja | Nein | Enth.`` over ``X`` or over ``8 | 2 | 1``: how it voted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from extractors.consultations.table_heads import Rows, filled
from extractors.consultations.values import Piece, date_at, is_cross, piece_at
from extractors.document import Cell
from extractors.german.text import joins

_COUNT = re.compile(r"\d{1,3}")
_VOTES = re.compile(
    r"(?:Ja|Nein|Enth(?:altung(?:en)?|\.)?|[Dd]afür|[Dd]agegen|Gegenstimmen?)(?:-?[Ss]timmen)?:?", re.IGNORECASE
)
_LONGEST_HEAD = 30  # characters


def column_heads(rows: Rows, first: int) -> Mapping[int, str]:
    """The words over each column, from row ``first`` to the first row with a date: “be-” over “schließend” is “beschließend”."""
    heads: dict[int, str] = {}
    for row in rows[first:]:
        if any(date_at(cell.text.strip(), 0) for cell in row):
            break
        for cell in filled(row):
            above, words = heads.get(cell.column, ""), " ".join(cell.text.split())
            heads[cell.column] = above[:-1] + words if joins(above, words) else f"{above} {words}".strip()
    return heads


def crossed(cell: Cell, heads: Mapping[int, str]) -> Sequence[Piece]:
    """What the cross or the count of a cell says under its head; nothing where the head is neither a role nor a vote."""
    head, said = heads.get(cell.column, "").rstrip(":"), cell.text.strip()
    if not head or len(head) > _LONGEST_HEAD:
        return ()
    if _COUNT.fullmatch(said) and _VOTES.fullmatch(head):
        return (Piece("result", cell.start, cell.end, f"{head} {said}"),)
    piece = piece_at(head, 0) if is_cross(said) else None
    if piece is None or piece.end < len(head) or piece.kind not in ("role", "result"):
        return ()
    return (Piece(piece.kind, cell.start, cell.end, piece.text),)
