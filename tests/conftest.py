"""One browser for each worker, whatever kind of test asks for it: Playwright runs once in a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from browsers import launch


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the worker."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()
