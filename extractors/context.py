"""What the words around a place lead one to expect there: “gehören an: |…|, die Caritas” expects somebody, “im Handlungsfeld |…| werden” a topic.

Two recurrent networks (GRU) read council text, one forwards and one backwards, and learned to foretell the next word of it. What each of
them knows between two words is a vector of 96 numbers, in which places where alike words are to come lie near each other. The table
(``lookups/context.npz``) is made by ``python -m benchmarks.context``, and loaded with the first text that is asked for.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from extractors.document import Document
from extractors.per_document import per_document
from extractors.vectors import word_vector

Vectors = NDArray[np.float32]
TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-?|\d+|[\n\t]|[^\w\s]|_")
_LONGEST_NUMBER = 5
_LENGTHENED = 3.0  # of word vectors beside what was learned of frequent words
_TOGETHER, _BEFORE = 96, 64
"""Words that are read in one go, and words before them that are read so that it is known what they follow."""


@dataclass(frozen=True, slots=True)
class Context:
    """``forward``: before each token, and behind the last, what those before it lead to expect; ``backward``: what those behind do."""

    starts: Sequence[int]
    forward: Vectors
    backward: Vectors

    def around(self, start: int, end: int) -> tuple[Vectors, Vectors]:
        """What the words before ``start`` and those behind ``end`` lead to expect between them."""
        return self.forward[bisect_left(self.starts, start)], self.backward[bisect_left(self.starts, end)]


@per_document
def context_of(document: Document) -> Context:
    """The context of every place of a paper."""
    tokens = list(TOKEN.finditer(document.text))
    rows = _inputs([form(token[0]) for token in tokens])
    forward, backward = _side("forward"), _side("backward")
    return Context(
        [token.start() for token in tokens],
        forward.read(rows),
        backward.read(rows[::-1])[::-1],
    )


def form(token: str) -> str:
    return "0" * min(len(token), _LONGEST_NUMBER) if token[0].isdigit() else token


@dataclass(frozen=True, slots=True)
class _Side:
    """A network of one direction."""

    of_word: Vectors
    of_state: Vectors
    bias: Vectors
    state_bias: Vectors
    out: Vectors
    out_bias: Vectors

    def read(self, rows: Vectors) -> Vectors:
        """What it knows before each row and behind the last."""
        number, size = len(rows), self.of_state.shape[0]
        given = rows @ self.of_word + self.bias
        parts = max(1, -(-number // _TOGETHER))
        padded = np.zeros((_BEFORE + parts * _TOGETHER, given.shape[1]), dtype=np.float32)
        padded[_BEFORE : _BEFORE + number] = given
        state = np.zeros((parts, size), dtype=np.float32)
        states = np.zeros((parts * _TOGETHER + 1, size), dtype=np.float32)
        at = np.arange(parts) * _TOGETHER
        for step in range(_BEFORE + _TOGETHER):
            here = padded[at + step]
            before = state @ self.of_state + self.state_bias
            gates = 1 / (1 + np.exp(-(here[:, : 2 * size] + before[:, : 2 * size])))
            fresh = np.tanh(here[:, 2 * size :] + gates[:, :size] * before[:, 2 * size :])
            state = fresh + gates[:, size:] * (state - fresh)
            state[at + step < _BEFORE] = 0  # before the text
            if step >= _BEFORE:
                states[at + step - _BEFORE + 1] = state
        return np.tanh(states[: number + 1] @ self.out + self.out_bias)


def _inputs(words: Sequence[str]) -> Vectors:
    """What is shown of each word: what it means, what was learned of it where it is frequent, and its capitals."""
    table, places = _saved()["words"], _places()
    known = {word: number for number, word in enumerate(dict.fromkeys(words))}
    rows = np.zeros((len(known), _saved()["forward.of_word"].shape[0]), dtype=np.float32)
    for number, word in enumerate(known):
        low = word.lower()
        meant = word_vector(low)
        rows[number, : len(meant)] = _LENGTHENED * meant
        rows[number, len(meant) : -4] = table[places.get(low, 0)]
        rows[number, capitals(word) - 4] = 1
    return rows[[known[word] for word in words]] if words else rows


def capitals(word: str) -> int:
    if not word[0].isalpha():
        return 0
    return 3 if len(word) > 1 and word.isupper() else 2 if word[0].isupper() else 1


@cache
def _places() -> dict[str, int]:
    return {str(word): number for number, word in enumerate(_saved()["names"], 1)}


@cache
def _side(name: str) -> _Side:
    return _Side(*(_saved()[f"{name}.{part}"] for part in _Side.__slots__))


@cache
def _saved() -> dict[str, NDArray[np.float32]]:
    """The tables, drawn from whole numbers between -127 and 127 to the length that they had."""
    with (files("extractors") / "lookups" / "context.npz").open("rb") as file:
        saved = np.load(file)
        return {
            name: saved[name] * saved[f"{name}:scale"].astype(np.float32) if f"{name}:scale" in saved else saved[name]
            for name in saved
            if not name.endswith(":scale")
        }
