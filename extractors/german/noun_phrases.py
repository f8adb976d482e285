"""Where an enumeration of noun phrases begins in a sentence, and how far it goes.

“… besteht seit Mai aus |dem Sozialamt, den im Rat vertretenen Fraktionen und der Caritas Neustadt| begleitet den Prozess”: behind a noun
only a genitive, a preposition, another name or a separator goes on with the enumeration; a word in lower case ends it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Range
from extractors.german.syntax import (
    Word,
    is_adjective,
    is_finite,
    is_genitive,
    is_paired,
    is_participle,
    leads_out,
    words,
)


def enumerated(text: str, start: int, end: int) -> Range | None:
    """The enumeration that begins at ``start``, if one does."""
    found = _Reader(words(text[start:end])).read()
    return Range(start + found.start, start + found.end) if found is not None else None


@dataclass(slots=True)
class _Reader:
    """Walks over the words of an enumeration. ``state``: ``new`` where a part may begin, ``open`` inside one whose noun is still to
    come, ``done`` behind its noun."""

    row: Sequence[Word]
    state: str = "new"
    begun: int = -1
    reached: int = -1
    nested: bool = False

    def read(self) -> Range | None:
        for at, word in enumerate(self.row):
            if not self._takes(at):
                break
            if self.begun < 0 and word.kind not in ("adverb", "comma", "conjunction"):
                self.begun = word.start
        return Range(self.begun, self.reached) if 0 <= self.begun < self.reached else None

    def _takes(self, at: int) -> bool:
        """Whether the word goes on with the enumeration."""
        word = self.row[at]
        match word.kind:
            case "noun" | "bracket" | "body":
                return self._noun(word)
            case "number":
                return self._number(at)
            case "article":
                goes_on = self.state != "done" or is_genitive(word)
                return self._opens() if goes_on and not self._begins_clause(at) else False
            case "preposition":
                return self._preposition(at)
            case "conjunction" | "comma" | "dash":
                return self._separator(at)
            case "adverb":
                return self._adverb(at)
            case "there":
                return self.state == "new" and self.begun >= 0
            case "low":
                return self._low(at)
        return False

    def _begins_clause(self, at: int) -> bool:
        """“die Fraktionen, |die| den Prozess begleiten”: a relative pronoun, and no article"""
        if self.begun < 0 or self.row[at - 1].kind != "comma" or at + 1 >= len(self.row):
            return False
        following = self.row[at + 1]
        return following.kind in ("article", "pronoun", "relative") or is_finite(following)

    def _noun(self, word: Word) -> bool:
        self.state, self.reached = "done", word.end
        return True

    def _opens(self, *, nested: bool = False) -> bool:
        self.nested = nested if self.state == "new" else self.nested or nested
        self.state = "open"
        return True

    def _number(self, at: int) -> bool:
        word = self.row[at]
        if self.state == "done" and not word.low[0].isdigit():  # “Amt 11”, but no “Ämter je zwei Personen”
            return word.low == "je" and self._following(at, "noun")
        if self.state == "done":
            self.reached = word.end
            return True
        return self._opens()

    def _is_numeral(self, at: int) -> bool:
        return 0 <= at < len(self.row) and (self.row[at].low.isdigit() or set(self.row[at].low) <= set("ivx"))

    def _preposition(self, at: int) -> bool:
        if self.row[at].low == "bis" and self._is_numeral(at - 1) and self._is_numeral(at + 1):  # “Dezernate I bis III”
            return True
        closes = at + 1 < len(self.row) and self.row[at + 1].kind in ("comma", "stop")  # “gehören ihr A und B |an,| …”
        if closes or (self.state == "done" and leads_out(self.row, at)):
            return False
        return self._opens(nested=True)

    def _separator(self, at: int) -> bool:
        word = self.row[at]
        if self.state == "open":  # “evangelische und katholische Kirche”
            return word.kind != "dash"
        if self.state == "new" and self.begun < 0:
            return False
        if (
            word.kind == "dash"
            and word.low in "–—-"
            and not (self._following(at, "noun") or self._following(at, "number"))
        ):
            return False
        self.state, self.nested = "new", False
        return True

    def _adverb(self, at: int) -> bool:
        if self.state != "done":
            return True
        following = self.row[at + 1] if at + 1 < len(self.row) else None
        self.state = "new"
        return following is not None and (
            following.kind in ("article", "number", "adverb")
            or (self.row[at].low == "auch" and is_adjective(self.row, at + 1))
        )

    def _low(self, at: int) -> bool:
        word = self.row[at]
        if self.state == "done":
            if is_paired(word) and any(other.low in ("auch", "wie") for other in self.row[at + 1 : at + 3]):
                self.state = "new"
                return True
            if word.low == "als" and self._following(at, "noun"):  # “als Vorsitzende”
                return True
            if self.nested and is_participle(word) and is_adjective(self.row, at):
                return self._opens()
            return False
        if is_finite(word):
            return False
        if is_adjective(self.row, at):
            return self._opens()
        if self.state == "open" and len(word.low) <= 5 and self.row[at - 1].kind == "article":  # “das ibz”
            return self._noun(word)
        return is_paired(word) and self.begun >= 0

    def _following(self, at: int, kind: str) -> bool:
        return at + 1 < len(self.row) and self.row[at + 1].kind == kind


_ADVERBIAL = frozenset(
    """in an auf bei seit nach ab bis während wegen trotz laut gemäß unter zu zur zum im am beim vom von mit für durch vor aufgrund
    entsprechend innerhalb als wie über gegenüber seitens kraft""".split()
)


def behind_adverbials(text: str, start: int, end: int) -> int:
    """Where the enumeration begins behind what stands before it: “|derzeit nach dem Beschluss des Rates in der §| das Sozialamt”."""
    row = words(text[start:end])
    at = 0
    while at < len(row):
        step = _adverbial(row, at)
        if step == 0:
            break
        at += step
    return start + row[at].start if at < len(row) else end


def _adverbial(row: Sequence[Word], at: int) -> int:
    """How many words the adverbial that begins here has; 0 where none does."""
    word = row[at]
    if word.kind in ("pronoun", "there", "comma", "dash", "body") or is_finite(word) or word.low in (":", "folgende"):
        return 1
    if word.kind == "adverb" or (word.kind == "low" and not is_adjective(row, at)):
        return 1
    if word.low in _ADVERBIAL and (word.kind == "preposition" or word.low in ("als", "wie")):
        return _phrase(row, at + 1, side=word.low in ("für", "seitens")) - at
    return 0


_SIDES = frozenset(
    "stadt landkreis kreis landkreises kreises gemeinde verwaltung politik stadtverwaltung kreisverwaltung".split()
)


def _phrase(row: Sequence[Word], at: int, *, side: bool = False) -> int:
    """Where the noun phrase behind a preposition ends: with its noun, the name behind it and what belongs to it in the genitive.
    ``side``: it says for whom members sit there, “für die Stadt |der Dezernent|”."""
    done = False
    while at < len(row):
        word = row[at]
        if word.kind == "body":
            return at + 1
        if word.kind in ("noun", "bracket"):
            done = True
        elif word.kind == "number" and (not done or word.low[0].isdigit()):
            pass
        elif done:
            of_side = side and row[at - 1].low in _SIDES
            if of_side or not (is_genitive(word) and word.kind == "article" and _noun_behind(row, at)):
                return at
            done = False
        elif word.kind not in ("article", "low", "adverb", "preposition", "conjunction"):
            return at
        at += 1
    return at


def _noun_behind(row: Sequence[Word], at: int) -> bool:
    return any(word.kind in ("noun", "body") for word in row[at + 1 : at + 4])
