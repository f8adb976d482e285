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
from operator import attrgetter

from extractors.consultations.heads import announces_others, head_words
from extractors.consultations.lines import LONGEST_PATH
from extractors.consultations.mentions import Mention, Mentions
from extractors.consultations.rows import Row
from extractors.consultations.values import Piece, text_begins
from extractors.document import Document
from extractors.labels.reading import labelled

_KEYS = frozenset(("committee", "session_date"))
_UNDER_HEADS = 12  # lines
_LONGEST_HEADS, _TITLE, _LED = 120, 400, 30  # characters
_WIDE = 1000  # characters from where a name begins that may reach into another
_TOP = 3000  # characters of the head proper
_MINUTES = re.compile(r"niederschrift|protokoll|auszug", re.IGNORECASE)
Shape = tuple[bool, int]


@dataclass(frozen=True)
class Surroundings:
    """A paper as the judge of pairs sees it: ``near`` are all pairs, ``path`` the rows that known heads give, ``written`` its own day."""

    document: Document
    shown: Mentions
    near: Sequence[tuple[Mention, Mention]]
    path: Sequence[Row]
    written: date | None

    @cached_property
    def place(self) -> dict[int, int]:
        """Where a mention begins → its number among all."""
        return {mention.start: number for number, mention in enumerate(self.shown.found)}

    @cached_property
    def body(self) -> int:
        return min(_TOP, text_begins(self.document))

    @cached_property
    def minutes(self) -> bool:
        return _MINUTES.search(self.document.text, 0, _TITLE) is not None

    @cached_property
    def days(self) -> Counter[date]:
        return Counter(one.what.day for one in self.shown.found if isinstance(one.what, Piece) and one.what.day)

    @cached_property
    def shapes(self) -> Counter[Shape]:
        """How often a committee and a day that are neighbours stand to each other in the same way."""
        return Counter(shape for pair in self.near if (shape := self.shape(*pair)))

    def shape(self, name: Mention, day: Mention) -> Shape | None:
        """Which comes first and how many lines lie between; None where others stand between, or a sentence tells of them."""
        if self.shown.prose(name, day) or abs(self.place[name.start] - self.place[day.start]) > 1:
            return None
        return name.start < day.start, min(abs(name.line - day.line), 5)

    @cached_property
    def torn(self) -> dict[int, int]:
        """Day → committee by their starts, where as many days as committees follow each other: columns that were torn apart."""
        runs: list[list[Mention]] = []
        for mention in self.shown.found:
            if runs and runs[-1][-1].is_name == mention.is_name and mention.line - runs[-1][-1].line <= 3:
                runs[-1].append(mention)
            else:
                runs.append([mention])
        found: dict[int, int] = {}
        for one, other in pairwise(runs):
            if len(one) == len(other) > 1:
                names, days = (one, other) if one[0].is_name else (other, one)
                found |= {day.start: name.start for name, day in zip(names, days, strict=True)}
        return found

    def rows_of(self, name: Mention) -> list[Row]:
        """The rows of the path that are of this committee."""
        first = bisect_left(self._committees, name.start - _WIDE)
        near = self._ordered[first : bisect_left(self._committees, name.end)]
        return [row for row in near if name.start < row.committee.end]

    def rows_on(self, day: Mention) -> list[Row]:
        """The rows of the path that have this day."""
        first = bisect_left(self._by_start, day.start - LONGEST_PATH, key=attrgetter("start"))
        behind = bisect_left(self._by_start, day.start + 1, key=attrgetter("start"))
        on = getattr(day.what, "day", None)
        return [row for row in self._by_start[first:behind] if row.day == on and day.start < row.end]

    @cached_property
    def _ordered(self) -> list[Row]:
        return sorted(self.path, key=lambda row: row.committee.start)

    @cached_property
    def _committees(self) -> list[int]:
        return [row.committee.start for row in self._ordered]

    @cached_property
    def _by_start(self) -> list[Row]:
        return sorted(self.path, key=attrgetter("start"))

    def row(self, name: Mention, day: Mention) -> Row | None:
        """The row of the path that has both."""
        dated = self.rows_on(day)
        return next((row for row in self.rows_of(name) if row in dated), None)

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
        """For each line whether a title or heads of columns of a Beratungsfolge stand on it or not far above."""
        found: list[str] = []
        last, below = "none", 0
        for line in self.shown.lines:
            words, _ = head_words(self.document.text, line.start, min(line.end, line.start + _LONGEST_HEADS))
            kinds = {word.kind for word in words}
            title, below = "title" in kinds, below + 1
            if title or kinds >= {"committee", "date"}:
                last, below = "title" if title else "columns", 0
            found.append(last if below <= _UNDER_HEADS else "none")
        return found
