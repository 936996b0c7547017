"""The settings of a watch: `FEEDS.toml`.

[settings]
fetch = true            # without it nothing is fetched: feeds are read from files only
pages = true            # fetch each article's page; else what the feed holds is the article
delay = 2.0             # seconds between two requests to one host
allow_private = false   # also fetch from private addresses

[[feeds]]
url = "https://outlet.example/rss"      # or file = "saved.rss"
outlet = "…"                            # the name of its outlet, where the feed's own is not wanted
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from tawatur.errors import InputError

LEAST_DELAY = 0.5  # seconds; nobody's server is asked faster


class FeedSource(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One feed: `url` or `file`."""

    url: str = ""
    file: str = ""
    outlet: str = ""

    @property
    def key(self) -> str:
        """What names it in the state."""
        return self.url or self.file


class WatchSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How to fetch; see the module."""

    fetch: bool = False
    pages: bool = True
    delay: float = 2.0
    allow_private: bool = False


class WatchPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A whole `FEEDS.toml`."""

    feeds: tuple[FeedSource, ...] = ()
    settings: WatchSettings = WatchSettings()


def read_plan(path: Path) -> WatchPlan:
    """The plan of a file.

    Raises:
        InputError: `watch.no-plan`, `watch.broken-plan` with the fault.
    """
    try:
        plan = msgspec.convert(tomllib.loads(path.read_text("utf-8")), WatchPlan)
    except OSError:
        raise InputError("watch.no-plan", path=str(path)) from None
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise InputError("watch.broken-plan", path=str(path), why=str(error)) from None
    if not plan.feeds or any(bool(feed.url) == bool(feed.file) for feed in plan.feeds):
        raise InputError("watch.broken-plan", path=str(path), why="feeds")
    return plan
