"""From what the engine saw to words like those of a text layer: as tall as their line, in a few sizes, without specks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from extractors.document import Box
from pipeline.ingest.ocr.engine import Seen
from pipeline.ingest.ocr.picture import Picture
from pipeline.ingest.raw import RawWord, clean

_X_HEIGHT, _ASCENT, _DESCENT = 0.53, 0.2, 0.21  # of the size of the type
_TALL = re.compile(r"[A-ZÄÖÜ0-9bdfhklßt!?%§&()\[\]/|€]")
_DEEP = re.compile(r"[gjpqyQß,;()\[\]/|§]")
_SPECK = re.compile(r"[^\w€%§☐☒]+")
_STROKE = re.compile(r"[|_—=~¦‗]+")
_SAME_SIZE = 1.12


@dataclass(slots=True)
class _Placed:
    """A word with the size of its type and the height of its base line, as far as its letters tell."""

    seen: Seen
    text: str
    size: float
    base: float


def words_of(seen: Iterable[Seen], picture: Picture) -> list[RawWord]:
    """The words in points of the upright, straightened page, line by line as the engine has them."""
    kept = [(word, text) for word in seen if (text := clean(word.text)) and not _is_speck(word, text)]
    lines = [list(_levelled(list(line))) for _, line in groupby(kept, key=lambda pair: pair[0].line)]
    sizes = _sizes([word for line in lines for word in line])
    return [_raw(word, sizes, picture) for line in lines for word in line]


def _is_speck(word: Seen, text: str) -> bool:
    """Whether a "word" is dirt, a rest of a drawn line, or nothing that the engine itself believes in."""
    if _STROKE.fullmatch(text):
        return True
    if _SPECK.fullmatch(text):
        return word.confidence < 0.5 and text not in ("-", "–", "•")
    return word.confidence < 0.2 and len(text) <= 2


def _levelled(line: Sequence[tuple[Seen, str]]) -> Iterator[_Placed]:
    """The words of a line on one base line and of one size; a word that stands elsewhere keeps its own."""
    alone = [_alone(word, text) for word, text in line]
    letters = [word for word in alone if any(c.isalnum() for c in word.text)] or alone
    size = median(word.size for word in letters)
    base = median(word.base for word in letters)
    for word in alone:
        odd = any(c.isalnum() for c in word.text) and (
            abs(word.base - base) > 0.35 * size or not 1 / 1.5 < word.size / size < 1.5
        )
        yield word if odd else _Placed(word.seen, word.text, size, base)


def _alone(word: Seen, text: str) -> _Placed:
    up, down = bool(_TALL.search(text)), bool(_DEEP.search(text))
    size = (word.bottom - word.top) / (_X_HEIGHT + up * _ASCENT + down * _DESCENT)
    return _Placed(word, text, size, word.bottom - down * _DESCENT * size)


def _sizes(words: Sequence[_Placed]) -> dict[float, float]:
    """For every measured size the one that its neighbours share: type comes in few sizes, measures scatter."""
    result: dict[float, float] = {}
    ordered = sorted(words, key=lambda word: word.size)
    start = 0
    while start < len(ordered):
        end = start
        while end < len(ordered) and ordered[end].size <= ordered[start].size * _SAME_SIZE:
            end += 1
        group = [word.size for word in ordered[start:end] for _ in word.text]
        result.update(dict.fromkeys((word.size for word in ordered[start:end]), median(group)))
        start = end
    return result


def _raw(word: _Placed, sizes: dict[float, float], picture: Picture) -> RawWord:
    size = sizes[word.size]
    top, bottom = word.base - 0.78 * size, word.base + 0.22 * size
    seen = word.seen
    box = Box(*(picture.points(edge) for edge in (seen.x0, top, seen.x1, bottom)))
    return RawWord(word.text, box, round(seen.confidence, 3), round(picture.points(size), 1))
