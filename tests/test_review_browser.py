"""The review page as a person has it: forty facts corrected with keys alone, words marked, boxes drawn; then the tables are others."""

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from pipeline.corrections.form import read_ledger
from pipeline.review.reviewing import Review
from pipeline.store import Store
from tests.asked_papers import codebook
from tests.browser import browser
from tests.conftest import RAW
from tests.corrected_papers import papers, read
from tests.served_review import served

_PATIENCE = 120_000  # milliseconds that a busy machine may take for a step
PRINT = "auenbrueck_2021-118.pdf"


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    with browser() as started:
        yield started


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty-five papers as text, and one in print, read."""
    folder = tmp_path_factory.mktemp("study")
    place = papers(folder, 45)
    shutil.copy(RAW / PRINT, place / PRINT)
    read(place, folder / "out")
    return folder


@pytest.fixture
def review(study: Path, tmp_path: Path) -> Review:
    """The papers at a place of their own, where they are known by their content and not read again."""
    shutil.copytree(study, tmp_path, dirs_exist_ok=True)
    found = read(tmp_path / "papers", tmp_path / "out")
    assert {Path(row["source"]).parent for row in found["documents"]} == {tmp_path / "papers"}
    return Review(tmp_path / "out", tmp_path / "papers" / "corrections.csv", "Anna")


def opened(chrome: Browser, review: Review, scheme: str = "light") -> Iterator[Page]:
    """The page in a browser; what it asks of another address, and what goes wrong in it, fails the test."""
    with served(review) as address:
        context = chrome.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        context.set_default_timeout(_PATIENCE)
        page = context.new_page()
        asked: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(address)
        at(page, 0)
        yield page
        assert [url for url in asked if not url.startswith((address, "data:"))] == [], "nothing from outside"
        assert errors == []
        context.close()


@pytest.fixture
def page(chrome: Browser, review: Review) -> Iterator[Page]:
    yield from opened(chrome, review)


def at(page: Page, number: int) -> None:
    """Wait until the page shows this item."""
    expect(page.locator("body")).to_have_attribute("data-at", str(number), timeout=_PATIENCE)


def go_to(page: Page, review: Review, number: int) -> None:
    """Step to an item with the keys."""
    now = int(page.locator("body").get_attribute("data-at") or 0)
    if now < review.progress()["parts"]["sample"] <= number:
        page.keyboard.press("s")
        now = review.progress()["parts"]["sample"]
        at(page, now)
    while now != number:
        page.keyboard.press("n" if now < number else "p")
        now += 1 if now < number else -1
        at(page, now)


def test_forty_facts_with_keys_alone(page: Page, review: Review, tmp_path: Path) -> None:
    costs = [number for number, item in enumerate(review.items) if item.part == "sample" and item.table == "costs"][:40]
    assert len(costs) == 40
    started = page.evaluate("performance.now()")
    wanted: dict[str, str] = {}
    for turn, number in enumerate(costs):
        go_to(page, review, number)
        page.keyboard.press("c")
        expect(page.locator("#in-amount")).to_be_focused(timeout=_PATIENCE)
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.type(f"{turn + 1}.500,50")
        page.keyboard.press("Enter")
        at(page, number + 1)
        wanted[review.items[number].key] = f"{turn + 1}500.50"
    assert page.evaluate("performance.now()") - started < 240_000, "four minutes of page time"
    kept = read_ledger(review.ledger.read_text(encoding="utf-8"), review.ledger)
    assert {each.fact: each.right for each in kept} == wanted
    read(tmp_path / "papers", tmp_path / "out")
    amounts = {row["cost_id"]: str(row["amount"]) for row in Store(tmp_path / "out").rows()["costs"]}
    assert {key: amounts[key] for key in wanted} == wanted, "from the first key to the changed tables"


def test_the_questions_of_a_codebook_are_answered_with_keys_alone(chrome: Browser, tmp_path: Path) -> None:
    place, asked = papers(tmp_path, 1), codebook(tmp_path)
    shutil.copy(RAW / PRINT, place / PRINT)
    read(place, tmp_path / "out", codebook=asked)
    review = Review(tmp_path / "out", place / "corrections.csv", "Anna")
    for page in opened(chrome, review):
        page.keyboard.press("q")
        number = review.progress()["parts"]["asked"]
        at(page, number)
        while review.item(number)["says"] != "Moderation von außen" or review.item(number)["source"] != PRINT:
            page.keyboard.press("n")
            number += 1
            at(page, number)
        expect(page.locator("#leaf")).to_have_text("Seite 1 von 2")
        page.keyboard.press("ArrowRight")
        expect(page.locator("#leaf")).to_have_text("Seite 2 von 2", timeout=_PATIENCE)
        assert Axe().run(page).response["violations"] == []
        page.keyboard.press("1")
        expect(page.locator("#in-answer")).to_be_focused(timeout=_PATIENCE)
        expect(page.locator("#leaf")).to_have_text("Seite 1 von 2")
        expect(page.locator("#in-words")).to_have_value("Begleitung")
        assert Axe().run(page).response["violations"] == []
        page.keyboard.type("ja")
        page.keyboard.press("Enter")
        at(page, number + 1)
        page.keyboard.press("x")
        at(page, number + 2)
        page.keyboard.press("o")
        expect(page.locator("[data-verdict=not-answered]")).to_have_count(1, timeout=_PATIENCE)
    kept = read_ledger(review.ledger.read_text(encoding="utf-8"), review.ledger)
    assert [(each.column, each.says, each.right, each.quote) for each in kept] == [
        ("moderated", "value", "yes", "Begleitung"),
        ("carrier", "not-found", "", ""),
        ("budget", "not-answered", "", ""),
    ]


def test_the_error_rate_of_the_sample_is_told(page: Page) -> None:
    page.keyboard.press("s")
    expect(page.locator("#parts [aria-pressed=true]")).to_have_text("Stichprobe")
    for key in "rrxr":
        page.keyboard.press(key)
    expect(page.locator("#errors")).to_contain_text("1 von 4: 25 %", timeout=_PATIENCE)
    expect(page.locator("#errors")).to_contain_text("4,6 % – 69,9 %")


def test_undo_and_a_value_that_is_refused(page: Page, review: Review) -> None:
    number = next(number for number, item in enumerate(review.items) if item.part == "sample" and item.table == "costs")
    go_to(page, review, number)
    page.keyboard.press("x")
    at(page, number + 1)
    page.keyboard.press("p")
    at(page, number)
    page.keyboard.press("u")
    expect(page.locator("[data-key=u]")).to_have_count(0, timeout=_PATIENCE)
    assert review.verdict(review.items[number]) == ""


def test_marked_words_are_a_missed_fact(page: Page, review: Review, tmp_path: Path) -> None:
    number = next(number for number, item in enumerate(review.items) if item.part == "sample" and item.table == "costs"
                  and review.documents[item.document]["source"].endswith(".txt"))  # fmt: skip
    go_to(page, review, number)
    page.evaluate("""() => {
        const text = document.querySelector("pre.print"), range = document.createRange();
        const node = [...text.childNodes].find((each) => each.textContent.includes("siebentausend"));
        const leaf = node.firstChild || node, at = leaf.textContent.indexOf("mit siebentausend Euro");
        range.setStart(leaf, at); range.setEnd(leaf, at + 22);
        getSelection().removeAllRanges(); getSelection().addRange(range);
        text.dispatchEvent(new MouseEvent("mouseup", { bubbles: true }));
    }""")
    expect(page.locator("#in-words")).to_have_value("mit siebentausend Euro", timeout=_PATIENCE)
    page.locator("#in-amount").fill("7000")
    page.keyboard.press("Enter")
    expect(page.locator("#in-words")).to_have_count(0, timeout=_PATIENCE)
    rows = read(tmp_path / "papers", tmp_path / "out")
    added = [row for row in rows["costs"] if str(row["amount"]) == "7000.00"]
    assert [row["document_id"] for row in added] == [review.items[number].document]


def test_a_drawn_box_is_a_missed_fact(page: Page, review: Review, tmp_path: Path) -> None:
    number = next(number for number, item in enumerate(review.items) if item.part == "sample"
                  and review.documents[item.document]["source"].endswith(PRINT))  # fmt: skip
    go_to(page, review, number)
    page.locator(".print img").wait_for()
    expect(page.locator(".print i").first).to_be_visible()
    word = page.locator(".print i").first.bounding_box()
    assert word
    page.mouse.move(word["x"] - 2, word["y"] - 2)
    page.mouse.down()
    page.mouse.move(word["x"] + word["width"] + 2, word["y"] + word["height"] + 2, steps=5)
    page.mouse.up()
    expect(page.locator("#in-words")).not_to_have_value("", timeout=_PATIENCE)
    assert page.locator(".print i.chosen").count() >= 1, "the words that were chosen are shown"
    page.locator("#in-table").select_option("staffing")
    page.locator("#in-quantity").fill("0,5")
    page.locator("#in-unit").select_option("VZÄ")
    page.keyboard.press("Enter")
    expect(page.locator("#in-words")).to_have_count(0, timeout=_PATIENCE)
    document = review.items[number].document
    quoted = read_ledger(review.ledger.read_text(encoding="utf-8"), review.ledger)[0].quote
    assert quoted
    assert quoted in review.item(number)["quote"] or review.item(number)["quote"] in quoted
    rows = read(tmp_path / "papers", tmp_path / "out")
    added = [row for row in rows["staffing"] if row["document_id"] == document and str(row["quantity"]) == "0.50"]
    boxes = {row["evidence_id"]: row["boxes"] for row in rows["evidence"]}
    assert boxes[added[0]["evidence_id"]], "and its box on the page is kept"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chrome: Browser, review: Review, scheme: str) -> None:
    for page in opened(chrome, review, scheme):
        for key in ("", "s", "c", "Escape", "a"):
            if key:
                page.keyboard.press(key)
                time.sleep(0.3)
            found = Axe().run(page)
            assert [violation["id"] for violation in found.response["violations"]] == [], (key, found.generate_report())
