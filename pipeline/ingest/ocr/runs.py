"""Level runs of ink on a picture, looked for only in the rows that can have them: few rows of a page do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey

_CELL = 4  # pixels compared at once


def level_runs(ink: Grey, length: int) -> Iterator[tuple[int, Grey]]:
    """The runs across a page of at least ``length`` pixels (11 or more), as bands of rows: the first row of each and its
    picture, with the runs only. The lowest band comes first. ``ink`` holds 0 and 255 only."""
    import cv2
    import numpy as np

    whole = np.ones((1, length), np.uint8)
    for first, last in _bands(ink, length):
        band = ink[first:last]
        runs = cv2.morphologyEx(band, cv2.MORPH_OPEN, whole, borderType=cv2.BORDER_CONSTANT, borderValue=(0,))
        if cv2.hasNonZero(runs):
            yield first, runs


def _bands(ink: Grey, length: int) -> list[tuple[int, int]]:
    """From where to where the rows go, from the lowest up, that have cells full of ink side by side; a run of the length
    fills all of its cells but those that it begins and ends in."""
    import numpy as np

    cells = ink[:, : ink.shape[1] // _CELL * _CELL].view("uint32") == 0xFFFFFFFF
    beside = (length - _CELL + 1) // _CELL
    taken = 1
    while taken < beside:
        step = min(taken, beside - taken)
        cells = cells[:, :-step] & cells[:, step:]
        taken += step
    some = np.concatenate(([False], cells.any(axis=1), [False]))
    edges = np.flatnonzero(some[1:] != some[:-1])
    return [(int(first), int(last)) for first, last in zip(edges[-2::-2], edges[::-2], strict=True)]
