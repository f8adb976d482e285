"""What governs an amount: its kind and direction, and the word that gave them."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.facts import Direction

SPECIFIC = frozenset({"external", "personnel", "material", "investment"})
"""The kinds that say what the money buys."""


@dataclass(frozen=True, slots=True)
class Governed:
    """Kind and direction, and the word that gave them (``start == end`` where no word did). ``general``: a word like “Kosten”
    that any other would overrule; ``sure``: the direction is said, not assumed."""

    kind: str
    direction: Direction
    start: int
    end: int
    general: bool = False
    sure: bool = True

    @property
    def known(self) -> bool:
        return self.start < self.end


def unknown(at: int) -> Governed:
    return Governed("other", "expense", at, at, general=True, sure=False)
