"""The same point across accounts, and points that cannot both be true."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from tawatur.records.base import Record
from tawatur.records.identity import Evidence
from tawatur.records.span import Span

RecordKind = Literal["statement", "position", "provision", "event", "relation"]


class Member(Record, frozen=True):
    """A record of one article that makes a point; `index` counts within its kind in that article."""

    document: str
    kind: RecordKind
    index: int
    span: Span


class Link(Record, frozen=True):
    """Why two records are one point; `score` is how far they are over the bar of their kind."""

    a: Member
    b: Member
    score: float
    evidence: tuple[Evidence, ...] = ()


class Point(Record, frozen=True):
    """Records that commit the same actor to the same thing, or tell the same act; of one article or of several."""

    id: str
    members: tuple[Member, ...]
    links: tuple[Link, ...] = ()


ContradictionKind = Literal["number", "date", "place", "actor", "whether", "position", "wording"]


class Contradiction(Record, frozen=True):
    """Two records that cannot both be true, or two renderings of one clause; nobody says here which is right.

    `kind`: number, date, place, actor (who did it, who is to do it), whether (it happened, or is denied), position (who
    is said to want or refuse what), wording (one clause, rendered more or less strongly). `a_words` and `b_words` are
    the words in which they differ, where it is some words only. `reason` is a code with `details`.
    """

    kind: ContradictionKind
    a: Member
    b: Member
    reason: str = ""
    details: Mapping[str, str] = msgspec.field(default_factory=dict)
    a_words: Span | None = None
    b_words: Span | None = None


class Slip(Record, frozen=True):
    """Something written wrong inside one article: a date whose parts differ, a name misspelt, a day that is no such
    day.

    `kind`: "date" or "name". `should_be` is what the article itself, the calendar or the codebook has instead.
    """

    kind: Literal["date", "name"]
    document: str
    span: Span
    should_be: str = ""
    entity: str = ""
