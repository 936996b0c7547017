"""The same point across accounts, and points that cannot both be true."""

from __future__ import annotations

from typing import Literal

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


class Contradiction(Record, frozen=True):
    """Two records that cannot both be true; `kind`: number, date, place, actor, whether, position, wording."""

    kind: str
    a: Member
    b: Member
