"""Boxes and the words they tick."""

from __future__ import annotations

import pytest

from extractors.checkboxes import ticks
from pipeline.ingest.text.reading import read_text

CASES = [
    ("☒ ja ☐ nein", [("ja", True), ("nein", False)], "box before its label"),
    ("Ja ☐ Nein ☒", [("Ja", False), ("Nein", True)], "box after its label"),
    ("Finanzielle Auswirkungen: ☐ ja ☒ nein", [("ja", False), ("nein", True)], "a heading before, box before"),
    ("Finanzielle Auswirkungen Ja ☐ Nein ☒", [("Ja", False), ("Nein", True)], "a heading before, box after"),
    ("Relevant Nein ☐ Ja ☒ Thema: Wohnen", [("Nein", False), ("Ja", True)], "words on both ends, most boxes lean back"),
    ("Auswirkungen ☐ nein ☒ ja, siehe unten", [("nein", False), ("ja, siehe unten", True)], "words on both ends"),
    ("[x] nein [ ] ja", [("nein", True), ("ja", False)], "typed boxes"),
    ("(x) ja ( ) nein", [("ja", True), ("nein", False)], "round brackets"),
    ("[ja] [nein]", [("ja", False), ("nein", False)], "words in brackets, none ticked"),
    ("nein x ja", [("ja", True)], "the x stands before the word it ticks"),
    ("x nein ja", [("nein", True)], "a lone x first"),
    ("Ja x Nein ☐", [("Ja", True), ("Nein", False)], "an x in place of a box"),
    ("Kosten: □ ja ■ nein", [("ja", False), ("nein", True)], "a filled square beside a blank one is ticked"),
    ("ja □\tnein ■", [("ja", False), ("nein", True)], "squares behind their words, in cells"),
    ("■ ja zum Sport ■ nein zum Lärm", [], "filled squares alone are bullets"),
    ("nein ja", [], "the ticks are lost"),
    ("Mittelbedarf gedeckt: Ja /Nein", [], "struck through, unknown"),
    ("3 x 2.700 Euro", [], "times"),
    ("☑ bereits budgetiert", [("bereits budgetiert", True)], "any label"),
    ("Nein ☒ Die Deckung wird wie folgt gesichert:", [("Nein", True)], "a text after the box of nein"),
    ("Ja\n\n☒\n\nNein\n\n☐", [("Ja", True), ("Nein", False)], "boxes in lines of their own, after"),
    ("☒\n\nJa\n\n☐\n\nNein", [("Ja", True), ("Nein", False)], "boxes in lines of their own, before"),
    ("Auswirkungen\t☒\tja\t☐\tnein", [("ja", True), ("nein", False)], "boxes in cells of their own, before"),
    ("Auswirkungen\tja\t☐\tnein\t☒", [("ja", False), ("nein", True)], "boxes in cells of their own, after"),
    ("Auswirkungen\tja\tx\tnein\t", [("ja", True)], "a blank cell for a box follows the last word"),
    ("Auswirkungen\t\tja\tx\tnein", [("nein", True)], "a blank cell for a box precedes the first word"),
    ("Auswirkungen\t☒ keine ☐ noch offen, weil:", [("keine", True), ("noch offen, weil:", False)], "in one cell"),
]


@pytest.mark.parametrize(("text", "expected", "reason"), CASES)
def test_ticks(text: str, expected: list[tuple[str, bool]], reason: str) -> None:
    assert [(tick.label, tick.ticked) for tick in ticks(read_text(text))] == expected, reason


def test_span_covers_box_and_label() -> None:
    document = read_text("Auswirkungen\n\n☐ ja ☒ nein")
    assert [document.text[tick.start : tick.end] for tick in ticks(document)] == ["☐ ja", "☒ nein"]
    assert [tick.yes for tick in ticks(document)] == [True, False]
