"""A real browser on a brief, watched: what it asks for, what it complains of, what it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tawatur.messages import Lang
from tawatur.report.brief import CodedArticles, write_brief

ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def start_browser(executable: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGS))
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Watched:
    """An open page with all that it asked for beyond itself and all that it said on the console."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, hash_: str = "#statements") -> None:
        # A new address of the same file would only move within it.
        self.page.goto("about:blank")
        self.page.goto(self.url + hash_)

    def marked(self, sort: str = "here") -> str:
        """The words that are marked in the open article."""
        return str(
            self.page.evaluate(
                "sort => [...document.querySelectorAll(`#texts article.open mark.${sort}`)]"
                ".map(mark => mark.textContent).join('')",
                sort,
            )
        )

    def shown(self) -> list[str]:
        """The words of the statements that pass the filters, in page order."""
        self.page.wait_for_timeout(200)  # longer than the pause after which a filter is applied
        return self.page.locator(".st:visible .words").all_text_contents()


@contextmanager
def watch_brief(
    browser: Browser,
    ledger: CodedArticles,
    folder: Path,
    *,
    lang: Lang = "ar",
    width: int = 1366,
    script: bool = True,
) -> Iterator[Watched]:
    """The brief of a ledger, open in the browser; leaving it checks that it asked for nothing and broke nothing."""
    path = folder / "brief.html"
    write_brief(ledger, path, lang=lang)
    with browser.new_context(
        viewport={"width": width, "height": 800}, java_script_enabled=script, offline=True
    ) as context:
        page = context.new_page()
        watched = Watched(page, path.as_uri())
        page.on("request", lambda request: watched.requests.append(request.url))
        page.on("console", lambda message: watched.complaints.append(message.text))
        page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        page.goto(watched.url + "#statements")
        yield watched
        beyond = [url for url in watched.requests if url.split("#")[0] != watched.url and url != "data:,"]
        assert (beyond, watched.complaints) == ([], [])
