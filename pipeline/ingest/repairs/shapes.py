"""What looks alike in print: the digits that a letter may be, and the letters that stand for one another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_DIGITS = {
    "O": "0", "o": "0", "Q": "0", "D": "0", "l": "1", "I": "1", "|": "1", "i": "1", "ı": "1", "!": "1", "Z": "2",
    "z": "2",
    "S": "5", "s": "5", "G": "6", "b": "6", "B": "8", "g": "9", "q": "9",
}  # fmt: skip
D = r"[0-9OoQDlI|iı!ZzSsGbBgq]"
"""A digit, or a letter that has the shape of one, in a pattern."""

BEGINS = r"(?<![^\s(\[„\"])"
"""Nothing but white space or an opening mark stands before."""
ENDS = r"(?![^\s.,;:!?)\]“\"|–-]|[.,:|]\w)"
"""Nothing but white space or a closing mark stands behind."""

# (as read, as printed), both ways
_ALIKE = (
    ("rn", "m"), ("ru", "m"), ("in", "m"), ("ni", "m"), ("nn", "m"), ("ri", "n"), ("ii", "n"), ("ii", "ü"),
    ("ti", "ü"), ("ti", "h"), ("li", "h"), ("ft", "h"), ("cl", "d"), ("vv", "w"), ("u", "ü"), ("o", "ö"), ("a", "ä"),
    ("c", "e"), ("c", "o"), ("e", "o"), ("a", "o"), ("t", "l"), ("t", "i"), ("t", "f"), ("t", "r"), ("l", "i"),
    ("I", "l"), ("h", "b"), ("o", "b"), ("u", "n"), ("B", "ß"), ("g", "q"), ("p", "n"), ("ı", "i"), ("E", "F"),
    ("U", "Ü"), ("O", "Ö"), ("A", "Ä"), ("B", "R"), ("P", "R"), ("K", "R"), ("O", "0"), ("o", "0"), ("l", "1"),
    ("I", "1"), ("i", "1"), ("l", "|"), ("I", "|"), ("i", "|"), ("i", "!"), ("S", "5"), ("s", "5"), ("B", "8"),
    ("g", "9"), ("G", "6"), ("b", "6"), ("Z", "2"),
)  # fmt: skip
_MEANT: dict[str, list[str]] = {}
for _one, _other in _ALIKE:
    _MEANT.setdefault(_one, []).append(_other)
    _MEANT.setdefault(_other, []).append(_one)


@dataclass(frozen=True, slots=True)
class Misread:
    """A place from ``start`` to ``end`` of a line that cannot be right as read. ``candidates``: what may be printed there.
    ``guessed``: they are no more than that, as where a digit was read for another digit."""

    start: int
    end: int
    kind: str
    candidates: tuple[str, ...]
    guessed: bool = False

    @property
    def repair(self) -> str | None:
        """What stands there, if there is one possibility only."""
        return self.candidates[0] if len(self.candidates) == 1 and not self.guessed else None


def as_digits(text: str) -> str:
    """The text with every letter that has the shape of a digit as this digit: ``2O18`` → ``2018``."""
    return "".join(_DIGITS.get(c, c) for c in text)


def mostly_digits(text: str) -> bool:
    """Whether more of the text was read as digits than as letters that look like digits (``2O18``, ``l4``, not ``SOS``)."""
    real = sum(c.isdigit() for c in text)
    return real > 0 and real >= sum(c in _DIGITS for c in text)


def looks_like(word: str) -> Iterator[str]:
    """The words that one confusion of letters may have turned into ``word``: ``Dezernber`` → ``Dezember`` …"""
    for start in range(len(word)):
        for length in (1, 2):
            for meant in _MEANT.get(word[start : start + length], ()) if start + length <= len(word) else ():
                yield word[:start] + meant + word[start + length :]
