"""`ratslese codebook`: what the codebook of topics does not cover. Town and paper are invented."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.codebook.unmapped import Place, by_label
from pipeline.errors import ExitCode
from tests.written_results import Row, paper, write

PAPER = """Stadt Lerchenau
Beschlussvorlage 2020/017

Betreff: Klimaschutzkonzept der Stadt Lerchenau

Beschlussvorschlag:
Der Rat beschließt das Klimaschutzkonzept.

Begründung:
Das Konzept hat folgende Handlungsfelder:

- Gesundheit und Hitze
- Windkraft
- Lieferverkehr
"""


def call(*arguments: str | Path) -> tuple[int, str]:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)
    return result.exit_code, result.output


def test_labels_without_a_topic_are_listed_with_paper_and_quote(tmp_path: Path) -> None:
    (tmp_path / "lerchenau.txt").write_text(PAPER)
    call("run", tmp_path / "lerchenau.txt", "--out", tmp_path / "out")
    code, output = call("codebook", "unmapped", "--out", tmp_path / "out")
    assert code == ExitCode.OK
    listed = [line for line in output.splitlines() if line and not line.startswith(" ")]
    assert listed[:2] == ["Lieferverkehr", "Windkraft"], "by label; Gesundheit has a topic"
    assert "2020/017, p. 1 “Windkraft”" in output
    assert listed[-1].startswith("2 of 3 fields")


UNMAPPED = [
    ("sectors", ["Runder Kreis"], "2 of 3 members have no sector"),
    ("committee_kinds", ["Kuratorium"], "1 of 2 sessions have no kind of committee"),
    ("cost_kinds", ["words of costs 2"], "1 of 2 amounts have no kind of cost"),
]


@pytest.mark.parametrize(("kind", "wordings", "count"), UNMAPPED)
def test_every_list_of_the_codebook_can_be_asked_for(
    tmp_path: Path, kind: str, wordings: list[str], count: str
) -> None:
    facts: dict[str, list[Row]] = {
        "consultations": [
            {"committee": "Stadtrat", "committee_kind": "council"},
            {"committee": "Kuratorium", "committee_kind": "other"},
        ],
        "costs": [{"amount": "1.00", "cost_kind": "total"}, {"amount": "2.00", "cost_kind": None}],
        "steering_groups": [{"name": "Lenkungskreis"}],
        "steering_group_members": [
            {"name": "Caritas", "sector": "welfare"},
            {"name": "Runder Kreis", "sector": None},
            {"name": "runder Kreis", "sector": "other"},
        ],
    }
    write(tmp_path, paper("a.txt", facts))
    _, output = call("codebook", "unmapped", "--kind", kind, "--out", tmp_path)
    assert [line for line in output.splitlines() if not line.startswith(" ")][:-1] == wordings
    assert output.splitlines()[-1].startswith(count)


def test_without_results_the_command_says_so(tmp_path: Path) -> None:
    code, output = call("codebook", "unmapped", "--out", tmp_path)
    assert code == ExitCode.NOTHING, output


def test_the_most_frequent_label_comes_first() -> None:
    def place(label: str, source: str) -> Place:
        return Place(label, None, None, source, 1, label)

    places = [place("Abfall", "a.txt"), place("Windkraft", "a.txt"), place("windkraft", "b.txt")]
    assert [[p.source for p in group] for group in by_label(places)] == [["a.txt", "b.txt"], ["a.txt"]]
    assert place("Abfall", "a.txt").paper == "a.txt", "neither town nor number: the file"


def test_every_help_of_the_group_ends_in_an_example() -> None:
    for arguments in (("codebook", "--help"), ("codebook", "unmapped", "--help")):
        _, output = call(*arguments)
        assert output.rstrip().splitlines()[-1].strip().startswith("ratslese codebook")
