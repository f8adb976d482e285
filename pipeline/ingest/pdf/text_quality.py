"""Whether a text layer reads like German: a scan may bring a layer that an older or poorer recognition has left.

Misreading makes words of letters that no German word has in a row: “geselischäftbehen”, “betenbgen”. Only words in small letters
tell: names, abbreviations and KollegInnen may be spelled like anything. ``german_triples.txt`` holds the letters in a row that the
small words of some 300 council papers have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

TRIPLES = Path(__file__).with_name("german_triples.txt")
_ENOUGH = 20
_SMALL = re.compile(r"[a-zäöüß]{4,}")
_PARTS = re.compile(r"[-–/*:_·()’']")  # Mitarbeiter*innen, Kinder-/jugendlich
_ADDRESS = re.compile(r"@|://|www\.|\w\.\w{2,}")
_HYPHENS = ("-", "\u00ad")
_ENDS = ".,;:!?()[]„“”\"'’…"
# Stadt~rat, l|ch, ent5cheidet; not H2O, § 4a, CO2-frei
_TORN = re.compile(r"{0}[~|\\^{{}}¬¦¢£¥§]{0}|{0}{{2}}\d{{1,2}}{0}|{0}\d{{1,2}}{0}{{2}}".format("[a-zäöüß]"))


def garbled(words: Sequence[str]) -> float:
    """The share of words that no German text has, of those that tell; 0 where these are too few."""
    torn = sum(_TORN.search(word) is not None for word in words)
    small = list(small_words(words))
    if torn + len(small) < _ENOUGH:
        return 0.0
    return (torn + sum(map(_is_odd, small))) / (torn + len(small))


def small_words(words: Sequence[str]) -> Iterator[str]:
    """The words of four letters and more that are in small letters, without marks; parts of a word with a hyphen or star each.
    Both parts of a word that the end of a line breaks are left out, and addresses."""
    for before, word in pairwise(("", *words)):
        if before.endswith(_HYPHENS) or word.endswith(_HYPHENS) or _ADDRESS.search(word.strip(_ENDS)):
            continue
        for part in _PARTS.split(word.strip(_ENDS)):
            if _SMALL.fullmatch(part):
                yield part


def triples(word: str) -> Iterator[str]:
    """The three letters in a row that a word holds, its beginning and end marked: ``und`` → ``^un``, ``und``, ``nd$``."""
    marked = f"^{word}$"
    return (marked[start : start + 3] for start in range(len(marked) - 2))


def _is_odd(word: str) -> bool:
    known = _known()
    return any(triple not in known for triple in triples(word))


@cache
def _known() -> frozenset[str]:
    lines = TRIPLES.read_text(encoding="utf-8").splitlines()
    return frozenset(line[:2] + third for line in lines for third in line[2:])
