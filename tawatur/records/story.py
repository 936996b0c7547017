"""Happenings in many articles, and each outlet's telling."""

from __future__ import annotations

from tawatur.records.base import Record


class Account(Record, frozen=True):
    """One article's telling of a story. `root_of` names the article that it copies, "" where it copies none."""

    document: str
    outlet: str
    root_of: str = ""


class Story(Record, frozen=True):
    """Articles with the same main event, or its direct follow-up within three days."""

    id: str
    accounts: tuple[Account, ...]
    first: str = ""
    last: str = ""
