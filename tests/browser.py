"""The Chromium of the machine, for tests that look at pages as readers do."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser, Error

from data.paper_forms import with_chromium


@contextmanager
def browser() -> Iterator[Browser]:
    """The browser; skips the test where there is none."""
    with ExitStack() as stack:
        try:
            started = stack.enter_context(with_chromium.browser())
        except (FileNotFoundError, Error) as error:
            pytest.skip(f"Chromium does not start: {str(error).splitlines()[0]}")
        yield started
