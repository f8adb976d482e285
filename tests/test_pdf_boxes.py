"""Tick boxes: drawn, typed in symbol fonts, filled into form fields. Every row says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.ingest.pdf import read_pdf
from pipeline.ingest.pdf.forms import typed_boxes
from pipeline.ingest.pdf.glyphs import Glyph
from tests.drawn_paper import LEFT, Paper, paper

BODY = "Finanzielle Auswirkungen hat dieser Vorschlag der Verwaltung im Haushalt der Stadt Moorheim."


def square(p: Paper, x: float, y: float, side: float = 8) -> None:
    p.canvas.rect(x, y, side, side)


def cross(p: Paper, x: float, y: float, side: float = 8) -> None:
    p.canvas.line(x + 1, y + 1, x + side - 1, y + side - 1)
    p.canvas.line(x + 1, y + side - 1, x + side - 1, y + 1)


def crossed(p: Paper) -> None:
    square(p, 70, 700)
    cross(p, 70, 700)
    square(p, 130, 700)


def one_path(p: Paper) -> None:
    square(p, 70, 700)
    path = p.canvas.beginPath()
    path.moveTo(72, 704)
    path.lineTo(74, 702)
    path.lineTo(77.5, 707.5)
    p.canvas.drawPath(path)
    square(p, 130, 700)


def typed_mark(p: Paper) -> None:
    square(p, 70, 700, 9)
    p.at(72, 701.5, "x", size=9)
    square(p, 130, 700, 9)


def four_strokes(p: Paper) -> None:
    for x in (70, 130):
        p.canvas.line(x, 700, x + 8, 700)
        p.canvas.line(x, 708, x + 8, 708)
        p.canvas.line(x, 700, x, 708)
        p.canvas.line(x + 8, 700, x + 8, 708)
    cross(p, 70, 700)


def filled(p: Paper) -> None:
    square(p, 70, 700)
    p.canvas.rect(72, 702, 4, 4, stroke=0, fill=1)
    square(p, 130, 700)


@pytest.mark.parametrize(
    ("draw", "reason"),
    [
        (crossed, "two lines cross the square"),
        (one_path, "a tick of one path"),
        (typed_mark, "an x typed into the square"),
        (four_strokes, "the square is made of four strokes"),
        (filled, "a dark square inside"),
    ],
)
def test_drawn_boxes(draw: Callable[[Paper], None], reason: str, tmp_path: Path) -> None:
    def page(p: Paper) -> None:
        p.write(BODY)
        draw(p)
        p.at(82, 700, "ja")
        p.at(142, 700, "nein")

    document = read_pdf(paper(tmp_path / "paper.pdf", page))
    line = document.text.split("\n")[-1].replace("\t", " ")
    assert line == "☒ ja ☐ nein", reason
    box = next(word.box for word in document.words if word.printed == "☒")
    assert box is not None
    assert (round(box.x0), round(842 - box.bottom)) == (70, 700), "the box of the word is the square"


def letters_in_squares(p: Paper) -> None:
    for index, letter in enumerate("ABC"):
        square(p, 70 + 30 * index, 700, 12)
        p.at(73 + 30 * index, 702, letter, size=9)


def grid(p: Paper) -> None:
    for index in range(5):
        square(p, 70 + 10 * index, 700, 10)


def logo(p: Paper) -> None:
    p.canvas.rect(70, 700, 60, 60)


def bullets(p: Paper) -> None:
    p.canvas.rect(70, 702, 5, 5, stroke=0, fill=1)


@pytest.mark.parametrize(
    ("draw", "reason"),
    [
        (letters_in_squares, "a letter in a frame is no tick"),
        (grid, "squares that lean on each other are cells to write into"),
        (logo, "too big for a tick box"),
        (bullets, "a dark square without outline is a bullet"),
    ],
)
def test_squares_that_are_no_boxes(draw: Callable[[Paper], None], reason: str, tmp_path: Path) -> None:
    def page(p: Paper) -> None:
        p.write(BODY)
        draw(p)

    text = read_pdf(paper(tmp_path / "paper.pdf", page)).text
    assert "☐" not in text, reason
    assert "☒" not in text, reason


@pytest.mark.parametrize(
    ("character", "font", "expected", "reason"),
    [
        ("\uf0fe", "Wingdings-Regular", "☒", "Word's ticked box"),
        ("\uf0fd", "ABCDEF+Wingdings", "☒", "Word's crossed box"),
        ("\uf078", "Wingdings", "☒", "a crossed box"),
        ("\uf0a8", "Wingdings", "☐", "Word's open box"),
        ("\uf06f", "ABCDEF+Wingdings-Regular", "☐", "an open box"),
        ("o", "Wingdings", "☐", "the bare code of an open box"),
        ("\u00fe", "Wingdings", "☒", "the bare code of a ticked box"),
        ("\uf052", "Wingdings2", "☒", "the second Wingdings has other signs"),
        ("\uf0a3", "Wingdings-2", "☐", "the second Wingdings has other signs"),
        ("\uf0b7", "Symbol", "•", "Word's bullet"),
        ("\uf0a7", "Wingdings", "▪", "a square bullet is no box"),
        ("\uf0d8", "Wingdings", "‣", "an arrow bullet"),
        ("❑", "ArialUnicodeMS", "☐", "typed in Unicode"),
        ("☑", "DejaVuSans", "☒", "typed in Unicode"),
        ("o", "Helvetica", "o", "a letter is a letter"),
        ("x", "Calibri", "x", "a letter is a letter"),
    ],
)
def test_symbol_fonts(character: str, font: str, expected: str, reason: str) -> None:
    glyph = Glyph(character, 0, 0, 10, 10, 8, 10, False, font)
    typed_boxes([glyph])
    assert glyph.text == expected, reason


def test_form_fields(tmp_path: Path) -> None:
    def form(p: Paper) -> None:
        p.write(BODY)
        fields = p.canvas.acroForm
        p.at(90, 650, "Personelle Auswirkungen")
        fields.checkbox(name="personell", x=70, y=648, size=12, checked=True)
        p.at(90, 620, "Klimarelevanz")
        fields.checkbox(name="klima", x=70, y=618, size=12, checked=False)
        p.at(LEFT, 590, "Gremium:")
        fields.textfield(
            name="gremium", x=130, y=586, width=200, height=16, value="Ausschuss für Soziales", fontSize=10
        )
        fields.textfield(name="leer", x=130, y=560, width=200, height=16, value="")

    text = read_pdf(paper(tmp_path / "paper.pdf", form)).text.replace("\t", " ")
    assert "☒ Personelle Auswirkungen" in text
    assert "☐ Klimarelevanz" in text
    assert "Gremium: Ausschuss für Soziales" in text
    assert text.count("☐") == text.count("☒") == 1
