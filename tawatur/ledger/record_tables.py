"""Records of one coding of one text, and their parts. `tables` draws how they hang together."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Double, ForeignKey, Index, Integer, Table

from tawatur.ledger.columns import METADATA, record_table, span_columns, text_column
from tawatur.ledger.dialects import COMPACT, StoredText

ENTITIES = record_table(
    "entities",
    text_column("id"),
    text_column("kind"),
    text_column("en"),
    text_column("state"),
    Column("known", Boolean, nullable=False),
    Index(None, "id"),
)
FORMS = record_table("forms", text_column("form"), part_of="entities", **COMPACT)
MENTIONS = record_table(
    "mentions", *span_columns("span"), text_column("entity"), text_column("how"), part_of="entities", **COMPACT
)
ROLES = record_table("roles", *span_columns("span"), text_column("of"), part_of="entities", **COMPACT)
STATEMENTS = record_table(
    "statements",
    *span_columns("content"),
    *span_columns("cue"),
    *span_columns("speaker_span", optional=True),
    text_column("speaker"),
    text_column("anonymity"),
    text_column("cue_class"),
    text_column("form"),
    text_column("hedge"),
    Column("confidence", Double),
    Index(None, "speaker"),
)
HOPS = record_table(
    "hops",
    text_column("entity"),
    *span_columns("span", optional=True),
    text_column("hedge"),
    Index(None, "entity"),
    part_of="statements",
    **COMPACT,
)
POSITIONS = record_table(
    "positions",
    text_column("holder"),
    text_column("stance"),
    *span_columns("matter"),
    *span_columns("condition", optional=True),
    text_column("by"),
    Column("confidence", Double),
    Index(None, "holder"),
)
INSTRUMENTS = record_table(
    "instruments", *span_columns("label"), text_column("kind"), text_column("date"), text_column("place")
)
PROVISIONS = record_table(
    "provisions",
    *span_columns("span"),
    text_column("deadline"),
    *span_columns("condition", optional=True),
    part_of="instruments",
)
THIRD_PARTIES = record_table(
    "third_parties", text_column("entity"), text_column("role"), part_of="instruments", **COMPACT
)
CEASEFIRES = record_table(
    "ceasefires",
    *span_columns("span"),
    text_column("sides"),
    text_column("declared"),
    text_column("in_force"),
    text_column("ends"),
    text_column("ceasefire_class"),
    text_column("purpose"),
    text_column("area"),
    text_column("mechanism"),
    text_column("duration"),
    text_column("state"),
)
VIOLATIONS = record_table(
    "violations",
    *span_columns("span"),
    text_column("accuser"),
    text_column("place"),
    text_column("date"),
    text_column("denied_by"),
    Column("ceasefire", Integer),
    Index(None, "accuser"),
)
EVENTS = record_table(
    "events",
    text_column("type"),
    *span_columns("anchor"),
    text_column("status"),
    text_column("place"),
    text_column("date"),
    text_column("mode"),
    text_column("context"),
    text_column("claimed_by"),
    text_column("denied_by"),
    Column("confidence", Double),
    Index(None, "type", "date"),
)
RELATIONS = record_table(
    "relations",
    text_column("type"),
    text_column("a"),
    text_column("b"),
    *span_columns("span"),
    text_column("means"),
    text_column("since"),
    text_column("until"),
    Index(None, "a"),
    Index(None, "b"),
)
QUANTITIES = record_table(
    "quantities",
    *span_columns("span"),
    text_column("unit"),
    Column("best", Double),
    Column("low", Double),
    Column("high", Double),
    text_column("source"),
    Column("event", Integer),
)
TIMES = record_table(
    "times",
    *span_columns("span"),
    text_column("value"),
    text_column("first"),
    text_column("last"),
    text_column("precision"),
    text_column("kind"),
    Column("inferred", Boolean, nullable=False),
    text_column("slip"),
    Index(None, "first", "last"),
)
PARTICIPANTS = Table(
    "participants",
    METADATA,
    Column("version", Integer, ForeignKey("codings.version", ondelete="CASCADE"), primary_key=True),
    Column("record", StoredText, primary_key=True),  # the table of the record
    Column("number", Integer, primary_key=True, autoincrement=False),  # the record's number there
    Column("part", StoredText, primary_key=True),  # joint, toward, actors, recipients, parties, …
    Column("rank", Integer, primary_key=True, autoincrement=False),
    text_column("entity"),
    Index(None, "entity"),
    **COMPACT,
)
