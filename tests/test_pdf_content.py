"""Pages read in one sweep are what pdfminer reads character by character, and what plain pdfplumber finds. Every row says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.pdfinterp import PDFContentParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSEOF
from reportlab.lib.colors import CMYKColor, white

from benchmarks.likeness import Likeness
from pipeline.ingest.pdf import content, printing, read_pdf
from pipeline.ingest.pdf.content import OddContentError, instructions
from pipeline.ingest.pdf.glyphs import PageGlyphs
from pipeline.ingest.pdf.printing import PLAIN, page_glyphs
from tests.drawn_paper import Paper, paper
from tests.test_pdf_pages import picture

SAMPLES = sorted((Path(__file__).parents[1] / "data" / "raw").glob("*.pdf"))


def as_pdfminer_reads(*contents: bytes) -> list[Any]:
    parser, found = PDFContentParser([PDFStream({}, data) for data in contents]), []
    try:
        while True:
            found.append(parser.nextobject()[1])
    except PSEOF:
        return found


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (b"BT /F1 11 Tf 70 700 Td (Rat) Tj T* (der Stadt) ' 1 2 (Moorheim) \" ET", "text"),
        (b"[(Ra) -12.5 (t) .5 <0041 42>] TJ", "letters moved by hand, hexadecimal with white space"),
        (b"<414> Tj <> Tj", "hexadecimal of an odd length, and of none"),
        (b"(alt \\(neu\\) \\\\ \\101\\7 \\n \\d Zeile\\\nweiter\\\r\nhier) Tj", "escapes, some of them wrong"),
        (b"(Amt (mit (tief)) ) Tj", "brackets in brackets"),
        (b"() Tj (a\nb) Tj", "nothing, and a string over two lines"),
        (b"+1 -2 -.5 5. 007 1.50 12abc 1.2.3 4-5 cm", "numbers well and badly written"),
        (b"/Name /Na#20me / /F1/F2 gs", "names, with a code, without a name, side by side"),
        (b"/P <</MCID 0 /Lang (de) /A [1 2 <</B /C>>] /T true /N false>> BDC EMC", "a dictionary with everything"),
        (b"% Rat (\n1 0 0 rg%tief\r0 g f* W n B*", "comments, operators with a star"),
        (b"q\x00Q q{Q", "a zero byte; a brace without its like, which pdfminer reads"),
        (b"1 0 0 1 0 0 cm\nBI /W 1 /H 1 ID \xff\x00(EI Q", "a picture inside the content"),
        (b"(never closed Tj ET", "a string without an end"),
        (b"[(never closed) Tj ET", "a bracket without an end"),
        (b"] >> (Rat) Tj", "brackets that nothing opens"),
        (b"<</Odd>> BDC", "a dictionary with a key too many"),
        (b"1" * 5000 + b" w", "a number of 5000 figures"),
        (b"", "nothing at all"),
    ],
)
def test_content_is_read_as_pdfminer_reads_it(said: bytes, reason: str) -> None:
    try:
        found = instructions([PDFStream({}, said)])
    except OddContentError:
        return  # left to pdfminer
    assert repr(found) == repr(as_pdfminer_reads(said)), reason


@pytest.mark.parametrize(
    "said",
    [b"BT (Rat \\(alt\\)) Tj ET", b"[(a) 1 <41>] TJ", b"/P <</MCID 0>> BDC (a (b) c) Tj EMC", b"0.5 w 1 2 m 3 4 l S"],
)
def test_usual_content_is_not_left_to_pdfminer(said: bytes) -> None:
    assert instructions([PDFStream({}, said)])


def test_content_in_pieces_is_one_content() -> None:
    pieces = [b"BT (Ra", b"t) Tj 1 0", b"0 rg ET"]
    assert repr(instructions([PDFStream({}, piece) for piece in pieces])) == repr(as_pdfminer_reads(*pieces))


def test_long_content_is_left_to_pdfminer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "LONGEST", 10)
    with pytest.raises(OddContentError):
        instructions([PDFStream({}, b"1 2 m 3 4 l S")])


TOKENS = st.sampled_from(
    [
        b"1",
        b"-.5",
        b"12.75",
        b"/F1",
        b"(Rat)",
        b"(a\\)b)",
        b"((x))",
        b"<41>",
        b"<4",
        b"[",
        b"]",
        b"<<",
        b">>",
        b"Tj",
        b"T*",
        b"'",
        b"%x\n",
        b"\\",
        b")",
        b"(",
        b"#",
        b"true",
        b"null",
        b"q",
        b"\r",
        b"--",
        b"{",
        b".",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(TOKENS, max_size=25), st.sampled_from([b" ", b"\n", b""]))
def test_any_content_is_read_as_pdfminer_reads_it(tokens: list[bytes], between: bytes) -> None:
    said = between.join(tokens)
    try:
        found = instructions([PDFStream({}, said)])
    except OddContentError:
        return
    assert repr(found) == repr(as_pdfminer_reads(said))


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_are_read_as_pdfminer_reads_them(said: bytes) -> None:
    try:
        found = instructions([PDFStream({}, said)])
    except OddContentError:
        return
    assert repr(found) == repr(as_pdfminer_reads(said))


def text_of_all_kinds(p: Paper) -> None:
    text = p.canvas.beginText(70, 700)
    text.setFont("Helvetica-Bold", 12)
    text.textOut("Der Rat der Stadt")
    text.setCharSpace(1.5)
    text.setWordSpace(4)
    text.setHorizScale(80)
    text.setRise(3)
    text.textLines("berät heute\nüber 4.500 €")
    text.setTextRenderMode(3)
    text.textOut("unsichtbar")
    text.setTextTransform(1, 0, 0.3, 1, 70, 600)
    text.textOut("schräg gestellt")
    text.setTextTransform(1, 0, 0, -1, 70, 560)
    text.textOut("gespiegelt")
    p.canvas.drawText(text)
    p.at(70, 500, "Größe – fünf", "Vera")
    p.at(-20, 480, "am Rand und daneben")
    p.at(70, 900, "über der Seite")


def text_in_all_directions(p: Paper) -> None:
    for degrees in (0, 30, 90, 180, 270):
        p.canvas.saveState()
        p.canvas.translate(300, 400)
        p.canvas.rotate(degrees)
        p.at(40, 0, f"Moorheim {degrees}")
        p.canvas.restoreState()


def drawings(p: Paper) -> None:
    p.canvas.rect(70, 700, 40, -20)
    p.canvas.rect(70, 600, -40, 20, stroke=0, fill=1)
    p.canvas.line(70, 500, 300, 500)
    p.canvas.setDash(1, 2)
    p.canvas.circle(200, 650, 20)
    p.canvas.setFillColor(white)
    p.canvas.rect(70, 400, 40, 20, stroke=0, fill=1)
    p.canvas.setFillColor(CMYKColor(0, 0, 0, 0))
    p.canvas.rect(70, 300, 40, 20, stroke=1, fill=1)
    path = p.canvas.beginPath()
    for x in (100, 200):
        path.moveTo(x, 100)
        path.lineTo(x + 20, 100)
        path.lineTo(x + 20, 120)
        path.lineTo(x, 120)
        path.close()
    path.moveTo(300, 100)
    path.curveTo(310, 130, 340, 150, 350, 100)
    p.canvas.drawPath(path)
    p.canvas.rotate(20)
    p.canvas.rect(300, 100, 50, 30)


def forms_and_pictures(p: Paper) -> None:
    p.canvas.beginForm("stempel")
    p.at(10, 10, "Eingang")
    p.canvas.rect(0, 0, 60, 30)
    p.canvas.drawImage(picture(), 5, 5, 20, 20)
    p.canvas.endForm()
    for x in (100, 300):
        p.canvas.saveState()
        p.canvas.translate(x, 500)
        p.canvas.scale(1.5, 1.5)
        p.canvas.doForm("stempel")
        p.canvas.restoreState()
    p.canvas.drawImage(picture(), 70, 100, 200, 150)
    p.at(70, 60, "darunter")


def turned_page(p: Paper) -> None:
    drawings(p)
    p.canvas.setCropBox((20, 30, 500, 700))
    p.turn(90)


@pytest.mark.parametrize("draw", [text_of_all_kinds, text_in_all_directions, drawings, forms_and_pictures, turned_page])
def test_glyphs_and_drawings_are_those_of_pdfminer(
    draw: Callable[[Paper], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = paper(tmp_path / "paper.pdf", draw)
    found = pages(path)
    monkeypatch.setenv(PLAIN, "1")
    assert found == pages(path)
    assert found[0].glyphs or found[0].shapes


def pages(path: Path) -> list[PageGlyphs]:
    with pdfplumber.open(path) as document:
        return [page_glyphs(page) for page in document.pages]


def test_no_more_characters_than_a_page_can_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "GLYPHS_A_PAGE", 20)
    (page,) = pages(paper(tmp_path / "paper.pdf", lambda p: p.lines(["Beschluss vom Mai", "Seite darunter"])))
    assert "".join(glyph.text for glyph in page.glyphs) == "Beschluss vom MaiSei"
    assert page.cut


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_sample_papers_are_read_alike(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = read_pdf(path)
    monkeypatch.setenv(PLAIN, "1")
    assert read_pdf(path) == document


def test_the_corpus_is_read_alike(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same documents as by pdfminer as it comes; plain pdfplumber's words and cells but for what benchmarks/README.md names."""
    paths = sorted(path for path in (corpus / "corpus" / "pdf").glob("*.pdf") if "scan" not in path.name)
    documents = [read_pdf(path) for path in paths]
    alike = Likeness()
    for path in paths:
        alike.add(path)
    assert alike.word_share >= 0.995, alike.differences
    assert alike.cell_share >= 0.98, alike.differences
    monkeypatch.setenv(PLAIN, "1")
    assert [read_pdf(path) for path in paths] == documents
