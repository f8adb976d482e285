"""What stands around the sessions that a line of the head names: the paper, “am”, the verbs of what was decided before."""

from __future__ import annotations

import re

PAPER = r"(?:[A-ZÄÖÜ]\w*)?(?:[Vv]orlage|[Dd]rucksache|Antrag|Anfrage|Bericht|Mitteilung)\b[^\n\t]{0,60}?\s"
_LINE_BREAK = re.compile(r"[\n\f]")
_TELLS = re.compile(
    r"\b(?:wurden?|hat|hatte|haben|fand|ist|war|sind|beschloss|beschlossen|statt|behandelt|beraten|dass)\b"
)
# “ am ”, “: ”, “, öffentliche Sitzung am ”, “ (nichtöffentlich) ”
_ON = re.compile(
    r"\s*(?:[,:(–-]\s*)?(?:(?:nicht[- ]?)?öffentlich(?:e[nr]?)?\)?\s*(?:Sitzung\s*)?)?(?:[,:–-]\s*)?(?:(?:am|vom|,)\s+)?",
    re.IGNORECASE,
)


def end_of(pattern: re.Pattern[str], text: str, position: int, end: int | None = None) -> int:
    """Where the words of ``pattern`` end that may stand at ``position`` (and before ``end``)."""
    match = pattern.match(text, position, len(text) if end is None else end)
    return match.end() if match else position


def after_name(text: str, position: int) -> int:
    """Where the date may stand behind a committee's name: “, öffentliche Sitzung am 3.5.2019”."""
    return end_of(_ON, text, position)


def tells(text: str, position: int) -> bool:
    """Whether the line goes on to tell what a session did: “hat beschlossen”."""
    end = _LINE_BREAK.search(text, position)
    return _TELLS.search(text, position, end.start() if end else len(text)) is not None
