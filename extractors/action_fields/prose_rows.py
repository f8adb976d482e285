"""Rows of names without quotation marks: “Sprache, Bildung und Arbeit wurden …”, “die Integration in den Arbeitsmarkt und das Wohnen”.

Where a row begins and ends is told by its capital letters, commas and conjunctions; what its names are is told by
:func:`extractors.action_fields.labels.parted`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.action_fields.labels import noun_phrase
from extractors.action_fields.nouns import noun_pattern, part_pattern
from extractors.document import Range

# what looks like an adjective
_NONE = (
    r"(?!(?:sowie|oder|unter|hinter|immer|weiter|wurde|werde|hatte|sollte|könnte|konnte|möchte|umfasste|umfasse|nannte|benannte|kannte|enthalte|"
    r"beinhaltete|behandelte|gliederte|(?:eine|keine|diese|jede|alle|ihre|seine|unsere|weitere|andere|viele|beide|mehrere|einige)[nrsm]?)\b)"
)
_ADJECTIVE = rf"{_NONE}(?:[a-zäöüß]{{3,}}(?:e|er|es)\s+und\s+)?[a-zäöüß]{{3,}}(?:e|er|es)\s+(?=[A-ZÄÖÜ])"
_AFTER_ARTICLE = rf"{_NONE}[a-zäöüß]{{3,}}(?:e|er|es|en)\s+(?=[A-ZÄÖÜ])"
_ARTICLE = rf"(?:der|die|das|den|dem|zum|zur)\s+(?=[A-ZÄÖÜ„]|{_AFTER_ARTICLE})"
_NUMBER = r"\(?(?:\d{1,2}[.)]?|[IVX]{1,4}[.)]|[a-zA-H][.)])\s+(?=[A-ZÄÖÜ„]|[a-zäöüß]{5,})"
ARTICLE = re.compile(_ARTICLE)
# “1. ”, “die ”, “politische ”, “die politische ”
_LEADING = rf"(?:{_NUMBER})?(?:{_ARTICLE}(?:{_AFTER_ARTICLE})?|{_ADJECTIVE})?"
LEAD = re.compile(
    rf"\s*(?P<number>{_NUMBER})?(?:{_ARTICLE}(?P<inflected>{_AFTER_ARTICLE})?|(?P<adjective>{_ADJECTIVE}))?"
)
# “, ”, “ sowie ”, “ sowie, erstmals, ”
_ASIDE = (
    r"(?:,?\s*(?:erstmals|neu|neuerdings|künftig|schließlich|zuletzt|nicht\s+zuletzt|auch|zusätzlich|ferner)\s*,?\s+"
    r"|,\s[a-zäöü][^,.;]{2,40},\s+|–\s[a-zäöü][^–.;]{2,60}\s–\s+)?"
)
_JOINT = re.compile(
    rf"(?:\s*[,;]\s*(?:(?:und|sowie)(?:\s+|(?=,)){_ASIDE})?|\s+(?:und|sowie)(?:\s+|(?=,)){_ASIDE}){_LEADING}"
)
_BEGINS = re.compile(rf"(?<![\w-])(?:{_NUMBER}|{_ARTICLE}|{_ADJECTIVE}|[A-ZÄÖÜ])")
_OBJECT = re.compile(r"\s(?:auf|an|in|um|mit|aus)\s(?=(?:die|den|der|dem|das)\s)")
_IS_ROW = re.compile(r",|;|\bund\b|\bsowie\b")


def row_at(text: str, start: int, end: int) -> Range | None:
    """The row that begins at ``start``: ``der Spracherwerb und die Arbeit``, ``1. Sprache, 2. Arbeit``; at least two names."""
    lead = LEAD.match(text, start, end)
    first = noun_phrase(text, lead.end() if lead else start, end)
    if first is None:
        return None
    begin, last = first.start, first.end
    if lead and lead.lastgroup:
        begin = min(lead.start(name) for name, found in lead.groupdict().items() if found)
    while True:
        joint = _JOINT.match(text, last, end)
        if joint and ";" in joint[0] and "," in text[begin:last]:
            break
        following = noun_phrase(text, joint.end(), end) if joint else None
        if following is None:
            break
        last = following.end
    return Range(begin, last) if _IS_ROW.search(text[begin:last]) else None


def rows_between(text: str, start: int, end: int) -> Iterator[Range]:
    """Every row between ``start`` and ``end``, wherever it stands."""
    while begins := _BEGINS.search(text, start, end):
        lead = LEAD.match(text, begins.start(), end)
        at = lead.end() if lead else begins.start()
        word = part_pattern().match(text, at, end) or noun_pattern().match(text, at, end)
        if word is not None:
            start = word.end()
            continue
        row = row_at(text, begins.start(), end)
        if row is not None:
            yield row
            for inner in _OBJECT.finditer(text, row.start, row.end):  # “ihr Vorgehen auf den Erwerb …, die …”
                if text.find(",", row.start, inner.end()) < 0 and (shorter := row_at(text, inner.end(), end)):
                    yield shorter
            start = row.end
        else:
            first = noun_phrase(text, begins.start(), end)
            start = max(begins.start() + 1, first.end if first else begins.end())
