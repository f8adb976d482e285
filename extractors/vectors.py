"""What words mean: vectors of subwords, learned from council papers, in which words that are used alike lie near each other.

A compound that no lookup has (“Projektbegleitkreis”) lies near others that are made of the same parts and stand in the same places.
The table (``lookups/vectors.npz``) is one of hashed subwords (floret) as spaCy reads it, so that every word has a vector, also one that
was never seen. It is made by ``python -m benchmarks.vectors``, and loaded with the first word that is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from spacy.vectors import Vectors

Vector = NDArray[np.float32]
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SUBWORDS = {"minn": 4, "maxn": 6, "hash_count": 2, "hash_seed": 2166136261}
_SHORTEST = 3  # letters; shorter words join others and mean little by themselves
_KEPT, _KEPT_TEXTS = 50_000, 4096  # words and texts whose vectors are kept at hand


@lru_cache(_KEPT_TEXTS)
def meaning(text: str) -> Vector:
    """The mean of the vectors of the words, drawn to length one; zeros where there is no word.

    >>> steers, road = meaning("Lenkungsgruppe"), meaning("Fahrbahnbelag")
    >>> bool(steers @ meaning("Projektbegleitkreis") > steers @ road)
    True
    """
    nothing = np.zeros(_table().shape[1], dtype=np.float32)
    return _of_length_one(sum((_of_word(word) for word in words_of(text) if len(word) >= _SHORTEST), start=nothing))


def words_of(text: str) -> list[str]:
    """The words in small letters, without figures and signs, as the table was learned from them."""
    return _WORD.findall(text.lower())


def vectors_of(words: Sequence[str]) -> NDArray[np.float32]:
    """A row for each word in small letters, of length one; zeros where the word is empty."""
    rows = np.zeros((len(words), _table().shape[1]), np.float32)
    for place, word in enumerate(words):
        if word:
            rows[place] = _of_word(word)
    return rows


@lru_cache(_KEPT)
def _of_word(word: str) -> Vector:
    return _of_length_one(_table().get_batch([word])[0])


def _of_length_one(vector: Vector) -> Vector:
    length = np.linalg.norm(vector)
    return vector / length if length else vector


@cache
def _table() -> Vectors:
    """The table, each row drawn from whole numbers between -127 and 127 to the length that it had."""
    from spacy.strings import StringStore
    from spacy.vectors import Vectors

    with (files("extractors") / "lookups" / "vectors.npz").open("rb") as file:
        saved = np.load(file)
        rows = saved["rows"] * saved["scale"].astype(np.float32)
    return Vectors(strings=StringStore(), data=rows, mode="floret", **SUBWORDS)
