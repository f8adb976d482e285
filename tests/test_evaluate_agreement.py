"""`ratslese agreement`: two annotators of the same papers."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import ExitCode
from pipeline.quality.agreement import Disagreement, compare
from pipeline.quality.alpha import alpha_of
from pipeline.quality.figures import Tally
from tests.written_results import write_gold


def annotation(number: int, **more: Any) -> dict[str, Any]:
    """A paper with two sessions, one amount and one field."""
    found: dict[str, Any] = {
        "document": f"p{number}.txt",
        "paper": {"reference": f"{number}/2020", "author": None},
        "consultations": [
            {"committee": "Rat", "date": "2020-06-10", "public": True, "role": "Entscheidung"},
            {"committee": "Sozialausschuss", "date": "2020-05-20", "public": number % 2 == 0, "role": "Vorberatung"},
        ],
        "costs": [{"amount": 1000 + number, "cost_kind": "material" if number % 2 else "grant"}],
        "action_fields": [{"label": "Sprache", "topics": ["language"]}],
    }
    return found | more


def test_the_same_annotations_agree(tmp_path: Path) -> None:
    one = write_gold(tmp_path / "a", *(annotation(n) for n in range(4)))
    found = compare(one, write_gold(tmp_path / "b", *(annotation(n) for n in range(4))))
    assert found.papers == 4
    assert found.rows["consultations"] == Tally(8, 8, 8)
    assert found.values["consultations.public"].alpha == pytest.approx(1.0)
    assert found.values["header.reference"].alpha == pytest.approx(1.0)
    assert found.values["action_fields.topics"].alpha is None, "one value alone says nothing"
    assert found.values["action_fields.topics"].same == 1.0


def test_what_differs_lowers_what_it_belongs_to(tmp_path: Path) -> None:
    one = write_gold(tmp_path / "a", *(annotation(n) for n in range(6)))
    others = [annotation(n) for n in range(6)]
    others[0]["consultations"].pop()
    others[1]["costs"][0]["cost_kind"] = "grant"
    others[2]["paper"]["author"] = "Ina Sommer"
    found = compare(one, write_gold(tmp_path / "b", *others))
    assert found.rows["consultations"] == Tally(11, 11, 12)
    kinds = found.values["costs.cost_kind"]
    assert kinds.alpha is not None
    assert 0 < kinds.alpha < 1
    assert kinds.same == pytest.approx(5 / 6)
    assert found.values["header.author"].same == pytest.approx(5 / 6), "“not in the paper” is a value"
    assert found.values["header.reference"].alpha == pytest.approx(1.0)
    assert found.disagreements == [
        Disagreement("p0.txt", "consultations", "Sozialausschuss · 2020-05-20", "", "has it", "–"),
        Disagreement("p1.txt", "costs", "1001 · material", "cost_kind", "material", "grant"),
        Disagreement("p2.txt", "header", "", "author", "(the paper does not say)", "Ina Sommer"),
    ]
    assert kinds.low is not None
    assert kinds.high is not None
    assert kinds.low <= kinds.alpha <= kinds.high
    low, high = found.intervals["consultations"]
    assert low < found.rows["consultations"].f1 < high


def test_what_either_holds_for_doubtful_counts_for_neither(tmp_path: Path) -> None:
    doubtful = annotation(1)
    doubtful["costs"][0]["optional"] = True
    found = compare(write_gold(tmp_path / "a", annotation(1)), write_gold(tmp_path / "b", doubtful))
    assert found.rows["costs"] == Tally(0, 0, 0)


@pytest.mark.parametrize(
    ("units", "alpha"),
    [
        ([("a", "a"), ("b", "b"), ("a", "a"), ("b", "b")], 1.0),
        ([("a", "b"), ("b", "a")], -0.5),
        ([("a", "a"), ("a", "a")], None),
        ([], None),
    ],
)
def test_alpha(units: list[tuple[str, str]], alpha: float | None) -> None:
    found = alpha_of(units).alpha
    assert found == (pytest.approx(alpha) if alpha is not None else None)


def test_two_people_of_one_export(tmp_path: Path) -> None:
    results = [
        {"id": "1", "type": "labels", "value": {"start": 0, "end": 3, "text": "Rat", "labels": ["consultation"]}}
    ]
    task = {
        "data": {"document": "p.txt"},
        "annotations": [{"completed_by": 1, "result": results}, {"completed_by": 2, "result": []}],
    }
    file = tmp_path / "export.json"
    file.write_text(json.dumps([task]))
    assert compare(file).rows["consultations"] == Tally(0, 0, 1)


def test_the_command(tmp_path: Path) -> None:
    one, other = write_gold(tmp_path / "a", annotation(1)), write_gold(tmp_path / "b", annotation(1))
    result = CliRunner().invoke(main, ["agreement", str(one), str(other)])
    assert result.exit_code == ExitCode.OK, result.output
    assert "1 papers annotated by both" in result.output
    as_json = json.loads(CliRunner().invoke(main, ["agreement", str(one), str(other), "--json"]).output)
    assert as_json["rows"]["costs"]["f1"] == 1.0
    for arguments in ([str(one)], [str(one), str(write_gold(tmp_path / "c", annotation(9)))]):
        refused = CliRunner().invoke(main, ["agreement", *arguments])
        assert refused.exit_code == ExitCode.NOTHING
        assert "annotat" in refused.output
