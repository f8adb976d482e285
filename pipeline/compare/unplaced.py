"""Papers in which no town was found: which of them are of one place all the same, told by what they share.

As sister papers are told (pipeline.neighbours): the number of an undertaking alone does it (``BV/017/2024/III-SOZ`` on an annex), else
two traits of different kinds, such as the domain of the letterhead and the labels of the form. A number without letters may be of any town.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from pipeline.compare.material import Material
from pipeline.compare.undertakings import Undertaking

_ALONE = "reference"
_ENOUGH = 2
_MOST = 200
"""What more undertakings than these share tells nothing of a place."""


def of_one_place(material: Material, undertakings: Sequence[Undertaking]) -> list[list[Undertaking]]:
    """The undertakings in groups of one place each, in their order; one that shares nothing stands by itself."""
    having: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, undertaking in enumerate(undertakings):
        for trait in {(row["kind"], row["value"]) for row in material.of("traits", undertaking.documents)}:
            having[trait].append(number)
    shared: defaultdict[tuple[int, int], set[str]] = defaultdict(set)
    for (kind, _), numbers in having.items():
        for at, one in enumerate(numbers if len(numbers) <= _MOST else ()):
            for other in numbers[at + 1 :]:
                shared[one, other].add(kind)
    place = list(range(len(undertakings)))
    for (one, other), kinds in sorted(shared.items()):
        if _ALONE in kinds or len(kinds) >= _ENOUGH:
            low, high = sorted((place[one], place[other]))
            place = [low if each == high else each for each in place]
    groups: defaultdict[int, list[Undertaking]] = defaultdict(list)
    for number, undertaking in enumerate(undertakings):
        groups[place[number]].append(undertaking)
    return list(groups.values())
