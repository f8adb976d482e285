"""How far an enumeration of noun phrases goes in a sentence.

“… besteht seit Mai aus |dem Sozialamt, den im Rat vertretenen Fraktionen und der Caritas Neustadt| begleitet den Prozess”: behind a noun
only a genitive, a preposition, another name or a separator goes on with the enumeration; a word in lower case ends it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Range
from extractors.steering_groups.syntax import (
    Word,
    is_adjective,
    is_finite,
    is_genitive,
    is_paired,
    is_participle,
    leads_out,
    words,
)


def enumerated(text: str, start: int, end: int, *, dative: bool = False) -> list[Range]:
    """The pieces of the enumeration that begins at ``start``: one, or more where clauses stand between its parts.

    ``dative``: it follows “aus” or “mit”, so that “, die …” is a clause about the body and no further part.
    """
    row = words(text[start:end])
    pieces = _Reader(row, dative=dative).read()
    return [Range(start + piece.start, start + piece.end) for piece in pieces]


_SIDES = frozenset(
    """verwaltung politik zivilgesellschaft stadtverwaltung kreisverwaltung wirtschaft wissenschaft bürgerschaft rat stadtrat
    gemeinderat kreistag""".split()
)
_FEW = frozenset("ein eine einen einem einer eine/n ein/e zwei drei vier fünf".split())


@dataclass(slots=True)
class _Reader:
    """Walks over the words of an enumeration. ``state``: ``new`` where a part may begin, ``open`` inside one whose noun is still to
    come, ``done`` behind its noun; ``per``: the part says who sends before how many, “je Fraktion |ein Mitglied|”; ``sent``: where
    those begin whom a side sends, “aus der Politik |die| Fraktionen”."""

    row: Sequence[Word]
    dative: bool
    state: str = "new"
    begun: int = -1
    reached: int = -1
    nested: bool = False
    per: bool = False
    sent: int = -1

    def read(self) -> list[Range]:
        pieces: list[Range] = []
        at = 0
        while at < len(self.row):
            at = self._behind_insert(at)
            if at >= len(self.row):
                break
            clause = self._clause(at)
            if clause is not None:
                self._close(pieces)
                if clause < 0:
                    return pieces
                at = clause
                continue
            if not self._takes(at):
                break
            if self.begun < 0 and self.row[at].kind not in ("adverb", "comma", "conjunction"):
                self.begun = self.row[at].start
            at += 1
        self._close(pieces)
        return pieces

    def _behind_insert(self, at: int) -> int:
        """“und – sobald gewählt – ein Mitglied”, “Sozialamt – Leitung –, Jugendamt”: behind the second dash."""
        if self.state == "open" or self.begun < 0 or self.row[at].kind != "dash":
            return at
        reach = 9 if self.state == "new" else 4
        closing = next((i for i in range(at + 2, min(at + reach, len(self.row))) if self.row[i].kind == "dash"), None)
        if closing is None or (self.state == "new" and closing + 1 >= len(self.row)):
            return at
        if self.state == "new":
            return closing + 1
        if closing + 1 < len(self.row) and self.row[closing + 1].kind not in ("comma", "stop", "conjunction"):
            return at
        self.reached = self.row[closing].end
        return closing + 1

    def _close(self, pieces: list[Range]) -> None:
        if self.begun >= 0 and self.reached > self.begun:
            pieces.append(Range(self.begun, self.reached))
        self.begun = self.reached = -1
        self.state = "new"

    def _takes(self, at: int) -> bool:
        """Whether the word goes on with the enumeration."""
        word = self.row[at]
        if self.state == "new" and word.kind not in ("comma", "conjunction", "adverb"):
            self.per = self._begins_with_sender(at)
            self.sent = at + 3 if self._begins_with_side(at) else -1
        match word.kind:
            case "noun" | "bracket" | "body":
                return self._noun(word)
            case "number":
                return self._number(at)
            case "article":
                goes_on = self.state != "done" or is_genitive(word) or self._is_sent(at) or at == self.sent
                return self._opens() if goes_on else False
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
            if self._is_sent(at):
                return self._opens()
            return word.low == "je" and self._following(at, "noun")
        if self.state == "done" or (self.state == "new" and self._counts_on(at)):
            self.state, self.reached = "done", word.end
            return True
        return self._opens()

    def _counts_on(self, at: int) -> bool:
        """“Ämter 40, |50| und |51|”: a number behind another, and no noun behind it"""
        return (
            at > 1
            and self.row[at].low[0].isdigit()
            and self.row[at - 2].kind == "number"
            and self.row[at - 2].low[0].isdigit()
            and not self._following(at, "noun")
        )

    def _begins_with_sender(self, at: int) -> bool:
        """“|je Fraktion| ein Mitglied”, “|pro Schule| zwei Personen”, “|aus jeder Fraktion| ein Mitglied”"""
        word = self.row[at]
        if word.low in ("je", "pro"):
            return self._following(at, "noun")
        each = at + 1 < len(self.row) and self.row[at + 1].low.startswith("jede")
        return word.low in ("aus", "von", "für") and each and self._following(at + 1, "noun")

    def _begins_with_side(self, at: int) -> bool:
        """“|aus der Politik| die Fraktionen”"""
        row = self.row[at : at + 4]
        return (
            len(row) == 4
            and row[0].low in ("aus", "von", "seitens")
            and row[1].kind == "article"
            and row[2].low in _SIDES
            and row[3].kind == "article"
        )

    def _is_sent(self, at: int) -> bool:
        """“je Fraktion |ein| Mitglied”"""
        return self.per and self.row[at].low in _FEW and self._following(at, "noun")

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
            if len(word.low) == 1 and self.row[at - 1].kind == "number":  # “FB 31 c”, “|2 x| Verwaltung”
                self.reached = word.end
                return True
            if word.low == "vor" and self._following(at, "noun"):
                return True
            if word.low == "als" and self._following(at, "noun"):  # “als Vorsitzende”
                return True
            if self.nested and is_participle(word) and is_adjective(self.row, at):
                return self._opens()
            return False
        if is_finite(word):
            return False
        if word.low == "x" and self.row[at - 1].kind == "number":  # “2 x Verwaltung”
            return True
        if is_adjective(self.row, at) or self._before_adjective(at):
            return self._opens()
        if self.state == "open" and len(word.low) <= 5 and self.row[at - 1].kind == "article":  # “das ibz”
            return self._noun(word)
        return is_paired(word) and self.begun >= 0

    def _before_adjective(self, at: int) -> bool:
        """“|kommunal| geförderte Träger”"""
        return at + 1 < len(self.row) and is_adjective(self.row, at + 1)

    def _following(self, at: int, kind: str) -> bool:
        return at + 1 < len(self.row) and self.row[at + 1].kind == kind

    def _clause(self, at: int) -> int | None:
        """Where the enumeration goes on behind a relative clause that begins here; -1 where it does not go on; None for no clause."""
        if self.state != "new" or self.begun < 0 or at == 0 or self.row[at - 1].kind != "comma":
            return None
        word = self.row[at]
        if word.kind != "relative" and not self._is_relative(at):
            return None
        ends = [i for i in range(at + 1, len(self.row)) if self.row[i].kind in ("comma", "stop")]
        end = next((i for i in ends if self.row[i - 1].kind == "low"), None)
        if end is None or self.row[end].kind == "stop" or end + 1 >= len(self.row):
            return -1
        following = self.row[end + 1]
        goes_on = following.kind in ("conjunction", "article", "number", "noun") and not is_finite(following)
        return end + 1 + (following.kind == "conjunction") if goes_on else -1

    def _is_relative(self, at: int) -> bool:
        """Whether the article is a relative pronoun: “, die den Prozess begleiten”, “, der auch Mitglied ist”."""
        word, following = self.row[at], self.row[at + 1] if at + 1 < len(self.row) else None
        if word.kind == "preposition":
            return following is not None and following.low in ("denen", "dem", "der") and self._ends_in_verb(at + 1)
        if word.low not in ("der", "die", "das", "dem", "den") or following is None:
            return False
        if self.dative and word.low in ("die", "das"):
            return True
        if following.kind in ("article", "pronoun", "relative") or is_finite(following):
            return True
        if following.kind in ("preposition", "adverb", "low") and not is_adjective(self.row, at + 1):
            return self._ends_in_verb(at)
        return not self.dative and self._ends_in_verb(at)

    def _ends_in_verb(self, at: int) -> bool:
        """Whether the words up to the next comma end in a verb and no “und” parts them: “die Vereine betreuen”."""
        part: list[Word] = []
        for word in self.row[at:]:
            if word.kind in ("comma", "stop"):
                break
            part.append(word)
        return part[-1].kind == "low" and not any(word.kind == "conjunction" for word in part)
