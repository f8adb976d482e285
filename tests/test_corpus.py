"""Quality floors on annotated real papers. The judge is the corpus' own score.py, which knows nothing of our code."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from pipeline.run import run
from pipeline.verify import verify_all

# What the papers must reach, by kind of input: F1 by table. A little below what was measured (docs/quality.md), so that
# a change that loses facts fails and a change elsewhere does not.
TEXT = {
    "consultations": 0.95,
    "action_fields": 0.95,
    "costs": 0.95,
    "steering_group_members": 0.95,
    "steering_groups": 0.90,
    "milestones": 0.90,
    "external_partners": 0.90,
    "header": 0.90,
}
DIGITAL = {table: floor - 0.03 for table, floor in TEXT.items()}
ATTRIBUTES = 0.90


@pytest.fixture(scope="module")
def seeds(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("seeds")
    assert run([corpus / "corpus" / "seeds"], out).clean
    return out


@pytest.fixture(scope="module")
def digital(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("digital")
    files = sorted(p for p in (corpus / "corpus" / "pdf").glob("*.pdf") if "scan" not in p.name)
    assert run(files, out).clean
    return out


def score(corpus: Path, out: Path, only: str, index: Path | None = None) -> dict[str, Any]:
    """What score.py says of the results in ``out``, for the documents whose path holds ``only``."""
    report = out / f"score-{only.strip('/')}.json"
    command = [sys.executable, str(corpus / "tools" / "score.py"), str(out / "ratslese.sqlite"), str(corpus / "gold")]
    command += ["--only", only, "--json", str(report)] + (["--index", str(index)] if index else [])
    subprocess.run(command, check=True, capture_output=True)
    found: dict[str, Any] = json.loads(report.read_text())
    return found


@pytest.mark.parametrize("table", TEXT)
def test_text(corpus: Path, seeds: Path, table: str) -> None:
    assert score(corpus, seeds, "seeds/")[table]["f1"] >= TEXT[table]


def test_attributes_of_text(corpus: Path, seeds: Path) -> None:
    attributes = score(corpus, seeds, "seeds/")["attributes"]
    assert sum(attributes.values()) / len(attributes) >= ATTRIBUTES


@pytest.mark.parametrize("table", DIGITAL)
def test_digital_pdfs(corpus: Path, digital: Path, table: str) -> None:
    rows = (corpus / "gold" / "index.csv").read_text(encoding="utf-8").splitlines()
    index = digital / "index.csv"
    index.write_text("\n".join([rows[0], *(row for row in rows[1:] if "scan" not in row.partition(",")[0])]))
    assert score(corpus, digital, "pdf/", index)[table]["f1"] >= DIGITAL[table]


@pytest.mark.parametrize("kind", ["seeds", "digital"])
def test_quotes_stand_where_the_evidence_says(request: pytest.FixtureRequest, kind: str) -> None:
    verdict = verify_all(request.getfixturevalue(kind))
    assert verdict.checked > 100
    assert not verdict.missing
    assert verdict.share >= 0.995, verdict.mismatches[:5]


def test_hostile_files_end_in_a_paper_or_a_failure(corpus: Path, tmp_path: Path) -> None:
    """Nothing disappears: every file is a document, a failure, or a copy of another."""
    files = sorted((corpus / "hostile").glob("*.pdf"))[::4]
    outcome = run(files, tmp_path, timeout=60)
    assert len(outcome.papers) + len(outcome.failures) == len(files)
    assert not [failure for failure in outcome.failures if failure.code == "internal"]
    assert all(failure.message for failure in outcome.failures)
