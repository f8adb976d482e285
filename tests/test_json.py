"""``--json`` on every command that prints a table: one JSON value on standard output, with the names of the tables."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import ExitCode
from pipeline.run import run
from pipeline.schema import TABLES

RAW = Path(__file__).parent.parent / "data" / "raw"
WITH_THE_REPOSITORY = {**os.environ, "PYTHONPATH": str(RAW.parent.parent)}
WRITE_FILES = {"report", "export", "browse", "register update", "gold", "papers", "towns", "review"}
"""Commands that write files or open the browser; whoever reads these by machine reads the files."""


def told(*arguments: str | Path, code: int = ExitCode.OK) -> Any:
    result = CliRunner().invoke(main, [*map(str, arguments), "--json"], catch_exceptions=False)
    assert result.exit_code == code, result.output
    return json.loads(result.stdout)


def commands(group: click.Group, before: str = "") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        inner = commands(command, f"{before}{name} ") if isinstance(command, click.Group) else {before + name: command}
        found |= inner
    return found


@pytest.mark.parametrize("name", sorted(set(commands(main)) - WRITE_FILES))
def test_every_command_that_prints_a_table_has_it(name: str) -> None:
    assert any("--json" in parameter.opts for parameter in commands(main)[name].params)


def test_show_has_every_fact_with_page_and_quote(results: Path) -> None:
    paper = told("show", "2021/118", "--out", results)
    assert (paper["municipality"], paper["reference"], paper["date"]) == ("Auenbrück", "2021/118", "2021-03-08")
    assert set(paper) >= {table.name for table in TABLES if table.is_fact}
    cost = paper["costs"][0]
    assert (cost["amount"], cost["approximate"], cost["page"]) == ("18000.00", True, 1)
    assert "18.000 €" in cost["quote"]
    (conflict,) = [finding for finding in paper["findings"] if finding["severity"] == "conflict"]
    assert isinstance(conflict["evidence_ids"], list), "a list is a list"


def test_explain_has_the_text_and_where_each_fact_stands_in_it(results: Path) -> None:
    paper = told("explain", "2021/118", "costs", "--out", results)
    assert {fact["table"] for fact in paper["facts"]} == {"costs"}
    for fact in paper["facts"]:
        assert "€" in paper["text"][fact["char_start"] : fact["char_end"]]
    refused = CliRunner().invoke(main, ["explain", "2021/118", "prices", "--json", "--out", str(results)])
    assert refused.exit_code == ExitCode.NOTHING
    assert refused.stdout == "", "no half of an answer"


def test_tables_counts_rows_and_views(results: Path) -> None:
    found = {row["name"]: row for row in told("tables", "--out", results)}
    assert found["documents"]["rows"] == 9
    assert found["committee_path"]["type"] == "view"


def test_verify_says_whether_all_holds(results_of_print: Path) -> None:
    verdict = told("verify", "--out", results_of_print)
    assert verdict["holds"] is True
    assert verdict["not_there"] == []
    assert verdict["quotes"] > 100


def test_doctor_lists_its_checks(tmp_path: Path) -> None:
    found = told("doctor", "--out", tmp_path)
    assert found["can_read"] is True
    assert {"name", "state", "found", "remedy", "needed"} == set(found["checks"][0])
    (tmp_path / "file").write_text("no folder")
    assert told("doctor", "--out", tmp_path / "file" / "x", code=ExitCode.NOTHING)["can_read"] is False


def test_compare_has_every_table_with_lists(results: Path, tmp_path: Path) -> None:
    shutil.copytree(results, tmp_path / "results")
    compared = told("compare", "--out", tmp_path / "results")
    (town,) = [row for row in compared["compare_approach"] if row["municipality"] == "Auenbrück"]
    assert "language" in town["topics"]
    assert compared["compare_evidence"]


def test_codebooks(tmp_path: Path) -> None:
    assert {entry["kind"] for entry in told("codebook", "show")["entries"]} >= {"topics", "sectors"}


def test_unmapped_words_have_their_place(results: Path) -> None:
    places = told("codebook", "unmapped", "--kind", "cost_kinds", "--out", results)
    assert all({"label", "town", "page", "quote"} <= set(place) for place in places)


def test_a_place_of_the_register() -> None:
    assert told("register", "show", "08212000")[0]["inhabitants"] == 313092


def test_run_tells_papers_failures_and_what_is_older_now(tmp_path: Path) -> None:
    shutil.copy(RAW / "tannenfurt_2022-07-06.txt", tmp_path)
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.7\n")
    out = tmp_path / "results"
    first = told(
        "run", tmp_path / "tannenfurt_2022-07-06.txt", tmp_path / "torn.pdf", "--out", out, code=ExitCode.FAILURES
    )
    assert [(paper["municipality"], paper["costs"]) for paper in first["papers"]] == [("Tannenfurt", 1)]
    assert [failure["error_code"] for failure in first["failures"]] == ["broken"]
    assert (first["read"], first["changed"], first["older_than_the_papers"]) == (1, True, [])
    nothing = told("run", tmp_path / "torn.pdf", "--out", tmp_path / "nothing", code=ExitCode.NOTHING)
    assert (nothing["written"], nothing["papers"]) == (False, [])


def test_the_front_in_a_script_of_a_few_lines(tmp_path: Path) -> None:
    """Without “if __name__ …”, as researchers write scripts: it is run once, not once more for every paper."""
    script = tmp_path / "study.py"
    script.write_text(
        "import ratslese\n"
        "print('once')\n"
        f"ratslese.run({str(RAW / 'tannenfurt_2022-07-06.txt')!r}, out={str(tmp_path / 'results')!r})\n"
        f"print(len(ratslese.tables({str(tmp_path / 'results')!r})['documents']), 'paper')\n"
    )
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, env=WITH_THE_REPOSITORY)
    assert done.stdout.split("\n") == ["once", "1 paper", ""]


def test_the_front_reads_compares_and_hands_tables_over(tmp_path: Path) -> None:
    import ratslese

    out = tmp_path / "results"
    outcome = ratslese.run(RAW / "tannenfurt_2022-07-06.txt", out=out, jobs=1)
    assert outcome.clean
    tables = ratslese.tables(out)
    assert list(tables["municipalities"]["name"]) == ["Tannenfurt"]
    assert list(ratslese.compare(out)["compare_approach"]["municipality"]) == ["Tannenfurt"]
    with pytest.raises(ratslese.RatsleseError, match="no results"):
        ratslese.tables(tmp_path / "nowhere")
    assert run([RAW / "tannenfurt_2022-07-06.txt"], out, jobs=1).changed is False, "it is the same run"
