"""The report: every cell says something and leads somewhere, whatever papers say is text, and it stays small."""

import json
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner

from pipeline.cli import main
from pipeline.errors import RatsleseError
from pipeline.report.costs import a_head
from pipeline.report.partners import partners
from pipeline.report.topics import matrix
from pipeline.report.towns import selectable, towns
from pipeline.report.write import _material, write_report
from pipeline.run import run
from pipeline.store import DATABASE
from tests.packed import unpacked

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def results(results: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy: a report compares the results that it shows, and other tests ask of those that nobody compared."""
    folder = tmp_path_factory.mktemp("compared") / "results"
    shutil.copytree(results, folder, ignore=shutil.ignore_patterns(".cache"))
    return folder


@pytest.fixture(scope="module")
def out(results: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Results of the sample papers that a report may be written into."""
    folder = tmp_path_factory.mktemp("reported") / "results"
    shutil.copytree(results, folder, ignore=shutil.ignore_patterns(".cache"))
    return folder


@pytest.fixture(scope="module")
def page(out: Path) -> BeautifulSoup:
    written = write_report(out, lang="en")
    assert written.page == out / "report.html"
    return BeautifulSoup(written.page.read_text(encoding="utf-8"), "lxml")


def data(page: BeautifulSoup, name: str) -> Any:
    element = page.find(id=name)
    assert isinstance(element, Tag)
    return json.loads(unpacked(element.get_text()))


def cells(page: BeautifulSoup) -> Iterator[Tag]:
    for table in page.select("table"):
        yield from table.select("tbody th, tbody td")


def test_no_cell_is_blank(page: BeautifulSoup) -> None:
    blank = [cell for cell in cells(page) if not cell.get_text(strip=True)]
    assert not blank, blank[:3]


def test_what_is_not_there_is_said_in_one_of_three_ways(page: BeautifulSoup) -> None:
    said = {tuple(sorted(set(found["class"]) - {"missing"})): found.get_text() for found in page.select(".missing")}
    assert said[("none",)] == "none"
    assert said[("not_stated",)] == "not stated"
    assert said[("not_found",)] == "not found"


def test_every_citation_leads_to_words_on_a_page(page: BeautifulSoup) -> None:
    evidence, papers = data(page, "evidence-data"), data(page, "papers-data")
    cited = {number for cell in page.select("[data-cites]") for number in str(cell["data-cites"]).split()}
    assert len(cited) > 100
    for number in cited:
        if number.startswith("d"):
            assert int(number[1:]) < len(papers)
            continue
        evidence_id, paper, _, confidence, parts = evidence["evidence"][int(number)]
        assert papers[paper]["title"]
        assert confidence is None or 0 < confidence <= 1
        for _, quote, where, picture in parts:
            assert quote, evidence_id
            assert where, "a box on the picture, or the lines around"
            assert picture is None or evidence["pages"][picture][0].startswith("data:image/webp;base64,")


@pytest.mark.parametrize("section", ["municipalities", "topics", "costs", "governance", "process"])
def test_values_lead_to_their_evidence(page: BeautifulSoup, section: str) -> None:
    lines = page.select(f"#{section} > .sheet tbody tr")
    assert lines
    assert all(line.select("[data-cites]") for line in lines)


def test_contradictory_amounts_stand_as_a_range_with_the_words_of_both_sides(page: BeautifulSoup) -> None:
    cell = next(cell for cell in page.select("#table-costs td") if "€16,450 – €18,000" in cell.get_text())
    assert "contradiction" in cell.get_text()
    button = cell.select_one("[data-cites]")
    assert button is not None
    evidence = data(page, "evidence-data")["evidence"]
    quotes = " ".join(evidence[int(number)][4][0][1] for number in str(button["data-cites"]).split())
    assert "18.000" in quotes
    assert "16.450" in quotes


def test_a_grant_received_is_no_expense(page: BeautifulSoup) -> None:
    grants = [line.get_text(" ", strip=True) for line in page.select("#table-costs tbody tr")]
    assert any("Grant received" in line for line in grants)


@pytest.mark.parametrize(
    ("amount", "year", "said", "reason"),
    [
        ("0.40", 2018, "€0.40 (2018)", "as it is"),
        (None, 2018, "less than a cent (2018)", "what rounds to nothing is not unknown"),
        (None, None, "", "nobody knows of how many"),
    ],
)
def test_amounts_a_head(results: Path, amount: str | None, year: int | None, said: str, reason: str) -> None:
    material, _ = _material(results, "en", without_persons=False)
    each = Decimal(amount) if amount else None
    assert a_head(material, each, each, year) == said, reason


def test_every_sign_is_in_the_legend(page: BeautifulSoup) -> None:
    explained = {each for sign in page.select(".legend .sign") for each in sign["class"]}
    assert {each for sign in page.select("table .sign") for each in sign["class"]} <= explained
    assert {"conflict", "doubt"} <= explained


def test_findings_of_a_town_are_as_many_as_the_table_of_findings_has(page: BeautifulSoup) -> None:
    heads = [head["data-key"] for head in page.select("#table-towns thead th")]
    lines = {
        line["data-town"]: line.select("th, td")[heads.index("doubts")] for line in page.select("#table-towns tbody tr")
    }
    rows = Counter(line["data-town"] for line in page.select("#table-findings tbody tr"))
    assert rows
    for town, cell in lines.items():
        assert sum(int(number) for number in re.findall(r"\d+", cell.get_text(" "))) == rows[town], town


def test_it_needs_nothing_else(page: BeautifulSoup) -> None:
    for element in page.find_all(True):
        for attribute in ("src", "href", "action", "srcset"):
            assert not str(element.get(attribute, "")).startswith(("http", "//")), element
    policy = page.select_one("meta[http-equiv=Content-Security-Policy]")
    assert policy is not None
    assert str(policy["content"]).startswith("default-src 'none'")


def test_charts_are_files_too(page: BeautifulSoup, out: Path) -> None:
    charts = data(page, "charts-data")["charts"]
    assert charts.keys() >= {"lands", "costs", "governance", "timeline", "likeness"}
    for name in charts:
        picture = (out / "figures" / f"{name}.en.svg").read_text(encoding="utf-8")
        assert "var(--" not in picture, "colours that other programs know"
        assert (out / "figures" / f"{name}.en.png").read_bytes().startswith(b"\x89PNG")
        chart = page.select_one(f"[data-chart={name}]")
        assert chart is not None
        assert len(str(chart["aria-label"])) > 40, "what it shows, in words"
        assert chart.select("svg path"), "it is seen without scripts and on paper"


def test_two_languages_do_not_overwrite_each_others_charts(results: Path, tmp_path: Path) -> None:
    copy = tmp_path / "results"
    shutil.copytree(results, copy, ignore=shutil.ignore_patterns(".cache"))
    english = {file.name for file in write_report(copy, lang="en").figures}
    german = {file.name for file in write_report(copy, lang="de").figures}
    assert english.isdisjoint(german)
    assert english | german == {file.name for file in (copy / "figures").iterdir()}


def test_a_partner_of_two_towns_leads_with_both(results: Path) -> None:
    material, _ = _material(results, "en", without_persons=False)
    rows = material.facts["external_partners"]
    first, other = (
        rows[0],
        next(row for row in rows if material.town_of(row["document_id"]) != material.town_of(rows[0]["document_id"])),
    )
    other["name"] = first["name"].upper()
    lines = partners(material).lines[:2]
    assert {line.cells[1].lines[0] for line in lines} == {
        material.town_of(row["document_id"]) for row in (first, other)
    }
    assert [line.cells[3].lines[0] for line in lines] == [line.cells[1].lines[0] for line in reversed(lines)]
    assert all(line.cells[0].cites for line in lines)


def test_a_report_beside_newer_results_says_so(tmp_path: Path) -> None:
    papers, out = tmp_path / "papers", tmp_path / "results"
    papers.mkdir()
    asked = ["run", str(papers), "--out", str(out), "--jobs", "1"]
    (papers / "one.txt").write_text(HOSTILE, encoding="utf-8")

    def notice() -> Tag:
        found = BeautifulSoup((out / "report.html").read_text(encoding="utf-8"), "lxml").select_one("#outdated")
        assert found is not None
        return found

    assert CliRunner().invoke(main, asked).exit_code == 0
    written = write_report(out).page
    before = written.stat().st_mtime_ns
    assert CliRunner().invoke(main, asked).exit_code == 0
    assert notice().has_attr("hidden"), "a run that changes nothing makes no report old"
    (papers / "two.txt").write_text(HOSTILE.replace("12/2031", "13/2031"), encoding="utf-8")
    assert CliRunner().invoke(main, asked).exit_code == 0
    assert not notice().has_attr("hidden")
    assert written.stat().st_mtime_ns == before, "it is as old as it was"
    write_report(out)
    assert notice().has_attr("hidden")


def test_columns_of_ones_own_are_columns_to_group_by(results: Path, tmp_path: Path) -> None:
    material, _ = _material(results, "en", without_persons=False)
    key = material.compared["compare_approach"][0]["municipality_id"]
    material.compared["compare_own"] = [{"municipality_id": key, "name": "Region", "value": "North"}]
    table = towns(material, matrix(material))
    (place,) = (place for place, column in enumerate(table.columns) if column.title == "Region")
    assert {line.cells[place].lines for line in table.lines} == {("North",), ("unknown",)}
    offered = selectable(material, {})
    assert offered["groups"]["own-Region"] == "Region"
    assert {town["groups"]["own-Region"] for town in offered["towns"]} == {"North", "unknown"}


@pytest.mark.parametrize(
    ("town", "said", "reason"),
    [
        ("Falkenrode", "Total, sum of 2025\xa0–\xa02026", "the sum of two years, each with a total of its own"),
        ("Tannenfurt", "Total 2023\xa0–\xa02024 every year", "a yearly burden, for the years that the paper says"),
        ("Hohenwald", "Total", "for no single year"),
    ],
)
def test_a_total_says_what_it_is_for(page: BeautifulSoup, town: str, said: str, reason: str) -> None:
    (line,) = page.select(f"#table-towns tr[data-town={town}]")
    assert line.select("td.number .lines > span:last-child")[0].get_text(strip=True) == said, reason


def test_five_papers_are_small(results: Path, tmp_path: Path) -> None:
    written = write_report(results, tmp_path / "report.html")
    assert written.size < 6 * MEGABYTE
    assert written.pictures is None


def test_pictures_beside(out: Path, tmp_path: Path) -> None:
    written = write_report(out, tmp_path / "mine.html", pictures="beside")
    assert written.pictures == tmp_path / "mine_pictures"
    text = written.page.read_text(encoding="utf-8")
    assert "data:image/webp" not in text
    for file in written.pictures.iterdir():
        assert f"mine_pictures/{file.name}" in text
    assert write_report(out, tmp_path / "mine.html", pictures="none").pictures is None


HOSTILE = """Stadt Musterort
Beschlussvorlage 12/2031
Betreff: Konzept </script><script>document.title = "taken"</script>

Beratungsfolge
Sozialausschuss 03.02.2031
Stadtrat 17.02.2031

Folgende Handlungsfelder werden vorgeschlagen:
- Sprache
- Wohnen <img src=x onerror=alert(1)>
- Bildung <!-- und Schule

Die Steuerungsgruppe „<b>Integration</b>“ besteht aus dem Sozialamt und dem Jugendamt.
Die Kosten für die Moderation <script>alert(1)</script> betragen 4.000 €.
"""


class _Scripts(HTMLParser):
    """What a browser would take for elements."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_what_papers_say_is_text_whatever_it_says(tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    assert run([papers], tmp_path / "results", jobs=1).clean
    connection = sqlite3.connect(tmp_path / "results" / DATABASE)
    with connection:  # the reader takes form elements for boxes to tick: what if one comes through?
        name = "<input autofocus onfocus=alert(1)> <img src=x onerror=alert(1)>"
        connection.execute("UPDATE steering_groups SET name = ?", (name,))
    connection.close()
    written = write_report(tmp_path / "results", lang="en")
    text = written.page.read_text(encoding="utf-8")
    parser = _Scripts()
    parser.feed(text)
    assert not [attrs for _, attrs in parser.found if {"onfocus", "onerror", "autofocus"} & attrs.keys()]
    assert not [
        tag for tag, attrs in parser.found if tag == "img" or (tag == "input" and attrs.get("type") != "search")
    ]
    assert sum(tag == "script" for tag, _ in parser.found) == 8  # six of data, two of ours
    assert "<script>alert(1)" not in text
    assert "<b>Integration" not in text
    page = BeautifulSoup(text, "lxml")
    for said in ("</script><script>document", "<img src=x", "<input autofocus"):
        assert said in page.get_text(), "and yet it is there to be read"


def test_without_persons(out: Path, tmp_path: Path) -> None:
    named = write_report(out, tmp_path / "named.html", lang="en").page.read_text(encoding="utf-8")
    nameless = write_report(out, tmp_path / "nameless.html", lang="en", without_persons=True)
    text = nameless.page.read_text(encoding="utf-8")
    for name in ("Rickmers", "Petersen", "Hoyer"):
        assert name in named
        assert name not in text, name
    assert nameless.pictures is None
    assert "data:image/webp" not in text, "a picture would show the names"
    assert "Personal names were left out" in text


def test_a_source_that_is_gone_says_so(results_of_print: Path, tmp_path: Path) -> None:
    copy = tmp_path / "results"
    shutil.copytree(results_of_print, copy, ignore=shutil.ignore_patterns(".cache"))
    connection = sqlite3.connect(copy / DATABASE)
    with connection:
        connection.execute("UPDATE documents SET source = 'nowhere/' || document_id || '.pdf'")
    connection.close()
    page = BeautifulSoup(write_report(copy, lang="en").page.read_text(encoding="utf-8"), "lxml")
    assert {paper["note"].split(";")[0] for paper in data(page, "papers-data")} == {"The file is gone"}
    assert "file is gone" in page.select("#table-sources tbody")[0].get_text()
    parts = [part for found in data(page, "evidence-data")["evidence"] for part in found[4]]
    assert all(picture is None and len(where) == 3 for _, _, where, picture in parts), "the lines around instead"
    assert any(re.sub(r"\s+", " ", where[1]).strip() == quote for _, quote, where, _ in parts)


def test_results_that_are_not_there(tmp_path: Path) -> None:
    answer = CliRunner().invoke(main, ["report", "--out", str(tmp_path)])
    assert answer.exit_code == 3
    assert "There are no results" in answer.output
    assert "ratslese run" in answer.output


def test_a_page_that_cannot_be_written(out: Path, tmp_path: Path) -> None:
    with pytest.raises(RatsleseError, match="cannot be written") as caught:
        write_report(out, tmp_path / "no" / "such" / "folder.html")
    assert caught.value.code == "not_written"


def test_the_command_says_where_it_is(out: Path) -> None:
    answer = CliRunner().invoke(main, ["report", "--out", str(out)])
    assert answer.exit_code == 0, answer.output
    assert f"{out / 'report.html'}  (" in answer.output
    assert "figures" in answer.output
    assert '<html lang="de">' in (out / "report.html").read_text(encoding="utf-8")[:200]
