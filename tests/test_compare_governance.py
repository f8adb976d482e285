"""Who steers: sizes as counted, ranks, sectors, who sits inside."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from pipeline.compare.governance import rank_of
from pipeline.compare.words import every, first
from tests.compared_results import Row, comparison, told

FOLDER = Path(__file__).parent.parent / "pipeline" / "compare"


def entries(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["entries"]
    return found


@pytest.mark.parametrize("entry", [*entries("ranks"), *entries("steps")], ids=lambda entry: entry["id"])
def test_what_weighs_most_is_chosen(entry: dict[str, Any]) -> None:
    name = "ranks" if entry in entries("ranks") else "steps"
    assert {text: first(name, text) for text in entry["examples"]} == dict.fromkeys(entry["examples"], entry["id"])


@pytest.mark.parametrize("entry", entries("formats"), ids=lambda entry: entry["id"])
def test_forms_of_participation_are_found(entry: dict[str, Any]) -> None:
    assert not [text for text in entry["examples"] if entry["id"] not in every("formats", text)]


@pytest.mark.parametrize("name", ["ranks", "steps", "formats"])
def test_every_id_has_one_label_in_both_languages(name: str) -> None:
    labels = {entry["id"]: entry for entry in entries(name) if "label_de" in entry}
    assert all(entry["id"] in labels and "label_en" in labels[entry["id"]] for entry in entries(name))


NO_FORM = [
    ("Sitzung des Sozialausschusses", "a session is no form of participation"),
    ("Konferenzraum wird umgebaut", "a room is none"),
    ("Beschluss des Kreistages", "a decision is none"),
    ("Arbeitsplätze schaffen", "workplaces are no working group"),
]


@pytest.mark.parametrize(("text", "reason"), NO_FORM)
def test_what_is_no_form_of_participation(text: str, reason: str) -> None:
    assert every("formats", text) == (), reason


RANKS = [
    ("Oberbürgermeisterin Wirth", "05999000", "mayor", "head of the town"),
    ("Landrat", "07999", "mayor", "head of the county"),
    ("Bürgermeisterin", "03999012", "mayor", "head of a town within a county"),
    ("Bürgermeister Lenz", "05999000", "deputy", "beside an Oberbürgermeister he is a deputy"),
    ("Erster Beigeordneter", "05999000", "deputy", "head of a division"),
    ("Stellvertreterin des Landrats", "07999", "deputy", "not the Landrat"),
    ("Leiterin des Jugendamtes", None, "head_of_office", "head of an office"),
    ("Integrationsbeauftragte", None, "staff", "a commissioner"),
    ("Pfarrerin Holm", None, "other", "of the church"),
    ("Stadträtin Lenz", "08999012", "other", "refused: here of the executive, there of the council"),
]


@pytest.mark.parametrize(("chair", "ags", "rank", "reason"), RANKS)
def test_the_rank_of_a_chair(chair: str, ags: str | None, rank: str, reason: str) -> None:
    assert rank_of(chair, {"ags": ags}) == rank, reason


def member(name: str, sector: str = "administration", **more: Any) -> Row:
    return {"name": name, "member_kind": "organisation", "sector": sector, "role": "member", **more}


COUNTED = [
    ([], (None, None), "nobody is named"),
    ([member("Sozialamt"), member("Caritas", "welfare")], (2, 2), "one for each"),
    ([member("Sitze", count_min=1, count_max=2)], (1, 2), "one or two"),
    ([member("Sozialamt"), member("Verbände", "welfare", member_kind="category")], (2, None), "no end to a category"),
    ([member("Kreisrätinnen und Kreisräte", "politics"), member("Sozialamt")], (2, None), "no end to a plural"),
    (
        [
            member("Verwaltung", member_kind="category", count_min=6, count_max=6),
            member("Sozialamt", declared_sector="Verwaltung"),
            member("Jugendamt", declared_sector="Verwaltung"),
        ],
        (2, 6),
        "six seats and two of those named: never eight",
    ),
    (
        [
            member("Kreisräte", "politics", count_min=4, count_max=4),
            member("Kreisverwaltung", count_min=2, count_max=2),
        ],
        (6, 6),
        "without a list below them numbers are added",
    ),
]


@pytest.mark.parametrize(("members", "expected", "reason"), COUNTED)
def test_members_are_counted_once(
    tmp_path: Path, members: list[Row], expected: tuple[int | None, int | None], reason: str
) -> None:
    facts = {"steering_groups": [{"name": "Lenkungskreis"}], "steering_group_members": members}
    (row,) = comparison(tmp_path, told("1.txt", "Auenbrück", facts))["compare_governance"]
    assert (row["counted_min"], row["counted_max"]) == expected, reason


SITS = [
    ([member("Bosnischer Verein", "migrant_organisation")], "complete", "in", "not_stated", "one is enough to be in"),
    ([member("SPD-Fraktion", "politics")], "complete", "not_stated", "in", "the council sits inside"),
    (
        [member("Sozialamt"), member("Jugendamt")],
        "complete",
        "not_stated",
        "not_stated",
        "two are mentioned: who else?",
    ),
    (
        [member("Sozialamt"), member("Jugendamt"), member("Caritas", "welfare")],
        "complete",
        "not_stated",
        "not_stated",
        "three are named: from so few nobody can say who is out",
    ),
    (
        [member(f"Amt {number}") for number in range(8)],
        "complete",
        "out",
        "out",
        "a long list of members, none is one",
    ),
    ([], "complete", "not_stated", "not_stated", "no members are named"),
    ([], "partial", "not_found", "not_found", "a page could not be read"),
]


@pytest.mark.parametrize(("members", "status", "migrants", "council", "reason"), SITS)
def test_who_sits_inside(
    tmp_path: Path, members: list[Row], status: str, migrants: str, council: str, reason: str
) -> None:
    facts = {"steering_groups": [{"name": "Lenkungskreis"}], "steering_group_members": members}
    rows = comparison(tmp_path, told("1.txt", "Auenbrück", facts, status=status))
    (row,) = rows["compare_governance"]
    assert (row["migrant_organisations"], row["council_members"]) == (migrants, council), reason
    approach = rows["compare_approach"][0]
    assert (approach["migrant_organisations"], approach["council_members"]) == (migrants, council)


WHOLE = [
    (7, 7, "out", "as many as it has"),
    (9, 7, "not_stated", "two of them are not named"),
]


@pytest.mark.parametrize(("size", "seats", "expected", "reason"), WHOLE)
def test_nobody_is_out_of_a_group_that_is_not_told_whole(
    tmp_path: Path, size: int, seats: int, expected: str, reason: str
) -> None:
    facts = {
        "steering_groups": [{"name": "Lenkungskreis", "size_min": size, "size_max": size}],
        "steering_group_members": [member("Kreisverwaltung", count_min=seats, count_max=seats)],
    }
    (row,) = comparison(tmp_path, told("1.txt", "Auenbrück", facts))["compare_governance"]
    assert row["council_members"] == expected, reason


ANYWHERE = [
    ([["migrant_organisation"], ["administration"] * 8], "in", "in one of two groups"),
    ([["administration"] * 8, ["welfare"] * 8], "out", "in none, and both are told"),
    ([["administration"] * 8, []], "not_stated", "of the second group nobody is named"),
]


@pytest.mark.parametrize(("groups", "expected", "reason"), ANYWHERE)
def test_a_town_leaves_them_out_where_every_group_does(
    tmp_path: Path, groups: list[list[str]], expected: str, reason: str
) -> None:
    facts = {
        "steering_groups": [{"name": f"Kreis {number}"} for number, _ in enumerate(groups)],
        "steering_group_members": [
            member(f"Mitglied {place}", sector, group=number)
            for number, sectors in enumerate(groups)
            for place, sector in enumerate(sectors)
        ],
    }
    (row,) = comparison(tmp_path, told("1.txt", "Auenbrück", facts))["compare_approach"]
    assert row["migrant_organisations"] == expected, reason


def test_size_and_chair_rest_on_the_words_that_say_them(tmp_path: Path) -> None:
    paper = told("1.txt", "Auenbrück", {"steering_groups": [{"name": "Lenkungskreis"}, {"name": "Beirat"}]})
    row, other = paper.rows["steering_groups"]
    row |= {"size_max": 7, "chair": "Landrätin", "size_evidence_id": other["evidence_id"], "chair_evidence_id": None}
    rows = comparison(tmp_path, paper)
    cited = {
        name: {
            cell["evidence_id"]
            for cell in rows["compare_evidence"]
            if (cell["row_id"], cell["in_column"]) == (row["group_id"], name)
        }
        for name in ("size_max", "chair")
    }
    assert cited == {"size_max": {other["evidence_id"]}, "chair": {row["evidence_id"]}}, "else on the body's name"


def test_sectors_have_seats_and_shares(tmp_path: Path) -> None:
    members = [
        member("Ratsmitglieder", "politics", member_kind="category", count_min=3, count_max=3),
        member("Vereine", "civil_society", member_kind="category", count_min=1, count_max=1),
    ]
    facts = {"steering_groups": [{"name": "Lenkungskreis"}], "steering_group_members": members}
    rows = comparison(tmp_path, told("1.txt", "Auenbrück", facts))["compare_sectors"]
    shares = {row["sector"]: (row["named_share"], row["seats_max"], row["seats_share"]) for row in rows}
    assert shares == {"politics": (0.5, 3, 0.75), "civil_society": (0.5, 1, 0.25)}


MERGED = [
    ("Lenkungskreis", "existing", "Lenkungskreis", "proposed", 1, "two papers tell one group"),
    ("Lenkungskreis", "existing", "Lenkungskreis", "former", 2, "one of now, one of then"),
    ("Lenkungskreis", "existing", "Redaktionsgruppe", "existing", 2, "two names"),
]


@pytest.mark.parametrize(("name", "status", "other", "other_status", "number", "reason"), MERGED)
def test_a_group_of_two_papers_is_one(
    tmp_path: Path, name: str, status: str, other: str, other_status: str, number: int, reason: str
) -> None:
    first_facts = {
        "steering_groups": [{"name": name, "status": status, "size_max": 9}],
        "steering_group_members": [member("Sozialamt")],
    }
    later_facts = {
        "steering_groups": [{"name": other, "status": other_status, "chair": "Landrätin"}],
        "steering_group_members": [member("Sozialamt"), member("Jugendamt")],
    }
    rows = comparison(
        tmp_path,
        told("1.txt", "Auenbrück", first_facts, reference="5/2021", date="2021-01-01"),
        told("2.txt", "Auenbrück", later_facts, reference="5/2021 E1", date="2021-02-01"),
    )["compare_governance"]
    assert len(rows) == number, reason
    if number == 1:
        assert (rows[0]["size_max"], rows[0]["chair_rank"], rows[0]["counted_min"]) == (9, "mayor", 2)


def test_one_paper_tells_two_groups_of_one_name_apart(tmp_path: Path) -> None:
    facts = {"steering_groups": [{"name": "Arbeitsgruppe"}, {"name": "Arbeitsgruppe"}]}
    assert len(comparison(tmp_path, told("1.txt", "Auenbrück", facts))["compare_governance"]) == 2


def test_a_town_without_a_group_has_a_row_that_says_why(tmp_path: Path) -> None:
    (row,) = comparison(tmp_path, told("1.txt", "Auenbrück"))["compare_governance"]
    assert (row["name"], row["basis"], row["migrant_organisations"]) == (None, "not_stated", "not_stated")
