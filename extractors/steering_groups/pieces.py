"""A stretch of text taken apart: “|A| ; |B| ; |C|” between its separators, “|Politik: A| |Träger: B|” from label to label."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extractors.document import Range


def between(start: int, end: int, cuts: Iterable[tuple[int, int]]) -> list[Range]:
    """What stands from ``start`` to ``end`` before, between and behind the ``cuts``, which are left out."""
    edges = [start, *(edge for cut in cuts for edge in cut), end]
    return [Range(first, last) for first, last in zip(edges[::2], edges[1::2], strict=True)]


def from_each(starts: Sequence[int], end: int) -> list[Range]:
    """A piece from each of ``starts`` up to the next, the last up to ``end``."""
    return [Range(first, last) for first, last in zip(starts, [*starts[1:], end], strict=True)]
