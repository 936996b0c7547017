"""JSON in and out, and the JSON Schema of every record type."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from tawatur.records.base import Record
from tawatur.records.ceasefire import Ceasefire, ViolationClaim
from tawatur.records.copy import Copy, Passage
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention, Role
from tawatur.records.event import Event
from tawatur.records.findings import Findings
from tawatur.records.identity import Evidence, Identity, IdentityMember, IdentityWaiting, Linked
from tawatur.records.instrument import Instrument, Provision
from tawatur.records.judgement import Judgement
from tawatur.records.point import Contradiction, Point
from tawatur.records.position import Position
from tawatur.records.quantity import Quantity
from tawatur.records.refusal import Refusal
from tawatur.records.relation import Relation
from tawatur.records.span import Span
from tawatur.records.statement import Hop, Statement
from tawatur.records.story import Account, Storied, Story, StoryChange, StoryLink
from tawatur.records.time import Time

RECORD_TYPES: tuple[type[msgspec.Struct], ...] = (
    Span,
    Document,
    Mention,
    Role,
    Entity,
    Identity,
    Evidence,
    IdentityMember,
    IdentityWaiting,
    Linked,
    Hop,
    Statement,
    Position,
    Provision,
    Instrument,
    Ceasefire,
    ViolationClaim,
    Event,
    Relation,
    Quantity,
    Time,
    Passage,
    Copy,
    Account,
    Story,
    StoryLink,
    StoryChange,
    Storied,
    Point,
    Contradiction,
    Judgement,
    Refusal,
    Findings,
)

R = TypeVar("R", bound=Record)


def write_json(record: Record) -> bytes:
    """Canonical JSON of a record: fields in the order of their definition, defaults left out, UTF-8."""
    return msgspec.json.encode(record)


def read_json(data: bytes | str, kind: type[R]) -> R:
    """The record of type `kind` in a JSON document; raises msgspec.ValidationError where it is none."""
    return msgspec.json.decode(data, type=kind)


def record_schema() -> dict[str, Any]:
    """One JSON Schema (draft 2020-12) with a definition for each record type."""
    _, definitions = msgspec.json.schema_components(RECORD_TYPES, ref_template="#/$defs/{name}")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": definitions}
