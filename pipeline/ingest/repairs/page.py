"""A recognised page with its reading noise repaired where only one repair is possible, and marked as doubtful where none or several are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from extractors.document import Box
from pipeline.ingest.document.page import Row, place, rows_of
from pipeline.ingest.document.raw import RawWord
from pipeline.ingest.repairs.known_words import words as known
from pipeline.ingest.repairs.numbers import amounts, dates
from pipeline.ingest.repairs.shapes import Misread

TRUST = 0.95
"""What is left of the confidence of a repaired word: of 280 repairs on papers that were printed coarse, blurred and speckled, 0.98
were right; few of them were dates and amounts."""
_READERS = (dates, amounts, known)
_CELL = 1.5
"""How many times as wide as the type is high a gap is that parts columns."""


def repaired(words: Sequence[RawWord]) -> list[RawWord]:
    """The words of an upright page; those that were parted by misreading (``05.12 .2024``) are one. Words of a text layer
    stay as they are."""
    read = [word for word in words if word.confidence is not None and word.box is not None]
    replaced: dict[int, RawWord | None] = {}
    for line in map(_Line, rows_of(read)):
        replaced.update(line.repaired(misreadings(line.text)))
    return [word for old in words if (word := replaced.get(id(old), old)) is not None]


def misreadings(line: str) -> list[Misread]:
    """What was misread in a line, whose columns are parted by tabs, from the left to the right. Where two kinds claim a
    place, the first of the readers has it."""
    found: list[Misread] = []
    for new in chain.from_iterable(reader(line) for reader in _READERS):
        if not any(new.start < old.end and old.start < new.end for old in found):
            found.append(new)
    return sorted(found, key=lambda misread: misread.start)


class _Line:
    """A printed line as text, with the words that its parts come from."""

    def __init__(self, row: Row) -> None:
        self.words = row.words
        self.text = "".join(_written(row))

    def repaired(self, misread: Sequence[Misread]) -> dict[int, RawWord | None]:
        """By the identity of each word that changes: what it is now, None where it became part of the word before it."""
        starts = _starts(self.words)
        now: list[RawWord | None] = list(self.words)
        for found in reversed(misread):  # from the right: places to the left stay true
            first = max(n for n, start in enumerate(starts) if start <= found.start)
            last = max(n for n, start in enumerate(starts) if start < found.end)
            parts = [word for word in now[first : last + 1] if word is not None]
            one = parts[0] if len(parts) == 1 else _joined(parts)
            if found.repair is None:
                now[first] = replace(parts[0], doubt=found.candidates)
                continue
            at = found.start - starts[first]
            text = one.text[:at] + found.repair + one.text[at + found.end - found.start :]
            now[first] = replace(
                one,
                text=text,
                printed=one.printed or one.text,
                repair=one.repair or found.kind,
                confidence=round((one.confidence or 0.0) * (1.0 if one.repair else TRUST), 3),
            )
            now[first + 1 : last + 1] = [None] * (last - first)
        return {id(old): new for old, new in zip(self.words, now, strict=True) if new is not old}


def _written(row: Row) -> Iterator[str]:
    yield row.words[0].text
    for before, word in pairwise(row.words):
        yield "\t" if place(word).x0 - place(before).x1 > _CELL * row.size else " "
        yield word.text


def _starts(words: Sequence[RawWord]) -> list[int]:
    starts = [0]
    for word in words[:-1]:
        starts.append(starts[-1] + len(word.text) + 1)
    return starts


def _joined(parts: Sequence[RawWord]) -> RawWord:
    """Neighbours as one word, with a space between what was read of them."""
    text = " ".join(part.text for part in parts)
    printed = " ".join(part.printed or part.text for part in parts)
    trust = min(part.confidence or 0.0 for part in parts)
    return replace(parts[0], text=text, printed=printed, box=Box.around(map(place, parts)), confidence=trust)
