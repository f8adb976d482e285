"""The report of many groups and several concepts, on the screen and on paper."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.report.write import write_report
from tests.browser import browser
from tests.compared_results import Facts, told
from tests.written_results import write

DESK = {"width": 1360, "height": 900}
A4 = {"width": 1032, "height": 692}
"""A sheet across, in pixels, without its margins."""
_GROUPS = 44
_POINT = 96 / 72


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two towns with a concept of two measures each; the first has many groups, three of them of one name."""
    names = [f"Arbeitskreis {number}" for number in range(_GROUPS - 2)]
    sectors = ("administration", "welfare", "migrant_organisation", "education", "religion")
    members = [
        {"name": f"Mitglied {number}", "group": number, "sector": sectors[number % len(sectors)]}
        for number in range(_GROUPS)
    ]
    many: Facts = {
        "steering_groups": [{"name": name} for name in (*names, "Amtsrunde", "Amtsrunde")],
        "steering_group_members": members,
    }
    measures: Facts = {"measures": [{"code": "1", "label": "Sprachtreff"}, {"code": "2", "label": "Ferienschule"}]}
    head = {"subject": "Integrationskonzept", "paper_type": "Beschlussvorlage"}
    again: Facts = {
        "steering_groups": [{"name": "Amtsrunde"}],
        "steering_group_members": [{"name": "Volkshochschule", "sector": "education"}],
    }
    folder = write(
        tmp_path_factory.mktemp("many"),
        told("a.txt", "Auenbrück", {**many, **measures}, reference="1/2019", date="2019-03-01", **head),
        told("b.txt", "Auenbrück", again, reference="2/2021", date="2021-03-01", **head),
        told("c.txt", "Falkenrode", measures, reference="3/2020", date="2020-03-01", **head),
        told("d.txt", "Moorhausen", measures, reference="4/2022", date="2022-03-01", **head),
        *(told(f"e{n}.txt", "Rabenau", {}, reference="5/2023", date=f"2023-03-{n:02}", **head) for n in range(1, 8)),
    )
    return write_report(folder, lang="en").page


@pytest.fixture
def page(chrome: Browser, written: Path) -> Iterator[Page]:
    opened = chrome.new_page(viewport=DESK)  # type: ignore[arg-type]
    opened.set_default_timeout(60_000)
    opened.goto(written.as_uri())
    yield opened
    opened.close()


def test_groups_of_one_name_stand_in_lines_of_their_own(page: Page) -> None:
    page.locator("#figure-governance").scroll_into_view_if_needed()
    page.locator("[data-chart=governance].live").wait_for()
    lines = page.locator("[data-chart=governance].live .role-axis-label text").all_text_contents()
    assert [line for line in lines if "Amtsrunde" in line] == [
        "Auenbrück: Amtsrunde, 1/2019 (1)",
        "Auenbrück: Amtsrunde, 1/2019 [2] (1)",
        "Auenbrück: Amtsrunde, 2/2021 (1)",
    ]


def test_a_chart_says_how_many_lines_it_leaves_out(page: Page) -> None:
    figure = page.locator("#figure-governance")
    expect(figure.locator(".of-lines")).to_have_text("The first 40 of 45 lines; the table has all.")
    figure.scroll_into_view_if_needed()
    page.locator("[data-chart=governance].live").wait_for()
    expect(figure.locator(".of-lines")).to_be_visible()
    expect(page.locator("#figure-timeline .of-lines, #figure-measures .of-lines").first).to_be_hidden()


def test_a_concept_never_stands_beside_itself(page: Page) -> None:
    beside = page.locator("#beside")
    one, other = beside.locator("select").all()
    assert one.input_value() != other.input_value()
    one.select_option(other.input_value())
    assert one.input_value() != other.input_value(), "the other side gives way"
    page.locator("#towns").fill("falken")
    expect(beside, "of one concept there is nothing beside").to_be_hidden()
    page.locator("#towns").fill("falken, moor")
    expect(beside).to_be_visible()
    assert one.input_value() != other.input_value()
    heads = beside.locator("thead .wide").all_inner_texts()
    assert {head.split(",")[0] for head in heads} == {"Falkenrode", "Moorhausen"}
    page.locator("#towns").fill("nowhere")
    expect(beside).to_be_hidden()
    page.locator("#towns").fill("")
    expect(beside.locator("tbody tr").first).to_be_visible()
    assert one.input_value() != other.input_value()


def test_a_town_without_amounts_has_its_sign_and_no_words_for_what(page: Page) -> None:
    cells = page.locator("#table-costs tbody tr").first.locator("td").all_inner_texts()
    assert [cell.strip() for cell in cells[1:]] == ["not stated"], (
        "columns in which no line can have a value are not there"
    )


def test_many_silent_papers_are_counted_and_named_on_demand(page: Page) -> None:
    page.locator("#table-costs tr[data-town=Rabenau] td.number .cited").click()
    silent = page.get_by_role("dialog").locator("details")
    expect(silent.locator("summary")).to_have_text("Silent on it: 7 papers")
    expect(silent.locator("p").first).to_be_hidden()
    silent.locator("summary").click()
    expect(silent.locator("p").first).to_contain_text("Rabenau, 5/2023")


def test_two_concepts_stand_side_by_side_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    frame = page.locator("#beside .scroll")
    assert frame.evaluate("frame => frame.scrollWidth - frame.clientWidth") <= 1
    left, right = (each.bounding_box() for each in page.locator("#beside tbody tr").first.locator("td").all())
    assert left
    assert right
    assert left["y"] == right["y"]
    assert left["x"] + left["width"] <= right["x"] + 1


def test_many_lines_are_legible_on_paper_and_stay_on_a_sheet(page: Page) -> None:
    page.locator("#figure-governance").scroll_into_view_if_needed()
    page.locator("[data-chart=governance].live").wait_for()
    page.emulate_media(media="print")
    page.set_viewport_size(A4)  # type: ignore[arg-type]
    for live in (True, False):
        sizes = page.evaluate(
            """live => [...document.querySelectorAll(".canvas")].filter((canvas) => canvas.matches(".live") === live).map((canvas) => {
                const svg = canvas.querySelector("svg"), box = svg.getBoundingClientRect();
                const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent.trim());
                const least = Math.min(...texts.map((text) => parseFloat(getComputedStyle(text).fontSize)));
                return [canvas.dataset.chart, box.width / svg.viewBox.baseVal.width * least,
                    canvas.closest("figure").getBoundingClientRect().height, box.right,
                    canvas.closest("figure").getBoundingClientRect().bottom - canvas.closest("section").getBoundingClientRect().top];
            })""",
            live,
        )
        assert not live or sizes
        for chart, pixels, high, right, from_title in sizes:
            assert pixels / _POINT >= 7, chart
            assert high <= A4["height"], chart
            assert right <= A4["width"] + 1, chart
            assert chart != "governance" or from_title <= A4["height"], "with the title of the section"


@pytest.mark.parametrize("table", ["process", "measures", "groups", "costs", "towns"])
def test_tables_are_no_wider_than_their_frame(page: Page, table: str) -> None:
    frame = page.locator(f"#table-{table} .scroll")
    assert frame.evaluate("frame => frame.scrollWidth - frame.clientWidth") <= 1
