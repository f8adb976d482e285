"""The report as a reader has it: sorts, filters, follows a cell to the box over its words; nothing leaves the page."""

import csv
import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from extractors.document import Box
from pipeline.ingest.pdf.pdfium import opened
from pipeline.report.outdated import COVERED, UNCOVERED
from pipeline.report.write import write_report
from tests.browser import PATIENCE as _PATIENCE
from tests.browser import browser, follow
from tests.conftest import RAW
from tests.multiplied import multiplied
from tests.packed import unpacked

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1360, "height": 900}
_CUT_OFF = """() => [...document.querySelectorAll(".sheet tbody SELECTOR :is(.one, .lines, .lines > span)")].filter((part) =>
    part.scrollHeight > part.clientHeight + 1 || part.scrollWidth > part.clientWidth + 1).map((part) => part.textContent)"""
_CHARTS_WAIT = """const { observe } = IntersectionObserver.prototype;
let waiting = [];
IntersectionObserver.prototype.observe = function (part) {
    if (waiting && part.matches("[data-chart]")) waiting.push([this, part]); else observe.call(this, part);
};
window.chartsAreSeen = () => {
    const seen = waiting ?? [];
    waiting = null; // whatever begins to watch a chart from now on sees it
    seen.forEach(([watcher, part]) => observe.call(watcher, part));
};"""


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def report(results: Path, tmp_path_factory: pytest.TempPathFactory, chrome: Browser) -> Path:
    out = tmp_path_factory.mktemp("browsed") / "results"
    shutil.copytree(results, out, ignore=shutil.ignore_patterns(".cache"))
    return write_report(out, lang="en").page


@pytest.fixture
def page(chrome: Browser, report: Path) -> Iterator[Page]:
    """The report in a browser without a network. What it asks of one, and what goes wrong in it, fails the test. Its charts stay
    the pictures that they are until they are seen, which only the tests of ``drawn`` let them be: drawing takes longer than the rest."""
    context = chrome.new_context(viewport=DESK, offline=True, reduced_motion="reduce")  # type: ignore[arg-type]
    context.set_default_timeout(_PATIENCE)
    context.add_init_script(_CHARTS_WAIT)
    opened_page = context.new_page()
    asked: list[str] = []
    errors: list[str] = []
    opened_page.on("request", lambda request: asked.append(request.url))
    opened_page.on("pageerror", lambda error: errors.append(str(error)))
    opened_page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    opened_page.goto(report.as_uri())
    yield opened_page
    assert [url for url in asked if not url.startswith(("data:", "file:", "blob:"))] == []
    assert {url.partition("#")[0] for url in asked if url.startswith("file:")} == {report.as_uri()}, "it is one file"
    assert errors == []
    context.close()


@pytest.fixture
def drawn(page: Page) -> None:
    """The charts of the page are drawn."""
    draw_charts(page)


def draw_charts(page: Page) -> None:
    """Charts are drawn when they come into view, which moves what is below them: here before anything is clicked on."""
    page.evaluate("window.chartsAreSeen?.()")
    for chart in page.locator("[data-chart]").element_handles():
        # again and again: what is drawn beside it moves it out of view
        page.wait_for_function("chart => { chart.scrollIntoView(); return chart.matches('.live'); }", arg=chart)
    page.evaluate("scrollTo(0, 0)")


def column(page: Page, table: str, number: int) -> list[str]:
    cells = page.locator(f"#table-{table} tbody tr:not([hidden]) > :nth-child({number})")
    return [re.sub(r"\s+", " ", text).strip() for text in cells.all_inner_texts()]


def test_sorts_amounts_as_amounts(page: Page) -> None:
    head = page.locator("#table-costs th", has_text="Amount")
    head.get_by_role("button").click()
    expect(head, "numbers begin with the largest").to_have_attribute("aria-sort", "descending")
    amounts = column(page, "costs", 3)
    assert "96,000" in amounts[0]
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    first = [
        int(found[0].replace(",", "")) for text in column(page, "costs", 3) if (found := re.search(r"\d[\d,]*", text))
    ]
    assert first[0] == min(first)


def test_sorts_days_as_days_and_what_is_missing_last(page: Page) -> None:
    head = page.locator("#table-process th", has_text="Decision").first
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    found = column(page, "process", 5)
    years = [int(match[0]) for text in found if (match := re.search(r"20\d\d", text))]
    assert years == sorted(years)
    assert "not stated" in found[-1]


def test_sorts_by_keyboard(page: Page) -> None:
    head = page.locator("#table-matrix th", has=page.locator(".sort")).first
    head.locator(".sort").focus()
    for order in ("ascending", "descending"):
        page.keyboard.press("Enter")
        expect(head).to_have_attribute("aria-sort", order)
    towns = column(page, "matrix", 1)
    assert towns == sorted(towns, reverse=True)


def test_filters_one_table_by_any_word(page: Page) -> None:
    sheet = page.locator("#table-costs")
    sheet.locator("input").fill("moderation")
    sheet.locator(".count", has_text="of").wait_for()
    rows = sheet.locator("tbody tr:not([hidden])")
    assert 0 < rows.count() < sheet.locator("tbody tr").count()
    assert all("moderation" in text.lower() for text in rows.all_inner_texts())


@pytest.mark.usefixtures("drawn")
def test_everything_follows_the_selection_and_the_address_carries_it(page: Page) -> None:
    page.locator("#towns").fill("auenbruck, falken")
    expect(page.locator("#table-towns .count")).to_have_text("2 of 9 rows")
    assert column(page, "towns", 1) == ["Auenbrück", "Falkenrode"], "letters count without their dots"
    expect(page.locator(".tiles dd").first).to_have_text("2")
    expect(page.locator("#outstanding")).not_to_contain_text("Largest stated cost", timeout=_PATIENCE)
    page.locator("#table-costs").scroll_into_view_if_needed()
    page.locator("#table-costs .count", has_text="of").wait_for()
    assert set(column(page, "costs", 1)) == {"Auenbrück", "Falkenrode"}
    chart = page.locator("[data-chart=costs]")
    chart.scroll_into_view_if_needed()
    expect(chart).not_to_contain_text("Wiesengrund")
    expect(chart).to_contain_text("Falkenrode")
    address = page.url
    assert "#towns=auenbruck" in address
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator("#table-towns .count")).to_have_text("2 of 9 rows")
    expect(page.locator("#towns")).to_have_value("auenbruck, falken")
    page.locator("#towns").fill("")
    expect(page.locator("#table-towns .count")).to_have_text(re.compile(r"^9 rows"))
    assert "#" not in page.url


def test_groups_columns_and_order_are_part_of_the_address(page: Page) -> None:
    page_address = page.url
    page.locator("#table-towns th", has_text="Costs").first.get_by_role("button").click()
    page.locator("#columns summary").click()
    page.locator("#columns label", has_text="Partners").locator("input").check()
    expect(page.locator("#table-towns th", has_text="Partners")).to_be_visible()
    page.locator("#choose [name=by]").select_option("kind")
    heads = page.locator("#table-towns tr.group")
    assert heads.count() > 1
    numbers = [int(number) for text in heads.all_inner_texts() for number in re.findall(r"\((\d+)\)", text)]
    assert sum(numbers) == 9
    page.reload()
    expect(page.locator("#table-towns th", has_text="Partners")).to_be_visible()
    expect(page.locator("#table-towns th", has_text="Costs").first).to_have_attribute("aria-sort", "descending")
    assert page.locator("#table-towns tr.group").count() > 1
    page.goto("about:blank")
    page.goto(page_address)
    names = column(page, "towns", 1)
    page.locator("#choose [name=by]").select_option("kind")
    assert column(page, "towns", 1) != names
    page.locator("#choose [name=by]").select_option("")
    assert column(page, "towns", 1) == names, "in the order that they had"


@pytest.mark.usefixtures("drawn")
def test_columns_to_pick_stand_on_the_page_and_close_by_a_click_beside_them(page: Page) -> None:
    page.locator("#columns summary").click()
    picker = page.locator("#columns ul")
    for size in (DESK, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        box = picker.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["width"]
    page.locator(".brand").click()
    expect(picker).to_be_hidden()


def test_a_table_with_nothing_left_says_so_and_is_reset(page: Page) -> None:
    page.locator("#towns").fill("nowhere")
    sheet = page.locator("#table-towns")
    expect(sheet.locator(".nothing")).to_be_visible()
    sheet.get_by_role("button", name="Show all again").click()
    expect(sheet.locator(".count")).to_have_text("9 rows")
    expect(sheet.locator(".nothing")).to_be_hidden()


def test_a_sentence_leads_to_its_cells(page: Page) -> None:
    page.locator("#outstanding button", has_text="largest expense").click()
    assert page.locator("#table-towns .meant").count() == 2, "the smallest and the largest"
    meant = " ".join(page.locator("#table-towns .meant").all_inner_texts())
    assert "97,500" in meant, "the sum of three years"


def test_a_table_is_copied_and_saved_as_it_is_seen(page: Page) -> None:
    sheet = page.locator("#table-towns")
    with page.expect_download() as waiting:
        sheet.get_by_role("button", name="CSV").click()
    lines = list(csv.reader(waiting.value.path().read_text(encoding="utf-8-sig").splitlines()))
    assert len(lines) == 10
    assert lines[0][:2] == ["Municipality", "Land and size"]
    assert len({len(line) for line in lines}) == 1
    assert len(lines[0]) == 9, "columns that are not shown are not saved"
    assert any("Language" in cell for line in lines for cell in line), "the strip of topics in words"
    with page.expect_download() as waiting:
        sheet.get_by_role("button", name="Markdown").click()
    assert waiting.value.path().read_text(encoding="utf-8").splitlines()[1] == "| " + " | ".join(["---"] * 9) + " |"


def test_a_cell_has_three_lines_until_it_is_opened(page: Page) -> None:
    cell = page.locator("td:has(.beyond):has(> .more:visible)").first
    more = cell.locator(".more")
    beyond = cell.locator(".beyond").count()
    assert cell.locator(".beyond:visible").count() == 0
    more.click()
    assert cell.locator(".beyond:visible").count() == beyond
    assert int(more.get_attribute("data-more") or "") >= beyond, "a line that is cut off whole counts as well"


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_every_cell_that_is_cut_off_opens_by_keyboard(page: Page, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    for sheet in page.locator(".sheet").all():
        sheet.scroll_into_view_if_needed()
        page.wait_for_timeout(100)
    assert page.evaluate(_CUT_OFF.replace("SELECTOR", "td:not(:has(> .more))")) == []
    high = """() => [...document.querySelectorAll(".sheet tbody td :is(.one, .lines)")].filter((box) =>
        box.clientHeight > 3.6 * parseFloat(getComputedStyle(box).lineHeight)).map((box) => box.textContent)"""
    assert page.evaluate(high) == [], "three lines a cell"
    cell = page.locator("#table-process td:has(> .more)", has=page.locator(".path")).first
    more = cell.locator(".more")
    assert more.get_attribute("aria-expanded") == "false"
    more.focus()
    page.keyboard.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "true")
    assert page.evaluate(_CUT_OFF.replace("SELECTOR", "td.open")) == []
    page.keyboard.press("Enter")
    expect(more).to_have_attribute("aria-expanded", "false")
    expect(more).to_have_text(re.compile(r"^(\+\d+|…)$"))


@pytest.mark.usefixtures("drawn")
def test_a_cell_that_fits_has_no_button(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    sheet = page.locator("#table-sources")
    sheet.scroll_into_view_if_needed()
    expect(sheet.locator("td:nth-child(3) > .more").first).to_be_visible()
    page.set_viewport_size({"width": 2600, "height": 900})
    sheet.scroll_into_view_if_needed()
    expect(sheet.locator("td:nth-child(3) > .more")).to_have_count(0)


@pytest.mark.parametrize(
    ("table", "cell", "file"),
    [
        ("costs", "€8,000", "auenbrueck_2021-118.pdf"),
        ("groups", "Lenkungskreis Integration", "wiesengrund_VO-2019-0457.pdf"),
        ("process", "27 Apr 2021", "auenbrueck_2021-118.pdf"),
    ],
)
def test_a_cell_leads_to_a_box_over_its_words(page: Page, table: str, cell: str, file: str) -> None:
    follow(page.locator(f"#table-{table} .cited", has_text=cell).first)
    dialog = page.get_by_role("dialog")
    proof = dialog.locator(".proof").first
    proof.locator("img").evaluate("picture => picture.decode()")
    assert proof.locator("img").evaluate("picture => picture.naturalWidth") > 500
    sheet = proof.locator(".sheetlet").bounding_box()
    boxes = [each.bounding_box() for each in proof.locator(".box").all()]
    assert sheet
    number = int(re.search(r"page (\d+)", proof.locator("h3").inner_text())[1])  # type: ignore[index]
    words = []
    with opened(RAW / file) as reader:
        page_of_paper = reader._document[number - 1]
        width, height = page_of_paper.get_size()
        places = reader.places(number)
        for box in boxes:
            assert box
            x0, top = (
                (box["x"] - sheet["x"]) / sheet["width"] * width,
                (box["y"] - sheet["y"]) / sheet["height"] * height,
            )
            x1 = x0 + box["width"] / sheet["width"] * width
            words.append(places.text_in(Box(x0, top, x1, top + box["height"] / sheet["height"] * height)))
    letters = re.compile(r"\W+")
    quote = proof.locator("blockquote").inner_text()
    assert letters.sub("", quote) in letters.sub("", "".join(words))
    window = proof.locator(".place").bounding_box()
    assert window
    assert all(
        box and window["y"] <= box["y"] and box["y"] + box["height"] <= window["y"] + window["height"] + 2
        for box in boxes
    )
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    page.wait_for_function("document.activeElement.className === 'cited'")  # the keyboard is back where it was


def test_evidence_has_an_address(page: Page, report: Path) -> None:
    follow(page.locator("#table-costs .cited", has_text="€8,000").first)
    address = page.url
    assert re.search(r"#evidence=\w+/costs/\d+-\d+$", address)
    quote = page.locator(".proof blockquote").first.inner_text()
    page.keyboard.press("Escape")
    expect(page).to_have_url(report.as_uri())
    page.goto(address)
    expect(page.locator(".proof blockquote")).to_have_text([quote])
    page.reload()
    expect(page.locator(".proof blockquote")).to_have_text([quote])


def test_the_whole_page_can_be_seen(page: Page) -> None:
    follow(page.locator("#table-costs .cited", has_text="€8,000").first)
    place = page.locator(".proof .place").first
    before = place.evaluate("place => place.clientHeight")
    page.get_by_role("button", name="Show the whole page").first.click()
    page.wait_for_function("before => document.querySelector('.proof .place').clientHeight > 2 * before", arg=before)


def test_a_text_paper_shows_the_lines_with_the_words_marked(page: Page) -> None:
    follow(page.locator("#table-costs tr[data-town=Tannenfurt] .cited").first)
    proof = page.locator(".proof").first
    quote = proof.locator("blockquote").inner_text()
    assert proof.locator("mark").inner_text().split() == quote.split()
    assert len(proof.locator(".around").inner_text()) > len(quote)


def test_what_is_not_stated_names_the_papers_that_are_silent(page: Page) -> None:
    page.locator("#table-groups .cited", has=page.locator(".not_stated")).first.click()
    expect(page.locator("#evidence-list")).not_to_be_empty()


def test_the_drawer_steps_cites_and_corrects(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    follow(page.locator("#table-costs .cited", has_text="€8,000").first)
    title = page.locator("#evidence-title")
    before = title.inner_text()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Next value").click()
    expect(title).not_to_have_text(before)
    page.keyboard.press("ArrowLeft")
    expect(title).to_have_text(before)
    dialog.get_by_role("button", name="Copy as citation").first.click()
    expect(dialog.get_by_role("button", name="Copied")).to_be_visible()
    citation = page.evaluate("navigator.clipboard.readText()")
    assert re.match(r"Auenbrück, 2021/118, page \d, .*2021: “", citation), citation
    dialog.get_by_role("button", name="This is wrong").first.click()
    expect(dialog.locator(".correction code")).to_contain_text("8.000")


def test_many_places_are_a_list_by_paper(page: Page) -> None:
    cells = page.locator("[data-cites]:visible").all()
    many = next(cell for cell in cells if len(re.findall(r"(?<![\w])\d+", cell.get_attribute("data-cites") or "")) > 6)
    many.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator(".of-paper summary").first).to_be_visible(timeout=_PATIENCE)
    assert dialog.locator(".of-paper summary").count() > 6
    assert dialog.locator(".proof").count() == 0, "nothing is drawn that nobody asked for"
    dialog.locator(".of-paper summary").first.click()
    expect(dialog.locator(".proof blockquote").first).to_be_visible()


@pytest.mark.usefixtures("drawn")
def test_charts_can_be_followed_and_saved(page: Page) -> None:
    figure = page.locator("#figure-governance")
    figure.scroll_into_view_if_needed()
    page.locator("[data-chart=governance].live").wait_for()
    with page.expect_download() as waiting:
        figure.get_by_role("button", name="SVG").click()
    saved = waiting.value.path().read_text(encoding="utf-8")
    assert saved.startswith("<svg")
    assert "var(--" not in saved
    follow(figure.locator("svg .mark-text.role-mark text").first)
    expect(page.locator(".proof blockquote").first).to_be_visible()


@pytest.mark.usefixtures("drawn")
def test_a_measure_is_chosen(page: Page) -> None:
    figure = page.locator("#figure-costs")
    figure.scroll_into_view_if_needed()
    figure.locator("[data-field=measure]").select_option("Received")
    expect(figure.locator("svg")).not_to_contain_text("Falkenrode")
    with page.expect_download() as waiting:
        figure.get_by_role("button", name="SVG").click()
    assert waiting.value.suggested_filename == "costs_Received.en.svg"


@pytest.mark.usefixtures("drawn")
def test_years_stand_on_an_axis_of_years(page: Page) -> None:
    figure = page.locator("#figure-years")
    figure.scroll_into_view_if_needed()
    page.locator("[data-chart=years].live").wait_for()
    labels = [text for text in figure.locator(".role-axis-label").first.locator("text").all_text_contents() if text]
    years = [int(text) for text in labels]
    assert years == list(range(years[0], years[-1] + 1)), "none is left out, none stands twice"


@pytest.mark.usefixtures("drawn")
def test_a_land_of_the_map_chooses_itself(page: Page) -> None:
    tile = page.locator("[data-chart=lands].live svg text", has_text="SL").last
    tile.click()
    expect(page.locator("#choose [name=land]")).to_have_value("SL")
    expect(page.locator("#table-towns .count")).to_contain_text("of 9 rows")
    expect(page.locator("[data-chart=lands] svg")).to_contain_text("SL")


def test_what_is_less_certain_than_wanted_is_struck_through(page: Page) -> None:
    evidence = json.loads(unpacked(page.evaluate("document.getElementById('evidence-data').textContent")))
    page.locator("#choose [name=least]").select_option("0.9")
    assert "least=0.9" in page.url
    for cell in page.locator("#table-costs .cited").all()[:20]:
        numbers = [number for number in (cell.get_attribute("data-cites") or "").split() if not number.startswith("d")]
        best = max((evidence["evidence"][int(number)][3] or 1 for number in numbers), default=1)
        assert ("unsure" in (cell.get_attribute("class") or "")) == (best < 0.9)
    page.locator("#choose [name=least]").select_option("")
    expect(page.locator(".unsure")).to_have_count(0)


def test_words_are_searched_in_the_papers_texts(page: Page) -> None:
    page.locator("#ask").fill("fur lenkungskreis")
    first = page.locator("#hits li").first
    expect(first).to_contain_text("Wiesengrund")
    expect(first.locator("mark")).to_have_text(re.compile("für", re.IGNORECASE))
    page.locator("#ask").fill("„für Lenkungskreis“")
    expect(page.locator("#found")).to_have_text("pages: 0, papers: 0")
    page.locator("#ask").fill("Lenkungskreis")
    page.locator("#towns").fill("Auenbrück")
    expect(page.locator("#hits"), "the selection holds here as well").not_to_contain_text("Wiesengrund")


@pytest.mark.usefixtures("drawn")
def test_it_prints_whole(page: Page, tmp_path: Path) -> None:
    file = tmp_path / "print.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    with opened(file) as reader:
        assert len(reader._document) <= 12, "eight towns"
        texts = [reader._document[number].get_textpage().get_text_range() for number in range(len(reader._document))]
    assert all(re.search(rf"{number} / {len(texts)}", text) for number, text in enumerate(texts, 1)), (
        "pages are numbered"
    )
    assert all("ratslese" in text for text in texts), "and say of when the data are"
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1030, "height": 700})
    clipped = page.evaluate("""() => [...document.querySelectorAll("main td, main th")].filter((cell) =>
        cell.offsetParent && (cell.getBoundingClientRect().right > 1030 + 1)).map((cell) => cell.textContent.trim().slice(0, 40))""")
    assert clipped == []
    assert page.evaluate(_CUT_OFF.replace("SELECTOR", "td")) == [], "no cell is cut off on paper"


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_serious(page: Page, scheme: str, size: dict[str, int]) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    for with_evidence in (False, True):
        if with_evidence:
            follow(page.locator("#table-costs .cited").first)
        found = Axe().run(page).response
        assert len(found["passes"]) > 20
        serious = [each for each in found["violations"] if each["impact"] in ("serious", "critical")]
        assert not serious, [(each["id"], each["nodes"][0]["html"][:200]) for each in serious]


@pytest.mark.usefixtures("drawn")
def test_a_phone_scrolls_one_way_only(page: Page) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    wide = page.locator(".sheet .scroll").evaluate_all(
        "frames => frames.filter(frame => frame.scrollWidth > frame.clientWidth).map(frame => frame.parentElement.id)"
    )
    assert wide == ["table-matrix"]


@pytest.mark.usefixtures("drawn")
def test_charts_are_whole_on_a_phone(page: Page) -> None:
    """No frame hides a part of a chart, and the number of members stands behind the name of its group."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for chart in page.locator("[data-chart]").all():  # they are drawn anew
        chart.scroll_into_view_if_needed()
        page.wait_for_timeout(150)
    page.evaluate("scrollTo(0, 0)")
    hidden = page.locator(".canvas").evaluate_all(
        "all => all.filter(each => each.scrollHeight > each.clientHeight + 1).map(each => each.dataset.chart)"
    )
    assert hidden == []
    labels = page.locator("[data-chart=governance].live .role-axis-label").last.locator("text").all_text_contents()
    assert labels
    assert all(re.search(r"\(\d+\)$", label) for label in labels)


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_it_moves_only_where_that_is_wanted(page: Page, motion: str) -> None:
    page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]
    how = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
    assert how == ("auto" if motion == "reduce" else "smooth")
    moving = page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((each) => { const style = getComputedStyle(each);
            return style.animationName !== "none" || parseFloat(style.transitionDuration) > 0; }).length"""
    )
    assert moving == 0, "nothing moves by itself"


def test_a_report_older_than_its_results_says_so_on_top(page: Page, report: Path) -> None:
    expect(page.locator("#outdated")).to_be_hidden()
    shown = report.with_name("older.html")
    shown.write_text(report.read_text(encoding="utf-8").replace(COVERED, UNCOVERED), encoding="utf-8")
    older = page.context.browser.new_page(viewport=PHONE)  # type: ignore[union-attr, arg-type]
    older.goto(shown.as_uri())
    expect(older.locator("#outdated")).to_be_in_viewport()
    expect(older.locator("#outdated")).to_contain_text("What it shows is older")
    assert not Axe().run(older, ".top").response["violations"]
    older.close()


def test_few_towns_bear_no_middle(page: Page) -> None:
    page.locator("#towns").fill("auenbrück, falkenrode, hohenwald")
    sentences = page.locator("#outstanding")
    expect(sentences).to_contain_text("23 to 43 days in 3 municipalities")
    expect(sentences).not_to_contain_text("Half of them")
    page.locator("#towns").fill("")
    expect(sentences).to_contain_text("Half of them take at most")


@pytest.mark.usefixtures("drawn")
def test_a_chart_of_one_town_says_of_which(page: Page) -> None:
    figure = page.locator("#figure-years")
    figure.scroll_into_view_if_needed()
    towns = figure.locator("select")
    title = figure.locator(".live .role-title-text")
    expect(title).to_have_text(towns.input_value())
    towns.select_option(index=1)
    expect(title).to_have_text(towns.input_value())


@pytest.mark.usefixtures("drawn")
def test_a_chart_of_one_town_is_printed_where_it_was_chosen(page: Page) -> None:
    page.locator("#figure-years").scroll_into_view_if_needed()
    page.emulate_media(media="print")
    expect(page.locator("#figure-years")).to_be_hidden()
    expect(page.locator("#figure-costs")).to_be_visible()
    expect(page.locator("#figure-lands .by-click"), "paper is not clicked on").to_be_hidden()
    page.emulate_media(media="screen")
    page.locator("#figure-years select").select_option(index=1)
    page.emulate_media(media="print")
    expect(page.locator("#figure-years")).to_be_visible()


def test_many_papers_open_and_sort_at_once(results: Path, chrome: Browser, tmp_path: Path) -> None:
    """What is laid out and how often does not grow with the rows: a page that measured each of them would lay out hundreds of times."""
    written = write_report(multiplied(results, tmp_path / "many", 20), lang="en")
    assert written.pictures, "pictures lie beside it"
    page = chrome.new_page(viewport=DESK)  # type: ignore[arg-type]
    page.set_default_timeout(_PATIENCE)
    counter = page.context.new_cdp_session(page)
    counter.send("Performance.enable")

    def layouts() -> int:
        metrics = counter.send("Performance.getMetrics")["metrics"]
        return int(next(each["value"] for each in metrics if each["name"] == "LayoutCount"))

    page.goto(written.page.as_uri())
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert layouts() < 60
    sentences = page.locator("#outstanding")
    expect(sentences, "how firm a half is").to_contain_text("without any one of them")
    found = re.search(
        r"yes in (\d+) of (\d+) municipalities, no in (\d+) .* of (\d+) it cannot", sentences.inner_text()
    )
    assert found
    yes, every, no, rest = map(int, found.groups())
    assert yes + no + rest == every
    draw_charts(page)
    before = layouts()
    page.locator("#table-matrix th.number .sort").click()
    expect(page.locator("#table-matrix th.number")).to_have_attribute("aria-sort", "descending")
    expect(page.locator("#table-matrix tbody tr")).to_have_count(180)
    assert layouts() - before < 20
    before = layouts()
    follow(page.locator("#table-costs .cited").first)
    page.locator(".proof").first.wait_for()
    assert layouts() - before < 20
    page.locator(".proof img").first.evaluate("picture => picture.decode()")
    page.close()
