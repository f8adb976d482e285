"""Values as cells of a workbook can hold them: texts that Excel would take for formulas, or refuse, are made harmless."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from pipeline.columns import Column

LONGEST = 32_767
"""Characters that a cell can hold, as UTF-16 counts them."""
_CUT = " […]"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REPLACED = "\ufffd"


@dataclass(slots=True)
class Changes:
    """What could not stand in a cell as it is."""

    cut: int = 0
    replaced: int = 0
    old_dates: int = 0
    unlinked: int = 0

    def sentences(self) -> list[str]:
        """The same in words, for the reader of the workbook and for whoever made it."""
        said = (
            (
                self.cut,
                f"texts were longer than a cell can be ({LONGEST} characters) and are cut, marked “{_CUT.strip()}”",
            ),
            (self.replaced, "texts held control characters that a workbook cannot hold; “�” stands for each"),
            (self.old_dates, "days before 1900 stand as text, for a workbook knows none"),
            (self.unlinked, "cells are not linked, for a sheet can have 65,530 links at most"),
        )
        return [f"{number} {what}." for number, what in said if number]


def is_json(column: Column) -> bool:
    """Whether the texts of a column are JSON, which its meaning says."""
    return column.type == "text" and column.about.startswith("JSON")


def in_words(value: str) -> str:
    """JSON as people read it: ``["Sprache", "Bildung"]`` is “Sprache; Bildung”, ``{"ocr": "auto"}`` is “ocr: auto”."""
    return _told(json.loads(value))


def _told(value: Any, between: str = "; ") -> str:
    if isinstance(value, dict):
        return between.join(f"{key}: {_told(inner, ', ')}" for key, inner in value.items())
    if isinstance(value, list):
        return between.join(_told(inner, ", ") for inner in value)
    return "" if value is None else str(value)


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula when somebody types it."""
    return text.startswith(_FORMULA)


def cell_text(text: str, changes: Changes) -> str:
    """The text as a cell can hold it; lines end as they do in cells."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    clean = _ILLEGAL.sub(_REPLACED, lines)
    changes.replaced += clean != lines
    if len(clean) * 2 > LONGEST and _length(clean) > LONGEST:
        changes.cut += 1
        room = LONGEST - len(_CUT)
        clean = clean.encode("utf-16-le")[: room * 2].decode("utf-16-le", errors="ignore") + _CUT
    return clean


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
