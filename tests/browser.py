"""The Chromium of the machine, for tests that look at pages as readers do."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from data.paper_forms.with_chromium import chromium


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser; skips the test where there is none."""
    try:
        playwright = sync_playwright().start()
    except Exception as error:
        pytest.skip(f"the program that drives the browser does not start ({error})")
    try:
        place = chromium() or Path(playwright.chromium.executable_path)
        if not place.exists():
            pytest.skip("no Chromium: install it (apt-get install chromium) or name it (RATSLESE_CHROMIUM)")
        try:  # --no-sandbox: as root Chromium starts only without
            started = playwright.chromium.launch(executable_path=place, args=["--no-sandbox"])
        except Error as error:
            pytest.skip(f"{place} does not start: {error.message.splitlines()[0]}")
        yield started
        started.close()
    finally:
        playwright.stop()
