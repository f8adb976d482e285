"""Who sends how many of a body whose size is told: “Sechs entsendet der Kreistag, drei kommen aus der Wirtschaft, zwei aus Schulen.”

The seats are counted, and every part says by “aus”, “von” or a verb of sending whose they are; the noun for them is left out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.german.numbers import read_count
from extractors.steering_groups.listed_member import Listed
from extractors.steering_groups.member_phrases import read_list
from extractors.steering_groups.pieces import between

_NUMBER = r"(?:\d{1,2}|[Ee]ine[rsn]?|[Ee]in|[Zz]wei|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]echs|[Ss]ieben|[Aa]cht|[Nn]eun|[Zz]ehn|[Ee]lf|[Zz]wölf)"
_SEAT = r"(?:\s+(?:\w+e[nr]?\s+)?(?:Mitglieder|Mitglied|Personen|Person|Sitze|Sitz|Plätze|Platz|Vertreter(?:innen)?|davon))?"
_SENDS = r"(?:entsendet|entsenden|stellt|stellen|benennt|benennen|schickt|schicken|wählt|beruft|bestellt|bestimmt)"
# “|sechs entsendet| der Kreistag”, “|zwei stellen| die Kirchen”
_SENT_BY = re.compile(rf"(?P<count>{_NUMBER}){_SEAT}\s+{_SENDS}\s+(?P<who>\S.*)", re.DOTALL)
# “|drei kommen aus| der Wirtschaft”, “|zwei aus| Schulen”, “|einer von| der IHK”
_FROM = re.compile(
    rf"(?P<count>{_NUMBER}){_SEAT}\s+(?:(?:kommen|kommt|stammen|stammt|sind|ist|entfallen|entfällt|gehen|geht)\s+)?(?:je(?:weils)?\s+)?"
    r"(?P<link>aus|von|vom|auf|an)\s+(?P<who>\S.*)",
    re.DOTALL,
)
# “die Kammer und das Handwerk |haben je einen Sitz|”
_HAS = re.compile(
    rf"(?P<who>\S.*?)\s+(?:haben|hat|erhalten|erhält|bekommen|bekommt|{_SENDS})\s+(?:je(?:weils)?\s+)?(?P<count>{_NUMBER}n?)"
    r"(?:\s+(?:Sitze?|Plätze|Platz|Mitglied(?:er)?|Person(?:en)?|Vertret\w+))?[\s.]*$",
    re.DOTALL,
)
_PARTS = re.compile(
    r"\s*[,;]\s+(?:und\s+|sowie\s+)?|\s+(?:und|sowie)\s+(?="
    + _NUMBER
    + r"\s+(?:aus|von|vom|entsendet|stellt|kommt|kommen)\s)"
)
_FEWEST = 3  # parts; two may be a comparison of anything


def numbered_seats(text: str, start: int, end: int) -> tuple[Listed, ...]:
    """The members of a sentence that deals out seats, every part with its number; nothing if a part of it says something else."""
    out: list[Listed] = []
    parts = between(start, end, (cut.span() for cut in _PARTS.finditer(text, start, end)))
    if len(parts) < _FEWEST:
        return ()
    by_number = 0
    of_seats = re.search(r"\b(?:Sitz|Pl[aä]tz|Stimme)", text[start:end]) is not None
    for part in parts:
        comes_from = _FROM.match(text, part.start, part.end)
        if comes_from is not None and comes_from["link"] in ("auf", "an") and not of_seats:
            return ()
        first = _SENT_BY.match(text, part.start, part.end) or comes_from
        by_number += first is not None
        told = first or _HAS.match(text, part.start, part.end)
        if told is None:
            return ()
        count = read_count(re.sub(r"^(ein)(?:e[nrs]?)?n?$", r"\1", told["count"].casefold()))
        listed = read_list(text, told.start("who"), told.end("who"), dative=first is not None and first is comes_from)
        if count is None or not listed:
            return ()
        out += [replace(who, count_min=count, count_max=count) for who in listed]
    return tuple(out) if by_number >= _FEWEST - 1 else ()
