"""The picture of a page is taken out of the file where the page is one scan, and rendered where it is more or coarser."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pipeline.ingest.ocr.engine import Recogniser, Seen
from pipeline.ingest.ocr.picture import DPI, Picture
from pipeline.ingest.pdf.pdfium import opened
from tests.drawn_scan import Scan, px

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey

WIDTH, HEIGHT = 288, 216


def scan_of(dpi: int, mode: str = "L") -> Image.Image:
    """A sheet with a dark mark at its upper left and print at its lower right."""
    sheet = Scan(WIDTH, HEIGHT).area(20, 20, 60, 40).text(180, 190, "Erlenau", 20)
    return sheet.image.resize((round(WIDTH * dpi / 72), round(HEIGHT * dpi / 72))).convert(mode)


def paper(path: Path, scan: Image.Image, edge: float = 0, turn: int = 0, note: str = "") -> Picture:
    """The picture of a page on which a scan lies ``edge`` points inside of its edges, with a printed note."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT))
    packed = BytesIO()
    scan.save(packed, "PNG" if scan.mode == "1" else "JPEG")
    packed.seek(0)
    canvas.drawImage(ImageReader(packed), edge, edge, WIDTH - 2 * edge, HEIGHT - 2 * edge)
    if note:
        canvas.drawString(100, 100, note)
    canvas.save()
    if turn:
        document = pypdfium2.PdfDocument(path.read_bytes())
        document[0].set_rotation(turn)
        document.save(path)
        document.close()
    with opened(path) as reader:
        picture = reader.picture(1)
    assert picture is not None
    return picture


@pytest.mark.parametrize(
    ("scan", "edge", "note", "sharp", "reason"),
    [
        (scan_of(300), 0, "", True, "as a scanner leaves it"),
        (scan_of(600), 0, "", True, "more dots than are asked for"),
        (scan_of(200), 0, "", False, "enlarged: print of 200 dots an inch has none to spare"),
        (scan_of(300, "1"), 0, "", True, "black and white"),
        (scan_of(300, "RGB"), 0, "", True, "in colours"),
        (scan_of(300), 20, "", True, "a scan with a rim around it"),
        (scan_of(300), 0, "Eingang", False, "a note on the scan: the page is rendered with it"),
    ],
)
def test_a_page_is_seen_as_it_is_shown(
    tmp_path: Path, scan: Image.Image, edge: float, note: str, sharp: bool, reason: str
) -> None:
    picture = paper(tmp_path / "scan.pdf", scan, edge, note=note)
    assert picture.dpi == DPI
    assert picture.sharp is sharp, reason
    height, width = picture.pixels.shape
    assert abs(width - px(WIDTH)) <= 1, reason
    assert abs(height - px(HEIGHT)) <= 1, reason
    shrunk = 1 - 2 * edge / WIDTH, 1 - 2 * edge / HEIGHT
    mark = picture.pixels[px(edge + 30 * shrunk[1]), px(edge + 40 * shrunk[0])]
    assert mark < 80, reason
    assert picture.pixels[px(edge + 30 * shrunk[1]), px(edge + 100 * shrunk[0])] > 200, reason
    noted = bool((picture.pixels[px(HEIGHT - 108) : px(HEIGHT - 98), px(100) : px(150)] < 100).any())
    assert noted is bool(note), reason


@pytest.mark.parametrize(
    ("turn", "x", "y"), [(0, 40, 30), (90, HEIGHT - 30, 40), (180, WIDTH - 40, HEIGHT - 30), (270, 30, WIDTH - 40)]
)
def test_a_page_turned_by_its_file_is_seen_turned(tmp_path: Path, turn: int, x: float, y: float) -> None:
    """The mark at the upper left of the scan goes round clockwise."""
    picture = paper(tmp_path / "turned.pdf", scan_of(300), turn=turn)
    assert (picture.frame.width, picture.frame.height) == ((WIDTH, HEIGHT) if turn % 180 == 0 else (HEIGHT, WIDTH))
    dark = np.argwhere(picture.pixels < 60)
    assert picture.pixels[px(y), px(x)] < 80
    assert len(dark) > 1000


class Drawing(Recogniser):
    """An engine that sees one word, as large as all that is dark, and keeps what it was shown."""

    def recognise(self, picture: Grey, dpi: int, layout: int = 3) -> list[Seen]:
        self.shown = dpi, picture
        ys, xs = np.nonzero(picture < 100)
        return [Seen("x", int(xs.min()), int(ys.min()), int(xs.max()), int(ys.max()), 0.9, 1, int(np.ptp(ys)))]


def test_words_of_a_smaller_picture_are_where_they_stand_on_the_whole_one() -> None:
    engine = Drawing("deu")
    sheet = Scan(WIDTH, HEIGHT).area(48, 72, 96, 96)
    word = engine.recognise_sharp(sheet.pixels, DPI)[0]
    dpi, smaller = engine.shown
    assert dpi < DPI
    assert smaller.shape[1] == pytest.approx(px(WIDTH) * dpi / DPI, abs=1)
    assert np.median(smaller) == 255, "the grain of the paper is gone"
    found = (word.x0, word.top, word.x1, word.bottom, word.height)
    assert found == pytest.approx([px(points) for points in (48, 72, 96, 96, 24)], abs=4)
