"""What the engine saw becomes words like those of a text layer: level, in few sizes, bold where they are, without specks."""

from __future__ import annotations

import pytest

from pipeline.ingest.document.raw import RawWord
from pipeline.ingest.ocr.engine import Seen
from pipeline.ingest.ocr.words import words_of
from tests.drawn_scan import Scan, px


def read(scan: Scan, *seen: tuple[str, float, float, float, float, float, int]) -> list[RawWord]:
    """The words of a scan on which the engine saw these: text, box in points, confidence, line."""
    found = [
        Seen(text, px(x0), px(top), px(x1), px(bottom), confidence, line, px(bottom - top))
        for text, x0, top, x1, bottom, confidence, line in seen
    ]
    return words_of(found, scan.cleared)


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        (".05.12.2024", "05.12.2024", "a speck before a date is no stop"),
        ("‚und", "und", "nor a comma"),
        ("'Stadtrat", "Stadtrat", "nor a quote"),
        ("vor-.", "vor-", "nor is one behind a hyphen the end of a sentence"),
        ("Rat.", "Rat.", "a stop behind a word may be one"),
        ("„Rat“", "„Rat“", "quotes stay"),
        ("—", "–", "the engine's long dash"),
        ("weıterer", "weiterer", "an i that lost its dot: no German letter is without"),
        ("ﬁnden", "finden", "ligatures are spelled out"),
        ("-12.000", "-12.000", "a minus stays"),
    ],
)
def test_spelling(text: str, expected: str, reason: str) -> None:
    (word,) = read(Scan(), (text, 50, 90, 100, 100, 0.9, 1))
    assert word.text == expected, reason


@pytest.mark.parametrize(
    ("text", "confidence", "reason"),
    [
        ("|", 0.9, "a rest of a drawn line"),
        ("_____", 0.9, "a line to write on"),
        ("‘", 0.3, "a speck"),
        ("Ä", 0.1, "a letter that the engine does not believe in"),
    ],
)
def test_no_words(text: str, confidence: float, reason: str) -> None:
    assert read(Scan(), (text, 50, 90, 60, 100, confidence, 1)) == [], reason


def test_words_of_a_line_are_level_and_of_one_size() -> None:
    scan = Scan().text(50, 100, "am Tag Amt")
    words = read(
        scan, ("am", 50, 94, 64, 100, 0.9, 1), ("Tag", 67, 92, 86, 103, 0.9, 1), ("Amt", 90, 92, 110, 100, 0.9, 1)
    )
    boxes = [word.box for word in words if word.box]
    assert len({(box.top, box.bottom) for box in boxes}) == 1
    assert len({word.size for word in words}) == 1
    assert words[0].size == pytest.approx(11, rel=0.15)


def test_a_speck_over_a_word_does_not_make_it_big() -> None:
    scan = Scan().text(50, 100, "Aktuell die").disc(80, 88, 1.0)
    words = read(scan, ("Aktuell", 50, 92, 84, 100, 0.9, 1), ("die", 88, 86, 105, 100, 0.9, 1))
    assert words[0].size == words[1].size


def test_a_tick_box_stands_before_its_word_on_its_line() -> None:
    scan = Scan().box(50, 92, 9).text(66, 100, "ja").text(110, 100, "nein").box(96, 92, 9)
    words = read(scan, ("ja", 66, 92, 74, 103, 0.9, 1), ("nein", 110, 92, 130, 100, 0.9, 1))
    assert [word.text for word in words] == ["☐", "ja", "☐", "nein"]
    assert {word.size for word in words} == {words[1].size}
    assert words[0].confidence == 0.95


def test_bold_words_are_told_by_their_strokes() -> None:
    scan = Scan(500, 300)
    seen = []
    for line in range(6):
        base = 60 + 20 * line
        scan.text(50, base, "Die Verwaltung wird beauftragt, ein Konzept zu erstellen", bold=3 if line == 0 else 0)
        seen.append(("Verwaltung", 50, base - 9, 340, base + 3, 0.9, line))
    assert [word.bold for word in read(scan, *seen)] == [True] + [False] * 5
