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
_SIGN, _NUMBER = re.compile(r"[\d/-]"), re.compile(r"\d{1,4}(?:-\d{1,4})?/\d{2,5}(?:/\d{2,4})?")
_STATES = frozenset("ÖNXJE")


def closed_up(line: RawLine) -> RawLine:
    """The line with every run of at least five single letters as one word, whose ``printed`` keeps the blanks.

    >>> [word.text for word in closed_up([RawWord(w) for w in "V O R L A G E Nr. 12/2018".split()])]
    ['VORLAGE', 'Nr.', '12/2018']
    """
    if sum(len(word.text.strip()) == 1 for word in line) < _SHORTEST - 1:
        return line
    found: RawLine = []
    at = 0
    while at < len(line):
        end = _run(line, at)
        if end - at >= _SHORTEST and (
            line[at].text.strip().isdigit() or _is_word("".join(word.text for word in line[at:end]).strip())
        ):
            found.append(_one(line[at:end]))
            at = end
        else:
            found.append(line[at])
            at += 1
    return found


def _run(line: Sequence[RawWord], start: int) -> int:
    """Where the run of single letters that begins at ``start`` ends: all capitals, or small ones after a capital; or the signs of
    a number: ``2 0 - 2 5 / 3 1 1 3``."""
    first = line[start].text.strip()
    if first.isdigit():
        return _number(line, start)
    if not _is_letter(first) or not (first.isupper() or start == 0 or _stands_off(line[start])):
        return start
    small = start + 1 < len(line) and line[start + 1].text[:1].islower()
    end = start + 1
    while (
        end < len(line)
        and _is_letter(line[end].text.rstrip(":"))
        and line[end].text[0].islower() == small
        and not _stands_off(line[end])
    ):
        end += 1
        if line[end - 1].text.endswith(":"):
            return end
    colon = end < len(line) and line[end].text == ":"
    return end + 1 if colon and end - start >= _SHORTEST else end


def _number(line: Sequence[RawWord], start: int) -> int:
    end = start
    while end < len(line) and (end == start or not _stands_off(line[end])) and _SIGN.fullmatch(line[end].text.strip()):
        end += 1
    return end if _NUMBER.fullmatch("".join(word.text for word in line[start:end]).strip()) else start


def _stands_off(word: RawWord) -> bool:
    """Whether more than one blank stands before a word of a text file, which keeps them: another word begins."""
    return word.text.startswith("  ")


def _is_letter(text: str) -> bool:
    return len(text) == 1 and text.isalpha()


def _is_word(text: str) -> bool:
    letters = text.rstrip(":")
    return (
        len(letters) >= _SHORTEST
        and len(set(letters.upper())) >= _DISTINCT
        and _VOWEL.search(letters) is not None
        and not set(letters.upper()) <= _STATES
        and not any(letters.upper() in row for row in _ROWS)
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
