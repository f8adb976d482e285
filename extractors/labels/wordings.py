"""The wordings of ``lookups/labels.toml`` as patterns: where a string begins with, or is, a label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from extractors.language import lookup

# “Bearbeiter/-in”, “Bearbeiterin”, “Bearbeiter(in)”, “Bearbeiter:in”, “Bearbeiter/innen”
_BOTH_GENDERS = r"(?:\(?[/:*_]?-?r?/?-?in(?:nen)?\)?)?"
# “Verfasser 1:”, “Einreicher*:”
_NUMBERED = r"(?:\s?[\d*](?=\s*:))?"
# Where a label may begin: at a word, or glued to the value before it: “Status:öffentlichVorlage-Art:Antrag”
_BEGINNING = r"(?:(?<![\w/.(-])|(?-i:(?<=[a-zäöüß)])(?=[A-ZÄÖÜ])))"
_PIECE = re.compile(r"/-in|\*?\w+|\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Wording:
    """A label found in a string: its key, the kind of value that it asks for, and where it and its colon end."""

    key: str
    kind: str
    start: int
    end: int
    colon: bool


def _pattern(wording: str) -> str:
    pieces: list[str] = []
    for piece in _PIECE.findall(wording):
        if piece == "/-in":
            pieces[-1] += _BOTH_GENDERS
        else:
            compound = piece.startswith("*")
            pieces.append((r"\w*" if compound else "") + re.escape(piece.removeprefix("*")))
    return r"[\s./,–-]{1,4}".join(pieces) + _NUMBERED


@dataclass(frozen=True, slots=True)
class _Wordings:
    pattern: re.Pattern[str]
    keys: tuple[str, ...]
    kinds: dict[str, str]


@cache
def _wordings(letter: str = "") -> _Wordings:
    """All wordings, or those that can begin with a letter: trying a line with these alone is ten times as quick."""
    table: dict[str, Any] = dict(lookup("labels"))
    pairs = sorted(
        (
            (wording, key)
            for key, entry in table.items()
            for wording in entry["wordings"]
            if wording.lower().startswith((letter, "*"))
        ),
        key=lambda pair: (-len(pair[0]), pair[0]),
    )
    either = "|".join(f"({_pattern(wording)})" for wording, _ in pairs) or "(?!)"
    pattern = re.compile(rf"{_BEGINNING}(?:{either})(?![\w/])\.?(?:\s*[:：])?", re.IGNORECASE)
    return _Wordings(pattern, tuple(key for _, key in pairs), {key: entry["value"] for key, entry in table.items()})


def kind_of(key: str) -> str:
    """The kind of value that labels with this key ask for."""
    return _wordings().kinds[key]


def _wording(match: re.Match[str], words: _Wordings) -> Wording:
    key = words.keys[(match.lastindex or 1) - 1]
    return Wording(key, words.kinds[key], match.start(), match.end(), match[0].endswith((":", "：")))


def leading_label(text: str, start: int = 0) -> Wording | None:
    """The label that ``text`` begins with at ``start``: “Vorlage Nr. 84”, “Datum: 3.4.2018”."""
    words = _wordings(text[start : start + 1].lower())
    match = words.pattern.match(text, start)
    return _wording(match, words) if match else None


def whole_label(text: str) -> Wording | None:
    """The label that ``text`` is, with or without a colon: “Termin:”, “■ Verfasser/-in” without its bullet."""
    words = _wordings(text[:1].lower())
    match = words.pattern.fullmatch(text)
    return _wording(match, words) if match else None


def labels_with_colon(text: str, start: int) -> list[Wording]:
    """Every further label of a line: the second of “Amt: Sozialamt Datum: 3.4.2018”."""
    last = max(text.rfind(":"), text.rfind("："))
    if last < start:
        return []
    words = _wordings()
    found = (_wording(match, words) for match in words.pattern.finditer(text, start, last + 1))
    return [label for label in found if label.colon]
