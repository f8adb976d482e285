"""Words as printed: gaps, letter-spacing, double prints, raised figures, symbols. Every row says why."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest

from pipeline.ingest.pdf.glyphs import Glyph
from pipeline.ingest.pdf.words import page_ink, words_of
from tests.drawn_paper import Paper, measure, paper


def words(path: Path) -> list[str]:
    with pdfplumber.open(path) as document:
        return [word.text for page in document.pages for word in page_ink(page).words]


def spaced(paper: Paper) -> None:
    paper.at(70, 700, "V o r m e r k u n g :", "Helvetica-Bold", 14)


def two_spaced_words(paper: Paper) -> None:
    paper.at(70, 700, "D e r  B ü r g e r m e i s t e r", "Helvetica-Bold", 14)


def tracked(paper: Paper) -> None:
    text = paper.canvas.beginText(70, 700)
    text.setFont("Helvetica-Bold", 14)
    text.setCharSpace(4)
    text.textOut("Beschluss")
    text.setCharSpace(0)
    text.textOut(" vom Mai")
    paper.canvas.drawText(text)


def tracked_line(paper: Paper) -> None:
    text = paper.canvas.beginText(70, 700)
    text.setFont("Helvetica", 11)
    text.setCharSpace(3)
    text.textOut("Antrag der Fraktion")
    paper.canvas.drawText(text)


def fake_bold(paper: Paper) -> None:
    for shift in (0, 0.3, 0.6):
        paper.at(70 + shift, 700, "Alle Kassenbelege")


def shadowed_later(paper: Paper) -> None:
    paper.at(70, 700, "Nummer 11122")
    paper.at(70, 680, "danach")
    paper.at(70.2, 700, "Nummer 11122")


def lowered(paper: Paper) -> None:
    paper.at(70, 700, "Ausstoß von CO")
    paper.at(70 + measure("Ausstoß von CO"), 697, "2", size=7)
    paper.at(70 + measure("Ausstoß von CO") + 8, 700, "je Einwohner")


def raised(paper: Paper) -> None:
    paper.at(70, 700, "eine Fläche von 40 m")
    paper.at(70 + measure("eine Fläche von 40 m"), 704, "2", size=7)
    paper.at(70, 686, "Zeile darunter")


def no_space_glyphs(paper: Paper) -> None:
    x = 70.0
    for word in ("Rat", "der", "Stadt", "Moorheim"):
        paper.at(x, 700, word)
        x += measure(word) + 2.6


def kerned(paper: Paper) -> None:
    x = 70.0
    for letter, nudge in zip("Verwaltung", (-0.8, 0.6, -0.5, 0.9, 0, 0.7, -0.3, 0.4, 0, 0), strict=True):
        paper.at(x, 700, letter)
        x += measure(letter) + nudge


def wide_justified(paper: Paper) -> None:
    text = paper.canvas.beginText(70, 700)
    text.setFont("Helvetica", 11)
    text.setWordSpace(30)
    text.textOut("die Ämter der Verwaltung")
    paper.canvas.drawText(text)


def soft_hyphens(paper: Paper) -> None:
    paper.at(70, 700, "Vorlage SV\u00ad9\u00ad0667", "Vera")


def ligatures(paper: Paper) -> None:
    paper.at(70, 700, "wird \ufb01nanziert", "Vera")


def dingbats(paper: Paper) -> None:
    paper.at(70, 700, "❏", "ZapfDingbats")
    paper.at(90, 700, "nein")
    paper.at(150, 700, "■", "ZapfDingbats")
    paper.at(170, 700, "Punkt")


def coded_bullet(paper: Paper) -> None:
    paper.canvas.setFont("Helvetica", 11)
    paper.canvas._code.append(r"BT 1 0 0 1 70 700 Tm /F1 11 Tf (\177) Tj ET")
    paper.at(90, 700, "Sozialamt")


def filled_rule(paper: Paper) -> None:
    paper.at(70, 700, "_____________")
    paper.at(75, 700, "Muster")


@pytest.mark.parametrize(
    ("draw", "expected", "reason"),
    [
        (spaced, ["Vormerkung:"], "letters typed with spaces are one word"),
        (two_spaced_words, ["Der", "Bürgermeister"], "the wider gap parts two letter-spaced words"),
        (tracked, ["Beschluss", "vom", "Mai"], "a heading spaced by the program, then normal words"),
        (tracked_line, ["Antrag", "der", "Fraktion"], "the gap of a word is measured against the line's own spacing"),
        (fake_bold, ["Alle", "Kassenbelege"], "printed three times to look bold; double letters stay double"),
        (shadowed_later, ["Nummer", "11122", "danach"], "the second print comes later in the file; 111 stays 111"),
        (lowered, ["Ausstoß", "von", "CO2", "je", "Einwohner"], "a lowered figure belongs to its word"),
        (raised, ["eine", "Fläche", "von", "40", "m2", "Zeile", "darunter"], "a raised figure is no line of its own"),
        (no_space_glyphs, ["Rat", "der", "Stadt", "Moorheim"], "words without any space character"),
        (kerned, ["Verwaltung"], "odd kerning does not tear a word"),
        (wide_justified, ["die", "Ämter", "der", "Verwaltung"], "wide spaces are spaces still"),
        (soft_hyphens, ["Vorlage", "SV-9-0667"], "a printed soft hyphen is a hyphen"),
        (dingbats, ["☐", "nein", "■", "Punkt"], "the letters of a symbol font are signs"),
        (coded_bullet, ["•", "Sozialamt"], "a sign that its font gives no meaning, before an entry, is a bullet"),
        (filled_rule, ["Muster"], "an entry above a row of underscores"),
    ],
)
def test_words_as_printed(draw: Callable[[Paper], None], expected: list[str], reason: str, tmp_path: Path) -> None:
    assert words(paper(tmp_path / "paper.pdf", draw)) == expected, reason


def test_ligatures_stay_as_printed_until_the_text_is_written(tmp_path: Path) -> None:
    from pipeline.ingest.pdf import read_pdf

    document = read_pdf(paper(tmp_path / "paper.pdf", ligatures))
    assert document.text == "wird finanziert"
    assert [word.printed for word in document.words] == ["wird", "\ufb01nanziert"]


def glyph(text: str, x0: float, x1: float, baseline: float = 100.0, size: float = 10.0) -> Glyph:
    return Glyph(text, x0, baseline - 8, x1, baseline + 2, baseline, size, False, "Font")


@pytest.mark.parametrize(
    ("glyphs", "expected", "reason"),
    [
        ([glyph("a", 0, 5), glyph("\u00a8", 0.5, 4)], ["ä"], "an accent printed after its letter"),
        ([glyph("\u00a8", 0.5, 4), glyph("u", 0, 5)], ["ü"], "an accent printed before its letter"),
        ([glyph("a", 0, 5), glyph(" ", 5, 5.2), glyph("b", 5.2, 10)], ["ab"], "a space that was taken back is none"),
        ([glyph("b", 8, 13), glyph("a", 0, 5)], ["a", "b"], "printed from the right, read from the left"),
        ([glyph(" ", 0, 3)], [], "a space alone is no word"),
        ([], [], "nothing printed"),
    ],
)
def test_words_of_glyphs(glyphs: list[Glyph], expected: list[str], reason: str) -> None:
    assert [word.text for word in words_of(glyphs)] == expected, reason
