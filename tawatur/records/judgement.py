"""A person's decision on what the program found, and what the decision is held to: words, never row numbers."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from tawatur.records.base import Record
from tawatur.records.entity import Entity
from tawatur.records.span import Span

Verdict = Literal["accept", "reject", "correct", "merge", "split", "note", "undo"]
State = Literal["accepted", "rejected", "corrected", "disputed", "noted"]


class Anchor(Record, frozen=True):
    """What is judged: a record of this `kind` in this article (its key) at these words.

    `told` is the record as it was when it was judged, in the form of its JSON, so that the judgement can be told, and
    applied, where a later reading finds the record no more. An article as a whole has the kind "article" and no span.
    """

    kind: str
    article: str
    span: Span | None = None
    told: dict[str, Any] = msgspec.field(default_factory=dict)


class Judgement(Record, frozen=True):
    """Dated, signed, with its reason, and never taken out again: an "undo" is a judgement on a judgement.

    A judgement on a record has one side with one anchor. "merge" says that the members anchored on all its sides are
    one, "split" that those on different sides are not; `kind` is then the kind of the group: identity, story, point.
    `correction` holds the right values of fields, in the form of their JSON, and `entities` whom the ids in it and in
    `told` mean. `undoes` is the id of the judgement that an undo takes back. `at` is ISO 8601 in UTC.
    """

    id: str
    verdict: Verdict
    kind: str
    by: str
    at: str
    why: str = ""
    sides: tuple[tuple[Anchor, ...], ...] = ()
    correction: dict[str, Any] = msgspec.field(default_factory=dict)
    entities: tuple[Entity, ...] = ()
    undoes: str = ""

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The anchors of all sides."""
        return tuple(anchor for side in self.sides for anchor in side)


class Mark(Record, frozen=True):
    """How a record of judged findings stands with people.

    `index` counts the records of its kind in the judged findings, and is None where there is no such record any more.
    `judgements` are the ids of those in force; `fields` are those that two people want otherwise.
    """

    kind: str
    state: State
    anchor: Anchor
    index: int | None = None
    judgements: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
