"""`ratslese compare` on the sample papers: complete, with evidence for every cell, the same each time; refusals."""

import json
import re
import shutil
import sqlite3
from collections import defaultdict
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.compare.compare import compare
from pipeline.compare.schema import COMPARE_TABLES
from pipeline.errors import ExitCode, RatsleseError
from pipeline.normalize import Rows
from pipeline.run import run
from pipeline.store import DATABASE, Store, read_tables
from tests.compared_results import told
from tests.written_results import write

# What names a row, and what is made of other rows, needs no evidence of its own.
KEYS = {"row_id", "municipality_id", "undertaking_id", "group_row", "topic_id", "compared_by", "leaf", "cluster"}
KEYS |= {"concept_id", "of_row", "document_id", "evidence_id"}
CITED = (
    "compare_costs compare_staffing compare_governance compare_sectors compare_process compare_steps compare_approach"
    " compare_clusters"
).split()
BASES = {"stated", "none", "not_stated", "not_found"}


@pytest.fixture(scope="module")
def folder(results: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the results of the sample papers, compared."""
    copy = tmp_path_factory.mktemp("compared") / "results"
    shutil.copytree(results, copy)
    compare(copy)
    return copy


@pytest.fixture(scope="module")
def rows(folder: Path) -> Rows:
    return compare(folder)


def test_every_cell_rests_on_evidence(rows: Rows) -> None:
    cited = defaultdict(set)
    for cell in rows["compare_evidence"]:
        cited[cell["in_table"], cell["row_id"]].add(cell["in_column"])
    bare = []
    for table in COMPARE_TABLES:
        if table.name in CITED:
            wanted = {column.name for column in table.columns} - KEYS
            bare += [
                (table.name, row["row_id"], column)
                for row in rows[table.name]
                for column in sorted(wanted - cited[table.name, row["row_id"]])
                if not (column.endswith("_cluster") and row[column] is None)
            ]
    assert not bare
    for row in rows["compare_topics"]:
        assert {"fields", "basis"} <= cited["compare_topics", row["row_id"]]


def test_every_value_stated_has_words(rows: Rows) -> None:
    """Only a paper's silence is cited without words."""
    words = {
        (cell["row_id"], cell["in_column"]) for cell in rows["compare_evidence"] if cell["evidence_id"] is not None
    }
    for table in ("compare_topics", "compare_costs", "compare_staffing", "compare_governance"):
        assert all((row["row_id"], "basis") in words for row in rows[table] if row["basis"] == "stated")


def test_every_basis_is_one_of_four(rows: Rows) -> None:
    for table in COMPARE_TABLES:
        for column in table.columns:
            if column.name == "basis" or column.name.endswith("_basis"):
                allowed = BASES | {"role", "council", "no_proposal"} if column.name == "decision_basis" else BASES
                assert {row[column.name] for row in rows[table.name]} <= allowed, (table.name, column.name)


def test_every_town_stands_in_every_table(rows: Rows) -> None:
    towns = {row["municipality_id"] for row in rows["compare_papers"]}
    assert len(towns) == 9
    for table in ("topics", "costs", "staffing", "governance", "process", "approach"):
        assert {row["municipality_id"] for row in rows[f"compare_{table}"]} == towns, table
    topics = {row["topic_id"] for row in rows["compare_topics"]}
    assert len(rows["compare_topics"]) == len(topics) * len(towns), "the matrix has no holes"


def test_the_database_holds_what_the_files_hold(folder: Path, rows: Rows) -> None:
    connection = sqlite3.connect(folder / DATABASE)
    connection.execute("PRAGMA foreign_keys = ON")
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    frames = read_tables(folder)
    for table in COMPARE_TABLES:
        (number,) = connection.execute(f"SELECT count(*) FROM {table.name}").fetchone()
        assert number == len(rows[table.name]) == len(frames[table.name]), table.name
        assert (folder / f"{table.name}.csv").exists()
    connection.close()


def test_two_comparisons_are_the_same_bytes(folder: Path) -> None:
    def every() -> dict[str, bytes]:
        files = [folder / DATABASE, *folder.glob("compare_*")]
        return {file.name: file.read_bytes() for file in files}

    before = every()
    compare(folder)
    assert every() == before


def test_some_towns_only(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "results")
    rows = compare(tmp_path / "results", ["Auenbrück", "landkreis wiesengrund"])
    assert [row["municipality"] for row in rows["compare_approach"]] == ["Auenbrück", "Wiesengrund"]
    assert {row["municipality"] for row in rows["compare_papers"]} == {"Auenbrück", "Wiesengrund"}


def test_one_town_is_enough(tmp_path: Path) -> None:
    write(tmp_path, told("1.txt", "Auenbrück"))
    rows = compare(tmp_path)
    assert len(rows["compare_approach"]) == 1
    assert rows["compare_similarity"] == []


NAMES = [
    ("Auen", ["Auen"], "the whole name before the beginning of another"),
    ("stadt auenbrück", ["Auenbrück"], "with its kind, in small letters"),
    ("Auenb", ["Auenbrück"], "the beginning"),
    ("Stadt", ["Auen", "Auenbrück"], "all whose name begins with it"),
]


@pytest.mark.parametrize(("name", "expected", "reason"), NAMES)
def test_how_towns_are_named(tmp_path: Path, name: str, expected: list[str], reason: str) -> None:
    write(tmp_path, told("1.txt", "Auenbrück"), told("2.txt", "Auen"))
    rows = compare(tmp_path, [name])
    assert [row["municipality"] for row in rows["compare_approach"]] == expected, reason


REFUSALS = [
    ([told("1.txt", None)], [], "nothing_to_compare", "no paper names a town"),
    ([told("1.txt", "Auenbrück")], ["Hohenwald"], "unknown_municipality", "a town that is not there"),
    ([told("1.txt", "Auenbrück")], ["Auenbrück", "Hohenwald"], "unknown_municipality", "one of two is not there"),
]


@pytest.mark.parametrize(("papers", "only", "code", "reason"), REFUSALS)
def test_what_cannot_be_compared_is_told(
    tmp_path: Path, papers: list[Any], only: list[str], code: str, reason: str
) -> None:
    write(tmp_path, *papers)
    with pytest.raises(RatsleseError) as error:
        compare(tmp_path, only)
    assert error.value.code == code, reason
    assert error.value.remedy


def test_no_results_are_told(tmp_path: Path) -> None:
    answer = CliRunner().invoke(main, ["compare", "--out", str(tmp_path / "nowhere")])
    assert answer.exit_code == ExitCode.NOTHING
    assert "ratslese run" in answer.stderr


def test_the_next_paper_takes_the_comparison_away(tmp_path: Path) -> None:
    write(tmp_path, told("1.txt", "Auenbrück"))
    compare(tmp_path)
    write(tmp_path, told("2.txt", "Hohenwald"))
    assert not list(tmp_path.glob("compare_*"))
    connection = sqlite3.connect(tmp_path / DATABASE)
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
    connection.close()
    assert not [name for name in tables if name.startswith("compare_")]
    assert len(Store(tmp_path).rows()["documents"]) == 2


def test_the_command_prints_every_town(folder: Path) -> None:
    answer = CliRunner().invoke(main, ["compare", "--out", str(folder)])
    assert answer.exit_code == ExitCode.OK, answer.output
    for line in (
        "Stadt Auenbrück (RP; 1 paper, 2021)",
        "external 2021 16,450–18,000 € (about, contradictory)",
        "chair head_of_office; up to 12 members",
        "decision 2021-04-27, 41 days from the first session, 50 days from the paper",
    ):
        assert line in answer.output


GUIDE = Path(__file__).parent.parent / "docs" / "compare.md"


@pytest.mark.parametrize("query", re.findall(r"```sql\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL))
def test_the_queries_of_the_guide_answer(folder: Path, query: str) -> None:
    connection = sqlite3.connect(folder / DATABASE)
    for statement in filter(str.strip, query.split(";")):
        assert connection.execute(statement).fetchall(), statement
    connection.close()


def test_the_pandas_of_the_guide_runs(folder: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(code.replace('"results"', repr(str(folder))), names)
    assert names["matrix"].loc["Norderwiek"].isna().all(), "it names no fields"
    assert names["matrix"].loc["Hohenwald"].notna().all()
    assert len(names["expenses"]) > 10


# ── the annotated seeds ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def compared_seeds(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Rows:
    copy = tmp_path_factory.mktemp("compared_seeds") / "results"
    shutil.copytree(seeds, copy)
    return compare(copy)


def test_texts_and_pdfs_of_one_paper_count_once(corpus: Path, digital: Path, tmp_path: Path) -> None:
    printed = sorted(file for file in (corpus / "corpus" / "pdf").glob("*.pdf") if "scan" not in file.name)
    shutil.copytree(digital, tmp_path / "results")  # what was read need not be read again
    assert run([corpus / "corpus" / "seeds", *printed], tmp_path / "results").clean
    rows = compare(tmp_path / "results")
    assert len(rows["compare_papers"]) == 5 + len(printed)
    counted = [row["municipality"] for row in rows["compare_papers"] if row["counted"]]
    assert sorted(counted) == ["Landau in der Pfalz", "Landshut", "Leverkusen", "Lörrach", "Waiblingen"]


def gold(corpus: Path) -> dict[str, dict[str, Any]]:
    """The annotations of the seeds by the name of the town."""
    files = [json.loads(file.read_text(encoding="utf-8")) for file in sorted((corpus / "gold").glob("*.json"))]
    return {paper["municipality"]["name"]: paper for paper in files if paper["document"].startswith("seeds/")}


def of_town(rows: Rows, table: str, name: str) -> list[dict[str, Any]]:
    town = next(row["municipality_id"] for row in rows["compare_papers"] if row["municipality"] == name)
    return [row for row in rows[table] if row["municipality_id"] == town]


def test_the_topic_matrix_agrees_with_the_annotation_in_every_cell(corpus: Path, compared_seeds: Rows) -> None:
    papers = gold(corpus)
    assert len(papers) == 5
    for name, paper in papers.items():
        fields = paper["action_fields"]
        for row in of_town(compared_seeds, "compare_topics", name):
            named = [field for field in fields if row["topic_id"] in field["topics"]]
            assert row["fields"] == (len(named) if fields else None), (name, row["topic_id"])
            for status in ("adopted", "proposed", "former"):
                assert row[status] == (sum(f["status"] == status for f in named) if fields else None), (name, status)


def test_a_contradiction_is_shown_with_both_quotes(compared_seeds: Rows) -> None:
    (row,) = [row for row in of_town(compared_seeds, "compare_costs", "Landau in der Pfalz") if row["contradictory"]]
    assert (row["cost_kind"], row["amount_min"], row["amount_max"], row["relation"]) == (
        "external",
        Decimal("21568.75"),
        Decimal("22000.00"),
        "contradictory",
    )
    cells = [
        e
        for e in compared_seeds["compare_evidence"]
        if (e["row_id"], e["in_column"]) == (row["row_id"], "contradiction")
    ]
    assert len({cell["evidence_id"] for cell in cells}) >= 2


def test_a_grant_is_no_expense(compared_seeds: Rows) -> None:
    rows = {row["amount_max"]: row for row in of_town(compared_seeds, "compare_costs", "Waiblingen")}
    assert rows[Decimal("15000.00")]["direction"] == "revenue"
    assert [amount for amount, row in rows.items() if row["direction"] == "expense"] == [Decimal("5000.00")]
    (approach,) = of_town(compared_seeds, "compare_approach", "Waiblingen")
    assert (approach["total_max"], approach["grants"]) == (Decimal("5000.00"), Decimal("15000.00"))


@pytest.mark.parametrize(
    ("town", "basis", "effect"),
    [("Leverkusen", "not_stated", "unstated"), ("Landshut", "none", "no")],
    ids=["a blank form", "“none” is ticked"],
)
def test_missing_costs_are_told_apart(compared_seeds: Rows, town: str, basis: str, effect: str) -> None:
    (row,) = of_town(compared_seeds, "compare_costs", town)
    assert (row["basis"], row["effect"], row["amount_min"]) == (basis, effect, None)
    cells = [e for e in compared_seeds["compare_evidence"] if (e["row_id"], e["in_column"]) == (row["row_id"], "basis")]
    assert all(cell["evidence_id"] for cell in cells), "the form itself is shown"


DAYS = [
    ("Landau in der Pfalz", 5, "role", 92, 70),
    ("Leverkusen", 9, "role", 34, 52),
    ("Lörrach", 2, "council", 28, 28),
    ("Waiblingen", 2, "council", 8, 24),
    ("Landshut", 1, "not_stated", None, None),
]


@pytest.mark.parametrize(("town", "committees", "basis", "from_session", "from_paper"), DAYS)
def test_days_to_the_decision(
    compared_seeds: Rows, town: str, committees: int, basis: str, from_session: int | None, from_paper: int | None
) -> None:
    (row,) = of_town(compared_seeds, "compare_process", town)
    assert (row["committees"], row["decision_basis"]) == (committees, basis)
    assert (row["days_session_to_decision"], row["days_paper_to_decision"]) == (from_session, from_paper)


def test_seats_that_are_told_twice_count_once(compared_seeds: Rows) -> None:
    group = next(row for row in of_town(compared_seeds, "compare_governance", "Landau in der Pfalz") if row["size_max"])
    assert (group["size_max"], group["counted_min"], group["counted_max"]) == (19, 16, 19)
    shares = {
        row["sector"]: row["seats_share"]
        for row in compared_seeds["compare_sectors"]
        if row["group_row"] == group["row_id"]
    }
    assert shares["politics"] == 0.316, "six of nineteen"
