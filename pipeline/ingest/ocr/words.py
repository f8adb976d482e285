"""From what the engine saw to words like those of a text layer: as tall as their line, in a few sizes, without specks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import TYPE_CHECKING

from extractors.document import Box
from pipeline.ingest.document.raw import RawWord, clean
from pipeline.ingest.ocr.clearing import Cleared
from pipeline.ingest.ocr.engine import Seen
from pipeline.ingest.ocr.marks import Mark
from pipeline.ingest.ocr.picture import Picture

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey


_X_HEIGHT, _ASCENT, _DESCENT = 0.53, 0.2, 0.21  # of the size of the type
_BOX_HEIGHT = 0.78
_TALL = re.compile(r"[A-ZÄÖÜ0-9bdfhklßt!?%§&()\[\]/|€]")
_DEEP = re.compile(r"[gjpqyQß,;()\[\]/|§]")
_SPECK_BEFORE = re.compile(r"^[.,'‚‘’´`°·:;!]+(?=\w)")
_SPECK_AFTER = re.compile(r"(?<=\w)-[.,'‚‘’´`°·]+$")
_SPECK = re.compile(r"[^\w€%§☐☒]+")
_NEVER = str.maketrans("—ı‚", "–i,")
_STROKE = re.compile(r"[|_=~¦‗\\]+|[—–-]{2,}")
_SAME_SIZE = 1.12
_SURE = 0.5


@dataclass(slots=True, eq=False)
class _Placed:
    """A word with the size of its type and the height of its base line, as far as its letters tell."""

    seen: Seen
    text: str
    size: float
    base: float


def words_of(seen: Iterable[Seen], page: Cleared) -> list[RawWord]:
    """The words in points of the upright, straightened page, line by line as the engine has them; the tick boxes and
    bullets that it was not shown before the words that they stand before."""
    kept = [(word, text) for word in seen if (text := _spelt(word.text)) and not _is_speck(word, text)]
    alone = [_alone(word, text, page) for word, text in kept]
    lines = [list(_levelled(list(line))) for _, line in groupby(alone, key=lambda word: word.seen.line)]
    words = [word for line in lines for word in line]
    sizes = _sizes(words)
    bold = bold_words([[(word.seen, word.size) for word in line] for line in lines], page.ink)
    for mark in page.marks:
        _put(mark, words)
    return [_raw(word, sizes, page.picture, bold=id(word.seen) in bold) for word in words]


def _put(mark: Mark, words: list[_Placed]) -> None:
    """Put a sign before the word at its right, on that word's line; one that stands alone is as tall as it is drawn."""
    middle, height = (mark.top + mark.bottom) / 2, mark.bottom - mark.top
    level = [word for word in words if word.base - 0.9 * word.size < middle < word.base + 0.3 * word.size]
    after = [word for word in level if word.seen.x0 >= mark.x1 - 2]
    seen = Seen(mark.text, mark.x0, mark.top, mark.x1, mark.bottom, mark.confidence, 0, height)
    near = min(after, key=lambda word: word.seen.x0, default=None) or max(
        level, key=lambda word: word.seen.x1, default=None
    )
    if near is None:
        words.append(_Placed(seen, mark.text, height / _BOX_HEIGHT, mark.bottom))
    else:
        words.insert(words.index(near) + (near not in after), _Placed(seen, mark.text, near.size, near.base))


def _spelt(text: str) -> str:
    """The word as a text layer would have it: specks beside it are no stops (``.05.12.2024``, ``‚und``, ``vor-.``), and
    no sign in it is one that German papers never print."""
    text = _SPECK_AFTER.sub("-", _SPECK_BEFORE.sub("", clean(text)))
    return text.translate(_NEVER)


def _is_speck(word: Seen, text: str) -> bool:
    """Whether a "word" is dirt, a rest of a drawn line, or nothing that the engine itself believes in."""
    if _STROKE.fullmatch(text):
        return True
    if _SPECK.fullmatch(text):
        return word.confidence < 0.5 and text not in "-–—•"
    return word.confidence < 0.2 and len(text) <= 2


def _levelled(line: Sequence[_Placed]) -> Iterator[_Placed]:
    """The words of a line on one base line and of one size; a word that surely stands elsewhere keeps its own."""
    letters = [word for word in line if any(c.isalnum() for c in word.text)] or line
    size = median(word.size for word in letters for _ in word.text)
    base = median(word.base for word in letters for _ in word.text)
    for word in line:
        apart = abs(word.base - base) > 0.35 * size or not 1 / 1.5 < word.size / size < 1.5
        known = sum(c.isalnum() for c in word.text) > 1 and word.seen.confidence > _SURE
        yield word if apart and known else _Placed(word.seen, word.text, size, base)


def _alone(word: Seen, text: str, page: Cleared) -> _Placed:
    """The word as far as its own letters tell; dots, which may be specks, do not count."""
    reach = page.pieces.height_of(page.letters, word.x0, word.top, word.x1, word.bottom) or (word.top, word.bottom)
    up, down = bool(_TALL.search(text)), bool(_DEEP.search(text))
    size = (reach[1] - reach[0]) / (_X_HEIGHT + up * _ASCENT + down * _DESCENT)
    return _Placed(word, text, size, reach[1] - down * _DESCENT * size)


def _sizes(words: Sequence[_Placed]) -> dict[float, float]:
    """For every measured size the one that most letters near it have: type comes in few sizes, measures scatter."""
    letters: Counter[float] = Counter()
    for word in words:
        letters[word.size] += len(word.text)
    result: dict[float, float] = {}
    left = sorted(letters)
    while left:
        usual = max(left, key=lambda size: sum(letters[other] for other in left if abs(other - size) <= 0.03 * size))
        near = [size for size in left if usual / _SAME_SIZE <= size <= usual * _SAME_SIZE]
        shared = median(size for size in near for _ in range(letters[size]))
        result.update(dict.fromkeys(near, shared))
        left = [size for size in left if size not in result]
    return result


def _raw(word: _Placed, sizes: dict[float, float], picture: Picture, *, bold: bool) -> RawWord:
    size = sizes.get(word.size, word.size)
    top, bottom = word.base - 0.78 * size, word.base + 0.22 * size
    seen = word.seen
    box = Box(*(picture.points(edge) for edge in (seen.x0, top, seen.x1, bottom)))
    return RawWord(word.text, box, round(seen.confidence, 3), round(picture.points(size), 1), bold)


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
