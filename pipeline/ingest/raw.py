"""What readers hand over: pages of raw blocks in reading order, paragraphs of printed lines and tables of cells of lines."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
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
