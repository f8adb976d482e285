"""Text with its facts beside it, as concepts set their measures: a column of labels with their values, read after the text that it
stands beside.

    1a Ehrenamtskarte
    Wer sich einsetzt, zahlt im Schwimmbad und    **Wer:** Büro des Landrats
    im Museum weniger.                            **Mit wem:** Bäderbetriebe
                                                  **Ab wann:** Januar 2026
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.document import Box
from pipeline.ingest.document.page import Row, Rulings, place, rows_of
from pipeline.ingest.document.raw import RawCell, RawLine, RawTable, RawWord

_GUTTER = 4.5
_LABELS = 3
_EDGE = 3.0
_SMALLER = 0.92
_FAR = 2.2
"""Of the height of a line: white space over the whole width that parts one thing from the next."""
_WORDS, _A_ROW = 6, 2.5
"""Of a text: its words, and how many a line has."""
_WORDS_OF_A_LABEL = 5
_MOST_OVER = 2
"""Lines of a heading over both columns that may stand close to them."""
_SENTENCE = re.compile(r"[.!?][“\")]?$")


@dataclass(frozen=True, slots=True)
class Beside:
    """A stretch of a page with facts beside its text: the words of the text, and the facts as a table of labels and values."""

    top: float
    bottom: float
    text: list[RawWord]
    facts: RawTable


def beside(words: Sequence[RawWord], rulings: Rulings) -> Iterator[Beside]:
    """The stretches of a page that have facts beside their text, from the top."""
    for stretch in _stretches(words):
        rows = rows_of(stretch)
        for first in range(min(_MOST_OVER, len(rows)) + 1):
            part = [word for row in rows[first:] for word in row.words]
            if found := _parted(part, rulings):
                area = Box.around(map(place, part))
                yield Beside(area.top, area.bottom, *found)
                break


def _stretches(words: Sequence[RawWord]) -> Iterator[list[RawWord]]:
    """The words parted where the page is white over its whole width; a heading over both columns is a stretch of its own."""
    part: list[RawWord] = []
    reach = 0.0
    for word in sorted(words, key=lambda word: place(word).top):
        box = place(word)
        if part and box.top - reach > _FAR * box.height:
            yield part
            part = []
        part.append(word)
        reach = max(reach, box.bottom)
    if part:
        yield part


def _parted(words: Sequence[RawWord], rulings: Rulings) -> tuple[list[RawWord], RawTable] | None:
    """The text of a stretch, and its facts; None where the stretch has no such columns."""
    if len(words) < _WORDS + 2 * _LABELS:
        return None
    for left, right in _gutters(words):
        sides = [word for word in words if place(word).x1 <= left], [word for word in words if place(word).x0 >= right]
        for text, other in (sides, sides[::-1]):
            facts = _facts(other)
            if facts and _is_text(text) and not _ruled(words, (left, right), rulings):
                return text, RawTable(facts, box=Box.around(map(place, other)))
    return None


def _gutters(words: Sequence[RawWord]) -> list[tuple[float, float]]:
    """The upright white strips between words, the widest first."""
    found: list[tuple[float, float]] = []
    reach = float("inf")
    for word in sorted(words, key=lambda word: place(word).x0):
        box = place(word)
        if box.x0 - reach >= _GUTTER:
            found.append((reach, box.x0))
        reach = max(reach, box.x1) if reach < float("inf") else box.x1
    return sorted(found, key=lambda strip: strip[0] - strip[1])


def _facts(words: Sequence[RawWord]) -> list[list[RawCell]]:
    """A row for each label of a column with its values; empty where it is no column of labels and values."""
    if len(words) < 2 * _LABELS:
        return []
    rows = rows_of(words)
    edge = min(row.box.x0 for row in rows)
    size = max(row.size for row in rows)
    facts: list[tuple[list[RawLine], list[RawLine]]] = []
    for row in rows:
        length = _label(row, size) if row.box.x0 - edge < _EDGE else 0
        if not (length or facts):
            return []
        if length and not (facts and length == len(row.words) and not facts[-1][1]):
            facts.append(([], []))
        for cell, part in zip(facts[-1], (row.words[:length], row.words[length:]), strict=True):
            cell.extend([part] if part else [])
    named = {" ".join(word.text for line in label for word in line) for label, _ in facts}
    if len(named) < max(_LABELS, len(facts)) or not all(label and value for label, value in facts):
        return []  # boxes one below the other have the same labels again
    return [[_cell(label), _cell(value)] for label, value in facts]


def _cell(lines: list[RawLine]) -> RawCell:
    return RawCell(lines, Box.around(place(word) for line in lines for word in line))


def _label(row: Row, size: float) -> int:
    """How many words of a line are a label: in bold to its colon, or all of a short line in a smaller or bolder type than its values."""
    bold = next((n for n, word in enumerate(row.words) if not word.bold), len(row.words))
    if not row.text[:1].isalpha() or bold > _WORDS_OF_A_LABEL:
        return 0
    if bold and row.words[bold - 1].text.endswith(":"):
        return bold
    alone = len(row.words) <= _WORDS_OF_A_LABEL and (row.size < size * _SMALLER or bold == len(row.words))
    return len(row.words) if alone else 0


def _is_text(words: Sequence[RawWord]) -> bool:
    """Whether one side is sentences, several, wrapped or below a title in larger type, and no labels."""
    rows = rows_of(words)
    wraps = any(not _SENTENCE.search(one.text) and abs(one.size - two.size) < 1 for one, two in pairwise(rows))
    ends = sum(_SENTENCE.search(row.text) is not None for row in rows[1:])
    labels = sum(row.words[0].bold and _label(row, 0.0) > 0 and not row.words[-1].bold for row in rows)
    titled = rows[0].size > max(row.size for row in rows[1:]) if len(rows) > 1 else False
    return ends + wraps + titled > 1 and ends > 0 and len(words) >= max(_WORDS, _A_ROW * len(rows)) and labels < _LABELS


def _ruled(words: Sequence[RawWord], gutter: tuple[float, float], rulings: Rulings) -> bool:
    """Whether a line runs across the white strip: cells of a table."""
    area = Box.around(map(place, words))
    across = (line for line in rulings.horizontal if line.x0 < gutter[0] and line.x1 > gutter[1])
    return any(area.top - _EDGE < line.top < area.bottom + _EDGE for line in across)
