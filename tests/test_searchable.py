"""`--searchable-pdf`: a copy for each scanned paper, made by OCRmyPDF, and never at the cost of the tables."""

import stat
from pathlib import Path

import pytest

from pipeline.answers import Answer, Failure, Paper
from pipeline.errors import RatsleseError
from pipeline.normalize import Source
from pipeline.searchable import FOLDER, check_ocrmypdf, make_copies
from pipeline.store import Store

COPIES = '#!/bin/sh\nfor last; do :; done\necho "$@" > "$last.arguments"\nprintf copy > "$last"\n'
FAILS = '#!/bin/sh\nfor last; do :; done\nprintf half > "$last"\necho "page 1 is odd" >&2\nexit 4\n'


def paper(name: str, text_source: str) -> Paper:
    return Paper(Source(f"{name}.pdf", name * 64, "application/pdf"), {"documents": [{"text_source": text_source}]}, "")


def install(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = folder / "bin" / "ocrmypdf"
    program.parent.mkdir()
    program.write_text(script)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")


def test_only_scanned_papers_get_a_copy_and_only_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install(tmp_path, COPIES, monkeypatch)
    answers: list[Answer] = [paper("a", "digital"), paper("b", "mixed"), Failure("c", "read", "empty", "")]
    scanned = list(Store(tmp_path).scanned(answers))
    made: list[Path] = []
    for _ in range(2):
        assert make_copies(scanned, tmp_path, "deu+fra", made.append) == []
    assert [file.name for file in made] == ["b" * 16 + ".pdf"]
    assert made[0].read_text() == "copy"
    arguments = (tmp_path / FOLDER / f"{'b' * 16}.part.arguments").read_text()
    assert "-l deu+fra" in arguments
    assert "--skip-text" in arguments, "digital pages of a mixed paper stay as they are"


def test_a_copy_that_fails_is_reported_and_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(tmp_path, FAILS, monkeypatch)
    (failure,) = make_copies([paper("b", "ocr").source], tmp_path, "deu")
    assert (failure.stage, failure.code) == ("searchable", "ocrmypdf_failed")
    assert "page 1 is odd" in failure.message
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_without_ocrmypdf_the_error_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RatsleseError, match="pip install ocrmypdf"):
        check_ocrmypdf()
