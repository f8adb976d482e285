"""Amounts stand beside each other and are never added up; what is not there has a reason."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.answers import Paper
from pipeline.normalize import Rows
from tests.compared_results import Row, comparison, cost, evidence, told


def differ(of: Paper, first: int, second: int) -> Row:
    """The finding that two amounts are given for one thing."""
    sides = [evidence(of, "costs", first), evidence(of, "costs", second)]
    return {
        "finding_id": f"{of.source.document_id}/findings/1",
        "document_id": of.source.document_id,
        "kind": "amounts-differ",
        "severity": "conflict",
        "message": "two amounts for one thing",
        "evidence_ids": json.dumps(sides),
    }


def costs_of(rows: Rows) -> list[Row]:
    return rows["compare_costs"]


ROWS = [
    ([cost("22000"), cost("22000")], [("external", "22000", "22000", "one")], "the same amount twice is one"),
    ([cost("5000", amount_max=Decimal(7500))], [("external", "5000", "7500", "range")], "a stated range"),
    (
        [cost("5000"), cost("900")],
        [("external", "900", "900", "one"), ("external", "5000", "5000", "one")],
        "two things: neither their sum nor a range",
    ),
    (
        [cost("9000", "total"), cost("6000"), cost("3000", "material")],
        [("external", "6000", "6000", "one"), ("material", "3000", "3000", "one"), ("total", "9000", "9000", "one")],
        "a total beside its parts is not added to them",
    ),
    (
        [cost("4000", "grant", "revenue"), cost("500", "grant")],
        [("grant", "500", "500", "one"), ("grant", "4000", "4000", "one")],
        "a grant received and one given stand apart",
    ),
    (
        [cost("100", "budget", year=2021), cost("100", "budget", year=2022), cost("100", "budget", recurring=True)],
        [("budget", "100", "100", "one")] * 3,
        "two years and a yearly amount are three",
    ),
    (
        [cost("22000"), cost("85", scope="unit_price"), cost("900000", scope="third_party"), cost("7", scope=None)],
        [("external", "22000", "22000", "one")],
        "prices for one piece, other people's money and what nothing explains do not count",
    ),
    ([cost("0", "budget")], [("budget", "0", "0", "one")], "a stated zero is an amount"),
]


@pytest.mark.parametrize(("stated", "expected", "reason"), ROWS)
def test_amounts_stand_beside_each_other(
    tmp_path: Path, stated: list[Row], expected: list[tuple[str, str, str, str]], reason: str
) -> None:
    rows = costs_of(comparison(tmp_path, told("1.txt", "Auenbrück", {"costs": stated})))
    found = [(row["cost_kind"], row["amount_min"], row["amount_max"], row["relation"]) for row in rows]
    wanted = [(kind, Decimal(low), Decimal(high), relation) for kind, low, high, relation in expected]
    assert sorted(found) == sorted(wanted), reason
    assert all(row["basis"] == "stated" and not row["contradictory"] for row in rows)


def test_two_amounts_for_one_thing_are_a_doubt_with_both_quotes(tmp_path: Path) -> None:
    paper = told(
        "1.txt", "Auenbrück", {"costs": [cost("22000", approximate=True), cost("21568.75"), cost("60", "material")]}
    )
    paper.rows["findings"] = [differ(paper, 1, 2)]
    rows = comparison(tmp_path, paper)
    doubt, calm = costs_of(rows)
    assert (doubt["relation"], doubt["amount_min"], doubt["amount_max"]) == (
        "contradictory",
        Decimal("21568.75"),
        Decimal("22000.00"),
    )
    assert doubt["contradiction"] == "two amounts for one thing"
    assert doubt["approximate"]
    assert not calm["contradictory"], "an amount that nobody contradicts is left alone"
    cited = {
        row["evidence_id"]
        for row in rows["compare_evidence"]
        if row["row_id"] == doubt["row_id"] and row["in_column"] == "contradiction"
    }
    assert cited >= {evidence(paper, "costs", 1), evidence(paper, "costs", 2)}


def test_a_third_amount_beside_a_doubt_is_no_part_of_it(tmp_path: Path) -> None:
    paper = told("1.txt", "Auenbrück", {"costs": [cost("22000"), cost("21568.75"), cost("60")]})
    paper.rows["findings"] = [differ(paper, 1, 2)]
    third, doubt = costs_of(comparison(tmp_path, paper))
    assert (third["amount_max"], third["relation"], third["contradictory"]) == (Decimal(60), "one", False)
    assert (doubt["amounts"], doubt["relation"]) == ('["21568.75", "22000.00"]', "contradictory")


def test_two_doubts_are_two_ranges(tmp_path: Path) -> None:
    paper = told("1.txt", "Auenbrück", {"costs": [cost("22000"), cost("21568.75"), cost("60"), cost("75")]})
    paper.rows["findings"] = [differ(paper, 1, 2), differ(paper, 3, 4) | {"finding_id": "another"}]
    rows = costs_of(comparison(tmp_path, paper))
    assert [row["amounts"] for row in rows] == ['["60.00", "75.00"]', '["21568.75", "22000.00"]']
    assert {row["relation"] for row in rows} == {"contradictory"}


def test_a_supplement_that_names_another_amount_contradicts(tmp_path: Path) -> None:
    first = told("1.txt", "Auenbrück", {"costs": [cost("8000", label="Moderation")]}, reference="5/2021")
    second = told("2.txt", "Auenbrück", {"costs": [cost("9500", label="Moderation")]}, reference="5/2021 E1")
    (row,) = costs_of(comparison(tmp_path, first, second))
    assert (row["relation"], row["amounts"]) == ("contradictory", '["8000.00", "9500.00"]')
    assert "in different papers" in row["contradiction"]


def test_a_supplement_that_repeats_an_amount_counts_once(tmp_path: Path) -> None:
    first = told("1.txt", "Auenbrück", {"costs": [cost("8000", label="Moderation")]}, reference="5/2021")
    second = told("2.txt", "Auenbrück", {"costs": [cost("8000", label="Begleitung")]}, reference="5/2021 E1")
    rows = comparison(tmp_path, first, second)
    (row,) = costs_of(rows)
    assert (row["relation"], row["distinct_amounts"]) == ("one", 1)
    assert (
        len([e for e in rows["compare_evidence"] if e["row_id"] == row["row_id"] and e["in_column"] == "amount_min"])
        == 2
    )


def test_two_undertakings_of_a_town_are_not_held_against_each_other(tmp_path: Path) -> None:
    first = told("1.txt", "Auenbrück", {"costs": [cost("8000", label="Moderation")]}, reference="5/2011")
    second = told("2.txt", "Auenbrück", {"costs": [cost("9500", label="Moderation")]}, reference="7/2021")
    assert [row["relation"] for row in costs_of(comparison(tmp_path, first, second))] == ["one", "one"]


@pytest.mark.parametrize(
    ("population", "year", "low", "high"),
    [(41612, 2018, "0.52", "0.53"), (None, None, None, None), (41612, None, None, None)],
    ids=["known", "not known", "of no known year"],
)
def test_euros_an_inhabitant_where_the_population_is_known(
    tmp_path: Path, population: int | None, year: int | None, low: str | None, high: str | None
) -> None:
    paper = told("1.txt", "Auenbrück", {"costs": [cost("21568.75", amount_max=Decimal(22000))]})
    paper.rows["municipalities"][0] |= {"population": population, "population_year": year}
    (row,) = costs_of(comparison(tmp_path, paper))
    assert [row["per_inhabitant_min"], row["per_inhabitant_max"]] == [low and Decimal(low), high and Decimal(high)]


SILENT = [
    ({"financial_effects": [{"effect": "no"}]}, "complete", "none", "no", "“keine Kosten” is said"),
    (
        {"financial_effects": [{"effect": "unstated"}]},
        "complete",
        "not_stated",
        "unstated",
        "a blank form says nothing",
    ),
    (
        {"financial_effects": [{"effect": "yes"}]},
        "complete",
        "not_stated",
        "yes",
        "costs are ticked, no amount is named",
    ),
    ({}, "complete", "not_stated", None, "the paper is silent"),
    ({}, "partial", "not_found", None, "a page could not be read: something may stand there"),
    ({"costs": [cost("15000", "grant", "revenue")]}, "complete", "not_stated", None, "a grant is no expense"),
]


@pytest.mark.parametrize(("facts", "status", "basis", "effect", "reason"), SILENT)
def test_what_is_not_there_has_a_reason(
    tmp_path: Path, facts: dict[str, list[Row]], status: str, basis: str, effect: str | None, reason: str
) -> None:
    rows = comparison(tmp_path, told("1.txt", "Auenbrück", facts, status=status))
    row = next(row for row in costs_of(rows) if row["direction"] == "expense")
    assert (row["basis"], row["effect"], row["amount_min"], row["cost_kind"]) == (basis, effect, None, None), reason
    assert rows["compare_approach"][0]["costs_basis"] == basis
    assert [e for e in rows["compare_evidence"] if e["row_id"] == row["row_id"] and e["in_column"] == "basis"]


def test_a_sign_that_nothing_read_is_not_silence(tmp_path: Path) -> None:
    paper = told("1.txt", "Auenbrück", {"milestones": [{"label": "Auftakt", "edtf": "2021"}]})
    place = evidence(paper, "milestones", 1)
    paper.rows["findings"] = [
        differ(paper, 1, 2)
        | {"kind": "unread", "message": "costs: “9.000 €” was not read as a fact", "evidence_ids": json.dumps([place])}
    ]
    rows = comparison(tmp_path, paper)
    assert costs_of(rows)[0]["basis"] == "not_found"
    assert rows["compare_governance"][0]["basis"] == "not_stated", "the sign is one of money, not of groups"
    cells = [e for e in rows["compare_evidence"] if e["row_id"] == costs_of(rows)[0]["row_id"]]
    assert place in {cell["evidence_id"] for cell in cells}


STAFF = [
    ({"staffing": [{"quantity": Decimal("0.5"), "unit": "VZÄ"}]}, "stated", "0.5 VZÄ", "half a post"),
    (
        {"staffing": [{"quantity": Decimal(20), "unit": "Tage"}, {"quantity": Decimal(1), "unit": "VZÄ"}]},
        "stated",
        "20 Tage; 1 VZÄ",
        "days are not made into posts",
    ),
    ({"financial_effects": [{"effect": "yes", "staffing_effect": "no"}]}, "none", None, "no effects on the staff"),
    ({"financial_effects": [{"effect": "no", "staffing_effect": "unstated"}]}, "not_stated", None, "money only"),
    ({}, "not_stated", None, "silent"),
]


@pytest.mark.parametrize(("facts", "basis", "words", "reason"), STAFF)
def test_posts_and_days(
    tmp_path: Path, facts: dict[str, list[Row]], basis: str, words: str | None, reason: str
) -> None:
    row = comparison(tmp_path, told("1.txt", "Auenbrück", facts))["compare_approach"][0]
    assert (row["staff_basis"], row["staff"]) == (basis, words), reason


TOTALS = [
    ([cost("9000", "total"), cost("6000", "total", year=2022)], ("9000", "stated", None, None), 1, "a stated total"),
    (
        [cost("7000", "total", year=2022), cost("5000", "total", year=2023), cost("4000", year=2023)],
        ("12000", "years", None, "2022/2023"),
        2,
        "totals of years are added up, with all their quotes",
    ),
    (
        [cost("300", "budget", year=2022), cost("400", "budget", year=2024)],
        ("700", "years", None, "{2022,2024}"),
        2,
        "budgets of years as well; no year lies between",
    ),
    ([cost("7000", "total", year=2022)], ("7000", "stated", 2022, None), 1, "one year is what it is"),
    (
        [cost("7000", "total", year=2022), cost("100", "total", year=2022), cost("5000", "total", year=2023)],
        ("7000", "largest", 2022, None),
        1,
        "two things of one year: neither a total nor to be added up",
    ),
    (
        [cost("500", "total", year=2022), cost("90", "total", year=2023, recurring=True)],
        ("500", "stated", 2022, None),
        1,
        "yearly",
    ),
    ([cost("8000"), cost("500", "material")], ("8000", "largest", None, None), 1, "no total: the largest"),
]


@pytest.mark.parametrize(("stated", "expected", "quotes", "reason"), TOTALS, ids=[reason for *_, reason in TOTALS])
def test_a_year_is_not_the_whole(
    tmp_path: Path, stated: list[Row], expected: tuple[str, str, int | None, str | None], quotes: int, reason: str
) -> None:
    rows = comparison(tmp_path, told("1.txt", "Auenbrück", {"costs": stated}))
    (row,) = rows["compare_approach"]
    amount, how, year, period = expected
    assert (row["total_max"], row["total_is"], row["total_year"], row["total_period"]) == (
        Decimal(amount),
        how,
        year,
        period,
    ), reason
    cells = [
        c for c in rows["compare_evidence"] if (c["in_table"], c["in_column"]) == ("compare_approach", "total_max")
    ]
    assert len(cells) == quotes
