"""The tagger that was learned: its row of labels is the one that weighs most."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.learned import read
from extractors.sequences import FOLLOWS, Tagger

TABLE = read(
    "feature\tname\tgoes on\tnone\n"
    "(always)\t0\t0\t0\n"
    "noun\t2\t1\t0\n"
    "after and\t1\t-1\t0\n"
    "verb\t-3\t-3\t1\n"
    f"{FOLLOWS}name\t-1\t1.5\t0\n"
    f"{FOLLOWS}goes on\t0\t0.5\t0\n"
    f"{FOLLOWS}none\t0.5\t-9\t0\n"
)
ROWS = [
    ([], [], "nothing to label"),
    ([["verb"]], ["none"], "its own features decide"),
    ([["noun"], ["noun"]], ["name", "goes on"], "what follows a name goes on with it"),
    ([["noun"], ["noun", "after and"]], ["name", "name"], "unless its features weigh more than the label before"),
    ([["verb"], ["noun"]], ["none", "name"], "no name goes on behind a word that is none"),
    (
        [["noun"], ["never seen"], ["verb"]],
        ["name", "goes on", "none"],
        "a feature that was not learned weighs nothing",
    ),
]


@pytest.mark.parametrize(("rows", "expected", "reason"), ROWS)
def test_labels_a_row(rows: list[list[str]], expected: list[str], reason: str) -> None:
    assert Tagger(TABLE).labels(rows) == expected, reason


def _weight(rows: list[list[str]], labels: tuple[str, ...]) -> float:
    at = {name: number for number, name in enumerate(TABLE.classes)}
    own = sum(TABLE.weights[one][at[label]] for features, label in zip(rows, labels, strict=True) for one in features)
    return own + sum(TABLE.weights[f"{FOLLOWS}{before}"][at[label]] for before, label in pairwise(labels))


@given(st.lists(st.lists(st.sampled_from(["noun", "after and", "verb"]), max_size=3, unique=True), max_size=5))
def test_no_other_row_weighs_more(rows: list[list[str]]) -> None:
    best = max((_weight(rows, labels) for labels in product(TABLE.classes, repeat=len(rows))), default=0.0)
    assert _weight(rows, tuple(Tagger(TABLE).labels(rows))) == pytest.approx(best)
