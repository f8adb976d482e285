"""Level runs of ink are the same, looked for in bands of rows, as looked for on the whole picture."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.ocr.ink import level_runs

WIDE, HIGH, LENGTH = 91, 12, 19

strokes = st.lists(st.tuples(st.integers(0, HIGH - 1), st.integers(0, WIDE - 1), st.integers(1, 50)), max_size=12)


def found(ink: np.ndarray) -> np.ndarray:
    whole = np.zeros_like(ink)
    for first, runs in level_runs(ink, LENGTH):
        whole[first : first + len(runs)] = runs
    return whole


@given(strokes)
@settings(max_examples=60, deadline=None)
def test_no_run_is_lost_or_added(drawn: list[tuple[int, int, int]]) -> None:
    ink = np.zeros((HIGH, WIDE), np.uint8)
    for row, left, length in drawn:
        ink[row, left : left + length] = 255
    around = cv2.copyMakeBorder(ink, 0, 0, LENGTH, LENGTH, cv2.BORDER_CONSTANT, value=(0,))
    runs = cv2.morphologyEx(around, cv2.MORPH_OPEN, np.ones((1, LENGTH), np.uint8))[:, LENGTH:-LENGTH]
    assert (found(ink) == runs).all()


@pytest.mark.parametrize(
    ("row", "left", "length", "seen", "reason"),
    [
        (0, 0, LENGTH, True, "in the first row, from the edge"),
        (HIGH - 1, WIDE - LENGTH, LENGTH, True, "in the last row, up to the edge"),
        (5, 3, LENGTH, True, "beginning within a cell"),
        (5, 30, LENGTH - 1, False, "too short by a pixel"),
    ],
)
def test_a_run_by_itself(row: int, left: int, length: int, seen: bool, reason: str) -> None:
    ink = np.zeros((HIGH, WIDE), np.uint8)
    ink[row, left : left + length] = 255
    assert bool(found(ink).any()) is seen, reason
