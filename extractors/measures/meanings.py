"""What the labels of a paper mean, by their words and by what stands beside them on sheet after sheet."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from extractors.document import Document
from extractors.german.text import fold
from extractors.language import lookup
from extractors.measures.labels import ROLES, column_in, column_of
from extractors.measures.status import tells_status
from extractors.measures.values import money, period
from extractors.steering_groups.sectors import has_sector
from extractors.vectors import Vector, meaning

_LEARNED = 4
_MOST = 0.5
_SHORT = 60
"""A label's meaning is learned from at least so many values, most of which are short and tell the same."""
_CLAUSE = re.compile(r"[;.,:(]\s|\s[–(]")
"""What ends the words of a long value that say how far a measure is: “|läuft|, mit drei Gruppen seit März”."""
_OFTEN = re.compile(r"laufend|jährlich|dauer|monatlich|fristig")
_VAGUE = frozenset((None, "text", "goal", "priority"))
"""Columns whose words may stand over a time, a status, or an amount: “Umsetzung”, “Wirkung ab”."""


def columns_of(document: Document, values: Mapping[str, Sequence[str]]) -> dict[str, str | None]:
    """The column of each label, given what stands beside it, in the order of the sheet. Of two labels that both name bodies the
    second has the partners."""
    meant = {label: column_in(document, label) for label in values}
    for label, texts in values.items():
        of_none = meant[label] in ROLES and not any(map(has_sector, texts))  # “Ausführung” over times
        shape = _shape(document, label, texts) if of_none or meant[label] in _VAGUE else None
        taken = shape in meant.values()
        if shape == "responsible" and taken and "partners" not in meant.values():
            shape, taken = "partners", False
        if shape and not taken:
            meant[label] = shape
    if "responsible" in meant.values() and "partners" not in meant.values():
        meant |= {label: "partners" for label in values if fold(label) == "mit"}  # “Zust. | mit | bis wann”
    leaders = [label for label, column in meant.items() if column == "responsible"]
    if len(leaders) == 2 and "partners" not in meant.values():
        meant[leaders[1]] = "partners"
    return meant


def _shape(document: Document, label: str, texts: Sequence[str]) -> str | None:
    """What most values are: words of a status, amounts, times, or bodies."""
    short = [text for text in texts if len(text) < _SHORT]
    tests: dict[str, Callable[[str], object]] = {
        "status": lambda text: tells_status(_CLAUSE.split(text)[0], document),
        "cost": lambda text: money(text, label),
        "period": lambda text: period(text) or _OFTEN.search(text),
    }
    if len(texts) < _LEARNED:
        return "period" if column_of(label) and _most(tests["period"], short, len(texts)) else None
    if column_of(label):  # a chapter's text names bodies and amounts too
        del tests["cost"]
    for column, tells in tests.items():
        if _most(tells, texts if column == "status" else short, len(texts)):
            return column
    named = [text for text in texts if len(text) < 2 * _SHORT and not text.endswith(".")]
    bodies = column_of(label) == "text" and _most(has_sector, named, len(texts))  # “Umsetzung: Jugendamt”
    return _like(named) if len(named) > len(texts) * _MOST and (bodies or not column_of(label)) else None


def _most(tells: Callable[[str], object], texts: Sequence[str], among: int) -> bool:
    return sum(times for text, times in Counter(texts).items() if tells(text)) > among * _MOST


def _like(texts: Sequence[str]) -> str | None:
    """What values are by the meaning of their words: bodies, those whom a measure is for, or neither."""
    said = meaning(" ".join(texts))
    nearest = max(_examples(), key=lambda column: float(said @ _examples()[column]))
    return nearest if nearest != "text" and said.any() else None


@cache
def _examples() -> Mapping[str, Vector]:
    """The meaning of the examples of each kind of value."""
    return {entry["column"]: meaning(" ".join(entry["examples"])) for entry in lookup("measures")["value"]}
