"""Pages that are harder to read than a plain letter, by the real engine: two columns, coloured ground, a stamp across the text."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from pipeline.ingest.ocr.engine import engine
from pipeline.ingest.read import read_document
from pipeline.ingest.reading import Reading, Recognition
from tests.drawn_scan import DPI, Scan, needs_tesseract, px, recognised

LEFT = (
    "Die Stadt Erlenau schreibt ihr",
    "Konzept zur Integration fort. Der",
    "Sozialausschuss entscheidet am",
    "14.03.2019, der Stadtrat am",
    "04.04.2019. Die Kosten von",
    "12.500 Euro sind im Haushalt.",
)
RIGHT = (
    "In der Steuerungsgruppe wirken",
    "das Sozialamt, das Schulamt und",
    "der Beirat der Migranten mit. Sie",
    "tagt viermal im Jahr und legt",
    "dem Rat einen Bericht vor. Ein",
    "Netzwerk begleitet die Arbeit.",
)
SHEET = [f"{left} {right}" for left, right in zip(LEFT, RIGHT, strict=True)] * 2


def sheet(*shaded: tuple[float, float, float, float, int]) -> Scan:
    """Twelve printed lines, on areas of these shades."""
    scan = Scan(470, 320)
    for area in shaded:
        scan.area(*area)
    for number, line in enumerate(SHEET):
        scan.text(40, 80 + 18 * number, line, 10)
    return scan


def stamped(shade: int) -> Scan:
    """The same with the round stamp of the registry across five of them, a little askew."""
    scan = sheet()
    stamp = Image.new("L", scan.image.size, 255)
    draw = ImageDraw.Draw(stamp)
    draw.ellipse((px(240), px(90), px(330), px(180)), outline=shade, width=7)
    draw.ellipse((px(252), px(102), px(318), px(168)), outline=shade, width=4)
    draw.text((px(258), px(140)), "EINGANG", shade, ImageFont.load_default(12 * DPI / 72), "ls", stroke_width=1)
    stamp = stamp.rotate(8, fillcolor=255, center=(px(285), px(135)))
    scan.image = Image.fromarray(np.minimum(np.asarray(scan.image), np.asarray(stamp)))
    return scan


@needs_tesseract
@pytest.mark.parametrize(
    ("scan", "least", "reason"),
    [
        (sheet((0, 0, 470, 320, 225)), 0.97, "a tinted sheet"),
        (sheet((0, 0, 470, 320, 140)), 0.97, "a dark sheet, as of a poor copy"),
        (sheet(*((30, 68 + 36 * n, 440, 84 + 36 * n, 205) for n in range(6))), 0.97, "every second line shaded"),
        (stamped(190), 0.95, "a pale stamp"),
        (stamped(60), 0.8, "a dark stamp costs words under it, and no lines beside it"),
    ],
)
def test_words_are_read(scan: Scan, least: float, reason: str) -> None:
    for sharp in (True, False):
        ink = recognised(replace(scan.picture, sharp=sharp))
        wanted = Counter(" ".join(SHEET).split())
        found = Counter(word.text for word in ink.words)
        share = sum((wanted & found).values()) / sum(wanted.values())
        assert share >= least, (reason, sharp, sorted((wanted - found).elements()))


@needs_tesseract
def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    scan = Scan(470, 300)
    for number, (left, right) in enumerate(zip(LEFT * 2, RIGHT * 2, strict=True)):
        scan.text(40, 80 + 15 * number, left, 10).text(250, 80 + 15 * number, right, 10)
    Image.fromarray(scan.pixels).save(tmp_path / "columns.pdf", resolution=DPI)
    how = Reading(None, "auto", Recognition("deu", engine().version))
    document, _, _ = read_document(tmp_path / "columns.pdf", how)
    read = " ".join(document.text.split())
    assert "Der Sozialausschuss entscheidet am 14.03.2019, der Stadtrat am 04.04.2019." in read
    assert "Sie tagt viermal im Jahr und legt dem Rat einen Bericht vor." in read
    assert read.index("Stadtrat am") < read.index("In der Steuerungsgruppe")
