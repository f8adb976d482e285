"""Words on a page as lines and segments: what the table finders look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from extractors.document import Box
from extractors.german.text import MARKER
from pipeline.ingest.raw import RawCell, RawLine, RawWord, clean

_LEAST_SKEW = 0.002
_USUAL_LEADING = 1.25


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A word of the page where it would stand if the page were straight. ``index`` is its place among the page's words."""

    index: int
    word: RawWord
    text: str
    box: Box
    lettered: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lettered", any(c.isalnum() for c in self.text))

    @property
    def middle(self) -> float:
        return (self.box.top + self.box.bottom) / 2

    @property
    def centre(self) -> float:
        return (self.box.x0 + self.box.x1) / 2


@dataclass(slots=True, eq=False)
class TextLine:
    """Words side by side, from left to right: a line across the page, or the line of one cell."""

    tokens: list[Token] = field(default_factory=list)

    @property
    def x0(self) -> float:
        return self.tokens[0].box.x0

    @property
    def x1(self) -> float:
        return max(token.box.x1 for token in self.tokens)

    @property
    def top(self) -> float:
        return min(token.box.top for token in self.tokens)

    @property
    def bottom(self) -> float:
        return max(token.box.bottom for token in self.tokens)

    @property
    def middle(self) -> float:
        return median(token.middle for token in self.tokens)

    @property
    def size(self) -> float:
        """The height of its letters; boxes to tick may be smaller."""
        letters = [token.box.height for token in self.tokens if token.lettered]
        return median(letters or [token.box.height for token in self.tokens])

    @property
    def text(self) -> str:
        return " ".join(token.text for token in self.tokens)

    @property
    def bold(self) -> bool:
        return all(token.word.bold for token in self.tokens)

    def segments(self, gap: float, *, markers: bool = True) -> list[TextLine]:
        """The line cut where words stand ``gap`` letter heights apart; with ``markers``, a bullet or number at the
        beginning stays with what it marks."""
        parts: list[TextLine] = []
        for token in self.tokens:
            wide = not parts or token.box.x0 - parts[-1].x1 > gap * min(token.box.height, parts[-1].size)
            if wide and not (markers and len(parts) == 1 and is_marker(parts[0])):
                parts.append(TextLine([token]))
            else:
                parts[-1].tokens.append(token)
        return parts


def is_marker(line: TextLine) -> bool:
    """Whether the words are only a bullet, a number of a list or an open or ticked box."""
    text = line.text
    return len(line.tokens) == 1 and (text in "☐☒☑□✓✗✘" or MARKER.fullmatch(text + " ") is not None)


def tokens_of(words: Sequence[RawWord]) -> tuple[list[Token], float]:
    """The words that have a place, and the slope (points down per point to the right) that was taken out of them."""
    tokens = [
        Token(index, word, text, word.box)
        for index, word in enumerate(words)
        if word.box is not None and (text := clean(word.text))
    ]
    slope = _slope(tokens)
    if abs(slope) < _LEAST_SKEW:
        return tokens, 0.0
    return [replace(token, box=straight(token.box, slope)) for token in tokens], slope


def straight(box: Box, slope: float) -> Box:
    """The box on the page turned upright."""
    down, right = slope * (box.x0 + box.x1) / 2, slope * (box.top + box.bottom) / 2
    return Box(box.x0 + right, box.top - down, box.x1 + right, box.bottom - down)


def _slope(tokens: Sequence[Token]) -> float:
    """How much lines of words fall from left to right: the middle value over neighbouring words."""
    slopes = []
    for line in lines_of(tokens):
        for left, right in zip(line.tokens, line.tokens[3:], strict=False):
            run = right.centre - left.centre
            if run > 3 * left.box.height:
                slopes.append((right.box.bottom - left.box.bottom) / run)
    return median(slopes) if len(slopes) >= 10 else 0.0


def lines_of(tokens: Iterable[Token]) -> list[TextLine]:
    """The tokens in lines from top to bottom. A word joins the line whose nearest word it overlaps by half its height."""
    lines: list[TextLine] = []
    open_lines: list[TextLine] = []
    for token in sorted(tokens, key=lambda t: (t.middle, t.box.x0)):
        open_lines = [line for line in open_lines if line.bottom > token.box.top]
        best: TextLine | None = None
        best_share = 0.5
        for line in open_lines:
            near = min(line.tokens, key=lambda t: abs(t.centre - token.centre))
            shared = min(near.box.bottom, token.box.bottom) - max(near.box.top, token.box.top)
            share = shared / max(min(near.box.height, token.box.height), 0.1)
            beside = near.box.x1 - token.box.x0 <= 2.0 or token.box.x1 - near.box.x0 <= 2.0
            if share > best_share and (beside or share > 0.8):
                best, best_share = line, share
        if best is None:
            best = TextLine()
            lines.append(best)
            open_lines.append(best)
        best.tokens.append(token)
    for line in lines:
        line.tokens.sort(key=lambda t: t.box.x0)
    return sorted(lines, key=lambda line: line.middle)


def leading_of(lines: Sequence[TextLine]) -> float:
    """The usual distance between two lines of running text on this page, in letter heights."""
    ratios = [
        (below.middle - above.middle) / above.size
        for above, below in pairwise(lines)
        if len(above.tokens) >= 6 and abs(above.size - below.size) < 1.0 and abs(above.x0 - below.x0) < 3.0
    ]
    ratios = [ratio for ratio in ratios if 0.9 < ratio < 2.2]
    return median(ratios) if len(ratios) >= 4 else _USUAL_LEADING


def raw_cell(lines: Iterable[TextLine], colspan: int = 1, box: Box | None = None) -> RawCell:
    """A cell of these lines; without a box of its own, the box around its words."""
    raw: list[RawLine] = [[token.word for token in line.tokens] for line in lines if line.tokens]
    boxes = [word.box for line in raw for word in line if word.box is not None]
    return RawCell(raw, box or (Box.around(boxes) if boxes else None), colspan)


def words_in(lines: Iterable[TextLine]) -> Iterator[int]:
    """The indices of the words of these lines."""
    for line in lines:
        for token in line.tokens:
            yield token.index
