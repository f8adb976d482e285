"""Whose paper it is where the paper does not say so: given, from papers.csv, from the folder, from sister papers."""

import random
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import RatsleseError
from pipeline.ingest.text.reading import read_text
from pipeline.neighbours.listed import read_list
from pipeline.neighbours.naming import UnknownTownError, town_called, town_of_folder
from pipeline.neighbours.towns import Likeness, outvoted
from pipeline.neighbours.traits import traits
from pipeline.run import run
from pipeline.shards import Shard
from pipeline.store import Store

HEAD = "Vorlage Nr.: 2024/{number:03}\nFederführung: Amt {number}\nAktenkennung: A{number}\n\n"
PAPER = (
    "{town}" + HEAD + "Betreff: Bericht Nummer {number}\n\nDer Bericht Nummer {number} wird zur Kenntnis genommen.\n"
)
TOWN = "Stadt Auenbrück\n\n"


def write(folder: Path, papers: Mapping[str, str]) -> Path:
    for number, (name, town) in enumerate(papers.items(), 1):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAPER.format(town=town, number=number), encoding="utf-8")
    return folder


def documents(out: Path) -> dict[str, Any]:
    rows = Store(out).rows()
    towns = {row["municipality_id"]: row["name"] for row in rows["municipalities"]}
    return {Path(row["source"]).name: row | {"town": towns.get(row["municipality_id"])} for row in rows["documents"]}


@pytest.mark.parametrize(
    ("text", "name", "key", "reason"),
    [
        ("Karlsruhe", "Karlsruhe", "08212000", "the town, not the county of this name"),
        ("  landkreis   karlsruhe ", "Karlsruhe", "08215", "the county"),
        ("08215", "Karlsruhe", "08215", "a key of five digits is a county's"),
        ("Neustadt (Hessen)", "Neustadt (Hessen)", "06534016", "a name with brackets of its own"),
        ("Stadt Auenbrück", "Auenbrück", None, "in no register, but called a town"),
        ("Samtgemeinde Auental", "Auental", None, "a union of places"),
    ],
)
def test_town_called(text: str, name: str, key: str | None, reason: str) -> None:
    town = town_called(text)
    assert (town.name, town.ags) == (name, key), reason


@pytest.mark.parametrize(
    ("text", "says", "reason"),
    [
        ("Karlsruhhe", "did you mean “Karlsruhe”?", "a slip"),
        ("Auenbrück", "“Stadt Auenbrück”", "in no register"),
        ("12345678", "has the key 12345678", "no such key"),
        ("Lichtenau", "are called", "several"),
    ],
)
def test_town_called_refuses(text: str, says: str, reason: str) -> None:
    with pytest.raises(UnknownTownError, match=says):
        town_called(text)


@pytest.mark.parametrize(
    ("folder", "name", "reason"),
    [
        ("Karlsruhe", "Karlsruhe", "as it is"),
        ("03_karlsruhe", "Karlsruhe", "a number before it"),
        ("Stadt Karlsruhe", "Karlsruhe", "its kind before it"),
        ("dessau-rosslau", "Dessau-Roßlau", "ss for ß"),
        ("Muenster", "Münster", "umlauts spelled out; the others of the name are far smaller"),
        ("bad_doberan", "Bad Doberan", "an underscore for a blank"),
        ("vorlagen", None, "a word"),
        ("2024", None, "a year"),
        ("Reichenbach", None, "several, none far bigger"),
    ],
)
def test_town_of_folder(folder: str, name: str | None, reason: str) -> None:
    town = town_of_folder(folder)
    assert (town.name if town else None) == name, reason


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        ("", [], "an empty list"),
        ("file;note\na.txt;vom Archiv\n", [("a.txt", {"note": "vom Archiv"}, None)], "columns may be left out"),
        ("Municipality\nKarlsruhe\n", [("", {}, "Karlsruhe")], "a line for all papers"),
        ("ags,date\n08212000,12.03.2023\n", [("", {"date": "2023-03-12"}, "Karlsruhe")], "key and German day"),
        ("\ufefffile,note\n./s/b.txt,x\n", [("s/b.txt", {"note": "x"}, None)], "a mark of Excel, a path with a dot"),
        ("file;note\nb.txt;x\n", [("s/b.txt", {"note": "x"}, None)], "the name alone, where only one is called so"),
        ('file,note\na.txt,"eins, zwei"\n\n', [("a.txt", {"note": "eins, zwei"}, None)], "quotes and a blank line"),
    ],
)
def test_read_list(text: str, expected: list[tuple[str, dict[str, str], str | None]], reason: str) -> None:
    found = read_list(text, Path("papers.csv"), ["a.txt", "s/b.txt"])
    assert [(each.file, dict(each.values), each.town and each.town.name) for each in found] == expected, reason


@pytest.mark.parametrize(
    ("text", "says", "reason"),
    [
        ("fiel;note\n", "line 1: there is no column “fiel”; did you mean “file”", "a slip in the head"),
        ("file;note\nc.txt;x\n", "line 2: there is no file “c.txt”; did you mean “a.txt”", "no such file"),
        ("municipality\nKarlsruhhe\n", "line 2: .*did you mean “Karlsruhe”", "no such town"),
        ("municipality;ags\nKarlsruhe;09162000\n", "two municipalities", "name and key of different towns"),
        ("date\n31.02.2023\n", "line 2: “31.02.2023” is no day", "no such day"),
        ("Gemeinde;note\nx;y\n", "no column “gemeinde” .the columns are file, municipality", "another word"),
        ("note\nx\ny\n", "has a line already", "two lines for all papers"),
        ("file;concept\na.txt;x\na.txt;y\n", "line 3: “a.txt” has a line already", "two lines for one paper"),
        ("file;exclude\na.txt;Nein\n", "line 2: “Nein” is no reason", "yes and no where a reason is asked for"),
        ("note\nx;y\n2", "has a line already", "a semicolon in a single column is text"),
        ("file,note\na.txt,x,y\n", "line 2: 3 cells under 2 columns", "a separator that is text"),
    ],
)
def test_read_list_refuses(text: str, says: str, reason: str) -> None:
    with pytest.raises(RatsleseError, match=says) as error:
        read_list(text, Path("papers.csv"), ["a.txt"])
    assert error.value.code == "bad_papers_csv", reason


@pytest.mark.parametrize(
    ("text", "expected", "reason"),
    [
        (
            "Rathaus, Telefon: 0999 123-45, post@rathaus.auenbrueck.example.de",
            {("phone", "0999"), ("domain", "example.de")},
            "a letterhead; nothing of who is called or written to",
        ),
        ("BV/017/2024/III-SOZ Anlage 2", {("reference", "bv/017/2024/iii-soz")}, "an annex names its undertaking"),
        ("am 12/03/2024 und/oder später/früher/nie", set(), "no number of a paper"),
        ("www.karlsruhe.de", {("domain", "karlsruhe.de"), ("place", "08212000")}, "a town's own domain names it"),
        ("eva.muster@gmx.de", set(), "a mail provider is no town's"),
        ("Tel.: (0 99) 1", set(), "no code"),
        ("Gremium:\nTermin:\nVorlage Nr.:\n", {("form", "gremium | termin | vorlage nr.")}, "a form"),
        ("Die Kosten: 5 Euro", set(), "one label is no form"),
        ("Die Fahrt in Karlsruhe", {("place", "08212000"), ("place", "08215")}, "a place named as one"),
        ("An der Stelle im Wald", set(), "words that are names of places as well"),
    ],
)  # fmt: skip
def test_traits(text: str, expected: set[tuple[str, str]], reason: str) -> None:
    assert {(row["kind"], row["value"]) for row in traits(read_text(text))} == expected, reason


SIX = {f"{number}.txt": TOWN for number in range(6)}
STRANGE = "Stadt Tannenfurt\n\n"


@pytest.mark.parametrize(
    ("papers", "town", "rule", "reason"),
    [
        (SIX, "Auenbrück", "sister-papers", "the form and the folder of six"),
        (dict(list(SIX.items())[:1]), None, None, "one sister is not enough"),
        (SIX | {f"{number}.txt": STRANGE for number in range(3)}, None, None, "sisters of two towns"),
        ({f"andere/{name}": town for name, town in SIX.items()}, None, None, "the form alone, in another folder"),
    ],
)
def test_sister_papers(tmp_path: Path, papers: dict[str, str], town: str | None, rule: str | None, reason: str) -> None:
    run([write(tmp_path / "papers", papers | {"x.txt": ""})], tmp_path / "out", jobs=2)
    found = documents(tmp_path / "out")["x.txt"]
    assert (found["town"], found["municipality_from"], found["named_municipality_id"]) == (town, rule, None), reason
    values = [row for row in Store(tmp_path / "out").rows()["collection_values"] if row["field"] == "municipality"]
    assert [row["rule"] for row in values] == ([rule] if rule else []), reason
    if rule:
        assert values[0]["sisters"] == 6
        assert "vorlage nr." in values[0]["quote"].casefold(), "the words shared"


def test_a_folder_full_of_papers_of_one_town_tells_the_town(tmp_path: Path) -> None:
    """A paper without form, place or number lies among a hundred."""
    folder = write(tmp_path / "papers", {f"{number}.txt": TOWN for number in range(100)})
    (folder / "alone.txt").write_text(
        "Antrag\n\nMehr Bänke im Park\n\nDie Bänke fehlen seit Jahren.\n", encoding="utf-8"
    )
    run([folder], tmp_path / "out", jobs=2)
    assert documents(tmp_path / "out")["alone.txt"]["town"] == "Auenbrück"


def like(town: str, kinds: str, sisters: int) -> Likeness:
    return Likeness(town, 2.0, frozenset(kinds.split()), "", sisters, "x")


@pytest.mark.parametrize(
    ("found", "expected", "reason"),
    [
        ([like("Auenbrück", "form folder", 40)], "Auenbrück", "the form and the folder of forty"),
        ([like("Auenbrück", "form folder", 6)], None, "six are no crowd"),
        ([like("Auenbrück", "form", 400)], None, "the form alone: both may have bought it"),
        ([like("Auenbrück", "folder", 40)], None, "the folder alone"),
        ([like("Auenbrück", "folder", 400)], "Auenbrück", "a folder of hundreds"),
        ([like("Auenbrück", "form folder", 40), like("Moorhausen", "place", 3)], "Auenbrück", "the town is named elsewhere, too"),
        ([like("Auenbrück", "form folder", 40), like("Moorhausen", "domain", 1)], "Auenbrück", "a domain that stands here alone"),
        ([like("Auenbrück", "form folder", 40), like("Moorhausen", "form", 2)], None, "it has a sister in the town that it names"),
        ([like("Auenbrück", "form folder", 40), like("Wieck", "form place", 30)], None, "two towns it is like"),
        ([], None, "like nobody"),
    ],
)  # fmt: skip
def test_a_town_named_in_running_text_is_outvoted(found: list[Likeness], expected: str | None, reason: str) -> None:
    best = outvoted(found, "Moorhausen")
    assert (best.town if best else None) == expected, reason


def test_a_town_that_a_motion_tells_of_is_not_whose_paper_it_is(tmp_path: Path) -> None:
    """What the Stadtwerke of another town do is told four times, its own town never; it lies among the many papers of that."""
    told = "Die Stadtwerke Ettlingen haben in Ettlingen umgestellt. Was Ettlingen kann, kann unsere Stadt auch; in Ettlingen geht es.\n\n"
    papers = {f"{number}.txt": TOWN for number in range(21)} | {"motion.txt": told}
    run([write(tmp_path / "papers", papers)], tmp_path / "out", jobs=2)
    found = documents(tmp_path / "out")["motion.txt"]
    assert (found["town"], found["municipality_from"], found["named_municipality_id"]) == (
        "Auenbrück",
        "sister-papers",
        "08215017",
    )


def test_no_neighbours(tmp_path: Path) -> None:
    papers = write(tmp_path / "papers", SIX | {"x.txt": ""})
    run([papers], tmp_path / "out", jobs=2)
    outcome = run([papers], tmp_path / "out", jobs=2, neighbours=False)
    assert (outcome.read, outcome.changed) == (0, True), "nothing is read again, and what neighbours said is taken back"
    assert documents(tmp_path / "out")["x.txt"]["town"] is None
    assert not run([papers], tmp_path / "out", jobs=2, neighbours=False).changed


ORDER = "date;paper_type;municipality;note;file\n2023-01-02;Antrag;Stadt Birkenau am Moor;alt;1.txt\n"


@pytest.mark.parametrize(
    ("folder", "given", "listed", "expected", "reason"),
    [
        ("Karlsruhe", "Stadt Eichfelde", ORDER, ("Eichfelde", "given"), "what is given goes before all"),
        ("Karlsruhe", None, ORDER, ("Birkenau am Moor", "papers-csv"), "the list goes before the paper"),
        ("Karlsruhe", None, "", ("Auenbrück", "paper"), "the paper goes before the folder"),
    ],
)
def test_order(
    tmp_path: Path, folder: str, given: str | None, listed: str, expected: tuple[str, str], reason: str
) -> None:
    papers = write(tmp_path / folder, {"1.txt": TOWN})
    if listed:
        (papers / "papers.csv").write_text(listed, encoding="utf-8")
    outcome = run([papers], tmp_path / "out", jobs=1, municipality=given)
    assert not outcome.failures, "the list is no input"
    found = documents(tmp_path / "out")["1.txt"]
    assert (found["town"], found["municipality_from"]) == expected, reason
    findings = [row for row in Store(tmp_path / "out").rows()["findings"] if row["kind"] == "said-otherwise"]
    assert findings, "the paper or the folder says something else"
    if listed:
        assert (found["paper_type"], str(found["date"]), found["note"]) == ("Antrag", "2023-01-02", "alt")
    assert found["named_municipality_id"] == "stadt:auenbrück", "what the paper says is kept"


def test_the_folder_tells_where_the_paper_does_not(tmp_path: Path) -> None:
    run([write(tmp_path / "Karlsruhe", {"2023/1.txt": ""})], tmp_path / "out", jobs=1)
    found = documents(tmp_path / "out")["1.txt"]
    assert (found["town"], found["municipality_from"]) == ("Karlsruhe", "folder-name")


def test_a_list_that_changes_is_heard_without_reading_again(tmp_path: Path) -> None:
    papers = write(tmp_path / "papers", {"1.txt": ""})
    listed = papers / "papers.csv"
    for content, town, day in (
        ("municipality\nKarlsruhe\n", "Karlsruhe", None),
        ("date\n2023-01-02\n", None, "2023-01-02"),
    ):
        listed.write_text(content, encoding="utf-8")
        outcome = run([papers], tmp_path / "out", jobs=1)
        found = documents(tmp_path / "out")["1.txt"]
        assert (found["town"], found["date"] and str(found["date"])) == (town, day)
    assert outcome.read == 0
    assert not run([papers], tmp_path / "out", jobs=1).changed
    listed.unlink()
    run([papers], tmp_path / "out", jobs=1)
    assert (documents(tmp_path / "out")["1.txt"]["date"], Store(tmp_path / "out").rows()["collection_values"]) == (
        None,
        [],
    )


def tables(out: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in out.glob("*.csv") if file.stem != "runs"}


def at_once(papers: Path, out: Path) -> None:
    run([papers], out, jobs=2)


def one_by_one(papers: Path, out: Path) -> None:
    """Each paper by itself in any order, then all."""
    files = sorted(papers.iterdir())
    random.Random(7).shuffle(files)
    for file in files[:3]:
        run([file], out, jobs=1)
    run([papers], out, jobs=1)


def in_shards(papers: Path, out: Path) -> None:
    for number in (2, 1):
        run([papers], out, jobs=1, shard=Shard(number, 2))
    run([papers], out, jobs=1)


def after_others(papers: Path, out: Path) -> None:
    """First with a town that everything was said to be of, and a paper that is gone afterwards."""
    more = papers / "weg.txt"
    more.write_text(PAPER.format(town=STRANGE, number=99), encoding="utf-8")
    run([papers], out, jobs=2, municipality="Karlsruhe")
    more.unlink()
    run([papers], out, jobs=2)


@pytest.mark.parametrize("how", [one_by_one, in_shards, after_others])
def test_the_same_papers_give_the_same_tables(tmp_path: Path, how: Callable[[Path, Path], None]) -> None:
    papers = write(tmp_path / "papers", SIX | {"x.txt": "", "y.txt": ""})
    at_once(papers, tmp_path / "one")
    how(papers, tmp_path / "two")
    assert tables(tmp_path / "one") == tables(tmp_path / "two")
    assert not run([papers], tmp_path / "two", jobs=2).changed


def test_papers_that_are_not_part_of_a_run_keep_what_was_said_of_them(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a", {"a.txt": ""}), write(tmp_path / "b", {"b.txt": "\n"})
    run([first], tmp_path / "out", jobs=1, municipality="Karlsruhe")
    run([second], tmp_path / "out", jobs=1, municipality="Stadt Auenbrück")
    assert {name: row["town"] for name, row in documents(tmp_path / "out").items()} == {
        "a.txt": "Karlsruhe",
        "b.txt": "Auenbrück",
    }


def test_another_table_of_this_name_is_left_alone(tmp_path: Path) -> None:
    papers = write(tmp_path / "papers", {"1.txt": TOWN})
    (papers / "papers.csv").write_text("id,place,state\n1,Auenbrück,HE\n2,Auenbrück,HE\n", encoding="utf-8")
    outcome = run([papers], tmp_path / "out", jobs=1)
    assert [failure.code for failure in outcome.failures] == ["not_a_paper"]
    assert documents(tmp_path / "out")["1.txt"]["municipality_from"] == "paper"


def test_a_wrong_municipality_is_told(tmp_path: Path) -> None:
    with pytest.raises(RatsleseError, match="did you mean “Karlsruhe”") as error:
        run([write(tmp_path / "papers", {"1.txt": ""})], tmp_path / "out", municipality="Karlsruhhe")
    assert error.value.code == "bad_municipality"


def test_show_tells_who_says_so(tmp_path: Path) -> None:
    run([write(tmp_path / "papers", {"1.txt": TOWN})], tmp_path / "out", jobs=1, municipality="Stadt Eichfelde")
    result = CliRunner().invoke(main, ["show", "1.txt", "--out", str(tmp_path / "out")], catch_exceptions=False)
    assert "Stadt Eichfelde" in result.output.splitlines()[0]
    assert "municipality  Eichfelde  (read: Auenbrück)" in result.output
    assert "said-otherwise" in result.output
