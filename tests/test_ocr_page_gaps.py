"""Print that the engine passed over is shown to it again; what stays unread is counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
import pytest
from numpy.typing import NDArray

from pipeline.ingest.ocr.engine import Recogniser, Seen
from pipeline.ingest.ocr.gaps import fill_gaps
from tests.drawn_scan import Scan, px

if TYPE_CHECKING:
    from pipeline.ingest.ocr.engine import Grey


def word(text: str, x0: float, top: float, x1: float, bottom: float, confidence: float = 0.95, line: int = 1) -> Seen:
    return Seen(text, px(x0), px(top), px(x1), px(bottom), confidence, line, px(bottom - top))


class SecondLook(Recogniser):
    """An engine that sees one word of this confidence on the whole of each line that it is shown."""

    def __init__(self, text: str, confidence: float) -> None:
        super().__init__("deu")
        self.text, self.confidence = text, confidence
        self.shown: list[tuple[int, ...]] = []

    def recognise(self, sheet: Grey, dpi: int, layout: int = 3) -> list[Seen]:
        self.shown.append(sheet.shape)
        dark: NDArray[np.bool_] = np.asarray((sheet < 120).any(axis=1))
        starts = [row for row in range(1, len(dark)) if dark[row] and not dark[row - 1]]
        seen = []
        for number, row in enumerate(starts):
            line = sheet[row : row + 20] < 120
            columns = np.flatnonzero(line.any(axis=0))
            seen.append(
                Seen(self.text, int(columns[0]), row, int(columns[0]) + 40, row + 25, self.confidence, number, 25)
            )
        return seen


def page() -> Scan:
    scan = Scan(400, 300)
    return scan.text(60, 100, "Kosten im Jahr").text(60, 150, "Sachaufwand").text(300, 150, "15")


FIRST = [word("Kosten", 60, 91, 96, 103), word("im", 99, 91, 110, 103), word("Jahr", 113, 91, 140, 103)]
LABEL = word("Sachaufwand", 60, 141, 130, 153, line=2)
FIGURE = word("15", 300, 141, 313, 153, line=2)


@pytest.mark.parametrize(
    ("seen", "confidence", "texts", "unread", "looks", "reason"),
    [
        ([*FIRST, LABEL, FIGURE], 0.9, ["Kosten", "im", "Jahr", "Sachaufwand", "15"], 0, 0, "nothing is missing"),
        ([*FIRST, LABEL], 0.9, ["Kosten", "im", "Jahr", "Sachaufwand", "?"], 0, 1, "a figure in a cell is read again"),
        ([*FIRST, LABEL], 0.2, ["Kosten", "im", "Jahr", "Sachaufwand"], 1, 1, "what is not believed stays unread"),
        ([*FIRST, word("Sachaufwand", 60, 141, 130, 153, 0.2), FIGURE], 0.9, ["Kosten", "im", "Jahr", "15", "?"], 0, 1,
         "a better reading takes the place of a doubtful one"),
        ([*FIRST, LABEL, word("1S", 300, 141, 313, 153, 0.5)], 0.9, ["Kosten", "im", "Jahr", "Sachaufwand", "?"], 0, 1,
         "figures are looked at again sooner than letters"),
        ([*FIRST, word("Sachaufwand", 60, 141, 130, 153, 0.5), FIGURE], 0.9,
         ["Kosten", "im", "Jahr", "Sachaufwand", "15"], 0, 0, "letters that are half believed are left as they are"),
        ([*FIRST, word("Sachaufwand", 60, 141, 130, 153, 0.25), FIGURE], 0.2,
         ["Kosten", "im", "Jahr", "15", "Sachaufwand"], 0, 1, "a doubtful reading stays where there is no better"),
    ],
)  # fmt: skip
def test_second_look(
    seen: Sequence[Seen],
    confidence: float,
    texts: list[str],
    unread: int,
    looks: int,
    reason: str,
) -> None:
    engine = SecondLook("?", confidence)
    words, left = fill_gaps(page().cleared, seen, engine)
    assert [word.text for word in words] == texts, reason
    assert (left, len(engine.shown)) == (unread, looks), reason


def test_a_word_found_again_is_where_it_stands() -> None:
    words, _ = fill_gaps(page().cleared, [*FIRST, LABEL], SecondLook("15", 0.9))
    assert (words[-1].x0, words[-1].top) == pytest.approx((px(300), px(142)), abs=px(2))


def test_letters_read_as_one_stack_are_taken_apart() -> None:
    """A column of ``A.``, ``B.``, ``C.`` far left of its list comes as one upright word of nonsense."""
    scan = Scan(400, 300)
    seen = [word("mMO", 50, 90, 60, 156, 0.2, 9)]
    for number, text in enumerate(("Sprache", "Bildung", "Arbeit")):
        scan.text(50, 100 + 25 * number, "ABC"[number] + ".").text(90, 100 + 25 * number, text)
        seen.append(word(text, 90, 91 + 25 * number, 130, 103 + 25 * number, 0.95, number))
    engine = SecondLook("A.", 0.9)
    words, _ = fill_gaps(scan.cleared, seen, engine)
    assert [word.text for word in words] == ["Sprache", "Bildung", "Arbeit", "A.", "A.", "A."]


def test_a_page_number_alone_is_not_worth_a_second_look() -> None:
    engine = SecondLook("3", 0.9)
    scan = page().text(200, 296, "3")
    assert fill_gaps(scan.cleared, [*FIRST, LABEL, FIGURE], engine)[1] == 0
    assert not engine.shown


@pytest.mark.parametrize(
    ("text", "looks", "reason"),
    [
        ("27.41.2017", 1, "no year has so many months"),
        ("32.01.2018", 1, "no month has so many days"),
        ("l4.11.2017", 1, "a letter among the figures of a day"),
        ("O5.12.2O24", 1, "letters for noughts"),
        ("1471172017", 1, "stops read as figures"),
        ("14.11.2017", 0, "a day"),
        ("27.10.17,", 0, "a day with a short year"),
        ("11.14.08", 0, "a number of a product"),
        ("2017/1900", 0, "a number of a paper"),
        ("12.000,00", 0, "an amount"),
        ("07621410", 0, "a telephone number"),
    ],
)
def test_a_day_that_is_none_is_looked_at_again(text: str, looks: int, reason: str) -> None:
    engine = SecondLook("27.11.2017", 0.6)
    scan = Scan(400, 300).text(60, 150, "Kreistag").text(250, 150, "27.11.2017")
    seen = [word("Kreistag", 60, 141, 105, 153), word(text, 250, 141, 310, 153, 0.9)]
    words, _ = fill_gaps(scan.cleared, seen, engine)
    assert len(engine.shown) == looks, reason
    assert words[-1].text == ("27.11.2017" if looks else text), reason


def test_lines_lost_under_a_stamp_are_shown_again_one_by_one() -> None:
    """Letters of the stamp join the lines that it lies across, to more than the height of a line."""
    scan = Scan(400, 300).text(60, 60, "Eingang beim Hauptamt")
    for number in range(4):
        scan.text(60, 120 + 16 * number, "Das Konzept liegt vor").text(230, 120 + 16 * number, "und wird beraten")
    for number in range(3):
        scan.text(190, 128 + 16 * number, "EIN", 13, shade=110)
    engine = SecondLook("?", 0.9)
    first = [word("Eingang", 60, 51, 100, 63), word("beim", 103, 51, 130, 63), word("Hauptamt", 133, 51, 200, 63)]
    words, _ = fill_gaps(scan.cleared, first, engine)
    again = [found for found in words if found.text == "?"]
    for number in range(4):
        base = px(120 + 16 * number)
        assert any(base - px(12) < found.top < base and found.x0 < px(70) for found in again), number


def test_a_fold_in_the_sheet_is_no_print() -> None:
    engine = SecondLook("|", 0.9)
    scan = page()
    for top in (180, 187, 194):
        scan.line(200, top, 200, top + 5)
    assert fill_gaps(scan.cleared, [*FIRST, LABEL, FIGURE], engine)[1] == 0
    assert not engine.shown
