"""What readers hand over: pages of raw blocks in reading order, paragraphs of printed lines and tables of cells of lines; and how a word
and a line are cleaned."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from extractors.document import Box, Margin

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})


@dataclass(slots=True)
class RawWord:
    """A word as it stands on the page; no white space inside. Of a recognised word that was repaired, ``printed`` is what was
    read and ``repair`` the kind of repair; ``doubt``: what a word that cannot be right may be, as in :class:`Word`."""

    text: str
    box: Box | None = None
    confidence: float | None = None
    size: float = 0.0
    bold: bool = False
    printed: str = ""
    repair: str = ""
    doubt: tuple[str, ...] | None = None


RawLine = list[RawWord]


@dataclass(slots=True)
class RawParagraph:
    """Printed lines that belong together. ``kind`` None leaves it to the assembler to tell headings, items and paragraphs;
    ``gap``: the paper leaves space before this block. ``continues``: the lines go on with the paragraph before, cut off by
    the end of a column or a page."""

    lines: list[RawLine]
    kind: Literal["heading", "paragraph", "item"] | None = None
    indent: float = 0.0
    gap: bool = True
    continues: bool = False


@dataclass(slots=True)
class RawCell:
    lines: list[RawLine] = field(default_factory=list)
    box: Box | None = None
    colspan: int = 1


@dataclass(slots=True)
class RawTable:
    """Rows of cells. ``continues``: the last table of the page before, where the rows go on with it, a repeated head left
    out."""

    rows: list[list[RawCell]]
    ruled: bool = False
    box: Box | None = None
    gap: bool = True
    continues: RawTable | None = None


RawBlock = RawParagraph | RawTable


@dataclass(slots=True)
class RawPage:
    number: int
    blocks: list[RawBlock]
    width: float = 0.0
    height: float = 0.0
    source: Literal["digital", "ocr", "text", "none"] = "text"
    margins: list[Margin] = field(default_factory=list)
    reason: str | None = None
    direction: int = 0
    skew: float = 0.0


def clean(word: str) -> str:
    """A printed word as the text has it: composed letters, ligatures spelled out, nothing invisible."""
    if word.isascii() and word.isprintable() and " " not in word:
        return word
    word = unicodedata.normalize("NFC", word).translate(_LIGATURES)
    return "".join(c for c in word if unicodedata.category(c) not in ("Cc", "Cf") and not c.isspace())


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
