"""The lines and frames that are drawn on a page, made whole: borders of table cells, rules, underlines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Box

_THIN = 3.0
_SAME_LINE = 1.0
_DASH = 4.5


@dataclass(frozen=True, slots=True)
class Rulings:
    """What is drawn on the upright page, in points from the top left. ``horizontal`` and ``vertical`` are thin boxes,
    dashes and pieces joined to whole lines, the edges of drawn frames among them; ``rects`` are the frames and
    coloured areas themselves. Tick boxes are not here."""

    horizontal: tuple[Box, ...] = ()
    vertical: tuple[Box, ...] = ()
    rects: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawn line, frame or area. ``stroked``: its outline is visible. ``path`` are the corners it goes through."""

    box: Box
    stroked: bool
    filled: bool
    path: tuple[tuple[float, float], ...] = ()


def find_rulings(shapes: Iterable[Shape], width: float, height: float) -> Rulings:
    """The rulings among ``shapes`` on a page of this size; what frames or fills the whole page is left out."""
    horizontal: list[Box] = []
    vertical: list[Box] = []
    rects: list[Box] = []
    for shape in shapes:
        box = shape.box
        if box.height <= _THIN and box.width <= _THIN:
            horizontal.append(box)  # a dot of a dotted line: it joins others, or is dropped below
            vertical.append(box)
        elif box.height <= _THIN:
            horizontal.append(box)
        elif box.width <= _THIN:
            vertical.append(box)
        elif box.width < width * 0.97 or box.height < height * 0.97:
            edges = _edges(shape.path)
            if shape.stroked:
                horizontal += [edge for edge in edges if edge.height <= _THIN < edge.width]
                vertical += [edge for edge in edges if edge.width <= _THIN < edge.height]
            if len(edges) in (4, 5):
                rects.append(box)
    return Rulings(tuple(_joined(horizontal)), tuple(map(_flip, _joined(map(_flip, vertical)))), tuple(rects))


def _edges(path: Sequence[tuple[float, float]]) -> list[Box]:
    """The sides of a path as boxes without thickness, the closing side among them."""
    if len(path) < 2:
        return []
    corners = [*path, path[0]] if len(path) > 2 and path[0] != path[-1] else path
    return [Box(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])) for a, b in pairwise(corners)]


def _flip(box: Box) -> Box:
    return Box(box.top, box.x0, box.bottom, box.x1)


def _joined(pieces: Iterable[Box]) -> list[Box]:
    """Horizontal pieces that lie on one line and touch, as one; what stays shorter than a letter is dropped."""
    rows: list[list[Box]] = []
    for piece in sorted(pieces, key=lambda box: (box.top + box.bottom) / 2):
        middle = (piece.top + piece.bottom) / 2
        if rows and middle - (rows[-1][0].top + rows[-1][0].bottom) / 2 <= _SAME_LINE:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    lines: list[Box] = []
    for row in rows:
        row.sort(key=lambda box: box.x0)
        whole = [row[0]]
        for piece in row[1:]:
            if piece.x0 - max(box.x1 for box in whole[-8:]) <= _DASH:
                whole.append(piece)
            else:
                lines.append(Box.around(whole))
                whole = [piece]
        lines.append(Box.around(whole))
    return [line for line in lines if line.width > _THIN]
