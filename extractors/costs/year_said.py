"""The budget year that a sentence gives to all amounts before it: “Sämtliche Mittel sind im Haushalt 2026 veranschlagt.”"""

from __future__ import annotations

import re
from bisect import bisect_left

from extractors.costs.years import Times, label_times
from extractors.document import Document, Range
from extractors.german.money import find_amounts
from extractors.per_document import per_document
from extractors.sections import sentences

_ALL = re.compile(
    r"""(?:Die(?:se)?|Alle|Sämtliche|Obige|Die\s+genannten|Entsprechende|Erforderliche)\s+(?:[a-zäöüß]+\s+){0,3}
        (?:\w*[Mm]ittel|Beträge|Kosten|Aufwendungen|Ausgaben|Angaben|Summen|Ansätze|Gelder)\b""",
    re.VERBOSE,
)
_BOOKED = re.compile(
    r"""veranschlag|eingestellt|einzustellen|angemeldet|anzumelden|eingeplant|einzuplanen|vorgesehen|bereit(?:gestellt|zustellen|stehen|\b)
        |zur\s+Verfügung|bezieh|betreff|gelten|etatisier|enthalten|aufzunehmen|aufgenommen|berücksichtig""",
    re.VERBOSE,
)
_REACH = 900  # characters from an amount to the sentence


def year_said(document: Document, amount: Range) -> Times:
    """What the next such sentence says, unless a heading stands between."""
    said = _said(document)
    at = bisect_left(said, amount.end, key=lambda one: one[0].start)
    if at == len(said) or said[at][0].start - amount.end > _REACH:
        return Times()
    sentence, when = said[at]
    headings = _headings(document)
    after = bisect_left(headings, amount.end)
    return Times() if after < len(headings) and headings[after] < sentence.start else when


@per_document
def _said(document: Document) -> tuple[tuple[Range, Times], ...]:
    found = []
    for sentence in sentences(document):
        words = document.text[sentence.start : sentence.end]
        if _ALL.match(words) is None or _BOOKED.search(words) is None or any(find_amounts(words)):
            continue
        if (when := label_times(words)).stated:
            found.append((sentence, when))
    return tuple(found)


@per_document
def _headings(document: Document) -> tuple[int, ...]:
    return tuple(block.start for block in document.blocks if block.kind == "heading")
