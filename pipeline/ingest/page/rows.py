"""Printed lines: words that stand side by side at one height."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.document import Box
from pipeline.ingest.raw import RawWord

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
