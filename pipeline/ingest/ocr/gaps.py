"""Print that the engine passed over: cells of drawn tables, single figures, letters set apart as numbers of a list.

Its page layout takes some print for pictures or rules, or for a column of its own. What no word covers is set line under
line on one picture and read once more; what stays unread after that is counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from pipeline.ingest.ocr.clearing import Cleared
from pipeline.ingest.ocr.engine import Seen

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey, Recogniser
    from pipeline.ingest.ocr.ink import Pieces

_AS_A_DAY = re.compile(r"([\dOolI|]{1,2})[.,]([\dOolI|]{1,2})[.,]((?:19|20|2O)[\dOolI|]{2})[.,;]?")
_RUN_TOGETHER = re.compile(r"[0-3]\d[17.,]?[01]\d[17,]?(?:19|20)\d\d")

_TALL = 2.2  # times the usual height of a word: letters under each other, read as one
_DOUBTFUL, _HARDLY, _NONSENSE = 0.6, 0.3, 0.1
_WORD = 6  # letters
_LEVEL = 0.5  # of the usual height of a piece may the next one of its line be higher or lower
_BELIEVED = 0.45
# In points.
_APART_X, _APART_Y = 9.0, 1.5
_HIGHEST_LINE = 32.0
_STROKE = 1.6  # what is no wider than this is a rest of a line, or of a fold in the sheet
_WIDEST = 14.0  # a single letter
_EDGE = 12.0  # so near to the edge of the sheet nothing is printed
_AROUND_X, _AROUND_Y = 7.0, 2.5
_BETWEEN = 10.0
_FAR = 40.0  # so far from one another stand letters of a line with a stamp between
_NARROW, _COMPANY = 25.0, 70.0  # a letter by itself is known better by what follows it
_MARGIN = 0.07  # of the height of the page, above and below: a page number alone is not worth a second reading
_FEW = 6
_MOST = 400


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of unread print, in pixels, with the number of its pieces."""

    x0: int
    top: int
    x1: int
    bottom: int
    pieces: int


def fill_gaps(page: Cleared, seen: Sequence[Seen], recogniser: Recogniser) -> tuple[list[Seen], int]:
    """The words of a page with those that the engine found only when shown them again, and how many places stay unread."""
    usual = median(word.bottom - word.top for word in seen) if seen else 0.0
    stacked = [word for word in seen if word.bottom - word.top > _TALL * usual and word.confidence < _DOUBTFUL]
    doubtful = [word for word in seen if _is_doubtful(word) and word not in stacked]
    sure = [word for word in seen if word not in stacked and word not in doubtful]
    places = _unread(page, sure)
    again = _read(page, places, sure, recogniser) if _worth_it(places, page) else []
    again = [word for word in again if word.confidence >= _BELIEVED]
    kept = [word for word in doubtful if not _is_nonsense(word) and not _beaten(word, again)]
    again = [word for word in again if not any(_meet(word, other) for other in kept)]
    left = sum(not any(_meet(place, word) for word in (*again, *kept)) for place in places if place.pieces > 1)
    return [*sure, *kept, *again], left


def _is_doubtful(word: Seen) -> bool:
    """Whether a word is worth a second look; figures are, sooner than letters, which a reader can guess."""
    figures = any(c.isdigit() for c in word.text)
    return word.confidence < (_DOUBTFUL if figures else _HARDLY) or _no_day(word.text)


def _is_nonsense(word: Seen) -> bool:
    """Whether a word is too short, and too little believed in, to be one."""
    return word.confidence <= _NONSENSE and sum(c.isalpha() for c in word.text) < _WORD


def _no_day(text: str) -> bool:
    """Whether figures look like a day of the calendar and are none: ``27.41.2017``, ``l4.11.2017``, ``1471172017``."""
    if _RUN_TOGETHER.fullmatch(text):
        return True
    match = _AS_A_DAY.fullmatch(text)
    if match is None:
        return False
    parts = match.groups()
    return not all(part.isdigit() for part in parts) or not (1 <= int(parts[0]) <= 31 and 1 <= int(parts[1]) <= 12)


def _beaten(word: Seen, again: Sequence[Seen]) -> bool:
    """Whether the second look is surer of what stands at the word's place."""
    trust = 0.0 if _no_day(word.text) else word.confidence
    return any(_meet(word, other) and other.confidence > trust for other in again)


def _unread(page: Cleared, seen: Sequence[Seen]) -> list[_Place]:
    """The stretches of letters that no word covers."""
    import cv2
    import numpy as np

    pieces, scale = page.pieces, page.picture.dpi / 72
    covered = np.zeros((pieces.labels.shape[0] // 4 + 2, pieces.labels.shape[1] // 4 + 2), np.uint8)
    for word in seen:
        covered[max(word.top - 3, 0) // 8 : word.bottom // 8 + 1, max(word.x0 - 3, 0) // 8 : word.x1 // 8 + 1] = 1
    middle_y, middle_x = (pieces.top + pieces.height // 2) // 8, (pieces.x0 + pieces.width // 2) // 8
    open_ones = page.letters & (covered[middle_y, middle_x] == 0)
    if not 0 < np.count_nonzero(open_ones) <= _MOST:
        return []
    spread = np.zeros_like(covered)
    reach_x, reach_y = round(_APART_X * scale / 8), round(_APART_Y * scale / 8)
    for number in np.flatnonzero(open_ones):
        top, bottom = pieces.top[number] // 8 - reach_y, pieces.bottom[number] // 8 + reach_y
        left, right = pieces.x0[number] // 8 - reach_x // 2, pieces.x1[number] // 8 + reach_x // 2 + 1
        spread[max(top, 0) : bottom + 1, max(left, 0) : right + 1] = 1
    _, labels = cv2.connectedComponents(spread, connectivity=4)
    groups: dict[int, list[int]] = {}
    for number in np.flatnonzero(open_ones):
        groups.setdefault(int(labels[middle_y[number], middle_x[number]]), []).append(int(number))
    stretches = [_around(pieces, numbers) for numbers in groups.values()]
    highest = _HIGHEST_LINE * scale
    lines = [
        line
        for stretch, numbers in zip(stretches, groups.values(), strict=True)
        for line in ([stretch] if stretch.bottom - stretch.top <= highest else _lines(pieces, numbers, scale))
    ]
    places = []
    for place in lines:
        on_page = place.x1 > _EDGE * scale and place.x0 < page.ink.shape[1] - _EDGE * scale
        if place.bottom - place.top <= highest and on_page and place.x1 - place.x0 >= _STROKE * scale:
            places.append(place)
    return sorted(places, key=lambda place: (place.top, place.x0))


def _around(pieces: Pieces, numbers: Sequence[int]) -> _Place:
    x0, top = int(pieces.x0[numbers].min()), int(pieces.top[numbers].min())
    x1, bottom = int(pieces.x1[numbers].max()), int(pieces.bottom[numbers].max())
    return _Place(x0, top, x1, bottom, len(numbers))


def _lines(pieces: Pieces, numbers: Sequence[int], scale: float) -> list[_Place]:
    """The lines of a stretch that is higher than a line, as the print under a stamp is: each piece goes on with the line that
    ends level with it on its left."""
    level = _LEVEL * median(int(pieces.height[number]) for number in numbers)
    lines: list[list[int]] = []
    for number in sorted(numbers, key=lambda number: int(pieces.x0[number])):
        middle = pieces.top[number] + pieces.height[number] / 2
        for line in lines:
            last = line[-1]
            beside = abs(pieces.top[last] + pieces.height[last] / 2 - middle) <= level
            if beside and pieces.x0[number] - pieces.x1[last] <= _FAR * scale:
                line.append(number)
                break
        else:
            lines.append([number])
    return [_around(pieces, line) for line in lines]


def _worth_it(places: Sequence[_Place], page: Cleared) -> bool:
    """Whether more was passed over than a page number, and single pieces too wide for a letter: holes, parts of a drawing."""
    height = page.picture.pixels.shape[0]
    outer = _MARGIN * height
    widest = _WIDEST * page.picture.dpi / 72
    places = [place for place in places if place.pieces > 1 or place.x1 - place.x0 <= widest]
    inside = [place for place in places if place.bottom > outer and place.top < height - outer]
    return bool(inside) or sum(place.pieces for place in places) > _FEW


def _read(page: Cleared, places: Sequence[_Place], seen: Sequence[Seen], recogniser: Recogniser) -> list[Seen]:
    """What stands in these places, read from a picture on which they are the lines."""
    import numpy as np

    scale = page.picture.dpi / 72
    pixels = page.picture.pixels
    paper = int(np.percentile(pixels[::8, ::8], 80))
    around_x, around_y, between, narrow, company = (
        round(points * scale) for points in (_AROUND_X, _AROUND_Y, _BETWEEN, _NARROW, _COMPANY)
    )
    strips: list[tuple[int, int, int, Grey]] = []
    below = between
    for place in places:
        top, left = max(place.top - around_y, 0), max(place.x0 - around_x, 0)
        right = place.x1 + (company if place.x1 - place.x0 < narrow else around_x)
        strip = pixels[top : place.bottom + around_y, left:right]
        strips.append((below, top, left, strip))
        below += strip.shape[0] + between
    wide = max(strip.shape[1] for *_, strip in strips) + 2 * between
    sheet = np.full((below, wide), paper, np.uint8)
    for at, _, _, strip in strips:
        sheet[at : at + strip.shape[0], between : between + strip.shape[1]] = strip
    first = max((word.line for word in seen), default=0)
    found = []
    for word in recogniser.recognise(sheet, page.picture.dpi, layout=6):
        middle = (word.top + word.bottom) // 2
        for number, (at, top, left, strip) in enumerate(strips):
            if at <= middle < at + strip.shape[0]:
                found.append(_moved(word, left - between, top - at, first + 1 + number))
                break
    return [word for word in found if not any(_meet(word, other) for other in seen)]


def _moved(word: Seen, right: int, down: int, line: int) -> Seen:
    x0, top, x1, bottom = word.x0 + right, word.top + down, word.x1 + right, word.bottom + down
    return Seen(word.text, x0, top, x1, bottom, word.confidence, line, word.height)


def _meet(one: Seen | _Place, other: Seen | _Place) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom
