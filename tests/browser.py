"""The Chromium of the machine, for tests that look at pages as readers do."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser, Error, Locator, TimeoutError

from data.paper_forms import with_chromium

PATIENCE = 120_000
"""Milliseconds that a busy machine may take for a step."""


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser; skips the test where there is none."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(with_chromium.browser())
        except (FileNotFoundError, Error) as error:
            pytest.skip(f"Chromium does not start: {str(error).splitlines()[0]}")
        yield started


def follow(cell: Locator) -> None:
    """Click a cell until its evidence is open: a chart that is drawn meanwhile may move the page below the pointer."""
    for _ in range(4):
        cell.click()
        try:
            cell.page.locator("dialog[open] .proof").first.wait_for(timeout=PATIENCE / 8)
        except TimeoutError:
            continue
        return
    pytest.fail("the evidence does not open")
