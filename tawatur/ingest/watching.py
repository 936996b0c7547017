"""One round over the feeds of a plan → documents: politely, and going on where the last round stopped.

A feed is asked with the ETag and date it gave last; a server that errs is left alone for longer each time; robots.txt
is kept; two requests to one host stand apart. What was seen is not fetched again, unless the feed says it changed.
"""

from __future__ import annotations

import hashlib
import time
import urllib.robotparser
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from tawatur.errors import InputError
from tawatur.ingest.feed import Entry, Feed, parse_feed
from tawatur.ingest.fetch import AGENT, Answer, fetch
from tawatur.ingest.html import make_document
from tawatur.ingest.page import Page, read_page
from tawatur.ingest.refuse import refuse_error
from tawatur.ingest.settings import LEAST_DELAY, FeedSource, WatchPlan
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal

FIRST_PAUSE, LONGEST_PAUSE = 60.0, 86_400.0  # seconds that a feed which failed is left alone: doubled each time
MOST_SEEN = 100_000  # entries that the state remembers; the oldest go
Fetch = Callable[..., Answer]


class FeedState(msgspec.Struct):
    """What is known of a feed from earlier rounds."""

    etag: str = ""
    modified: str = ""
    failures: int = 0
    not_before: float = 0.0


class WatchState(msgspec.Struct):
    """What earlier rounds know: feeds by key, and entries by address with a digest of what the feed said of them."""

    feeds: dict[str, FeedState] = {}
    seen: dict[str, str] = {}


def read_state(path: Path) -> WatchState:
    """The state of a file; a new one where it is missing or broken."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=WatchState)
    except (OSError, msgspec.MsgspecError):
        return WatchState()


def write_state(path: Path, state: WatchState) -> None:
    """Replace the file in one step."""
    draft = path.with_name(f".{path.name}.part")
    draft.write_bytes(msgspec.json.encode(state))
    draft.replace(path)


class Watcher:
    """Rounds over the feeds of a plan.

    Args:
        plan: the feeds and how to fetch.
        folder: where the plan's files lie.
        state: what earlier rounds know; changed as entries are read.
        fetch, sleep, clock: for tests.
    """

    def __init__(
        self,
        plan: WatchPlan,
        folder: Path,
        state: WatchState,
        *,
        fetch: Fetch = fetch,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.plan, self.folder, self.state = plan, folder, state
        self._fetch, self._sleep, self._clock = fetch, sleep, clock
        self._asked: dict[str, float] = {}
        self._robots: dict[str, urllib.robotparser.RobotFileParser | None] = {}

    def round(self) -> Iterator[Document | Refusal]:
        """New and changed articles of all feeds that are due, and what could not be read."""
        for source in self.plan.feeds:
            known = self.state.feeds.setdefault(source.key, FeedState())
            if self._clock() < known.not_before:
                continue
            try:
                feed = self._read_feed(source, known)
            except InputError as error:
                known.failures += 1
                pause = min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (known.failures - 1))
                known.not_before = self._clock() + pause
                yield refuse_error(source.key, error)
                continue
            known.failures, known.not_before = 0, 0.0
            if feed is not None:
                for entry in feed.entries:
                    yield from self._read_entry(source, feed, entry)

    def _read_feed(self, source: FeedSource, known: FeedState) -> Feed | None:
        """The feed, or None where it has not changed."""
        if source.file:
            try:
                return parse_feed((self.folder / source.file).read_bytes())
            except OSError:
                raise InputError("ingest.missing-path") from None
        headers = {"if-none-match": known.etag} if known.etag else {}
        headers |= {"if-modified-since": known.modified} if known.modified else {}
        answer = self._ask(source.url, headers)
        if answer.status == 304:
            return None
        if answer.status != 200:
            raise InputError("fetch.status", url=source.url, status=str(answer.status))
        feed = parse_feed(answer.body)
        known.etag, known.modified = answer.headers.get("etag", ""), answer.headers.get("last-modified", "")
        return feed

    def _read_entry(self, source: FeedSource, feed: Feed, entry: Entry) -> Iterator[Document | Refusal]:
        key = entry.url or entry.id or entry.title
        said = "\n".join((entry.title, entry.text, entry.published))
        digest = hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=8).hexdigest()
        if self.state.seen.get(key) == digest:
            return
        try:
            page = self._read_page(entry)
            outlet = source.outlet or page.outlet or feed.title
            page = msgspec.structs.replace(page, outlet=outlet, published=page.published or entry.published)
            yield from make_document(page, entry.id or key, key)
        except InputError as error:
            yield refuse_error(key, error)
            if error.code.startswith("fetch."):
                return  # another round may bring it
        self.state.seen.pop(key, None)
        self.state.seen[key] = digest
        while len(self.state.seen) > MOST_SEEN:
            del self.state.seen[next(iter(self.state.seen))]

    def _read_page(self, entry: Entry) -> Page:
        """The article's own page, where pages are wanted and there is one; else what the feed holds of it."""
        held = Page(entry.title, entry.text, "", entry.author, entry.published, entry.url)
        settings = self.plan.settings
        if not (settings.fetch and settings.pages and entry.url):
            if not held.text:
                raise InputError("ingest.no-article")
            return held
        answer = self._ask(entry.url, {})
        if answer.status != 200:
            raise InputError("fetch.status", url=entry.url, status=str(answer.status))
        kind = answer.headers.get("content-type", "")
        charset = kind.partition("charset=")[2].strip(" \"';")
        page = read_page(answer.body, charset=charset, url=entry.url)
        return msgspec.structs.replace(
            page, url=entry.url, title=page.title or entry.title, author=page.author or entry.author
        )

    def _ask(self, url: str, headers: dict[str, str]) -> Answer:
        settings = self.plan.settings
        if not settings.fetch:
            raise InputError("watch.offline", url=url)
        host = urlsplit(url).netloc
        if not self._may_fetch(url, host):
            raise InputError("fetch.robots", url=url)
        return self._ask_host(url, host, headers)

    def _ask_host(self, url: str, host: str, headers: dict[str, str]) -> Answer:
        wait = self._asked.get(host, 0.0) + max(LEAST_DELAY, self.plan.settings.delay) - self._clock()
        if wait > 0:
            self._sleep(wait)
        self._asked[host] = self._clock()
        return self._fetch(url, headers=headers, allow_private=self.plan.settings.allow_private)

    def _may_fetch(self, url: str, host: str) -> bool:
        """What the host's robots.txt says; a host without one, or that errs on it by 4xx, allows all (RFC 9309)."""
        if host not in self._robots:
            scheme = urlsplit(url).scheme
            rules = urllib.robotparser.RobotFileParser()
            answer = self._ask_host(f"{scheme}://{host}/robots.txt", host, {})
            if answer.status >= 500:
                raise InputError("fetch.status", url=url, status=str(answer.status))
            rules.parse(answer.body.decode("utf-8", "replace").splitlines() if answer.status == 200 else [])
            self._robots[host] = rules
        found = self._robots[host]
        return found is None or found.can_fetch(AGENT, url)
