"""A paper as a PDF by Chromium's print: TrueType fonts, boxes as glyphs."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from data.paper_forms.page import as_page
from data.paper_forms.sheet import Sheet, unmarked
from data.paper_forms.style import Style

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")


def chromium() -> Path | None:
    """Where Chromium is: named by RATSLESE_CHROMIUM, or installed on the machine."""
    named = os.environ.get("RATSLESE_CHROMIUM")
    found = [named] if named else [shutil.which(name) for name in _NAMES]
    there = [Path(each) for each in found if each and Path(each).exists()]
    return there[0] if there else _MAC if _MAC.exists() else None


@contextmanager
def browser() -> Iterator[Browser]:
    """The machine's Chromium, started. Raises FileNotFoundError where there is none."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        place = chromium() or Path(playwright.chromium.executable_path)
        if not place.exists():
            raise FileNotFoundError("no Chromium: install it (apt-get install chromium) or name it (RATSLESE_CHROMIUM)")
        started = playwright.chromium.launch(
            executable_path=place, args=["--no-sandbox"]
        )  # as root it starts only without
        yield started
        started.close()


def print_pdf(sheet: Sheet, style: Style, target: Path, opened: Browser) -> None:
    """Write the PDF with a browser that is open."""
    print_page(as_page(sheet, style, target.stem), sheet, style, target, opened)


def print_page(
    html: str, sheet: Sheet, style: Style, target: Path, opened: Browser, *, with_structure: bool = False
) -> None:
    """Write a page as PDF between the running heads of a sheet, with bookmarks and tags where asked for."""
    page = opened.new_page()
    try:
        page.set_content(html)
        page.pdf(
            path=target,
            format="A4",
            prefer_css_page_size=True,
            outline=with_structure,
            tagged=with_structure,
            display_header_footer=bool(sheet.head or sheet.foot),
            header_template=running(sheet.head, style),
            footer_template=running(sheet.foot, style),
        )
    finally:
        page.close()


def running(text: str | None, style: Style) -> str:
    """A running head or foot as Chromium's print takes it; `{page}` and `{pages}` are counted."""
    counted = escape(unmarked(text or ""))
    for name, counter in (("{page}", "pageNumber"), ("{pages}", "totalPages")):
        counted = counted.replace(name, f'<span class="{counter}"></span>')
    return f'<div style="font: 8pt sans-serif; margin-left: {style.margin}mm">{counted}</div>'
