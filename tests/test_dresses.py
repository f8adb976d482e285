"""The same paper printed or converted in another way tells the same facts."""

from pathlib import Path

import pytest

from benchmarks.dresses import DRESSES, facts

PAPER = Path(__file__).parents[1] / "data" / "raw" / "tannenfurt_2022-07-06.txt"


@pytest.fixture(scope="module")
def text() -> str:
    return PAPER.read_text(encoding="utf-8")


@pytest.mark.parametrize("dress", DRESSES)
def test_a_dress_changes_no_fact(text: str, dress: str) -> None:
    assert facts(DRESSES[dress](text)) == facts(text)


def test_facts_are_told_apart_by_what_they_say(text: str) -> None:
    known = facts(text)
    assert {kind for kind, _ in known} >= {"Consultation", "ActionField", "Cost", "SteeringGroup", "Member"}
    assert facts(text.replace("2022", "2021")) != known
