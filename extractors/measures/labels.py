"""What the labels of sheets and the heads of columns say about a measure: “Federführung” is who is responsible; and the signs that a
paper explains in place of labels: “▶ macht es ◆ macht mit ⚑ von wann bis wann”, and on each card “▶ Jugendamt”.

>>> column_of("Umsetzungszeitraum")
'period'
>>> column_of("Federführung / Beteiligte")
'responsible+partners'
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from extractors.document import Document, Span
from extractors.german.text import fold
from extractors.language import lookup
from extractors.per_document import per_document

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
    told = lookup("measures_told")
    return re.compile(told["pattern"][name] % told["part"])


# ---- signs

SIGN = r"(?:[^\w\s.,;:!?()\[\]„“”\"'’‚‘/%–—•·|+&=<>*#§☐☒☑□■…-]\ufe0f?)"
_LEAD = re.compile(rf"\s*(?P<sign>{SIGN})\s*")
_ITEM = re.compile(rf"(?P<sign>{SIGN})\s*[=:–-]?\s*(?P<words>[^\W\d_](?:(?!\s*{SIGN})[^\n\t;·|.]){{2,50}})")
_LEAST = 2
"""Signs that a legend explains as labels."""


@per_document
def legend(document: Document) -> Mapping[str, str]:
    """The signs that the paper explains as labels, each with the words that name its column: “▶ |macht’s|: wer sich kümmert”."""
    found: dict[str, str] = {}
    for block in document.blocks:
        for text in (cell.text for row in block.table.rows for cell in row) if block.table else (block.text,):
            items = {item["sign"]: item["words"].partition(":")[0] for item in _ITEM.finditer(text)}
            named = {sign: words for sign, words in items.items() if column_of(words)}
            found = {**named, **found} if len(named) >= _LEAST else found
    return found


def behind_sign(text: str, span: Span) -> tuple[str, int]:
    """The sign that a line or cell begins with, "" where it begins with none, and where its words begin."""
    lead = _LEAD.match(text, span.start, span.end)
    return (lead["sign"], lead.end()) if lead else ("", span.start)


def column_in(document: Document, label: str) -> str | None:
    """The column that a label of this paper stands for: by its words, else by the sign before them."""
    lead = _LEAD.match(label)
    return column_of(label) or (column_of(legend(document).get(lead["sign"], "")) if lead else None)
