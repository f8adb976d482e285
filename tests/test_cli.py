"""The command line as its users meet it."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.errors import ExitCode
from pipeline.store import CACHE
from tests import recorded_ocr

RAW = Path(__file__).parent.parent / "data" / "raw"


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.mark.parametrize("name", [None, *sorted(main.commands)], ids=str)
def test_every_help_ends_in_an_example(name: str | None) -> None:
    output = call(*([name] if name else []), "--help").output
    assert output.rstrip().splitlines()[-1].strip().startswith("ratslese ")
    assert "Example:" in output


def test_run_writes_the_tables_and_says_where(tmp_path: Path) -> None:
    result = call("run", RAW / "tannenfurt_2022-07-06.txt", "--out", tmp_path)
    assert result.exit_code == ExitCode.OK, result.output
    assert "Tannenfurt" in result.output
    assert str(tmp_path / "ratslese.sqlite") in result.output
    assert (tmp_path / "consultations.csv").exists()
    assert (tmp_path / "consultations.parquet").exists()


def test_bad_files_are_rows_in_failures_and_the_run_goes_on(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "good.txt").write_bytes((RAW / "tannenfurt_2022-07-06.txt").read_bytes())
    (papers / "copy.txt").write_bytes((RAW / "tannenfurt_2022-07-06.txt").read_bytes())
    (papers / "empty.pdf").write_bytes(b"")
    (papers / "torn.pdf").write_bytes((RAW / "moorhausen_DrS-2023-041.pdf").read_bytes()[:700])
    (papers / "letter.docx").write_bytes(b"PK\x03\x04" + bytes(range(256)))
    result = call("run", papers, "--out", tmp_path / "out")
    assert result.exit_code == ExitCode.FAILURES
    connection = sqlite3.connect(tmp_path / "out" / "ratslese.sqlite")
    failures = dict(connection.execute("SELECT source, error_code FROM failures"))
    assert {Path(source).name: code for source, code in failures.items()} == {
        "good.txt": "duplicate",
        "empty.pdf": "empty",
        "torn.pdf": "broken",
        "letter.docx": "broken",
    }
    (documents,) = connection.execute("SELECT count(*) FROM documents").fetchone()
    assert documents + len(failures) == 5, "documents + failures = inputs"
    for (message,) in connection.execute("SELECT message FROM failures"):
        assert message.count(".") >= 2, f"cause and remedy: {message}"


def test_two_runs_give_the_same_bytes_apart_from_runs(tmp_path: Path) -> None:
    for name in ("one", "two"):
        recorded_ocr.keep_in(tmp_path / name / CACHE)
        with recorded_ocr.replayed():
            assert call("run", RAW, "--out", tmp_path / name).exit_code == ExitCode.OK
    for file in sorted((tmp_path / "one").glob("*")):
        if file.is_file() and file.stem not in ("runs", "ratslese"):
            assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name
    dumps = []
    for name in ("one", "two"):
        connection = sqlite3.connect(tmp_path / name / "ratslese.sqlite")
        dumps.append([line for line in connection.iterdump() if not line.startswith('INSERT INTO "runs"')])
    assert dumps[0] == dumps[1]


def test_a_paper_read_before_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.ingest import read
    from pipeline.ingest.reading import Reading

    source = RAW / "moorhausen_DrS-2023-041.pdf"
    first, *_ = read.read_document(source, Reading(tmp_path))
    monkeypatch.setattr(read, "_read", lambda *_: pytest.fail("read again"))
    again, *_ = read.read_document(source, Reading(tmp_path))
    assert again == first


def test_show_tells_page_and_quote(results: Path) -> None:
    output = call("show", "2021/118", "--out", results).output
    assert "Stadt Auenbrück 2021/118" in output
    assert "21510" not in output
    assert "p. 1 “" in output
    assert "amounts-differ" in output


def test_explain_marks_the_facts(results: Path) -> None:
    output = call("explain", "2021/118", "costs", "--out", results).output
    assert "⟦" in output
    assert "costs  rule" in output
    assert "consultations  rule" not in output


def test_verify_finds_every_quote(results_of_print: Path) -> None:
    result = call("verify", "--out", results_of_print)
    assert result.exit_code == ExitCode.OK, result.output
    assert "(1.0000)" in result.output


def test_verify_notices_a_false_quote(results_of_print: Path, tmp_path: Path) -> None:
    forged = tmp_path / "ratslese.sqlite"
    forged.write_bytes((results_of_print / "ratslese.sqlite").read_bytes())
    connection = sqlite3.connect(forged)
    with connection:
        connection.execute("UPDATE evidence SET quote = '99.000 €' WHERE quote LIKE '%18.000 €%'")
    connection.close()
    result = call("verify", "--out", tmp_path)
    assert result.exit_code == ExitCode.MISMATCH
    assert "99.000 €" in result.output


def test_tables_counts(results: Path) -> None:
    output = call("tables", "--out", results).output
    assert "consultations" in output
    assert "committee_path" in output


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["show", "nothing"], ExitCode.NOTHING, "No paper fits"),
        (["show", "e"], ExitCode.NOTHING, "papers fit"),
        (["explain", "2021/118", "prices"], ExitCode.NOTHING, "no table"),
    ],
)
def test_errors_are_one_sentence_with_the_remedy(results: Path, arguments: list[str], code: int, says: str) -> None:
    result = call(*arguments, "--out", results)
    assert result.exit_code == code
    assert says in result.output
    assert "Traceback" not in result.output


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    result = call("run", "no/such/file.pdf", "--out", tmp_path)
    assert result.exit_code == ExitCode.NOTHING
    assert "no such file" in result.output


def test_results_are_missed_politely(tmp_path: Path) -> None:
    for command in (["show", "x"], ["tables"], ["verify"]):
        result = call(*command, "--out", tmp_path / "nowhere")
        assert result.exit_code == ExitCode.NOTHING
        assert "Run `ratslese run` first" in result.output


def test_the_installed_command_answers() -> None:
    command = [str(Path(sys.executable).with_name("ratslese")), "--version"]
    assert "ratslese" in subprocess.run(command, capture_output=True, text=True, check=True).stdout
