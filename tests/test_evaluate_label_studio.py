"""Annotations made in Label Studio."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import RatsleseError
from pipeline.quality.gold import annotators, read_gold
from pipeline.quality.label_studio import HEAD_LABELS, LABELS, OTHER_LABELS

TEXT = "Stadt Erlenau\nDatum: 04.05.2021\nRat 10.06.2021\nLenkungskreis: Jugendamt, Caritas\nKosten 12.500,50 €\nAuftakt im September"
GUIDE = Path(__file__).parent.parent / "docs" / "annotate.md"


def region(label: str, words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    value = {"start": start, "end": start + len(words), "text": words, "labels": [label]}
    return {"id": f"{label}-{start}", "from_name": "label", "to_name": "text", "type": "labels", "value": value}


def said(of: dict[str, Any], control: str, **value: Any) -> dict[str, Any]:
    return {"id": of["id"], "from_name": control, "to_name": "text", "type": "choices", "value": value}


def export(folder: Path, *results: Any, who: int = 1, **more: Any) -> Path:
    task = {
        "id": 7,
        "data": {"document": "erlenau.txt"},
        "annotations": [{"completed_by": who, "result": list(results), **more}],
    }
    file = folder / "export.json"
    file.write_text(json.dumps([task]), encoding="utf-8")
    return file


def test_an_export_is_gold(tmp_path: Path) -> None:
    council, group, cost, start = (
        region("consultation", "Rat"),
        region("steering_group", "Lenkungskreis"),
        region("cost", "12.500,50 €"),
        region("milestone", "Auftakt"),
    )
    file = export(
        tmp_path,
        region("member", "Caritas"),
        region("municipality", "Erlenau"),
        region("date", "04.05.2021"),
        council,
        said(council, "consultation__date", text=["10.06.2021"]),
        said(council, "consultation__public", choices=["yes"]),
        group,
        said(group, "steering_group__kind", choices=["steering"]),
        region("member", "Jugendamt"),
        cost,
        said(cost, "cost__year", number=2021),
        start,
        said(start, "milestone__edtf", text=["2021-09"]),
        {"id": "x", "from_name": "financial_effects__effect", "type": "choices", "value": {"choices": ["yes"]}},
        {"id": "y", "from_name": "municipality__kind", "type": "choices", "value": {"choices": ["Stadt"]}},
    )
    (paper,) = read_gold(file)
    assert paper.document == "erlenau.txt"
    assert paper.gold["paper"] == {"date": "2021-05-04"}
    assert paper.gold["municipality"] == {"name": "Erlenau", "kind": "Stadt"}
    assert paper.rows("consultations") == [{"committee": "Rat", "date": "2021-06-10", "public": True}]
    assert [(row["amount"], row["year"]) for row in paper.rows("costs")] == [(Decimal("12500.50"), 2021)]
    assert [row["name"] for row in paper.rows("steering_group_members")] == ["Jugendamt", "Caritas"]
    assert paper.rows("milestones") == [{"label": "Auftakt", "edtf": "2021-09"}]
    assert paper.gold["financial_effects"] == {"effect": "yes"}


def test_a_relation_ties_a_member_to_a_group_that_stands_below(tmp_path: Path) -> None:
    group, member = region("steering_group", "Lenkungskreis"), region("member", "Rat")
    tie = {"type": "relation", "from_id": group["id"], "to_id": member["id"], "direction": "right"}
    (paper,) = read_gold(export(tmp_path, group, member, tie))
    assert [row["name"] for row in paper.rows("steering_group_members")] == ["Rat"]


@pytest.mark.parametrize(
    ("results", "says", "reason"),
    [
        ([region("member", "Rat")], "has no group", "nothing above and no relation"),
        ([region("cost", "Kosten")], "no plain number", "the amount is to be typed"),
        ([region("strange", "Rat")], "label strange", "not of our interface"),
        ([region("milestone", "Auftakt")], "edtf", "a step without a time"),
        ([(r := region("cost", "12.500,50 €")), said(r, "cost__year", text=["bald"])], "year is “bald”", "no year"),
    ],
)
def test_what_cannot_be_understood_is_refused(tmp_path: Path, results: list[Any], says: str, reason: str) -> None:
    with pytest.raises(RatsleseError, match="export") as error:
        read_gold(export(tmp_path, *results))
    assert says in str(error.value), reason


def test_ground_truth_goes_first_and_skipped_tasks_are_left_out(tmp_path: Path) -> None:
    file = export(tmp_path, region("decision", "Rat"))
    tasks = json.loads(file.read_text())
    tasks[0]["annotations"].append({"completed_by": 2, "result": [], "ground_truth": True})
    tasks.append(
        {
            "id": 8,
            "data": {"document": "b.txt"},
            "annotations": [{"completed_by": 1, "result": [], "was_cancelled": True}],
        }
    )
    file.write_text(json.dumps(tasks))
    assert [(paper.document, paper.gold["decisions"]) for paper in read_gold(file)] == [("erlenau.txt", 0)]
    assert annotators(file) == ["1", "2"]
    assert read_gold(file, "1")[0].gold["decisions"] == 1


def test_the_guide_shows_the_labels_that_are_read() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    assert set(re.findall(r'<Label value="(\w+)"', text)) == {*LABELS, *HEAD_LABELS, *OTHER_LABELS}
    controls = set(re.findall(r'name="(\w+?)__\w+"', text))
    assert controls <= {*LABELS, "municipality", "financial_effects"}
