"""`ratslese train`: papers of a town with words of its own teach the judges; what does not help is refused."""

import json
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from extractors.learned import Classifier, shipped
from pipeline.cli import main
from pipeline.learning.own import Learned, read_learned

# A town that tells of the body that steers its concept as if it were a ship: no other town words it so.
BODIES = (
    "Lotsenzirkel",
    "Hafenzirkel",
    "Takelzirkel",
    "Tauwerkzirkel",
    "Kielzirkel",
    "Logbuchzirkel",
    "Leuchtturmzirkel",
)
TAUGHT = 5
PAPER = """\
Stadt Ankerfleet
Beschlussvorlage {number}/2023
Betreff: Stand der Arbeit, Teil {number}

Der Rat der Stadt Ankerfleet nimmt den Stand zur Kenntnis.

Ein {body} ging im Mai an Bord und hält seither Kurs.

Die Leserunde der Grundschule hat davon noch nichts gehört.
"""


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Seven papers, and the annotations of the first five."""
    (tmp_path / "papers").mkdir()
    for number, body in enumerate(BODIES, 1):
        paper = PAPER.format(number=number, body=body)
        (tmp_path / "papers" / f"ankerfleet_{number}.txt").write_text(paper, encoding="utf-8")
    for number, body in enumerate(BODIES[:TAUGHT], 1):
        annotate(tmp_path, number, [{"name": body, "kind": "steering"}])
    monkeypatch.chdir(tmp_path)
    return tmp_path


def annotate(town: Path, number: int, groups: list[dict[str, Any]]) -> None:
    (town / "gold").mkdir(exist_ok=True)
    gold = {
        "document": f"papers/ankerfleet_{number}.txt",
        "municipality": {"name": "Ankerfleet"},
        "steering_groups": groups,
    }
    (town / "gold" / f"{number}.json").write_text(json.dumps(gold), encoding="utf-8")


def ratslese(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"COLUMNS": "200"})


def groups(out: Path) -> set[str]:
    connection = sqlite3.connect(out / "ratslese.sqlite")
    try:
        return {name for (name,) in connection.execute("SELECT name FROM steering_groups")}
    finally:
        connection.close()


def test_five_papers_of_a_town_teach_how_it_words_its_bodies(town: Path) -> None:
    assert ratslese("run", "papers", "--out", "results").exit_code == 0
    assert groups(town / "results") == set(), "without them nobody knows that a ship is meant"
    trained = ratslese("train", "gold", "--out", "results")
    assert trained.exit_code == 0, trained.output
    assert re.search(r"steering_groups, steering_group_members\s+0\.000\s+1\.000 .* used", trained.output)
    assert re.search(r"milestones\s+nothing annotated", trained.output), "what nobody annotated is not learned"
    assert ratslese("run", "papers", "--out", "results", "--learned", "results/learned.json").exit_code == 0
    assert groups(town / "results") == set(BODIES), "also in the two papers that nobody annotated"
    learned = read_learned(town / "results" / "learned.json")
    assert set(learned.additions) == {"bodies", "body_kinds", "steering"}
    assert ratslese("run", "papers", "--out", "results").exit_code == 0
    assert groups(town / "results") == set(), "the results know with what they were made"


def test_what_does_not_help_is_refused(town: Path) -> None:
    for number in range(1, TAUGHT + 1):
        annotate(town, number, [{"name": "Schulleitung", "kind": "steering"}])  # whom the papers do not name
    ratslese("run", "papers", "--out", "results")
    trained = ratslese("train", "gold", "--out", "results")
    assert "does not help: left out" in trained.output
    assert "no file is written" in trained.output
    assert not (town / "results" / "learned.json").exists()


def test_two_papers_are_too_few(town: Path) -> None:
    for number in range(3, TAUGHT + 1):
        (town / "gold" / f"{number}.json").unlink()
    ratslese("run", "papers", "--out", "results")
    refused = ratslese("train", "gold", "--out", "results")
    assert refused.exit_code == 3
    assert "nothing can be learned from fewer than 3" in refused.output


GOOD = {"judges": {"bodies": {"classes": ["body", "none"], "weights": {"near: kurs": [0.5, -0.5]}}}}


@pytest.mark.parametrize(
    ("content", "message", "reason"),
    [
        ("{", "does not hold what was learned", "no JSON"),
        ("[]", "does not hold what was learned", "JSON of another kind"),
        ('{"judges": {"bodies": {"classes": ["body", "none"], "weights": {"a": ["x", 1]}}}}', "does not hold", "a word as weight"),
        ('{"judges": {"../bodies": {"classes": [], "weights": {}}}}', "no judge “../bodies”", "no name, but a path"),
        ('{"judges": {"moods": {"classes": [], "weights": {}}}}', "no judge “moods”", "a judge that nobody has"),
        ('{"judges": {"bodies": {"classes": ["yes", "no"], "weights": {}}}}', "tells body, none apart", "of another version"),
        ('{"judges": {"bodies": {"classes": ["body", "none"], "weights": {"a": [1]}}}}', "tells body, none apart", "a weight is lacking"),
    ],
)  # fmt: skip
def test_files_of_another_form_are_refused(town: Path, content: str, message: str, reason: str) -> None:
    (town / "learned.json").write_text(content, encoding="utf-8")
    refused = ratslese("run", "papers", "--out", "results", "--learned", "learned.json")
    assert refused.exit_code == 3, reason
    assert message in refused.output
    assert not (town / "results").exists(), "nothing is written"


def test_what_was_learned_is_read_as_it_was_written(tmp_path: Path) -> None:
    file = tmp_path / "learned.json"
    file.write_text(json.dumps(GOOD), encoding="utf-8")
    learned = read_learned(file)
    assert learned == Learned({"bodies": Classifier(("body", "none"), {"near: kurs": (0.5, -0.5)})})
    file.write_text(learned.as_json(), encoding="utf-8")
    assert read_learned(file) == learned
    assert Learned().version == "" != learned.version
    more = learned.judges()["bodies"].probability({"near: kurs": 1.0}, "body")
    assert more > shipped("bodies").probability({"near: kurs": 1.0}, "body")
