"""Recorded recognitions are of the papers in the repository and say what the engine says; a few pages are read by the real engine."""

import shutil
from pathlib import Path

import pytest

from pipeline.ingest.document.page import PageInk
from pipeline.ingest.find import digest
from pipeline.ingest.ocr.engine import engine
from pipeline.run import run
from pipeline.store import Store
from pipeline.verify import verify_all
from tests.recorded_ocr import ANEW, RAW, keep_in, manifest, page, recognised, replayed

_ALIKE = 0.95
PAPERS = sorted(file.name for file in RAW.glob("*_scan.pdf"))
needs_tesseract = pytest.mark.skipif(
    shutil.which("tesseract") is None, reason="Tesseract is not installed (scripts/setup does it)"
)


def _said(ink: PageInk) -> list[tuple[str, int, int]]:
    return [(word.text, round(word.box.x0), round(word.box.top)) for word in ink.words if word.box is not None]


def test_every_scanned_sample_paper_is_recorded() -> None:
    assert sorted(manifest()["papers"]) == PAPERS, ANEW


@pytest.mark.parametrize("name", PAPERS)
def test_the_recording_is_of_this_paper(name: str) -> None:
    assert manifest()["papers"][name]["sha256"] == digest((RAW / name).read_bytes()), f"{name} has changed; {ANEW}"


@needs_tesseract
@pytest.mark.parametrize("name", PAPERS)
def test_the_recording_is_not_stale(name: str) -> None:
    recorded = manifest()["engine"]
    if engine().version != recorded:
        pytest.skip(f"recorded by Tesseract {recorded}; this machine has {engine().version}")
    for number, ink in recognised(RAW / name).items():
        now, then = _said(ink), _said(page(name, number))
        alike = len(set(now) & set(then)) / max(len(now), len(then))  # processors round a last digit in different ways
        assert alike >= _ALIKE, f"page {number} is recognised otherwise by now; {ANEW}"


def test_a_run_replays_what_was_recorded(tmp_path: Path) -> None:
    keep_in(tmp_path / ".cache")
    kept = {file: file.stat().st_mtime_ns for file in tmp_path.rglob("ocr-*/*/*.json.gz")}
    with replayed():
        outcome = run([RAW / name for name in PAPERS], tmp_path)
    assert outcome.clean
    assert {row["source"] for row in Store(tmp_path).rows()["pages"]} == {"ocr"}
    assert kept == {file: file.stat().st_mtime_ns for file in tmp_path.rglob("ocr-*/*/*.json.gz")}, (
        "nothing was recognised"
    )


@needs_tesseract
def test_the_quotes_of_a_scan_stand_where_the_evidence_says(tmp_path: Path) -> None:
    outcome = run([RAW / name for name in PAPERS], tmp_path)
    assert outcome.clean
    verdict = verify_all(tmp_path)
    assert verdict.checked > 30
    assert verdict.share >= 0.97, verdict.mismatches
