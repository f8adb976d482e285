"""Columns of boxes: frames or coloured areas with text in them, one below the other on both sides of a white gutter, as in brochures."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from extractors.document import Box
from pipeline.ingest.page import Rulings, place, rows_of
from pipeline.ingest.raw import RawWord

_GUTTER = 7.0
_SAME = 3.0
_WIDTH = 100.0
_LINES = 4
_WIDEST_GUTTER = 45.0
_HEIGHT = 100.0
_FRAMES = 3
"""Boxes on both sides together; two side by side may be the head of a form."""


def framed_edge(words: Sequence[RawWord], rulings: Rulings) -> float | None:
    """Where the right column of boxes begins; None where boxes stand in no columns."""
    frames = [box for box in rulings.rects if box.width >= _WIDTH and _lines_in(words, box) >= _LINES]
    for edge in sorted({box.x0 for box in frames}):
        right = [box for box in frames if abs(box.x0 - edge) <= _SAME]
        left = [box for box in frames if box.x1 <= edge - _GUTTER]
        if left and len(left) + len(right) >= _FRAMES and _one_below_the_other(left):
            gutter = Box(left[0].x1, min(b.top for b in frames), edge, max(b.bottom for b in frames))
            if _is_white(gutter, words, rulings):
                return edge
    return _edge_of_lines(words, rulings)


def _edge_of_lines(words: Sequence[RawWord], rulings: Rulings) -> float | None:
    """The same where frames are drawn line by line: borders on both sides of a white strip, and others far to the left and right."""
    borders: list[tuple[float, list[Box]]] = []
    for line in sorted(rulings.vertical, key=lambda box: box.x0):
        if borders and line.x0 - borders[-1][0] <= _SAME:
            borders[-1][1].append(line)
        else:
            borders.append((line.x0, [line]))
    for (left, ends), (right, begins) in pairwise(borders):
        lines = [*ends, *begins]
        gutter = Box(left, min(line.top for line in lines), right, max(line.bottom for line in lines))
        high = all(sum(line.height for line in side) >= _HEIGHT for side in (ends, begins))
        between = borders[0][0] <= left - _WIDTH and borders[-1][0] >= right + _WIDTH
        narrow = _GUTTER <= right - left <= _WIDEST_GUTTER
        if high and between and narrow and len(lines) >= _FRAMES and _is_white(gutter, words, rulings):
            return right
    return None


def _is_white(gutter: Box, words: Sequence[RawWord], rulings: Rulings) -> bool:
    """Whether neither words of their own nor lines stand between two columns of boxes; in a table every rule would run on."""
    within = (place(word) for word in words)
    inside = any(
        box.x0 >= gutter.x0 and box.x1 <= gutter.x1 and gutter.top <= box.top and box.bottom <= gutter.bottom
        for box in within
    )
    ruled = any(
        line.x0 < gutter.x1 - _SAME and line.x1 > gutter.x0 + _SAME and gutter.top < line.top < gutter.bottom
        for line in rulings.horizontal
    )
    return not inside and not ruled


def framed_bands(words: Sequence[RawWord], edge: float, rulings: Rulings) -> list[tuple[float, float]]:
    """The heights between which nothing crosses the gutter and boxes stand on both sides."""
    crossing = sorted(
        (place(word).top, place(word).bottom)
        for word in words
        if place(word).x0 < edge - _GUTTER and place(word).x1 > edge - _GUTTER
    )
    drawn = [*(box for box in rulings.rects if box.width >= _WIDTH), *rulings.vertical]
    bands = []
    reach = -1e6
    for top, bottom in [*crossing, (1e6, 1e6)]:
        inside = [place(word) for word in words if place(word).top >= reach - 2 and place(word).bottom <= top + 2]
        boxes = [box for box in drawn if reach - 2 <= box.top and box.bottom <= top + 2]
        sides = {box.x0 >= edge - _SAME for box in boxes}
        if len(sides) > 1 and len({box.x0 >= edge - _SAME for box in inside}) > 1:
            inside = _without_heading(inside, max(box.bottom for box in boxes))
            bands.append((min(box.top for box in inside), max(box.bottom for box in inside)))
        reach = max(reach, bottom)
    return bands


def _without_heading(words: list[Box], foot: float) -> list[Box]:
    """The words of a band without a single line below its last box: the heading of what comes next."""
    below = [box for box in words if box.top > foot]
    one_line = bool(below) and max(box.top for box in below) - min(box.top for box in below) <= _SAME
    return [box for box in words if box not in below] if one_line else words


def _one_below_the_other(boxes: Sequence[Box]) -> bool:
    return all(abs(box.x0 - boxes[0].x0) <= _SAME and abs(box.x1 - boxes[0].x1) <= _SAME for box in boxes)


def _lines_in(words: Sequence[RawWord], box: Box) -> int:
    inside = [
        word
        for word in words
        if box.x0 <= place(word).x0
        and place(word).x1 <= box.x1
        and box.top <= place(word).top
        and place(word).bottom <= box.bottom
    ]
    return len(rows_of(inside)) if inside else 0
