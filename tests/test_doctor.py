"""`ratslese doctor` says what is there, what is missing and how to get it."""

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline import doctor
from pipeline.cli import main
from pipeline.errors import ExitCode, RatsleseError


def call(out: Path) -> Result:
    return CliRunner().invoke(main, ["doctor", "--out", str(out)], catch_exceptions=False)


def test_a_machine_that_can_read_papers(tmp_path: Path) -> None:
    result = call(tmp_path / "results" / "of" / "later")
    assert result.exit_code == ExitCode.OK
    assert "Papers can be read." in result.output
    assert sys.executable in result.output
    assert not (tmp_path / "results").exists(), "nothing is made"


@pytest.mark.parametrize(
    ("missing", "code", "says"),
    [
        ("pypdfium2", ExitCode.NOTHING, "Papers cannot be read: pypdfium2."),
        ("distributed", ExitCode.OK, "pip install 'ratslese[cluster]'"),
        ("datasette", ExitCode.OK, "pip install 'ratslese[browse]'"),
    ],
)
def test_a_library_is_missing(
    missing: str, code: ExitCode, says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_version", lambda name: None if name == missing else "1.0")
    result = call(tmp_path)
    assert result.exit_code == code
    assert says in result.output


def test_without_tesseract_digital_papers_can_still_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> None:
        raise RatsleseError("no_ocr", "Scanned pages cannot be read: Tesseract is not installed.")

    monkeypatch.setattr("pipeline.ingest.ocr.engine.engine", none)
    result = call(tmp_path)
    assert result.exit_code == ExitCode.OK
    assert "apt-get install tesseract-ocr tesseract-ocr-deu" in result.output


@pytest.mark.parametrize(
    ("gigabytes", "jobs", "reason"),
    [
        (5.0, "--jobs 1", "one paper may take four"),
        (2.0, "--jobs 1", "at least one at a time"),
        (13.0, "--jobs 3", "3 × 4 fit"),
    ],
)
def test_little_memory_is_a_warning_with_the_number_of_jobs(
    gigabytes: float, jobs: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "_memory", lambda: gigabytes)
    monkeypatch.setattr(doctor, "cores", lambda: 8)
    assert jobs in call(tmp_path).output, reason
