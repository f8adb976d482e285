"""Whole scanned pages, read by the real engine: forms with drawn cells and ticks, turned pages, white print on black."""

from __future__ import annotations

from dataclasses import replace

import cv2
import pytest

from pipeline.ingest.document.page import Frame, PageInk
from pipeline.ingest.ocr.picture import Picture
from tests.drawn_scan import DPI, Scan, needs_tesseract, px, recognised

ROWS = (("Sozialausschuss", "14.03.2019"), ("Finanzausschuss", "21.03.2019"), ("Stadtrat", "04.04.2019"))


def form() -> Scan:
    """A paper with a table in drawn cells, a list with bullets and a question with two boxes, one of them ticked."""
    scan = Scan(420, 420).text(60, 50, "Sitzungsvorlage der Stadt Erlenau", 15, bold=2)
    scan.area(60, 70, 360, 90, 40).text(66, 84, "Gremium", shade=250).text(246, 84, "Datum", shade=250)
    scan.grid([60, 240, 360], [90, 110, 130, 150])
    for number, (name, day) in enumerate(ROWS):
        scan.text(66, 104 + 20 * number, name).text(246, 104 + 20 * number, day)
    for number, field in enumerate(("Sprache und Bildung", "Arbeit und Ausbildung")):
        scan.disc(63, 186 + 20 * number, 4).text(76, 190 + 20 * number, field)
    scan.text(60, 240, "Finanzielle Auswirkungen:").box(210, 231, 9).text(224, 240, "nein").box(270, 231, 9)
    scan.line(272, 233, 277, 238, 4).line(277, 233, 272, 238, 4).text(284, 240, "ja")
    for number in range(5):
        scan.text(60, 280 + 16 * number, "Die Verwaltung wird beauftragt, das Konzept dem Rat vorzulegen.")
    return scan


def texts(ink: PageInk) -> list[str]:
    return [word.text for word in ink.words]


@needs_tesseract
def test_a_form_is_read_with_its_cells_boxes_and_bullets() -> None:
    ink = recognised(form().picture)
    read = texts(ink)
    assert {name for name, _ in ROWS} | {day for _, day in ROWS} <= set(read)
    assert {"Gremium", "Datum"} <= set(read), "white on black"
    assert [text for text in read if text in "☐☒•"] == ["•", "•", "☐", "☒"]
    assert read[read.index("☐") + 1] == "nein"
    assert read[read.index("☒") + 1] == "ja"
    assert len(ink.rulings.horizontal) >= 4
    assert len(ink.rulings.vertical) == 3
    assert ink.unread == 0
    assert all(word.confidence for word in ink.words)
    assert [word.text for word in ink.words if word.bold][:1] == ["Sitzungsvorlage"]


@needs_tesseract
@pytest.mark.parametrize(
    ("turn", "direction"),
    [(cv2.ROTATE_90_CLOCKWISE, 90), (cv2.ROTATE_180, 180), (cv2.ROTATE_90_COUNTERCLOCKWISE, 270)],
)
def test_a_turned_page_is_read_like_an_upright_one(turn: int, direction: int) -> None:
    upright = form().picture
    pixels = cv2.rotate(upright.pixels, turn)
    frame = Frame(pixels.shape[1] * 72 / DPI, pixels.shape[0] * 72 / DPI)
    ink = recognised(Picture(pixels, DPI, frame))
    assert ink.frame.direction == direction
    assert {"Sozialausschuss", "21.03.2019", "vorzulegen."} <= set(texts(ink))


@needs_tesseract
def test_a_page_askew_is_straightened_and_its_boxes_turned_back() -> None:
    upright = form().picture
    height, width = upright.pixels.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -2.4, 1.0)
    pixels = cv2.warpAffine(upright.pixels, matrix, (width, height), borderValue=(244,))
    ink = recognised(replace(upright, pixels=pixels))
    assert ink.frame.skew == pytest.approx(2.4, abs=0.15)
    word = next(word for word in ink.words if word.text == "04.04.2019")
    assert word.box is not None
    shown = ink.frame.shown(word.box)
    expected = matrix @ [px(246 + 27), px(144 - 3), 1]
    assert (px((shown.x0 + shown.x1) / 2), px((shown.top + shown.bottom) / 2)) == pytest.approx(expected, abs=px(3))
