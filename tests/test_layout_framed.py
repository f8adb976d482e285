"""Columns of boxes on a page, and the tables that are none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.ingest.pdf import read_pdf
from tests.drawn_paper import LEFT, PITCH, Paper, paper

_SHEETS = ("Sprachtreff", "Lesepaten", "Radwege", "Spielplatz")


def _sheet(p: Paper, x: float, top: float, title: str) -> None:
    lines = [title, "Wer: Jugendamt", "Wann: ab 2025", "Kosten: 400 Euro", "Stand: geplant"]
    p.canvas.rect(x - 5, top - len(lines) * PITCH - 2, 200, len(lines) * PITCH + 10)
    for number, line in enumerate(lines):
        p.at(x, top - (number + 0.5) * PITCH, line)


def boxes_in_columns(p: Paper) -> None:
    """Two boxes on the left, two on the right that stand a little lower."""
    for number, title in enumerate(_SHEETS):
        _sheet(p, LEFT if number < 2 else LEFT + 230, 700 - (number % 2) * 110 - (20 if number > 1 else 0), title)


def a_table(p: Paper) -> None:
    """Cells drawn one by one, a narrow column of numbers first."""
    for number, title in enumerate(_SHEETS):
        top = 700 - number * 70
        for x, width, text in ((LEFT, 30, str(number + 1)), (LEFT + 30, 180, title), (LEFT + 210, 180, "Jugendamt")):
            p.canvas.rect(x, top - 62, width, 70)
            for line in range(4):
                p.at(x + 4, top - 8 - line * PITCH, text)


@pytest.mark.parametrize(
    ("draw", "expected", "reason"),
    [
        (boxes_in_columns, list(_SHEETS), "one column after the other"),
        (a_table, list(_SHEETS), "rows stay rows: the narrow column is no gutter"),
    ],
)
def test_the_order_of_boxes(draw: Callable[[Paper], None], expected: list[str], reason: str, tmp_path: Path) -> None:
    text = read_pdf(paper(tmp_path / "paper.pdf", draw)).text
    assert sorted(expected, key=text.index) == expected, reason
    if draw is boxes_in_columns:
        parts = text.split("Wer: Jugendamt")
        assert [any(title in part for title in _SHEETS) for part in parts[:-1]] == [True] * len(_SHEETS), reason
    else:
        assert "1" in text[: text.index("Sprachtreff")], reason
        assert text.index("Jugendamt") < text.index("Lesepaten"), reason


def boxes_in_rows(p: Paper) -> None:
    """Two boxes side by side, the heading of the next two, and those."""
    for number, title in enumerate(_SHEETS):
        _sheet(p, LEFT + 230 * (number % 2), 700 - (number // 2) * 150, title)
    p.at(LEFT, 600, "Verkehr")
    p.at(LEFT, 580, "Wer im Stadtteil lebt, soll sein Ziel ohne Auto erreichen, zu jeder Tageszeit und in jedem Alter.")


def test_a_heading_between_rows_of_boxes_stays_between(tmp_path: Path) -> None:
    text = read_pdf(paper(tmp_path / "paper.pdf", boxes_in_rows)).text
    order = ["Sprachtreff", "Lesepaten", "Verkehr", "Radwege", "Spielplatz"]
    assert sorted(order, key=text.index) == order
