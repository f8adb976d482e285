"""A file that hangs, dies or explodes costs itself and nothing else."""

import os
import signal
import time
from pathlib import Path

import pytest

from pipeline.answers import Failure, Paper
from pipeline.ingest.reading import Reading
from pipeline.limits import Limits
from pipeline.normalize import Source
from pipeline.pool import each_in_its_process


def behave(file: Path, how: Reading) -> Paper | Failure:
    """Do what the file's name says."""
    match file.stem:
        case "hang":
            time.sleep(60)
        case "die":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "explode":
            raise RuntimeError("no such thing")
        case "scan":
            for page in range(1, 5):
                time.sleep(0.6)
                how.progress(page, 4)
        case "swell":
            bytearray(64 * 1024**3)
    return Paper(Source(str(file), "a" * 64, "text/plain"), {}, "")


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        ("hang.pdf", "timeout", "more than 4 seconds"),
        ("die.pdf", "crashed", "ended without an answer"),
        ("explode.pdf", "internal", "RuntimeError"),
        ("swell.pdf", "too_large", "memory"),
    ],
)
def test_a_bad_file_is_one_failure_and_its_neighbours_are_read(tmp_path: Path, name: str, code: str, says: str) -> None:
    if name == "swell.pdf" and os.uname().sysname != "Linux":
        pytest.skip("memory is limited on Linux only")
    files = [tmp_path / "first.txt", tmp_path / name, tmp_path / "last.txt"]
    for file in files:
        file.write_text(file.stem)
    answers = list(each_in_its_process(files, jobs=2, limits=Limits(seconds=4), task=behave))
    failures = [answer for answer in answers if isinstance(answer, Failure)]
    papers = [answer for answer in answers if isinstance(answer, Paper)]
    assert sorted(Path(paper.source.path).name for paper in papers) == ["first.txt", "last.txt"]
    (failure,) = failures
    assert (failure.code, failure.sha256 is not None) == (code, True)
    assert says in failure.message


def test_a_scan_has_the_time_again_for_each_of_its_pages(tmp_path: Path) -> None:
    file = tmp_path / "scan.pdf"
    file.write_text("four pages that take longer together than one paper may")
    heard: list[tuple[str, int, int]] = []
    answers = each_in_its_process(
        [file],
        limits=Limits(seconds=1.5),
        task=behave,
        page_done=lambda file, done, pages: heard.append((file.name, done, pages)),
    )
    assert [type(answer) for answer in answers] == [Paper]
    assert heard == [("scan.pdf", page, 4) for page in (1, 2, 3, 4)]
