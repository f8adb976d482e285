"""`ratslese diff`: facts gained, lost and changed between two results."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from pipeline.cli import main
from pipeline.errors import ExitCode
from pipeline.quality.differences import differences
from tests.written_results import paper, write

COUNCIL = {"committee": "Rat", "date": "2021-06-10", "role": "Entscheidung", "at": 10}
SOCIAL = {"committee": "Sozialausschuss", "date": "2021-05-20", "at": 50}


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)], catch_exceptions=False)


def two(tmp_path: Path, old: dict[str, Any], new: dict[str, Any]) -> tuple[Path, Path]:
    return write(tmp_path / "old", paper("p.txt", old)), write(tmp_path / "new", paper("p.txt", new))


def kinds(tmp_path: Path, old: dict[str, Any], new: dict[str, Any]) -> list[tuple[str, str]]:
    changes = differences(*two(tmp_path, old, new)).papers
    return [(change.table, change.kind) for found in changes.values() for change in found]


def test_the_same_results_do_not_differ(tmp_path: Path) -> None:
    facts = {"consultations": [COUNCIL, SOCIAL], "costs": [{"amount": Decimal(5)}]}
    assert kinds(tmp_path, facts, facts) == []


def test_order_place_rule_and_confidence_are_no_difference(tmp_path: Path) -> None:
    moved = dict(SOCIAL, at=700, rule="another", confidence=0.5)
    assert kinds(tmp_path, {"consultations": [COUNCIL, SOCIAL]}, {"consultations": [moved, COUNCIL]}) == []


def test_gained_lost_and_changed(tmp_path: Path) -> None:
    old = {"consultations": [COUNCIL, SOCIAL], "costs": [{"amount": Decimal("18000.00"), "year": 2020, "at": 300}]}
    new = {
        "consultations": [dict(COUNCIL, role="Beschluss")],
        "costs": [{"amount": Decimal("18500.00"), "year": 2020, "at": 305}],
        "milestones": [{"label": "Auftakt", "edtf": "2021-09"}],
    }
    assert sorted(kinds(tmp_path, old, new)) == [
        ("consultations", "changed"),
        ("consultations", "lost"),
        ("costs", "changed"),
        ("milestones", "gained"),
    ]


def test_two_facts_without_a_place_or_a_name_in_common_are_not_one(tmp_path: Path) -> None:
    old = {"costs": [{"amount": Decimal("18000.00"), "at": 100}]}
    new = {"costs": [{"amount": Decimal("350.00"), "at": 900}]}
    assert sorted(kinds(tmp_path, old, new)) == [("costs", "gained"), ("costs", "lost")]


def test_a_head_value_is_changed_within_its_field(tmp_path: Path) -> None:
    old = {"head_values": [{"field": "subject", "value": "Konzept", "at": 5}]}
    new = {"head_values": [{"field": "author", "value": "Konzept", "at": 5}]}
    assert sorted(kinds(tmp_path, old, new)) == [("head_values", "gained"), ("head_values", "lost")]


def test_topics_belong_to_the_field(tmp_path: Path) -> None:
    field = {"label": "Wohnen", "status": "proposed"}
    old, new = two(
        tmp_path,
        {"action_fields": [field | {"topics": ["work"]}]},
        {"action_fields": [field | {"topics": ["housing"]}]},
    )
    ((change,),) = differences(old, new).papers.values()
    assert change.columns == {"topics": ("work", "housing")}


def test_a_member_that_moves_to_another_group_is_changed(tmp_path: Path) -> None:
    groups = [{"name": "Lenkungskreis"}, {"name": "Beirat"}]
    old = {"steering_groups": groups, "steering_group_members": [{"name": "Caritas", "group": 0}]}
    new = {"steering_groups": groups, "steering_group_members": [{"name": "Caritas", "group": 1}]}
    ((change,),) = differences(*two(tmp_path, old, new)).papers.values()
    assert change.columns == {"group": ("Lenkungskreis", "Beirat")}


def test_papers_are_the_same_by_path_content_or_name(tmp_path: Path) -> None:
    old = write(tmp_path / "old", paper("a/1.txt", {}), paper("a/2.txt", {}), paper("gone.txt", {}))
    new = write(tmp_path / "new", paper("a/1.txt", {}), paper("b/2.txt", {}), paper("fresh.txt", {}))
    found = differences(old, new)
    assert (found.compared, found.only_old, found.only_new) == (2, ["gone.txt"], ["fresh.txt"])


def test_the_command_tells_quotes(tmp_path: Path) -> None:
    old, new = two(
        tmp_path,
        {"consultations": [COUNCIL]},
        {"consultations": [COUNCIL, dict(SOCIAL, quote="Sozialausschuss 20.05.2021")]},
    )
    result = call(old, new / "ratslese.sqlite")
    assert result.exit_code == ExitCode.OK
    assert "+ consultations  committee Sozialausschuss" in result.output
    assert "“Sozialausschuss 20.05.2021”" in result.output
    found = json.loads(call(old, new, "--json").output)
    assert found["tables"] == {"consultations": {"gained": 1, "lost": 0, "changed": 0}}
    assert found["papers"]["p.txt"][0]["quote"] == "Sozialausschuss 20.05.2021"


def test_missing_results_are_told(tmp_path: Path) -> None:
    result = call(tmp_path / "no", tmp_path / "nothing")
    assert result.exit_code == ExitCode.NOTHING
    assert "Run `ratslese run` first" in result.output
