"""From the pieces of one row of a Beratungsfolge to what it says; the rows of committees with which no day stands: “Ausländerbeirat
(Anhörung)”, “Hauptausschuss – Termin offen”, under the head of a path, as far as its lines hold nothing but committees and what may
stand beside them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from extractors.consultations.committees import Committee
from extractors.consultations.heads import HeadKind, HeadLine, Layout, head_lines, head_words, layout_at
from extractors.consultations.mentions import tokens_of
from extractors.consultations.pair_features import Pair
from extractors.consultations.values import BULLET, Piece, end_of, is_passing, lines_of
from extractors.document import Cell, Document, Range
from extractors.facts import LeftAlone

# what the vocabulary does not know behind a result: “Zustimmung mit Änderungen”
_REST_OF_CELL = re.compile(r"[^\t\n\f]{0,80}(?![^\t\n\f])")
_LONGEST_PATH, _STRANGE = 6000, 250  # characters, of a path and of what it may hold that is unknown

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

    def or_else(self, **said: Any) -> Row:
        """The row, and where it does not say something itself what is ``said`` elsewhere."""
        return replace(self, **{name: value for name, value in said.items() if getattr(self, name) is None})


def row_of(document: Document, row: Row, pieces: Iterable[Piece], layout: Layout) -> Row:
    """The row with what the pieces beside its committee and day say of the session."""
    said = sorted((piece for piece in pieces if piece.kind != "skip"), key=lambda piece: piece.start)
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
                reached = end_of(_REST_OF_CELL, document.text, piece.end) if "result" in layout.kinds else piece.end
                results.append(" ".join((piece.text + document.text[piece.end : reached]).split()).rstrip(")"))
            case "public":
                row = replace(row, public=piece.flag)
            case "session":
                row = replace(row, session_number=piece.text, public=row.public if piece.flag is None else piece.flag)
            case "item":
                row = replace(row, agenda_item=piece.text, public=row.public if piece.flag is None else piece.flag)
            case "number" if "agenda_item" in layout.kinds and row.agenda_item is None:
                row = replace(row, agenda_item=piece.text)
    row = replace(row, result=" ".join(results) or None)
    ticks = [piece for piece in said if piece.kind == "tick"]
    return replace(row, public=_ticked(document, ticks, said, layout)) if ticks and layout.ticks else row


def _takes_role(row: Row, piece: Piece, layout: Layout) -> bool:
    """Whether a word of the role's vocabulary is one here: under “Ergebnis” alone, “Kenntnisnahme” is a result."""
    if is_passing(piece.text):
        return row.role is None
    return (row.role is None or is_passing(row.role)) and ("role" in layout.kinds or "result" not in layout.kinds)


def _ticked(document: Document, ticks: list[Piece], said: Iterable[Piece], layout: Layout) -> bool | None:
    """Whether the cross stands under “ö” (True) or “nö” (False); None where the columns are lost."""
    if len(ticks) == 2:
        return ticks[0].flag
    box = next((word.box for word in document.words_in(ticks[0].start, ticks[0].end)), None)
    if box and layout.public and layout.not_public:
        middle = box.x0 + box.x1
        places = (layout.public, layout.not_public)
        return min(places, key=lambda place: abs(place.x0 + place.x1 - middle)) is layout.public
    return _by_blanks(document, ticks[0], [piece for piece in said if piece.start < ticks[0].start])


def _by_blanks(document: Document, tick: Piece, before: Sequence[Piece]) -> bool | None:
    """A flattened line keeps one blank for each end of a cell: “2  x” left one cell out, “2 x” none. A cross that begins the
    line right below has left none out either."""
    if not before:
        return None
    last, gap = before[-1], _blanks(document, tick)
    if last.kind in ("number", "item"):
        block = document.block_at(tick.start)
        below = document.text[last.end : tick.start] == "\n" and block is not None and block.indent == 0
        return True if gap == 1 or below else False if gap > _blanks(document, last) > 0 else None
    return {2: True, 3: False}.get(gap) if last.kind == "date" else None


def _blanks(document: Document, piece: Piece) -> int:
    """How many blanks stand before the piece on its printed line; 0 where it begins the line."""
    before = document.text[: piece.start][-9:]
    if cell_ends := len(before) - len(before.rstrip("\t")):
        return cell_ends
    word = next(document.words_in(piece.start, piece.end), None)
    return max(1, len(word.printed) - len(word.printed.lstrip())) if word and before.endswith(" ") else 0


def undated(document: Document, taken: Sequence[Pair]) -> Iterator[Row | LeftAlone]:
    """The rows of committees that have no session among those ``taken``."""
    dated = sorted(place for pair in taken for place in (pair.name.start, pair.day.start))
    reached = 0
    for head in head_lines(document):
        if head.opens_path and head.start >= reached:
            for item in _below(document, head, dated):
                reached = item.end if isinstance(item, Row) else item.evidence.end
                yield item


def _below(document: Document, head: HeadLine, dated: Sequence[int]) -> Iterator[Row | LeftAlone]:
    text = document.text
    heads = {line.start for line in head_lines(document) if line.after >= line.end}
    above = 0  # where the row above ends
    for first, last in lines_of(text, head.after, head.after + _LONGEST_PATH):
        following = bisect_left(dated, first)
        day = dated[following] if following < len(dated) else len(text) + _LONGEST_PATH
        if first in heads or day < last:
            above = last if day < last else above
            continue
        tokens = tokens_of(text, end_of(BULLET, text, first, last), last) or []
        names = [token for token in tokens if isinstance(token, Committee)]
        pieces = [token for token in tokens if isinstance(token, Piece)]
        signs = above and len(tokens) == len(names) and "\n\n" in text[above:first]
        if (signs or not tokens) and day > last + _STRANGE:
            return
        for piece in pieces:
            if piece.kind == "debris":
                yield LeftAlone.at(document, piece, "beratungsfolge-debris", "no readable date")
        if len(names) != 1:
            continue
        if any(piece.kind == "tick" and not piece.flag and piece.end <= names[0].start for piece in pieces):
            yield LeftAlone.at(document, Range(first, last), "beratungsfolge-unticked", "its box is open")
        elif not any(piece.kind == "date" for piece in pieces):
            row = Row(names[0], names[0].start, names[0].end, PATH)
            yield row_of(document, row, pieces, layout_at(document, first, first))
            above = last


_CROSS = re.compile(r"[xX☒☑✓✔✗✘■◼⬛]|\[\s?[xX]\s?\]|\(\s?[xX]\s?\)")
_IS_PUBLIC = re.compile(
    r"(?P<yes>ja|ö\.?S?|öff\w*|x)|(?P<no>nein|nö?\.?S?|n\.?\s?öf?f?|nicht-?\s?öff\w*|intern|–|-)", re.IGNORECASE
)
_AGENDA_ITEM = re.compile(r"(?:TOP\s*)?(?:[ÖN]\s*)?(?P<item>\d{1,3}(?:\.\d{1,2})*[a-z]?)\.?")


def with_columns(document: Document, row: Row) -> Row:
    """The row of a table with what stands under its heads “ö” and “nö”, “Öffentlich” and “TOP”; what the cells say goes before what their
    words, read as a line, were taken for."""
    block = document.block_at(row.committee.start)
    rows = block.table.rows if block is not None and block.table is not None else ()
    here = next((n for n, cells in enumerate(rows) if any(c.start <= row.committee.start < c.end for c in cells)), 0)
    for heads in reversed(rows[:here]):
        kinds = {cell.column: _kind_of(document, cell) for cell in heads if cell.text}
        if not {"committee", "date", "title"} & set(kinds.values()):
            continue
        said = {kind: cell.text.strip() for cell in rows[here] if (kind := kinds.get(cell.column))}
        public = row.public
        if {"tick_public", "tick_not"} <= set(said):
            crossed = [kind for kind in ("tick_public", "tick_not") if _CROSS.fullmatch(said[kind])]
            public = crossed[0] == "tick_public" if len(crossed) == 1 else None
        elif told := _IS_PUBLIC.fullmatch((said.get("public") or said.get("tick_public") or "").rstrip(".")):
            public = told["yes"] is not None
        item = _AGENDA_ITEM.fullmatch(said.get("agenda_item", ""))
        return replace(row, public=public, agenda_item=item["item"] if item else row.agenda_item)
    return row


def _kind_of(document: Document, cell: Cell) -> HeadKind | None:
    """What the column of a head is about, where its cell says one thing."""
    if re.fullmatch(r"[Öö]ffentlich\??", cell.text.strip()):
        return "tick_public"
    words, _ = head_words(document.text, cell.start, cell.end)
    return words[0].kind if words else None
