"""Whom the head of a paper is laid before, in a sentence or an address.

* ``In den Sozialausschuss / In die Ratsversammlung 17.05.2019``, ``An die Ortsbeiräte (zur Kenntnis)`` below
* ``Beschlussvorlage für den Kreistag am 17.05.2019``
* ``an den Sozialausschuss (3.5.2019), den Hauptausschuss (10.5.2019) und den Rat (17.5.2019)``
* ``An den Kreistag zur Sitzung am 17.05.2019``, ``An den Kreistag    Sitzung: 17.05.2019``, a line each
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extractors.consultations.committees import Committee, committee_at, whole_name, with_brackets
from extractors.consultations.rows import Row
from extractors.consultations.session_words import PAPER, after_name, end_of, tells
from extractors.consultations.values import date_at

# “für die ”, “Beschlussvorlage an den ”; “) und den ” behind a date
_BEFORE = re.compile(rf"(?:{PAPER})?(?:[Ff]ür|[Aa]n)\s+(?:den|die|das)\s+")
_AND_BEFORE = re.compile(
    r"\s*\)?\s*(?:,|;|\bund\b|\bsowie\b)\s*(?:(?:für|an)\s+)?(?:den|die|das)\s+|[ \t]*\n(?:den|die|das)\s+"
)
# “ am 3.5.2019”, “ (3.5.2019)”, “ Sitzung: 3.5.2019”: without it, the date below an address is the letter's
_HELD = re.compile(r"\(|\bam\b|\bSitzung\b")
_TO_SESSION = re.compile(r"\s+(?:zur\s+)?Sitzung\s*(?:am\s|vom\s|:)\s*")
_INTO = re.compile(r"(?:/\s*)?In\s+(?:den|die|das)\s+")
_TO = re.compile(r"An\s+(?:den|die|das)\s+")
_FOR = re.compile(r"[\s\d–-]*\((?P<role>zur?[^()\n]{3,40})\)")


def into_sessions(text: str, start: int) -> list[Row]:
    """“In den Sozialausschuss / In die Ratsversammlung 17.05.2019”."""
    rows: list[Row] = []
    position = start
    while match := _INTO.match(text, position):
        committee = with_brackets(text, whole_name(text, committee_at(text, match.end())))
        if committee is None:
            return []
        day = date_at(text, after_name(text, committee.end))
        end = day.end if day else committee.end
        rows.append(Row(committee.nominative, committee.start, end, "session-into", day=day.day if day else None))
        position = end + len(text[end:]) - len(text[end:].lstrip(" \t"))
    return rows if position >= len(text) or text[position] in "\n\f" else []


def for_notice(text: str, start: int, rows: Sequence[Row]) -> list[Row]:
    """“An die Ortsbeiräte (zur Kenntnis)” below “In den Sozialausschuss”."""
    to = _TO.match(text, start) if rows and rows[-1].rule == "session-into" else None
    committee = committee_at(text, to.end()) if to else None
    role = _FOR.match(text, committee.end) if committee else None
    if committee is None or role is None:
        return []
    end = role.start("role") - 1
    name = Committee.printed(text, committee.start, end)
    return [Row(name, committee.start, role.end(), "session-into", role=" ".join(role["role"].split()))]


def laid_before(text: str, start: int) -> list[Row]:
    """“für den Kreistag am 3.5.2019”, “an den Sozialausschuss (3.5.2019), den Hauptausschuss (10.5.2019) und den Rat (17.5.2019)”."""
    rows: list[Row] = []
    follows = _BEFORE.match(text, start)
    while follows and (committee := committee_at(text, follows.end())):
        day = date_at(text, end_of(_TO_SESSION, text, committee.end)) or date_at(text, after_name(text, committee.end))
        if day is None or day.kind != "date" or not _HELD.search(text, committee.end, day.end):
            return []
        rows.append(Row(committee, committee.start, day.end, "session-laid-before", day=day.day))
        follows = _AND_BEFORE.match(text, day.end)
    return [] if rows and tells(text, rows[-1].end) else rows
