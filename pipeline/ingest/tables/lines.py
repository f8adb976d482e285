"""Words on a page as lines and segments: what the table finders look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

from extractors.document import Box
from extractors.german.text import MARKER
from pipeline.ingest.document.raw import RawCell, RawLine, RawWord, clean

_LEAST_SKEW = 0.002
_USUAL_LEADING = 1.25
_SECTION = re.compile(r"\d(?:\.\d{1,2}){1,2}\.?")  # 2.1
_BOX = re.compile(r"[☐☒☑□]|\[\s?[xX]?\s?\]|\(\s?[xX]?\s?\)")


@dataclass(frozen=True, slots=True, eq=False)
class Token:
    """A word of the page where it would stand if the page were straight. ``index`` is its place among the page's words."""

    index: int
    word: RawWord
    text: str
    box: Box
    lettered: bool = field(init=False)
    middle: float = field(init=False)
    centre: float = field(init=False)

    def __post_init__(self) -> None:
        box, keep = self.box, object.__setattr__
        keep(self, "lettered", any(map(str.isalnum, self.text)))
        keep(self, "middle", (box.top + box.bottom) / 2)
        keep(self, "centre", (box.x0 + box.x1) / 2)


@dataclass(slots=True, eq=False)
class TextLine:
    """Words side by side, from left to right: a line across the page, or the line of one cell. Words may be added."""

    tokens: list[Token] = field(default_factory=list)
    _measured: int = 0
    _middle: float = 0.0
    _size: float = 0.0

    def _measure(self) -> None:
        """What is asked for most often, kept until more words are added."""
        tokens = self.tokens
        self._measured = len(tokens)
        self._middle = median([token.middle for token in tokens])
        letters = [token.box.height for token in tokens if token.lettered]
        self._size = median(letters or [token.box.height for token in tokens])

    @property
    def x0(self) -> float:
        return self.tokens[0].box.x0

    @property
    def x1(self) -> float:
        return max([token.box.x1 for token in self.tokens])

    @property
    def top(self) -> float:
        return min([token.box.top for token in self.tokens])

    @property
    def bottom(self) -> float:
        return max([token.box.bottom for token in self.tokens])

    @property
    def middle(self) -> float:
        if self._measured != len(self.tokens):
            self._measure()
        return self._middle

    @property
    def size(self) -> float:
        """The height of its letters; boxes to tick may be smaller."""
        if self._measured != len(self.tokens):
            self._measure()
        return self._size

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
        reach = 0.0
        for token in self.tokens:
            apart = token.box.x0 - reach
            wide = not parts or (apart > 0 and apart > gap * min(token.box.height, parts[-1].size))
            if wide and not (markers and len(parts) == 1 and is_marker(parts[0])):
                parts.append(TextLine([token]))
                reach = token.box.x1
            else:
                parts[-1].tokens.append(token)
                reach = max(reach, token.box.x1)
        return parts


def begins_with_box(text: str) -> bool:
    """Whether ``text`` begins with a box to tick: ``☒ Kreistag``, ``[X] Kreistag``, ``( ) Rat``."""
    return _BOX.match(text) is not None


def begins_marked(line: TextLine) -> bool:
    """Whether a line begins with a bullet or a number that others stand behind: ``1. Wohnen``."""
    return len(line.tokens) > 1 and is_marker(TextLine(line.tokens[:1]))


def is_marker(line: TextLine) -> bool:
    """Whether the words are only a bullet, a number of a list or an open or ticked box."""
    text = line.text
    known = text in "☐☒☑□✓✗✘" or _SECTION.fullmatch(text) is not None or MARKER.fullmatch(text + " ") is not None
    return len(line.tokens) == 1 and known


def lines_and_slope(words: Sequence[RawWord]) -> tuple[list[TextLine], float]:
    """The words that have a place in lines from top to bottom, and the slope (points down per point to the right) that was
    taken out of them."""
    tokens = [
        Token(index, word, text, word.box)
        for index, word in enumerate(words)
        if word.box is not None and (text := clean(word.text))
    ]
    lines = lines_of(tokens)
    slope = _slope(lines)
    if abs(slope) < _LEAST_SKEW:
        return lines, 0.0
    return lines_of(replace(token, box=straight(token.box, slope)) for token in tokens), slope


def straight(box: Box, slope: float) -> Box:
    """The box on the page turned upright."""
    down, right = slope * (box.x0 + box.x1) / 2, slope * (box.top + box.bottom) / 2
    return Box(box.x0 + right, box.top - down, box.x1 + right, box.bottom - down)


def _slope(lines: Sequence[TextLine]) -> float:
    """How much lines of words fall from left to right: the middle value over neighbouring words."""
    slopes = []
    for line in lines:
        for left, right in zip(line.tokens, line.tokens[3:], strict=False):
            run = right.centre - left.centre
            if run > 3 * left.box.height:
                slopes.append((right.box.bottom - left.box.bottom) / run)
    return median(slopes) if len(slopes) >= 10 else 0.0


def lines_of(tokens: Iterable[Token]) -> list[TextLine]:
    """The tokens in lines from top to bottom. A word joins the line whose nearest word it overlaps by half its height."""
    lines: list[TextLine] = []
    reached: list[tuple[float, TextLine]] = []
    """The lines that later words may join, and how far down they reach."""
    for token in sorted(tokens, key=lambda t: (t.middle, t.box.x0)):
        box = token.box
        reached = [(bottom, line) for bottom, line in reached if bottom > box.top]
        best = -1
        best_share = 0.5
        for index, (_, line) in enumerate(reached):
            near = _nearest(line.tokens, token.centre).box
            shared = min(near.bottom, box.bottom) - max(near.top, box.top)
            share = shared / max(min(near.height, box.height), 0.1)
            beside = near.x1 - box.x0 <= 2.0 or box.x1 - near.x0 <= 2.0
            if share > best_share and (beside or share > 0.8):
                best, best_share = index, share
        if best < 0:
            lines.append(TextLine([token]))
            reached.append((box.bottom, lines[-1]))
        else:
            bottom, line = reached[best]
            line.tokens.append(token)
            reached[best] = (max(bottom, box.bottom), line)
    for line in lines:
        line.tokens.sort(key=lambda t: t.box.x0)
    return sorted(lines, key=lambda line: line.middle)


def _nearest(tokens: Sequence[Token], centre: float) -> Token:
    """The word whose middle is nearest to a place on the line."""
    nearest, least = tokens[0], float("inf")
    for token in tokens:
        away = abs(token.centre - centre)
        if away < least:
            nearest, least = token, away
    return nearest


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
