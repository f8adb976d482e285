"""The path of a form that prints all committees and ticks those that the paper goes to, with their dates:
“[x] Haushalt und Finanzen 23.01.2028 [ ] Petitionen [x] Hauptausschuss 24.01.2028”.

Behind a ticked box and before a date whatever stands is a committee's name, also where the vocabulary does not know it.
"""

from __future__ import annotations

import re

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.resuming import text_begins
from extractors.consultations.rows import Row
from extractors.consultations.session_words import end_of
from extractors.consultations.values import day_at
from extractors.document import Document

_HEAD = 3000  # characters
_OPENS = re.compile(r"Beratungsfolge|Beratungsreihenfolge|Beratungsgang|Gremi(?:um|en)")
_TICKED = re.compile(r"(?:☒|☑|\[\s?[xX]\s?\])\s*")
_LINE = re.compile(r"[^\n\f]*\S[^\n\f]*")
_BOXED = re.compile(r"(?:☒|☑|☐|\[\s?[xX]?\s?\])\s*(?=[A-ZÄÖÜ])")
_BLANKS = re.compile(r"[ \t]*")
_DAY = re.compile(r"am(?:\s+(?P<day>\d{1,2}\.\s?\d{1,2}\.\s?\d{4})(?:\s+\([a-zäöüß .]+\))?)?")
_NAME = re.compile(r"[A-ZÄÖÜ][^\[\]☐☒☑\d\n\t\f]{2,80}?(?=\s+\d{1,2}\.)")


def boxed_sessions(document: Document) -> list[Row]:
    """The ticked committees and their dates; at least two of them, below the title of a path."""
    text = document.text
    opened = _OPENS.search(text, 0, _HEAD)
    if opened is None:
        return _aligned(text) or _beside(text)
    rows: list[Row] = []
    for box in _TICKED.finditer(text, opened.end(), max(opened.end(), min(_HEAD, text_begins(document)))):
        name = _NAME.match(text, box.end())
        day = day_at(text, end_of(_BLANKS, text, name.end())) if name else None
        if name and day:
            committee = Committee.printed(text, name.start(), name.end())
            rows.append(Row(committee, name.start(), day.end, "beratungsfolge-boxed", day=day.day))
    return rows if len(rows) > 1 else []


def _aligned(text: str) -> list[Row]:
    """A column of boxes and names over the column of their dates, as long as it, where some are blank: “[x] Sozialausschuss /
    [ ] Hauptausschuss / [x] Kreistag / am 22.08.2028 / am / am 09.09.2028”."""
    lines = [line[0].strip() for line in _LINE.finditer(text, 0, _HEAD)]
    starts = [line.start() + len(line[0]) - len(line[0].lstrip()) for line in _LINE.finditer(text, 0, _HEAD)]
    names = [number for number, line in enumerate(lines) if _BOXED.match(line)]
    days = [number for number, line in enumerate(lines) if _DAY.fullmatch(line)]
    if len(names) < 2 or len(names) != len(days) or names[-1] - names[0] != len(names) - 1 or names[-1] > days[0]:
        return []
    rows: list[Row] = []
    for number, below in zip(names, days, strict=True):
        box, on = _BOXED.match(lines[number]), _DAY.fullmatch(lines[below])
        begin = starts[number] + (box.end() if box else 0)
        day = day_at(text, starts[below] + on.start("day")) if on and on["day"] else None
        committee = committee_at(text, begin, starts[number] + len(lines[number]))
        if committee and day:
            rows.append(Row(committee, begin, committee.end, "beratungsfolge-boxed", day=day.day))
    return rows if len(rows) > 1 else []


def _beside(text: str) -> list[Row]:
    """Boxes, names and dates as the rows of a table, some dates blank: “[x] Sozialausschuss⇥am 22.08.2028” /
    “[ ] Hauptausschuss⇥am” / “[x] Kreistag⇥am 09.09.2028”."""
    rows: list[Row] = []
    boxes = 0
    for line in _LINE.finditer(text, 0, _HEAD):
        box = _BOXED.match(text, line.start())
        on = _DAY.search(text, box.end(), line.end()) if box else None
        if box is None or on is None or text[on.start() - 1] not in "\t ":
            continue
        boxes += 1
        day = day_at(text, on.start("day")) if on["day"] else None
        committee = committee_at(text, box.end(), on.start())
        if committee and day:
            rows.append(Row(committee, box.end(), on.end(), "beratungsfolge-boxed", day=day.day))
    return rows if boxes > 2 and len(rows) > 1 else []
