"""Who is who across articles. `tables` draws how they hang together."""

from __future__ import annotations

from sqlalchemy import Column, Double, ForeignKey, Index, Integer, Table

from tawatur.ledger.columns import METADATA, text_column
from tawatur.ledger.dialects import COMPACT, StoredText

IDENTITIES = Table(
    "identities",
    METADATA,
    Column("id", StoredText, primary_key=True),
    text_column("kind"),
    text_column("en"),
    text_column("state"),
)
IDENTITY_NAMES = Table(
    "identity_names",
    METADATA,
    Column("identity", StoredText, ForeignKey("identities.id", ondelete="CASCADE"), primary_key=True),
    Column("rank", Integer, primary_key=True, autoincrement=False),
    text_column("name"),
    **COMPACT,
)
IDENTITY_MEMBERS = Table(
    "identity_members",
    METADATA,
    Column("article", StoredText, primary_key=True),  # key of the article
    Column("entity", StoredText, primary_key=True),  # id of the entity in its current version
    Column("identity", StoredText, ForeignKey("identities.id", ondelete="CASCADE"), nullable=False),
    text_column("evidence"),  # JSON array of Evidence
    Index(None, "identity"),
    **COMPACT,
)
IDENTITY_WAITING = Table(
    "identity_waiting",
    METADATA,
    Column("a", StoredText, ForeignKey("identities.id", ondelete="CASCADE"), primary_key=True),
    Column("b", StoredText, ForeignKey("identities.id", ondelete="CASCADE"), primary_key=True),
    Column("score", Double, nullable=False),
    text_column("evidence"),  # JSON array of Evidence
    **COMPACT,
)
IDENTITY_TABLES = (IDENTITIES, IDENTITY_NAMES, IDENTITY_MEMBERS, IDENTITY_WAITING)
