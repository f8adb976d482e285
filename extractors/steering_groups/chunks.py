"""The noun chunks around a paper's bodies: every place that could name a member, or go on with a member's name.

“das Büro | für Integration |, die VHS”: three chunks. A chunk is articles, numbers and adjectives with the nouns behind them; what stands
before it (verbs, prepositions, commas, line ends) is its connector. Whether a chunk names a member is for the judge to say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.document import Document
from extractors.german.syntax import Word, is_adjective, words
from extractors.per_document import per_document
from extractors.steering_groups.mentions import known
from extractors.steering_groups.nouns import candidates

_BEFORE, _BEHIND = 3, 30
"""Blocks before and behind one that names a body in which its members may be told."""
_MOST = 12
"""Articles, numbers and adjectives before a noun."""
_PIECE = re.compile(r"[()\n\t|]|[^()\n\t|]+")
_PARTED = {"\n": "⏎", "\t": "⇥", "|": "⇥"}


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
    body: str


@dataclass(slots=True)
class _Place:
    """How far the walk over the blocks has come."""

    sentence: int = 0
    depth: int = 0
    row: int = 0
    column: int = 0


@per_document
def stretches(document: Document) -> tuple[list[Chunk], ...]:
    """The chunks of the blocks around those that name a body; each unbroken run of blocks apart."""
    starts = [block.start for block in document.blocks]
    near: set[int] = set()
    for start in body_words(document):
        index = bisect_right(starts, start) - 1
        near.update(range(max(0, index - _BEFORE), min(len(starts), index + _BEHIND)))
    place = _Place()
    runs: list[list[Chunk]] = [[]]
    last = -1
    for index in sorted(near):
        if index > last + 1:
            runs.append([])
        runs[-1] += _of_block(document, index, place)
        last = index
    return tuple(run for run in runs if run)


@per_document
def body_words(document: Document) -> dict[int, tuple[int, str]]:
    """Where a noun stands that could name a body → its end, and what kind of noun it is."""
    found = {
        one.start: (one.end, f"{one.head}{' several' if one.plural else ''}")
        for one in candidates(document)
        if one.judged and not one.is_never
    }
    for mention in known(document):
        found[mention.start] = (
            mention.end,
            f"{'sure' if mention.sure else 'known'}{' several' if mention.plural else ''}",
        )
    return found


def _of_block(document: Document, index: int, place: _Place) -> Iterator[Chunk]:
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
        yield from _of_piece(document, index, piece, connector, place)


def _of_piece(
    document: Document, index: int, piece: re.Match[str], connector: list[str], place: _Place
) -> Iterator[Chunk]:
    row = words(piece[0])
    bodies = body_words(document)
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


_ARTICLES = frozenset(("der", "die", "das", "den", "dem", "ein", "eine", "einen", "einer", "einem"))


def _chunk_end(row: Sequence[Word], at: int) -> int:
    """Where the chunk that begins here ends; ``at`` where none begins."""
    if [word.low in _ARTICLES for word in row[at : at + 2]] == [True, True]:  # “…, |der| die Caritas und …”
        return at
    noun = at
    while noun < min(len(row), at + _MOST) and (row[noun].kind in ("article", "number") or is_adjective(row, noun)):
        noun += 1
    if noun >= len(row) or row[noun].kind != "noun":
        return at
    end = noun + 1
    while end < len(row) and _goes_on(row[end]):
        end += 1
    return end


def among(number: int, *ends: int) -> str:
    """The range that a number falls in, by where the ranges end: 4 of 0, 1, 2, 5 is “3-5”, 7 is “6-”."""
    first = 0
    for end in ends:
        if number <= end:
            return f"{first}-{end}" if first < end else f"{end}"
        first = end + 1
    return f"{first}-"
