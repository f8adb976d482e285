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
def _by_gap() -> Mapping[str, frozenset[str]]:
    """Long words by each pattern that leaves a letter open (``Integr?tionskonzept``) or out (``Integrtionskonzept``). The first
    letter, and the last two, which make the case, are not open."""
    found: dict[str, set[str]] = defaultdict(set)
    for word in known_words():
        if len(word) >= _LONG:
            for place in range(1, len(word) - 2):
                found[f"{word[:place]}?{word[place + 1 :]}"].add(word)
                if word[place] != "s":  # Haushaltplan is a word as well
                    found[word[:place] + word[place + 1 :]].add(word)
    return {gap: frozenset(words) for gap, words in found.items()}


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
    return tuple(sorted(found))


def _is_known(word: str) -> bool:
    if any(word.removesuffix(end) in known_words() for end in _INFLECTIONS if word.endswith(end)):
        return True
    person = _WOMAN.fullmatch(word)
    return person is not None and person[1] in known_words()


def _is_right(word: str) -> bool:
    """Whether this is a known word, perhaps with its vowel turned (Ansätze, Stadträtin)."""
    if _is_known(word):
        return True
    turned = _LAST_UMLAUT.sub(lambda vowel: vowel[0].translate(_TURNED), word)
    return word.endswith((*_INFLECTIONS[1:], "in", "innen")) and _is_known(turned)


def _one_letter_away(read: str) -> Iterator[str]:
    gaps = _by_gap()
    for end in _INFLECTIONS:
        if not read.endswith(end):
            continue
        stem = read.removesuffix(end)
        patterns = [stem, *(f"{stem[:place]}?{stem[place + 1 :]}" for place in range(1, len(stem) - 2))]
        for pattern in patterns:
            for word in gaps.get(pattern, ()):
                yield word + end
