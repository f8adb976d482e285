"""Two or more columns of running text on a page: where they stand, and in which order they are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extractors.document import Box
from pipeline.ingest.document.page import Rulings, place, rows_of
from pipeline.ingest.document.raw import RawTable, RawWord
from pipeline.ingest.layout.beside import Beside, beside
from pipeline.ingest.layout.blocks import even

_GUTTER = 7.0
_LINES = 4
_LEAST_HEIGHT = 20.0
_LABELS = 3
"""Beginnings of lines that cards side by side share."""
_NAME = re.compile(r"[A-ZÄÖÜ]\w{2}")


@dataclass(slots=True)
class Region:
    """Words that are read one line after the other; ``column``: the number of the column, 0 for the full width.
    ``facts``: the words are the cells of this table."""

    words: list[RawWord]
    column: int = 0
    facts: RawTable | None = None


def regions_of(words: Sequence[RawWord], rulings: Rulings = Rulings()) -> list[Region]:  # noqa: B008
    """The page in reading order: full-width parts and columns. Columns are prose on both sides of a white gutter;
    labels beside values, and cells of a drawn table, are none."""
    if not words:
        return []
    framed = framed_edge(words, rulings)
    if framed is not None and (bands := framed_bands(words, framed, rulings)):
        return _ordered(words, framed, bands, rulings)
    if stretches := list(beside(words, rulings)):
        return list(_with_facts(words, stretches, rulings))
    for edge in _edges(words):
        bands = _bands(words, edge, rulings)
        if bands:
            return _ordered(words, edge, bands, rulings)
    return [Region(list(words))]


def _with_facts(words: Sequence[RawWord], stretches: Sequence[Beside], rulings: Rulings) -> Iterator[Region]:
    """The page in reading order where facts stand beside some of its text: the text, then the facts."""
    rest = list(words)
    for stretch in stretches:
        above = [word for word in rest if place(word).bottom <= stretch.top]
        rest = [word for word in rest if place(word).top > stretch.bottom]
        yield from regions_of(above, rulings)
        yield Region(stretch.text, column=1)
        yield Region([], facts=stretch.facts)
    yield from regions_of(rest, rulings)


def _edges(words: Sequence[RawWord]) -> list[float]:
    """Where the right one of two columns may begin: many lines begin there behind a gap; the likeliest first."""
    left = min(place(word).x0 for word in words)
    starts: Counter[int] = Counter()
    for row in rows_of(words):
        last = None
        for word in row.words:
            box = place(word)
            if last is None or box.x0 - last >= _GUTTER:
                starts[round(box.x0)] += 1
            last = box.x1
    near = {x: starts[x - 1] + starts[x] + starts[x + 1] for x in starts if x > left + 80}
    likely = sorted((x for x in near if near[x] >= _LINES), key=lambda x: (-near[x], x))
    return [float(x) for x in likely[:6]]


def _bands(words: Sequence[RawWord], edge: float, rulings: Rulings) -> list[tuple[float, float]]:
    """The heights (top, bottom) between which the page has two columns, the right one beginning at ``edge``."""
    crossing = sorted(
        (place(word).top, place(word).bottom)
        for word in words
        if place(word).x0 < edge - 2 and place(word).x1 > edge - _GUTTER
    )
    bounds = [(-1e6, -1e6), *crossing, (1e6, 1e6)]
    bands: list[tuple[float, float]] = []
    reach = bounds[0][1]
    for (_, bottom), (top, _) in pairwise(bounds):
        reach = max(reach, bottom)
        if top - reach < _LEAST_HEIGHT:
            continue
        inside = [w for w in words if place(w).top >= reach - 2 and place(w).bottom <= top + 2]
        bands += _prose_bands(inside, edge, rulings)
    return bands


def _prose_bands(words: Sequence[RawWord], edge: float, rulings: Rulings) -> list[tuple[float, float]]:
    """The parts of a free strip that hold prose on both sides.

    White strips over the whole width cut it into parts. A part with one side empty ends the columns, unless its lines
    are wrapped at the width of that column: then one column is longer than the other.
    """
    bands: list[list[RawWord]] = []
    pending: list[RawWord] | None = None
    for part in _parts(words):
        if all(_sides(part, edge)):
            if pending == []:
                bands[-1] += part
            else:
                bands.append(list(part))
            pending = []
        elif pending is not None:
            pending += part
            if _wrapped_in_column(part, bands[-1], edge):
                bands[-1] += pending
                pending = []
    return [
        (min(place(w).top for w in band), max(place(w).bottom for w in band))
        for band in bands
        if (_columns(*_sides(band, edge)) or _same_labels(*_sides(band, edge)))
        and not _drawn_table(band, edge, rulings)
    ]


def _wrapped_in_column(part: Sequence[RawWord], band: Sequence[RawWord], edge: float) -> bool:
    """Whether lines that stand on one side only are wrapped where the column of that side ends."""
    left, right = _sides(part, edge)
    column = _sides(band, edge)[0 if left else 1]
    end = max(place(word).x1 for word in column)
    rows = rows_of(left or right)
    return any(row.box.x1 > end - 3 * row.size and len(row.words) >= 4 and even(row) for row in rows[:-1])


def _parts(words: Sequence[RawWord]) -> list[list[RawWord]]:
    """The words parted by white strips that run over the whole width and are higher than a line."""
    parts: list[list[RawWord]] = []
    reach = -1e6
    for word in sorted(words, key=lambda word: place(word).top):
        box = place(word)
        if not parts or box.top - reach > 1.0 * box.height:
            parts.append([])
        parts[-1].append(word)
        reach = max(reach, box.bottom)
    return parts


def _sides(words: Sequence[RawWord], edge: float) -> tuple[list[RawWord], list[RawWord]]:
    return [w for w in words if place(w).x0 < edge - 2], [w for w in words if place(w).x0 >= edge - 2]


def _columns(left: Sequence[RawWord], right: Sequence[RawWord]) -> bool:
    """Whether two sides are columns of running text: most lines full on both, or some full lines in equal widths (lists and
    figures between them)."""
    sides = _Side.of(left), _Side.of(right)
    if any(side.rows < _LINES or side.run < 3 or side.width < 100 or side.letters < 0.75 for side in sides):
        return False
    narrow, wide = sorted(side.width for side in sides)
    least = 0.25 if narrow > 0.88 * wide else 0.5
    return all(side.full >= least * side.rows for side in sides)


def _same_labels(left: Sequence[RawWord], right: Sequence[RawWord]) -> bool:
    """Whether the lines of both sides begin with the same words in one order: cards side by side, whose frames may be lost."""
    sides = [[row.words[0].text.strip(":") for row in rows_of(side) if _NAME.match(row.text)] for side in (left, right)]
    shared = [word for word in dict.fromkeys(sides[0]) if word in sides[1]]
    return len(shared) >= _LABELS and shared == [word for word in dict.fromkeys(sides[1]) if word in shared]


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a gutter: its lines, how many of them are full, the most full ones in a row, its width, the share of letters
    in its text."""

    rows: int
    full: int
    run: int
    width: float
    letters: float

    @classmethod
    def of(cls, words: Sequence[RawWord]) -> _Side:
        rows = rows_of(words)
        if not rows:
            return cls(0, 0, 0, 0.0, 0.0)
        width = max(row.box.x1 for row in rows) - min(row.box.x0 for row in rows)
        text = "".join(word.text for word in words)
        full = [row.box.width > 0.72 * width and even(row) for row in rows]
        run = max(len(list(group)) if is_full else 0 for is_full, group in groupby(full))
        return cls(len(rows), sum(full), run, width, sum(c.isalpha() for c in text) / max(len(text), 1))


def _drawn_table(words: Sequence[RawWord], edge: float, rulings: Rulings) -> bool:
    """Whether lines cut the columns into cells."""
    top, bottom = min(place(w).top for w in words), max(place(w).bottom for w in words)
    across = [r for r in rulings.horizontal if r.x0 < edge - 30 and r.x1 > edge + 30 and top < r.top < bottom]
    return len(across) >= 1


def _ordered(
    words: Sequence[RawWord], edge: float, bands: Sequence[tuple[float, float]], rulings: Rulings
) -> list[Region]:
    regions: list[Region] = []
    rest = list(words)
    for top, bottom in sorted(bands):
        above = [w for w in rest if place(w).bottom <= top + 1 or (place(w).top + place(w).bottom) / 2 < top]
        inside = [w for w in rest if top <= (place(w).top + place(w).bottom) / 2 <= bottom]
        taken = {id(w) for w in above} | {id(w) for w in inside}
        rest = [w for w in rest if id(w) not in taken]
        if above:
            regions.append(Region(above))
        for side in _sides(inside, edge):
            for region in regions_of(side, rulings):
                regions.append(Region(region.words, sum(r.column > 0 for r in regions) + 1))
    if rest:
        regions.append(Region(rest))
    return regions


_SAME = 3.0
_WIDTH = 100.0
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
