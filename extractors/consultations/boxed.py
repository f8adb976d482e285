"""The path of a form that prints all committees and ticks those that the paper goes to, with their dates:
“[x] Haushalt und Finanzen 23.01.2028 [ ] Petitionen [x] Hauptausschuss 24.01.2028”.

Behind a ticked box and before a date whatever stands is a committee's name, also where the vocabulary does not know it.
"""

from __future__ import annotations

import re

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.openings import below_title
from extractors.consultations.paper_lines import HEAD, lines_of
from extractors.consultations.rows import Row
from extractors.consultations.session_words import end_of
from extractors.consultations.values import TICKED, UNTICKED, day_at
from extractors.document import Document

_TICKED = re.compile(rf"{TICKED}\s*")
_BOXED = re.compile(rf"(?:{TICKED}|{UNTICKED})\s*(?=[A-ZÄÖÜ])")
_BLANKS = re.compile(r"[ \t]*")
_DAY = re.compile(r"am(?:\s+(?P<day>\d{1,2}\.\s?\d{1,2}\.\s?\d{4})(?:\s+\([a-zäöüß .]+\))?)?")
_NAME = re.compile(r"[A-ZÄÖÜ][^\[\]☐☒☑\d\n\t\f]{2,80}?(?=\s+\d{1,2}\.)")


def boxed_sessions(document: Document) -> list[Row]:
    """The ticked committees and their dates; at least two of them, below the title of a path."""
    text = document.text
    path = below_title(document)
    if path is None:
        return _aligned(text) or _beside(text)
    rows: list[Row] = []
    for box in _TICKED.finditer(text, path.start, path.end):
        name = _NAME.match(text, box.end())
        day = day_at(text, end_of(_BLANKS, text, name.end())) if name else None
        if name and day:
            committee = Committee.printed(text, name.start(), name.end())
            rows.append(Row(committee, name.start(), day.end, "beratungsfolge-boxed", day=day.day))
    return rows if len(rows) > 1 else []


def _aligned(text: str) -> list[Row]:
    """A column of boxes and names over the column of their dates, as long as it, where some are blank: “[x] Sozialausschuss /
    [ ] Hauptausschuss / [x] Kreistag / am 22.08.2028 / am / am 09.09.2028”."""
    spans = list(lines_of(text, 0, HEAD))
    lines = [text[start:end] for start, end in spans]
    names = [number for number, line in enumerate(lines) if _BOXED.match(line)]
    days = [number for number, line in enumerate(lines) if _DAY.fullmatch(line)]
    if len(names) < 2 or len(names) != len(days) or names[-1] - names[0] != len(names) - 1 or names[-1] > days[0]:
        return []
    rows: list[Row] = []
    for number, below in zip(names, days, strict=True):
        box, on = _BOXED.match(lines[number]), _DAY.fullmatch(lines[below])
        begin = spans[number][0] + (box.end() if box else 0)
        day = day_at(text, spans[below][0] + on.start("day")) if on and on["day"] else None
        committee = committee_at(text, begin, spans[number][1])
        if committee and day:
            rows.append(Row(committee, begin, committee.end, "beratungsfolge-boxed", day=day.day))
    return rows if len(rows) > 1 else []


def _beside(text: str) -> list[Row]:
    """Boxes, names and dates as the rows of a table, some dates blank: “[x] Sozialausschuss⇥am 22.08.2028” /
    “[ ] Hauptausschuss⇥am” / “[x] Kreistag⇥am 09.09.2028”."""
    rows: list[Row] = []
    boxes = 0
    for start, end in lines_of(text, 0, HEAD):
        box = _BOXED.match(text, start)
        on = _DAY.search(text, box.end(), end) if box else None
        if box is None or on is None or text[on.start() - 1] not in "\t ":
            continue
        boxes += 1
        day = day_at(text, on.start("day")) if on["day"] else None
        committee = committee_at(text, box.end(), on.start())
        if committee and day:
            rows.append(Row(committee, box.end(), on.end(), "beratungsfolge-boxed", day=day.day))
    return rows if boxes > 2 and len(rows) > 1 else []
