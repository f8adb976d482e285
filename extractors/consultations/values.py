"""What stands in a Beratungsfolge beside a committee's name, read piece by piece: date, role, Ö or N, agenda item, result; the lines of
a paper, and where its head ends: at “Beschlussvorschlag:”, “Sachverhalt”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal

from extractors.document import Document
from extractors.german.dates import read_day
from extractors.language import lookup
from extractors.per_document import per_document

Kind = Literal["date", "role", "result", "public", "tick", "item", "number", "session", "debris", "skip"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a row. ``text`` is what the row of the table gets (“Vorberatung”); ``day`` and ``flag`` are set where
    the piece is a date, a mark of the session's being public, or a box (``flag``: ticked)."""

    kind: Kind
    start: int
    end: int
    text: str
    day: date | None = None
    flag: bool | None = None


_S = r"[ \u00a0]?"
_MONTH = r"(?:Jan|Jän|Feb|Mär|Mrz|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]*\.?"
_WEEKDAY = r"(?:Mo|Di|Mi|Do|Fr|Sa|So)(?:\.|[a-z]+tag|ttwoch|nnabend)?(?![\wäöü])"
# “14.03.2018”, “Mittwoch, den 14. März 2018”, “15./16.12.2020”, “14.07.09”, “23. 11. 2023”; the year may be glued to a TOP: “12.10.20103”
_DATE = re.compile(
    rf"""(?:{_WEEKDAY},?\s*)?(?:(?:am|den|dem|vom|voraussichtlich|vorauss\.|geplant|ca\.)\s+)*
    (?P<first>(?P<day>\d{{1,2}})\.) (?:{_S}(?:/|-|–|und|u\.|\+){_S}\d{{1,2}}\.)?
    {_S}(?P<month>\d{{1,2}}\.|(?i:{_MONTH})){_S}(?P<year>(?:19|20)\d\d|\d\d(?!\d))""",
    re.VERBOSE,
)
_ISO = re.compile(r"(?:19|20)\d\d-\d\d-\d\d(?!\d)")
# “03/.04.03.2015”, “O3.04.2015”, “3.l2.2015”: a date that was read wrongly
_DEBRIS = re.compile(r"\d{1,2}/\.\d{1,2}\.\d{1,2}\.\d{4}|(?=[\d.]*[OlI])[\dOlI]{1,2}\.[\dOlI]{1,2}\.[\dOlI]{4}")
_CLOCK = r"\d{1,2}[:.]\d{2}"
_TIME = re.compile(rf",?\s*(?:um\s+)?(?:{_CLOCK}(?:\s*(?:-|–|bis)\s*{_CLOCK})?(?:\s*Uhr)?|\d{{1,2}}\s*Uhr)(?![\d.])")
# “TOP 4.2”, “TOP: Ö 7”, “TOP 6a”; “Ö 7” alone
_MARKED_ITEM = re.compile(
    r"(?:(?P<yes>Ö)|(?P<no>N))[ \u00a0](?!\d{1,2}\.\d{1,2}\.\d\d)(?P<number>\d{1,3}(?:\.\d{1,2})*)(?![\wäöü]|\.[/\d])"
)
_ITEM = re.compile(
    r"(?:TOP|Tagesordnungspunkt|Top)(?:\s?-?Nr\.?)?:?\s*(?:(?:(?P<yes>Ö)|(?P<no>N))\s?)?(?P<number>\d{1,3}(?:\.\d{1,2})*\.?[a-z]?)(?![\wäöü])"
)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}\.?[a-z]?(?![\wäöüÄÖÜß/])")
# what a ticked and an open box look like, whatever stands behind them
TICKED, UNTICKED = r"(?:[☒☑]|\[\s?[xX]\s?\])", r"(?:☐|\[\s?\])"
_TICK = re.compile(rf"(?P<on>{TICKED}|[xX✓✔](?![\wäöü])|\([xX]\)|■)|(?P<off>{UNTICKED}|\(\s\)|□)")
# “öffentliche”, “konstituierenden”: what sessions are called
ADJECTIVE = (
    r"(?:nicht[- ]?öffentliche|öffentliche|ordentliche|außerordentliche|gemeinsame|konstituierende|planmäßige)[nrs]?"
)
_SESSION = re.compile(
    rf"""(?P<number>\d{{1,3}})\.\s?(?:(?=(?P<no>nicht)|(?P<yes>öffentliche))?{ADJECTIVE}\s+)?
    (?:[A-ZÄÖÜ][a-zäöüß]+-?)?[Ss]itzung\b""",
    re.VERBOSE,
)
# “Ja: 41, Nein: 0, Enthaltungen: 0”, “31 Ja, 2 Nein, 1 Enthaltung”, “Dafür: 12 Dagegen: 0 Enthaltungen: 1”
_VOTE_WORD = r"(?:(?:Ja|Nein)(?:-?[Ss]timmen)?|Enth(?:altung(?:en)?|\.)?|[Dd]afür|[Dd]agegen|Gegenstimmen?|Stimmen)"
_VOTE = rf"(?:{_VOTE_WORD}\s*:?\s*\d{{0,3}}|\d{{1,3}}\s*(?:x\s*)?{_VOTE_WORD})"
_VOTES = re.compile(
    rf"(?=(?:{_VOTE_WORD}|einstimmig|mehrheitlich|[\s:,;/|])*\d)(?:(?:einstimmig|mehrheitlich),?\s*)?{_VOTE}(?:\s*[,;/|]?\s*{_VOTE})*(?![\wäöü])"
)
_SKIP = re.compile(
    r"[\s,;:|()/–—\-•·.]+|(?:am|im|zur|den|vom|und|die|der|des|in|an|für|Uhr|(?i:geplant|vorgesehen|voraussichtlich)(?:e[rnms]?)?|Sitzung(?=\s+(?:am|vom)\b))(?![\wäöü])"
)
# “nach Terminlage”, “(Termin offen)”, “wird noch bekannt gegeben”: a session not yet fixed
_UNDATED = re.compile(
    r"\(?(?:nach\s+Terminlage|(?:Termin|noch)\s+(?:noch\s+)?offen|Termin\s+(?:folgt|n\.\s?n\.)|(?:Termin\s+)?(?:wird|steht|ist)\s+(?:noch\s+)?(?:bekannt\s?gegeben|nachgereicht|mitgeteilt|festgelegt|nicht\s+(?:fest|terminiert))|noch\s+(?:nicht\s+(?:terminiert|festgelegt)|unbestimmt|festzulegen)|N\.\s?N\.)\)?(?!\w)",
    re.IGNORECASE,
)
# “öffentlich zur Vorberatung”, “zur Vorberatung im Sozialausschuss”: “zur” is no part of the role
_WITHIN, _MARKED = re.compile(r"\s+(?:im|in\s+der|in\s+den|durch)\s"), re.compile(r"öffentlich[ ]$")
_LONGEST_MARK = 20  # characters
BULLET = re.compile(r"(?:[■•▪●*–↓▼►→-]|\d{1,2}\.|[IVX]{1,4}\.)\s+")


def phrases(words: Iterable[str]) -> str:
    """A pattern of these phrases, the longest first; a space matches any white space, a slash may have spaces around it."""
    ordered = sorted(set(words), key=len, reverse=True)
    return "|".join(
        re.sub(r"(?:\\ )*/(?:\\ )*", r"\\s*/\\s*", re.escape(word)).replace(r"\ ", r"\s+") for word in ordered
    )


@cache
def _vocabulary() -> tuple[tuple[Kind, re.Pattern[str]], ...]:
    """The words of roles, results and public marks."""
    roles = lookup("roles")
    end = r"(?![\wäöüÄÖÜß])"
    role = phrases(word for entry in roles["role"] for word in entry["phrases"])
    result = phrases(word for entry in roles["result"] for word in entry["phrases"])
    yes = phrases(word for word in roles["public"]["yes"] if len(word) > 3)
    no = phrases(word for word in roles["public"]["no"] if len(word) > 3)
    return (
        ("public", re.compile(rf"(?P<no>{no}){end}|(?P<yes>{yes}){end}", re.IGNORECASE)),
        ("public", re.compile(r"(?P<no>NÖS?|nö|N|n\.\s?ö\.)(?![\wäöüÄÖÜß:-])|(?P<yes>ÖS?|ö\.?)(?![\wäöüÄÖÜß:-])")),
        ("role", re.compile(rf"(?:zur\s+)?(?:{role}){end}", re.IGNORECASE)),
        ("result", re.compile(rf"(?:{result}){end}", re.IGNORECASE)),
    )


def piece_at(text: str, position: int) -> Piece | None:
    """The piece of a row that begins at ``position``, or None where something else stands."""
    return (
        _first(text, position, (("item", _MARKED_ITEM), ("skip", _UNDATED)))
        or date_at(text, position)
        or _first(text, position, (("session", _SESSION),))
        or _word_at(text, position)
        or _first(text, position, _OTHERS)
    )


_OTHERS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("item", _ITEM),
    ("result", _VOTES),
    ("tick", _TICK),
    ("skip", _TIME),
    ("number", _NUMBER),
    ("skip", _SKIP),
)


def _first(text: str, position: int, patterns: Iterable[tuple[Kind, re.Pattern[str]]]) -> Piece | None:
    """The piece of the first pattern that fits: its number, or all of it; its mark of the session's being public, or its tick."""
    for kind, pattern in patterns:
        if match := pattern.match(text, position):
            groups = match.groupdict()
            said = "" if kind == "skip" else " ".join(match[0].split())
            said = groups.get("number", said).rstrip(".") if kind in ("item", "number", "session") else said
            flag = next((name in ("yes", "on") for name in ("yes", "no", "on", "off") if groups.get(name)), None)
            return Piece(kind, position, match.end(), said, flag=flag)
    return None


def date_at(text: str, position: int) -> Piece | None:
    """The date at ``position``: the first day of a session over two days; a ``debris`` where the date is none."""
    if match := _DEBRIS.match(text, position):
        return Piece("debris", position, match.end(), match[0])
    if match := _ISO.match(text, position):
        day = read_day(match[0])
    elif match := _DATE.match(text, position):
        day = read_day(f"{match['day']}. {match['month'].capitalize()} {match['year']}")
    else:
        return None
    return Piece("date" if day else "debris", position, match.end(), match[0], day=day)


def _word_at(text: str, position: int) -> Piece | None:
    """A word of the vocabulary: the longest of role, result and public mark."""
    found = [piece for each in _vocabulary() if (piece := _first(text, position, (each,)))]
    longest = max(found, key=lambda piece: piece.end, default=None)
    if longest is None or longest.kind != "role":
        return longest
    within = _WITHIN.match(text, longest.end) or _MARKED.search(text, max(0, position - _LONGEST_MARK), position)
    return replace(longest, text=re.sub(r"^zur ", "", longest.text, flags=re.IGNORECASE) if within else longest.text)


@cache
def _roles() -> Mapping[str, Mapping[str, Any]]:
    """What the vocabulary knows of each role."""
    return {word.casefold(): entry for entry in reversed(lookup("roles")["role"]) for word in entry["phrases"]}


def is_authoritative(role: str | None) -> bool | None:
    """Whether the committee decides: True for “Entscheidung”, False for “Vorberatung”, None where the role does not tell."""
    folded = " ".join((role or "").casefold().split()).removeprefix("zur ")
    return _roles().get(folded, {}).get("authoritative")


def is_passing(role: str) -> bool:
    """Whether the role only tells how a paper is laid before the committee: “Offenlage”."""
    return "passing" in _roles().get(role.casefold(), {})


HEAD = 3000
"""How many characters the head of a paper may have; below them nothing but committees and dates is a timetable."""

_LINE = re.compile(r"\S(?:[^\n\f]*\S)?")


def lines_of(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
    """The lines of the text that hold more than white space, trimmed."""
    return (line.span() for line in _LINE.finditer(text, start, len(text) if end is None else end))


@cache
def _body() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[IVX\d]{{1,3}}\.\s+)?(?:{phrases(lookup('roles')['body']['headings'])})(?![a-zäöü])", re.IGNORECASE
    )


def begins_body(line: str) -> bool:
    """Whether a line is the heading with which the text of a paper begins: “Beschlussvorschlag:”."""
    return _body().match(line.strip()) is not None


@per_document
def text_begins(document: Document) -> int:
    """Where the heading stands with which the text of the paper begins; its end where there is none."""
    text = document.text
    return next((first for first, last in lines_of(text) if first and begins_body(text[first:last])), len(text))


def head_end(document: Document) -> int:
    """Where the head ends: at the paper's text, or after as many characters as a head has."""
    return min(HEAD, text_begins(document))


def end_of(pattern: re.Pattern[str], text: str, position: int, end: int | None = None) -> int:
    """Where the words of ``pattern`` end that may stand at ``position`` (and before ``end``)."""
    match = pattern.match(text, position, len(text) if end is None else end)
    return match.end() if match else position
