"""Two reviewers: their ledgers held against each other, and what they do not agree on shown first."""

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import ExitCode
from pipeline.quality.agreement import NOBODY, Disagreement
from pipeline.quality.alpha import alpha_of
from pipeline.quality.ledgers import compare_ledgers
from pipeline.review.reviewing import Review
from pipeline.store import Store
from tests.asked_papers import answer, codebook
from tests.corrected_papers import Row, cells, papers, read, write

FIVE = "rund 5.000 Euro im Jahr 2024"
SEVEN = "Kreis mit siebentausend Euro"


def cost(results: Path, amount: str) -> Row:
    """The cost of this amount in the paper 2024/001, as a line of a ledger names it."""
    rows = Store(results).rows()
    paper = next(row["document_id"] for row in rows["documents"] if row["reference"] == "2024/001")
    row = next(row for row in rows["costs"] if row["document_id"] == paper and str(row["amount"]) == amount)
    quote = next(each["quote"] for each in rows["evidence"] if each["evidence_id"] == row["evidence_id"])
    return {"paper": paper, "fact": row["cost_id"], "quote": quote}


@pytest.fixture
def results(tmp_path: Path) -> Path:
    read(papers(tmp_path, 2), tmp_path / "out", codebook=codebook(tmp_path))
    return tmp_path / "out"


def lines(results: Path, who: str, *said: Row) -> list[Row]:
    paper = cost(results, "5000.00")["paper"]
    return [cells(paper) | {"who": who} | each for each in said]


def both(results: Path, anna: list[Row], bernd: list[Row]) -> tuple[Path, Path]:
    """The ledgers of Anna and Bernd."""
    folder = results.parent
    return write(folder / "anna.csv", lines(results, "Anna", *anna)), write(
        folder / "bernd.csv", lines(results, "Bernd", *bernd)
    )


def right(fact: Row) -> Row:
    return fact | {"says": "right"}


def value(fact: Row, column: str, read: str, now: str) -> Row:
    return fact | {"says": "value", "column": column, "read": read, "right": now}


@pytest.mark.parametrize(
    ("anna", "bernd", "wanted", "reason"),
    [
        ([right], [right], [], "of one mind"),
        ([right], [lambda fact: fact | {"says": "no-such-fact"}], [("costs", ": there", "there", "no such fact")], "is it there at all?"),
        ([right], [lambda fact: value(fact, "amount", "5000.00", "50000")], [("costs", "amount", "5000.00", "50000.00")],
         "who calls it right means what was read"),
        ([lambda fact: value(fact, "amount", "5000.00", "6.000,00")], [lambda fact: value(fact, "amount", "5000.00", "6000")], [],
         "one amount in two ways of writing"),
        ([lambda fact: value(fact, "year", "2024", "")], [lambda fact: value(fact, "year", "2024", "2025")],
         [("costs", "year", "(blank)", "2025")], "blank is something else than another year"),
        ([right, lambda fact: {"says": "missed", "column": "amount", "right": "7000", "quote": SEVEN}], [right],
         [("costs", "", "added", NOBODY)], "a fact that one alone added"),
        ([right, lambda fact: answer(fact["paper"], "carrier", "value", right="Kreis", quote="der Kreis")],
         [right, lambda fact: answer(fact["paper"], "carrier", "not-found", who="Bernd")],
         [("answers", "carrier", "Kreis", "not_found")], "an answer against none"),
    ],
)  # fmt: skip
def test_disagreements(results: Path, anna: list, bernd: list, wanted: list[tuple[str, ...]], reason: str) -> None:  # type: ignore[type-arg]
    fact = cost(results, "5000.00")
    one, other = both(results, [each(fact) for each in anna], [each(fact) | {"who": "Bernd"} for each in bernd])
    found = compare_ledgers(results, one, other)
    told = [
        (each.table, each.column or (": there" if each.second == "no such fact" else ""), each.first, each.second)
        for each in found.disagreements
    ]
    assert told == wanted, reason
    assert all(each.paper == "1.txt" for each in found.disagreements)


def test_the_command_lists_them_as_table_json_and_file(results: Path, tmp_path: Path) -> None:
    fact = cost(results, "5000.00")
    one, other = both(results, [right(fact)], [value(fact, "amount", "5000.00", "50000")])
    args = ["agreement", str(one), str(other), "--out", str(results)]
    shown = CliRunner().invoke(main, [*args, "--list", str(tmp_path / "list.csv")])
    assert shown.exit_code == 0, shown.output
    assert "Disagreements: 1" in shown.output
    assert "50000.00" in shown.output
    with (tmp_path / "list.csv").open(encoding="utf-8") as file:
        listed = list(csv.DictReader(file))
    told = json.loads(CliRunner().invoke(main, [*args, "--json"]).output)
    assert told["disagreements"] == listed
    assert Disagreement(**listed[0]).first == "5000.00"
    assert told["values"]["costs.amount"]["same"] == 0.0


def test_nothing_in_common_is_told(results: Path) -> None:
    one, other = both(results, [right(cost(results, "5000.00"))], [right(cost(results, "12000.00"))])
    shown = CliRunner().invoke(main, ["agreement", str(one), str(other), "--out", str(results)])
    assert shown.exit_code == ExitCode.NOTHING
    assert "judge no fact in common" in shown.stderr
    assert "review --paper" in shown.stderr


def test_review_shows_first_what_another_sees_otherwise(results: Path) -> None:
    fact = cost(results, "5000.00")
    twelve, paper = right(cost(results, "12000.00")), fact["paper"]
    kreis = answer(paper, "carrier", "value", right="Kreis", quote="der Kreis")
    none = answer(paper, "carrier", "not-found", who="Bernd")
    one, other = both(results, [right(fact), twelve, kreis], [value(fact, "amount", "5000.00", "50000"), twelve, none])
    review = Review(results, one, "Anna", against=other)
    shown = [review.item(number) for number, item in enumerate(review.items) if item.part == "disputed"]
    assert [item["n"] for item in shown] == [0, 1], "before everything else"
    assert [(item["part"], item["table"], item["reason"]) for item in shown] == [
        ("disputed", "answers", "bernd: Steht nicht darin"),
        ("disputed", "costs", "bernd: Betrag: 50.000\u00a0€"),
    ]
    other_paper = Review(results, one, "Anna", paper="2024/002", against=other)
    assert not any(item.part == "disputed" for item in other_paper.items), "of one paper only what is about it"
    number = next(item["n"] for item in shown if item["table"] == "costs")
    review.say(number, {"says": "value", "values": {"amount": "50.000"}})
    assert [item.table for item in Review(results, one, "Anna", against=other).items if item.part == "disputed"] == [
        "answers"
    ], "settled"


def test_the_interval_of_alpha_holds_it_and_narrows_with_papers() -> None:
    units = [("a", "a"), ("b", "b"), ("a", "b"), ("b", "b")]
    few = alpha_of(units * 3, papers=[str(number // 4) for number in range(12)])
    assert few.alpha is not None
    assert few.low is not None
    assert few.high is not None
    assert few.low == pytest.approx(few.high, abs=0.05), "papers that are all alike leave nothing open"
    mixed = units + [("a", "a")] * 4 + [("b", "a")] * 2 + [("b", "b")] * 2
    wide, narrow = (alpha_of(mixed * times, papers=[str(n // 2) for n in range(12 * times)]) for times in (1, 20))
    for found in (wide, narrow):
        assert found.low is not None
        assert found.high is not None
        assert found.alpha is not None
        assert found.low <= found.alpha <= found.high
    assert (narrow.high or 0) - (narrow.low or 0) < (wide.high or 0) - (wide.low or 0)
    assert alpha_of(units, papers=["p"] * 4).low is None, "one paper leaves all of it open"
