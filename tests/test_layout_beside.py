"""Facts beside text, cards side by side and pills behind titles, as designed concepts have them; and what is none of these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from extractors.document import Box
from pipeline.ingest.document.page import pill_in, row_of
from pipeline.ingest.document.raw import RawWord
from pipeline.ingest.pdf import read_pdf
from tests.drawn_paper import LEFT, PITCH, Paper, paper

BOLD, SMALL = "Helvetica-Bold", 8.0
FACTS = (("Wer:", "Jugendamt"), ("Mit wem:", "Turnverein"), ("Ab wann:", "Mai 2026"), ("Budget:", "4.000 Euro"))
TEXT = (
    "Am Nachmittag öffnet die Turnhalle für",
    "alle Kinder des Viertels. Wer mag, bringt",
    "seine Geschwister mit.",
)
SIDE = LEFT + 260


def _text(p: Paper, x: float, top: float, lines: Sequence[str] = TEXT) -> None:
    for number, line in enumerate(lines):
        p.at(x, top - number * PITCH, line)


def _facts(p: Paper, x: float, top: float, *, above: bool = False) -> None:
    for number, (label, value) in enumerate(FACTS):
        y = top - number * PITCH * (2 if above else 1) - 3
        p.at(x, y, label.upper().strip(":") if above else label, "Helvetica" if above else BOLD, SMALL if above else 11)
        p.at(x if above else x + 70, y - (PITCH if above else 0), value)


def labels_inside(p: Paper) -> None:
    p.at(LEFT, 700, "1a Offene Halle", BOLD)
    _text(p, LEFT, 660)
    _facts(p, SIDE, 660)


def labels_above(p: Paper) -> None:
    """A narrow column left of the text, with the title above the text alone."""
    _facts(p, LEFT, 663, above=True)
    p.at(LEFT + 130, 660, "1a Offene Halle", BOLD)
    _text(p, LEFT + 130, 640)


def below_a_heading(p: Paper) -> None:
    """The same with the heading of a field close above both."""
    labels_above(p)
    p.at(LEFT, 677, "Handlungsfeld B: Spiel und Sport für alle")


def twice(p: Paper) -> None:
    """The same labels again below: two boxes in a column."""
    p.at(LEFT, 700, "1a Offene Halle", BOLD)
    _text(p, LEFT, 660)
    _facts(p, SIDE, 660)
    _facts(p, SIDE, 660 - 4 * PITCH)


def ruled(p: Paper) -> None:
    labels_inside(p)
    for y in (672, 645):
        p.canvas.line(LEFT - 5, y, SIDE + 200, y)


def values_alone(p: Paper) -> None:
    """Labels on the left, their values on the right: rows."""
    for number, (label, value) in enumerate(FACTS):
        p.at(LEFT, 660 - number * PITCH, label, BOLD)
        p.at(SIDE, 660 - number * PITCH, value)


@pytest.mark.parametrize(
    ("draw", "apart", "reason"),
    [
        (labels_inside, True, "labels in bold before their values, right of the text"),
        (labels_above, True, "small labels above their values, left of the text"),
        (below_a_heading, True, "a heading over both columns"),
        (twice, False, "labels that come again are of two things"),
        (ruled, False, "lines across are of a table"),
    ],
)
def test_facts_beside_text_are_read_after_it(
    draw: Callable[[Paper], None], apart: bool, reason: str, tmp_path: Path
) -> None:
    document = read_pdf(paper(tmp_path / "paper.pdf", draw))
    assert (" ".join(TEXT) in document.text) is apart, reason
    if apart:
        (table,) = document.tables
        cells = [[cell.text for cell in row] for row in table.rows]
        assert [row[1] for row in cells] == [value for _, value in FACTS], reason
        assert [row[0].strip(":").casefold() for row in cells] == [label.strip(":").casefold() for label, _ in FACTS]
        assert document.text.index("Offene Halle") < document.text.index("seine Geschwister") < table.start, reason


def test_labels_beside_values_stay_rows(tmp_path: Path) -> None:
    text = read_pdf(paper(tmp_path / "paper.pdf", values_alone)).text
    assert all(text.index(label) < text.index(value) < text.index("Budget:") + 20 for label, value in FACTS)
    assert text.index("Jugendamt") < text.index("Mit wem:")


def _card(p: Paper, x: float, top: float, labels: Sequence[str], values: Sequence[str]) -> None:
    for number, (label, value) in enumerate(zip(labels, values, strict=True)):
        p.at(x, top - number * PITCH, f"{label} {value}")


def cards(p: Paper) -> None:
    _card(p, LEFT, 700, ("Wer", "Partner", "Wann", "Budget", "Stand"), ("Jugendamt", "Verein", "2026", "400 €", "neu"))
    _card(p, SIDE, 694, ("Wer", "Wann", "Budget", "Stand"), ("Sportamt", "2027", "900 €", "alt"))


def a_row_each(p: Paper) -> None:
    _card(p, LEFT, 700, ("Rat", "Kreistag", "Magistrat", "Beirat"), ("Mai", "Juni", "Juli", "August"))
    _card(p, SIDE, 700, ("Saal", "Halle", "Raum", "Zimmer"), ("1", "2", "3", "4"))


@pytest.mark.parametrize(
    ("draw", "order", "reason"),
    [
        (cards, ("Jugendamt", "400 €", "Sportamt", "900 €"), "cards with the same labels: one after the other"),
        (a_row_each, ("Rat Mai", "Saal 1", "Kreistag Juni", "Halle 2"), "columns of a table share no words"),
    ],
)
def test_cards_side_by_side(draw: Callable[[Paper], None], order: Sequence[str], reason: str, tmp_path: Path) -> None:
    text = read_pdf(paper(tmp_path / "paper.pdf", draw)).text
    assert sorted(order, key=text.index) == list(order), reason


@pytest.mark.parametrize(
    ("words", "expected", "reason"),
    [
        ([("Hundert", 13, True), ("Bänke", 13, True), ("fertig", 8, True)], 2, "a word in a pill"),
        (
            [("2.3", 9, True), ("Bänke", 13, True), ("in", 8, False), ("Planung", 8, False)],
            2,
            "two, and a small number",
        ),
        ([("Hundert", 13, True), ("Bänke", 13, True), ("2", 7, False)], 0, "a number of a note"),
        ([("Hundert", 10, False), ("Bänke", 10, False), ("fertig", 7, False)], 0, "a line of text is no title"),
        ([("Hundert", 13, True), ("Bänke", 13, True), ("stehen", 11, False)], 0, "hardly smaller"),
    ],
)
def test_pills_behind_titles(words: Sequence[tuple[str, float, bool]], expected: int, reason: str) -> None:
    row = row_of(
        RawWord(text, Box(60 * n, 100 - size, 60 * n + 50, 100), size=size, bold=bold)
        for n, (text, size, bold) in enumerate(words)
    )
    assert pill_in(row) == expected, reason
