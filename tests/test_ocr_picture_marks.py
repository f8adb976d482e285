"""What stands on a scan beside letters: tick boxes and bullets become signs, dirt goes, white print on black is turned."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.ingest.ocr.clearing import dirt
from pipeline.ingest.ocr.ink import pieces_of
from tests.drawn_scan import DPI, PAPER, Scan, px

Drawing = Callable[[Scan], object]


def cross(s: Scan, x: float, y: float, side: float, out: float = 0.0) -> None:
    s.line(x - out, y - out, x + side + out, y + side + out).line(x - out, y + side + out, x + side + out, y - out)


def tick(s: Scan, x: float, y: float, side: float) -> None:
    s.line(x + 2, y + side / 2, x + side / 2, y + side - 2, 4).line(x + side / 2, y + side - 2, x + side + 3, y - 3, 4)


def boxed(s: Scan, side: float = 9.0, thick: int = 3) -> Scan:
    return s.box(50, 100, side, thick).text(66, 108, "ja, und zwar")


@pytest.mark.parametrize(
    ("draw", "signs", "reason"),
    [
        (lambda s: boxed(s), "☐", "a blank box"),
        (lambda s: boxed(s, 12, 6), "☐", "a big box with thick sides"),
        (lambda s: boxed(s, 7, 2), "☐", "a small box with thin sides"),
        (lambda s: cross(boxed(s), 50, 100, 9), "☒", "a crossed box"),
        (lambda s: cross(boxed(s), 50, 100, 9, 3), "☒", "a cross by hand that sticks out of its box"),
        (lambda s: tick(boxed(s), 50, 100, 9), "☒", "a tick that sticks out"),
        (lambda s: boxed(s).area(52.5, 102.5, 56.5, 106.5), "☒", "a box that is filled in"),
        (lambda s: boxed(s).disc(53, 104, 1.2), "☐", "a speck in the box is no tick"),
        (
            lambda s: s.box(50, 100, 9).box(80, 100, 9).text(62, 108, "ja").text(92, 108, "nein"),
            "☐☐",
            "two boxes on a line",
        ),
        (lambda s: [s.box(50 + 9 * k, 100, 9) for k in range(4)], "", "cells for single letters lean on one another"),
        (lambda s: s.text(50, 108, "D O B Q 0 8 H U E"), "", "letters by themselves"),
        (lambda s: s.text(50, 108, "DOB Diakonie Bad Ems", 11, bold=2), "", "bold letters"),
        (lambda s: s.text(50, 108, "DOB Diakonie Bad Ems", 20, bold=2), "", "big bold letters"),
        (lambda s: s.grid([50, 60, 70], [100, 110, 120]), "", "a table of small cells"),
        (lambda s: s.disc(53, 105, 4).text(66, 108, "Sprache und Bildung"), "•", "a disc"),
        (lambda s: s.area(51, 103, 55, 107).text(66, 108, "Sprache und Bildung"), "▪", "a small square"),
        (lambda s: s.area(50, 101.5, 56.5, 108).text(66, 108, "Dezernat"), "■", "a square as big as a letter"),
        (lambda s: s.text(50, 108, "Rat. Punkt. Ja: so; „hier“"), "", "stops, colons and quotes"),
        (lambda s: s.text(50, 108, "I. Allgemeines"), "", "a number of a list"),
        (lambda s: s.text(50, 108, "– Sprache"), "", "a dash is left to the engine"),
        (lambda s: s.text(50, 108, "Kosten").disc(90, 105, 4).text(100, 108, "Euro"), "", "a blot inside a line"),
        (lambda s: s.disc(53, 105, 4), "", "a blot beside nothing"),
    ],
)
def test_signs(draw: Drawing, signs: str, reason: str) -> None:
    scan = Scan()
    draw(scan)
    page = scan.cleared
    assert "".join(mark.text for mark in sorted(page.marks, key=lambda mark: mark.x0)) == signs, reason


def test_a_sign_is_taken_out_and_kept_with_its_place() -> None:
    page = boxed(Scan()).cleared
    (mark,) = page.marks
    assert (mark.x0, mark.top, mark.x1, mark.bottom) == pytest.approx((px(50), px(100), px(59), px(109)), abs=3)
    assert not page.ink[:, : px(62)].any()
    assert page.ink[:, px(64) :].any(), "its words stay"


@pytest.mark.parametrize(
    ("draw", "area", "reason"),
    [
        (lambda s: s.disc(30, 150, 16), (20, 140, 40, 160), "a punch hole"),
        (lambda s: s.area(0, 0, 8, 300), (0, 0, 10, 300), "a dark edge of the glass"),
        (lambda s: s.disc(200, 40, 1.2), (195, 35, 205, 45), "a speck far from letters"),
        (lambda s: s.area(100, 20, 300, 50), (90, 10, 310, 60), "a black bar without print"),
    ],
)
def test_dirt_goes(draw: Drawing, area: tuple[float, float, float, float], reason: str) -> None:
    scan = Scan().text(60, 150, "Beschluss des Rates. Für die Übersicht")
    before = int((scan.ink > 0).sum())
    draw(scan)
    page = scan.cleared
    x0, top, x1, bottom = (px(edge) for edge in area)
    assert not page.ink[top:bottom, x0:x1].any(), reason
    assert (page.ink > 0).sum() == pytest.approx(before, rel=0.02), "print stays, its dots and stops too"


def test_a_heavy_letter_is_no_punch_hole() -> None:
    scan = Scan().text(60, 150, "Beschluss des Rates").area(100, 60, 111, 72)
    scan.area(103, 62.5, 108, 64.7, PAPER).area(103, 67, 108, 69.2, PAPER)  # its bowls
    assert dirt(pieces_of(scan.ink), DPI, scan.ink)[1:].sum() == 0
    assert dirt(pieces_of(scan.disc(30, 100, 16).ink), DPI, scan.ink)[1:].sum() == 1


def test_white_print_on_black_is_turned() -> None:
    scan = Scan().area(50, 90, 350, 115).text(60, 107, "Gremium und Datum", shade=250)
    scan.text(60, 140, "Beschluss des Rates")
    page = scan.cleared
    head = page.picture.pixels[px(92) : px(113), px(52) : px(348)]
    assert (head > 180).mean() > 0.6, "the ground is light now"
    assert page.ink[px(96) : px(108), px(60) : px(160)].any(), "with dark print on it"


def test_a_shaded_cell_is_no_dark_ground() -> None:
    scan = Scan().area(50, 90, 350, 115, 190).text(60, 107, "Gremium und Datum")
    page = scan.cleared
    assert page.picture.pixels[px(107) - 3 : px(107), px(60) : px(160)].min() < 90, "its print stays black"
