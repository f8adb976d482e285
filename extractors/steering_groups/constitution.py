"""Lists under the name of a body that are not of those who steer: lines of a form or timetable, and the councillors who are elected
into a board of the town's constitution (“Aufsichtsrat”, “Gartenbeirat: SPD Stadträtin Anna Muster”).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.steering_groups.members import Found

# “nach der Schule um 14 Uhr”, “ein”, “Gremien Termin TOP”, “Rat 24.09.2028 3.9 Ö Entscheidung”, “Bisheriges Mitglied”
_NOBODY = re.compile(
    r"(?:nach|aus|vor|ab|bis|seit|gegen|ein|eine|einer|eines|der|die|das|den|dem|im|in|am|an|zu|zum|zur|bei|von|vom|mit|für|um)\b(?![.-])"
    r"|.*\bUhr\b|.*\d{1,2}\.\d{1,2}\.\d{2,4}|Gremi(?:en|um)\s+Termin|(?:Ordentl|Stellv)\.?$|(?:Bisherige|Künftige|Ordentliche|Stellvertretende)[sr]?\s+Mitglied"
)
_PARTY = r"(?:CDU|CSU|SPD|FDP|AfD|GRÜNE|Grüne|Die\sGrünen|DIE\sLINKE|Die\sLinke|FW|KAL|FÜR|BSW|[A-ZÄÖÜ]{2,5}-Fraktion)"
# “Stadträtin Anna Muster”, “StR Beispiel”, “SPD Herr Beispiel”; not “je ein Mitglied der SPD”
_COUNCILLOR = re.compile(
    rf".*\b(?:(?:Stadt|Gemeinde|Kreis|Bezirks)r[aä]t(?:in)?\s(?:Dr\.\s)?[A-ZÄÖÜ][a-zäöüß]|StR(?:in)?\s)|{_PARTY}\s+(?:Herr|Frau|Stadtr)"
)
_BOARD = re.compile(r"\b(?:Aufsichts|Verwaltungs|Stiftungs)rat\b|\bGesellschafterversammlung\b")  # of a company
_MOST = 3  # a list is none of members where a third of its lines names nobody
_FEWEST = 3


def people_of(tellings: Sequence[Found]) -> list[Found]:
    """What is told of members, without lines that name nobody, and without lists of which many do."""
    kept = []
    for telling in tellings:
        members = tuple(part for part in telling.members if part.count_min is not None or not _NOBODY.match(part.name))
        if members and _MOST * (len(telling.members) - len(members)) < len(telling.members):
            kept.append(replace(telling, members=members))
    return kept


def is_elected(tellings: Sequence[Found]) -> bool:
    """Whether a third of a body's members are councillors by name: it is filled by the council, and steers no concept."""
    names = [part.name for telling in tellings for part in telling.members]
    councillors = sum(_COUNCILLOR.match(name) is not None for name in names)
    of_company = any(_BOARD.search(name) for name in names)
    return len(names) >= _FEWEST and (of_company or _MOST * councillors >= len(names))
