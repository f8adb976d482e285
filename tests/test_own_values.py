"""What a researcher notes of papers and towns: read, kept as own_values, and written to be edited."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import RatsleseError
from pipeline.neighbours.own_values import read_towns
from tests.corrected_papers import papers, read


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("", [], "an empty list"),
        ("ags;Cluster\n08212000;Großstadt\n", [("08212000", {"Cluster": "Großstadt"})], "a column of one's own"),
        ("ags;inhabitants;year;source\n08212000;309.964;2023;StLA\n",
         [("08212000", {"inhabitants": "309964", "year": "2023", "source": "StLA"})], "a German number"),
        ("Municipality,note\nStadt Auenbrück,x\n", [("stadt:auenbrück", {"note": "x"})], "a town of no register"),
    ],
)  # fmt: skip
def test_read_towns(text: str, expected: list[tuple[str, dict[str, str]]], reason: str) -> None:
    assert [(line.town, dict(line.values)) for line in read_towns(text, Path("towns.csv"))] == expected, reason


@pytest.mark.parametrize(
    ("text", "says", "reason"),
    [
        ("ags\n12345678\n", "line 2: No municipality has the key 12345678", "no such key"),
        ("municipality\nKarlsruhhe\n", "line 2: .*did you mean “Karlsruhe”", "a slip"),
        ("municipality;x\nKarlsruhe;1\nKarlsruhe;2\n", "line 3: Karlsruhe .08212000. has a line already", "two lines"),
        ("x;ags\n1;\n", "line 2: the line names no town", "no town"),
        ("ags;inhabitants\n08212000;300000\n", "inhabitants without the year", "of which year?"),
        ("ags;inhabitants;year\n08212000;viele;2023\n", "“viele” is no number of inhabitants", "no number"),
        ("ags;lat;lon\n08212000;8.4;49\n", "lat “8.4” is nowhere in Germany", "degrees the wrong way round"),
        ("ags;lat\n08212000;Nord\n", "lat “Nord” is nowhere in Germany", "no number"),
        ("ags;year\n08212000;23\n", "“23” is no year", "no year"),
        ("ags;inhabitans\n08212000;1\n", "line 1: there is no column “inhabitans”; did you mean “inhabitants”", "a slip in a head"),
        ("ags;x;x\n08212000;1;2\n", "the column “x” stands twice", "a column twice"),
    ],
)  # fmt: skip
def test_read_towns_refuses(text: str, says: str, reason: str) -> None:
    with pytest.raises(RatsleseError, match=says) as error:
        read_towns(text, Path("towns.csv"))
    assert error.value.code == "bad_towns_csv", reason


def noted(rows: dict[str, list[dict[str, str]]]) -> set[tuple[str, str, str]]:
    return {(row["about"], row["name"], row["value"]) for row in rows["own_values"]}


def test_lists_are_written_edited_and_taken_up(tmp_path: Path) -> None:
    place, out = papers(tmp_path, 2), tmp_path / "out"
    read(place, out)
    for command in ("papers", "towns"):
        said = CliRunner().invoke(main, [command, "--out", str(out)])
        assert said.exit_code == 0, said.output
    again = CliRunner().invoke(main, ["papers", "--out", str(out)])
    assert again.exit_code == 3, "what somebody may have edited is not written over"
    assert "is there already" in again.output
    before = read(place, out)
    assert noted(before) == set(), "a list that nobody edited says nothing of its own"
    assert [str(row["date"]) for row in before["documents"]] == ["2024-03-12", "2024-03-12"]
    listed = (place / "papers.csv").read_text(encoding="utf-8-sig").splitlines()
    assert listed[0] == "file;municipality;ags;paper_type;date;url;note;undertaking;concept;exclude"
    assert listed[1].startswith("1.txt;Stadt Auenbrück;;")
    edited = [listed[0], listed[1].removesuffix(";;;") + ";Fortschreibung;Integrationskonzept;", listed[2] + "an annex"]
    (place / "papers.csv").write_text("\n".join(edited), encoding="utf-8-sig")
    (place / "towns.csv").write_text("municipality;inhabitants;year;Lage\nStadt Auenbrück;12.000;2023;am Fluss\n")
    after = read(place, out)
    assert noted(after) == {
        ("paper", "undertaking", "Fortschreibung"),
        ("paper", "concept", "Integrationskonzept"),
        ("paper", "exclude", "an annex"),
        ("town", "inhabitants", "12000"),
        ("town", "year", "2023"),
        ("town", "Lage", "am Fluss"),
    }
    read(place / "1.txt", out)
    assert noted(read(place / "1.txt", out)) == noted(after), (
        "papers that are not part of a run keep what was noted of them"
    )
    for name in ("papers.csv", "towns.csv"):
        (place / name).unlink()
    assert noted(read(place, out)) == set(), "what nobody says any more is taken back"
