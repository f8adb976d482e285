"""What speaks for a committee's meeting on a day near it: how the two stand to each other, what stands between and beside them, whether
other committees and days of the paper stand to each other in the same way, and what the sentence tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from extractors.consultations.heads import announces_others, head_lines
from extractors.consultations.mentions import HEAD, Day, Line, Mention, Mentions, Name
from extractors.consultations.values import HEAD as FIRST_LINES
from extractors.consultations.values import text_begins
from extractors.document import Document
from extractors.labels.reading import labelled

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
Shape = tuple[bool, int]


@dataclass(frozen=True)
class Surroundings:
    """A paper as the judge of pairs sees it: ``near`` are all pairs, ``written`` is its own day."""

    document: Document
    shown: Mentions
    near: Sequence[tuple[Name, Day]]
    written: date | None

    @cached_property
    def place(self) -> dict[int, int]:
        """Where a mention begins → its number among all."""
        return {mention.start: number for number, mention in enumerate(self.shown.found)}

    @cached_property
    def body(self) -> int:
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
        return Counter(shape for pair in self.near if (shape := self.shape(*pair)))

    def shape(self, name: Name, day: Day) -> Shape | None:
        """Which comes first and how many lines lie between; None where others stand between, or a sentence tells of them."""
        if self.shown.prose(name, day) or abs(self.place[name.start] - self.place[day.start]) > 1:
            return None
        return name.start < day.start, min(abs(name.line - day.line), 5)

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
    def labelled(self) -> dict[int, str]:
        """Where the value of a label begins that names a committee or the day of a session → which."""
        found = {pair.start: pair.key for pair in labelled(self.document, _KEYS) if pair.start < pair.end}
        return dict(sorted(found.items()))

    @cached_property
    def label(self) -> dict[int, str]:
        """Where a mention begins → the label whose value begins with it, or a few words before it: “44. Sitzung des Gemeinderats”."""
        starts, found = list(self.labelled), {}
        for one in self.shown.found:
            first = bisect_left(starts, one.start - _LED)
            said = first < len(starts) and starts[first] <= one.start
            found[one.start] = self.labelled[starts[first]] if said else "none"
        return found

    @cached_property
    def of_another(self) -> set[int]:
        """Where mentions begin before which another matter is named on their line."""
        text, lines = self.document.text, self.shown.lines
        return {
            one.start
            for one in self.shown.found
            if _OTHER.search(text, max(lines[one.line].start, one.start - _FAR), one.start)
        }

    @cached_property
    def next_days(self) -> dict[int, Day | None]:
        """Where a committee is named of whose session minutes are → the next day behind it."""
        text, found = self.document.text, self.shown.found
        following: Day | None = None
        days: dict[int, Day | None] = {}
        for one in reversed(found):
            if isinstance(one, Day):
                following = one
            elif _OF_SESSION.search(text, max(0, one.start - _BEFORE), one.start):
                days[one.start] = following
        return days

    @cached_property
    def beside(self) -> dict[int, tuple[str, str, bool]]:
        """Where a mention begins → the sign before it on its line, that behind, and whether it has the line for itself."""
        text, found = self.document.text, {}
        for one in self.shown.found:
            line = self.shown.lines[one.line]
            before = _signs(text[max(line.start, one.start - _CONTEXT) : one.start]) or ["(begins)"]
            behind = _signs(text[one.end : min(line.end, one.end + _CONTEXT)]) or ["(ends)"]
            found[one.start] = before[-1], behind[0], one.end - one.start > 0.8 * (line.end - line.start)
        return found

    @cached_property
    def led_by(self) -> dict[int, str]:
        """Where a mention begins → what stands before the colon or cell before it."""
        text, lines = self.document.text, self.shown.lines
        return {one.start: _label(text, lines[one.line], one) for one in self.shown.found}

    @cached_property
    def words(self) -> dict[int, list[str]]:
        """Line of a mention → its words, where it is short."""
        lines = {one.line: self.shown.lines[one.line] for one in self.shown.found}
        said = {number: self.document.text[line.start : line.end] for number, line in lines.items()}
        return {
            number: sorted(set(_WORD.findall(text.casefold()))) if len(text) < _LONGEST_LINE else []
            for number, text in said.items()
        }

    @cached_property
    def announced(self) -> list[bool]:
        """For each line whether the words above the list that it stands in make of it something else than a path."""
        found: list[bool] = []
        dated = {one.line for one in self.shown.found}
        for number, line in enumerate(self.shown.lines):
            told = announces_others(self.document.text[line.start : line.end])
            found.append(told or bool(found and number in dated and not self.shown.lines[number].prose and found[-1]))
        return found

    @cached_property
    def heads(self) -> list[str]:
        """For each line whether a title or heads of columns of a Beratungsfolge stand on it or not far above, with nothing but rows
        between (“columns, joined”) or whatever (“columns”)."""
        kinds = {line.start: line.kinds for line in head_lines(self.document)}
        mentioned = {one.line for one in self.shown.found}
        rows = {
            number
            for number, line in enumerate(self.shown.lines)
            if (number in mentioned and not line.prose) or line.start in kinds or line.end - line.start <= _VALUE
        }
        found: list[str] = []
        last, below, joined = "none", 0, False
        for number, line in enumerate(self.shown.lines):
            here = kinds.get(line.start, frozenset())
            joined, below = joined and (below == 0 or number - 1 in rows), below + 1
            if "title" in here or here >= {"committee", "date"}:
                last, below, joined = "title" if "title" in here else "columns", 0, True
            found.append("none" if below > _UNDER_HEADS else f"{last}, joined" if joined else last)
        return found

    def under_heads(self, one: Mention) -> bool:
        """Whether a mention stands right under a title or heads in the head of the paper, with nothing but rows between."""
        return one.start <= FIRST_LINES and "joined" in self.heads[one.line]


def features(around: Surroundings, name: Name, day: Day) -> Iterator[str]:
    """The names of what is there."""
    prose = "prose" if around.shown.prose(name, day) else "form"
    apart = abs(name.line - day.line)
    where = "same" if not apart else "next" if apart == 1 else "near" if apart <= 3 else "far"
    yield from _standing(around, name, day, prose, where)
    yield from _pattern(around, name, day, where)
    yield from _gap(around, name, day, prose, where)
    for kind, one in (("name", name), ("day", day)):
        before, behind, alone = around.beside[one.start]
        yield from (f"before {kind} {before}", f"before {kind} {before}, {where}", f"behind {kind} {behind}")
        yield f"{kind} alone {alone} {where}"
    yield from _labels(around, name, day, where)
    yield from _others(around, name, day, prose, where)
    yield from _spot(around, name, day, prose, where)
    yield from _said(around, name, day, prose)


def _standing(around: Surroundings, name: Name, day: Day, prose: str, where: str) -> Iterator[str]:
    """Which comes first, and which other committees and days stand between and around."""
    first, last = sorted((around.place[name.start], around.place[day.start]))
    found = around.shown.found
    between = found[first + 1 : last]
    names = sum(isinstance(one, Name) for one in between)
    counts = f"{min(2, names)} {min(2, len(between) - names)}"
    order = "CD" if name.start < day.start else "DC"
    yield f"{prose} {order} {where}"
    yield f"{prose} {order} {where}, between {counts}"
    yield f"between {counts}"
    yield f"heads {around.heads[min(name.line, day.line)]} {where}, between {counts}"
    if not between:
        others = found[first - 1] if first else None, found[last + 1] if last + 1 < len(found) else None
        before, behind = _neighbour(others[0], found[first].line), _neighbour(others[1], found[last].line)
        yield f"{prose} {order} {where} of {before} {behind}"
        yield f"{order} {where} of {before} {behind}"
        alone = not any(one and one.line == name.line and not one.guessed for one in others)
        if alone and where == "same" and prose == "form" and around.under_heads(name):
            yield UNDER_HEADS


def _neighbour(one: Mention | None, line: int) -> str:
    if one is None or abs(one.line - line) > 3:
        return "-"
    return ("C" if isinstance(one, Name) else "D") + ("=" if one.line == line else "/")


def _pattern(around: Surroundings, name: Name, day: Day, where: str) -> Iterator[str]:
    """Whether others of the paper stand to each other in the same way."""
    partner = around.torn.get(day.start)
    if partner == name.start:
        yield from ("torn", f"torn {where}")
    elif partner is not None and where != "same":
        yield "torn from another"
    if shape := around.shape(name, day):
        often = around.shapes[shape]
        rival = max((number for other, number in around.shapes.items() if other != shape), default=0)
        yield f"shape {_at_most(often, 1, 2, 3)}"
        yield f"shape {_at_most(often, 1, 2)} against {_at_most(rival, 0, 1, 2)} {where}"
        yield f"shape leads {often > rival}"


def _gap(around: Surroundings, name: Name, day: Day, prose: str, where: str) -> Iterator[str]:
    lines, order = around.shown.lines, "CD" if name.start < day.start else "DC"
    if where != "same":
        first, last = sorted((name.line, day.line))
        yield f"blanks {min(2, sum(line.apart for line in lines[first + 1 : last + 1]))} {where}"
        yield f"lines {_at_most(last - first, 1, 2, 3, 4, 6, 9)} {order}"
        return
    gap = around.document.text[min(name.end, day.end) : max(name.start, day.start)]
    signs = _signs(gap)
    yield f"gap {_at_most(len(signs), 0, 1, 3, 6, 12)} {prose}"
    yield f"tabs {min(3, gap.count(chr(9)))} {order}"
    if len(signs) <= 3:
        yield f"gap is {' '.join(signs)}"
    if abs(around.place[name.start] - around.place[day.start]) == 1:
        yield from (f"in gap {order} {sign}" for sign in sorted(set(signs)))


def _signs(text: str) -> list[str]:
    """The words and signs of a text; every number is 0."""
    named = {"\t": "(cell)", "\n": "(line)"}
    return ["0" if sign.isdigit() else named.get(sign, sign.casefold()) for sign in _SIGN.findall(text)]


def _labels(around: Surroundings, name: Name, day: Day, where: str) -> Iterator[str]:
    of_name, of_day = around.led_by[name.start], around.led_by[day.start]
    yield f"labels {bool(of_name)} {bool(of_day)} {where}"
    said = around.label[name.start], around.label[day.start]
    yield f"labels say {' '.join(said)}, {where}"
    if said == ("committee", "session_date") and abs(around.place[name.start] - around.place[day.start]) == 1:
        yield LABELLED
    if of_name:
        yield f"label of name {of_name}"
    if of_day:
        yield f"label of day {of_day}"
        yield from (f"word in label of day {word}" for word in sorted(set(_WORD.findall(of_day))))


def _label(text: str, line: Line, one: Mention) -> str:
    """What stands before the colon or the end of the cell before: “sitzung am” of “Sitzung am: 12.03.2027”."""
    parts = re.split(r"[:\t]", text[max(line.start, one.start - _FAR) : one.start])
    said = parts[-2 if not parts[-1].strip() else 0] if len(parts) > 1 else ""
    return " ".join(said.casefold().split())[-30:]


def _others(around: Surroundings, name: Name, day: Day, prose: str, where: str) -> Iterator[str]:
    """Signs of another matter: what was decided before, an address, a person, a timetable; or of the session that minutes are of."""
    text, lines = around.document.text, around.shown.lines
    first = lines[min(name.line, day.line)]
    if prose == "form":
        cell = text[max(lines[name.line].start, text.rfind("\t", max(0, name.start - _FAR), name.start)) : name.start]
        yield f"led by {_at_most(len(_WORD.findall(cell)), 0, 1, 2, 4)} words, {where}"
        if not around.of_another.isdisjoint((name.start, day.start)):
            yield from ("another matter", f"another matter {where}")
        above = around.announced[min(name.line, day.line)]
        yield from (("announced as another",) if above else ())
    if name.start in around.next_days:
        yield f"session of minutes, its next day {around.next_days[name.start] is day}"
    if where != "same" and (
        _ADDRESS.match(text, first.start)
        or (first.start and _ADDRESS.match(text, lines[min(name.line, day.line) - 1].start))
    ):
        yield f"address, heads {around.heads[min(name.line, day.line)]}"


def _spot(around: Surroundings, name: Name, day: Day, prose: str, where: str) -> Iterator[str]:
    last = max(name.start, day.start)
    spot = "head" if last < around.body else "text" if last < HEAD else "far"
    yield f"{spot} {prose}"
    yield f"at {_at_most(last, 400, 900, 1500, 2500, 4000)}"
    yield f"heads {around.heads[min(name.line, day.line)]} {prose}"
    yield f"minutes {around.minutes} {prose} {spot}"
    if day.guessed:
        yield f"no year, heads {around.heads[day.line]} {prose}"
    if name.guessed:
        yield from ("guessed", f"guessed {where}, heads {around.heads[name.line]}")
    else:
        kind = name.committee.kind
        yield f"name of {kind}"
        yield f"name of {kind}, of {min(4, around.document.text.count(' ', name.start, name.end) + 1)} words"
    if around.written is not None:
        ahead = (day.on - around.written).days
        yield f"ahead {_at_most(ahead, -120, -30, -1, 0, 90, 200)}"
        yield f"ahead {_at_most(ahead, -1, 0, 200)} {prose} minutes {around.minutes}"
    yield f"days like it {min(3, around.days[day.on])}"


def _said(around: Surroundings, name: Name, day: Day, prose: str) -> Iterator[str]:
    """The words of the sentence, or of the short lines."""
    text, lines = around.document.text, around.shown.lines
    if prose == "form":
        for number in sorted({name.line, day.line}):
            yield from (f"line says {word}" for word in around.words[number])
        return
    line = lines[name.line] if lines[name.line].prose else lines[day.line]
    first, last = min(name.start, day.start), max(name.end, day.end)
    begin, end = max(line.start, first - _FAR), min(line.end, last + _FAR)
    stops = [stop.end() for stop in _SENTENCE.finditer(text, begin, end)]
    start = max((stop for stop in stops if stop <= first), default=begin)
    said = text[start : min((stop for stop in stops if stop >= last), default=end)]
    past = _PAST.search(said) is not None and _STEP.search(said) is None
    yield f"past, and no step {past}"
    tense = f"past {_PAST.search(said) is not None}, ahead {_AHEAD.search(said) is not None}"
    yield tense
    yield f"{tense}, head {last < around.body}"
    yield from (f"says {word}" for word in sorted(set(_WORD.findall(said.casefold()))))


def _at_most(number: int, *limits: int) -> str:
    at = bisect_left(limits, number)
    return str(limits[at]) if at < len(limits) else "more"
