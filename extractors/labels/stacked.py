"""Several labels on one line over their values on the next: “Drucksache Datum” over “DS0367/22 18.07.2022”."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from extractors.labels.pairs import Pair
from extractors.labels.tokens import Token
from extractors.labels.value_kinds import fits
from extractors.labels.wordings import Wording, leading_label

_LONGEST = 80
_WORD = re.compile(r"\S+")
_SOUND = 0.5


def stacked_pairs(tokens: Sequence[Token]) -> tuple[list[list[Pair]], list[Token]]:
    """The pairs of such lines, a group for each two lines, and the tokens that are left."""
    groups: list[list[Pair]] = []
    taken: set[int] = set()
    for index, (heads, values) in enumerate(pairwise(tokens)):
        if index in taken or not (heads.value and values.value):
            continue
        if group := _stack(heads, values):
            groups.append(group)
            taken |= {index, index + 1}
    return groups, [token for index, token in enumerate(tokens) if index not in taken]


def _stack(heads: Token, values: Token) -> list[Pair]:
    labels = _labels(heads.text) if len(heads.text) < _LONGEST and len(values.text) < _LONGEST else []
    if len(labels) < 2:
        return []
    words = [match.span() for match in _WORD.finditer(values.text)]
    best: tuple[float, list[tuple[int, int]]] = (0.0, [])
    for cuts in combinations(range(1, len(words)), len(labels) - 1):
        borders = [0, *cuts, len(words)]
        spans = [(words[a][0], words[b - 1][1]) for a, b in pairwise(borders)]
        scores = [fits(label.kind, values.text[a:b]) for label, (a, b) in zip(labels, spans, strict=True)]
        if min(scores) >= _SOUND and sum(scores) > best[0]:
            best = sum(scores), spans
    return [
        Pair(
            label.key,
            heads.start + label.start,
            heads.start + label.end,
            values.start + start,
            values.start + end,
            label.colon,
        )
        for label, (start, end) in zip(labels, best[1], strict=bool(best[1]))
    ]


def _labels(text: str) -> list[Wording]:
    """The labels that a line consists of, if it consists of labels for different things, one of them a date or a number."""
    found: list[Wording] = []
    at = 0
    while at < len(text):
        label = leading_label(text, at)
        if label is None:
            return []
        found.append(label)
        at = label.end + len(text[label.end :]) - len(text[label.end :].lstrip())
    keys = {label.key for label in found}
    return found if len(keys) == len(found) and keys & {"date", "reference"} else []
