"""The path that only the proposal tells, in the sentence that is to be decided.

“Der Rat beschließt in seiner 5. Sitzung am 11.12.2028 nach Vorberatung im Schulausschuss am 19.11.2028 und im Hauptausschuss am
2.12.2028 …” “Der Kreistag nimmt auf Empfehlung des Sozialausschusses vom 3.5.2028 und nach Anhörung des Seniorenbeirates in seiner
Sitzung am 17.5.2028 den Bericht zur Kenntnis.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.paper_lines import text_begins
from extractors.consultations.rows import Row
from extractors.consultations.values import day_at
from extractors.document import Document, Range
from extractors.sections import sections, split

_HEAD = 2500  # characters
_RULE = "session-decided"
# “Der Rat beschließt”, “1. Die Bezirksversammlung nimmt”: not “Der Rat hat beschlossen”
_SUBJECT = re.compile(r"\s*(?:\d+\.\s+)?(?:Der|Die|Das)\s+")
_DECIDES = re.compile(
    r"(?:\s+(?:der|des|von|im|in|am|[A-ZÄÖÜ][\w-]+)){0,4}\s+(?:beschließt|beschliesst|nimmt|stimmt|billigt|beauftragt|empfiehlt"
    r"|verabschiedet|fasst|befürwortet|genehmigt|bestätigt|erlässt|richtet|setzt|wählt|beruft|spricht)\b"
)
_ARTICLE = r"(?:im|in\s+(?:der|den|dem)|durch\s+(?:den|die|das)|beim?|bei\s+(?:der|den)|des|der|den|die|das|dem)\s+"
# “nach Vorberatung im ”, “auf Empfehlung des ”, “, nach Mitberatung durch den ”
_PREPARED = re.compile(
    r"\b(?:nach|auf|mit)\s+(?:der\s+)?(?P<role>Vorberatung|Mitberatung|Beratung|Anhörung|Empfehlung|Zustimmung|Beteiligung)\s+"
    + _ARTICLE
)
_AND = re.compile(rf"\s*\)?\s*(?:,|;|\bund\b|\bsowie\b)\s*(?:{_ARTICLE})?")
_ON = re.compile(r"\s*(?:in\s+(?:der|seiner|ihrer)\s+Sitzung\s+)?(?:\(\s*(?:am\s+)?|am\s+|vom\s+)")
# “in den Bezirksvertretungen Nord (3.5.2028), Süd (4.5.2028)”: each is a Bezirksvertretung
_SEVERAL = re.compile(
    r"(?P<one>Bezirksvertretung)en\b|(?P<other>(?:Bezirks|Ortschafts|Orts|Stadtbezirks)(?:bei)?r)äten?\b"
)
_PLACE = re.compile(r"[A-ZÄÖÜ][\w./-]+(?:\s[A-ZÄÖÜ][\w./-]+){0,3}(?=\s*\()")
_IN_ITS_SESSION = re.compile(
    r"\bin\s+(?:seiner|ihrer|der)\s+(?:(?P<number>\d{1,3})\.\s+)?(?:öffentlichen\s+)?(?:Sitzung|Tagung)\s+(?:am|vom)\s+"
)
_THAT_DAY = re.compile(r"\s+\w+\s+am\s+")  # “beschließt am”


def decided_sessions(document: Document) -> list[Row]:
    """The sessions that a sentence of the proposal names, the deciding one first where its day is told."""
    for sentence in _proposals(document):
        if rows := _path(document.text, sentence):
            return rows
    return []


def _proposals(document: Document) -> Iterator[Range]:
    """The sentences of the head and of the proposals."""
    text = document.text
    for block in document.blocks:
        if block.start >= min(_HEAD, text_begins(document)):
            break
        if block.table is None:
            yield from split(text, block.start, block.end)
    for section in sections(document):
        if section.kind == "decision":
            yield from split(text, section.body_start, section.end)


def _path(text: str, sentence: Range) -> list[Row]:
    subject = _SUBJECT.match(text, sentence.start, sentence.end)
    decides = committee_at(text, subject.end()) if subject else None
    if decides is None or not _DECIDES.match(text, decides.end, sentence.end):
        return []
    prepared = [
        row for lead in _PREPARED.finditer(text, decides.end, sentence.end) for row in _chain(text, lead, sentence.end)
    ]
    if not any(row.day for row in prepared):
        return []
    own = _own(text, decides, sentence.end, prepared[0].start)
    return [*([own] if own else []), *prepared]


def _own(text: str, decides: Committee, end: int, others: int) -> Row | None:
    """The session that decides: “in seiner 5. Sitzung am 11.12.2028” anywhere in the sentence, “beschließt am 11.12.2028”."""
    held = _IN_ITS_SESSION.search(text, decides.end, end)
    on = held or _THAT_DAY.match(text, decides.end, others)
    day = day_at(text, on.end()) if on else None
    if day is None:
        return None
    return Row(
        decides.nominative, decides.start, day.end, _RULE, day=day.day, session_number=held["number"] if held else None
    )


def _chain(text: str, lead: re.Match[str], end: int) -> list[Row]:
    """“im Schulausschuss am 19.11.2028 und im Hauptausschuss (2.12.2028)”: all with the role of the lead."""
    rows: list[Row] = []
    several = _SEVERAL.match(text, lead.end())
    position = lead.end()
    while committee := _one_of(several, text, position) if several else committee_at(text, position, end):
        on = _ON.match(text, committee.end, end)
        day = day_at(text, on.end()) if on else None
        last = day.end if day else committee.end
        named = committee if several else committee.nominative
        rows.append(Row(named, committee.start, last, _RULE, day=day.day if day else None, role=lead["role"]))
        follows = _AND.match(text, last, end)
        if follows is None:
            break
        position = follows.end()
    return rows


def _one_of(several: re.Match[str], text: str, position: int) -> Committee | None:
    """“Bezirksvertretungen Nord”, then “Süd”: the Bezirksvertretung Nord, the Bezirksvertretung Süd."""
    at = several.end() + 1 if position == several.start() else position
    place = _PLACE.match(text, at)
    body = several["one"] or f"{several['other']}at"
    return Committee(position, place.end(), f"{body} {place[0]}") if place else None
