"""What people decided, and what reading again changed. `tables` draws how they hang together."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from tawatur.ledger.columns import METADATA, span_columns, text_column

JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),  # 1, 2, … in the order of judging
    text_column("id"),
    text_column("verdict"),
    text_column("kind"),
    text_column("by"),
    text_column("at"),
    text_column("why"),
    text_column("correction"),  # JSON object
    text_column("entities"),  # JSON array of Entity
    text_column("undoes"),
    UniqueConstraint("id"),
)
# Articles are named by their keys, without a foreign key: a judgement outlives what it is about.
JUDGEMENT_ANCHORS = Table(
    "judgement_anchors",
    METADATA,
    Column("judgement", Integer, ForeignKey("judgements.number"), primary_key=True, autoincrement=False),
    Column("side", Integer, primary_key=True, autoincrement=False),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    text_column("kind"),
    text_column("article"),
    *span_columns("span", optional=True),
    text_column("told"),  # JSON object
    Index(None, "article"),
)
CHANGES = Table(
    "changes",
    METADATA,
    Column("version", Integer, ForeignKey("versions.id"), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    text_column("read_at"),
    text_column("before_program"),
    text_column("program"),
    text_column("kind"),
    text_column("change"),  # added, removed, changed
    *span_columns("span", optional=True),
    text_column("before"),  # JSON of the record, "" where it was not there
    text_column("after"),
)
