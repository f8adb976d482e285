"""The session that the labels of a paper's head give: ``Gremium: Sozialausschuss`` with ``Sitzungsdatum:``, ``Tagesordnungspunkt:``,
``Sitzungsnummer:`` and ``Öffentlichkeitsstatus:``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from extractors.consultations.committees import Committee, find_committees
from extractors.consultations.paper_lines import lines_of
from extractors.consultations.rows import Row
from extractors.consultations.values import Piece, day_at, piece_at
from extractors.document import Document
from extractors.labels.reading import Labelled, labelled

_KEYS = frozenset(("committee", "session_date", "agenda_item", "session_number", "public"))
_HEAD = 4000  # characters
_LINES_BESIDE = 15
_APART = 400  # characters between a committee and its date that one quotation still shows


def labelled_sessions(document: Document) -> list[Row]:
    """The session that the labels of the head give."""
    group: dict[str, Labelled] = {}
    for pair in labelled(document, _KEYS):
        if pair.label.start < _HEAD and pair.end > pair.start and (pair.key != "committee" or _names(document, pair)):
            group.setdefault(pair.key, pair)
    row = _labelled(document, group)
    if row and row.public is None:
        row = replace(row, public=_bare_public(document, row))
    return [row] if row else []


def _labelled(document: Document, group: Mapping[str, Labelled]) -> Row | None:
    committee = _names(document, group["committee"]) if "committee" in group else None
    if committee is None:
        return None
    row = Row(committee, committee.start, committee.end, "session-labels")
    lead = piece_at(document.text, group["committee"].start)
    if lead and lead.kind == "session":
        row = replace(row, session_number=lead.text)
    for key, pair in group.items():
        row = _with_value(document, row, key, pair)
    return row


def _names(document: Document, pair: Labelled) -> Committee | None:
    """The committee in the value of a label: “44. Plenarsitzung des Gemeinderats” names the Gemeinderat."""
    found = next(find_committees(document.text, pair.start, min(pair.end + 60, len(document.text))), None)
    if found is None or found.start >= pair.end + 2:
        return None
    return found.nominative if document.text[pair.start : found.start].rstrip().endswith(("des", "der")) else found


def _with_value(document: Document, row: Row, key: str, pair: Labelled) -> Row:
    value = document.text[pair.start : pair.end].strip()
    piece = piece_at(value, 0)
    match key:
        case "session_date" | "session_number" if key == "session_date" or (
            row.day is None and _date_in(document, pair)
        ):
            day = _date_in(document, pair)
            if day is None:
                return row
            apart = max(row.end, day.end) - min(row.start, day.start) > _APART
            span = (row.start, row.end) if apart else (min(row.start, day.start), max(row.end, day.end))
            return replace(row, day=day.day, start=span[0], end=span[1])
        case "agenda_item" if piece and piece.kind in ("number", "item"):
            return replace(row, agenda_item=piece.text)
        case "session_number" if row.session_number is None and (match := re.match(r"\d{1,3}(?!\d)", value)):
            return replace(row, session_number=match[0])
        case "public" if piece and piece.kind == "public" and row.public is None:
            return replace(row, public=piece.flag)
    return row


def _date_in(document: Document, pair: Labelled) -> Piece | None:
    for position in range(pair.start, pair.end):
        if position == pair.start or not document.text[position - 1].isalnum():
            piece = day_at(document.text, position)
            if piece and piece.end <= pair.end:
                return piece
    return None


def _bare_public(document: Document, row: Row) -> bool | None:
    """“öffentlich” alone on one of the lines beside a session that labels give."""
    for first, last in islice(lines_of(document.text, row.start), _LINES_BESIDE):
        piece = piece_at(document.text[first:last], 0)
        if piece and piece.kind == "public" and len(piece.text) > 3 and piece.end == last - first:
            return piece.flag
    return None
