"""What a paper is about: the value of Betreff in whatever wording, the title in its head without a label, or the largest type on the
cover of a concept, whose title says what kind of concept it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import dropwhile, pairwise, takewhile

from extractors.document import Document, Line, Range
from extractors.german.dates import read_day
from extractors.head.offices import is_office_line
from extractors.head.reading import Head, HeadText
from extractors.head.title import is_no_title, is_place, letter_subject, read_title

_PAGES, _LONGEST, _MOST_LINES, _LETTERS = 5, 600, 5, 8
_EARLY = 30
_ALIKE = 0.94
"""Of the largest type: lines of a scanned title differ a little."""
_COUNCIL = ("reference", "paper_type", "committee", "session_date")
# “Stadt Aue an der Leine”, “Landkreis Aue”: also a town that no register knows
_TOWN = re.compile(r"(?:\w+-?)?(?:[Ss]tadt|[Gg]emeinde|[Kk]reis)(?:\s(?:an|am|der|bei|im|in|ob|[A-ZÄÖÜ][\w.-]+))+")
_KIND = re.compile(
    r"(?<![\w-])(?:[A-ZÄÖÜ][a-zäöüß]+-\s(?:und|oder)\s)?(?:[A-ZÄÖÜ][\w-]*(?:konzept|plan|programm|strategie|bericht|leitbild|charta)"
    r"|Konzept|Plan|Programm|Strategie|Bericht|Leitbild|Charta)(?![\w-])"
)


def read_cover(head: Head) -> HeadText | None:
    """The title on a cover: the lines of the largest type that are no town, office or day; None where the first page is none."""
    lines = _cover(head)
    while sizes := {line.size for line in lines}:
        if len(sizes) == 1:
            return None
        large = max(sizes) * _ALIKE
        title = _first_of(head.document, lines, large)
        value = _text(head.document, title)
        if sum(map(str.isalpha, value)) >= _LETTERS:
            below = _below(head.document, lines, title[-1])
            if below is not None and not _KIND.search(value):
                title, value = [*title, below], f"{value} – {_text(head.document, [below])}"
            return HeadText(title[0].start, title[-1].end, value, "title-on-cover")
        lines = [line for line in lines if line.size < large]
    return None


def _below(document: Document, lines: Sequence[Line], last: Line) -> Line | None:
    """The line below a title where it says what the paper is: “Aktionsplan 2030 der Stadt Aue” below “Aue für alle”."""
    line = next((line for line in lines if line.start > last.end - 1), None)
    return (
        line if line is not None and (kind := _KIND.search(_text(document, [line]))) and kind.start() < _EARLY else None
    )


def has_cover(head: Head) -> bool:
    """Whether the first page is a cover, so that offices further on are those of measures."""
    return bool(_cover(head))


def on_cover(head: Head, is_wanted: Callable[[str], object]) -> Range | None:
    """The part of a cover's line, between commas and behind a label, that is an office or a day: “Herausgeber: Stadt Aue, |Sozialamt|”."""
    for line in _cover(head):
        text = head.document.text[line.start : line.end]
        for part in re.finditer(r"[^\s,:][^,:]*", text):
            if is_wanted(part[0].strip()):
                return Range(line.start + part.start(), line.start + part.end())
    return None


def _first_of(document: Document, lines: Sequence[Line], large: float) -> list[Line]:
    """The first lines of large type that follow each other, furniture above them left out."""
    below = dropwhile(lambda line: line.size < large, lines)
    run = takewhile(lambda line: line.size >= large or _goes_on(document, line), below)
    return list(dropwhile(lambda line: _is_furniture(_text(document, [line])), run))[:_MOST_LINES]


def kind_of_concept(document: Document, title: HeadText) -> HeadText | None:
    """What a long paper's title says that it is: “Kommunales Integrationskonzept der Stadt Aue”, “Aktionsplan Inklusion:
    Sachstandsbericht 2031”, which is a report."""
    long = title.rule == "title-on-cover" or len(document.pages) > _PAGES
    kinds = list(_KIND.finditer(document.text, title.start, title.end)) if long else []
    best = min(kinds, key=lambda kind: not kind[0].lower().endswith("bericht"), default=None)
    return HeadText(*best.span(), " ".join(best[0].split()), "type-in-title") if best else None


def _cover(head: Head) -> Sequence[Line]:
    """The lines of the first page where it is a cover."""
    document = head.document
    first = document.pages[0] if document.pages else None
    if first is None or len(document.pages) < _PAGES or first.end - first.start > _LONGEST:
        return ()
    if head.path < first.end or any(label.start < first.end for label in head.filled(*_COUNCIL)):
        return ()
    return [line for line in takewhile(lambda line: line.page == first.number, document.lines) if line.end > line.start]


def _text(document: Document, lines: Sequence[Line]) -> str:
    return " ".join(document.text[lines[0].start : lines[-1].end].split()) if lines else ""


def _goes_on(document: Document, line: Line) -> bool:
    """“der Stadt Aue” under “Integrationskonzept”, in smaller type."""
    return document.text[line.start].islower()


def _is_furniture(text: str) -> bool:
    return is_place(text) or _TOWN.fullmatch(text) is not None or is_office_line(text) or read_day(text) is not None


_SHORTEST, _TOP = 4, 2000
_SURE_LABEL = re.compile(r"Betr|Gegenstand|Thema|Titel", re.IGNORECASE)
# “TOP 5   Bericht der Bibliothek”, “Zu Punkt 9 der Tagesordnung – Bericht der Bibliothek”; not “TOP 5 der Sitzung am …”
_BARE_ITEM = re.compile(
    r"(?:[Zz]u\s)?(?:TOP|Punkt|Tagesordnungspunkt):?\s(?:[ÖN]\s?)?\d+(?:\.\d+)*\.?(?:\sder\sTagesordnung)?:?\s+(?:[–-]\s+)?"
    r"(?P<title>(?!Sitzung|Nr)[A-ZÄÖÜ„\"\d]\S+(?:\s+\S+){1,}?)(?:\s\((?:Vorlage|Vorl\.|Drucks\.|Drucksache|Drs\.|DS)\s[^()]*\))?"
)
# “Satzung” over “über die Erhebung der Hundesteuer vom 16. November 2031”
_LAW = re.compile(r"\W*(?:\w*(?:[Ss]atzung|[Rr]ichtlinie|[Vv]ertrag|[Oo]rdnung|[Vv]ereinbarung))\W*")
_OF_LAW = re.compile(
    r"(?P<of>(?:über|zwischen|zur|zum|für|der|des)\s.{8,300}?)(?:\svom\s\d.{6,20}|\s\([^()]*\d/\d[^()]*\))?"
)
_TYPE_CELL = re.compile(r"(?:\w+)?(?:antrag|anfrage)\s*:?", re.IGNORECASE)


def read_subject(head: Head) -> HeadText | None:
    """The title on a cover; “Betreff: …”; else the heading of the head that is no label, kind, town or office."""
    if (named := read_cover(head) or _labelled(head)) is not None:
        return named
    return letter_subject(head) or _law(head) or _beside_type(head) or _agenda_item(head) or read_title(head)


def _labelled(head: Head) -> HeadText | None:
    """The value of Betreff; in the closing lines, “Bezeichnung” and the like head the columns of a form."""
    for label in head.filled("subject"):
        sure = _SURE_LABEL.match(head.name(label)) is not None
        inside = label.start < head.end or (sure and (head.in_frame(label.start) or label.start < _TOP))
        value = head.text(label)
        furniture = not sure and is_no_title(value)  # “Öffentlicher Teil” under “Tagesordnung:”
        if inside and len(value) >= _SHORTEST and not furniture:
            return HeadText(label.start, label.end, value, "subject-label")
    return None


def _law(head: Head) -> HeadText | None:
    """“Satzung” and below it “über die Erhebung der Hundesteuer”: one title over two lines."""
    for line, following in pairwise(head.lines):
        of = _OF_LAW.fullmatch(following.text) if _LAW.fullmatch(line.text) and not line.in_table else None
        if of:
            end = following.start + of.end("of")
            return HeadText(line.start, end, " ".join(head.document.text[line.start : end].split()), "title-of-law")
    return None


def _beside_type(head: Head) -> HeadText | None:
    """“Anfrage | Neue Bänke am Markt”: the words in the cell behind the kind of the paper."""
    for line, following in pairwise(head.lines):
        together = line.in_table and following.in_table and line.block is following.block
        title = " ".join(following.text.split())
        if together and _TYPE_CELL.fullmatch(line.text) and len(title.split()) > 2 and not is_no_title(title):
            return HeadText(following.start, following.end, title, "title-beside-type")
    return None


def _agenda_item(head: Head) -> HeadText | None:
    """The item of a page of minutes: “TOP Ö 2.2: Antrag des Turnvereins auf einen Zuschuss”, the only one on the page."""
    items = [(line, found) for line in head.lines if (found := _BARE_ITEM.fullmatch(line.text))]
    if len(items) != 1:
        return None
    line, found = items[0]
    start, end = line.start + found.start("title"), line.start + found.end("title")
    return HeadText(start, end, " ".join(head.document.text[start:end].split()), "title-after-agenda-item")
