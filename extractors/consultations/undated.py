"""Committees of a Beratungsfolge with which no day stands: “Ausländerbeirat (Anhörung)”, “Hauptausschuss – Termin offen”.

Only under the head of a path, and as far as its lines hold nothing else than committees and what may stand beside them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.heads import HeadLine, head_lines, layout_at
from extractors.consultations.linking import Pair
from extractors.consultations.mentions import widened
from extractors.consultations.rows import Row, row_of
from extractors.consultations.values import BULLET, Piece, end_of, lines_of, piece_at
from extractors.document import Document
from extractors.facts import LeftAlone

_LONGEST_PATH, _STRANGE = 6000, 250  # characters, of a path and of what it may hold that is unknown
Token = Committee | Piece


def undated(document: Document, taken: Sequence[Pair]) -> Iterator[Row | LeftAlone]:
    """The rows of committees that have no session among those ``taken``."""
    dated = sorted(place for pair in taken for place in (pair.name.start, pair.day.start))
    reached = 0
    for head in head_lines(document):
        if head.opens_path and head.start >= reached:
            for row in _below(document, head, dated):
                reached = row.end
                yield row


def _below(document: Document, head: HeadLine, dated: Sequence[int]) -> Iterator[Row]:
    text = document.text
    heads = {line.start for line in head_lines(document) if line.after >= line.end}
    above = 0  # where the row above ends
    for first, last in lines_of(text, head.after, head.after + _LONGEST_PATH):
        following = bisect_left(dated, first)
        day = dated[following] if following < len(dated) else len(text)
        if first in heads or day < last:
            above = last if day < last else above
            continue
        tokens = tokens_of(text, end_of(BULLET, text, first, last), last) or []
        names = [token for token in tokens if isinstance(token, Committee)]
        pieces = [token for token in tokens if isinstance(token, Piece)]
        signs = above and len(tokens) == len(names) and "\n\n" in text[above:first]
        if (signs or not tokens) and day > last + _STRANGE:
            return
        if len(names) == 1 and not any(piece.kind == "date" for piece in pieces):
            row = Row(names[0], names[0].start, names[0].end, "beratungsfolge-line")
            yield row_of(document, row, pieces, layout_at(document, first, first))
            above = last


def tokens_of(text: str, first: int, last: int) -> list[Token] | None:
    """The committees and pieces that a line consists of, or None where it holds anything else."""
    tokens: list[Token] = []
    while first < last:
        committee = committee_at(text, first, last)
        token = widened(text, committee, last) if committee else piece_at(text, first)
        if token is None:
            return None
        tokens.append(token)
        first = token.end + len(text[token.end : last]) - len(text[token.end : last].lstrip(" \t"))
    return tokens
