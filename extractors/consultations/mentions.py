"""The committees and days that a paper names near each other: what a session may be made of.

“Gremium: Sozialausschuss / Tag: 14.03.2027” has a committee on one line and a day on the next. In the text below the head only rows and
short lines are looked at: who met when is told there of other matters.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from extractors.consultations.committees import Committee, find_committees
from extractors.consultations.path import unknown_name, widened
from extractors.consultations.rows import Row
from extractors.consultations.values import Piece, day_at, lines_of, piece_at
from extractors.document import Document
from extractors.german.dates import read_day

HEAD = 4000  # characters
REACH = 12  # lines between a committee and its day
_LONGEST, _FEWEST = 130, 7  # characters of a line that is no prose; words of one that is
_ROW = 75  # characters of a row, where several stand on a line
_DAY_BEGINS = re.compile(
    r"(?<![\d./-])(?=\d{1,2}\.\s?(?:\d{1,2}\.|(?:/|-|–|und|u\.)\s?\d|[A-ZÄÖÜ])|(?:19|20)\d\d-\d\d-\d\d)"
)
_NO_YEAR = re.compile(
    r"(?<![\d./-])(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2}\.(?!\s?\d)|(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b(?!\s\d))"
)
_STOP = re.compile(r"[.!?][\"“”«»)]?$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text; ``prose``: it holds sentences; ``apart``: a blank line stands above it."""

    start: int
    end: int
    prose: bool
    apart: bool


@dataclass(frozen=True, slots=True)
class Mention:
    """A committee or a day, and the number of its line. ``guessed``: where only the day beside it makes a name of the words, or
    another day gives the year."""

    what: Committee | Piece
    line: int
    guessed: bool = False

    @property
    def start(self) -> int:
        return self.what.start

    @property
    def end(self) -> int:
        return self.what.end

    @property
    def is_name(self) -> bool:
        return isinstance(self.what, Committee)


@dataclass(frozen=True, slots=True)
class Mentions:
    """The lines of a paper, and its committees and days in reading order."""

    lines: tuple[Line, ...]
    found: tuple[Mention, ...]

    def prose(self, name: Mention, day: Mention) -> bool:
        """Whether sentences tell of either."""
        return self.lines[name.line].prose or self.lines[day.line].prose


def mentions(document: Document, path: Sequence[Row] = ()) -> Mentions:
    """The committees and days of the head, and of the rows and short lines below; the committees of ``path`` as they were read there."""
    text = document.text
    lines = list(_lines(text))
    shown = [number for number, line in enumerate(lines) if line.start <= HEAD or not line.prose]
    days = [Mention(day, number) for number in shown for day in _days(text, lines[number])]
    years = [(day.start, day.what.day.year) for day in days if isinstance(day.what, Piece) and day.what.day]
    days += [day for number in shown if years for day in _without_year(text, lines[number], number, years)]
    dated = {day.line for day in days}
    near = {number for line in dated for number in range(line - REACH, line + REACH + 1)}
    known = sorted({row.committee.start: row.committee for row in path}.values(), key=attrgetter("start"))
    names: list[Mention] = []
    for number in shown:
        if number in near:
            names += _names(text, lines, number, known, dated)
    return Mentions(tuple(lines), tuple(sorted([*_apart(names), *days], key=lambda mention: mention.start)))


def _lines(text: str) -> Iterator[Line]:
    above = 0
    for start, end in lines_of(text):
        said = text[start:end]
        sentence = _STOP.search(said) is not None and said.count(" ") >= _FEWEST
        days = sum(1 for _ in _DAY_BEGINS.finditer(said)) if len(said) > _LONGEST else 0
        long = len(said) > _LONGEST and "\t" not in said and len(said) > _ROW * days
        yield Line(start, end, sentence or long, text.count("\n", above, start) > 1)
        above = end


def _days(text: str, line: Line) -> Iterator[Piece]:
    after = line.start
    for at in _DAY_BEGINS.finditer(text, line.start, line.end):
        day = day_at(text, at.start())
        if day and after <= day.start and day.end <= line.end:
            yield day
            after = day.end


def _without_year(text: str, line: Line, number: int, years: Sequence[tuple[int, int]]) -> Iterator[Mention]:
    """“Di 23.02.” where another day of the paper (``years``: where each begins, and its year) gives the year: the nearest, rather one
    below."""
    for found in _NO_YEAR.finditer(text, line.start, line.end):
        below = bisect_left(years, (found.start(), 0))
        nearest = years[max(0, below - 1) : below + 1]
        year = min(nearest, key=lambda each: abs(each[0] - found.start()) * (1 if each[0] > found.start() else 4))[1]
        month = found["month"]
        day = read_day(
            f"{found['day']}.{'' if month[0].isdigit() else ' '}{month}{'' if month[0].isdigit() else ' '}{year}"
        )
        if day is not None:
            yield Mention(Piece("date", found.start(), found.end(), found[0], day=day), number, guessed=True)


def _names(
    text: str, lines: Sequence[Line], number: int, known: Sequence[Committee], dated: set[int]
) -> Iterator[Mention]:
    line = lines[number]
    first, behind = (bisect_left(known, at, key=attrgetter("start")) for at in (line.start, line.end))
    read = known[first:behind]
    found = [
        each
        for each in _printed(text, lines, number)
        if not any(each.start < one.end and one.start < each.end for one in read)
    ]
    for each in sorted([*read, *found], key=lambda each: each.start):
        yield Mention(each, number + text.count("\n", each.start, each.end))
    if not read and not found and not line.prose and number in dated:
        guess = unknown_name(text, line.start, line.end)
        if guess is not None:
            yield Mention(guess, number, guessed=True)


def _printed(text: str, lines: Sequence[Line], number: int) -> Iterator[Committee]:
    """The committees that begin on a line; the name of the last may go on in the next: “Ausschuss für Wirtschaft, / Digitales”."""
    line = lines[number]
    goes_on = not line.prose and number + 1 < len(lines) and not lines[number + 1].apart
    for found in find_committees(text, line.start, lines[number + 1].end if goes_on else line.end):
        if found.start >= line.end:
            return
        if found.end > line.end and ("\t" in text[found.start : found.end] or "\f" in text[found.start : found.end]):
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


def _apart(names: Sequence[Mention]) -> Iterator[Mention]:
    """The names without those that begin inside the one before."""
    end = 0
    for name in names:
        if name.start >= end:
            yield name
            end = name.end
