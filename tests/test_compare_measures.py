"""What became of a town's measures from one concept to the next, and how many it has by topic, sector, status and year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipeline.compare.measures import _change, _earlier
from tests.compared_results import comparison, told

Row = dict[str, Any]


def _measure(code: str, label: str, **more: Any) -> Row:
    return {"code": code, "label": label, **more}


def _concept(name: str, year: int, *measures: Row) -> Any:
    return told(name, "Erlenau", {"measures": measures}, date=f"{year}-05-01", reference=f"{year}/{year - 2000:03}")


def test_new_continued_done_and_dropped(tmp_path: Path) -> None:
    earlier = _concept(
        "plan.txt",
        2019,
        _measure("1", "Sprachtreff im Bürgerhaus", status="planned"),
        _measure("2", "Mehrsprachige Wegweiser", status="planned"),
        _measure("3", "Gründungssprechstunde", status="running"),
    )
    later = _concept(
        "report.txt",
        2022,
        _measure("1.1", "Sprachtreff im Bürgerhaus", status="running"),
        _measure("1.2", "Mehrsprachige Wegweiser", status="done"),
        _measure("1.3", "Ferienschule Deutsch", status="planned", amount=9750),
    )
    rows = comparison(tmp_path, earlier, later)["compare_measures"]
    assert [(row["label"], row["change"]) for row in rows] == [
        ("Sprachtreff im Bürgerhaus", None),
        ("Mehrsprachige Wegweiser", None),
        ("Gründungssprechstunde", None),
        ("Sprachtreff im Bürgerhaus", "continued"),
        ("Mehrsprachige Wegweiser", "done"),
        ("Ferienschule Deutsch", "new"),
        ("Gründungssprechstunde", "dropped"),
    ]
    assert len({row["row_id"] for row in rows}) == len(rows)


def test_measures_are_counted_by_status_and_amounts_stand_beside_each_other(tmp_path: Path) -> None:
    concept = _concept(
        "plan.txt",
        2022,
        _measure("1", "Sprachtreff", status="running", amount=4800),
        _measure("2", "Wegweiser", status="running", amount=6500),
        _measure("3", "Ferienschule", status="planned"),
    )
    groups = comparison(tmp_path, concept)["compare_measure_groups"]
    found = {row["value"]: row for row in groups if row["by"] == "status"}
    assert (found["running"]["measures"], found["running"]["amount_min"], found["running"]["amount_max"]) == (
        2,
        4800,
        6500,
    )
    assert (found["planned"]["measures"], found["planned"]["with_amount"]) == (1, 0)


@pytest.mark.parametrize(
    ("before", "after", "same", "reason"),
    [
        (
            ("1", "Sprachtreff im Bürgerhaus"),
            ("7", "Sprachtreff im Bürgerhaus"),
            True,
            "the same name under another number",
        ),
        (
            ("1", "Sprachtreff im Bürgerhaus"),
            ("1", "Sprachtreffs in Bürgerhäusern"),
            True,
            "the same number, much the same name",
        ),
        (("1", "Sprachtreff im Bürgerhaus"), ("1", "Ferienschule Deutsch"), False, "the same number alone"),
        ((None, "Lesepaten"), (None, "Umweltpaten"), False, "names that only sound alike"),
    ],
)
def test_the_same_measure(before: tuple[str, str], after: tuple[str, str], same: bool, reason: str) -> None:
    rows = [{"measure_id": "a", "code": before[0], "label": before[1]}]
    assert (_earlier({"code": after[0], "label": after[1]}, rows) is not None) == same, reason


def test_the_first_concept_says_nothing_of_change() -> None:
    assert _change({"status": "planned"}, None, known=False) is None
