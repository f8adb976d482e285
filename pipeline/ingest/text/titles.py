"""Lines that begin a part of a paper whatever stands above them: known titles and labels, from the extractors' lookups."""

from __future__ import annotations

import re
from functools import cache

from extractors.language import lookup

_NUMBERED = re.compile(r"^(?:(?:\d{1,2}|[IVX]{1,4}|[A-Z])[.)]\s*)?")
_FEMALE = re.compile(r"/-in\b|/in\b|\(in\)|:in\b|\*in\b|_in\b|/-innen\b")
_SPACED = re.compile(r"\s*([/-])\s*")
_LEAST = 4


def begins_part(line: str) -> bool:
    """Whether the line is a title or a label, alone or before a colon: ``Beratungsfolge dieser Vorlage``, ``3. Beschlussantrag``,
    ``Betreff: Radweg am Ufer``."""
    bare = _NUMBERED.sub("", line.strip())
    if not bare[:1].isupper():
        return False
    return _fold(bare) in _known() or (":" in bare and _fold(bare.partition(":")[0]) in _known())


def _fold(text: str) -> str:
    text = _SPACED.sub(r"\1", _FEMALE.sub("", text.strip().rstrip(":. ")))
    return " ".join(text.casefold().replace("ß", "ss").replace(".", "").split())


@cache
def _known() -> frozenset[str]:
    titles = [title for entry in lookup("sections")["section"] for title in entry["titles"]]
    labels = [
        wording for entry in lookup("labels").values() for wording in entry.get("wordings", ()) if "*" not in wording
    ]
    return frozenset(folded for text in [*titles, *labels] if len(folded := _fold(text)) >= _LEAST)
