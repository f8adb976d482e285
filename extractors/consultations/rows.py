"""From the pieces of one row of a Beratungsfolge to what it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from extractors.consultations.committees import Committee
from extractors.consultations.values import Piece, end_of, is_passing
from extractors.document import Box, Document

# what the vocabulary does not know behind a result: “Zustimmung mit Änderungen”
_REST_OF_CELL = re.compile(r"[^\t\n\f]{0,80}(?=[\t\n\f]|$)")

PATH = "beratungsfolge-line"
"""The rule of a row under the heads of a path."""


@dataclass(frozen=True, slots=True)
class Row:
    """A committee and session as the paper shows them, with the span that shows them; ``ticked``: the path has columns for
    the crosses under “ö” and “nö”, so that what it leaves open nothing else may say."""

    committee: Committee
    start: int
    end: int
    rule: str
    day: date | None = None
    role: str | None = None
    public: bool | None = None
    agenda_item: str | None = None
    session_number: str | None = None
    result: str | None = None
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What the heads of the columns promise; ``public`` and ``not_public`` are the places of “ö” and “nö” on the page."""

    item: bool = False
    role: bool = False
    result: bool = False
    ticks: bool = False
    public: Box | None = None
    not_public: Box | None = None

    def __or__(self, other: Layout) -> Layout:
        return Layout(
            self.item or other.item,
            self.role or other.role,
            self.result or other.result,
            self.ticks or other.ticks,
            self.public or other.public,
            self.not_public or other.not_public,
        )


def row_of(document: Document, row: Row, pieces: Iterable[Piece], layout: Layout) -> Row:
    """The row with what the pieces beside its committee and day say of the session."""
    said = sorted((piece for piece in pieces if piece.kind != "skip"), key=lambda piece: piece.start)
    name = row.committee
    row = replace(
        row,
        start=min([row.start, *(piece.start for piece in said)]),
        end=max([row.end, *(piece.end for piece in said)]),
        ticked=layout.ticks,
    )
    results: list[str] = []
    reached = 0
    for piece in said:
        match piece.kind:
            case "role" if _takes_role(row, piece, layout):
                row = replace(row, role=piece.text)
            case "role" if is_passing(piece.text):
                pass
            case "role" | "result" if piece.start >= reached:
                reached = end_of(_REST_OF_CELL, document.text, piece.end) if layout.result else piece.end
                results.append(" ".join((piece.text + document.text[piece.end : reached]).split()).rstrip(")"))
            case "public":
                row = replace(row, public=piece.flag)
            case "session":
                row = replace(row, session_number=piece.text, public=row.public if piece.flag is None else piece.flag)
            case "item":
                row = replace(row, agenda_item=piece.text, public=row.public if piece.flag is None else piece.flag)
            case "number" if layout.item and row.agenda_item is None:
                row = replace(row, agenda_item=piece.text)
    row = replace(row, result=" ".join(results) or None)
    ticks = [piece for piece in said if piece.kind == "tick" and (piece.text != "■" or piece.start > name.start)]
    if ticks and layout.ticks and row.public is None:
        row = replace(row, public=_ticked(document, ticks, said, layout))
    return row


def _takes_role(row: Row, piece: Piece, layout: Layout) -> bool:
    """Whether a word of the role's vocabulary is one here: under “Ergebnis” alone, “Kenntnisnahme” is a result."""
    if is_passing(piece.text):
        return row.role is None
    return (row.role is None or is_passing(row.role)) and (layout.role or not layout.result)


def _ticked(document: Document, ticks: list[Piece], said: Iterable[Piece], layout: Layout) -> bool | None:
    """Whether the cross stands under “ö” (True) or “nö” (False); None where the columns are lost."""
    if len(ticks) == 2 and ticks[0].flag != ticks[1].flag:
        return ticks[0].flag
    if len(ticks) != 1 or not ticks[0].flag:
        return None
    box = next((word.box for word in document.words_in(ticks[0].start, ticks[0].end)), None)
    if box and layout.public and layout.not_public:
        middle = box.x0 + box.x1
        places = (layout.public, layout.not_public)
        return min(places, key=lambda place: abs(place.x0 + place.x1 - middle)) is layout.public
    return _by_blanks(document, ticks[0], [piece for piece in said if piece.start < ticks[0].start])


def _by_blanks(document: Document, tick: Piece, before: Sequence[Piece]) -> bool | None:
    """A flattened line keeps one blank for each end of a cell: “2  x” left one cell out, “2 x” none. A cross that begins the
    line right below has left none out either."""
    gap = _blanks(document, tick)
    if not before:
        return None
    last = before[-1]
    if last.kind in ("number", "item") and last.end == tick.start:
        return True
    if last.kind in ("number", "item"):
        usual = _blanks(document, last)
        block = document.block_at(tick.start)
        below = document.text[last.end : tick.start] == "\n" and block is not None and block.indent == 0
        return True if gap == 1 or below else False if gap > usual > 0 else None
    return {2: True, 3: False}.get(gap) if last.kind == "date" else None


def _blanks(document: Document, piece: Piece) -> int:
    """How many blanks stand before the piece on its printed line; 0 where it begins the line."""
    before = document.text[max(0, piece.start - 9) : piece.start]
    cell_ends = len(before) - len(before.rstrip("\t"))
    if cell_ends:
        return cell_ends
    word = next(document.words_in(piece.start, piece.end), None)
    if word is None or piece.start == 0 or document.text[piece.start - 1] != " ":
        return 0
    if any(line.start == word.start for line in document.lines):
        return 0
    return max(1, len(word.printed) - len(word.printed.lstrip()))
