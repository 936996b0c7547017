"""How each record type stands in its table: read aloud, this is the whole mapping between findings and rows.

A test holds that every field of every record type is named here exactly once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from sqlalchemy import Table

from tawatur.ledger import record_tables
from tawatur.records.base import Record
from tawatur.records.ceasefire import Ceasefire, ViolationClaim
from tawatur.records.entity import Entity, Mention, Role
from tawatur.records.event import Event
from tawatur.records.instrument import Instrument, Provision, ThirdParty
from tawatur.records.position import Position
from tawatur.records.quantity import Quantity
from tawatur.records.relation import Relation
from tawatur.records.statement import Hop, Statement
from tawatur.records.time import Time


@dataclass(frozen=True, slots=True)
class Layout:
    """One record type and its table.

    Attributes:
        record: the record type.
        table: its table.
        plain: fields that are a column of the same name.
        spans: fields that are a span, or perhaps one: three columns each.
        lists: fields that list entity ids: rows of `participants`.
        parts: fields that hold records: rows of the part's own table, in their order.
        forms: fields that list surface forms: rows of `forms`.
    """

    record: type[Record]
    table: Table
    plain: tuple[str, ...] = ()
    spans: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    parts: Mapping[str, Layout] = field(default_factory=lambda: MappingProxyType({}))
    forms: tuple[str, ...] = ()


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        "entities": Layout(
            Entity,
            record_tables.ENTITIES,
            plain=("id", "kind", "en", "state", "known"),
            forms=("forms",),
            parts={
                "mentions": Layout(Mention, record_tables.MENTIONS, plain=("entity", "how"), spans=("span",)),
                "roles": Layout(Role, record_tables.ROLES, plain=("of",), spans=("span",)),
            },
        ),
        "statements": Layout(
            Statement,
            record_tables.STATEMENTS,
            plain=("speaker", "anonymity", "cue_class", "form", "hedge", "confidence"),
            spans=("content", "cue", "speaker_span"),
            lists=("joint",),
            parts={"chain": Layout(Hop, record_tables.HOPS, plain=("entity", "hedge"), spans=("span",))},
        ),
        "positions": Layout(
            Position,
            record_tables.POSITIONS,
            plain=("holder", "stance", "by", "confidence"),
            spans=("matter", "condition"),
            lists=("toward",),
        ),
        "instruments": Layout(
            Instrument,
            record_tables.INSTRUMENTS,
            plain=("kind", "date", "place"),
            spans=("label",),
            lists=("parties",),
            parts={
                "third_parties": Layout(ThirdParty, record_tables.THIRD_PARTIES, plain=("entity", "role")),
                "provisions": Layout(
                    Provision,
                    record_tables.PROVISIONS,
                    plain=("deadline",),
                    spans=("span", "condition"),
                    lists=("obligors", "beneficiaries"),
                ),
            },
        ),
        "ceasefires": Layout(
            Ceasefire,
            record_tables.CEASEFIRES,
            plain=(
                *("sides", "declared", "in_force", "ends", "ceasefire_class", "purpose", "area", "mechanism"),
                *("duration", "state"),
            ),
            spans=("span",),
            lists=("parties", "monitors"),
        ),
        "violations": Layout(
            ViolationClaim,
            record_tables.VIOLATIONS,
            plain=("accuser", "place", "date", "denied_by", "ceasefire"),
            spans=("span",),
            lists=("accused",),
        ),
        "events": Layout(
            Event,
            record_tables.EVENTS,
            plain=(
                *("type", "status", "place", "date", "mode", "context"),
                *("claimed_by", "denied_by", "confidence"),
            ),
            spans=("anchor",),
            lists=("actors", "recipients"),
        ),
        "relations": Layout(
            Relation,
            record_tables.RELATIONS,
            plain=("type", "a", "b", "means", "since", "until"),
            spans=("span",),
        ),
        "quantities": Layout(
            Quantity,
            record_tables.QUANTITIES,
            plain=("unit", "best", "low", "high", "source", "event"),
            spans=("span",),
        ),
        "times": Layout(
            Time,
            record_tables.TIMES,
            plain=("value", "first", "last", "precision", "kind", "inferred", "slip"),
            spans=("span",),
        ),
    }
)

# Fields, other than lists and parts, that name an entity of the article. `check` looks whether it is there.
REFERENCES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "mentions": ("entity",),
        "roles": ("of",),
        "statements": ("speaker",),
        "hops": ("entity",),
        "positions": ("holder", "by"),
        "instruments": ("place",),
        "third_parties": ("entity",),
        "violations": ("accuser", "place", "denied_by"),
        "events": ("place", "claimed_by", "denied_by"),
        "relations": ("a", "b"),
        "quantities": ("source",),
    }
)
