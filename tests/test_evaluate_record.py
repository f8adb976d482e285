"""`scripts/quality`: the figures recorded last, and what has been gained and lost since."""

import json
import tomllib
from pathlib import Path

import pytest

from benchmarks.gold_sets import GoldSet, gold_sets
from benchmarks.quality import RECORDED, gains_and_losses, measure, tally_of
from benchmarks.rule_precision import table as table_of
from pipeline.confidence import Counts, Shrinkage
from pipeline.quality.comparison import TABLES
from pipeline.quality.gold import read_gold
from tests.written_results import paper, write, write_gold


@pytest.mark.parametrize(
    ("before", "now", "lines", "reason"),
    [
        ("costs 3/3/3", "costs 3/3/3", [], "nothing changed"),
        ("costs 2/2/3", "costs 3/3/3", ["+ a.txt costs 2/2/3 → 3/3/3"], "one more is found"),
        ("costs 3/3/3", "costs 2/2/3", ["- a.txt costs 3/3/3 → 2/2/3"], "one is lost"),
        ("costs 3/3/3", "costs 3/4/3", ["- a.txt costs 3/3/3 → 3/4/3"], "a wrong one more"),
        ("costs 3/4/3", "costs 3/3/3", ["+ a.txt costs 3/4/3 → 3/3/3"], "a wrong one less"),
        ("costs 3/3/3", "", ["- a.txt costs 3/3/3 → 0/0/0"], "all are lost"),
        ("", "consultations 0/1/0", ["- a.txt consultations 0/0/0 → 0/1/0"], "found where there is none"),
    ],
)
def test_gains_and_losses(before: str, now: str, lines: list[str], reason: str) -> None:
    assert [line.plain for line in gains_and_losses({"a.txt": now}, {"a.txt": before})] == lines, reason


def test_a_paper_that_was_not_there_before_has_lost_nothing() -> None:
    assert not list(gains_and_losses({"new.txt": "costs 0/0/3"}, {}))


def test_what_is_measured_can_be_held_against_itself(tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold", {"document": "a.txt", "staffing": [{"quantity": 2, "unit": "VZÄ"}]})
    source = tmp_path / "a.txt"
    source.write_text("zwei Stellen", encoding="utf-8")
    out = write(tmp_path / "out", paper(str(source), {"staffing": []}))
    record = json.loads(json.dumps(measure(GoldSet("x", (source,), tuple(read_gold(gold))), out)))
    assert record["tables"]["staffing"] == "0/0/1"
    assert record["by_paper"] == {"a.txt": "staffing 0/0/1"}
    assert not list(gains_and_losses(record["by_paper"], record["by_paper"]))


def test_folders_with_papers_and_gold_are_sets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RATSLESE_CORPUS", raising=False)
    write_gold(tmp_path / "new" / "gold", {"document": "papers/a.txt"})
    (tmp_path / "new" / "papers").mkdir()
    (tmp_path / "new" / "papers" / "a.txt").write_text("x", encoding="utf-8")
    (found,) = gold_sets([tmp_path / "new"])
    assert (found.name, [path.name for path in found.papers], len(found.gold)) == ("new", ["a.txt"], 1)
    assert list(gold_sets([])) == []


def test_counts_are_written_as_they_are_read() -> None:
    text = table_of({("costs", "a"): Counts(1.5, 2), ("staffing", "b"): Counts(0, 1)}, Shrinkage())
    tables = tomllib.loads(text)
    assert tables["costs"] == {"a": [1.5, 2]}
    assert Shrinkage(**tables["shrinkage"]) == Shrinkage()


def test_the_recorded_figures_can_be_read() -> None:
    sets = json.loads(RECORDED.read_text(encoding="utf-8"))
    for record in sets.values():
        for table, text in record.get("tables", {}).items():
            assert table in TABLES
            assert tally_of(text).right <= tally_of(text).found
