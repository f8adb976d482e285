"""Pages that are turned, cropped, scanned, locked or damaged; boxes that are true for the page as shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.utils import ImageReader

from extractors.document import Box, Document
from pipeline.errors import ReadError
from pipeline.ingest.document.page import Direction, Frame
from pipeline.ingest.document.raw import clean
from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.pdf.glyphs import PageGlyphs
from pipeline.ingest.pdf.pdfium import Places, opened
from pipeline.ingest.pdf.printing import page_glyphs
from pipeline.ingest.pdf.words import words_of
from tests.drawn_paper import LEFT, PITCH, TOP, Paper, paper

TEXT = (
    "Die Verwaltung der Stadt Moorheim wird beauftragt, bis zum Herbst ein Konzept für die Arbeit mit Ehrenamtlichen "
    "vorzulegen. Die Kosten betragen rund 12.500 Euro; sie sind im Haushalt veranschlagt."
)


def every_word_is_there_again(
    path: Path, document: Document, look: Callable[[Places, Box], str] = Places.text_in
) -> None:
    """Each word's box holds the word, read by the other reader; its text is what is printed but for repaired hyphens."""
    with opened(path) as reader:
        for page in document.pages:
            places = reader.places(page.number)
            for word in document.words:
                if word.page == page.number and word.box is not None:
                    assert letters(word.printed) == letters(look(places, word.box)), word
                    text = document.text[word.start : word.end]
                    assert clean(word.printed) in (text, text + "-")


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def upright(p: Paper) -> None:
    p.write(TEXT)


def turned_upright(p: Paper) -> None:
    """A landscape page made of a portrait one: content drawn sideways, /Rotate turns it upright."""
    p.turn(90)
    p.canvas.translate(595, 0)
    p.canvas.rotate(90)
    p.y = 500
    p.write(TEXT)


def shown_sideways(p: Paper) -> None:
    p.write(TEXT)
    p.turn(90)


def shown_upside_down(p: Paper) -> None:
    p.write(TEXT)
    p.turn(180)


def drawn_sideways(p: Paper) -> None:
    p.canvas.translate(595, 0)
    p.canvas.rotate(90)
    p.y = 500
    p.write(TEXT)


def turned_the_other_way(p: Paper) -> None:
    p.write(TEXT)
    p.turn(270)


def cropped(p: Paper) -> None:
    p.canvas.setCropBox((40, 50, 560, 800))
    p.write(TEXT)
    p.at(10, 20, "nicht zu sehen")


@pytest.mark.parametrize(
    ("draw", "size", "reason"),
    [
        (upright, (595, 842), "an upright page"),
        (turned_upright, (842, 595), "turned upright by /Rotate: the page as shown is a landscape page"),
        (shown_sideways, (842, 595), "shown with its text running down"),
        (turned_the_other_way, (842, 595), "shown with its text running up"),
        (shown_upside_down, (595, 842), "shown upside down"),
        (drawn_sideways, (595, 842), "drawn running up, not turned"),
        (cropped, (520, 750), "boxes count from the corner of what is shown; what is cut off is not read"),
    ],
)
def test_turned_pages(draw: Callable[[Paper], None], size: tuple[int, int], reason: str, tmp_path: Path) -> None:
    path = paper(tmp_path / "paper.pdf", draw)
    document = read_pdf(path)
    assert document.text == TEXT, reason
    page = document.pages[0]
    assert (round(page.width), round(page.height)) == size, reason
    boxes = [word.box for word in document.words if word.box]
    assert all(0 <= box.x0 < box.x1 <= size[0] and 0 <= box.top < box.bottom <= size[1] for box in boxes), reason
    every_word_is_there_again(path, document)


@pytest.mark.parametrize(
    "draw", [upright, turned_upright, shown_sideways, shown_upside_down, drawn_sideways, turned_the_other_way, cropped]
)
def test_the_second_reader_reads_turned_pages_alike(draw: Callable[[Paper], None], tmp_path: Path) -> None:
    path = paper(tmp_path / "paper.pdf", draw)
    with opened(path) as reader, pdfplumber.open(path) as document:
        again, first = reader.glyphs(1), page_glyphs(document.pages[0])
    assert again.frame.direction == first.frame.direction
    words, others = words_of(first.glyphs), words_of(again.glyphs)
    assert [word.text for word in words] == [word.text for word in others]
    for word, other in zip(words, others, strict=True):
        assert word.box is not None
        assert other.box is not None
        assert abs(word.box.x0 - other.box.x0) < 2
        assert abs(word.box.bottom - other.box.bottom) < 4


@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold", "Times-Roman", "Times-Italic", "Courier"])
def test_words_behind_a_euro_stand_where_they_are(font: str, tmp_path: Path) -> None:
    """Fonts that are not in the file: their measures come from the reader, which must know the euro."""

    def draw(p: Paper) -> None:
        p.at(LEFT, 700, "Für 2023 sind 4.500\u00a0€, für 2024 sind 9.000 € eingeplant.", font)

    path = paper(tmp_path / "paper.pdf", draw)
    document = read_pdf(path)
    every_word_is_there_again(path, document, Places.words_in)
    assert "4.500 €, für 2024 sind 9.000 € eingeplant." in document.text


def test_a_coded_hyphen_is_a_hyphen(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        p.lines(["Der Rat berät mit dem Integrations\u00ad", "beirat über die Mittel."])

    assert "Integrationsbeirat" in read_pdf(paper(tmp_path / "paper.pdf", draw)).text


def test_letters_without_width_are_read_by_the_second_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.ingest.pdf import reading

    def flat(page: object) -> PageGlyphs:
        found = page_glyphs(page)
        for glyph in found.glyphs:
            glyph.x1 = glyph.x0 = 70.0
        return found

    monkeypatch.setattr(reading, "page_glyphs", flat)
    document = read_pdf(paper(tmp_path / "paper.pdf", upright))
    assert document.text == TEXT
    assert document.notes == ("page 1: read by pdfium (a font without widths)",)


@pytest.mark.parametrize("direction", [0, 90, 180, 270])
def test_turning_a_box_and_back(direction: Direction) -> None:
    frame = Frame(600, 800, direction)
    box = Box(10, 20, 110, 35)
    assert frame.shown(Box(*frame.reading(box.x0, box.top, box.x1, box.bottom))) == box


def test_text_beside_the_page_in_another_direction_is_set_aside(tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        p.write(TEXT)
        p.canvas.translate(30, 300)
        p.canvas.rotate(90)
        p.at(0, 0, "Formular 117 der Druckerei", size=6)
        p.canvas.rotate(-40)
        p.at(60, 0, "ENTWURF", size=40)

    document = read_pdf(paper(tmp_path / "paper.pdf", draw))
    assert document.text == TEXT
    assert tuple(document.margins) == ("Formular 117 der Druckerei", "ENTWURF")


def picture() -> ImageReader:
    data = BytesIO()
    Image.new("L", (60, 80), 230).save(data, "PNG")
    data.seek(0)
    return ImageReader(data)


def scan(p: Paper) -> None:
    p.canvas.drawImage(picture(), 0, 0, 595, 842)


def scan_with_stamp(p: Paper) -> None:
    scan(p)
    p.at(LEFT, 20, "Scan 4711 vom 3.4.")


def scan_with_text_layer(p: Paper) -> None:
    scan(p)
    p.write(TEXT)


def blank(p: Paper) -> None:
    p.canvas.rect(10, 10, 100, 20)


def without_meaning(p: Paper) -> None:
    p.write("\u0416\u0416\u0416 \u0417\u0417 " * 30, font="Vera")


def without_vowels(p: Paper) -> None:
    p.write("Txtgwrsk dr Stdt Mrhm wrd bftrgt bs zm Hrbst n Knzpt vrzlgn " * 5)


@pytest.mark.parametrize(
    ("draw", "source", "note", "reason"),
    [
        (scan, "none", "page 2: no text layer", "a picture only"),
        (scan_with_stamp, "none", "page 2: a picture of the page with only 15 characters", "a stamp is not the page"),
        (scan_with_text_layer, "digital", None, "a scan that was read before"),
        (blank, "digital", None, "nothing to read on a blank page"),
        (without_meaning, "none", "page 2: its text layer is unreadable", "characters without meaning"),
        (without_vowels, "none", "page 2: its text layer is unreadable", "letters without vowels are no German"),
    ],
)
def test_pages_without_usable_text(
    draw: Callable[[Paper], None], source: str, note: str | None, reason: str, tmp_path: Path
) -> None:
    def both(p: Paper) -> None:
        upright(p)
        p.page()
        draw(p)

    document = read_pdf(paper(tmp_path / "paper.pdf", both))
    assert document.pages[0].source == "digital"
    assert document.pages[1].source == source, reason
    if note is None:
        assert document.notes == (), reason
    else:
        assert any(text.startswith(note) for text in document.notes), reason
        assert document.pages[1].start == document.pages[1].end, "the text of such a page is empty"


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("make", "code", "reason"),
    [
        (lambda p: paper(p, upright, password="geheim"), "encrypted", "a password is needed"),
        (lambda p: write(p, b"%PDF-1.7\n" + b"\x00" * 500), "broken", "a head and nothing behind it"),
        (lambda p: write(p, b""), "broken", "no bytes at all"),
        (lambda p: paper(p, blank), "empty", "a page without any word"),
    ],
)
def test_files_that_cannot_be_read(make: Callable[[Path], Path], code: str, reason: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError) as raised:
        read_pdf(make(tmp_path / "paper.pdf"))
    assert raised.value.code == code, reason
    assert raised.value.message
    assert raised.value.remedy


def test_a_pdf_that_opens_with_the_empty_password_is_read(tmp_path: Path) -> None:
    assert read_pdf(paper(tmp_path / "paper.pdf", upright, password="")).text == TEXT


def test_pages_that_the_first_reader_loses_are_read_by_the_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.ingest.pdf import reading

    def draw(p: Paper) -> None:
        p.write(TEXT)
        p.page()
        p.write("Zweite Seite. " + TEXT)

    path = paper(tmp_path / "paper.pdf", draw)
    whole = read_pdf(path)
    fails = iter([False, True])

    def failing(page: object) -> object:
        if next(fails):
            raise ValueError("content stream")
        return page_glyphs(page)

    monkeypatch.setattr(reading, "page_glyphs", failing)
    rescued = read_pdf(path)
    assert rescued.text == whole.text
    assert rescued.notes == ("page 2: read by pdfium (ValueError: content stream)",)


def test_a_file_with_more_pages_than_the_first_reader_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pdfplumber.pdf import PDF

    def draw(p: Paper) -> None:
        p.write(TEXT)
        p.page()
        p.write("Zweite Seite. " + TEXT)

    path = paper(tmp_path / "paper.pdf", draw)
    monkeypatch.setattr(PDF, "pages", property(lambda self: []))
    document = read_pdf(path)
    assert [page.source for page in document.pages] == ["digital", "digital"]
    assert document.text == f"{TEXT}\fZweite Seite. {TEXT}"
    assert document.notes == ("the first reader found 0 pages only; pages 1 to 2 were read by pdfium",)


def test_a_place_read_again(tmp_path: Path) -> None:
    path = paper(tmp_path / "paper.pdf", lambda p: p.lines(["Beschluss vom Mai", "Seite darunter"]))
    top = 842 - TOP
    with opened(path) as reader:
        places = reader.places(1)
    assert places.text_in(Box(LEFT, top - 10, 300, top + 3)) == "Beschluss vom Mai"
    assert places.text_in(Box(LEFT, top - 10 + PITCH, 300, top + 3 + PITCH)) == "Seite darunter"
    assert places.text_in(Box(400, top - 10, 500, top + 3)) == ""


@pytest.mark.parametrize(
    ("left", "right", "expected", "reason"),
    [
        (0, 0, "vom", "the word itself"),
        (-3, -3, "vom", "most of it"),
        (4, 4, "vom", "most of it, and nothing of the next word"),
        (-60, -18, "Beschluss", "little of it, and more than half of the word before"),
        (200, 200, "", "nothing there"),
    ],
)
def test_whole_words_that_mostly_stand_at_a_place(
    left: float, right: float, expected: str, reason: str, tmp_path: Path
) -> None:
    path = paper(tmp_path / "paper.pdf", lambda p: p.lines(["Beschluss vom Mai"]))
    box = next(word.box for word in read_pdf(path).words if word.printed == "vom")
    assert box is not None
    with opened(path) as reader:
        places = reader.places(1)
    assert places.words_in(Box(box.x0 + left, box.top, box.x1 + right, box.bottom)) == expected, reason


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(
        st.text("abdegklmnoprstuäöüßABGMSTW0123456789.,-()/", min_size=1, max_size=14), min_size=1, max_size=120
    ),
    turned=st.sampled_from([0, 90, 180, 270]),
)
def test_every_word_stands_where_its_box_is(words: list[str], turned: int, tmp_path: Path) -> None:
    def draw(p: Paper) -> None:
        p.write("Stadt Moorheim. " + " ".join(words))
        p.turn(turned)

    path = paper(tmp_path / "paper.pdf", draw)
    document = read_pdf(path)
    every_word_is_there_again(path, document)
    printed = "".join(word.printed for word in document.words) + "".join(
        margin.text for page in document.pages for margin in page.margins
    )
    assert sorted(printed.replace(" ", "")) == sorted("StadtMoorheim." + "".join(words))
