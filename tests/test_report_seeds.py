"""The report of the annotated papers (RATSLESE_CORPUS): what it must show of their costs."""

import json
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from pipeline.report.write import write_report


@pytest.fixture(scope="module")
def page(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    out = tmp_path_factory.mktemp("reported_seeds") / "results"
    shutil.copytree(seeds, out)
    written = write_report(out, lang="de")
    assert written.size < 6_000_000
    return BeautifulSoup(written.page.read_text(encoding="utf-8"), "lxml")


def costs(page: BeautifulSoup, town: str) -> list[Tag]:
    return page.select(f"#table-costs tr[data-town^={town}]")


def test_landau_contradicts_itself(page: BeautifulSoup) -> None:
    (line,) = (
        line for line in costs(page, "Landau") if "21.568,75 € – 22.000 €" in line.get_text().replace("\xa0", " ")
    )
    assert "Widerspruch" in line.get_text()
    cell = line.select("[data-cites]")[1]
    evidence = page.find(id="evidence-data")
    assert evidence
    found = json.loads(evidence.get_text())["evidence"]
    quotes = [found[int(number)][4][0][1] for number in str(cell["data-cites"]).split()]
    assert any("22.000" in quote for quote in quotes)
    assert any("21.568,75" in quote for quote in quotes)


def test_waiblingen_receives_a_grant(page: BeautifulSoup) -> None:
    (line,) = (line for line in costs(page, "Waiblingen") if "15.000" in line.get_text())
    assert "Zuwendung" in line.get_text()
    assert "erhalten" in line.get_text()


@pytest.mark.parametrize(("town", "basis"), [("Landshut", "none"), ("Leverkusen", "not_stated")])
def test_no_costs_and_a_blank_form_are_told_apart(page: BeautifulSoup, town: str, basis: str) -> None:
    (line,) = costs(page, town)
    assert line.select_one(f".missing.{basis}"), line.get_text()
