"""The report as readers see it, photographed: on a desk and a phone, light and dark, with its evidence open, and printed.

    python -m benchmarks.report_pictures FOLDER                      # 1, 5, 14, 40 and 400 towns, and 56 papers of one town
    python -m benchmarks.report_pictures FOLDER --sizes 14 of-one    # some of these
    python -m benchmarks.report_pictures FOLDER --sizes 14 --no-pictures   # the figures only

Beside the pictures it prints a line a size: the bytes of the page, the processor time until it is open and until it answers a
selection, and the pages of the print. The bounds are those of docs/report.md. The papers are the sample papers and those of the
annotated corpus that is learned from, as PDF, until so many towns are found in them; four hundred towns are forty ten times over.
Results stay in FOLDER: what is there is not read again.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, FloatRect, Page, ViewportSize

from data.paper_forms.forms import make
from data.paper_forms.with_chromium import browser
from pipeline.quality.corpus import corpus_papers
from pipeline.report.write import write_report
from pipeline.run import run
from pipeline.store import DATABASE, Store

ROOT = Path(__file__).parent.parent
SIZES = ("1", "5", "14", "40", "400", "of-one")
_OF_ONE = 56
_TIMES = 10
_DESK: ViewportSize = {"width": 1360, "height": 900}
_PHONE: ViewportSize = {"width": 390, "height": 844}
_PART = 2800  # pixels of height in a picture of the page; what is longer is taken in parts
_MOST_PARTS = 20
_SHEETS = 250  # of a print that are drawn


@dataclass(frozen=True, slots=True)
class Measured:
    """What a report costs its reader."""

    size: str
    megabytes: float
    opening: float
    answering: float
    sheets: int

    def __str__(self) -> str:
        return (
            f"{self.size:>7}: {self.megabytes:5.2f} MB, open after {self.opening:.2f} s, "
            f"selects in {self.answering:.2f} s, prints on {self.sheets} pages"
        )


def results(size: str, folder: Path) -> Path:
    """The results of so many towns in a folder, read where they are not there yet."""
    out = folder / f"results-{size}"
    if (out / DATABASE).exists():
        return out
    if size == "400":
        some = results("40", folder)
        command = [sys.executable, "-m", "benchmarks.comparing", str(some), str(_TIMES), "--out", str(out)]
        subprocess.run(command, check=True)
        return out
    papers = folder / f"papers-{size}"
    papers.mkdir(parents=True, exist_ok=True)
    if size == "of-one":
        _copied(make(_first_of_each_place()[:_OF_ONE], "pdf"), papers)
        run([papers], out, municipality="Karlsruhe")
        return out
    samples = sorted(file for file in (ROOT / "data" / "raw").iterdir() if file.suffix in (".pdf", ".txt"))
    further = _first_of_each_place()
    _copied(samples[: int(size)], papers)
    missing = int(size) - len(samples)
    while missing > 0:
        _copied(make(further[:missing], "pdf"), papers)
        del further[:missing]
        run([papers], out)
        missing = int(size) - _towns(out)
    run([papers], out)
    return out


def _copied(files: list[Path], folder: Path) -> None:
    for file in files:
        shutil.copy(file, folder)


def _towns(out: Path) -> int:
    """How many towns the papers of the results are of: not every paper names one."""
    return len({row["municipality_id"] for row in Store(out).rows()["documents"]} - {None})


def _first_of_each_place() -> list[Path]:
    found: dict[str, Path] = {}
    for paper in corpus_papers("train"):
        found.setdefault(paper.place, paper.source)
    return list(found.values())


def photographed(size: str, folder: Path, chrome: Browser, *, pictures: bool) -> Measured:
    """Write the report of so many towns, take its pictures, and measure it."""
    written = write_report(results(size, folder))
    page = chrome.new_page(viewport=_DESK)
    page.set_default_timeout(120_000)
    counter = page.context.new_cdp_session(page)
    counter.send("Performance.enable", {"timeDomain": "threadTicks"})

    def seconds() -> float:
        found = {each["name"]: each["value"] for each in counter.send("Performance.getMetrics")["metrics"]}
        return float(found["TaskDuration"])

    page.goto(written.page.as_uri())
    _settled(page)
    opening = seconds()
    _filtered(page, "en")
    answering = seconds() - opening
    _filtered(page, "")
    if pictures:
        _all_pictures(page, size, folder)
        page.keyboard.press("Escape")
    pdf = folder / f"{size}-print.pdf"
    _scrolled(page)
    page.pdf(path=pdf, prefer_css_page_size=True, print_background=True)
    page.close()
    return Measured(size, written.size / 1e6, opening, answering, _sheets(pdf, folder, size, pictures=pictures))


def _filtered(page: Page, words: str) -> None:
    """Some towns are chosen, as if somebody had typed; the field is not seen where there is but one."""
    page.evaluate(
        "words => { const field = document.getElementById('towns'); field.value = words; field.dispatchEvent(new Event('input')) }",
        words,
    )
    page.wait_for_timeout(300)
    _settled(page)


def _settled(page: Page) -> None:
    page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


def _scrolled(page: Page) -> None:
    """Charts are drawn and long cells shortened when they come into view."""
    for part in page.locator("[data-chart], .sheet:visible").all():
        part.scroll_into_view_if_needed()
        page.wait_for_timeout(150)
    page.evaluate("scrollTo(0, 0)")


def _all_pictures(page: Page, size: str, folder: Path) -> None:
    looks: tuple[tuple[str, Literal["light", "dark"], ViewportSize], ...]
    looks = (
        ("desk", "light", _DESK),
        ("dark", "dark", _DESK),
        ("phone", "light", _PHONE),
        ("phone-dark", "dark", _PHONE),
    )
    for name, scheme, view in looks:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size(view)
        _scrolled(page)
        high = int(page.evaluate("document.documentElement.scrollHeight"))
        for part in range(min(_MOST_PARTS, -(-high // _PART))):
            top = part * _PART
            clip: FloatRect = {"x": 0, "y": top, "width": view["width"], "height": min(_PART, high - top)}
            page.screenshot(path=folder / f"{size}-{name}-{part + 1}.png", full_page=True, clip=clip)
        page.screenshot(path=folder / f"{size}-{name}-first.png")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(_DESK)
    page.locator(".cited:visible").nth(3).click()
    page.locator("dialog[open] .proof").first.wait_for()
    page.wait_for_timeout(200)
    page.screenshot(path=folder / f"{size}-evidence.png")


def _sheets(pdf: Path, folder: Path, size: str, *, pictures: bool) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        if pictures:
            for number in range(min(_SHEETS, len(document))):
                document[number].render(scale=1.2).to_pil().save(folder / f"{size}-print-{number + 1:03}.png")
        return len(document)


def main() -> None:
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", nargs="*", choices=SIZES, default=SIZES)
    parser.add_argument("--no-pictures", action="store_true")
    asked = parser.parse_args()
    for size in asked.sizes:
        results(size, asked.folder)
    with browser() as chrome:
        for size in asked.sizes:
            print(photographed(size, asked.folder, chrome, pictures=not asked.no_pictures), flush=True)


if __name__ == "__main__":
    main()
