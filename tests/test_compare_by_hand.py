"""What papers.csv and towns.csv say goes before what papers tell of themselves: left out, grouped, counted, grouped by."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.answers import Paper
from pipeline.cli import main
from pipeline.compare.own import grouped
from pipeline.errors import ExitCode, RatsleseError
from pipeline.normalize import Rows
from tests.compared_results import comparison, comparison_by_hand, cost, told
from tests.corrected_papers import papers, read
from tests.test_compare_papers import TEXT, misread

Note = tuple[str, str, str, str]


def of_file(rows: Rows, made: Sequence[Paper], table: str, column: str) -> dict[str, object]:
    """A column of a table of papers or undertakings by the file of the (leading) paper."""
    names = {paper.source.document_id: paper.source.path for paper in made}
    key = "document_id" if table == "papers" else "undertaking_id"
    return {names[row[key]]: names.get(row[column], row[column]) for row in rows[f"compare_{table}"]}


def three() -> list[Paper]:
    """Three papers of a town, of which two bear one number."""
    return [
        told("a.txt", "Auenbrück", {"costs": [cost("9000")]}, "Wort eins " * 9, reference="7/2021"),
        told("b.txt", "Auenbrück", {"costs": [cost("50")]}, "Haus zwei " * 9, reference="7/2021 E1"),
        told("c.txt", "Auenbrück", {"costs": [cost("10")]}, "Baum drei " * 9, reference="8/2021"),
    ]


# ── left out ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_paper_left_out_counts_nowhere_and_is_listed(tmp_path: Path) -> None:
    made = three()
    rows = comparison_by_hand(tmp_path, made, [("paper", "a.txt", "exclude", "ein Entwurf")])
    assert of_file(rows, made, "papers", "absence") == {"a.txt": "excluded", "b.txt": None, "c.txt": None}
    assert of_file(rows, made, "papers", "reason")["a.txt"] == "papers.csv: ein Entwurf"
    (town,), (selected,) = rows["compare_approach"], rows["compare_selection"]
    assert (town["papers"], int(town["total_max"])) == (2, 50), "the 9,000 € are gone"
    assert (selected["papers"], selected["excluded"], selected["copies"]) == (2, 1, 0)
    assert {row["name"]: row["value"] for row in rows["compare_settings"]}["excluded"] == "1"
    gone = made[0].source.document_id
    assert gone not in {row["document_id"] for row in rows["compare_evidence"]}


def test_a_copy_goes_with_the_paper_that_it_repeats(tmp_path: Path) -> None:
    made = [
        told("a.pdf", "Auenbrück", text=TEXT, reference="12/2021", text_source="digital"),
        told("a_scan.pdf", "Auenbrück", text=misread(TEXT, 0.1), reference="12/2021", text_source="ocr"),
        told("b.txt", "Auenbrück", text="Baum drei " * 9, reference="8/2021"),
    ]
    original = comparison_by_hand(tmp_path, made, [("paper", "a.pdf", "exclude", "nein danke")])
    assert of_file(original, made, "papers", "absence") == {"a.pdf": "excluded", "a_scan.pdf": "copy", "b.txt": None}
    copy = comparison_by_hand(tmp_path, made, [("paper", "a_scan.pdf", "exclude", "schlecht lesbar")])
    assert of_file(copy, made, "papers", "absence") == {"a.pdf": None, "a_scan.pdf": "excluded", "b.txt": None}


def test_a_town_of_which_nothing_is_left_is_told(tmp_path: Path) -> None:
    made = [told("a.txt", "Auenbrück", text="Wort eins " * 9), told("b.txt", "Birkenau", text="Haus zwei " * 9)]
    rows = comparison_by_hand(tmp_path, made, [("paper", "b.txt", "exclude", "ein Muster")])
    selected = {
        row["municipality"]: (row["shown"], row["papers"], row["excluded"]) for row in rows["compare_selection"]
    }
    assert selected == {"Auenbrück": (True, 1, 0), "Birkenau": (False, 0, 1)}
    assert len(rows["compare_papers"]) == 2, "the paper is listed"
    assert {row["name"]: row["value"] for row in rows["compare_settings"]}["towns"] == "1 / 2"
    chosen = comparison_by_hand(tmp_path, made, [("paper", "b.txt", "exclude", "ein Muster")], only=["Auenbrück"])
    told_of = {row["name"]: row["value"] for row in chosen["compare_settings"]}
    assert (told_of["towns"], told_of["excluded"]) == ("1 / 2", "0"), "a selection speaks of itself alone"
    assert len(chosen["compare_papers"]) == 1
    every = [("paper", name, "exclude", "x") for name in ("a.txt", "b.txt")]
    with pytest.raises(RatsleseError, match="None of the papers that count") as error:
        comparison_by_hand(tmp_path, made, every)
    assert error.value.code == "nothing_to_compare"


# ── grouped by hand ──────────────────────────────────────────────────────────────────────────────────────────────────

UNDERTAKINGS: list[tuple[list[Note], dict[str, str], str]] = [
    ([], {"a.txt": "a.txt", "b.txt": "a.txt", "c.txt": "c.txt"}, "by their numbers"),
    ([("paper", "a.txt", "undertaking", "X"), ("paper", "c.txt", "undertaking", "X")],
     {"a.txt": "a.txt", "b.txt": "b.txt", "c.txt": "a.txt"}, "what nobody noted stays where its number puts it"),
    ([("paper", name, "undertaking", "X") for name in ("a.txt", "b.txt", "c.txt")],
     {"a.txt": "a.txt", "b.txt": "a.txt", "c.txt": "a.txt"}, "all three"),
    ([("paper", "a.txt", "undertaking", "X"), ("paper", "b.txt", "undertaking", "Y")],
     {"a.txt": "a.txt", "b.txt": "b.txt", "c.txt": "c.txt"}, "one number, and two undertakings by hand"),
]  # fmt: skip


@pytest.mark.parametrize(("notes", "expected", "reason"), UNDERTAKINGS)
def test_undertakings(tmp_path: Path, notes: list[Note], expected: dict[str, str], reason: str) -> None:
    made = three()
    rows = comparison_by_hand(tmp_path, made, notes)
    assert of_file(rows, made, "papers", "undertaking_id") == expected, reason
    if len(set(expected.values())) == 1:
        assert of_file(rows, made, "papers", "reason")["b.txt"] == "papers.csv: X"


def test_papers_of_two_towns_and_of_none(tmp_path: Path) -> None:
    towns = ("Auenbrück", "Birkenau", None, None)
    made = [told(f"{n}.txt", town, text=f"Wort{n} " * 9) for n, town in enumerate(towns)]
    rows = comparison_by_hand(tmp_path, made, [("paper", f"{n}.txt", "undertaking", "X") for n in range(4)])
    assert len({row["undertaking_id"] for row in rows["compare_papers"]}) == 3, (
        "each town its own; one of no known town"
    )


def of_concepts() -> list[Paper]:
    """A first concept, a report on it, a budget that names none, and a paper on sports."""
    return [
        told("a.txt", "Auenbrück", text="Wort eins " * 9, reference="1/2015", subject="Integrationskonzept"),
        told("b.txt", "Auenbrück", text="Haus zwei " * 9, reference="2/2019", subject="Bericht zum Integrationskonzept"),
        told("c.txt", "Auenbrück", text="Baum drei " * 9, reference="3/2020", subject="Stellenplan"),
        told("d.txt", "Auenbrück", text="Fluss vier " * 9, reference="4/2020", subject="Sportstätten"),
    ]  # fmt: skip


CONCEPTS: list[tuple[list[Note], list[tuple[str, list[str]]], dict[str, str], str]] = [
    ([], [("Integrationskonzept", ["a.txt", "b.txt"])], {"a.txt": "subject", "c.txt": "below_threshold"}, "as the papers tell"),
    ([("paper", "c.txt", "concept", "Integrationskonzept")], [("Integrationskonzept", ["a.txt", "b.txt", "c.txt"])],
     {"c.txt": "papers.csv", "a.txt": "subject"}, "whatever its relevance; what is not noted goes with the only one of the theme"),
    ([("paper", "a.txt", "concept", "Altes Integrationskonzept"), ("paper", "b.txt", "concept", "Neues Integrationskonzept")],
     [("Altes Integrationskonzept", ["a.txt"]), ("Neues Integrationskonzept", ["b.txt"])], {"b.txt": "papers.csv"}, "two by hand"),
    ([("paper", "c.txt", "concept", "Mein Konzept"), ("paper", "d.txt", "concept", "Mein Konzept")],
     [("Mein Konzept", ["a.txt", "b.txt", "c.txt", "d.txt"])], {"d.txt": "papers.csv"}, "a name that tells no theme is of the field"),
]  # fmt: skip


@pytest.mark.parametrize(("notes", "concepts", "told_by", "reason"), CONCEPTS)
def test_concepts(
    tmp_path: Path, notes: list[Note], concepts: list[tuple[str, list[str]]], told_by: dict[str, str], reason: str
) -> None:
    made = of_concepts()
    rows = comparison_by_hand(tmp_path, made, notes)
    of = of_file(rows, made, "papers", "concept_id")
    keys = {row["row_id"]: row["name"] for row in rows["compare_concepts"]}
    names = {paper.source.path: paper.source.document_id for paper in made}
    found = [
        (name, [file for file, lead in of.items() if lead and names[str(lead)] == key]) for key, name in keys.items()
    ]
    assert sorted(found) == sorted(concepts), reason
    assert of_file(rows, made, "undertakings", "told_by").items() >= told_by.items()


def test_one_undertaking_of_two_concepts_is_refused(tmp_path: Path) -> None:
    notes = [("paper", "a.txt", "concept", "Alt"), ("paper", "b.txt", "concept", "Neu")]
    with pytest.raises(RatsleseError, match=r"a.txt, b.txt are one undertaking; .* Alt, Neu") as error:
        comparison_by_hand(tmp_path, three(), notes)
    assert (error.value.code, bool(error.value.remedy)) == ("two_concepts", True)


# ── towns ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def rows(tmp_path: Path) -> Rows:
    made = [told(f"{town}.txt", town, text=f"{town} " * 9) for town in ("Auenbrück", "Birkenau", "Hohenwald")]
    notes = [
        ("town", "Auenbrück", "Lage", "am Fluss"),
        ("town", "Birkenau", "Lage", "am Berg"),
        ("town", "Birkenau", "year", "2023"),
    ]
    return comparison_by_hand(tmp_path, made, notes)


def test_own_columns_stand_in_a_table(rows: Rows) -> None:
    found = [(row["municipality"], row["name"], row["value"]) for row in rows["compare_own"]]
    assert found == [("Auenbrück", "Lage", "am Fluss"), ("Birkenau", "Lage", "am Berg")], (
        "the year is of the inhabitants"
    )


@pytest.mark.parametrize(
    ("by", "expected", "reason"),
    [
        (None, {"": ["Auenbrück", "Birkenau", "Hohenwald"]}, "no groups"),
        ("Lage", {"am Berg": ["Birkenau"], "am Fluss": ["Auenbrück"], "unknown": ["Hohenwald"]}, "one's own; unknown last"),
        ("lage", {"am Berg": ["Birkenau"], "am Fluss": ["Auenbrück"], "unknown": ["Hohenwald"]}, "as it is typed"),
        ("state", {"NW": ["Auenbrück", "Birkenau", "Hohenwald"]}, "the Land"),
    ],
)  # fmt: skip
def test_groups(rows: Rows, by: str | None, expected: dict[str, list[str]], reason: str) -> None:
    found = {group: [row["municipality"] for row in towns] for group, towns in grouped(rows, by).items()}
    assert found == expected, reason
    assert list(found) == list(expected), "in their order"


def test_a_column_that_is_not_there_is_told(rows: Rows) -> None:
    with pytest.raises(RatsleseError, match="There is no column “Laage”; there are state, kind, Lage"):
        grouped(rows, "Laage")


# ── the whole way ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_lists_reach_the_comparison_and_the_report(tmp_path: Path) -> None:
    place, out = papers(tmp_path, 2), tmp_path / "out"
    (place / "papers.csv").write_text("file;exclude\n2.txt;ein Entwurf\n", encoding="utf-8")
    (place / "towns.csv").write_text(
        "municipality;inhabitants;year;source;Lage\nStadt Auenbrück;12.000;2023;Amt;am Fluss\n"
    )
    read(place, out)
    shown = CliRunner().invoke(main, ["compare", "--by", "Lage", "--out", str(out)])
    assert shown.exit_code == ExitCode.OK, shown.output
    for words in ("am Fluss (1)", "12,000 inhabitants", "1 paper left out by papers.csv"):
        assert words in shown.output
    wrong = CliRunner().invoke(main, ["compare", "--by", "Lge", "--out", str(out)])
    assert wrong.exit_code == ExitCode.NOTHING
    assert "there are state, kind, Lage" in wrong.output
    assert CliRunner().invoke(main, ["report", "--out", str(out), "--pictures", "none"]).exit_code == ExitCode.OK
    page = (out / "report.html").read_text(encoding="utf-8")
    for words in ("Vorlagen, die papers.csv ausnimmt", "papers.csv: ein Entwurf", "am Fluss"):
        assert words in page


def test_without_lists_nothing_is_by_hand(tmp_path: Path) -> None:
    rows = comparison(tmp_path, *three())
    assert rows["compare_own"] == []
    assert {row["absence"] for row in rows["compare_papers"]} == {None}


INHABITANTS = [
    ("inhabitants;year;source", "300.000;2023;Amt", (300000, 2023, "Amt"), "by hand goes before the register"),
    ("inhabitants;year", "300000;2023", (300000, 2023, "towns.csv"), "a source that nobody named is the list"),
    ("Lage", "am Rhein", (313092, 2018, "Statistisches Bundesamt"), "none noted: the register's"),
]


@pytest.mark.parametrize(("head", "line", "expected", "reason"), INHABITANTS)
def test_inhabitants(tmp_path: Path, head: str, line: str, expected: tuple[int, int, str], reason: str) -> None:
    place, out = tmp_path / "papers", tmp_path / "out"
    place.mkdir()
    text = "Stadt Karlsruhe\nBeschlussvorlage 12/2021\nBetreff: Integrationsplan\n\nDie Kosten betragen 16.450 €.\n"
    (place / "a.txt").write_text(text, encoding="utf-8")

    def town() -> tuple[int, int, str]:
        (row,) = read(place, out)["municipalities"]
        return row["population"], row["population_year"], row["population_source"][: len(expected[2])]

    before = town()
    (place / "towns.csv").write_text(f"ags;{head}\n08212000;{line}\n", encoding="utf-8")
    assert town() == expected, reason
    assert town() == expected, "and after another run"
    CliRunner().invoke(main, ["compare", "--out", str(out)])
    assert CliRunner().invoke(main, ["register", "show", "Karlsruhe", "--out", str(out)]).exit_code == ExitCode.OK
    (place / "towns.csv").unlink()
    assert town() == before, "what nobody says any more is taken back"


def test_inhabitants_of_a_town_of_no_register_are_taken_back(tmp_path: Path) -> None:
    place, out = papers(tmp_path), tmp_path / "out"
    (place / "towns.csv").write_text("municipality;inhabitants;year\nStadt Auenbrück;12.000;2023\n", encoding="utf-8")
    assert read(place, out)["municipalities"][0]["population"] == 12000
    (place / "towns.csv").unlink()
    (town,) = read(place, out)["municipalities"]
    assert (town["population"], town["population_year"], town["population_source"]) == (None, None, None)


def test_a_year_of_another_list_is_not_that_of_the_inhabitants(tmp_path: Path) -> None:
    place, out = papers(tmp_path), tmp_path / "out"
    (tmp_path / "towns.csv").write_text("municipality;inhabitants;year\nStadt Auenbrück;12000;2023\n", encoding="utf-8")
    (place / "towns.csv").write_text("municipality;year\nStadt Auenbrück;2001\n", encoding="utf-8")
    (town,) = read(place, out)["municipalities"]
    assert (town["population"], town["population_year"]) == (12000, None)
    CliRunner().invoke(main, ["compare", "--out", str(out)])
    with (out / "compare_costs.csv").open(encoding="utf-8") as file:
        assert {row["per_inhabitant_max"] for row in csv.DictReader(file)} == {""}, "no costs a head without a year"
