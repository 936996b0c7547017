"""Who backs whom, holds what, leads or belongs to what."""

from __future__ import annotations

from typing import Literal

from tawatur.records.base import Record
from tawatur.records.span import Span

RelationType = Literal["supports", "controls", "leads", "member_of"]


class Relation(Record, frozen=True):
    """`a` supports, controls, leads or belongs to `b`, by the words of `span`."""

    type: RelationType
    a: str
    b: str
    span: Span
    means: str = ""
    since: str = ""
    until: str = ""
