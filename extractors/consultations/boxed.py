"""The path of a form that prints all committees and ticks those that the paper goes to, with their dates:
“[x] Haushalt und Finanzen 23.01.2028 [ ] Petitionen [x] Hauptausschuss 24.01.2028”.

Behind a ticked box and before a date whatever stands is a committee's name, also where the vocabulary does not know it.
"""

from __future__ import annotations

import re

from extractors.consultations.committees import Committee
from extractors.consultations.resuming import text_begins
from extractors.consultations.rows import Row
from extractors.consultations.values import date_at
from extractors.document import Document

_HEAD = 3000  # characters
_OPENS = re.compile(r"Beratungsfolge|Beratungsreihenfolge|Beratungsgang|Gremi(?:um|en)")
_TICKED = re.compile(r"(?:☒|☑|\[\s?[xX]\s?\])\s*")
_NAME = re.compile(r"[A-ZÄÖÜ][^\[\]☐☒☑\d\n\t\f]{2,80}?(?=\s+\d{1,2}\.)")


def boxed_sessions(document: Document) -> list[Row]:
    """The ticked committees and their dates; at least two of them, below the title of a path."""
    text = document.text
    opened = _OPENS.search(text, 0, _HEAD)
    if opened is None:
        return []
    rows: list[Row] = []
    for box in _TICKED.finditer(text, opened.end(), max(opened.end(), min(_HEAD, text_begins(document)))):
        name = _NAME.match(text, box.end())
        day = date_at(text, _skip_blanks(text, name.end())) if name else None
        if name and day and day.kind == "date":
            committee = Committee(name.start(), name.end(), " ".join(name[0].split()))
            rows.append(Row(committee, name.start(), day.end, "beratungsfolge-boxed", day=day.day))
    return rows if len(rows) > 1 else []


def _skip_blanks(text: str, position: int) -> int:
    while text[position : position + 1] in (" ", "\t"):
        position += 1
    return position
