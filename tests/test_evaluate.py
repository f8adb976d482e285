"""`ratslese evaluate`: what is right, wrong, missed and left out of the count."""

import json
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cli import main
from pipeline.errors import ExitCode, RatsleseError
from pipeline.quality.evaluation import Evaluation, evaluate
from pipeline.quality.figures import Tally, figure, interval, mean
from pipeline.quality.gold import read_gold
from pipeline.quality.judging import AttributeTally, pairs_of
from pipeline.quality.page import render
from pipeline.quality.similarity import Matching
from pipeline.store import DATABASE
from tests.written_results import paper, write, write_gold

COUNCIL = {"committee": "Rat", "date": "2021-06-10", "role": "Entscheidung", "public": True}
GOLD = {
    "document": "papers/erlenau.txt",
    "municipality": {"name": "Erlenau", "kind": "Stadt", "state": "NW", "ags": None},
    "paper": {"reference": "12/2021", "author": None, "subject": "Konzept für das Zusammenleben"},
    "consultations": [COUNCIL, {"committee": "Sozialausschuss", "date": "2021-05-20", "role": None, "public": None}],
    "action_fields": [{"label": "Sprache", "topics": ["language"], "status": "proposed"}],
    "costs": [{"amount": 5000.0, "year": 2021}, {"amount": 70.5, "optional": True}],
    "milestones": [{"label": "Auftakt", "edtf": "2021-09", "status": "planned"}],
    "steering_groups": [
        {"name": "Lenkungskreis", "members": [{"name": "Jugendamt"}, {"name": "Caritas", "optional": True}]}
    ],
    "financial_effects": {"effect": "yes", "staffing_effect": "no"},
    "decisions": 2,
}
FOUND: dict[str, list[dict[str, Any]]] = {
    "head_values": [
        {"field": "municipality", "value": "Erlenau"},
        {"field": "reference", "value": "12/2021"},
        {"field": "author", "value": "Amt 50", "rule": "author-guess"},
    ],
    "consultations": [dict(COUNCIL, role="Beschluss"), {"committee": "Bauausschuss", "date": "2021-05-20"}],
    "action_fields": [{"label": "Sprache", "topics": ["language"], "status": "adopted"}],
    "costs": [
        {"amount": Decimal("5000.00"), "year": 2021},
        {"amount": Decimal("70.50")},
        {"amount": Decimal("5000.01")},
    ],
    "milestones": [{"label": "Auftakt", "edtf": "2021-09-15"}],
    "steering_groups": [{"name": "Lenkungskreis"}],
    "steering_group_members": [{"name": "Jugendamt"}, {"name": "Caritas"}, {"name": "Polizei"}],
    "financial_effects": [{"effect": "yes"}],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_gold(tmp_path / "gold", GOLD)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return write(tmp_path / "out", paper("data/papers/erlenau.txt", FOUND), paper("data/papers/other.txt", {}))


@pytest.fixture
def evaluation(gold: Path, out: Path) -> Evaluation:
    return evaluate(read_gold(gold), out, verify=False)


@pytest.mark.parametrize(
    ("table", "right", "found", "wanted", "reason"),
    [
        ("consultations", 1, 2, 2, "a committee of another name is wrong, and the one that was meant is missed"),
        ("action_fields", 1, 1, 1, "the status is an attribute, not the row"),
        ("costs", 1, 2, 1, "the optional amount counts neither way; a cent more is wrong"),
        ("milestones", 0, 1, 1, "a day is not its month"),
        ("steering_groups", 1, 1, 1, "found"),
        ("steering_group_members", 1, 2, 1, "the optional member counts neither way"),
        ("external_partners", 0, 0, 0, "nothing there, nothing found"),
        ("header", 5, 6, 6, "an author where the paper names none is wrong, the missed subject is missed"),
    ],
)
def test_counts(evaluation: Evaluation, table: str, right: int, found: int, wanted: int, reason: str) -> None:
    assert evaluation.figure(table).micro == Tally(right, found, wanted), reason


def test_a_step_whose_days_only_overlap_counts_in_its_own_figure(evaluation: Evaluation) -> None:
    assert evaluation.figure("milestones", Matching.OVERLAP).micro == Tally(1, 1, 1)


@pytest.mark.parametrize(
    ("key", "right", "found", "wanted", "compared"),
    [
        (
            "consultations.role",
            0,
            1,
            1,
            1,
        ),  # “Beschluss” for “Entscheidung”; what the annotation leaves open is not asked
        ("consultations.public", 1, 1, 1, 1),
        ("action_fields.topics", 1, 1, 1, 1),
        ("action_fields.status", 0, 1, 1, 1),
        ("costs.year", 1, 1, 1, 1),
        ("header.author", 0, 1, 0, 0),
        ("header.effect", 1, 1, 1, 1),
        ("header.staffing_effect", 0, 1, 1, 1),
        ("header.decisions", 0, 1, 1, 1),
    ],
)
def test_attributes(evaluation: Evaluation, key: str, right: int, found: int, wanted: int, compared: int) -> None:
    attribute = evaluation.attributes()[key]
    assert attribute.tally == Tally(right, found, wanted)
    assert attribute.compared == compared


def test_what_is_missed_and_wrong_is_told(evaluation: Evaluation) -> None:
    (judged,) = evaluation.papers
    assert ("consultations", "Sozialausschuss, 2021-05-20") in judged.missed
    wrong = {(fact.table, fact.rule) for fact in judged.facts if not fact.right}
    assert ("head_values", "author-guess") in wrong
    assert not evaluation.share(lambda paper: paper.all_rows_right)


def test_false_rows_are_counted_where_there_is_nothing_to_find(tmp_path: Path) -> None:
    gold = write_gold(
        tmp_path / "gold", {"document": "a.txt"}, {"document": "b.txt", "costs": [{"amount": 1, "optional": True}]}
    )
    out = write(
        tmp_path / "out",
        paper("a.txt", {"costs": [{"amount": Decimal(9)}]}),
        paper("b.txt", {"costs": [{"amount": Decimal(8)}]}),
    )
    rows, papers = evaluate(read_gold(gold), out, verify=False).false_rows()["costs"]
    assert (rows, papers) == (1, 1), "a paper with a doubtful row is not one that holds none"


def test_a_paper_that_was_not_read_misses_all_its_rows(tmp_path: Path, out: Path) -> None:
    gold = write_gold(tmp_path / "gold", GOLD, dict(GOLD, document="papers/torn.pdf"))
    connection = sqlite3.connect(out / DATABASE)
    with connection:
        failed = ("papers/torn.pdf", "read", "broken", "The PDF cannot be parsed.")
        connection.execute("INSERT INTO failures (source, stage, error_code, message) VALUES (?, ?, ?, ?)", failed)
    connection.close()
    evaluation = evaluate(read_gold(gold), out, verify=False)
    assert evaluation.absent == ["papers/torn.pdf"]
    assert evaluation.figure("consultations").micro == Tally(1, 2, 4)
    assert evaluation.groups(lambda judged: judged.kind)["not read"]["costs"] == Tally(0, 0, 1)


def test_a_paper_that_was_no_input_of_the_run_is_named_and_not_counted(tmp_path: Path, out: Path) -> None:
    gold = write_gold(tmp_path / "gold", GOLD, dict(GOLD, document="papers/of_another_study.pdf"))
    evaluation = evaluate(read_gold(gold), out, verify=False)
    assert evaluation.not_given == ("papers/of_another_study.pdf",)
    assert evaluation.absent == []
    assert evaluation.figure("consultations").micro == Tally(1, 2, 2)
    assert "1 more were no input of the run" in render(evaluation)


def test_papers_are_told_apart_by_path_before_name(tmp_path: Path) -> None:
    out = write(
        tmp_path / "out",
        paper("x/1.txt", {"costs": [{"amount": Decimal(1)}]}),
        paper("y/1.txt", {"costs": [{"amount": Decimal(2)}]}),
    )
    gold = write_gold(tmp_path / "gold", {"document": "y/1.txt", "costs": [{"amount": 2}]})
    assert evaluate(read_gold(gold), out, verify=False).figure("costs").micro == Tally(1, 1, 1)


def test_a_path_ends_at_its_parts(tmp_path: Path) -> None:
    found = (
        paper("x/21.txt", {"costs": [{"amount": Decimal(1)}]}),
        paper("x/1.txt", {"costs": [{"amount": Decimal(2)}]}),
    )
    gold = write_gold(tmp_path / "gold", {"document": "1.txt", "costs": [{"amount": 2}]})
    assert evaluate(read_gold(gold), write(tmp_path / "out", *found), verify=False).figure("costs").micro == Tally(
        1, 1, 1
    )


def test_pairs_are_the_best_together_not_one_by_one() -> None:
    """The first annotation is most like the second row; if it took it, the second annotation would get nothing."""
    gold = [{"name": "Amt für Soziales und Integration"}, {"name": "Amt für Soziales und Integration der Stadt"}]
    rows = [
        {"name": "Amt für Soziales und Integration der Stadt Erlenau"},
        {"name": "Amt für Soziales und Integration"},
    ]
    assert pairs_of("steering_group_members", gold, rows, Matching.ROW) == [(0, 1), (1, 0)]


def test_a_counted_annotation_goes_before_its_optional_twin() -> None:
    gold = [{"amount": 500, "optional": True}, {"amount": 500}]
    assert pairs_of("costs", gold, [{"amount": 500}], Matching.ROW) == [(1, 0)]


TALLIES = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)).map(
    lambda t: Tally(t[0], t[0] + t[1], t[0] + t[2])
)


@given(st.lists(TALLIES, min_size=1, max_size=8))
def test_an_interval_holds_what_was_measured_when_all_papers_are_alike_and_is_in_order(tallies: list[Tally]) -> None:
    low, high = interval(tallies, resamples=200)
    assert 0 <= low.f1 <= high.f1 <= 1
    same_low, same_high = interval([tallies[0]] * 4, resamples=50)
    assert same_low.f1 == pytest.approx(tallies[0].f1) == same_high.f1


def test_the_interval_is_the_same_every_time() -> None:
    tallies = [Tally(3, 4, 5), Tally(0, 1, 2), Tally(6, 6, 6)]
    assert interval(tallies) == interval(tallies)


def test_the_same_paper_in_two_dresses_is_drawn_together() -> None:
    by_paper = [("a", Tally(0, 1, 1)), ("a", Tally(0, 1, 1)), ("b", Tally(1, 1, 1)), ("b", Tally(1, 1, 1))]
    assert figure(by_paper).high.f1 == 1.0
    assert figure(by_paper).papers == 4


def test_macro_leaves_out_papers_without_rows() -> None:
    assert mean([Tally(1, 1, 1), Tally(0, 1, 1), Tally()]).f1 == 0.5


@pytest.mark.parametrize(
    ("tally", "precision", "recall", "f1"),
    [
        (Tally(), 1.0, 1.0, 1.0),
        (Tally(0, 0, 3), 0.0, 0.0, 0.0),
        (Tally(0, 3, 0), 0.0, 1.0, 0.0),
        (Tally(2, 4, 2), 0.5, 1.0, pytest.approx(2 / 3)),
    ],
)
def test_figures(tally: Tally, precision: float, recall: float, f1: float) -> None:
    assert (tally.precision, tally.recall, tally.f1) == (precision, recall, f1)


# --- the command -------------------------------------------------------------------------------------------------------------


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def test_the_command_prints_tables(gold: Path, out: Path) -> None:
    result = call("evaluate", gold, "--out", out, "--no-verify")
    assert result.exit_code == ExitCode.OK, result.output
    assert "consultations" in result.output
    assert "Expected calibration error" in result.output
    assert "missed  papers/erlenau.txt  consultations: Sozialausschuss" in result.output


def test_json_holds_every_figure(gold: Path, out: Path) -> None:
    found = json.loads(call("evaluate", gold, "--out", out, "--json", "--no-verify").output)
    assert found["tables"]["costs"]["row"]["support"] == 1
    assert set(found["tables"]["costs"]) == {matching.value for matching in Matching}
    assert found["kinds"]["text"]["costs"]["right"] == 1
    assert found["municipalities"]["Erlenau"]["header"]["right"] == 5
    assert found["calibration"]["cross_validated"]["expected_calibration_error"] <= 1
    assert found["grounding"] is None


def test_grounding_opens_the_sources(results_of_print: Path, tmp_path: Path) -> None:
    gold = write_gold(tmp_path / "gold", {"document": "tannenfurt_2022-07-06.txt"})
    found = json.loads(call("evaluate", gold, "--out", results_of_print, "--json").output)
    assert found["grounding"]["share"] == 1.0
    assert found["grounding"]["quotes"] > 50


def test_the_page_needs_nothing_else_and_escapes_what_papers_say(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script>"
    gold = write_gold(
        tmp_path / "gold", {"document": "a.txt", "municipality": {"name": evil}, "costs": [{"amount": 1}]}
    )
    out = write(tmp_path / "out", paper("a.txt", {"action_fields": [{"label": evil, "quote": evil}]}))
    page = render(evaluate(read_gold(gold), out, verify=False))
    assert evil not in page
    assert "&lt;script&gt;" in page
    assert "http" not in page.replace("http-equiv", ""), "nothing is fetched"
    assert "prefers-color-scheme: dark" in page


def test_the_page_is_written(gold: Path, out: Path, tmp_path: Path) -> None:
    assert (
        call("evaluate", gold, "--out", out, "--no-verify", "--html", tmp_path / "page.html").exit_code == ExitCode.OK
    )
    assert "Sozialausschuss" in (tmp_path / "page.html").read_text(encoding="utf-8")
    failed = call("evaluate", gold, "--out", out, "--no-verify", "--html", tmp_path / "no" / "page.html")
    assert failed.exit_code == ExitCode.NOTHING
    assert "cannot be written" in failed.output


@pytest.mark.parametrize(
    ("annotation", "says"),
    [
        ({"consultations": []}, "document"),
        ({"document": "a", "costs": [{"amount": "viel"}]}, "costs[0].amount"),
        ({"document": "a", "consultations": [{"committee": "Rat", "date": "10.06.2021"}]}, "consultations[0].date"),
        ({"document": "a", "milestones": [{"label": "x", "edtf": "Herbst"}]}, "EDTF"),
        ({"document": "a", "steering_groups": [{"name": "x", "members": [{}]}]}, "steering_groups[0].members[0].name"),
    ],
)
def test_a_wrong_annotation_is_named_with_its_place(tmp_path: Path, annotation: dict[str, Any], says: str) -> None:
    (tmp_path / "a.json").write_text(json.dumps(annotation), encoding="utf-8")
    with pytest.raises(RatsleseError, match=r"a\.json") as error:
        read_gold(tmp_path)
    assert says in str(error.value)
    assert "docs/annotate.md" in str(error.value)


def test_what_is_missing_is_told(gold: Path, tmp_path: Path, out: Path) -> None:
    (tmp_path / "empty").mkdir()
    cases: list[tuple[list[str | Path], str]] = [
        ([tmp_path / "empty", "--out", out], "no annotated papers"),
        ([tmp_path / "nowhere", "--out", out], "There is no"),
        ([gold, "--out", tmp_path / "nowhere"], "Run `ratslese run` first"),
        ([gold, "--out", out, "--only", "nothing"], "in its path"),
    ]
    for arguments, says in cases:
        result = call("evaluate", *arguments)
        assert result.exit_code == ExitCode.NOTHING
        assert says in result.output
    write(tmp_path / "others", paper("z.txt", {}))
    assert "None of the 1 annotated papers" in call("evaluate", gold, "--out", tmp_path / "others").output


def test_an_index_names_the_papers(tmp_path: Path, out: Path) -> None:
    folder = write_gold(tmp_path / "gold", GOLD)
    (folder / "index.csv").write_text("document,gold\npapers/erlenau.txt,erlenau.json\nerlenau.pdf,erlenau.json\n")
    papers = read_gold(folder)
    assert [paper.document for paper in papers] == ["papers/erlenau.txt", "erlenau.pdf"]
    assert {paper.name for paper in papers} == {"erlenau"}


@pytest.mark.parametrize(
    ("annotated", "found", "right", "most", "reason"),
    [
        (["Sozialamt", "Caritas"], ["Caritas", "Sozialamt"], 2, 2, "in another order"),
        (["Sozialamt", "Caritas"], ["Sozialamt"], 1, 2, "one was not read"),
        (["Sozialamt"], ["Sozialamt", "Jugendamt"], 1, 2, "one too many"),
        (["Sozialamt"], ["Sozialamt", "Sozialamt"], 1, 2, "one name answers one other"),
        (["Sozialamt"], [], 0, 1, "nothing was read"),
        ([], ["Sozialamt"], 0, 0, "the annotation has none: not compared"),
    ],
)
def test_those_who_answer_for_a_measure_are_compared_name_by_name(
    tmp_path: Path, annotated: list[str], found: list[str], right: int, most: int, reason: str
) -> None:
    measure = {"label": "Rufbus am Abend", "responsible": annotated}
    measures = [{"measure_id": "bus", "label": "Rufbus am Abend"}, {"measure_id": "path", "label": "Wege zur Schule"}]
    actors = [{"measure_id": "bus", "role": "responsible", "name": name} for name in found]
    actors += [
        {"measure_id": "bus", "role": "partner", "name": "Sozialamt"},
        {"measure_id": "path", "role": "responsible", "name": "Kreis"},
    ]
    rows = {"measures": measures, "measure_actors": actors}
    write(tmp_path, paper("papers/aue.txt", rows))
    write_gold(tmp_path / "gold", {"document": "papers/aue.txt", "measures": [measure]})
    attributes = evaluate(read_gold(tmp_path / "gold"), tmp_path, verify=False).attributes()
    tally = attributes.get("measures.responsible", AttributeTally())
    assert (tally.agreeing, tally.compared) == (right, most), reason
