"""Which part of a sentence speaks of an amount, and that a line of pages gives what its pieces give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.costs.amounts import in_reach, room
from extractors.costs.extractor import EXTRACTOR
from extractors.document import Range
from extractors.facts import Cost
from pipeline.ingest.text.reading import read_text

SENTENCE = Range(100, 400)


@pytest.mark.parametrize(
    ("others", "expected", "reason"),
    [
        ([], Range(100, 400), "a single amount has the whole sentence"),
        ([Range(120, 130)], Range(130, 400), "up to the amount before"),
        ([Range(300, 310)], Range(100, 300), "up to the amount behind"),
        ([Range(120, 130), Range(150, 160), Range(300, 310)], Range(160, 300), "the nearest on both sides"),
    ],
)
def test_room(others: list[Range], expected: Range, reason: str) -> None:
    assert room(SENTENCE, Range(200, 210), others) == expected, reason


@given(st.integers(1, 20_000), st.lists(st.integers(0, 20_000), min_size=1, max_size=40, unique=True))
def test_the_stretch_holds_the_amount_and_is_no_longer_than_a_page(length: int, starts: list[int]) -> None:
    unit = Range(50, 50 + length + 10)
    amounts = [Range(50 + start, 60 + start) for start in sorted(starts) if start + 10 <= length + 10]
    for amount in amounts:
        part, others = in_reach(unit, amount, amounts)
        assert unit.start <= part.start <= amount.start < amount.end <= part.end <= unit.end
        assert part.end - part.start <= 2410
        assert amount not in others
        assert all(part.start <= other.start and other.end <= part.end for other in others)


def test_amounts_of_one_stretch_share_it() -> None:
    unit, amounts = Range(0, 9_000), [Range(start, start + 8) for start in range(4_000, 4_390, 50)]
    assert len({(in_reach(unit, one, amounts)[0].start, in_reach(unit, one, amounts)[0].end) for one in amounts}) == 1


@pytest.mark.parametrize("marker", ["", "- "])
def test_a_line_of_pages_is_read_by_its_parts(marker: str) -> None:
    parts = [f"für den Verein Nr. {number} ein Zuschuss von {1000 + number} €" for number in range(100, 300)]
    document = read_text(f"Sachverhalt\n\n{marker}{', '.join(parts)} und anderes mehr\n\nEnde.\n")
    costs = [fact for fact in EXTRACTOR.extract(document, ()) if isinstance(fact, Cost)]
    assert [int(cost.amount) for cost in costs] == [1000 + number for number in range(100, 300)]
    assert {(cost.cost_kind, cost.direction) for cost in costs} == {("grant", "expense")}
