"""One web page → the fields of an article: main text by trafilatura, everything else by what the page says of itself.

A page tells its title, author, outlet and date several times; the order in which it is believed stands in
`page_metadata`. Links to related stories, galleries, comments, cookie notices and menus are no part of the text.
"""

from __future__ import annotations

import re

import msgspec

from tawatur.errors import InputError
from tawatur.ingest.page_decode import decode_page
from tawatur.ingest.page_metadata import PageFields, read_fields
from tawatur.ingest.refuse import show_size

# Bytes of one page. News pages have 0.05 to 2 MB, most of it script.
MAX_PAGE = 10_000_000
# Characters of a text found in the page's own description of the article (schema.org `articleBody`) from which it is
# believed; shorter ones are teasers.
MIN_BODY = 200
# Share of the declared body that extraction must reach: below it, the page builds its text by script.
MIN_SHARE = 0.5
_BLANKS = re.compile(r"[ \t\u00a0]+")
_LINES = re.compile(r"\n{2,}")


class Page(msgspec.Struct, frozen=True):
    """An article as its page gives it; "" where it does not. `text` has one line for each paragraph."""

    title: str
    text: str
    outlet: str = ""
    author: str = ""
    published: str = ""
    url: str = ""


def read_page(data: bytes, *, charset: str = "", url: str = "") -> Page:
    """The article of a page.

    Args:
        data: the page as it was sent, at most 10 MB.
        charset: what its sender said of its encoding, "" where it said nothing.
        url: where it was found; the page's own canonical address is preferred.

    Returns:
        Title, text and metadata; the text may be empty where the page holds no article.

    Raises:
        InputError: `ingest.too-large`, `ingest.not-text`, `ingest.no-article`.
    """
    if len(data) > MAX_PAGE:
        raise InputError("ingest.too-large", limit=show_size(MAX_PAGE))
    markup = decode_page(data, charset)
    fields = read_fields(markup)
    text = _find_text(markup, fields)
    title = _one_line(fields.title)
    text = _without_title(text, title)
    if not text:
        raise InputError("ingest.no-article")
    return Page(
        title=title,
        text=text,
        outlet=_one_line(fields.outlet),
        author=_one_line(fields.author),
        published=fields.published,
        url=fields.url or url,
    )


def _find_text(markup: str, fields: PageFields) -> str:
    from lxml.etree import LxmlError
    from trafilatura import extract

    try:
        found = extract(
            markup, output_format="txt", include_comments=False, include_tables=False, include_links=False, fast=False
        )
    except (LxmlError, ValueError, RecursionError, AttributeError, TypeError):  # of broken markup
        found = None
    text = _tidy(found or "")
    if fields.live:  # a live blog: each entry is told by the page itself
        posts = "\n".join(_tidy(post) for post in fields.live if post.strip())
        text = posts if len(posts) > len(text) else text
    body = _tidy(fields.body)
    if len(body) >= MIN_BODY and len(text) < len(body) * MIN_SHARE:
        return body
    return text or (body if len(body) >= MIN_BODY else "")


def _tidy(text: str) -> str:
    """One line a paragraph, without runs of blanks."""
    lines = (_BLANKS.sub(" ", line).strip() for line in text.replace("\r", "\n").split("\n"))
    return _LINES.sub("\n", "\n".join(line for line in lines if line)).strip()


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _without_title(text: str, title: str) -> str:
    """The text without the title as its first line."""
    first, _, rest = text.partition("\n")
    return rest if title and _one_line(first) == title and rest else text


def forget_pages() -> None:
    """Let the extractor's caches go: they grow with every page that it has seen."""
    from trafilatura.meta import reset_caches

    reset_caches()
