"""A run goes on where an earlier one was, whatever ended that one, and comes to the same tables."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.answers import FOLDER as ANSWERS
from pipeline.cli import main
from pipeline.errors import ExitCode, RatsleseError
from pipeline.store import CACHE, DATABASE, Store

RAW = Path(__file__).parent.parent / "data" / "raw"
PRINT = sorted(file for file in RAW.glob("*.*") if "scan" not in file.name and file.suffix in (".pdf", ".txt"))
KILLS = 20


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def tables(out: Path) -> dict[str, bytes]:
    """Every table but the list of runs, and the texts."""
    return {
        str(file.relative_to(out)): file.read_bytes()
        for file in [*out.glob("*.csv"), *out.glob("*.parquet"), *out.glob("texts/*.txt")]
        if file.stem != "runs"
    }


def dump(out: Path) -> list[str]:
    connection = sqlite3.connect(out / DATABASE)
    lines = [line for line in connection.iterdump() if not line.startswith('INSERT INTO "runs"')]
    connection.close()
    return lines


def statuses(result: Result) -> dict[str, str]:
    """What a run in JSON lines says of each input."""
    lines = [json.loads(line) for line in result.stderr.splitlines() if line.startswith("{")]
    return {Path(line["source"]).name: line["status"] for line in lines if line["event"] == "document"}


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("resumed") / "papers"
    folder.mkdir()
    for file in PRINT[:5]:
        shutil.copy(file, folder)
    (folder / "torn.pdf").write_bytes(PRINT[0].read_bytes()[:600])
    return folder


@pytest.fixture(scope="module")
def undisturbed(papers: Path) -> Path:
    out = papers.parent / "undisturbed"
    assert call("run", papers, "--out", out).exit_code == ExitCode.FAILURES
    return out


def test_a_run_that_is_killed_again_and_again_ends_with_the_same_tables(papers: Path, undisturbed: Path) -> None:
    out = papers.parent / "killed"
    command = [sys.executable, "-c", "from pipeline.cli import main; main()", "run", str(papers), "--out", str(out)]
    chance = random.Random(7)
    for number in range(KILLS):
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )
        with suppress(subprocess.TimeoutExpired):  # where it ended before, there is nothing to wait for
            process.wait(chance.uniform(0.1, 1 + number * 0.35))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert call("run", papers, "--out", out).exit_code == ExitCode.FAILURES
    assert tables(out) == tables(undisturbed)
    assert dump(out) == dump(undisturbed)
    assert not list((out / CACHE).glob("parts")), "nothing half written is left"


def test_what_is_known_is_not_read_again(papers: Path, undisturbed: Path) -> None:
    out = papers.parent / "again"
    shutil.copytree(undisturbed, out)
    before = (out / "costs.parquet").stat().st_mtime_ns
    result = call("run", papers, "--out", out, "--log-format", "json")
    assert set(statuses(result).values()) == {"known", "failed"}, "a failure is tried again"
    assert "Nothing has changed" in result.output
    assert (out / "costs.parquet").stat().st_mtime_ns == before
    assert len(Store(out).rows()["runs"]) == len(Store(undisturbed).rows()["runs"]) + 1
    assert not list((out / CACHE / ANSWERS).rglob("*.json.gz")), "what stands in the tables is not kept twice"


def test_a_changed_file_is_read_again_alone_and_a_removed_ones_rows_go(papers: Path, undisturbed: Path) -> None:
    folder, out = papers.parent / "changing", papers.parent / "changed"
    shutil.copytree(papers, folder)
    call("run", folder, "--out", out)
    text = next(file for file in folder.iterdir() if file.suffix == ".pdf" and file.stem != "torn")
    text.unlink()
    (folder / "torn.pdf").unlink()
    added = folder / "added.txt"
    added.write_text(
        (RAW / "tannenfurt_2022-07-06.txt").read_text(encoding="utf-8") + "\nDie Kosten betragen 7.777 €.\n",
        encoding="utf-8",
    )
    result = call("run", folder, "--out", out, "--log-format", "json")
    assert {name for name, status in statuses(result).items() if status == "read"} == {"added.txt"}
    rows = Store(out).rows()
    assert str(text) not in {row["source"] for row in rows["documents"]}
    assert rows["failures"] == []
    assert len(rows["documents"]) == 5
    assert len(list((out / "texts").iterdir())) == 5


def test_a_paper_that_moved_keeps_its_rows(papers: Path, undisturbed: Path) -> None:
    folder, out = papers.parent / "moving", papers.parent / "moved"
    shutil.copytree(papers, folder)
    call("run", folder, "--out", out)
    before = Store(out).rows()["consultations"]
    for number, file in enumerate(sorted(folder.glob("*.pdf"))):
        file.rename(folder / f"{number}.pdf")
    result = call("run", folder, "--out", out, "--log-format", "json")
    assert "read" not in statuses(result).values()
    rows = Store(out).rows()
    assert rows["consultations"] == before
    assert all(Path(row["source"]).exists() for row in rows["documents"])


def test_two_runs_at_once_on_one_folder(papers: Path, tmp_path: Path) -> None:
    with Store(tmp_path).alone():
        result = call("run", papers, "--out", tmp_path)
        with pytest.raises(RatsleseError, match="process"), Store(tmp_path).alone():
            pass
    assert result.exit_code == ExitCode.NOTHING
    assert "Another run writes to" in result.output
    assert call("run", PRINT[-1], "--out", tmp_path).exit_code == ExitCode.OK, "free again"


def test_shards_read_and_a_run_without_writes(papers: Path, undisturbed: Path) -> None:
    out = papers.parent / "sharded"
    read: list[str] = []
    for part in ("1/2", "2/2"):
        result = call("run", papers, "--out", out, "--shard", part, "--log-format", "json")
        read += statuses(result)
        assert "without --shard" in result.output
        assert not (out / DATABASE).exists()
    assert sorted(read) == sorted(file.name for file in papers.iterdir())
    result = call("run", papers, "--out", out, "--log-format", "json")
    assert set(statuses(result).values()) == {"kept", "failed"}
    assert tables(out) == tables(undisturbed)


@pytest.mark.parametrize("shard", ["0/3", "4/3", "a/b", "3", "-1/2", "1/0"])
def test_a_wrong_shard_is_refused(shard: str, tmp_path: Path) -> None:
    result = call("run", RAW, "--out", tmp_path, f"--shard={shard}")
    assert result.exit_code == ExitCode.USAGE
    assert "--shard 3/20" in result.output


def test_a_damaged_answer_is_read_again(papers: Path, undisturbed: Path) -> None:
    out = papers.parent / "damaged"
    call("run", papers, "--out", out, "--shard", "1/1")
    for kept in sorted((out / CACHE / ANSWERS).rglob("*.json.gz"))[:2]:
        kept.write_bytes(kept.read_bytes()[:100])
    call("run", papers, "--out", out)
    assert tables(out) == tables(undisturbed)


def test_a_run_broken_off_while_it_replaced_the_tables_is_made_good(papers: Path, undisturbed: Path) -> None:
    out = papers.parent / "half"
    shutil.copytree(undisturbed, out)
    (out / CACHE / "unfinished").touch()
    (out / "costs.csv").write_text("of another run")
    call("run", papers, "--out", out)
    assert tables(out) == tables(undisturbed)
    assert not (out / CACHE / "unfinished").exists()
