"""The year of a time that is printed without one, where the sentence says which: “im Herbst dieses Jahres”.

Nothing is guessed: without such words, or with two that differ, or beside a printed year, there is no year.
"""

from __future__ import annotations

import re
from datetime import date

_JAHR = r"Jahre?s?\b"
_SAID = {
    0: re.compile(rf"\b(?:in\sdiesem|dieses|(?:im|des)\slaufenden)\s{_JAHR}|\bd\.\s?J\."),
    -1: re.compile(rf"\b(?:im|des)\s(?:vergangenen|letzten|vorigen)\s{_JAHR}|\b(?:des|im)\sVorjahr(?:es)?\b"),
    1: re.compile(rf"\b(?:im|des)\s(?:kommenden|nächsten)\s{_JAHR}"),
}
_PRINTED = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def said_year(sentence: str, written: date | None) -> int | None:
    """2021 for “Im Mai dieses Jahres begann die Befragung” in a paper of 2021; None where the words do not settle it."""
    if written is None or _PRINTED.search(sentence):
        return None
    offsets = [offset for offset, words in _SAID.items() if words.search(sentence)]
    return written.year + offsets[0] if len(offsets) == 1 else None


def without_said_year(words: str) -> str:
    """A label without “dieses Jahres”."""
    for pattern in _SAID.values():
        words = pattern.sub(" ", words)
    return words
