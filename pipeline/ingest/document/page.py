"""A page held upright, whichever reader found it: its frame, its drawn rules, its words and the lines that these stand in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import cos, radians, sin
from typing import Literal

from extractors.document import Box
from pipeline.ingest.document.raw import RawWord

Direction = Literal[0, 90, 180, 270]
"""Which way a line of text runs on the page as shown, in degrees clockwise: 0 to the right, 90 down, 270 up."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A page of ``width`` × ``height`` points as shown, whose text runs in ``direction`` and, once that is upright, falls
    off to the right by ``skew`` degrees (rises where it is negative); straightening turned it about its middle."""

    width: float
    height: float
    direction: Direction = 0
    skew: float = 0.0

    @property
    def reading_width(self) -> float:
        return self.width if self.direction in (0, 180) else self.height

    @property
    def reading_height(self) -> float:
        return self.height if self.direction in (0, 180) else self.width

    @property
    def upright(self) -> bool:
        """Whether the page is read as it is shown."""
        return self.direction == 0 and self.skew == 0.0

    def reading(self, x0: float, top: float, x1: float, bottom: float) -> tuple[float, float, float, float]:
        """A box of the page as shown, as it lies when the page is held so that its text is upright (not straightened)."""
        if self.direction == 0:
            return x0, top, x1, bottom
        if self.direction == 90:
            return top, self.width - x1, bottom, self.width - x0
        if self.direction == 180:
            return self.width - x1, self.height - bottom, self.width - x0, self.height - top
        return self.height - bottom, x0, self.height - top, x1

    def shown(self, box: Box) -> Box:
        """A box of the upright, straightened page, as it lies on the page as shown."""
        box = self._askew(box) if self.skew else box
        if self.direction == 0:
            return box
        if self.direction == 90:
            return Box(self.width - box.bottom, box.x0, self.width - box.top, box.x1)
        if self.direction == 180:
            return Box(self.width - box.x1, self.height - box.bottom, self.width - box.x0, self.height - box.top)
        return Box(box.top, self.height - box.x1, box.bottom, self.height - box.x0)

    def _askew(self, box: Box) -> Box:
        """The upright box around a straightened one, turned back about the middle of the page."""
        middle_x, middle_y = self.reading_width / 2, self.reading_height / 2
        turn, lift = cos(radians(self.skew)), sin(radians(self.skew))
        corners = [(x - middle_x, y - middle_y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        xs = [middle_x + x * turn - y * lift for x, y in corners]
        ys = [middle_y + x * lift + y * turn for x, y in corners]
        return Box(min(xs), min(ys), max(xs), max(ys))


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


@dataclass(slots=True)
class PageInk:
    """A page held upright: ``width`` × ``height`` points, words from the top and the left with boxes on this upright
    page; ``frame`` turns a box back to the page as shown; ``unread``: places of print on a scan that could not be read."""

    words: list[RawWord]
    rulings: Rulings
    frame: Frame
    images: list[Box] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)
    cut: bool = False
    unread: int = 0

    @property
    def width(self) -> float:
        return self.frame.reading_width

    @property
    def height(self) -> float:
        return self.frame.reading_height


_PILL, _MOST_IN_A_PILL = 0.75, 4


@dataclass(slots=True)
class Row:
    """A printed line from the left to the right. ``box`` holds all of its words."""

    words: list[RawWord]
    box: Box
    size: float
    bold: bool

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


def place(word: RawWord) -> Box:
    """The box of a word that is known to have one."""
    if word.box is None:
        raise ValueError(f"the word {word.text!r} has no place on the page")
    return word.box


def row_of(words: Iterable[RawWord]) -> Row:
    """The words as one line. Its size is the one that most of its letters have."""
    line = sorted(words, key=_left)
    sizes: dict[float, int] = {}
    for word in line:
        sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
    size = next(iter(sizes)) if len(sizes) == 1 else max(sizes, key=lambda size: (sizes[size], size))
    bold = line[0].bold
    if any(word.bold != bold for word in line):
        letters = [word for word in line if any(c.isalnum() for c in word.text)] or line
        bold = all(word.bold for word in letters)
    return Row(line, Box.around(map(place, line)), size, bold)


def _left(word: RawWord) -> float:
    return place(word).x0


def rows_of(words: Sequence[RawWord]) -> list[Row]:
    """The lines of a region from the top: a word belongs to the line whose height it shares by more than half."""
    lines: list[list[RawWord]] = []
    spans: list[tuple[float, float]] = []
    for box, word in sorted(((place(word), word) for word in words), key=lambda pair: (pair[0].bottom, pair[0].x0)):
        best, height = -1, box.bottom - box.top
        for index in range(len(lines) - 1, max(-1, len(lines) - 6), -1):
            top, bottom = spans[index]
            shared = (bottom if bottom < box.bottom else box.bottom) - (top if top > box.top else box.top)
            if shared > 0.5 * min(bottom - top, height):
                best = index
                break
        if best < 0:
            lines.append([word])
            spans.append((box.top, box.bottom))
        else:
            lines[best].append(word)
            top, bottom = spans[best]
            if height <= 1.6 * (bottom - top):
                spans[best] = ((top + box.top) / 2, (bottom + box.bottom) / 2)
    rows = [row_of(line) for line in lines]
    rows.sort(key=lambda row: row.box.bottom)
    return rows


def pill_in(row: Row) -> int:
    """How many words of a line stand before a word in a pill, as brochures have one behind a title: “Hundert Bänke |fertig|”, in type
    much smaller than the bold title's; 0 where there is none."""
    size = _PILL * max(word.size for word in row.words)
    small = next((n for n, word in enumerate(row.words) if n and word.size < size), 0)
    behind = row.words[small:]
    worn = bool(small) and all(word.size < size for word in behind) and len(behind) <= _MOST_IN_A_PILL
    titled = any(word.bold and word.size > size and len(word.text) > 1 for word in row.words[:small])
    return small if worn and titled and any(word.text.isalpha() and len(word.text) > 1 for word in behind) else 0
