"""From the words of a region to paragraphs, headings and list items, and to lines of things side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extractors.german.text import MARKER, joins, leaves_open
from pipeline.ingest.document.page import Row, pill_in, place, row_of, rows_of
from pipeline.ingest.document.raw import RawBlock, RawCell, RawParagraph, RawTable, RawWord

ENDS = (".", ":", "!", "?", ";", ".“", ".”", '."', ".)", ":“")
# (Prof. Dr. · nach Vorlage Nr. · Abs. · § 4 Ziff. · v. H.
_SHORTENED = re.compile(
    r"""(?:^|[\s(]) (?: Prof | Dr | Nr | Abs | Art | Ziff | Ziffer | Str | St | lfd | gem | vgl | bzw | ca | inkl | einschl | zzgl
        | z\.\s?B | d\.\s?h | u\.\s?a | v | i\.\s?H\.\s?v
    )\.$""",
    re.VERBOSE,
)
# Handlungsfeld 4 · AG 2 · Leitziel B · HF 3:
_COUNTED = re.compile(
    r"(?P<name>[A-ZÄÖÜ][\wäöüß/-]*)\s+(?P<number>\d{1,2}(?:\.\d{1,2})?|[A-H]|[IVX]{1,4})(?=[\s:.)–-])"
)
# 24.03.2009 Auftakt · 24.03.2009: Auftakt
_DATED = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}(?:\s|:)")

# 2 Bericht · 4 Themen 2020: a number beside its words
_NUMBERED = re.compile(r"\d{1,2} [A-ZÄÖÜ„][\wäöüß]+")
# What stands on a line of its own though it begins small: u. a. Praktika · z. B. Patenschaften · je 1 Mitglied der Fraktionen
_BEGINS_SMALL = re.compile(
    r"\(?(?:u\.\s?a\.|z\.\s?B\.|d\.\s?h\.|insb\.|insbesondere\b|beispielsweise\b|je\s(?:\d|ein))"
)
_LAST_BUT_ONE = ("und", "sowie", "oder")
_NEARLY = 0.8  # of the measure: how far lines of prose reach that are broken by hand

Placed = tuple[float, RawBlock]
"""A block and the height at which it begins."""


def blocks_of(words: Sequence[RawWord], measure: Measure, left: float, right: float) -> list[Placed]:
    """The blocks of a region that reaches from ``left`` to ``right``, from the top.

    A line goes on with the paragraph above unless a gap, a marker, another size or indent parts them, or its first word
    would still have had room on the line above. A line of things far apart (``Amt: Sozialamt     Datum: 14.03.``) is a
    row of cells; where their type differs (a title, and a number in a frame) they are paragraphs.
    """
    frame = _Frame(rows_of(words), measure, left, right)
    placed: list[Placed] = []
    paragraph: list[Row] = []
    paragraphs: list[tuple[RawParagraph, list[Row]]] = []
    for index, row in enumerate(frame.rows):
        if paragraph and frame.goes_on(paragraph, row, index):
            paragraph.append(row)
            paragraphs[-1][0].lines.append(row.words)
            continue
        gap = index == 0 or frame.gap(frame.rows[index - 1], row)
        parts = frame.parts(index)
        if len(parts) == 1 or len({part.size for part in parts}) > 1:
            for part in parts:
                paragraph = [part]
                paragraphs.append((RawParagraph([part.words], indent=part.box.x0, gap=gap), paragraph))
                placed.append((row.box.top, paragraphs[-1][0]))
            if len(parts) > 1:
                paragraph = []
        else:
            paragraph = []
            cells = [RawCell([part.words], part.box) for part in parts]
            last = placed[-1][1] if placed else None
            if isinstance(last, RawTable) and not gap and _same_columns(last.rows[-1], cells):
                last.rows.append(cells)
            else:
                placed.append((row.box.top, RawTable([cells], box=row.box, gap=gap)))
    _mark_items(paragraphs)
    return placed


def _same_columns(above: Sequence[RawCell], below: Sequence[RawCell]) -> bool:
    """Whether the cells of two lines begin under each other."""
    return len(above) == len(below) and all(
        a.box is not None and b.box is not None and abs(a.box.x0 - b.box.x0) < 6
        for a, b in zip(above, below, strict=True)
    )


def _mark_items(paragraphs: Sequence[tuple[RawParagraph, list[Row]]]) -> None:
    """Numbered paragraphs right under each other, in the same type and at the same indent, are items, not headings."""
    for (above, above_rows), (below, below_rows) in pairwise(paragraphs):
        if _numbered(above_rows[0]) and _numbered(below_rows[0]) and abs(above.indent - below.indent) < 3:
            above.kind = below.kind = "item"


def _numbered(row: Row) -> bool:
    match = MARKER.match(row.text + " ")
    return match is not None and any(c.isalnum() for c in match["marker"]) and not row.bold


class _Frame:
    """The lines of a region with its edges, to judge how one line follows another."""

    def __init__(self, rows: Sequence[Row], measure: Measure, left: float, right: float) -> None:
        self.rows = rows
        self.measure = measure
        self.left = left
        self.right = right

    def gap(self, above: Row, below: Row) -> bool:
        """Whether the paper leaves more than the usual space between two lines."""
        size = max(above.size, below.size)
        return below.box.bottom - above.box.bottom > self.measure.line(size) + 0.22 * size

    def parts(self, index: int) -> list[Row]:
        """A line parted where things stand far apart; a marker stays with its words, a justified line whole."""
        row = self.rows[index]
        if pill := pill_in(row):
            return [row_of(row.words[:pill]), row_of(row.words[pill:])]
        first = 1 if MARKER.match(row.text + " ") or row.words[0].text in "☐☒" or _NUMBERED.match(row.text) else 0
        gaps = sorted(place(b).x0 - place(a).x1 for a, b in pairwise(row.words[first:]))
        if not gaps or gaps[-1] < 2.5 * row.size or self._justified(index, gaps):
            return [row]
        far = max(2.5 * row.size, 3 * gaps[0]) if len(gaps) > 2 else 2.5 * row.size
        groups = [row.words[: first + 1]]
        for word in row.words[first + 1 :]:
            if place(word).x0 - place(groups[-1][-1]).x1 >= far:
                groups.append([word])
            else:
                groups[-1].append(word)
        return [row_of(group) for group in groups]

    def _justified(self, index: int, gaps: Sequence[float]) -> bool:
        """Whether the wide gaps of a line come from justifying it: it is full, its gaps are alike, prose stands around it."""
        row = self.rows[index]
        if row.box.x1 < self.right - 0.5 * row.size or gaps[-1] > 2 * gaps[0]:
            return False
        around = [self.rows[at] for at in (index - 1, index + 1) if 0 <= at < len(self.rows)]
        return any(prose(other) and not self.gap(*_sorted(row, other)) for other in around)

    def goes_on(self, lines: Sequence[Row], row: Row, index: int) -> bool:
        """Whether ``row`` belongs to the paragraph of ``lines``, the last of which is right above it."""
        last = lines[-1]
        if self.gap(last, row) or abs(last.size - row.size) > 0.08 * max(last.size, row.size):
            return False
        if len(self.parts(index)) > 1:
            return False
        before, first = last.words[-1].text, row.words[0].text
        full = self.full(last, row, index)
        broken = joins(before, first)
        if self._item(last, row, full and not broken) or _next_marker(lines[0], row):
            return False
        ended = _ended(last)
        if _series(lines[0], row) and not broken and not leaves_open(last.text):
            return False
        if last.bold != row.bold and not (full and not ended):
            return False
        if self._centered(last, row):
            return True
        if not self._aligned(lines, row, full):
            return False
        if broken or full:
            return True
        if ended or _BEGINS_SMALL.match(row.text):
            return False
        enumerated = before.endswith(",") and prose(last) and _content(lines[0]) is None
        if before in _LAST_BUT_ONE and self._listed(last, index):
            return False
        open_ended = leaves_open(last.text) or enumerated or _SHORTENED.search(last.text) is not None
        if open_ended or (first[0].islower() and not _only_lower(last)):
            return True
        written = len(lines) > 1 or before[0].islower()
        return written and prose(last) and last.box.x1 - self.left > _NEARLY * (self._right_of(index - 1) - self.left)

    def _listed(self, last: Row, index: int) -> bool:
        """Whether the line above is the last but one of a list without bullets: the lines before it end in commas."""
        above = self.rows[index - 2] if index >= 2 else None
        return (
            above is not None
            and above.text.endswith(",")
            and abs(above.box.x0 - last.box.x0) < 1.5
            and not prose(above)
        )

    def full(self, last: Row, row: Row, index: int) -> bool:
        """Whether the first word of ``row`` had no room at the end of ``last``."""
        word = place(row.words[0])
        return last.box.x1 + 0.25 * last.size + word.width > self._right_of(index - 1) - 0.2 * last.size

    def _right_of(self, index: int) -> float:
        """The right edge of the text around a line: of the lines with the same left edge where these are prose of their
        own measure, else of the region."""
        row = self.rows[index]
        group = [row]
        for step in (-1, 1):
            at = index + step
            while 0 <= at < len(self.rows):
                other = self.rows[at]
                if abs(other.box.x0 - row.box.x0) > 2 or abs(other.size - row.size) > 0.3:
                    break
                if self.gap(*_sorted(self.rows[at - step], other)):
                    break
                group.append(other)
                at += step
        group.sort(key=lambda other: other.box.bottom)
        if not any(_open(*pair) for pair in pairwise(group)):
            return self.right
        right = max(other.box.x1 for other in group)
        nearly = sum(other.box.width > 0.85 * (right - row.box.x0) for other in group)
        words = sum(len(other.words) for other in group)
        if len(group) >= 3 and nearly >= 0.6 * len(group) and words >= 5 * len(group):
            return right
        return self.right

    def _item(self, last: Row, row: Row, full: bool) -> bool:
        """Whether ``row`` begins a list item; a dash or a figure inside a sentence does not."""
        match = MARKER.match(row.text + " ")
        if match is None and row.words[0].text not in "☐☒":
            return False
        if (
            match is not None
            and match["marker"] in "-–—"
            and row.text[match.end() :][:1].islower()
            and leaves_open(last.text)
        ):
            return False
        if match is not None and match["marker"][0].isalpha() and _SHORTENED.search(last.text):
            return False
        if not full or _ended(last) or last.text.endswith(",") or abs(row.box.x0 - last.box.x0) > 1.5:
            return True
        if len(row.words) < 2:
            return True
        space = place(row.words[1]).x0 - place(row.words[0]).x1
        gaps = sorted(place(b).x0 - place(a).x1 for a, b in pairwise(row.words))
        return space > 1.5 * gaps[len(gaps) // 2] + 0.05 * row.size

    def _centered(self, last: Row, row: Row) -> bool:
        inset = min(last.box.x0, row.box.x0) - self.left > last.size
        uneven = abs(last.box.x0 - row.box.x0) > 3
        return inset and uneven and abs(last.box.x0 + last.box.x1 - row.box.x0 - row.box.x1) < 4

    def _aligned(self, lines: Sequence[Row], row: Row, full: bool) -> bool:
        """Whether the left edge of ``row`` is that of the paragraph: under its first line, or hanging under an item's words."""
        x, size = row.box.x0, row.size
        head = lines[0]
        if len(lines) > 1:
            return abs(x - lines[-1].box.x0) <= 0.4 * size
        content = _content(head)
        if content is None:
            return abs(x - head.box.x0) <= 0.4 * size or (full and head.box.x0 - 5 * size < x < head.box.x0)
        if abs(x - content) <= 0.6 * size:
            return True
        return abs(x - head.box.x0) <= 0.4 * size and full and not head.text.endswith(ENDS)


def _content(head: Row) -> float | None:
    """Where the words of a list item begin, or None for a line without marker."""
    if MARKER.match(head.text + " ") is None and head.words[0].text not in "☐☒":
        return None
    return place(head.words[1]).x0 if len(head.words) > 1 else head.box.x1


def _sorted(a: Row, b: Row) -> tuple[Row, Row]:
    return (a, b) if a.box.bottom <= b.box.bottom else (b, a)


def _open(above: Row, below: Row) -> bool:
    """Whether a sentence goes on from one line to the next: a word is broken, or the next line begins small."""
    before, first = above.words[-1].text, below.words[0].text
    small = first[0].islower() and _BEGINS_SMALL.match(below.text) is None and MARKER.match(below.text) is None
    return small or joins(before, first) or leaves_open(above.text)


def _ended(row: Row) -> bool:
    """Whether a line ends as a sentence does, not with a shortened word: “(Prof. Dr.”, “nach Vorlage Nr.”."""
    return row.text.endswith(ENDS) and _SHORTENED.search(row.text) is None


def _next_marker(head: Row, row: Row) -> bool:
    """Whether two lines at one indent bear numbers or letters that follow each other: “a) Kita” / “b) Schule”."""
    first, second = MARKER.match(head.text + " "), MARKER.match(row.text + " ")
    if not first or not second or abs(head.box.x0 - row.box.x0) > 1.5:
        return False
    one, two = (match["marker"].strip("().") for match in (first, second))
    if one.isdigit() and two.isdigit():
        return int(two) == int(one) + 1
    return len(one) == len(two) == 1 and one.isalpha() and ord(two) == ord(one) + 1


def _series(head: Row, row: Row) -> bool:
    """Whether two lines are things of one series, counted or dated: “AG 1 Sprache” / “AG 2 Arbeit”, “09.05.2016 Auftakt” /
    “26.09.2016 Abschluss”."""
    first, second = _COUNTED.match(head.text), _COUNTED.match(row.text)
    if first and second:
        return first["name"] == second["name"] and first["number"] != second["number"]
    return _DATED.match(head.text) is not None and _DATED.match(row.text) is not None


def _only_lower(row: Row) -> bool:
    """Whether a line is a list of things in small letters (``nein``, ``ja``), not a sentence."""
    return len(row.words) <= 2 and row.text[0].islower()


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
