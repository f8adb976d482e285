"""What labels in the head say of a session: ``Tagesordnungspunkt:``, ``Sitzungsnummer:``, ``Öffentlichkeitsstatus:``.

Whether the sessions are public, where the head of a paper says so once for all: “öffentlich”, “[x] öffentlich [ ] nichtöffentlich”.

“Status: öffentlich”, “Öffentliche Sitzungsvorlage”, “Zur Beratung in öffentlicher Sitzung” say it as well; a head that says both, or
leaves both boxes open, says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from extractors.checkboxes import ticks
from extractors.consultations.rows import Row
from extractors.consultations.values import head_end, lines_of, piece_at
from extractors.document import Document
from extractors.labels.pairs import Labelled
from extractors.labels.reading import labelled

_KEYS = frozenset(("agenda_item", "session_number", "public"))
_HEAD = 4000  # characters
_BESIDE = 15  # lines


def with_labels(document: Document, rows: Sequence[Row]) -> list[Row]:
    """The rows with what labels near them add: each label is of the session last named above it, or of the first."""
    ordered = sorted((row for row in rows if row.start < _HEAD), key=lambda row: row.start)
    if not ordered:
        return list(rows)
    filled = {row.start: row for row in ordered}
    for pair in labelled(document, _KEYS):
        if pair.label.start >= _HEAD or pair.end <= pair.start:
            continue
        of = max((row.start for row in ordered if row.start <= pair.label.start), default=ordered[0].start)
        between = document.text[min(of, pair.label.start) : max(of, pair.label.start)]
        if between.count("\n") <= _BESIDE:
            filled[of] = _with_value(document, filled[of], pair)
    return [_with_bare_public(document, filled[row.start]) if row.start in filled else row for row in rows]


def _with_value(document: Document, row: Row, pair: Labelled) -> Row:
    value = document.text[pair.start : pair.end].split("\n")[0].strip()
    rest = document.text[pair.end :].split("\n", 1)[0].strip()
    piece = piece_at(value, 0)
    more = (value[piece.end :] + rest).lstrip() if piece else ""
    whole = not more or piece_at(more, 0) is not None  # “TOP 1 Eröffnung” is an item of the minutes
    match pair.key:
        case "agenda_item" if piece and whole and piece.kind in ("number", "item") and row.agenda_item is None:
            return replace(row, agenda_item=piece.text, public=row.public if piece.flag is None else piece.flag)
        case "session_number" if row.session_number is None and (match := re.match(r"\d{1,3}(?!\d)", value)):
            return replace(row, session_number=match[0])
        case "public" if piece and piece.kind == "public" and row.public is None and "öffentlich" not in more:
            return replace(row, public=piece.flag)
    return row


def _with_bare_public(document: Document, row: Row) -> Row:
    """“öffentlich” alone on one of the lines beside a session."""
    for first, last in islice(lines_of(document.text, row.start), _BESIDE) if row.public is None else ():
        piece = piece_at(document.text[first:last], 0)
        if piece and piece.kind == "public" and len(piece.text) > 3 and piece.end == last - first:
            return replace(row, public=piece.flag)
    return row


_LINE = re.compile(r"[^\n\f\t]*[^\s][^\n\f\t]*")
# “öffentlich”, “Status: öffentlich”, “Öffentliche Sitzungsvorlage”, “Beratung in öffentlicher Sitzung: Ja”; no box, no second word of it
_REST = r"(?:[^.;☐☒□■\[(ö]|\((?=[^)]*\))|ö(?!ffentlich))"
_SAID = re.compile(
    rf"{_REST}{{0,40}}?\b(?P<no>(?:nicht|non)[- ]?)?öffentlich(?:e[rn]?(?!.*\.$))?\b{_REST}{{0,40}}[\s:.]*",
    re.IGNORECASE,
)


def public_head(document: Document) -> bool | None:
    """What the head says of all sessions; None where it says nothing, or both."""
    end = head_end(document)
    lines = [line[0].strip() for line in _LINE.finditer(document.text, 0, end)]
    lines += [tick.label for tick in ticks(document) if tick.ticked and tick.start < end]
    said = {found["no"] is None for line in lines if (found := _SAID.fullmatch(line))}
    return said.pop() if len(said) == 1 else None
