"""Results of the sample papers, made once a session, and the annotated corpus where it is at hand."""

import os
import tomllib
from pathlib import Path

import pytest

from pipeline.run import run
from pipeline.store import CACHE
from tests import recorded_ocr
from tests.made_once import made_once

RAW = Path(__file__).parent.parent / "data" / "raw"


@pytest.fixture(scope="session")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that `ratslese run data/raw` wrote, the scans as they were recorded."""

    def make(out: Path) -> None:
        recorded_ocr.keep_in(out / CACHE)
        with recorded_ocr.replayed():
            outcome = run([RAW], out)
        assert outcome.clean, outcome.failures

    return made_once(tmp_path_factory, "results", make)


@pytest.fixture(scope="session")
def results_of_print(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same without the scans: what can be looked up again without an engine."""
    files = [file for file in sorted(RAW.iterdir()) if file.suffix in (".pdf", ".txt") and "_scan" not in file.name]

    def make(out: Path) -> None:
        outcome = run(files, out)
        assert outcome.clean, outcome.failures

    return made_once(tmp_path_factory, "results_of_print", make)


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder with corpus/, gold/ and tools/ that RATSLESE_CORPUS names."""
    place = os.environ.get("RATSLESE_CORPUS")
    if not place:
        pytest.skip("RATSLESE_CORPUS is not set: tests on annotated real papers are left out")
    return Path(place)


@pytest.fixture(scope="session")
def seeds(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of the seeds of the corpus, texts of five papers."""

    def make(out: Path) -> None:
        assert run([corpus / "corpus" / "seeds"], out).clean

    return made_once(tmp_path_factory, "seeds", make)


@pytest.fixture(scope="session")
def digital(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of the PDFs that were printed from the seeds."""
    files = sorted(file for file in (corpus / "corpus" / "pdf").glob("*.pdf") if "scan" not in file.name)

    def make(out: Path) -> None:
        assert run(files, out).clean

    return made_once(tmp_path_factory, "digital", make)


LONGEST = """corpus report_browser review_browser notebooks hostile resume collections learned compare cli_edges corrections report zoo
    cluster pdf_content evaluate_judge""".split()
"""The files of tests that take longest, the longest first."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Rows of ``known_losses.toml`` are expected to fail, and must; what takes longest comes first, so that no process waits for it."""
    turn = {f"test_{name}.py": number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: turn.get(item.path.name, len(turn)))
    losses = tomllib.loads(Path(__file__).with_name("known_losses.toml").read_text(encoding="utf-8"))["loss"]
    for item in items:
        for loss in losses:
            if any(item.nodeid.startswith(row["test"]) and row["row"] in item.nodeid for row in loss["rows"]):
                item.add_marker(pytest.mark.xfail(strict=True, reason=loss["why"]))
