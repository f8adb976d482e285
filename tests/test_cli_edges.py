"""The command line where things go wrong or are taken up again: broken off, nothing to read, older than the papers, in a pipe."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.errors import ExitCode
from pipeline.ingest.find import find_inputs
from pipeline.run import run
from pipeline.store import DATABASE, Store
from pipeline.verify import Mismatch, Verdict

RAW = Path(__file__).parent.parent / "data" / "raw"
PAPER = RAW / "tannenfurt_2022-07-06.txt"
SECOND = RAW / "moorhausen_DrS-2023-041.pdf"


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def read(tmp_path: Path) -> Path:
    """The results of one paper that lies in the folder ``papers`` beside them."""
    papers = tmp_path / "papers"
    papers.mkdir()
    shutil.copy(PAPER, papers)
    out = tmp_path / "results"
    assert call("run", papers, "--out", out).exit_code == ExitCode.OK
    return out


def test_explain_in_a_pipe_draws_no_rules(read: Path) -> None:
    output = call("explain", "2022/094", "costs", "--out", read).output
    lines = output.splitlines()
    assert "── facts ──" in lines
    assert max(len(line) for line in lines if set(line) <= {"─", " "} or "──" in line) < 80


def test_ctrl_c_says_what_is_kept_and_the_next_run_goes_on(tmp_path: Path) -> None:
    papers = [*sorted(RAW.glob("*.pdf"))[:4], PAPER]
    # what is started in the background by a script ignores Ctrl-C, and so would all that it starts
    listening = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from pipeline.cli import main; main()"
    )
    command = [sys.executable, "-c", listening, "run", *map(str, papers)]
    command += ["--out", str(tmp_path), "--jobs", "1", "--ocr", "never"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run_:
        assert run_.stderr is not None
        first = run_.stderr.readline()
        os.killpg(run_.pid, signal.SIGINT)
        said = first + run_.stderr.read()
    assert run_.returncode == 130, said
    assert "Traceback" not in said
    assert "Aborted" not in said
    kept = sum(line.split("]")[1].startswith(" read ") for line in said.splitlines() if line.startswith("["))
    assert f"Interrupted. {kept} papers are read and kept" in said
    assert "Run the same command again to go on" in said
    assert not (tmp_path / DATABASE).exists()
    again = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    assert again.count("read before ") == kept >= 1, "what is kept is shown as read, and not read a second time"
    assert again.count("] read ") == len(papers)


@pytest.mark.parametrize(
    ("option", "value", "reason"),
    [
        ("--timeout", "-1", "no time below nothing"),
        ("--timeout", "0", "no paper is read in no time"),
        ("--memory", "-2", "no memory below nothing"),
        ("--max-pages", "0", "a paper has a page at least"),
        ("--jobs", "0", "somebody has to read"),
    ],
)
def test_limits_that_let_nothing_be_read_are_wrong_usage(option: str, value: str, reason: str, tmp_path: Path) -> None:
    result = call("run", PAPER, "--out", tmp_path, option, value)
    assert result.exit_code == ExitCode.USAGE, reason
    assert option in result.output
    assert not (tmp_path / DATABASE).exists()


def test_a_run_that_could_read_nothing_writes_no_results(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    out = tmp_path / "results"
    result = call("run", tmp_path / "empty.pdf", "--out", out)
    assert result.exit_code == ExitCode.NOTHING
    assert "The file is empty." in result.output
    assert "no results were written" in result.output
    assert [file for file in out.rglob("*") if file.is_file() and ".cache" not in file.parts] == []


def test_a_part_of_the_papers_of_which_none_can_be_read_is_a_part_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    for options in ([], ["--json"]):
        result = call("run", tmp_path / "empty.pdf", "--out", tmp_path / "out", "--shard", "1/1", *options)
        assert result.exit_code == ExitCode.FAILURES, "its run writes no tables anyhow; that without --shard decides"
        assert "The file is empty." in result.output


def test_a_failure_beside_older_results_is_recorded(read: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").write_bytes(b"")
    assert call("run", tmp_path / "empty.pdf", "--out", read).exit_code == ExitCode.FAILURES
    assert [row["error_code"] for row in Store(read).rows()["failures"]] == ["empty"]
    assert len(Store(read).rows()["documents"]) == 1


def test_what_a_further_paper_makes_older_is_told(read: Path, tmp_path: Path) -> None:
    for command in (["compare"], ["report", "--pictures", "none"], ["export", "--format", "csv"]):
        assert call(*command, "--out", read).exit_code == ExitCode.OK
    said = call("run", tmp_path / "papers", "--out", read).output
    assert "older" not in said, "nothing has changed"
    shutil.copy(SECOND, tmp_path / "papers")
    said = flat(call("run", tmp_path / "papers", "--out", read).output)
    assert "The comparison was older than these papers and is taken away; `ratslese compare` makes it anew." in said
    assert "report.html is older than these papers; make it anew (`ratslese report`)." in said
    assert "csv is older than these papers; make it anew (`ratslese export`)." in said
    said = flat(call("run", tmp_path / "papers", "--out", read).output)
    assert "report.html is older than these papers" in said, "as long as it stands there"
    call("report", "--out", read, "--pictures", "none")
    assert "report.html is older" not in flat(call("run", tmp_path / "papers", "--out", read).output)


def test_each_link_that_leads_nowhere_is_named(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "a.pdf").symlink_to(tmp_path / "moved.pdf")
    (papers / "b.pdf").symlink_to(tmp_path / "moved.pdf")
    (papers / "c.pdf").symlink_to("a.pdf")
    (papers / "paper.txt").write_bytes(PAPER.read_bytes())
    (papers / "same.txt").symlink_to("paper.txt")
    assert [file.name for file in find_inputs([papers])] == ["a.pdf", "b.pdf", "c.pdf", "paper.txt"]
    outcome = run([papers], tmp_path / "out", jobs=1)
    assert sorted(Path(failure.source).name for failure in outcome.failures) == ["a.pdf", "b.pdf", "c.pdf"]


@pytest.mark.parametrize("inside", ["results", "results/of/today"])
def test_doctor_says_where_nothing_can_be_written(inside: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    result = call("doctor", "--out", tmp_path / "file" / inside)
    assert result.exit_code == ExitCode.NOTHING
    assert "cannot be made" in flat(result.output)
    assert "Papers cannot be read: results." in flat(result.output)


MISREAD = Mismatch("a.pdf", "e1", 1, "Rat", "Rnt", scanned=True)
GONE = Mismatch("a.pdf", "e2", 1, "Rat", "Tag", scanned=False)


@pytest.mark.parametrize(
    ("mismatches", "missing", "tolerance", "holds", "reason"),
    [
        ((), (), 0.0, True, "all stands there"),
        ((MISREAD,), (), 0.0, False, "nothing is tolerated unless somebody says so"),
        ((MISREAD,), (), 0.02, True, "one of fifty on scans"),
        ((MISREAD, MISREAD), (), 0.02, False, "two of fifty"),
        ((GONE,), (), 0.5, False, "the text layer has other words: never"),
        ((), ("a.pdf: gone",), 0.5, False, "a source that is gone"),
    ],
)
def test_what_a_tolerance_allows(
    mismatches: tuple[Mismatch, ...], missing: tuple[str, ...], tolerance: float, holds: bool, reason: str
) -> None:
    assert Verdict(900, mismatches, missing, scanned=50).holds(tolerance) is holds, reason


def test_a_false_quote_of_a_text_is_beyond_every_tolerance(read: Path) -> None:
    connection = sqlite3.connect(read / DATABASE)
    with connection:
        connection.execute(
            "UPDATE evidence SET quote = 'Kämmerei 77' WHERE evidence_id = (SELECT min(evidence_id) FROM evidence)"
        )
    connection.close()
    assert call("verify", "--out", read, "--tolerance", "1").exit_code == ExitCode.MISMATCH
    assert call("verify", "--out", read, "--tolerance", "2").exit_code == ExitCode.USAGE
