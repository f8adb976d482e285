"""Where an enumeration begins behind the adverbials of its clause: “|derzeit nach dem Beschluss des Rates in der Gruppe| das Sozialamt”."""

from __future__ import annotations

from collections.abc import Sequence

from extractors.steering_groups.syntax import (
    Word,
    is_adjective,
    is_finite,
    is_genitive,
    words,
)

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
