"""Inhabitants with their year: what ships, the official workbook as the statistical office lays it out, costs a head."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook

from pipeline.cli import main
from pipeline.errors import ExitCode, RatsleseError
from pipeline.register.gv_isys import read_workbook
from pipeline.register.heads import per_head
from pipeline.register.inhabitants import FILE, Inhabitants, read, registered, shipped, write
from pipeline.run import run
from pipeline.store import Store

RAW = Path(__file__).parent.parent / "data" / "raw"
GERMANY_2018 = 83_019_213
"""Inhabitants of Germany on 31 December 2018, as the statistical office has published them."""
TITLE = "Gemeinden in Deutschland nach Fläche, Bevölkerung und Postleitzahl am {day}"
HEAD: Sequence[Sequence[Any]] = (
    (
        "Satz-\nart",
        "Text-\nkenn-\nzeichen",
        "Amtlicher Regionalschlüssel (ARS)",
        *[None] * 4,
        "Gemeindename",
        "Fläche km2 1)",
        "Bevölkerung 2)",
        *[None] * 3,
        "Postleit-\nzahl",
    ),
    (None, None, "Land", "RB", "Kreis", "VB", "Gem", None, None, "insgesamt", "männlich", "weiblich", "je km2"),
)
ROWS: Sequence[Sequence[Any]] = (
    ("10", None, "99", None, None, None, None, "Musterland"),
    ("40", "43", "99", "0", "51", None, None, "Wiesengrund"),
    ("50", "50", "99", "0", "51", "5101", None, "Tannenfurt"),
    ("60", "64", "99", "0", "51", "5101", "001", "Auenbrück, Stadt", 12.5, 41612, 20000, 21612, 3329, "99999"),
    ("60", "64", "99", "0", "51", "5101", "002", "Moorhausen", 7.25, "8 004", 4000, 4004, 1104, "99998"),
    ("60", "65", "99", "0", "51", "9999", "900", "Stiller Forst, gemfr. Gebiet", 3.0, None, None, None, None, None),
    ("40", "41", "99", "0", "01", None, None, "Falkenrode, Stadt"),
    ("60", "61", "99", "0", "01", "0000", "000", "Falkenrode, Stadt", 99.1, 120500.0, 60000, 60500, 1216, "99001"),
)  # fmt: skip
NOTE = "2) Bevölkerung auf Grundlage des Zensus 2022, Stand 31.12.2023."


def workbook(
    file: Path,
    *,
    title: str = TITLE.format(day="30.06.2024 (2. Quartal)"),
    note: str | None = NOTE,
    rows: Sequence[Sequence[Any]] = ROWS,
    head: Sequence[Sequence[Any]] = HEAD,
) -> Path:
    """A workbook as the statistical office publishes it: a title sheet, the list with a head of several rows, the notes."""
    book = Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Deckblatt"
    cover.append(["Statistisches Bundesamt", "Gemeindeverzeichnis-Informationssystem"])
    sheet = book.create_sheet("Onlineprodukt_Gemeinden30062024")
    for row in ([title], [], *head, [], *rows):
        sheet.append(list(row))
    if note:
        book.create_sheet("Erläuterungen").append([note])
    book.save(file)
    return file


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], catch_exceptions=False)


def test_what_ships_is_every_county_of_2018_and_adds_up_to_germany() -> None:
    assert sum(place.number for place in shipped().values()) == GERMANY_2018
    assert len(shipped()) == 401
    assert {place.day for place in shipped().values()} == {date(2018, 12, 31)}
    assert all("Statistisches Bundesamt" in place.source for place in shipped().values())


def test_every_county_of_the_list_that_papers_are_read_with_has_inhabitants() -> None:
    places = (files("extractors") / "lookups" / "municipalities.tsv").read_text(encoding="utf-8").splitlines()
    counties = [key for line in places if len(key := line.partition("\t")[0]) == 5 and key.isdecimal()]
    assert len(counties) == 294
    assert [key for key in counties if key not in shipped()] == []


def test_the_official_workbook_is_read(tmp_path: Path) -> None:
    found = read_workbook(workbook(tmp_path / "31122024_Auszug_GV.xlsx"))
    assert {ags: (place.name, place.number) for ags, place in found.items()} == {
        "99051001": ("Auenbrück", 41612),
        "99051002": ("Moorhausen", 8004),
        "99001000": ("Falkenrode", 120500),
        "99051": ("Wiesengrund", 49616),
    }, (
        "a county has the sum of its municipalities; a city that is its own county stands once; an empty forest not at all"
    )
    assert {place.day for place in found.values()} == {date(2023, 12, 31)}, "of the population, not of the borders"
    assert "GV-ISys, 31122024_Auszug_GV.xlsx" in found["99051"].source


@pytest.mark.parametrize(
    ("title", "note", "day", "expected", "reason"),
    [
        (TITLE.format(day="31.12.2022 (Jahr)"), None, None, date(2022, 12, 31), "the edition of a year"),
        (TITLE.format(day="31.12.2024 (4. Quartal)"), NOTE, None, date(2023, 12, 31), "a quarter: the note counts"),
        (TITLE.format(day="31.12.2024 (4. Quartal)"), None, None, None, "a quarter's borders are not its population's day"),
        (TITLE.format(day="30.06.2024"), None, None, None, "nothing says it"),
        ("Gemeinden", f"{NOTE} {NOTE.replace('2023', '2021')}", None, None, "two days in the notes"),
        (TITLE.format(day="30.06.2024"), None, date(2023, 12, 31), date(2023, 12, 31), "somebody says it"),
    ],
)  # fmt: skip
def test_the_day_is_never_guessed(
    title: str, note: str | None, day: date | None, expected: date | None, reason: str, tmp_path: Path
) -> None:
    file = workbook(tmp_path / "gv.xlsx", title=title, note=note)
    if expected is None:
        with pytest.raises(RatsleseError, match="does not say of which") as error:
            read_workbook(file, day)
        assert "--date" in str(error.value), reason
    else:
        assert read_workbook(file, day)["99051001"].day == expected, reason


@pytest.mark.parametrize(
    ("rows", "head", "says", "reason"),
    [
        (ROWS, [row[:6] for row in HEAD], "has the columns", "no column of names and inhabitants"),
        ((*ROWS, ROWS[3]), HEAD, "stands there twice", "a municipality twice"),
        ([(*ROWS[3][:9], "rund 41.000", *ROWS[3][10:])], HEAD, "no number of inhabitants", "words for a number"),
        (ROWS[:2], HEAD, "holds no municipality", "nothing but counties"),
    ],
)
def test_another_workbook_is_refused_and_nothing_written(
    rows: Sequence[Sequence[Any]], head: Sequence[Sequence[Any]], says: str, reason: str, tmp_path: Path
) -> None:
    file = workbook(tmp_path / "gv.xlsx", rows=rows, head=head)
    result = call("register", "update", file, "--out", tmp_path / "out")
    assert result.exit_code == ExitCode.NOTHING
    assert says in result.output, reason
    assert not (tmp_path / "out" / FILE).exists()


@pytest.mark.parametrize(
    ("name", "content"), [("gv.xlsx", b"no workbook"), ("gv.xls", b"\xd0\xcf\x11\xe0"), ("gone.xlsx", None)]
)
def test_what_is_no_workbook_is_told(name: str, content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    result = call("register", "update", tmp_path / name, "--out", tmp_path / "out")
    assert result.exit_code == ExitCode.NOTHING
    assert "cannot be opened as an Excel workbook" in result.output


def test_the_results_take_the_inhabitants_over_and_keep_them(tmp_path: Path) -> None:
    papers, out = tmp_path / "papers", tmp_path / "out"
    papers.mkdir()
    (papers / "a.txt").write_text(
        "Stadt Karlsruhe\nBeschlussvorlage 12/2021\nBetreff: Integrationsplan\n\nDie Kosten betragen 16.450 €.\n",
        encoding="utf-8",
    )
    run([papers], out, jobs=1)
    (town,) = Store(out).rows()["municipalities"]
    assert (town["ags"], town["population"], town["population_year"]) == ("08212000", 313092, 2018)
    rows = [("60", "61", "08", "2", "12", "0000", "000", "Karlsruhe, Stadt", 173.4, 309050, 1, 1, 1, "76133")]
    result = call("register", "update", workbook(tmp_path / "gv.xlsx", rows=rows), "--out", out)
    assert result.exit_code == ExitCode.OK
    assert "1 municipalities and 0 counties" in result.output
    assert "The results have these inhabitants now" in result.output
    for _ in ("updated", "and after another run"):
        (town,) = Store(out).rows()["municipalities"]
        assert (town["population"], town["population_year"]) == (309050, 2023)
        assert "gv.xlsx" in town["population_source"]
        assert not run([papers], out, jobs=1).changed
    call("compare", "--out", out)
    assert "309050" in (out / "compare_approach.csv").read_text(encoding="utf-8")
    shown = call("register", "show", "Karlsruhe", "--out", out).output
    assert "309,050 on 2023-12-31" in shown
    assert "444,232 on 2018-12-31" in shown, "the county is on no other list than what ships"


def test_a_place_that_is_on_no_list_is_told(tmp_path: Path) -> None:
    result = call("register", "show", "Auenbrück", "--out", tmp_path)
    assert result.exit_code == ExitCode.NOTHING
    assert "register update" in result.output


@pytest.mark.parametrize(
    ("town", "expected", "reason"),
    [
        (
            {"ags": "08212000", "population": 283959},
            (313092, 2018, True),
            "the official figure goes before the undated one",
        ),
        ({"ags": "99999999", "population": 5000}, (5000, None, False), "no official one: undated, and said so"),
        ({"ags": None, "population": None}, (None, None, None), "a town that is in no register"),
    ],
)
def test_whose_inhabitants_a_town_has(town: dict[str, Any], expected: tuple[Any, ...], reason: str) -> None:
    row = registered(town, shipped())
    official = row["population_source"] and "Statistisches Bundesamt" in row["population_source"]
    assert (row["population"], row["population_year"], official) == expected, reason
    assert registered(row, shipped()) == row, "once and for all"


@pytest.mark.parametrize(
    ("amount", "population", "year", "expected", "reason"),
    [
        ("16450.00", 41612, 2018, "0.40", "0.3953…: two figures"),
        ("1234567.00", 10000, 2018, "120.00", "123.4567: no more exact than two figures"),
        ("52000.00", 41612, 2018, "1.20", "1.2496…"),
        ("99900.00", 1000, 2018, "100.00", "99.9 is a hundred"),
        ("2000.00", 41612, 2018, "0.05", "0.048: cents are the finest"),
        ("100.00", 41612, 2018, None, "a quarter of a cent is not 0 €"),
        ("16450.00", None, None, None, "inhabitants not known"),
        ("16450.00", 41612, None, None, "of no known year: not for publication"),
    ],
)
def test_costs_a_head(amount: str, population: int | None, year: int | None, expected: str | None, reason: str) -> None:
    found = per_head(Decimal(amount), {"population": population, "population_year": year})
    assert found == (Decimal(expected) if expected else None), reason


@pytest.mark.parametrize(
    ("text", "says", "reason"),
    [
        ("ags\tname\tinhabitants\n", "does not begin with", "no source"),
        ("# source: x\n# date: today\n", "does not begin with", "no day"),
        ("# source: x\n# date: 2024-12-31\n8212000\tKarlsruhe\t309050\n", "line 3", "a key without its leading zero"),
        ("# source: x\n# date: 2024-12-31\n08212000\tKarlsruhe\t309.050\n", "line 3", "a number with a point"),
        ("# source: x\n# date: 2024-12-31\n08212\tA\t1\n08212\tA\t1\n", "line 4: the key 08212 stands there twice", "twice"),
    ],
)  # fmt: skip
def test_a_broken_list_of_ones_own_is_told_with_the_line(text: str, says: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(RatsleseError) as error:
        read(tmp_path / FILE)
    assert says in str(error.value), reason
    shutil.copy(RAW / "tannenfurt_2022-07-06.txt", tmp_path)
    assert call("run", tmp_path / "tannenfurt_2022-07-06.txt", "--out", tmp_path).exit_code == ExitCode.NOTHING


def test_a_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    places = {"99051": Inhabitants("Wiesengrund", 49616, date(2023, 12, 31), "drawn for this test")}
    write(tmp_path / FILE, places, "none")
    assert read(tmp_path / FILE) == places
