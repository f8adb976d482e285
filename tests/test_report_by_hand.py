"""What people note and correct, what concepts set out to do, and what belongs to none of them: as the report shows it."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, Page, expect

from pipeline.compare.compare import compare
from pipeline.normalize import Rows
from pipeline.report.charts.places import borders, lands, places
from pipeline.report.charts.timeline import adoption
from pipeline.report.evidence import Evidence
from pipeline.report.figures import drawn
from pipeline.report.labels import Labels
from pipeline.report.language import Language
from pipeline.report.towns import selectable
from pipeline.report.views import Material
from pipeline.report.write import write_report
from pipeline.store import Store
from tests.browser import PATIENCE as _PATIENCE
from tests.browser import browser, follow
from tests.compared_results import comparison, comparison_by_hand, cost, told
from tests.corrected_papers import cells, papers, read, write
from tests.written_results import write as write_results

Row = dict[str, Any]


def read_page(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "lxml")


def data(page: BeautifulSoup, name: str) -> Any:
    element = page.find(id=name)
    assert element
    return json.loads(element.get_text())


def rows(page: BeautifulSoup, table: str) -> list[list[str]]:
    """The cells of a table in words; lines of a cell have a bar between them."""
    found = []
    for line in page.select(f"#table-{table} tbody tr"):
        of_line = line.select("th, td")
        for cell in of_line:
            for following in cell.select(".lines > span + span"):
                following.insert_before(" | ")
        found.append([re.sub(r"\s+", " ", cell.get_text()).strip() for cell in of_line])
    return found


def measure(code: str, label: str, topic: int, **more: Any) -> Row:
    return {"code": code, "label": label, "action_field_id": topic, **more}


def concept(name: str, town: str, year: int, *measures: Row) -> Any:
    """A concept of a town with two fields (language, work), to which its measures belong by their place."""
    made = told(
        name,
        town,
        {
            "action_fields": [
                {"label": "Sprache", "status": "adopted", "topics": ["language"]},
                {"label": "Arbeit", "status": "adopted", "topics": ["work"]},
            ],
            "measures": measures,
        },
        date=f"{year}-05-01",
        reference=f"{year}/{year - 2000:03}",
        subject="Integrationskonzept",
    )
    for row in made.rows["measures"]:
        row["action_field_id"] = f"{made.source.document_id}/action_fields/{row['action_field_id']}"
    return made


@pytest.fixture(scope="module")
def concepts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two towns with measures, one of them in two papers; a motion; and an amount of which no town is known."""
    folder = tmp_path_factory.mktemp("concepts")
    talk, signs, school = "Sprachtreff im Bürgerhaus", "Mehrsprachige Wegweiser", "Ferienschule Deutsch"
    write_results(
        folder,
        concept("a.txt", "Erlenau", 2019, measure("1", talk, 1, status="planned"), measure("2", signs, 2)),
        concept("b.txt", "Erlenau", 2022, measure("1", talk, 1, status="running", amount=4800)),
        concept("c.txt", "Tannfeld", 2021, measure("A1", school, 1, status="running"), measure("A2", signs, 2)),
        told("d.txt", "Moorhof", paper_type="Antrag", date="2023-01-10", subject="Antrag zum Integrationskonzept"),
        told("e.txt", None, {"costs": [cost("900.00")]}, date="2020-02-02", subject="Sprachkurse für Geflüchtete"),
    )
    compare(folder)
    return write_report(folder, lang="en").page


def test_what_became_of_a_measure(concepts: Path) -> None:
    page = read_page(concepts)
    found = [(row[0], row[1], row[3], row[-1]) for row in rows(page, "measures")]
    assert found == [
        ("Erlenau", "2019/019 (2019)", "Sprachtreff im Bürgerhaus", "–"),
        ("Erlenau", "2019/019 (2019)", "Mehrsprachige Wegweiser", "–"),
        ("Erlenau", "2022/022 (2022)", "Sprachtreff im Bürgerhaus", "continued"),
        ("Erlenau", "2022/022 (2022)", "Mehrsprachige Wegweiser", "no longer in it"),
        ("Tannfeld", "2021/021 (2021)", "Ferienschule Deutsch", "–"),
        ("Tannfeld", "2021/021 (2021)", "Mehrsprachige Wegweiser", "–"),
    ]
    assert data(page, "charts-data")["charts"]["measures"]["marks"]


def test_what_is_no_concept_and_of_no_town_is_listed(concepts: Path) -> None:
    page = read_page(concepts)
    listed = {(row[0], row[4]) for row in rows(page, "undertakings")}
    assert ("municipality unknown", "no municipality was found") in listed
    assert any(town == "Erlenau" and part.endswith("| by its subject") for town, part in listed)
    motion = next(row for row in rows(page, "process") if row[0] == "Moorhof")
    assert motion[4:7] == ["nothing to be decided"] * 3, "a motion is no silent proposal"
    assert {row[0] for row in rows(page, "costs")} >= {"municipality unknown"}


@pytest.fixture(scope="module")
def unrelated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two towns with a concept, and one whose only paper is about a quay wall."""
    folder = tmp_path_factory.mktemp("unrelated")
    works: Row = {
        "costs": [cost("70000.00")],
        "steering_groups": [{"name": "Baurunde"}],
        "external_partners": [{"name": "Büro Kaimauer"}],
        "consultations": [{"committee": "Bauausschuss", "date": date(2021, 2, 3)}],
    }
    about = "Die Kaimauer wird erneuert.\n\nSie ist alt."
    write_results(
        folder,
        concept("a.txt", "Erlenau", 2019),
        concept("b.txt", "Tannfeld", 2021),
        told("c.txt", "Moorhof", works, about, date="2021-01-10", reference="7/2021", subject="Kaimauer am Hafen"),
    )
    compare(folder)
    return write_report(folder, lang="en").page


def test_a_town_without_a_paper_on_the_field_stands_in_the_leading_table_alone(unrelated: Path) -> None:
    page = read_page(unrelated)
    (line,) = (row for row in rows(page, "towns") if row[0] == "Moorhof")
    assert line[2] == "no paper on the field"
    assert set(line[3:8]) == {"–"}, "it is not silent on a concept: there is none to speak of"
    for table in ("matrix", "costs", "groups", "process", "steps", "partners"):
        assert not [row for row in rows(page, table) if "Moorhof" in row], table
    assert [row[5] for row in rows(page, "sources") if row[0] == "Moorhof"] == [
        "not compared | says too little of the field"
    ]
    assert {town["name"]: town["related"] for town in data(page, "towns-data")["towns"]} == {
        "Erlenau": True,
        "Moorhof": False,
        "Tannfeld": True,
    }


def test_sentences_say_nothing_of_a_town_without_a_paper_on_the_field(chrome: Browser, unrelated: Path) -> None:
    page = chrome.new_page()
    page.set_default_timeout(_PATIENCE)
    page.goto(unrelated.as_uri())
    expect(page.locator("#of-whom")).to_contain_text("1 municipality has no paper on the field")
    expect(page.locator("#outstanding")).to_contain_text("State no costs: Erlenau and Tannfeld.")
    page.close()


@pytest.fixture(scope="module")
def corrected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two papers of Auenbrück, one amount of which Anna corrected; a line of hers fits nothing, one is of a paper that is not there."""
    folder = tmp_path_factory.mktemp("corrected")
    place, out = papers(folder, 2), folder / "out"
    paper = read(place, out)["documents"][0]["document_id"]
    quote = "rund 5.000 Euro im Jahr 2024"
    lines = [
        cells(paper, says="value", quote=quote, column="amount", right="5.500"),
        cells(paper, says="value", quote="gibt es nicht", column="amount", right="1"),
        cells("0123456789abcdef", says="right", quote="rund", file="weg.txt"),
    ]
    write(place / "corrections.csv", lines)
    (place / "towns.csv").write_text("municipality;lat;lon\nStadt Auenbrück;49,01;8.4\n", encoding="utf-8")
    read(place, out)
    return write_report(out, lang="en").page


def test_each_correction_says_what_became_of_it(corrected: Path) -> None:
    page = read_page(corrected)
    found = {row[1]: row for row in rows(page, "corrections")}
    states = [(re.split(r"\W", row[2])[0], row[0]) for row in rows(page, "corrections")]
    assert states == [("stale", "Auenbrück"), ("stale", "municipality unknown"), ("applied", "Auenbrück")]
    assert "weg.txt" in found, "of a paper that is not among the results"


def test_a_corrected_value_is_marked_and_says_what_was_read(corrected: Path) -> None:
    page = read_page(corrected)
    marked = [cell for cell in page.select("#table-costs td .cited") if cell.select(".sign.hand")]
    assert len(marked) == 1, "the amount; nobody said anything of its kind, its year, or of other amounts"
    assert "€5,500" in marked[0].get_text()
    evidence = data(page, "evidence-data")
    number = str(marked[0]["data-cites"]).split()[0].removesuffix("h")
    assert "5500.00”; read was “5000.00”" in evidence["hand"][number][0]
    assert "Anna" in evidence["hand"][number][0]


def test_without_persons_nobody_is_named_who_corrected(corrected: Path, tmp_path: Path) -> None:
    written = write_report(corrected.parent, tmp_path / "nameless.html", lang="en", without_persons=True)
    text = written.page.read_text(encoding="utf-8")
    assert "Anna" in corrected.read_text(encoding="utf-8")
    assert "Anna" not in text
    assert "Corrected by hand (1 Mar 2026): amount" in text, "what was corrected stays"


def material_of(folder: Path, compared: Rows) -> Material:
    facts, language = Store(folder).rows(), Language("en")
    return Material(facts, compared, Evidence(facts, folder), language, Labels(language))


def test_a_dot_a_town_that_has_coordinates(tmp_path: Path) -> None:
    made = [told(f"{town}.txt", town) for town in ("Erlenau", "Tannfeld", "Moorhof")]
    notes = [
        ("town", "Erlenau", "lat", "51,25"),
        ("town", "Erlenau", "lon", "7,1"),
        ("town", "Tannfeld", "lat", "48.5"),
        ("town", "Tannfeld", "lon", "9.0"),
        ("town", "Moorhof", "lat", "53.1"),
    ]
    material = material_of(tmp_path, comparison_by_hand(tmp_path, made, notes))
    chart = places(material)
    assert chart
    assert [(mark["town"], mark["lat"], mark["lon"]) for mark in chart.marks] == [
        ("Erlenau", 51.25, 7.1),
        ("Tannfeld", 48.5, 9.0),
    ]
    assert "Without coordinates: Moorhof." in chart.says, "half a place is none"
    assert "drawn by hand" in chart.says
    assert "own-lat" not in selectable(material, {})["groups"], "nobody groups towns by degrees"


def test_borders_meet() -> None:
    lines: dict[float, list[tuple[float, float]]] = {}
    for point in borders():
        lines.setdefault(point["border"], []).append((point["lon"], point["lat"]))
    germany = lines.pop(0)
    assert germany[0] == germany[-1], "closed"
    assert all(5.5 < lon < 15.5 and 47 < lat < 55.3 for lon, lat in germany)
    for number, line in lines.items():
        others = {point for other, points in lines.items() if other != number for point in points} | set(germany)
        assert line[0] == line[-1] or {line[0], line[-1]} <= others, f"an end of {line} hangs in the air"


def test_a_picture_has_its_ground(tmp_path: Path) -> None:
    towns = [told(f"{town}.txt", town) for town in ("Erlenau", "Tannfeld")]
    compared = comparison(tmp_path, *towns)
    for row, land in zip(compared["compare_approach"], ("HE", "BY"), strict=True):
        row["state"] = land
    chart = lands(material_of(tmp_path, compared))
    assert chart
    (drawing,) = drawn([chart], Language("de"))
    assert all(f">{land}<" in drawing.svg for land in ("HE", "BY", "SH", "SN")), "Länder without towns too"


@pytest.mark.parametrize(
    ("decisions", "boxes", "reason"),
    [
        ([("2018-05-02", None), ("2019-06-03", None)], None, "two decisions are no picture of years"),
        (
            [("2018-05-02", "2023-01-09"), ("2019-06-03", None), (None, None)],
            [(2018, "first concept"), (2019, "first concept"), (2023, "update")],
            "a box for a concept and one for its update; none for one that nobody decided on",
        ),
    ],
)
def test_the_years_of_decisions_are_of_concepts(
    tmp_path: Path, decisions: list[tuple[str | None, str | None]], boxes: list[tuple[int, str]] | None, reason: str
) -> None:
    made = [told(f"{town}.txt", town) for town in ("Erlenau", "Tannfeld", "Moorhof")][: len(decisions)]
    compared = comparison(tmp_path, *made)
    days = [[each and date.fromisoformat(each) for each in pair] for pair in decisions]
    compared["compare_concepts"] = [
        {
            "row_id": paper.source.path,
            "municipality_id": paper.rows["documents"][0]["municipality_id"],
            "name": "Integrationskonzept",
            "first_decision": first,
            "first_id": paper.source.document_id,
            "update_decision": update,
            "update_id": paper.source.document_id,
        }
        for paper, (first, update) in zip(made, days, strict=True)
    ]
    chart = adoption(material_of(tmp_path, compared))
    assert (chart and [(mark["year"], mark["kind"]) for mark in chart.marks]) == boxes, reason


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture
def page(chrome: Browser, concepts: Path) -> Iterator[Page]:
    opened = chrome.new_page()
    opened.set_default_timeout(_PATIENCE)
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    opened.goto(concepts.as_uri())
    yield opened
    assert errors == []
    opened.close()


def test_two_concepts_stand_side_by_side(page: Page) -> None:
    """The reader chooses both; of the topics that either has a measure on, each has a line."""
    left, right = page.locator("#beside select").all()
    left.select_option("Erlenau, 2019/019 (2019)")
    right.select_option("Tannfeld, 2021/021 (2021)")
    lines = page.locator("#beside tbody tr")
    expect(lines).to_have_count(2, timeout=_PATIENCE)
    language = lines.filter(has_text="Language")
    expect(language.locator("td").nth(0)).to_have_text("1 Sprachtreff im Bürgerhaus", timeout=_PATIENCE)
    expect(language.locator("td").nth(1)).to_have_text("A1 Ferienschule Deutsch", timeout=_PATIENCE)
    follow(language.get_by_role("button", name="Ferienschule"))
    expect(page.locator("dialog[open] .proof")).to_have_count(1, timeout=_PATIENCE)


def test_sentences_leave_out_what_is_too_uncertain(page: Page) -> None:
    said = page.locator("#outstanding")
    expect(said).to_contain_text("State no costs", timeout=_PATIENCE)
    page.locator("#choose [name=least]").select_option("0.95")
    expect(said).to_contain_text(
        "Values left out of these sentences because they are less certain than 0.95", timeout=_PATIENCE
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_measures_and_corrections(
    chrome: Browser, concepts: Path, corrected: Path, scheme: Literal["light", "dark"]
) -> None:
    page = chrome.new_page(color_scheme=scheme)
    for file in (concepts, corrected):
        page.goto(file.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
        found = Axe().run(page).response
        serious = [each for each in found["violations"] if each["impact"] in ("serious", "critical")]
        assert not serious, [(each["id"], each["nodes"][0]["html"][:200]) for each in serious]
    page.close()
