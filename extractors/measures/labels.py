"""What the labels of sheets and the heads of columns say about a measure: “Federführung” is who is responsible.

>>> column_of("Umsetzungszeitraum")
'period'
>>> column_of("Federführung / Beteiligte")
'responsible+partners'
"""

from __future__ import annotations

import re
from functools import cache

from extractors.german.text import fold
from extractors.language import lookup

ROLES = ("responsible", "partners")
BOTH = "+".join(ROLES)
CORE = frozenset("period status target_group goal indicator priority cost posts".split()) | {*ROLES, BOTH}
"""Columns that tell a measure from other things that have a title and a text."""
TELLING = CORE - {"cost", "posts", "priority"}
"""What a price list, a budget or a ranking does not have."""
_LONGEST_LABEL = 60


@cache
def column_of(label: str) -> str | None:
    """The column that a label stands for, or None."""
    folded = fold(label)
    if not folded or len(folded) > _LONGEST_LABEL:
        return None
    return _named(folded) or next(filter(None, map(_abbreviated, _SHORT.findall(label))), None)


_SHORT = re.compile(r"\b([^\W\d_]{4,})\.")
_PLAIN = re.compile(r"(?:\\w\*)?(\w+)\$?")


def _abbreviated(word: str) -> str | None:
    """The column of the word that an abbreviation begins: “Verantw.”, “Zust.”, “Ziff.”."""
    return next((column for column, stem in _stems() if stem.startswith(word.casefold())), None)


@cache
def _stems() -> tuple[tuple[str, str], ...]:
    """The words of the patterns that are written out, each with its column."""
    plain = ((entry["column"], map(_PLAIN.fullmatch, entry["patterns"])) for entry in lookup("measures")["label"])
    return tuple((column, found[1]) for column, words in plain for found in words if found)


def _named(folded: str) -> str | None:
    """The column that the words of a label name."""
    if not _any().search(folded):
        return None
    named = [(column, found.start()) for column, pattern in _patterns() if (found := pattern.search(folded))]
    columns = [column for column, start in named if start == 0]
    if not columns:
        columns = [column for column, _ in named if column not in ("text", "label")]
    elif {*ROLES} <= {column for column, _ in named}:
        return BOTH
    return columns[0] if columns else None


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (entry["column"], re.compile(rf"(?<!\w)(?:{'|'.join(map(str.casefold, entry['patterns']))})"))
        for entry in lookup("measures")["label"]
    )


@cache
def _any() -> re.Pattern[str]:
    """What most words of a paper do not match, so that none of the columns needs to be tried."""
    return re.compile(rf"(?<!\w)(?:{'|'.join(pattern.pattern for _, pattern in _patterns())})")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of ``lookups/measures_told.toml``: what “seit”, “jährlich”, “Teilziel 2” look like in print."""
    return re.compile(lookup("measures_told")["pattern"][name])
