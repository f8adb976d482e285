"""The measure of a paper: how far its lines stand apart, and how far to the right its text reaches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractors.german.text import leaves_open
from pipeline.ingest.page import Row, place

_PROSE = 6
_LOOSEST = 1.8


@dataclass(frozen=True, slots=True)
class Measure:
    """``pitch``: for a size of type, the distance of lines that belong together, in shares of the size. ``right``: for a width
    of page, where its running text ends."""

    pitch: dict[float, float] = field(default_factory=dict)
    usual: float = 1.25
    right: dict[int, float] = field(default_factory=dict)

    def line(self, size: float) -> float:
        """The distance of two lines of a paragraph set in this size."""
        return size * self.pitch.get(_step(size), self.usual)


def measure_of(pages: Sequence[tuple[Sequence[Row], float]]) -> Measure:
    """The measure of a document: its pages' lines and widths."""
    ratios: dict[float, Counter[float]] = {}
    right: dict[int, float] = {}
    for rows, width in pages:
        for above, below in pairwise(rows):
            if abs(above.size - below.size) < 0.3 and _over(above, below):
                ratio = (below.box.bottom - above.box.bottom) / max(below.size, 1.0)
                if 0.95 <= ratio <= 2.6:
                    ratios.setdefault(_step(below.size), Counter())[round(ratio, 1)] += 1
        ends = sorted(row.box.x1 for row in rows if prose(row))
        if len(ends) >= 3:
            key = round(width)
            right[key] = max(right.get(key, 0.0), ends[-1])
    pitch = {size: _smallest(counts) for size, counts in ratios.items() if sum(counts.values()) >= 4}
    return Measure(pitch, min(pitch.values()) if pitch else 1.25, right)


def loosened(measure: Measure, rows: Sequence[Row]) -> Measure:
    """The measure of a column whose lines stand further apart than those of the paper: as those do of which one surely goes on with
    the other."""
    pitch = dict(measure.pitch)
    for above, below in pairwise(rows):
        ratio = (below.box.bottom - above.box.bottom) / max(below.size, 1.0)
        alike = abs(above.size - below.size) < 0.3 and _over(above, below) and above.bold == below.bold
        goes_on = below.text[0].islower() or leaves_open(above.text)
        if alike and goes_on and above.text[-1].isalnum() and ratio < _LOOSEST:
            pitch[_step(below.size)] = max(ratio, pitch.get(_step(below.size), measure.usual))
    return replace(measure, pitch=pitch)


def prose(row: Row) -> bool:
    """Whether a line looks like running text: some words, with even gaps between them."""
    return len(row.words) >= _PROSE and even(row)


def even(row: Row) -> bool:
    """Whether no gap of the line stands out (a justified line has wide gaps, but all alike)."""
    gaps = sorted(place(b).x0 - place(a).x1 for a, b in pairwise(row.words))
    return len(gaps) >= 2 and gaps[-1] <= max(3 * gaps[len(gaps) // 2], 1.2 * row.size)


def _step(size: float) -> float:
    return round(size * 2) / 2


def _over(above: Row, below: Row) -> bool:
    shared = min(above.box.x1, below.box.x1) - max(above.box.x0, below.box.x0)
    return shared > 0.3 * min(above.box.width, below.box.width)


def _smallest(counts: Counter[float]) -> float:
    """The smallest distance that many lines have: what is wider leaves a gap."""
    total = sum(counts.values())
    for ratio in sorted(counts):
        following = round(ratio + 0.1, 1)
        if counts[ratio] + counts.get(following, 0) >= max(2, 0.15 * total):
            return ratio if counts[ratio] >= counts.get(following, 0) else following
    return min(counts)
