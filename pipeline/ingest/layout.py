"""From the words of a page to paragraphs, headings and list items in reading order, tables among them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.german.text import MARKER, joins, leaves_open
from pipeline.ingest.assemble import RawParagraph, RawWord
from pipeline.ingest.rows import Row, place, rows_of

_ENDS = (".", ":", "!", "?", ";", ".“", ".”", '."', ".)", ":“")


@dataclass(slots=True)
class Style:
    """How far the lines of a size stand apart where they belong together, in shares of the size."""

    pitch: dict[float, float]
    usual: float = 1.25

    def of(self, size: float) -> float:
        return size * self.pitch.get(round(size * 2) / 2, self.usual)


@dataclass(slots=True)
class Placed:
    """A paragraph and the height at which it begins."""

    top: float
    paragraph: RawParagraph
    rows: list[Row]


def style_of(pages: Sequence[Sequence[Row]]) -> Style:
    """The line spacing of a document: for every size the smallest spacing that many of its lines have."""
    ratios: dict[float, Counter[float]] = {}
    for rows in pages:
        for a, b in pairwise(rows):
            if abs(a.size - b.size) < 0.3 and _overlap(a, b):
                ratio = (b.box.bottom - a.box.bottom) / max(b.size, 1.0)
                if 0.95 <= ratio <= 2.6:
                    ratios.setdefault(round(b.size * 2) / 2, Counter())[round(ratio, 1)] += 1
    pitch = {size: _smallest(counts) for size, counts in ratios.items() if sum(counts.values()) >= 4}
    return Style(pitch, min(pitch.values()) if pitch else 1.25)


def _overlap(a: Row, b: Row) -> bool:
    return min(a.box.x1, b.box.x1) - max(a.box.x0, b.box.x0) > 0.3 * min(a.box.width, b.box.width)


def _smallest(counts: Counter[float]) -> float:
    total = sum(counts.values())
    for ratio in sorted(counts):
        if counts[ratio] + counts.get(round(ratio + 0.1, 1), 0) >= max(2, 0.15 * total):
            return max(ratio, round(ratio + 0.1, 1), key=lambda r: counts.get(r, 0))
    return min(counts)


def paragraphs_of(words: Sequence[RawWord], style: Style) -> list[Placed]:
    """The paragraphs of one region (a column, or the full width), from the top.

    A line goes on with the paragraph above unless a gap, a marker, another size or indent parts them, or its first word
    would still have had room on the line above.
    """
    rows = rows_of(words)
    frame = _Frame(rows, style)
    placed: list[Placed] = []
    for index, row in enumerate(rows):
        if placed and frame.goes_on(placed[-1].rows, row, index):
            placed[-1].rows.append(row)
            continue
        gap = index == 0 or frame.gap(rows[index - 1], row)
        placed.append(Placed(row.box.top, RawParagraph([], indent=row.box.x0, gap=gap), [row]))
    for item in placed:
        item.paragraph.lines = [row.words for row in item.rows]
    return placed


class _Frame:
    """The lines of a region with its edges, to judge how one line follows another."""

    def __init__(self, rows: Sequence[Row], style: Style) -> None:
        self.rows = rows
        self.style = style
        self.left = min((row.box.x0 for row in rows), default=0.0)
        self.right = max((row.box.x1 for row in rows), default=0.0)

    def gap(self, above: Row, below: Row) -> bool:
        """Whether the paper leaves more than the usual space between two lines."""
        size = max(above.size, below.size)
        return below.box.bottom - above.box.bottom > self.style.of(size) * 1.0 + 0.22 * size

    def goes_on(self, lines: Sequence[Row], row: Row, index: int) -> bool:
        """Whether ``row`` belongs to the paragraph of ``lines``, the last of which is right above it."""
        last = lines[-1]
        if self.gap(last, row) or abs(last.size - row.size) > 0.08 * max(last.size, row.size):
            return False
        before, first = last.words[-1].text, row.words[0].text
        full = self.full(last, row, index)
        broken = joins(before, first)
        if self._item(last, row, full and not broken):
            return False
        ended = last.text.endswith(_ENDS)
        if last.bold != row.bold and not (full and not ended):
            return False
        if self._centered(last, row):
            return True
        if not self._aligned(lines, row, full):
            return False
        if broken or full:
            return True
        return not ended and (leaves_open(last.text) or (first[0].islower() and not _only_lower(last)))

    def full(self, last: Row, row: Row, index: int) -> bool:
        """Whether the first word of ``row`` had no room at the end of ``last``."""
        word = place(row.words[0])
        return last.box.x1 + 0.25 * last.size + word.width > self._right_of(index - 1) - 0.3 * last.size

    def _right_of(self, index: int) -> float:
        """The right edge of the text around a line: of the lines with the same left edge where these are prose of their
        own measure, else of the region."""
        row = self.rows[index]
        group = [row]
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(self.rows):
                other, near = self.rows[at], self.rows[at - step]
                if abs(other.box.x0 - row.box.x0) > 2 or other.size != row.size or self.gap(*sorted((near, other), key=lambda r: r.box.bottom)):
                    break
                group.append(other)
                at += step
        right = max(other.box.x1 for other in group)
        width = right - row.box.x0
        nearly = sum(other.box.width > 0.85 * width for other in group)
        words = sum(len(other.words) for other in group)
        if len(group) >= 3 and nearly >= 0.6 * len(group) and words >= 5 * len(group):
            return right
        return self.right

    def _item(self, last: Row, row: Row, full: bool) -> bool:
        """Whether ``row`` begins a list item; a dash or a figure inside a sentence does not."""
        match = MARKER.match(row.text + " ")
        if match is None and row.words[0].text not in "☐☒":
            return False
        if not full or last.text.endswith((*_ENDS, ",")) or abs(row.box.x0 - last.box.x0) > 1.5:
            return True
        if len(row.words) < 2:
            return True
        space = place(row.words[1]).x0 - place(row.words[0]).x1
        gaps = [place(b).x0 - place(a).x1 for a, b in pairwise(row.words)]
        usual = sorted(gaps)[len(gaps) // 2]
        return space > 1.5 * usual + 0.05 * row.size

    def _centered(self, last: Row, row: Row) -> bool:
        middle = (last.box.x0 + last.box.x1) / 2, (row.box.x0 + row.box.x1) / 2
        inset = min(last.box.x0, row.box.x0) - self.left > last.size
        uneven = abs(last.box.x0 - row.box.x0) > 3
        return inset and uneven and abs(middle[0] - middle[1]) < 2

    def _aligned(self, lines: Sequence[Row], row: Row, full: bool) -> bool:
        """Whether the left edge of ``row`` is that of the paragraph: under its first line, or hanging under an item's words."""
        x, size = row.box.x0, row.size
        head = lines[0]
        content = self._content(head)
        if len(lines) > 1:
            return abs(x - lines[-1].box.x0) <= 0.4 * size
        if content is None:
            return abs(x - head.box.x0) <= 0.4 * size or (full and head.box.x0 - 5 * size < x < head.box.x0)
        if abs(x - content) <= 0.6 * size:
            return True
        return abs(x - head.box.x0) <= 0.4 * size and full and not head.text.endswith(_ENDS)

    def _content(self, head: Row) -> float | None:
        """Where the words of a list item begin, or None for a line without marker."""
        match = MARKER.match(head.text + " ")
        if match is None and head.words[0].text not in "☐☒":
            return None
        return place(head.words[1]).x0 if len(head.words) > 1 else head.box.x1


def _only_lower(row: Row) -> bool:
    """Whether a line is a list of things in small letters (``nein``, ``ja``), not a sentence."""
    return len(row.words) <= 2 and row.text[0].islower()
