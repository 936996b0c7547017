"""Happenings in many articles, each outlet's telling, and why articles are held to tell the same."""

from __future__ import annotations

from typing import Literal

from tawatur.records.base import Record
from tawatur.records.copy import Copy
from tawatur.records.identity import Evidence

ChangeKind = Literal["began", "joined", "bridged", "left"]


class Account(Record, frozen=True):
    """One article's telling of a story.

    `document` is the key of the article. `root_of` is the key of the article that it copies (the first of a chain of
    copies), "" where it copies none. An article whose `outlet` is "" stands for itself.
    """

    document: str
    outlet: str
    root_of: str = ""
    published: str = ""


class Story(Record, frozen=True):
    """Articles with the same main event, or its direct follow-up within three days.

    `accounts` stand by date of publication, then by key; a lone article is a story of one account. `first` and `last`
    are the dates of the first and last of them ("" where none is known). `title` is the headline of the account that
    is nearest to the others.
    """

    id: str
    accounts: tuple[Account, ...]
    first: str = ""
    last: str = ""
    title: str = ""


class StoryLink(Record, frozen=True):
    """Two articles of one story, and what speaks for their telling the same; `a` came into the ledger before `b`."""

    a: str
    b: str
    score: float
    evidence: tuple[Evidence, ...] = ()


class StoryChange(Record, frozen=True):
    """What an article did to a story when it came.

    `kind`: the story "began" with it, it "joined", or it "bridged" two stories: then `other` went over into `story`,
    which keeps its id. "left": the text changed, and it is told anew what the article tells. `number` counts the
    changes of a ledger from 1.
    """

    number: int
    kind: ChangeKind
    story: str
    article: str
    other: str = ""


class Storied(Record, frozen=True):
    """All stories of a corpus by date and id, the links that made them, the copies, and how it all came about."""

    stories: tuple[Story, ...] = ()
    links: tuple[StoryLink, ...] = ()
    copies: tuple[Copy, ...] = ()
    changes: tuple[StoryChange, ...] = ()
