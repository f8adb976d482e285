"""The two columns in which the head of a paper is often set in a text file: sender on the left, number and date on the right.

    Dezernat IV                                    Drucksache Nr. 10/0295
    Amt für Soziales und                           Datum: 04.05.2010
    Wohnen

The columns are read one after the other; a single line in two parts, part after part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.consultations.values import begins_body
from extractors.german.text import joins, leaves_open
from pipeline.ingest.text.spaced_lines import SpacedLine

_ZONE = 45  # lines at the top of a paper
_FAR, _VERY_FAR = 4, 8  # blanks before the right column, and where it has one line only
_LEAST_LEFT = 20  # characters: a right column does not begin before


# “An den Kreistag          zur Sitzung am 17.05.2019” is read across too
_PATH = re.compile(
    r"\s*(?:(?:Beratungsfolge|Beratungsverlauf|Beratungsgang|Gremium|Gremien|Vorlage an)\b|An (?:den|die|das) .*\S {3,}(?:zur )?Sitzung\b)"
)

_LABEL = re.compile(r"[A-ZÄÖÜ][^:\d]{2,30}:")


@dataclass(frozen=True, slots=True)
class HeadColumns:
    """Lines ``first`` to before ``last`` of a page with the place where the right column begins."""

    first: int
    last: int
    border: int


def head_columns(lines: Sequence[str]) -> list[HeadColumns]:
    """The stretches of lines at the top of a paper that are set in two columns."""
    spaced = [SpacedLine(line) for line in lines[: _zone(lines)]]
    found: list[HeadColumns] = []
    at = 0
    while at < len(spaced):
        stretch, after = _stretch(spaced, at)
        if stretch is not None:
            found.append(stretch)
        at = after
    return found


def _zone(lines: Sequence[str]) -> int:
    """How many lines the head has before its Beratungsfolge or the text of the paper begins."""
    ends = (n for n, line in enumerate(lines[:_ZONE]) if begins_body(line) or _PATH.match(line))
    return next(ends, min(len(lines), _ZONE))


def _stretch(lines: Sequence[SpacedLine], at: int) -> tuple[HeadColumns | None, int]:
    """The columns that begin with line ``at``, at the place where most right parts of the lines below begin; and from where to
    look on."""
    if _takes_no_part(lines[at]) or not _right_starts(lines[at]):
        return None, at + 1
    if at > 0 and not lines[at - 1].blank and len(lines[at].pieces) < 2:
        return None, at + 1
    places: Counter[int] = Counter()
    for line in lines[at:]:
        if _takes_no_part(line) and not line.blank:
            break
        places.update(_right_starts(line))
    across = at + 1
    for border, count in places.most_common():
        last = _reach(lines, at, border)
        members = [line for line in lines[at:last] if not line.blank]
        both = [line for line in members if line.start < border <= line.words[-1].start]
        right = [line for line in members if line.words[-1].start >= border]
        if not both or _read_across(both, border):
            across = max(across, last) if both else across
        elif len(right) > 1 and count > 1:
            return HeadColumns(at, last, border), last
        elif len(right) == 1 and right[0] is lines[at] and _gap(right[0], border) >= _VERY_FAR:
            return HeadColumns(at, at + 1, border), at + 1
    return None, across


def _read_across(lines: Sequence[SpacedLine], border: int) -> bool:
    """Whether the left parts are labels or beginnings of what stands on the right: “Betreff:     Neues Konzept”; not
    “Federführend:     Verfasser:” over their values."""
    open_ends = 0
    for line in lines:
        left = [piece.text for piece in line.pieces if piece.end <= border]
        right = next((piece.text for piece in line.pieces if piece.start >= border), "")
        open_ends += any(text.endswith(":") or leaves_open(text) for text in left) and not _LABEL.match(right)
    return open_ends * 2 > len(lines)


def _takes_no_part(line: SpacedLine) -> bool:
    return line.blank or line.barred


def _right_starts(line: SpacedLine) -> list[int]:
    """Where parts of the line begin that stand far to the right of what is before them."""
    ends = [0, *(piece.end for piece in line.pieces)]
    return [
        piece.start
        for before, piece in zip(ends, line.pieces, strict=False)
        if piece.start >= _LEAST_LEFT and piece.start - before >= _FAR
    ]


def _gap(line: SpacedLine, border: int) -> int:
    left = [word.end for word in line.words if word.end <= border]
    return border - (left[-1] if left else 0)


def _reach(lines: Sequence[SpacedLine], at: int, border: int) -> int:
    """Up to which line, from ``at`` on, no word stands right before or across the border; blank lines at the end left out."""
    last = at
    for number in range(at, len(lines)):
        line = lines[number]
        if line.blank:
            continue
        if line.barred or any(word.start < border and word.end > border - 2 for word in line.words):
            break
        last = number + 1
    while last > at and lines[last - 1].words[-1].start < border:
        last -= 1
        while last > at and lines[last - 1].blank:
            last -= 1
    while last > at and last < len(lines) and _goes_on_left(lines[last - 1], lines[last], border):
        last += 1
    return last


def _goes_on_left(above: SpacedLine, line: SpacedLine, border: int) -> bool:
    """Whether the left column's last line goes on below: “… für Integra-” / “tion”."""
    left = above.printed[:border].strip()
    inside = not _takes_no_part(line) and line.end < border - 1
    return bool(left) and inside and (joins(left, line.text) or leaves_open(left))
