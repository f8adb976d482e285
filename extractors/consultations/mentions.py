"""The committees and days that a paper names near each other: what a session may be made of.

“Gremium: Sozialausschuss / Tag: 14.03.2027” has a committee on one line and a day on the next. In the text below the head only rows and
short lines are looked at: who met when is told there of other matters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile
from operator import attrgetter

from extractors.consultations.committees import Committee, committee_at, find_committees
from extractors.consultations.values import Piece, date_at, lines_of, piece_at
from extractors.document import Document
from extractors.german.dates import read_day
from extractors.german.text import MONTHS

HEAD = 4000  # characters
REACH = 12  # lines between a committee and its day
_LONGEST, _FEWEST = 130, 7  # characters of a line that is no prose; words of one that is
_ROW = 75  # characters of a row, where several stand on a line
_DAY_BEGINS = re.compile(
    r"(?<![\d./-])(?=\d{1,2}\.\s?(?:\d{1,2}\.|(?:/|-|–|und|u\.)\s?\d|[A-ZÄÖÜ])|(?:19|20)\d\d-\d\d-\d\d)"
)
_NO_YEAR = re.compile(rf"(?<![\d./-])(?P<day>\d{{1,2}})\.\s?(?P<month>\d{{1,2}}\.(?!\s?\d)|(?:{MONTHS})\b(?!\s\d))")
# “WVS 12.03.2017”: in a path even an unknown short name before a date is a committee's
_CONNECTED = r"(?:und|u\.|für|der|des|die|das|den|sowie|im|in|am|an|zur|zum|von|mit|[-–/&,])"
_DAY_AHEAD = r"(?:(?:am|den|vom)\s+)?\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zä]+)\s?\d{2,4}"
_UNKNOWN = re.compile(
    rf"""(?!(?:Tagesordnungspunkt|Antrag|Anfrage|Betreff|Bericht|Anlage)\b)[A-ZÄÖÜ][^\s\d:;]*
    (?:\s+(?:{_CONNECTED}|[(„"“]?[A-ZÄÖÜ][^\s\d:;]*|[IVX]+|Nr\.?|\d{{1,2}})(?=\s))*?
    (?=\s+{_DAY_AHEAD})""",
    re.VERBOSE,
)
# “ Seniorenheime”, “ (Nord)”, “ - Vergaben -”: what may follow the words of a name that the vocabulary knows
_REST = re.compile(
    rf"""(?:\s?[-–/,]\s?|\s+)
    (?:{_CONNECTED} | [(„"“][^()„“”"]*[)”“"] | (?!(?:Mo|Di|Mi|Do|Fr|Sa|So)\b)[A-ZÄÖÜ][^\s\d:;(]*
    | [IVX]+(?!\w) | Nr\.?\s?\d{{1,2}} | \d{{1,2}}(?=\s+\d{{1,2}}\.))""",
    re.VERBOSE,
)
_LONGEST_REST, _LINES_OF_NAME = 8, 3  # words; lines
_SHORTLY = timedelta(days=60)
_STOP = re.compile(r"[.!?][\"“”«»)]?$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text; ``prose``: it holds sentences; ``apart``: a blank line stands above it."""

    start: int
    end: int
    prose: bool
    apart: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A committee that is named, and the number of its line. ``guessed``: only the day beside it makes a name of the words."""

    committee: Committee
    line: int
    guessed: bool = False

    @property
    def start(self) -> int:
        return self.committee.start

    @property
    def end(self) -> int:
        return self.committee.end


@dataclass(frozen=True, slots=True)
class Day:
    """A day that is printed, and the number of its line. ``guessed``: without its year."""

    on: date
    start: int
    end: int
    line: int
    guessed: bool = False


Mention = Name | Day
Token = Committee | Piece


@dataclass(frozen=True, slots=True)
class Mentions:
    """The lines of a paper, and its committees and days in reading order."""

    lines: tuple[Line, ...]
    found: tuple[Mention, ...]


def mentions(document: Document, written: date | None = None) -> Mentions:
    """The committees and days of the head, and of the rows and short lines below. ``written``: the day of the paper."""
    text = document.text
    lines = list(_lines(text))
    shown = [number for number, line in enumerate(lines) if line.start <= HEAD or not line.prose]
    printed = [day for number in shown for day in _days(text, lines[number], number)]
    first = {day.line: day.start for day in reversed(printed)}
    guessed = (day for number in shown for day in _without_year(text, lines[number], number, printed, written))
    days = [*printed, *(day for day in guessed if day.start < first.get(day.line, len(text)))]
    dated = {day.line for day in days}
    near = {number for line in dated for number in range(line - REACH, line + REACH + 1)}
    names: list[Name] = []
    for number in shown:
        for name in _names(text, lines, number, dated) if number in near else ():
            if not names or name.start >= names[-1].end:
                names.append(name)
    return Mentions(tuple(lines), tuple(sorted([*names, *days], key=attrgetter("start"))))


def _lines(text: str) -> Iterator[Line]:
    above = 0
    for start, end in lines_of(text):
        said = text[start:end]
        sentence = _STOP.search(said) is not None and said.count(" ") >= _FEWEST
        days = sum(1 for _ in _DAY_BEGINS.finditer(said)) if len(said) > _LONGEST else 0
        long = len(said) > _LONGEST and "\t" not in said and len(said) > _ROW * days
        yield Line(start, end, sentence or long, text.count("\n", above, start) > 1)
        above = end


def _days(text: str, line: Line, number: int) -> Iterator[Day]:
    after = line.start
    for at in _DAY_BEGINS.finditer(text, line.start, line.end):
        found = date_at(text, at.start())
        if found and found.day and after <= found.start:
            yield Day(found.day, found.start, found.end, number)
            after = found.end


def _without_year(text: str, line: Line, number: int, printed: Sequence[Day], written: date | None) -> Iterator[Day]:
    """“Di 23.02.”: the first such day from the paper's own on, or a little before. Where that is not known, another day of the paper
    gives the year: the nearest, rather one below."""
    for found in _NO_YEAR.finditer(text, line.start, line.end):
        if day := _in_year(f"{found['day']}. {found['month']} ", found.start(), printed, written):
            yield Day(day, found.start(), found.end(), number, guessed=True)


def _in_year(said: str, at: int, printed: Sequence[Day], written: date | None) -> date | None:
    if written:
        days = (read_day(f"{said}{year}") for year in range(written.year - 1, written.year + 3))
        return next((day for day in days if day and day >= written - _SHORTLY), None)
    below = bisect_left(printed, at, key=attrgetter("start"))
    nearest = printed[max(0, below - 1) : below + 1]
    year = min(nearest, key=lambda day: abs(day.start - at) * (1 if day.start > at else 4), default=None)
    return read_day(f"{said}{year.on.year}") if year else None


def _names(text: str, lines: Sequence[Line], number: int, dated: set[int]) -> Iterator[Name]:
    line = lines[number]
    found = list(_printed(text, lines, number))
    yield from (Name(each, number + text.count("\n", each.start, each.end)) for each in found)
    if not found and not line.prose and number in dated and (unknown := _UNKNOWN.match(text, line.start, line.end)):
        yield Name(Committee.printed(text, line.start, unknown.end()), number, guessed=True)


def _printed(text: str, lines: Sequence[Line], number: int) -> Iterator[Committee]:
    """The committees that begin on a line; the name of the last may go on below: “Ausschuss für Wirtschaft, / Digitales”."""
    line = lines[number]
    below = () if line.prose else takewhile(lambda each: not each.apart, lines[number + 1 : number + _LINES_OF_NAME])
    for found in find_committees(text, line.start, max([line.end, *(each.end for each in below)])):
        if found.start >= line.end:
            return
        if found.end > line.end and "\t" in text[found.start : found.end]:
            yield from find_committees(text, found.start, line.end)
            return
        yield found if line.prose else _whole(text, found, max(found.end, line.end))


def _whole(text: str, found: Committee, end: int) -> Committee:
    """The name with the rest of it that stands before the end of its cell or before the next value: “Betriebsausschuss Seniorenheime”."""
    cell = text.find("\t", found.end, end)
    stop = end if cell < 0 else cell
    name = widened(text, found, stop)
    rest = text[name.end : stop].lstrip()
    return name if not rest or rest[0] in "(,–-" or piece_at(text, stop - len(rest)) else found


def widened(text: str, committee: Committee, last: int) -> Committee:
    """The name with the rest of it that stands before the next value: “Betriebsausschuss Seniorenheime 12.03.2018”."""
    end = position = committee.end
    for _ in range(_LONGEST_REST):
        match = _REST.match(text, position, last)
        if match is None:
            break
        after = position + len(match[0]) - len(match[0].lstrip(" \t-–/,("))
        piece = piece_at(text, after)
        if committee_at(text, after, last) or "sitzung" in match[0].casefold() or (piece and piece.kind != "skip"):
            break
        position = match.end()
        if not re.fullmatch(_CONNECTED, match[0].strip()):
            end = position
    return Committee.printed(text, committee.start, end) if end > committee.end else committee


def tokens_of(text: str, first: int, last: int) -> list[Token] | None:
    """The committees and pieces that a line consists of, or None where it holds anything else."""
    tokens: list[Token] = []
    while first < last:
        committee = committee_at(text, first, last)
        token = widened(text, committee, last) if committee else piece_at(text, first)
        if token is None:
            return None
        tokens.append(token)
        first = token.end + len(text[token.end : last]) - len(text[token.end : last].lstrip(" \t"))
    return tokens
