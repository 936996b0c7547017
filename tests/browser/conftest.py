from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import start_browser
from tests.needs import needs_chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with start_browser(needs_chromium()) as started:
        yield started
