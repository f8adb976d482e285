"""Copies count nowhere; a selection says that it is one; kinds of paper count for what the table says."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.answers import Paper
from pipeline.cli import main
from pipeline.compare.compare import compare
from pipeline.compare.kinds import kinds
from pipeline.compare.words import entries
from pipeline.errors import ExitCode, RatsleseError
from pipeline.store import DATABASE
from tests.compared_results import comparison, cost, told
from tests.test_compare_papers import TEXT, misread
from tests.written_results import write

SESSION = {"committee": "Gemeinderat", "date": date(2021, 3, 1), "committee_kind": "council", "authoritative": True}


def with_facts(name: str, text: str, **head: Any) -> Paper:
    """A paper with a session, an amount and a contradiction."""
    made = told(name, "Auenbrück", {"costs": [cost("9000")], "consultations": [SESSION]}, text, **head)
    finding = {"finding_id": f"{name}/1", "document_id": made.source.document_id, "kind": "amounts-differ"}
    made.rows["findings"] = [{**finding, "severity": "conflict", "message": "zwei Beträge", "evidence_ids": "[]"}]
    return made


def three_forms(folder: Path) -> Path:
    """One paper as text, as PDF and as scan."""
    forms = (
        ("1.txt", TEXT, "text"),
        ("1.pdf", misread(TEXT, 0.02), "digital"),
        ("1_scan.pdf", misread(TEXT, 0.1), "ocr"),
    )
    return write(
        folder, *(with_facts(name, text, reference="12/2021", text_source=source) for name, text, source in forms)
    )


@pytest.mark.parametrize(
    ("question", "reason"),
    [
        ("SELECT count(*) FROM facts WHERE kind = 'costs'", "every fact"),
        ("SELECT count(*) FROM committee_path", "the Beratungsfolge"),
        ("SELECT count(*) FROM money", "money"),
    ],
)
def test_copies_are_in_no_view(tmp_path: Path, question: str, reason: str) -> None:
    connection = sqlite3.connect(three_forms(tmp_path) / DATABASE)
    assert connection.execute("SELECT count(*) FROM documents").fetchone() == (3,), "none is lost"
    assert connection.execute(question).fetchone() == (1,), reason
    connection.close()


def test_copies_count_in_no_row(tmp_path: Path) -> None:
    rows = compare(three_forms(tmp_path))
    (row,) = rows["compare_approach"]
    assert (row["papers"], row["contradictions"], row["undertakings"]) == (1, 1, 1)
    (town,) = rows["compare_selection"]
    assert (town["papers"], town["copies"]) == (1, 2)


def test_a_number_shows_the_paper_and_not_its_copies(tmp_path: Path) -> None:
    answer = CliRunner().invoke(main, ["show", "12/2021", "--out", str(three_forms(tmp_path))])
    assert answer.exit_code == ExitCode.OK, answer.output
    assert "1.pdf" in answer.output, "print counts before a text file"


def test_a_paper_that_goes_makes_its_copy_count(tmp_path: Path) -> None:
    from pipeline.store import Store
    from tests.written_results import RUN

    Store(three_forms(tmp_path)).save((), RUN, gone=["1.pdf"])
    documents = {row["source"]: row["same_as"] for row in Store(tmp_path).rows()["documents"]}
    assert documents["1.txt"] is None
    assert documents["1_scan.pdf"] is not None


# ── a selection ──────────────────────────────────────────────────────────────────────────────────────────────────────

TOWNS = ("Auenbrück", "Birkenau", "Erlenhausen", "Hohenwald", "Norderwiek", "Wiesengrund")


@pytest.fixture
def six(tmp_path: Path) -> Path:
    papers = []
    for town in TOWNS:
        made = told(f"{town}.txt", town, {"costs": [cost("9000", label=f"Moderation in {town}")]}, f"Papier aus {town}")
        finding = {"finding_id": town, "document_id": made.source.document_id, "kind": "amounts-differ"}
        made.rows["findings"] = [{**finding, "severity": "conflict", "message": f"in {town}", "evidence_ids": "[]"}]
        papers.append(made)
    return write(tmp_path, *papers, told("lost.txt", None, text="Ohne Briefkopf"))


def test_a_selection_says_that_it_is_one(six: Path) -> None:
    answer = CliRunner().invoke(main, ["compare", "--only", "Birkenau", "--only", "Hohenwald", "--out", str(six)])
    assert "2 of 6 towns" in answer.output
    rows = compare(six, ["Birkenau", "Hohenwald"])
    shown = {row["municipality"] for row in rows["compare_selection"] if row["shown"]}
    assert (shown, len(rows["compare_selection"])) == ({"Birkenau", "Hohenwald"}, 7), (
        "six towns, and papers without one"
    )
    for table, found in rows.items():
        if table not in ("compare_selection", "compare_settings"):
            towns = {row["municipality_id"] for row in found if "municipality_id" in row}
            assert towns <= {"Birkenau", "Hohenwald"}, table


def test_the_whole_says_nothing_of_a_selection(six: Path) -> None:
    answer = CliRunner().invoke(main, ["compare", "--out", str(six)])
    assert "of 6 towns" not in answer.output
    assert "1 paper without a municipality" in answer.output


def test_a_report_of_a_selection_speaks_of_nothing_else(six: Path) -> None:
    compare(six, ["Birkenau", "Hohenwald"])
    answer = CliRunner().invoke(main, ["report", "--out", str(six), "--pictures", "none"])
    assert answer.exit_code == ExitCode.OK, answer.output
    page = (six / "report.html").read_text(encoding="utf-8")
    assert "Birkenau" in page
    assert "2 / 6" in page
    assert not [town for town in TOWNS if town not in ("Birkenau", "Hohenwald") and f"Moderation in {town}" in page]
    assert "in Wiesengrund" not in page, "no finding of a town that is not shown"
    assert "lost.txt" not in page


# ── kinds of paper ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("entry", entries("paper_kinds"), ids=lambda entry: entry["id"])
def test_kinds_are_told_by_what_papers_call_themselves(entry: dict[str, Any]) -> None:
    table = kinds(None)
    assert {name: table.of(name) for name in entry["examples"]} == dict.fromkeys(entry["examples"], entry["id"])


UNDECIDED = [
    (["Anfrage"], "no_proposal", "a question is on the agenda, and nothing is decided"),
    (["Antrag"], "no_proposal", "a motion is not the decision on it"),
    (["Antrag", "Stellungnahme"], "no_proposal", "nor with the answer to it"),
    (["Beschlussvorlage"], "role", "a proposal is decided"),
    (["Antrag", "Beschlussvorlage"], "role", "a proposal that a motion led to"),
    ([None], "role", "what prints no kind may be a proposal"),
]


@pytest.mark.parametrize(("types", "basis", "reason"), UNDECIDED)
def test_only_proposals_are_decided(tmp_path: Path, types: Sequence[str | None], basis: str, reason: str) -> None:
    papers = [
        told(
            f"{n}.txt", "Auenbrück", {"consultations": [SESSION]}, f"Wort{n} " * 9, reference="7/2021", paper_type=kind
        )
        for n, kind in enumerate(types)
    ]
    (row,) = comparison(tmp_path, *papers)["compare_process"]
    assert row["decision_basis"] == basis, reason
    assert row["path"] == "Gemeinderat", "the path is shown whatever was laid before it"
    assert (row["decision_date"] is None) == (basis == "no_proposal")


def test_what_a_motion_asks_for_is_no_cost_of_the_town(tmp_path: Path) -> None:
    facts = {
        "costs": [cost("9000")],
        "steering_groups": [{"name": "Runder Tisch"}],
        "action_fields": [{"label": "Sprache", "topics": ["language"]}],
    }
    rows = comparison(tmp_path, told("1.txt", "Auenbrück", facts, paper_type="Antrag"))
    (row,) = rows["compare_approach"]
    assert (row["total_max"], row["groups"], row["fields"]) == (None, None, None)
    assert (row["costs_basis"], row["governance_basis"], row["topics_basis"]) == ("not_stated",) * 3


def test_the_table_of_kinds_can_be_changed(tmp_path: Path) -> None:
    (tmp_path / "paper_kinds.toml").write_text('[[entries]]\nid = "motion"\ncounts = ["costs"]\n', encoding="utf-8")
    rows = comparison(tmp_path, told("1.txt", "Auenbrück", {"costs": [cost("9000")]}, paper_type="Antrag"))
    assert rows["compare_approach"][0]["total_max"] == Decimal(9000)
    (motion,) = [row for row in rows["compare_paper_kinds"] if row["kind"] == "motion"]
    assert (motion["for_costs"], motion["for_decision"], motion["papers"]) == (True, False, 1)
    assert (motion["counts_de"], motion["label_de"]) == ("Kosten und Zuschüsse", "Antrag")


WRONG = [
    ("[[entries]\n", "line 1", "no TOML"),
    ('[[entries]]\ncounts = ["costs"]\n', "no id", "nobody knows which kind"),
    ('[[entries]]\nid = "motion"\ncounts = ["kosten"]\n', "kosten", "an aspect that there is not"),
    ('[[entries]]\nid = "motion"\ncounts = "costs"\n', "no list", "a word for a list"),
    ('[[entries]]\nid = "motion"\nweighs = []\n', "weighs", "a name that there is not"),
]


@pytest.mark.parametrize(("text", "says", "reason"), WRONG)
def test_a_wrong_table_of_kinds_is_refused(tmp_path: Path, text: str, says: str, reason: str) -> None:
    (tmp_path / "paper_kinds.toml").write_text(text, encoding="utf-8")
    with pytest.raises(RatsleseError, match=says) as error:
        kinds(tmp_path)
    assert (error.value.code, bool(error.value.remedy)) == ("bad_paper_kinds", True), reason


# ── order ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_rows_stand_by_town_day_and_paper(tmp_path: Path) -> None:
    days = [
        ("Birkenau", "2021-05-01"),
        ("Auenbrück", "2022-01-01"),
        ("Auenbrück", "2019-01-01"),
        ("Birkenau", "2020-05-01"),
    ]
    papers = [
        told(f"{n}.txt", town, {"costs": [cost("9")]}, f"Wort{n} " * 9, reference=f"{n + 3}/{day[:4]}", date=day)
        for n, (town, day) in enumerate(days)
    ]
    rows = comparison(tmp_path, *papers)
    names = {paper.source.document_id: paper.source.path for paper in papers}
    for table in ("papers", "costs", "process", "undertakings"):
        found = [names[row["undertaking_id"]] for row in rows[f"compare_{table}"]]
        assert found == ["2.txt", "1.txt", "3.txt", "0.txt"], table
    assert [names[row["document_id"]] for row in rows["compare_costs"]] == ["2.txt", "1.txt", "3.txt", "0.txt"]
