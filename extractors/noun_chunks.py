"""The noun chunks of a paper: every place that could be a name, or go on with one.

“das Büro | für Integration |, die VHS”: three chunks. A chunk is articles, numbers and adjectives with the nouns behind them; what stands
before it (verbs, prepositions, commas, line ends) is its connector. Whether a chunk names a member or a field is for taggers to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from extractors.document import Document
from extractors.german.words import Word, is_adjective, words

_MOST = 12
"""Articles, numbers and adjectives before a noun."""
_PIECE = re.compile(r"[()\n\t|]|[^()\n\t|]+")
_PARTED = {"\n": "⏎", "\t": "⇥", "|": "⇥"}
Marks = Mapping[int, tuple[int, str]]
"""Where words stand that a chunk is to bear: start → end and what they are."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """The words from ``start`` to ``end`` and the lower-case words of the ``connector`` before them. ``sentence`` numbers the sentences and
    lines of the stretch, ``depth`` counts the brackets around, ``row`` and ``column`` are those of a table."""

    start: int
    end: int
    connector: tuple[str, ...]
    block: int
    sentence: int
    depth: int
    row: int
    column: int
    body: str = ""


@dataclass(slots=True)
class _Place:
    """How far the walk over the blocks has come."""

    sentence: int = 0
    depth: int = 0
    row: int = 0
    column: int = 0


def chunks_of(document: Document, blocks: Sequence[int], bodies: Marks) -> tuple[list[Chunk], ...]:
    """The chunks of the blocks with these numbers, each unbroken run of blocks apart; ``bodies`` are the nouns that could name one."""
    place = _Place()
    runs: list[list[Chunk]] = [[]]
    last = -1
    for index in blocks:
        if index > last + 1:
            runs.append([])
        runs[-1] += _of_block(document, index, bodies, place)
        last = index
    return tuple(run for run in runs if run)


def _of_block(document: Document, index: int, bodies: Marks, place: _Place) -> Iterator[Chunk]:
    block = document.blocks[index]
    place.sentence, place.depth, place.row, place.column = place.sentence + 1, 0, 0, 0
    connector: list[str] = ["¶"]
    if block.marker:
        connector.append("•" if not block.marker[0].isalnum() else "1.")
    for piece in _PIECE.finditer(document.text, block.content_start, block.end):
        if piece[0] in _PARTED or piece[0] in "()":
            connector.append(_PARTED.get(piece[0], piece[0]))
            place.depth = max(0, place.depth + {"(": 1, ")": -1}.get(piece[0], 0))
            if piece[0] == "\n":
                place.row, place.column, place.sentence = place.row + 1, 0, place.sentence + 1
            place.column += piece[0] in "\t|"
            continue
        yield from _of_piece(index, piece, bodies, connector, place)


def _of_piece(index: int, piece: re.Match[str], bodies: Marks, connector: list[str], place: _Place) -> Iterator[Chunk]:
    row = words(piece[0])
    at = 0
    while at < len(row):
        end = _chunk_end(row, at)
        if end == at:
            connector.append(row[at].low)
            if row[at].kind == "stop" and row[at].low in ".!?" and _ends_sentence(piece[0], row[at].end):
                place.sentence += 1
            at += 1
            continue
        first, last = piece.start() + row[at].start, piece.start() + row[end - 1].end
        body = next((bodies[start][1] for start in range(first, last) if start in bodies), "")
        yield Chunk(first, last, tuple(connector), index, place.sentence, place.depth, place.row, place.column, body)
        connector.clear()
        at = end


def _ends_sentence(text: str, at: int) -> bool:
    following = text[at:].lstrip()
    return at < len(text) and text[at].isspace() and (following[:1].isupper() or following[:1] in "„“(")


def _goes_on(word: Word) -> bool:
    """“Amt |50|”, “Stadtrat |Holm Fickert|”, “Rektor |a. D.|”"""
    return word.low not in ("je", "jeweils") and (
        word.kind in ("noun", "number") or word.low.replace(" ", "") == "a.d."
    )


def _chunk_end(row: Sequence[Word], at: int) -> int:
    """Where the chunk that begins here ends; ``at`` where none begins."""
    noun = at
    while noun < min(len(row), at + _MOST) and (row[noun].kind in ("article", "number") or is_adjective(row, noun)):
        noun += 1
    if noun >= len(row) or row[noun].kind != "noun":
        return at
    end = noun + 1
    while end < len(row) and _goes_on(row[end]):
        end += 1
    return end


def nouns_of(text: str) -> list[str]:
    """The nouns of a chunk; the whole of one that has none."""
    return [text[word.start : word.end] for word in words(text) if word.kind == "noun"] or [text]


@lru_cache(maxsize=8192)
def word_features(text: str) -> tuple[str, ...]:
    """What a chunk's words say by themselves: its nouns, their beginnings and ends, and what stands before them."""
    row, nouns = words(text), nouns_of(text)
    first, last = nouns[0].casefold(), nouns[-1].casefold()
    found = [
        f"w={first}",
        f"end3={first[-3:]}",
        f"end5={first[-5:]}",
        f"begin={first[:5]}",
        f"nouns={min(len(nouns), 3)}",
    ]
    if len(nouns) > 1:
        found += [f"last3={last[-3:]}", f"last5={last[-5:]}"]
    if row and row[0].kind != "noun":
        found.append("number" if row[0].kind == "number" else f"det={row[0].low}")
    if any(word.kind == "low" for word in row):
        found.append("adjective")
    return tuple(found)
