"""What speaks for a committee's meeting on a day near it: how the two stand to each other, what stands between and beside them, whether
other committees and days of the paper stand to each other in the same way, and what the sentence tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import pairwise

from extractors.consultations.heads import announces_others, head_lines
from extractors.consultations.mentions import HEAD, Day, Mention, Mentions, Name
from extractors.consultations.values import HEAD as FIRST_LINES
from extractors.consultations.values import text_begins
from extractors.document import Document, Range
from extractors.labels.reading import labelled
from extractors.learned import Features

_KEYS = frozenset(("committee", "session_date"))
_UNDER_HEADS = 12  # lines
_TITLE, _LED, _VALUE = 400, 30, 20  # characters
_BEFORE, _LONGEST_LINE, _CONTEXT = 120, 150, 25  # characters
_FAR = 400  # characters, from where on a line or sentence says nothing of a mention
_PAST = re.compile(r"\b(?:wurden?|worden|hat(?:te|ten)?|haben|war(?:en)?|beschloss|fand(?:en)?|tagte)\b")
_AHEAD = re.compile(r"\b(?:wird|werden|soll|sollen|ist|sind|möge|wolle|vorgesehen|geplant|beabsichtigt)\b")
LABELLED, UNDER_HEADS = "labelled as a session", "row under heads"
_STEP = re.compile(r"\b(?:vorberaten|beraten|behandelt|gehört|empfohlen|beteiligt|befürwortet|zugestimmt|befasst)\b")
# what was decided or asked for before, and what is no session: “Beschluss des Rates vom 3.5.2028”, “Eingang”
_OTHER = re.compile(
    r"\b(?:[Vv]om|Antrag|Anfrage|Bezug|Vorgang|[Bb]ereits|[Bb]isherige|[Ff]rühere|wurden?|hat|haben|Niederschrift|Protokoll|Wahl|Eingang|Eingegangen|Auszug"
    r"|Bekanntmachung|Frist|Stand|Ausdruck|Beschluss des|Beschluss vom|Anwesend|[Zz]uletzt|Bericht über)\b"
)
_ADDRESS = re.compile(r"An\s(?:den|die|das)\b|Herrn?\b|Frau\b")
_OF_SESSION = re.compile(
    r"(?:niederschrift|protokoll|auszug|einladung|bekanntmachung|tagesordnung|vorlage|antrag)\W[\w\s().,-]{0,60}sitzung(?:en)?\s+(?:des|der)\s+$",
    re.IGNORECASE,
)
_WORD, _SIGN = re.compile(r"[^\W\d_]+"), re.compile(r"[^\W\d_]+|[^\w\s]|\t|\n|\d+")
_SENTENCE = re.compile(r"(?<=[a-zäöüß)])\.\s")
_MINUTES = re.compile(r"niederschrift|protokoll|auszug", re.IGNORECASE)
Shape = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """A committee and a day near it. ``prose``: sentences tell of them; ``features``: what speaks for their being a session."""

    name: Name
    day: Day
    prose: bool
    features: Features = field(default_factory=dict)

    @property
    def start(self) -> int:
        return min(self.name.start, self.day.start)

    @property
    def end(self) -> int:
        return max(self.name.end, self.day.end)

    @property
    def between(self) -> Range:
        """What stands between the two."""
        return Range(min(self.name.end, self.day.end), max(self.name.start, self.day.start))

    @property
    def gap(self) -> int:
        """How many characters stand between."""
        return self.between.end - self.between.start

    @property
    def line(self) -> int:
        """The number of the first line of the two."""
        return min(self.name.line, self.day.line)

    @property
    def told(self) -> str:
        return "prose" if self.prose else "form"

    @property
    def where(self) -> str:
        apart = abs(self.name.line - self.day.line)
        return "same" if not apart else "next" if apart == 1 else "near" if apart <= 3 else "far"

    @property
    def order(self) -> str:
        return "CD" if self.name.start < self.day.start else "DC"


@dataclass(frozen=True, slots=True)
class Seen:
    """What a mention shows by itself: its number among all, the signs beside it on its line, whether it has the line for itself, and the
    next day behind it. ``led_by``: what stands before the colon or cell before it; ``label``: what the label asks for whose value begins
    with it or a few words before it (“44. Sitzung des Gemeinderats”); ``another``: another matter is named before it; ``of_minutes``: it is
    the committee of whose session minutes are."""

    number: int
    before: str
    behind: str
    alone: bool
    next_day: Day | None
    led_by: str
    label: str
    another: bool
    of_minutes: bool


@dataclass(frozen=True)
class Surroundings:
    """A paper as the judge of pairs sees it: ``near`` are all pairs, ``written`` is its own day."""

    document: Document
    shown: Mentions
    near: Sequence[Pair]
    written: date | None

    @cached_property
    def seen(self) -> dict[int, Seen]:
        """Where a mention begins → what it shows."""
        text, found = self.document.text, self.shown.found
        labels = {pair.start: pair.key for pair in labelled(self.document, _KEYS) if pair.start < pair.end}
        starts = sorted(labels)
        seen: dict[int, Seen] = {}
        next_day: Day | None = None
        for number, one in reversed(list(enumerate(found))):
            line = self.shown.lines[one.line]
            led = text[max(line.start, one.start - _FAR) : one.start]
            value = next(iter(starts[bisect_left(starts, one.start - _LED) :][:1]), len(text))
            seen[one.start] = Seen(
                number=number,
                before=["(begins)", *_signs(led[-_CONTEXT:])][-1],
                behind=[*_signs(text[one.end : min(line.end, one.end + _CONTEXT)]), "(ends)"][0],
                alone=one.end - one.start > 0.8 * (line.end - line.start),
                next_day=next_day,
                led_by=_label(led),
                label=labels[value] if value <= one.start else "none",
                another=_OTHER.search(led) is not None,
                of_minutes=_OF_SESSION.search(text, max(0, one.start - _BEFORE), one.start) is not None,
            )
            next_day = one if isinstance(one, Day) else next_day
        return seen

    @cached_property
    def body(self) -> int:
        """Where the head of the paper ends."""
        return min(FIRST_LINES, text_begins(self.document))

    @cached_property
    def minutes(self) -> bool:
        return _MINUTES.search(self.document.text, 0, _TITLE) is not None

    @cached_property
    def days(self) -> Counter[date]:
        return Counter(one.on for one in self.shown.found if isinstance(one, Day))

    @cached_property
    def shapes(self) -> Counter[Shape]:
        """How often a committee and a day that are neighbours stand to each other in the same way."""
        return Counter(shape for pair in self.near if (shape := self.shape(pair)))

    def neighbours(self, pair: Pair) -> bool:
        """Whether no other committee or day stands between."""
        return abs(self.seen[pair.name.start].number - self.seen[pair.day.start].number) == 1

    def shape(self, pair: Pair) -> Shape | None:
        """Which comes first and how many lines lie between; None where others stand between, or a sentence tells of them."""
        if pair.prose or not self.neighbours(pair):
            return None
        return pair.order, min(abs(pair.name.line - pair.day.line), 5)

    @cached_property
    def torn(self) -> dict[int, int]:
        """Day → committee by their starts, where as many days as committees follow each other: columns that were torn apart."""
        text, lines = self.document.text, self.shown.lines
        runs: list[list[Mention]] = []
        for mention in self.shown.found:
            if runs and type(runs[-1][-1]) is type(mention) and mention.line - runs[-1][-1].line <= 3:
                runs[-1].append(mention)
            else:
                runs.append([mention])
        found: dict[int, int] = {}
        for one, other in pairwise(runs):
            if len(one) == len(other) > 1:
                names, days = (one, other) if isinstance(one[0], Name) else (other, one)
                if any(":" in text[lines[day.line].start : day.start] for day in days[1:]):
                    continue  # each behind a label of its own: “vom: 11.08.2027 / eingegangen: 12.08.2027”
                found |= {day.start: name.start for name, day in zip(names, days, strict=True)}
        return found

    @cached_property
    def announced(self) -> list[bool]:
        """For each line whether the words above the list that it stands in make of it something else than a path."""
        found: list[bool] = []
        dated = {one.line for one in self.shown.found}
        for number, line in enumerate(self.shown.lines):
            told = announces_others(self.document.text[line.start : line.end])
            found.append(told or bool(found and number in dated and not line.prose and found[-1]))
        return found

    @cached_property
    def heads(self) -> list[str]:
        """For each line whether a title or heads of columns of a Beratungsfolge stand on it or not far above, with nothing but rows
        between (“columns, joined”) or whatever (“columns”)."""
        kinds = {line.start: line.kinds for line in head_lines(self.document)}
        mentioned = {one.line for one in self.shown.found}
        found: list[str] = []
        last, below, joined, is_row = "none", 0, False, True
        for number, line in enumerate(self.shown.lines):
            here = kinds.get(line.start)
            joined, below = joined and is_row, below + 1
            if here and ("title" in here or here >= {"committee", "date"}):
                last, below, joined = "title" if "title" in here else "columns", 0, True
            found.append("none" if below > _UNDER_HEADS else f"{last}, joined" if joined else last)
            is_row = (number in mentioned and not line.prose) or bool(here) or line.end - line.start <= _VALUE
        return found


def features(around: Surroundings, near: Pair) -> Iterator[str]:
    """The names of what is there."""
    yield from _standing(around, near)
    yield from _pattern(around, near)
    yield from _gap(around, near)
    yield from _beside(around, near)
    yield from _others(around, near)
    yield from _spot(around, near)
    yield from _said(around, near)


def _standing(around: Surroundings, near: Pair) -> Iterator[str]:
    """Which comes first, and which other committees and days stand between and around."""
    found = around.shown.found
    first, last = sorted(around.seen[one.start].number for one in (near.name, near.day))
    between = found[first + 1 : last]
    names = sum(isinstance(one, Name) for one in between)
    counts = f"{min(2, names)} {min(2, len(between) - names)}"
    yield f"{near.told} {near.order} {near.where}"
    yield f"{near.told} {near.order} {near.where}, between {counts}"
    yield f"between {counts}"
    yield f"heads {around.heads[near.line]} {near.where}, between {counts}"
    if not between:
        others = found[first - 1] if first else None, found[last + 1] if last + 1 < len(found) else None
        before, behind = _neighbour(others[0], found[first].line), _neighbour(others[1], found[last].line)
        yield f"{near.told} {near.order} {near.where} of {before} {behind}"
        yield f"{near.order} {near.where} of {before} {behind}"
        row = (
            near.where == "same"
            and not near.prose
            and "joined" in around.heads[near.line]
            and near.name.start <= FIRST_LINES
        )
        if row and not any(one and one.line == near.name.line and not one.guessed for one in others):
            yield UNDER_HEADS


def _neighbour(one: Mention | None, line: int) -> str:
    if one is None or abs(one.line - line) > 3:
        return "-"
    return ("C" if isinstance(one, Name) else "D") + ("=" if one.line == line else "/")


def _pattern(around: Surroundings, near: Pair) -> Iterator[str]:
    """Whether others of the paper stand to each other in the same way."""
    partner = around.torn.get(near.day.start)
    if partner == near.name.start:
        yield from ("torn", f"torn {near.where}")
    elif partner is not None and near.where != "same":
        yield "torn from another"
    if shape := around.shape(near):
        often = around.shapes[shape]
        rival = max((number for other, number in around.shapes.items() if other != shape), default=0)
        yield f"shape {_at_most(often, 1, 2, 3)}"
        yield f"shape {_at_most(often, 1, 2)} against {_at_most(rival, 0, 1, 2)} {near.where}"
        yield f"shape leads {often > rival}"


def _gap(around: Surroundings, near: Pair) -> Iterator[str]:
    """What stands between the two."""
    name, day, lines = near.name, near.day, around.shown.lines
    if near.where != "same":
        first, last = sorted((name.line, day.line))
        yield f"blanks {min(2, sum(line.apart for line in lines[first + 1 : last + 1]))} {near.where}"
        yield f"lines {_at_most(last - first, 1, 2, 3, 4, 6, 9)} {near.order}"
        return
    gap = around.document.text[near.between.start : near.between.end]
    signs = _signs(gap)
    yield f"gap {_at_most(len(signs), 0, 1, 3, 6, 12)} {near.told}"
    yield f"tabs {min(3, gap.count(chr(9)))} {near.order}"
    if len(signs) <= 3:
        yield f"gap is {' '.join(signs)}"
    if around.neighbours(near):
        yield from (f"in gap {near.order} {sign}" for sign in sorted(set(signs)))


def _signs(text: str) -> list[str]:
    """The words and signs of a text; every number is 0."""
    return ["0" if sign.isdigit() else "(cell)" if sign == "\t" else sign.casefold() for sign in _SIGN.findall(text)]


def _beside(around: Surroundings, near: Pair) -> Iterator[str]:
    """The signs beside each, and the labels before them."""
    of_name, of_day = around.seen[near.name.start], around.seen[near.day.start]
    for kind, one in (("name", of_name), ("day", of_day)):
        yield from (f"before {kind} {one.before}", f"before {kind} {one.before}, {near.where}")
        yield f"behind {kind} {one.behind}"
        yield f"{kind} alone {one.alone} {near.where}"
        if one.led_by:
            yield f"label of {kind} {one.led_by}"
    yield from (f"word in label of day {word}" for word in _words(of_day.led_by))
    yield f"labels {bool(of_name.led_by)} {bool(of_day.led_by)} {near.where}"
    yield f"labels say {of_name.label} {of_day.label}, {near.where}"
    if (of_name.label, of_day.label) == ("committee", "session_date") and around.neighbours(near):
        yield LABELLED


def _label(led: str) -> str:
    """What stands before the colon or the end of the cell before: “sitzung am” of “Sitzung am: 12.03.2027”."""
    parts = re.split(r"[:\t]", led)
    said = parts[-2 if not parts[-1].strip() else 0] if len(parts) > 1 else ""
    return " ".join(said.casefold().split())[-30:]


def _others(around: Surroundings, near: Pair) -> Iterator[str]:
    """Signs of another matter: what was decided before, an address, a person, a timetable; or of the session that minutes are of."""
    text, lines = around.document.text, around.shown.lines
    of_name, of_day = around.seen[near.name.start], around.seen[near.day.start]
    if not near.prose:
        cell = text[max(lines[near.name.line].start, near.name.start - _FAR) : near.name.start].split("\t")[-1]
        yield f"led by {_at_most(len(_WORD.findall(cell)), 0, 1, 2, 4)} words, {near.where}"
        if of_name.another or of_day.another:
            yield from ("another matter", f"another matter {near.where}")
        if around.announced[near.line]:
            yield "announced as another"
    if of_name.of_minutes:
        yield f"session of minutes, its next day {of_name.next_day is near.day}"
    if near.where != "same" and any(
        _ADDRESS.match(text, one.start) for one in lines[max(0, near.line - 1) : near.line + 1]
    ):
        yield f"address, heads {around.heads[near.line]}"


def _spot(around: Surroundings, near: Pair) -> Iterator[str]:
    """Where in the paper they stand, and when it would be."""
    name, day, prose = near.name, near.day, near.told
    last = near.between.end
    spot = "head" if last < around.body else "text" if last < HEAD else "far"
    yield f"{spot} {prose}"
    yield f"at {_at_most(last, 400, 900, 1500, 2500, 4000)}"
    yield f"heads {around.heads[near.line]} {prose}"
    yield f"minutes {around.minutes} {prose} {spot}"
    if day.guessed:
        yield f"no year, heads {around.heads[day.line]} {prose}"
    if name.guessed:
        yield from ("guessed", f"guessed {near.where}, heads {around.heads[name.line]}")
    else:
        kind = name.committee.kind
        yield f"name of {kind}"
        yield f"name of {kind}, of {min(4, around.document.text.count(' ', name.start, name.end) + 1)} words"
    if around.written is not None:
        ahead = (day.on - around.written).days
        yield f"ahead {_at_most(ahead, -120, -30, -1, 0, 90, 200)}"
        yield f"ahead {_at_most(ahead, -1, 0, 200)} {prose} minutes {around.minutes}"
    yield f"days like it {min(3, around.days[day.on])}"


def _said(around: Surroundings, near: Pair) -> Iterator[str]:
    """The words of the sentence, or of the short lines."""
    text, lines, numbers = around.document.text, around.shown.lines, sorted({near.name.line, near.day.line})
    if not near.prose:
        short = (text[lines[number].start : lines[number].end].casefold() for number in numbers)
        yield from (f"line says {word}" for said in short if len(said) < _LONGEST_LINE for word in _words(said))
        return
    line = lines[near.name.line] if lines[near.name.line].prose else lines[near.day.line]
    begin, end = max(line.start, near.start - _FAR), min(line.end, near.end + _FAR)
    stops = [begin, *(stop.end() for stop in _SENTENCE.finditer(text, begin, end)), end]
    start = max((stop for stop in stops if stop <= near.start), default=begin)
    said = text[start : min((stop for stop in stops if stop >= near.end), default=end)]
    past = _PAST.search(said) is not None
    yield f"past, and no step {past and _STEP.search(said) is None}"
    tense = f"past {past}, ahead {_AHEAD.search(said) is not None}"
    yield tense
    yield f"{tense}, head {near.end < around.body}"
    yield from (f"says {word}" for word in _words(said.casefold()))


@lru_cache(1 << 10)
def _words(text: str) -> Sequence[str]:
    """The words of a text, each once."""
    return sorted(set(_WORD.findall(text)))


def _at_most(number: int, *limits: int) -> str:
    at = bisect_left(limits, number)
    return str(limits[at]) if at < len(limits) else "more"
