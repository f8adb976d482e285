"""Two or more columns of running text on a page: where they stand, and in which order they are read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from pipeline.ingest.layout.beside import Beside, beside
from pipeline.ingest.layout.framed import framed_bands, framed_edge
from pipeline.ingest.layout.measure import even
from pipeline.ingest.page import Rulings, place, rows_of
from pipeline.ingest.raw import RawTable, RawWord

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
