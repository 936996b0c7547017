"""The page about a model in a real browser: it asks for nothing, turns its language, and shows what is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tawatur.outlook.stability import find_stability, open_model
from tawatur.report.outlook import write_outlook
from tests.outlook.models import pass_model

pytestmark = pytest.mark.browser


def test_the_page_lives(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "outlook.html"
    write_outlook(find_stability(open_model(pass_model())), path)
    asked: list[str] = []
    said: list[str] = []
    with browser.new_context(viewport={"width": 1280, "height": 800}, offline=True) as context:
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri())

        def shown() -> list[str]:
            return [str(page.evaluate("document.documentElement.dir")), page.locator("h1").inner_text()]

        assert shown() == ["rtl", "الممر"]
        assert page.locator("svg:visible").count() == 1
        page.click("#language")
        assert shown() == ["ltr", "The pass"]
        assert page.locator("svg:visible").count() == 1
        page.locator("svg:visible a[data-state='8']").click()
        assert page.locator("svg:visible .arrow.on").count() == 1
        assert page.locator("#state-8").get_attribute("open") is not None
        page.locator("svg:visible a[data-state='8']").click()
        assert page.locator("svg:visible .arrow.on").count() == 0
        page.locator(".legend input").first.uncheck()
        assert page.locator("svg:visible .arrow.p0:visible").count() == 0
        assert [url for url in asked if url != path.as_uri() and url != "data:,"] == []
        assert said == []
