"""Misread words of the trade: ``Gemeinderal``, ``Sozialaussehuss``, ``Beratungsfoige``, ``Handlungsfeid``, ``Steuerungsgmppe``.

A word is right as read where it is a known word, or one with an ending (Gemeinderats). It is repaired where one confusion of
letters leads to one known word only; of long words also where any one letter differs.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from extractors.language import lookup
from pipeline.ingest.repairs.shapes import Misread, looks_like

KIND = "word"
LOOKUPS = ("committees", "labels", "paper_types", "roles", "sections", "table_heads", "trade_words")
"""The lookups whose words are known, whatever they stand for there."""

_SHORTEST = 6
_LONG = 11
"""Letters of a word from which on any one letter may be misread: two words of this length hardly ever differ in one only."""
_INFLECTIONS = ("", "s", "es", "e", "en", "n", "er", "ern", "em")
_WOMAN = re.compile(r"(.+(?:er|or|nt|at|t))in(?:nen)?")
_TURNED = str.maketrans("äöü", "aou")
_LAST_UMLAUT = re.compile(r"[äöü](?=[^äöü]*$)")
_PLAIN = re.compile(r"[^\W\d_]+")
_READ = re.compile(r"[^\W_]+(?:[|!][^\W_]+)*")


@cache
def known_words() -> frozenset[str]:
    """The words of the trade: every longer noun of the lookups, the compounds that name committees, and a few other words."""
    found = {word for name in LOOKUPS for text in _strings(lookup(name)) for word in _PLAIN.findall(text)}
    committees = lookup("committees")
    stems = [stem for topic in committees["topic"] for stem in topic["stems"]]
    found |= {stem.capitalize() + joint + end for stem in stems for joint in ("", "s") for end in committees["endings"]}
    nouns = {word for word in found if len(word) >= _SHORTEST and word[0].isupper()}
    return frozenset(nouns | {word.upper() for word in nouns}).union(lookup("trade_words")["no_nouns"])


def _strings(value: Any) -> Iterator[str]:
    """All strings of a lookup but its ids, kinds and examples."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            if key not in ("examples", "id", "kind", "value"):
                yield from _strings(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


@cache
def _by_frame() -> Mapping[tuple[str, str, int], list[str]]:
    """Long words by what of them is not doubted: the first letter, the last two, which make the case, and the length."""
    found: dict[tuple[str, str, int], list[str]] = defaultdict(list)
    for word in known_words():
        if len(word) >= _LONG:
            found[word[0], word[-2:], len(word)].append(word)
    return found


def words(line: str) -> Iterator[Misread]:
    """Known words that were misread in a printed line."""
    for match in _READ.finditer(line):
        candidates = candidates_of(match[0])
        if candidates:
            yield Misread(*match.span(), KIND, candidates)


@cache
def candidates_of(read: str) -> tuple[str, ...]:
    """The known words that ``read`` may be a misreading of; none where it is a word itself."""
    if len(read) < _SHORTEST or sum(c.isdigit() for c in read) > 2 or _is_right(read):
        return ()
    found = {word for word in looks_like(read) if _is_known(word)}
    if len(read) >= _LONG:
        found |= set(_one_letter_away(read))
    return () if any(map(_stands_for_itself, found)) else tuple(sorted(found))


def _is_known(word: str) -> bool:
    if any(word.removesuffix(end) in known_words() for end in _INFLECTIONS if word.endswith(end)):
        return True
    person = _WOMAN.fullmatch(word)
    return person is not None and person[1] in known_words()


def _stands_for_itself(word: str) -> bool:
    """Whether this is a word that only looks like one of the trade (Zeiten, Zeilen): nothing is repaired to it."""
    return any(word.removesuffix(end) in lookup("trade_words")["real"] for end in _INFLECTIONS)


def _is_right(word: str) -> bool:
    """Whether this is a known word, perhaps with its vowel turned (Ansätze, Stadträtin)."""
    if _is_known(word):
        return True
    turned = _LAST_UMLAUT.sub(lambda vowel: vowel[0].translate(_TURNED), word)
    return word.endswith((*_INFLECTIONS[1:], "in", "innen")) and _is_known(turned)


def _one_letter_away(read: str) -> Iterator[str]:
    for end in _INFLECTIONS:
        stem = read.removesuffix(end)
        if not read.endswith(end) or len(stem) < _LONG - 1:
            continue
        for length in (len(stem), len(stem) + 1):
            for word in _by_frame().get((stem[0], stem[-2:], length), ()):
                if _differs_by_one(stem, word):
                    yield word + end


def _differs_by_one(stem: str, word: str) -> bool:
    """Whether one letter of ``word`` was misread in ``stem``, or lost; an s may be left out (Haushaltplan)."""
    start = next((place for place, (one, other) in enumerate(zip(stem, word, strict=False)) if one != other), len(stem))
    if len(stem) == len(word):
        return stem[start + 1 :] == word[start + 1 :]
    return word[start] != "s" and stem[start:] == word[start + 1 :]
