"""Take the picture of the brief that the documentation shows.

    python -m benchmarks.screenshot out/brief.html docs/brief.png

The picture shows the first statement that somebody passed on, with its article open at the words. It needs Debian's
Chromium (`apt-get install chromium fonts-noto-core`) and the development dependencies.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# A laptop's screen, at which list and article stand side by side.
SIZE = ViewportSize(width=1366, height=860)
# Larger pictures would weigh on every clone of the repository.
MOST_BYTES = 300_000
# A statement with a hop between speaker and outlet, or else the first.
PASSED_ON, ANY = ".st:has(.chain li:nth-child(3)) .words", ".st .words"


def take_picture(brief: Path, picture: Path, *, executable: str, lang: str = "ar") -> int:
    """Write the picture of a brief; returns its size in bytes."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGS))
        page = browser.new_page(viewport=SIZE, offline=True)
        page.goto(brief.resolve().as_uri())
        page.evaluate("document.fonts.ready")
        if lang != page.evaluate("document.documentElement.lang"):
            page.click("#language")
        if page.evaluate("document.body.dataset.view") == "statements":  # one article alone: nothing to compare
            words = page.locator(PASSED_ON)
            (words if words.count() else page.locator(ANY)).first.click()
        page.evaluate("scrollTo(0, document.querySelector('nav').offsetTop)")
        page.mouse.move(0, 0)
        page.screenshot(path=picture)
        browser.close()
    return picture.stat().st_size


def main() -> int:
    """Read the arguments and take the picture."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("brief", type=Path)
    parser.add_argument("picture", type=Path)
    parser.add_argument("--lang", choices=("ar", "en"), default="ar")
    given = parser.parse_args()
    executable = shutil.which("chromium")
    if executable is None:
        print("Chromium is not installed (Debian: apt-get install chromium)", file=sys.stderr)
        return 1
    size = take_picture(given.brief, given.picture, executable=executable, lang=given.lang)
    if size > MOST_BYTES:
        print(f"{given.picture}: {size} bytes, more than {MOST_BYTES}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
