"""An RSS or Atom feed → documents and the addresses of its articles. Bytes only: nothing is fetched here.

feedparser reads the shape; a DOCTYPE is refused before it does, so that no entity of it is ever expanded.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from lxml import html
from lxml.etree import LxmlError

from tawatur.errors import InputError
from tawatur.ingest.html import make_document
from tawatur.ingest.page import Page
from tawatur.ingest.published import read_published
from tawatur.ingest.refuse import refuse_error, refuse_system, show_size
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal

MAX_FEED = 20_000_000  # bytes; feeds of whole articles have a few hundred kB
MOST_ENTRIES = 10_000
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BLOCKS = re.compile(r"(?i)</?(?:p|div|br|li|h[1-6]|tr|blockquote)\b[^>]*>")
_TRACKERS = re.compile(
    r"(?:المزيد|اقرأ أيضا|تابع القراءة|The post .+ appeared first on .+)\s*\.{0,3}\s*$"
)  # "read more"


class Entry(msgspec.Struct, frozen=True):
    """One article of a feed; `text` is what the feed itself holds of it, perhaps a teaser."""

    id: str
    url: str
    title: str
    text: str
    author: str = ""
    published: str = ""


class Feed(msgspec.Struct, frozen=True):
    """The name of a feed and its entries, in its order."""

    title: str
    entries: tuple[Entry, ...]


def parse_feed(data: bytes) -> Feed:
    """The entries of a feed.

    Raises:
        InputError: `ingest.too-large`, `ingest.no-feed` where there is none, or it declares entities.
    """
    if len(data) > MAX_FEED:
        raise InputError("ingest.too-large", limit=show_size(MAX_FEED))
    if _DOCTYPE.search(data):
        raise InputError("ingest.no-feed")
    import feedparser

    try:
        parsed = feedparser.parse(data, sanitize_html=True, resolve_relative_uris=False)
    except Exception:  # of broken feeds feedparser raises what its parsers raise
        raise InputError("ingest.no-feed") from None
    if not parsed.get("version") and not parsed.entries:
        raise InputError("ingest.no-feed")
    entries = tuple(_entry(one) for one in parsed.entries[:MOST_ENTRIES])
    return Feed(_plain(str(parsed.feed.get("title", ""))).replace("\n", " "), entries)


def read_feed_file(path: Path, name: str) -> Iterator[Document | Refusal]:
    """The articles that a saved feed holds: title and what it gives of each text."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError("ingest.not-a-file")
        if path.stat().st_size > MAX_FEED:
            raise InputError("ingest.too-large", limit=show_size(MAX_FEED))
        feed = parse_feed(path.read_bytes())
    except OSError as error:
        yield refuse_system(path, error)
        return
    except InputError as error:
        yield refuse_error(path, error)
        return
    for number, entry in enumerate(feed.entries, 1):
        place = f"{name}:{number}"
        try:
            if not entry.text:
                raise InputError("ingest.no-article")
            page = Page(entry.title, entry.text, feed.title, entry.author, entry.published, entry.url)
            yield from make_document(page, entry.id or entry.url or place, place)
        except InputError as error:
            yield refuse_error(place, error)


def _entry(one: Any) -> Entry:
    content = "".join(str(part.get("value", "")) for part in one.get("content") or ())
    text = _plain(content) or _plain(str(one.get("summary", "")))
    return Entry(
        id=str(one.get("id", "")),
        url=str(one.get("link", "")) if str(one.get("link", "")).startswith(("http://", "https://")) else "",
        title=" ".join(_plain(str(one.get("title", ""))).split()),
        text=text,
        author=" ".join(str(one.get("author", "")).split()),
        published=_date(str(one.get("published", "") or one.get("updated", ""))),
    )


def _plain(markup: str) -> str:
    """The text of a fragment of HTML, one line a block."""
    if "<" in markup or "&" in markup:
        try:
            markup = html.fromstring(f"<div>{_BLOCKS.sub(chr(10), markup)}</div>").text_content()
        except (LxmlError, ValueError, AssertionError):
            return ""
    lines = (" ".join(line.split()) for line in markup.replace("\0", "").split("\n"))
    return "\n".join(line for line in lines if line and not _TRACKERS.fullmatch(line))


def _date(value: str) -> str:
    try:
        return read_published(value) if value.strip() else ""
    except ValueError:
        return ""
