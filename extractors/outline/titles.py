"""The title of a section: its number, its words, and what kind of section it opens.

>>> read_title("3.2 Beteiligung der Öffentlichkeit")
Title(number='3.2', words='Beteiligung der Öffentlichkeit')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.language import lookup

_NUMBER = re.compile(
    r"""(?P<number>\d{1,2}(?:\.(?:\d{1,2}|[A-Z])){0,4}[a-z]?(?=[.)]?\s)|[A-Z]{1,3}[ .-]?\d{1,2}(?:\.\d{1,2}){0,3}(?=[.:)]?\s)
        |[IVX]{1,5}(?=[.)]?\s)|[A-Z](?=[.)]\s|\s+[A-ZÄÖÜ][a-zäöü]))[.:)]?\s+(?P<words>\S.*)""",
    re.VERBOSE | re.DOTALL,
)
_CONTENTS_LINE = re.compile(
    r"(?:(?<![.…_·])(?<![.…_·]\s)[.…_·](?:\s?[.…_·]){2,}\s*|\s{2,}|\t)(?:S\.\s?|Seite\s)?\d{1,3}\s*$"
)
_NUMBERED = re.compile(r"[A-ZÄÖÜ]\w+ (?:\d{1,2}|[A-Z]|[IVX]{1,4})\s?[:–|-]\s+[A-ZÄÖÜ„“\"»]")
_PARTED_PAGE = re.compile(r"\s\d{1,3}$")


@dataclass(frozen=True, slots=True)
class Title:
    number: str | None
    words: str


def read_title(text: str) -> Title:
    """The number before a title, and the rest."""
    text = " ".join(text.split())
    found = _NUMBER.fullmatch(text)
    return Title(found["number"], found["words"]) if found else Title(None, text)


def is_contents_line(text: str) -> bool:
    """Whether a line belongs to a table of contents: “3.1 Steuerung ........ 12”."""
    return _CONTENTS_LINE.search(text) is not None


def without_page(text: str) -> str:
    """The title in a line of the contents."""
    return _PARTED_PAGE.sub("", _CONTENTS_LINE.sub("", text)).strip()


def names_a_field(text: str) -> bool:
    """Whether a line says that it is the heading of a field: “Handlungsfeld A: Wege und Plätze”, however it is set."""
    return (
        _NUMBERED.match(text) is not None and kind_of(text) == "field" and not text.rstrip().endswith((".", ";", ","))
    )


def kind_of(words: str) -> str:
    """What kind of section a title opens: “Glossar” → ``glossary``; ``other`` where no word of it tells."""
    for kind, pattern in _kinds():
        if pattern.search(words):
            return kind
    return "other"


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (entry["kind"], re.compile(rf"(?<!\w)(?:{'|'.join(entry['patterns'])})", re.IGNORECASE))
        for entry in lookup("outline")["section"]
    )
