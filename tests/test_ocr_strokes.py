"""Lines drawn on scans: found whole, broken or dotted, and taken out without the letters that they touch."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from pipeline.ingest.ocr.ink import pieces_of
from pipeline.ingest.ocr.strokes import Strokes, erased, strokes_of
from tests.drawn_scan import DPI, Scan, px

Drawing = Callable[[Scan], object]


def strokes(scan: Scan) -> Strokes:
    return strokes_of(scan.ink, pieces_of(scan.ink), DPI)


def dashed(scan: Scan, dash: float, gap: float, thick: int) -> None:
    x = 50.0
    while x < 350:
        scan.line(x, 100, x + dash, 100, thick)
        x += dash + gap


@pytest.mark.parametrize(
    ("draw", "across", "down", "reason"),
    [
        (lambda s: s.line(50, 100, 350, 100, 1), 1, 0, "a hairline of one pixel"),
        (lambda s: s.line(50, 100, 350, 100, 9), 1, 0, "a heavy rule under a title"),
        (lambda s: s.line(50, 100, 350, 100, 3, 170), 1, 0, "a coloured line that has become grey"),
        (lambda s: s.line(50, 100, 350, 100.5, 3), 1, 0, "a line that is not quite level after straightening"),
        (lambda s: dashed(s, 1.0, 2.0, 4), 1, 0, "dots"),
        (lambda s: dashed(s, 6.0, 2.5, 3), 1, 0, "dashes"),
        (lambda s: dashed(s, 40.0, 3.0, 3), 1, 0, "a line that the scanner broke"),
        (lambda s: s.line(200, 50, 200, 250), 0, 1, "a line down the page"),
        (lambda s: s.grid([50, 150, 350], [50, 70, 90]), 3, 3, "a table with drawn cells, rows no higher than a line"),
        (lambda s: s.text(50, 100, "Beschluss des Rates vom Montag"), 0, 0, "a line of text"),
        (lambda s: s.text(50, 100, "HEILE ELTERN – IN HELLE", 24, bold=2), 0, 0, "strokes of big letters, and a dash"),
        (lambda s: s.text(50, 100, "Sitzungsvorlage der Stadt", 15, bold=3), 0, 0, "heavy letters that run together"),
        (lambda s: s.text(50, 100, "Kosten: 12.000 – 14.000 Euro"), 0, 0, "a dash between figures"),
        (lambda s: s.area(100, 100, 180, 140), 0, 0, "a black area"),
        (lambda s: s.box(100, 100, 9), 0, 0, "a tick box"),
        (lambda s: s.line(1, 0, 1, 300, 6), 0, 0, "the edge of the sheet on the glass"),
    ],
)
def test_lines_found(draw: Drawing, across: int, down: int, reason: str) -> None:
    scan = Scan()
    draw(scan)
    rulings = strokes(scan).rulings(scan.picture)
    assert (len(rulings.horizontal), len(rulings.vertical)) == (across, down), reason


def test_a_line_is_where_it_is_drawn() -> None:
    scan = Scan().line(50, 100, 350, 100)
    (line,) = strokes(scan).rulings(scan.picture).horizontal
    assert (line.x0, line.x1) == pytest.approx((50, 350), abs=1.0)
    assert (line.top + line.bottom) / 2 == pytest.approx(100, abs=0.5)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ((40, 101.5, 300, 101.5), "an underline that touches the feet of letters and goes through their tails"),
        ((40, 97, 300, 97), "a line that goes through the word"),
        ((40, 90, 300, 90), "a line over the word"),
        ((61, 40, 61, 160), "a line down the page that goes through a letter"),
    ],
)
def test_letters_stay_when_a_line_goes(line: tuple[float, float, float, float], reason: str) -> None:
    alone = Scan().text(50, 100, "Gruppe jung").ink > 0
    crossed = Scan().text(50, 100, "Gruppe jung").line(*line)
    clean, ink = erased(crossed.pixels, crossed.ink, strokes(crossed))
    beyond = crossed.ink[:, px(150) :].any() or crossed.ink[: px(60)].any()
    assert beyond, "there is line to be taken out"
    assert not ink[:, px(150) :].any(), reason
    assert not ink[: px(60)].any(), reason
    assert (ink > 0)[alone].mean() > 0.8, reason
    assert clean[:, px(150) :].min() > 180, reason


def test_crossings_of_a_table_leave_nothing() -> None:
    scan = Scan().grid([50, 150, 250, 350], [50, 80, 110, 140], 4)
    clean, ink = erased(scan.pixels, scan.ink, strokes(scan))
    assert not np.any(ink)
    assert clean.min() > 180
