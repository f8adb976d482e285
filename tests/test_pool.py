"""A file that hangs, dies or explodes costs itself and nothing else."""

import os
import signal
import time
from pathlib import Path

import pytest

from pipeline.normalize import Source
from pipeline.pool import each_in_its_process
from pipeline.work import Failure, Paper


def behave(file: Path, cache: Path | None) -> Paper | Failure:
    """Do what the file's name says."""
    match file.stem:
        case "hang":
            time.sleep(60)
        case "die":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "explode":
            raise RuntimeError("no such thing")
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
    answers = list(each_in_its_process(files, None, jobs=2, timeout=4, task=behave))
    failures = [answer for answer in answers if isinstance(answer, Failure)]
    papers = [answer for answer in answers if isinstance(answer, Paper)]
    assert sorted(Path(paper.source.path).name for paper in papers) == ["first.txt", "last.txt"]
    (failure,) = failures
    assert (failure.code, failure.sha256 is not None) == (code, True)
    assert says in failure.message
