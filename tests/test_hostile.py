"""Files that break parsers cost themselves and nothing else."""

import os
import resource
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from pipeline.limits import Limits
from pipeline.run import Outcome, run
from pipeline.store import Store
from tests.hostile_files import EITHER, FILES, READ, build

LIMITS = Limits(seconds=15, gigabytes=2, pages=3000)


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, str], Outcome, Mapping[str, Any], float, Path]:
    place = tmp_path_factory.mktemp("hostile")
    expected = build(place / "papers")
    before, peak = set(place.rglob("*")), peak_memory()
    begun = time.monotonic()
    outcome = run([place / "papers"], place / "results", limits=LIMITS)
    took = time.monotonic() - begun
    strangers = [p for p in set(place.rglob("*")) - before if not p.is_relative_to(place / "results")]
    assert strangers == [], "nothing is written but the results"
    assert peak_memory() <= max(peak, 1500), "what a file needs is needed in a process of its own"
    return expected, outcome, Store(place / "results").rows(), took, place


def peak_memory() -> float:
    """The most that this process ever held, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if os.uname().sysname == "Linux" else 1024**2)


def test_there_are_enough_of_them() -> None:
    assert len(FILES) >= 30


def test_every_file_is_read_or_a_failure_with_its_cause(ran: Any) -> None:
    expected, outcome, rows, _, _ = ran
    papers = {Path(paper.source.path).name for paper in outcome.papers}
    failures = {Path(failure.source).name: failure for failure in outcome.failures}
    assert papers | set(failures) == set(expected), "documents + failures = inputs"
    for name, wanted in expected.items():
        if wanted == READ:
            assert name in papers, (name, failures.get(name))
        elif wanted != EITHER:
            assert name in failures, name
            assert failures[name].code == wanted, failures[name]
    assert not [failure for failure in failures.values() if failure.code == "internal"]
    for row in rows["failures"]:
        assert row["message"].count(".") >= 1, row


@pytest.mark.parametrize("name", sorted(name for name, (_, wanted) in FILES.items() if wanted == READ))
def test_what_can_be_read_is(ran: Any, name: str) -> None:
    _, outcome, _, _, place = ran
    (paper,) = (paper for paper in outcome.papers if Path(paper.source.path).name == name)
    text = (place / "results" / "texts" / f"{paper.source.document_id}.txt").read_text(encoding="utf-8")
    assert "Integrationskonzept" in text


def test_no_file_takes_longer_than_it_may(ran: Any) -> None:
    expected, outcome, _, took, _ = ran
    slow = sum(failure.code in ("timeout", "too_large", "crashed") for failure in outcome.failures)
    assert took < 120 + len(expected) * 2 + slow * LIMITS.seconds
