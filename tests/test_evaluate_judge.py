"""Our figures agree with those of the corpus' own judge, which shares no code with us, wherever both measure the same."""

import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.quality.comparison import HEADER, TABLES
from pipeline.quality.evaluation import Evaluation, evaluate
from pipeline.quality.gold import only, read_gold
from pipeline.run import run
from pipeline.store import DATABASE

TOLERANCE = 0.02  # the judge matches best first, we match best together

# What spoils results, so that there is something to judge: rows go missing, names lose letters, values change, rows come twice.
DAMAGE = """
DELETE FROM consultations WHERE position % 5 = 0;
UPDATE consultations SET committee = substr(committee, 4) WHERE position % 3 = 0;
UPDATE consultations SET role = 'Anhörung' WHERE position % 4 = 1;
UPDATE action_fields SET label = label || ' und anderes' WHERE position % 2 = 0;
UPDATE costs SET amount = amount + 1 WHERE position % 4 = 0;
UPDATE costs SET year = 1999 WHERE position % 3 = 0;
UPDATE steering_group_members SET name = replace(name, 'e', 'x') WHERE position % 3 = 1;
UPDATE milestones SET edtf = substr(edtf, 1, 7) WHERE position % 3 = 0;
UPDATE milestones SET label = 'etwas' WHERE position % 2 = 0;
UPDATE documents SET subject = NULL, author = NULL WHERE reference LIKE '%7%';
"""


@pytest.fixture(scope="module")
def as_read(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (corpus / "tools" / "score.py").exists():
        pytest.skip(f"{corpus} has no tools/score.py to agree with")
    out = tmp_path_factory.mktemp("read")
    run([corpus / "corpus" / "seeds", corpus / "corpus" / "real"], out)
    return out


@pytest.fixture(scope="module", params=["as read", "spoilt"])
def results(request: pytest.FixtureRequest, as_read: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("judged") / "results"
    shutil.copytree(as_read, out)
    if request.param == "spoilt":
        connection = sqlite3.connect(out / DATABASE)
        connection.executescript(DAMAGE)
        connection.close()
    return out


@pytest.fixture(scope="module", params=["seeds/", "real/"])
def both(request: pytest.FixtureRequest, corpus: Path, results: Path) -> tuple[Evaluation, dict[str, Any]]:
    """What we say and what the judge says."""
    report = results / "judge.json"
    command = [sys.executable, *map(str, (corpus / "tools" / "score.py", results / DATABASE, corpus / "gold"))]
    subprocess.run([*command, "--only", request.param, "--json", str(report)], check=True, capture_output=True)
    ours = evaluate(only(read_gold(corpus / "gold"), request.param), results, verify=False)
    return ours, json.loads(report.read_text(encoding="utf-8"))


@pytest.mark.parametrize("table", [table for table in TABLES if table != HEADER])
def test_rows(both: tuple[Evaluation, dict[str, Any]], table: str) -> None:
    ours, judge = both
    found = ours.figure(table).micro
    assert found.wanted == judge[table]["counts"][2]
    for name in ("precision", "recall", "f1"):
        assert getattr(found, name) == pytest.approx(judge[table][name], abs=TOLERANCE), name


def test_recall_of_the_head(both: tuple[Evaluation, dict[str, Any]]) -> None:
    """The judge asks of each annotated value whether it is right, and knows no value that was found in vain."""
    ours, judge = both
    assert ours.figure(HEADER).micro.recall == pytest.approx(judge[HEADER]["recall"], abs=TOLERANCE)


def test_attributes(both: tuple[Evaluation, dict[str, Any]]) -> None:
    ours, judge = both
    found = ours.attributes()
    for key, share in judge["attributes"].items():
        assert found[key].accuracy == pytest.approx(share, abs=2 * TOLERANCE), key
