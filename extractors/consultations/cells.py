"""What a cell of a Beratungsfolge says, under the heads of its column, or by its own words where columns slipped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.consultations.committees import Committee
from extractors.consultations.heads import HeadKind
from extractors.consultations.path import Path, Token, tokens_of
from extractors.consultations.rows import Layout
from extractors.consultations.values import Piece, piece_at
from extractors.document import Cell, Document

_LONGEST_NAME = 140  # characters
_YES, _NO = frozenset(("x", "ja", "☒", "☑", "■", "[x]", "✓", "✗", "x.")), frozenset(("nein", "☐", "□", "[ ]", "-", "–"))
_MARKS = {"ja": True, "ö": True, "nein": False, "n": False, "nö": False}
_ITEM = re.compile(r"(?:TOP\s*)?(?P<mark>[ÖN]\s?)?(?P<number>\d{1,3}(?:\.\d{1,2})*\.?\s?[a-z]?)\.?", re.IGNORECASE)


def cell_tokens(document: Document, cell: Cell, kinds: tuple[HeadKind, ...]) -> list[Token]:
    """What a cell says, under these heads."""
    kind = kinds[0] if len(kinds) == 1 else None
    text = cell.text.strip()
    if kind == "other":
        return []
    if kind in ("tick_public", "tick_not") and text.casefold() in _YES | _NO:
        ticked = text.casefold() in _YES
        return (
            [Piece("public", cell.start, cell.end, text, flag=(kind == "tick_public") == ticked)]
            if ticked or text == "nein"
            else []
        )
    if kind == "public" and (flag := _MARKS.get(text.casefold().rstrip("."))) is not None:
        return [Piece("public", cell.start, cell.end, text, flag=flag)]
    if kind == "remark" and (said := tokens_of(document.text, cell.start, cell.end, Path(Layout()))):
        return said
    if kind in ("result", "remark"):
        piece = piece_at(text, 0)
        says = piece.kind != "skip" if piece else any(c.isalpha() for c in text)
        return [Piece("result", cell.start, cell.end, " ".join(text.split()))] if says else []
    if kind in ("agenda_item", "session_number") and (match := _ITEM.fullmatch(text)):
        flag = None if match["mark"] is None else match["mark"].strip().upper() == "Ö"
        return [
            Piece(
                "item" if kind == "agenda_item" else "session",
                cell.start,
                cell.end,
                match["number"].rstrip("."),
                flag=flag,
            )
        ]
    tokens = tokens_of(document.text, cell.start, cell.end, Path(Layout()))
    if tokens is not None and (kind not in ("committee", "title") or _is_value(tokens)):
        return [token for token in tokens if isinstance(token, Committee) or token.kind != "number" or not kinds]
    words = " ".join(text.split())
    if kind in ("committee", "title"):
        named = len(text) <= _LONGEST_NAME and text[:1].isalpha()
        return [Committee(cell.start, cell.start + len(text), words)] if named else []
    return [Piece("role", cell.start, cell.end, words)] if kind == "role" else []


def _is_value(tokens: Sequence[Token]) -> bool:
    """Whether a cell of the committees' column holds one, or a date that slipped into it."""
    return any(isinstance(token, Committee) or token.kind in ("date", "debris") for token in tokens)
