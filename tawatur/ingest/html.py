"""A saved web page → one document."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

from tawatur.errors import InputError
from tawatur.ingest.metadata import Row
from tawatur.ingest.page import MAX_PAGE, Page, read_page
from tawatur.ingest.refuse import refuse_error, refuse_system, show_size
from tawatur.ingest.sniff import require_arabic
from tawatur.ingest.text import date_article
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal


def read_html_file(path: Path, name: str, row: Row | None = None) -> Iterator[Document | Refusal]:
    """The article of a saved page, or why there is none; what `metadata.csv` says of it goes before the page's words.

    Args:
        path: an HTML file of at most 10 MB.
        name: what the document is called: its path below the folder that was given.
        row: its row of `metadata.csv`.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError("ingest.not-a-file")
        if path.stat().st_size > MAX_PAGE:
            raise InputError("ingest.too-large", limit=show_size(MAX_PAGE))
        page = read_page(path.read_bytes())
        yield from make_document(page, name, path, row)
    except OSError as error:
        yield refuse_system(path, error)
    except InputError as error:
        yield refuse_error(path, error)


def make_document(page: Page, name: str, place: str | Path, row: Row | None = None) -> Iterator[Document | Refusal]:
    """The document of a page: its title, a blank line, its text. Raises InputError where it is not in Arabic."""
    row = row or Row(file=name)
    title = row.title or page.title
    text = f"{title}\n\n{page.text}" if title else page.text
    require_arabic(text)
    published, published_from, note = date_article(place, row.published or page.published, text)
    yield Document(
        name=name,
        text=text,
        outlet=row.outlet or page.outlet,
        url=row.url or page.url,
        published=published,
        published_from=published_from,
        author=row.author or page.author,
        title_end=len(title),
    )
    yield from note
