"""Lines of a text file whose columns are set apart by blanks: words by their place, and the white between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from extractors.german.text import MARKER

Strip = tuple[int, int]

_LONGEST_MARKER = 6
_SURE, _NEAR = 3, 8  # so many borders make sure of columns that begin up to so many blanks apart
_FAR = 2  # blanks that part two cells
_LONGEST_DRAWN = 1000
_END = 10_000  # right of every line that is drawn
_WORD, _PIECE = re.compile(r"\S+"), re.compile(r"\S+(?:\s\S+)*")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}\.?|[A-Z]")
_RULE = re.compile(r"\s*+(?:[-=_–—]{3,}+\s*+)++")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together, from ``start`` to ``end`` of their line."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class SpacedLine:
    """A printed line of words."""

    printed: str

    @cached_property
    def words(self) -> tuple[Piece, ...]:
        return tuple(Piece(word.start(), word.end(), word[0]) for word in _WORD.finditer(self.printed))

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """What two blanks or more stand between."""
        return tuple(Piece(piece.start(), piece.end(), piece[0]) for piece in _PIECE.finditer(self.printed))

    @property
    def blank(self) -> bool:
        return not self.printed or self.printed.isspace()

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def start(self) -> int:
        return self.words[0].start

    @property
    def end(self) -> int:
        return self.words[-1].end

    def whites(self) -> list[Strip]:
        """Where no word stands, the margins included."""
        edges = [-1, *(edge for word in self.words for edge in (word.start, word.end)), _END]
        return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]

    def gaps(self, *, with_marker: bool = True) -> list[Strip]:
        """The white between its pieces; without ``with_marker``, not that between a number or bullet and what it marks."""
        pieces = self.pieces if with_marker else self.with_marker()
        return [(left.end, right.start) for left, right in pairwise(pieces)]

    def as_cells(self, columns: int) -> tuple[Piece, ...] | None:
        """Its pieces if they are as many as the columns, a number at the beginning for itself or with what it marks."""
        return next((pieces for pieces in (self.pieces, self.with_marker()) if len(pieces) == columns), None)

    def with_marker(self) -> tuple[Piece, ...]:
        """Its pieces, a number or bullet at the beginning as one with what it marks."""
        if len(self.pieces) < 2 or not is_marker(self.pieces[0].text):
            return self.pieces
        first, second, *rest = self.pieces
        return (Piece(first.start, second.end, self.printed[first.start : second.end]), *rest)

    @property
    def barred(self) -> bool:
        """Whether tabs or bars part its cells, or it is longer than what anybody draws with blanks."""
        return len(self.printed) > _LONGEST_DRAWN or "\t" in self.printed or self.printed.count("|") > 1

    def beside(self, strip: Strip) -> bool:
        """Whether words stand on both sides of the strip."""
        return self.start < strip[1] <= self.words[-1].start and any(word.end <= strip[0] for word in self.words)

    def cells(self, borders: Sequence[int]) -> list[str]:
        """The words by column; ``borders`` are where the columns from the second on begin."""
        edges = [-1, *borders, _END]
        return [
            self.printed[words[0].start : words[-1].end] if words else ""
            for first, last in pairwise(edges)
            for words in ([word for word in self.words if first <= word.start < last],)
        ]


def is_marker(text: str) -> bool:
    """Whether a piece only numbers or bullets what stands behind it: ``1.``, ``a)``, ``·``."""
    if len(text) > _LONGEST_MARKER:
        return False
    return (
        _NUMBER.fullmatch(text) is not None
        or MARKER.fullmatch(f"{text} ") is not None
        or not any(c.isalnum() for c in text)
    )


def is_rule(line: SpacedLine) -> bool:
    """Whether a line only underlines the heads of columns: ``-------  ------``."""
    return not line.blank and _RULE.fullmatch(line.printed) is not None


def narrowed(strips: Sequence[Strip], line: SpacedLine, starts: frozenset[int]) -> list[Strip]:
    """What the line leaves white of each strip: two blanks at least, or one between its pieces or before where a column begins."""
    left = []
    whites = line.whites()
    gaps = frozenset(line.gaps())
    for start, end in strips:
        shared = [(min(end, b) - max(start, a), (a, b)) for a, b in whites if min(end, b) > max(start, a)]
        width, (a, b) = max(shared, default=(0, (0, 0)))
        sure = (a, b) in gaps or (min(end, b) in starts and len(line.pieces) > 1)
        if width >= _FAR or (width == 1 and sure):
            left.append((max(start, a), min(end, b)))
    return left


def runs_over(line: SpacedLine, borders: Sequence[int]) -> bool:
    """Whether a line has one piece for each column, and some begin further right because the one before them is long, or
    elsewhere because they are longer than the others below one head."""
    pieces = line.as_cells(len(borders) + 1)
    if pieces is None:
        return False
    shifted = False
    for (before, piece), border in zip(pairwise(pieces), borders, strict=True):
        late = piece.start > border and before.end >= border - 1
        if not late and abs(piece.start - border) > (_FAR if len(borders) < _SURE else _NEAR):
            return False
        shifted = shifted or late or piece.start != border
    return shifted


def common_strips(lines: Sequence[SpacedLine]) -> list[Strip]:
    """The white strips between words that run down through all of these lines, two blanks wide at least."""
    taken = sorted((word.start, word.end) for line in lines for word in line.words)
    strips: list[Strip] = []
    reach = taken[0][1] if taken else 0
    for start, end in taken:
        if start - reach >= _FAR:
            strips.append((reach, start))
        reach = max(reach, end)
    return strips
