"""Committees of a Beratungsfolge with which no day stands: “Ausländerbeirat (Anhörung)”, “Hauptausschuss – Termin offen”.

Only under the head of a path, and as far as its lines hold nothing else than committees and what may stand beside them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractors.consultations.committees import Committee
from extractors.consultations.heads import HeadLine, head_lines, layout_at
from extractors.consultations.linking import Pair
from extractors.consultations.mentions import tokens_of
from extractors.consultations.rows import PATH, Row, row_of
from extractors.consultations.values import BULLET, Piece, end_of, lines_of
from extractors.document import Document
from extractors.facts import LeftAlone

_LONGEST_PATH, _STRANGE = 6000, 250  # characters, of a path and of what it may hold that is unknown


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
                evidence = document.evidence(piece.start, piece.end)
                yield LeftAlone(evidence=evidence, rule="beratungsfolge-debris", reason="no readable date")
        if len(names) == 1 and any(
            piece.kind == "tick" and not piece.flag for piece in pieces if piece.end <= names[0].start
        ):
            evidence = document.evidence(first, last)
            yield LeftAlone(evidence=evidence, rule="beratungsfolge-unticked", reason="its box is open")
        elif len(names) == 1 and not any(piece.kind == "date" for piece in pieces):
            row = Row(names[0], names[0].start, names[0].end, PATH)
            yield row_of(document, row, pieces, layout_at(document, first, first))
            above = last
