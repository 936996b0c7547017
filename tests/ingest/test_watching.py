"""Rounds over feeds: politely, resuming, with corrections."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawatur.errors import InputError
from tawatur.ingest.fetch import Answer
from tawatur.ingest.settings import FeedSource, WatchPlan, WatchSettings, read_plan
from tawatur.ingest.watching import Watcher, WatchState, read_state, write_state
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal
from tests.ingest.pages import STORY, wordpress
from tests.ingest.test_feed import RSS

FEED = "https://horizon.example/rss"
PAGE = next(wordpress(STORY))


class Web:
    """A web of a few pages, with a clock."""

    def __init__(self, pages: dict[str, tuple[int, bytes, dict[str, str]]]) -> None:
        self.pages = pages
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.now = 1000.0
        self.slept: list[float] = []

    def fetch(self, url: str, *, headers: dict[str, str], allow_private: bool) -> Answer:
        self.asked.append((url, headers))
        status, body, found = self.pages.get(url, (404, b"", {}))
        if found.get("etag") and headers.get("if-none-match") == found["etag"]:
            status, body = 304, b""
        return Answer(status, found, body, url)

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def watch(self, state: WatchState, **settings: object) -> list[Document | Refusal]:
        plan = WatchPlan((FeedSource(url=FEED),), WatchSettings(**{"fetch": True, **settings}))  # type: ignore[arg-type]
        return list(Watcher(plan, Path(), state, fetch=self.fetch, sleep=self.sleep, clock=lambda: self.now).round())


def web() -> Web:
    return Web(
        {
            FEED: (200, RSS.encode(), {"etag": '"7"', "last-modified": "Sat, 02 Mar 2024 08:00:00 GMT"}),
            "https://horizon.example/1": (200, PAGE.encode(), {"content-type": "text/html; charset=utf-8"}),
            "https://horizon.example/2": (404, b"", {}),
        }
    )


def test_a_round_brings_the_articles_and_says_what_failed() -> None:
    there = web()
    doc, refusal = there.watch(WatchState())
    assert isinstance(doc, Document) and isinstance(refusal, Refusal)
    assert (doc.url, doc.title, doc.outlet, doc.author) == (
        "https://horizon.example/1",
        STORY.title,
        STORY.outlet,
        STORY.author,
    )
    assert (refusal.code, refusal.details["status"]) == ("fetch.status", "404")


def test_the_next_round_asks_politely_and_brings_nothing_twice() -> None:
    there, state = web(), WatchState()
    there.watch(state)
    there.asked.clear()
    assert there.watch(state) == []
    asked = dict(there.asked)
    assert asked[FEED] == {"if-none-match": '"7"', "if-modified-since": "Sat, 02 Mar 2024 08:00:00 GMT"}
    assert "https://horizon.example/1" not in asked


def test_a_correction_comes_again() -> None:
    there, state = web(), WatchState()
    there.watch(state)
    there.pages[FEED] = (200, RSS.replace("موجز", "موجز جديد").replace("ستراقب التنفيذ", "ستراقبه").encode(), {})
    (doc, _) = there.watch(state)
    assert isinstance(doc, Document) and doc.url == "https://horizon.example/1"


def test_requests_to_one_host_stand_apart() -> None:
    there = web()
    there.watch(WatchState(), delay=3.0)
    assert there.slept and all(2.9 < seconds <= 3.0 for seconds in there.slept)


def test_robots_txt_is_kept() -> None:
    there = web()
    there.pages["https://horizon.example/robots.txt"] = (200, b"User-agent: *\nDisallow: /1\n", {})
    told = there.watch(WatchState())
    assert [item.code for item in told if isinstance(item, Refusal)] == ["fetch.robots", "fetch.status"]


def test_a_feed_that_errs_is_left_alone_for_longer_each_time() -> None:
    there, state = web(), WatchState()
    there.pages[FEED] = (503, b"", {})
    pauses = []
    for _ in range(3):
        (refusal,) = there.watch(state)
        assert isinstance(refusal, Refusal) and refusal.code == "fetch.status"
        pauses.append(round(state.feeds[FEED].not_before - there.now))
        assert there.watch(state) == []
        there.now = state.feeds[FEED].not_before + 1
    assert pauses == [60, 120, 240]
    there.pages[FEED] = (200, RSS.encode(), {})
    assert there.watch(state) and state.feeds[FEED].failures == 0


def test_nothing_is_fetched_unless_asked_for(tmp_path: Path) -> None:
    there = web()
    (refusal,) = there.watch(WatchState(), fetch=False)
    assert isinstance(refusal, Refusal) and (refusal.code, there.asked) == ("watch.offline", [])
    (tmp_path / "a.rss").write_text(RSS, encoding="utf-8")
    plan = WatchPlan((FeedSource(file="a.rss", outlet="الأفق"),))
    doc, _ = Watcher(plan, tmp_path, WatchState(), fetch=there.fetch).round()
    assert isinstance(doc, Document) and (doc.outlet, doc.title, there.asked) == ("الأفق", STORY.title, [])


def test_the_state_outlives_the_program(tmp_path: Path) -> None:
    there, state = web(), read_state(tmp_path / "s.json")
    there.watch(state)
    write_state(tmp_path / "s.json", state)
    assert read_state(tmp_path / "s.json") == state
    (tmp_path / "s.json").write_text("broken")
    assert read_state(tmp_path / "s.json") == WatchState()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("feeds = [", "watch.broken-plan"),
        ("[settings]\nfetch = true\n", "watch.broken-plan"),
        ("[[feeds]]\noutlet = 'x'\n", "watch.broken-plan"),
        ("[[feeds]]\nurl = 'x'\nunknown = 1\n", "watch.broken-plan"),
    ],
)
def test_a_wrong_plan_has_a_reason(text: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "f.toml").write_text(text)
    with pytest.raises(InputError) as caught:
        read_plan(tmp_path / "f.toml")
    assert caught.value.code == code
    with pytest.raises(InputError) as caught:
        read_plan(tmp_path / "none.toml")
    assert caught.value.code == "watch.no-plan"
