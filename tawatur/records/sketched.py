"""What a ledger keeps of an article so that later articles find it."""

from __future__ import annotations

from tawatur.records.base import Record
from tawatur.records.copy import Copy
from tawatur.records.story import StoryChange, StoryLink


class Sketched(Record, frozen=True):
    """The sketch of an article, as bytes that the ledger does not read.

    `version` and `coded_at` are those of the coding that was sketched: a later one is sketched anew. `day` is the date
    of publication as a number of days, 0 where it is not known. `keys` are the numbers under which it is found, `terms`
    what it counts for in the ledger's statistics.
    """

    article: str
    version: int
    coded_at: str
    day: int
    data: bytes
    keys: tuple[int, ...] = ()
    terms: tuple[str, ...] = ()


class Placing(Record, frozen=True):
    """All that is to be kept when an article has joined a story."""

    sketched: Sketched
    story: str
    links: tuple[StoryLink, ...] = ()
    copies: tuple[Copy, ...] = ()
    changes: tuple[StoryChange, ...] = ()
