"""Who signs a paper as the one who wrote it: the clerk of minutes, and who closes for the office; not the mayor over it."""

from __future__ import annotations

import re

from extractors.head.reading import Head, HeadText

_LONGEST_PERSON, _LONGEST_LINE = 70, 200  # characters
# “Protokoll: Anna Muster”, “gez. Muster (Protokoll)”
_MINUTES_BY = re.compile(
    r"Protokoll:\s+(?P<name>(?:(?:Frau|Herr)\s)?[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?)"
    r"|(?:.*[,;:]\s+)?(?P<present>(?:Frau|Herrn?)\s[A-ZÄÖÜ][\w-]+)\s\((?:Protokoll|Protokollführ\w+|Schriftführ\w+)\).{0,40}"
    r"|gez\.?\s+(?P<signed>[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)?),?\s+\((?:Protokoll|Protokollführ\w+|Schriftführ\w+)\)"
)


def minutes_taker(head: Head) -> HeadText | None:
    """“Protokoll: Anna Muster”, “gez. Muster (Protokoll)”: minutes are written by their clerk."""
    text = head.document.text
    for line in head.document.lines:
        printed = text[line.start : line.end]
        found_name = _MINUTES_BY.fullmatch(printed.strip()) if len(printed) < _LONGEST_LINE else None
        if found_name and (found_name["present"] or len(printed) < _LONGEST_PERSON):
            name = found_name["name"] or found_name["signed"] or found_name["present"]
            start = line.start + printed.index(name)
            return HeadText(start, start + len(name), name, "minutes-by")
    return None
