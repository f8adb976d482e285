"""Letter-spaced words closed up: ``S I T Z U N G S V O R L A G E`` is one word, as is ``B e g r ü n d u n g :``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.document import Box
from pipeline.ingest.raw import RawLine, RawWord

_SHORTEST, _DISTINCT = 5, 3
_VOWEL = re.compile(r"[AEIOUÄÖÜ]", re.IGNORECASE)
# Columns of single letters: the months of a chart, grades or variants from A on, “Ö N Ö N Ö” of torn sessions
_ROWS = ("JFMAMJJASOND", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_STATES = frozenset("ÖNXJE")


def closed_up(line: RawLine) -> RawLine:
    """The line with every run of at least five single letters as one word, whose ``printed`` keeps the blanks.

    >>> [word.text for word in closed_up([RawWord(w) for w in "V O R L A G E Nr. 12/2018".split()])]
    ['VORLAGE', 'Nr.', '12/2018']
    """
    if sum(len(word.text) == 1 for word in line) < _SHORTEST - 1:
        return line
    found: RawLine = []
    at = 0
    while at < len(line):
        end = _run(line, at)
        if end - at >= _SHORTEST and _is_word("".join(word.text for word in line[at:end])):
            found.append(_one(line[at:end]))
            at = end
        else:
            found.append(line[at])
            at += 1
    return found


def _run(line: Sequence[RawWord], start: int) -> int:
    """Where the run of single letters that begins at ``start`` ends: all capitals, or small ones after a capital."""
    if not _is_letter(line[start].text) or not line[start].text.isupper():
        return start
    small = start + 1 < len(line) and line[start + 1].text[:1].islower()
    end = start + 1
    while end < len(line) and _is_letter(line[end].text.rstrip(":")) and line[end].text[0].islower() == small:
        end += 1
        if line[end - 1].text.endswith(":"):
            return end
    colon = end < len(line) and line[end].text == ":"
    return end + 1 if colon and end - start >= _SHORTEST else end


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isalpha()


def _is_word(text: str) -> bool:
    letters = text.rstrip(":")
    return (
        len(letters) >= _SHORTEST
        and len(set(letters.upper())) >= _DISTINCT
        and _VOWEL.search(letters) is not None
        and not set(letters.upper()) <= _STATES
        and not any(letters in row for row in _ROWS)
    )


def _one(letters: Sequence[RawWord]) -> RawWord:
    boxes = [word.box for word in letters if word.box is not None]
    known = [word.confidence for word in letters if word.confidence is not None]
    return replace(
        letters[0],
        text="".join(word.text for word in letters),
        printed=" ".join(word.printed or word.text for word in letters),
        box=Box.around(boxes) if boxes else None,
        confidence=min(known) if known else None,
        size=max(word.size for word in letters),
        bold=all(word.bold for word in letters),
    )
