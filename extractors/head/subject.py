"""What a paper is about: the title on the title page of a concept, the value of Betreff in whatever wording, or the title in its head
without a label.
"""

from __future__ import annotations

import re
from itertools import pairwise

from extractors.head.reading import Head, HeadText
from extractors.head.title import is_no_title, letter_subject, read_title
from extractors.head.title_page import title_page

_SHORTEST, _TOP = 4, 2000
_SURE_LABEL = re.compile(r"Betr|Gegenstand|Thema|Titel", re.IGNORECASE)
# “TOP 5   Bericht der Bibliothek”, “Zu Punkt 9 der Tagesordnung – Bericht der Bibliothek”; not “TOP 5 der Sitzung am …”
_BARE_ITEM = re.compile(
    r"(?:[Zz]u\s)?(?:TOP|Punkt|Tagesordnungspunkt):?\s(?:[ÖN]\s?)?\d+(?:\.\d+)*\.?(?:\sder\sTagesordnung)?:?\s+(?:[–-]\s+)?"
    r"(?P<title>(?!Sitzung|Nr)[A-ZÄÖÜ„\"\d]\S+(?:\s+\S+){1,}?)(?:\s\((?:Vorlage|Vorl\.|Drucks\.|Drucksache|Drs\.|DS)\s[^()]*\))?"
)
_HERE = re.compile(r"\n+hier:[^\n\t]+")
# “Satzung” over “über die Erhebung der Hundesteuer vom 16. November 2031”
_LAW = re.compile(r"\W*\w*(?:satzung|richtlinie|vertrag|ordnung|vereinbarung)\W*", re.IGNORECASE)
_OF_LAW = re.compile(
    r"(?P<of>(?:über|zwischen|zur|zum|für|der|des)\s.{8,300}?)(?:\svom\s\d.{6,20}|\s\([^()]*\d/\d[^()]*\))?"
)
_TYPE_CELL = re.compile(r"\w*(?:antrag|anfrage)\s*:?", re.IGNORECASE)


def read_subject(head: Head) -> HeadText | None:
    """The title on a cover; “Betreff: …”; else the heading of the head that is no label, kind, town or office."""
    page = title_page(head.document)
    named = (page.title() if page else None) or _labelled(head)
    return named or letter_subject(head) or _law(head) or _beside_type(head) or _agenda_item(head) or read_title(head)


def _labelled(head: Head) -> HeadText | None:
    """The value of Betreff; in the closing lines, “Bezeichnung” and the like head the columns of a form."""
    for label in head.filled("subject"):
        sure = _SURE_LABEL.match(head.name(label)) is not None
        inside = label.start < head.end or (sure and (head.in_frame(label.start) or label.start < _TOP))
        value = head.text(label)
        # “Öffentlicher Teil” under “Tagesordnung:”; “dies” in a question, “a. wie viele Plätze betrifft dies”
        furniture = value.islower() or (not sure and is_no_title(value))
        if inside and len(value) >= _SHORTEST and not furniture:
            here = _HERE.match(head.document.text, label.end)
            end = here.end() if here else label.end
            return HeadText(label.start, end, " ".join(head.document.text[label.start : end].split()), "subject-label")
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
        title, beside = " ".join(following.text.split()), following.in_table and line.block is following.block
        if beside and _TYPE_CELL.fullmatch(line.text) and len(title.split()) > 2 and not is_no_title(title):
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
