"""The network of partners, and the report of one municipality: who shares what, and nothing that one alone cannot have."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.report.write import write_report
from tests.browser import browser
from tests.compared_results import told
from tests.written_results import write

DESK = {"width": 1360, "height": 900}
PHONE = {"width": 390, "height": 844}
LONG = "Institut für Stadtgesellschaft und Migration Hellersee"


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as started:
        yield started


def written(folder: Path, partners: Mapping[Any, Sequence[str]]) -> Path:
    """The report of towns that name these partners, a paper each."""
    head = {"subject": "Integrationskonzept", "paper_type": "Beschlussvorlage", "date": "2020-03-01"}
    papers = [
        told(
            f"{place}.txt",
            town,
            {"external_partners": [{"name": name} for name in names]},
            reference=f"{place}/2020",
            **head,
        )
        for place, (town, names) in enumerate(partners.items())
    ]
    return write_report(write(folder, *papers), lang="en").page


def opened(chrome: Browser, report: Path, size: Mapping[str, int] = DESK) -> Page:
    page = chrome.new_page(viewport=size)  # type: ignore[arg-type]
    page.set_default_timeout(60_000)
    page.goto(report.as_uri())
    return page


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    partners = {
        "Auenbrück": [LONG, "Büro Querblick"],
        "Falkenrode": [LONG.upper(), "Akademie Küstenland"],
        "Öhringen": ["Büro  Querblick"],
        "Moorhausen": ["Kontor Nordost"],
    }
    return written(tmp_path_factory.mktemp("shared"), partners)


def drawn(page: Page) -> Page:
    page.locator("#figure-partners").scroll_into_view_if_needed()
    page.locator("[data-chart=partners].live").wait_for()
    return page


def names(page: Page) -> list[str]:
    found: list[str] = page.locator("[data-chart=partners].live svg .role-mark.mark-text text").evaluate_all(
        "texts => texts.map(text => [...text.querySelectorAll('tspan')].map(line => line.textContent).join(' ') || text.textContent)"
    )
    return found


def test_a_line_joins_a_partner_with_each_town_that_names_it(chrome: Browser, shared: Path) -> None:
    page = drawn(opened(chrome, shared))
    assert set(names(page)) == {LONG, "Büro Querblick", "Auenbrück", "Falkenrode", "Öhringen"}, (
        "what one town alone names is not there"
    )
    lines = page.locator("[data-chart=partners].live svg .mark-rule").last.locator("line")
    assert lines.count() == 4
    lines.first.dispatch_event("click")
    page.locator("dialog[open] .proof").first.wait_for()
    expect(page.locator("#evidence-title")).to_have_text("Büro Querblick")
    expect(page.locator("#evidence-of")).to_have_text("Auenbrück")
    page.close()


def test_it_follows_the_selection(chrome: Browser, shared: Path) -> None:
    page = drawn(opened(chrome, shared))
    page.locator("#towns").fill("auen, öhr")
    expect(page.locator("[data-chart=partners] svg")).to_contain_text("Büro Querblick")
    expect(page.locator("[data-chart=partners] svg")).not_to_contain_text("Hellersee")
    page.locator("#towns").fill("öhr, moor")
    expect(page.locator("[data-chart=partners]")).to_have_text("No partner is named by two of these municipalities.")
    page.locator("#towns").fill("")
    expect(page.locator("[data-chart=partners] svg")).to_contain_text("Falkenrode")
    page.close()


def test_no_name_is_cut_off_on_a_phone(chrome: Browser, shared: Path) -> None:
    page = drawn(opened(chrome, shared, PHONE))
    assert LONG in names(page)
    frame = "[data-chart=partners].live svg"
    out = page.locator(f"{frame} .mark-text text").evaluate_all(
        """(texts, frame) => texts.map(text => text.getBoundingClientRect()).filter(box => box.left < frame.left || box.right > frame.right
            || box.top < frame.top || box.bottom > frame.bottom).length""",
        page.locator(frame).evaluate("svg => svg.getBoundingClientRect().toJSON()"),
    )
    assert out == 0
    page.close()


def test_many_names_are_limited_and_stand_apart(chrome: Browser, tmp_path: Path) -> None:
    partners = {f"Ort {place}": [f"Büro {place // 2}", "Institut Hellersee"] for place in range(60)}
    page = drawn(opened(chrome, written(tmp_path, partners)))
    expect(page.locator("#figure-partners .of-lines")).to_have_text(
        "The longer side has 60 names, of which 40 are drawn; the table has all."
    )
    tops = (
        page.locator("[data-chart=partners].live svg .mark-text")
        .last.locator("text")
        .evaluate_all("texts => texts.map(text => text.getBoundingClientRect().top).sort((one, other) => one - other)")
    )
    assert len(tops) == 40
    assert min(other - one for one, other in pairwise(tops)) >= 11
    page.close()


def test_where_nothing_is_shared_it_says_so(chrome: Browser, tmp_path: Path) -> None:
    page = opened(chrome, written(tmp_path, {"Auenbrück": ["Büro Querblick"], "Falkenrode": ["Kontor Nordost"]}))
    expect(page.locator("#figure-partners")).to_have_count(0)
    expect(page.locator("#no-partners")).to_contain_text("there is no network to draw")
    page.close()


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("alone"), {"Auenbrück": ["Büro Querblick"]})


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_one_town_is_not_spoken_of_as_several(chrome: Browser, alone: Path, size: dict[str, int]) -> None:
    page = opened(chrome, alone, size)
    expect(page.locator("#caption-towns")).to_have_text("At a glance")
    expect(page.locator(".bar a[href='#municipalities']")).to_have_text("Municipality")
    expect(page.locator("#table-towns tbody th")).to_be_visible()
    expect(page.locator("#table-process tbody th"), "its name is not repeated in every row").to_be_hidden()
    expect(page.locator("#table-process .find"), "a row needs no filter").to_be_hidden()
    expect(page.locator("#no-partners")).to_have_count(0)
    page.locator("#columns summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") == size["width"], (
        "the list of columns stays on the page"
    )
    page.close()


def test_papers_without_a_town_are_named_beside_the_numbers(chrome: Browser, tmp_path: Path) -> None:
    page = opened(chrome, written(tmp_path, {"Auenbrück": ["Büro Querblick"], "Falkenrode": [], None: []}))
    expect(page.locator("#of-whom")).to_contain_text(
        "1 paper names no municipality that was found: it stands in the tables"
    )
    page.locator("#towns").fill("auen")
    expect(page.locator("#of-how-many")).to_contain_text("1 of 2 municipalities are chosen")
    page.close()
