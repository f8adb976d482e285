"""Measures as bullets below “Maßnahmen:”, in papers that list them in no other way."""

from __future__ import annotations

import re

from extractors.document import Document, Range
from extractors.measures.draft import Draft

_LISTS = 2
"""Such lists in a concept: one alone may be anything."""
_OPENS = re.compile(r"(?:[A-ZÄÖÜ]?\w*\s)?(?:Maßnahmen|Projekte|Vorhaben)(?:\s+(?:und|für|im|in)\s[^.:]{3,40})?\s*:?")


def bullets(document: Document) -> list[Draft]:
    """The items of every list below “Maßnahmen”, none where there is only one such list."""
    lists: list[list[Draft]] = []
    opened = False
    for block in document.blocks:
        if block.table is None and block.kind == "item" and opened:
            start = block.content_start if block.content_start >= 0 else block.start
            lists[-1].append(Draft("measure-item", block.start, block.end, title=Range(start, block.end)))
        else:
            opened = block.table is None and _OPENS.fullmatch(block.text.strip()) is not None
            if opened:
                lists.append([])
    filled = [drafts for drafts in lists if drafts]
    return [draft for drafts in filled for draft in drafts] if len(filled) >= _LISTS else []
