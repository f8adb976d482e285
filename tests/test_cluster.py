"""Papers are read by the workers of a Dask cluster; one that dies loses nothing."""

import os
import shutil
import signal
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pipeline.cluster import each_on_workers
from pipeline.errors import RatsleseError
from pipeline.ingest.reading import AS_PRINTED
from pipeline.limits import DEFAULT
from pipeline.run import run
from pipeline.store import Store
from pipeline.work import read_and_keep

RAW = Path(__file__).parent.parent / "data" / "raw"
PRINT = sorted(file for file in RAW.glob("*.pdf") if "scan" not in file.name)


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    from distributed import LocalCluster

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as running:  # type: ignore[no-untyped-call]
        yield running


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cluster") / "papers"
    folder.mkdir()
    for file in PRINT[:4]:
        shutil.copy(file, folder)
    (folder / "torn.pdf").write_bytes(PRINT[0].read_bytes()[:600])
    return folder


@pytest.fixture(scope="module")
def here(papers: Path) -> dict[str, list[dict[str, Any]]]:
    run([papers], papers.parent / "here")
    return Store(papers.parent / "here").rows()


def test_workers_read_what_one_machine_reads(papers: Path, here: dict[str, Any], cluster: Any, tmp_path: Path) -> None:
    outcome = run([papers], tmp_path, scheduler=cluster.scheduler_address)
    assert len(outcome.papers) == 4
    assert [failure.code for failure in outcome.failures] == ["broken"]
    there = Store(tmp_path).rows()
    for table, rows in here.items():
        if table != "runs":
            assert there[table] == rows, table


def test_a_worker_that_is_killed_loses_nothing(
    papers: Path, here: dict[str, Any], cluster: Any, tmp_path: Path
) -> None:
    victim = next(iter(cluster.workers.values())).process.process.pid

    def kill() -> None:
        time.sleep(0.3)  # while the papers are read, which takes a second at least
        os.kill(victim, signal.SIGKILL)

    threading.Thread(target=kill).start()
    outcome = run([papers], tmp_path, scheduler=cluster.scheduler_address)
    assert len(outcome.papers) == 4
    there = Store(tmp_path).rows()
    assert all(there[table] == rows for table, rows in here.items() if table != "runs")


def test_no_scheduler_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.cluster._CONNECT", "0.5s")
    with pytest.raises(RatsleseError) as error:
        list(each_on_workers(PRINT[:1], AS_PRINTED, DEFAULT, read_and_keep, "tcp://127.0.0.1:9"))
    assert error.value.code == "no_scheduler"
