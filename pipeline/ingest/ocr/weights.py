"""How strongly words are printed: bold ones told from the rest of their page by the width of their strokes."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

from pipeline.ingest.ocr.engine import Seen

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey

Line = Sequence[tuple[Seen, float]]
"""Words side by side, each with the size of its type in pixels."""

# Times the usual stroke, for a run of words that is bold:
_STRONG = 1.16  # all of them, where the run is a line or long
_STRONGER = 1.3  # a word or two
_FIRM = 1.07  # each of them
_LETTERS, _LONG = 4, 18
_ENOUGH = 40  # letters from which the usual stroke of a page is known
_SPREAD = 0.45  # of a stroke is ink that runs, or light that bleeds, whatever the size


def bold_words(lines: Sequence[Line], ink: Grey) -> set[int]:
    """The bold words (by id) among the lines of a page."""
    measured = {
        id(seen): (stroke, size)
        for line in lines
        for seen, size in line
        if sum(c.isalnum() for c in seen.text) > 1 and (stroke := _stroke(ink, seen))
    }
    letters = [measured[id(seen)] for line in lines for seen, _ in line if id(seen) in measured for _ in seen.text]
    if len(letters) < _ENOUGH:
        return set()
    usual, body = median(stroke for stroke, _ in letters), median(size for _, size in letters)
    strength = {
        number: stroke / (usual * (_SPREAD + (1 - _SPREAD) * size / body))
        for number, (stroke, size) in measured.items()
    }
    return {id(seen) for line in lines for run in _firm(line, strength) if _bold(run, strength, line) for seen in run}


def _firm(line: Line, strength: dict[int, float]) -> list[list[Seen]]:
    """The runs of words that may be bold together; signs and single letters go with what stands beside them."""
    runs: list[list[Seen]] = [[]]
    for seen, _ in line:
        if strength.get(id(seen), _FIRM) >= _FIRM:
            runs[-1].append(seen)
        else:
            runs.append([])
    return runs


def _bold(run: Sequence[Seen], strength: dict[int, float], line: Line) -> bool:
    known = [strength[id(word)] for word in run if id(word) in strength for _ in word.text]
    if len(known) < _LETTERS:
        return False
    whole = len(known) >= _LONG or len(run) == len(line)
    return sum(known) / len(known) >= (_STRONG if whole else _STRONGER)


def _stroke(ink: Grey, seen: Seen) -> float:
    """The mean width of the strokes of a word in pixels: its ink over half of its outline."""
    import cv2

    area = ink[seen.top : seen.bottom, seen.x0 : seen.x1]
    if min(area.shape) < 2:
        return 0.0
    down = cv2.countNonZero(cv2.absdiff(area[1:], area[:-1]))
    across = cv2.countNonZero(cv2.absdiff(area[:, 1:], area[:, :-1]))
    return 2 * cv2.countNonZero(area) / max(down + across, 1)
