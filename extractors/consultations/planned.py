"""Sentences in the head of a paper that say where it will be dealt with, instead of a path.

“Es ist vorgesehen, die Angelegenheit am 27.09.2021 im Bauausschuss öffentlich vorzuberaten und am 07.10.2021 im Stadtrat zu
entscheiden.” “Der Bericht wird im Sozialausschuss am 3.5.2018 vorberaten und vom Stadtrat am 17.5.2018 beschlossen.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from extractors.consultations.committees import Committee, committee_at
from extractors.consultations.paper_lines import text_begins
from extractors.consultations.rows import Row
from extractors.consultations.session_words import end_of
from extractors.consultations.values import day_at, piece_at
from extractors.document import Document
from extractors.sections import split

_HEAD = 2500  # characters
_PLANS = re.compile(
    r"\b(?:vorgesehen|beabsichtigt|geplant|soll|sollen|wird|werden)\b.*?\b(?:(?:vor)?zu?beraten|(?:vor)?beraten|zu\s+\w+|behandelt"
    r"|beschlossen|entschieden|vorgelegt|zugeleitet|befassen)\b"
    r"|\b(?:Vorberatung|Beratung|Behandlung|Beschlussfassung|Anhörung)\b.*?\b(?:vorgesehen|geplant)\b",
    re.DOTALL,
)
_PAST = re.compile(r"\b(?:wurden?|worden|hat(?:te|ten)?|haben|war(?:en)?|beschloss|fand(?:en)?|tagte)\b")
_BEFORE = (
    r"(?:(?:im|in\s+(?:der|die|den)|in|vom|von\s+(?:der|dem)|durch\s+(?:den|die|das)|dem|der|beim?|bei\s+der"
    r"|an\s+(?:den|die|das))\s+)"
)
_DAY_FIRST = re.compile(r"\b(?:am|vom)\s+(?=\w*,?\s?(?:den\s+)?\d)")
_IN = re.compile(_BEFORE)
_ON = re.compile(r"[\s,(]*(?:ist\s+|sind\s+)?(?:in\s+(?:der|seiner|ihrer)\s+Sitzung\s+)?(?:am|vom|für\s+den)\s+")
# “An den ”, “Zur Kenntnis: ”, “zur Beschlussfassung im ” before a list of sessions
_LIST_OF = re.compile(
    r"(?:An\s+|Vorlage\s+(?:an|für)\s+|(?P<role>(?:[Zz]ur\s+)?[A-ZÄÖÜ][a-zäöü]+)(?::\s*|\s+(?=im\s|in\s)))?"
)
_ARTICLE = re.compile(r"(?:(?:den|die|das|der|im|in\s+(?:der|den|die)|für\s+(?:den|die|das))\s+)?")
_SESSION_ON = re.compile(r"\s*(?:zur\s+Sitzung\s+)?(?:am\s+|vom\s+|[,:]\s*(?:den\s+|am\s+)?|\(\s*(?:am\s+)?)")
_BETWEEN = re.compile(r"\s*(?:\)\s*)?(?:\((?P<mark>[^()]{2,30})\)\s*)?(?:[,;/]\s*(?:und\s+)?|und\s+|sowie\s+)?")
_MARK = re.compile(r"[\s,(]*(?:in\s+)?(?P<no>nicht[- ]?)?öffentlich", re.IGNORECASE)


def planned_sessions(document: Document) -> Iterator[Row]:
    """The sessions of the sentences above the paper's text that say what is planned."""
    text = document.text
    for block in document.blocks:
        if block.start >= min(_HEAD, text_begins(document)):
            return
        if block.table is not None:
            continue
        if listed := _list(text, block.content_start if block.content_start >= 0 else block.start, block.end):
            yield from listed
            continue
        for sentence in split(text, block.start, block.end):
            said = text[sentence.start : sentence.end]
            if _PLANS.search(said) and not _PAST.search(said):
                yield from _rows(text, sentence.start, sentence.end)


def _list(text: str, start: int, end: int) -> list[Row]:
    """The sessions of a block that is nothing but a list of them: “Sozialausschuss am 9.3.2022, Rat am 6.4.2022 (jeweils
    öffentlich)”, “Zur Kenntnis: Magistrat (12.05.2020), Stadtrat (18.06.2020)”."""
    lead = _LIST_OF.match(text, start, end)
    role = piece_at(text, lead.start("role")) if lead and lead["role"] else None
    if lead is None or (lead["role"] and (role is None or role.kind != "role" or role.end != lead.end("role"))):
        return []
    rows: list[Row] = []
    position = lead.end()
    while position < end:
        committee = committee_at(text, end_of(_ARTICLE, text, position, end), end)
        on = _SESSION_ON.match(text, committee.end, end) if committee else None
        day = day_at(text, on.end()) if on else None
        between = _BETWEEN.match(text, day.end, end) if day else None
        if committee is None or day is None or between is None:
            return []
        said = role.text if role else None
        rows.append(
            Row(committee, committee.start, day.end, "session-listed", day.day, said, _public(between["mark"] or ""))
        )
        if "jeweils" in (between["mark"] or ""):
            rows = [replace(row, public=rows[-1].public) for row in rows]
        position = between.end()
    return rows if len(rows) > 1 or role else []


def _public(mark: str) -> bool | None:
    found = _MARK.search(mark)
    return found["no"] is None if found else None


def _rows(text: str, start: int, end: int) -> Iterator[Row]:
    """“am 3.5.2018 im Sozialausschuss”, “im Sozialausschuss am 3.5.2018”, each once."""
    position = start
    while position < end:
        found = _day_first(text, position, end) or _committee_first(text, position, end)
        if found is None:
            position += 1
            continue
        yield found
        position = found.end


def _day_first(text: str, position: int, end: int) -> Row | None:
    on = _DAY_FIRST.match(text, position, end)
    day = day_at(text, on.end()) if on else None
    if day is None:
        return None
    before = re.compile(r"[\s,]*" + _BEFORE).match(text, day.end, end)
    committee = committee_at(text, before.end(), end) if before else None
    return None if committee is None else _row(text, committee, position, committee.end, day.day)


def _committee_first(text: str, position: int, end: int) -> Row | None:
    before = _IN.match(text, position, end) if position == 0 or not text[position - 1].isalnum() else None
    committee = committee_at(text, before.end(), end) if before else None
    on = _ON.match(text, committee.end, end) if committee else None
    day = day_at(text, on.end()) if on else None
    if committee is None or day is None:
        return None
    return _row(text, committee, committee.start, day.end, day.day)


def _row(text: str, committee: Committee, start: int, end: int, day: date | None) -> Row:
    mark = _MARK.match(text, end)
    return Row(
        committee.nominative, start, end, "session-planned", day=day, public=mark["no"] is None if mark else None
    )
