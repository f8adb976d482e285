"""When two texts count as the same: letter by letter, by their letters only, or nearly."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

LEVENSHTEIN, RATCLIFF = 0.8, 0.95
_ALL_WORDS, _PART = 0.9, 0.6


class Matching(StrEnum):
    """The ways in which a found row is held against an annotated one. Days and amounts agree exactly in all of them."""

    ROW = "row"
    """As the data model counts rows: the names are alike (each table has its threshold), words may be left out."""
    STRICT = "strict"
    """The names are the same, letter by letter."""
    SOFT = "soft"
    """The same but for case, punctuation and spaces."""
    LEVENSHTEIN = "levenshtein"
    """At least 0.8 of the letters need no change."""
    RATCLIFF = "ratcliff"
    """A Ratcliff/Obershelp similarity of at least 0.95."""
    OVERLAP = "overlap"
    """As ``row``, but periods need only overlap where what happens is alike."""


def folded(text: object) -> str:
    """What two spellings share: lower case, without quotation marks, other signs and white space as one blank."""
    plain = unicodedata.normalize("NFKC", str("" if text is None else text)).casefold()
    plain = re.sub(r"[\"'„“”‚‘’»«*_]", "", plain)
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())


def alike(first: object, second: object) -> float:
    """0 to 1 after Ratcliff/Obershelp; at least 0.9 where the shorter has no word that the longer lacks, and most of them."""
    one, other = folded(first), folded(second)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    ratio = _ratcliff(one, other)
    short, long = sorted((one.split(), other.split()), key=len)
    if len(short) / len(long) >= _PART and all(word in long for word in short):
        ratio = max(ratio, _ALL_WORDS)
    return ratio


def most_alike(names: Iterable[object], value: object) -> float:
    """How alike the most similar of several names is."""
    return max((alike(name, value) for name in names if name), default=0.0)


def text_score(matching: Matching, names: Iterable[object], value: object, threshold: float) -> float:
    """How well a found text answers one of several annotated wordings, 0 where it does not count as the same."""
    if value is None:
        return 0.0
    return max((_score(matching, str(name), str(value), threshold) for name in names if name), default=0.0)


def _score(matching: Matching, name: str, value: str, threshold: float) -> float:
    if matching is Matching.STRICT:
        return float(" ".join(name.split()) == " ".join(value.split()))
    soft = folded(name).replace(" ", "") == folded(value).replace(" ", "")
    if matching is Matching.SOFT or (matching is Matching.RATCLIFF and soft):
        return float(soft)
    if matching is Matching.LEVENSHTEIN:
        from rapidfuzz.distance import Levenshtein

        ratio, threshold = float(Levenshtein.normalized_similarity(folded(name), folded(value))), LEVENSHTEIN
    elif matching is Matching.RATCLIFF:
        ratio, threshold = _ratcliff(folded(name), folded(value)), RATCLIFF
    else:
        ratio = alike(name, value)
    return ratio if ratio >= threshold else 0.0


def _ratcliff(one: str, other: str) -> float:
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
