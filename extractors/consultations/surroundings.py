"""A paper as the judge of pairs sees it: what its committees and days have in common, the heads above them, the labels before them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from extractors.consultations.heads import announces_others, head_lines
from extractors.consultations.mentions import Day, Mention, Mentions, Name
from extractors.consultations.values import HEAD, text_begins
from extractors.document import Document
from extractors.labels.reading import labelled

_KEYS = frozenset(("committee", "session_date"))
_UNDER_HEADS = 12  # lines
_TITLE, _LED, _VALUE = 400, 30, 20  # characters
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
        return min(HEAD, text_begins(self.document))

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
    def _labels(self) -> list[int]:
        return list(self.labelled)

    def label(self, one: Mention) -> str:
        """The label whose value begins with a mention, or a few words before it: “44. Sitzung des Gemeinderats”."""
        first = bisect_left(self._labels, one.start - _LED)
        start = self._labels[first] if first < len(self._labels) else one.start + 1
        return self.labelled[start] if start <= one.start else "none"

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
        return one.start <= HEAD and "joined" in self.heads[one.line]
