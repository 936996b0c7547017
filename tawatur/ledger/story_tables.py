"""Stories and copies, and by what later articles find them. `tables` draws how they hang together."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
)

from tawatur.ledger.columns import METADATA, count_column, span_columns, text_column
from tawatur.ledger.dialects import COMPACT, StoredText

STORIES = Table(
    "stories",
    METADATA,
    Column("id", StoredText, primary_key=True),
    text_column("title"),
)
STORY_ACCOUNTS = Table(
    "story_accounts",
    METADATA,
    Column("article", StoredText, ForeignKey("articles.key"), primary_key=True),
    Column("story", StoredText, ForeignKey("stories.id"), nullable=False),
    Index(None, "story"),
    **COMPACT,
)
STORY_LINKS = Table(
    "story_links",
    METADATA,
    Column("b", StoredText, ForeignKey("articles.key"), primary_key=True),  # the article that came later
    Column("a", StoredText, ForeignKey("articles.key"), primary_key=True),
    Column("score", Double, nullable=False),
    text_column("evidence"),  # JSON array of Evidence
    Index(None, "a"),
    **COMPACT,
)
STORY_CHANGES = Table(
    "story_changes",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    text_column("kind"),  # began, joined, bridged, left
    text_column("story"),
    text_column("article"),
    text_column("other"),  # the story that went over into this one
    text_column("changed_at"),
    Index(None, "story"),
    Index(None, "other"),
)
COPIES = Table(
    "copies",
    METADATA,
    Column("a", StoredText, ForeignKey("articles.key"), primary_key=True),  # the one that came first
    Column("b", StoredText, ForeignKey("articles.key"), primary_key=True),
    text_column("kind"),  # whole, passage
    text_column("order"),  # how it is known which came first: dated, named, unknown
    Column("resemblance", Double, nullable=False),
    Column("share", Double, nullable=False),
    text_column("agency"),
    text_column("agency_in"),
    *span_columns("agency_span", optional=True),
    Index(None, "b"),
    **COMPACT,
)
PASSAGES = Table(
    "passages",
    METADATA,
    Column("a", StoredText, primary_key=True),
    Column("b", StoredText, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    count_column("a_start"),  # of the current text of a; the words stand there, and are not kept twice
    count_column("a_end"),
    count_column("b_start"),
    count_column("b_end"),
    count_column("words"),
    ForeignKeyConstraint(["a", "b"], ["copies.a", "copies.b"], ondelete="CASCADE"),
    **COMPACT,
)
SKETCHES = Table(
    "sketches",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("article", StoredText, ForeignKey("articles.key"), nullable=False),
    count_column("version"),
    text_column("coded_at"),
    count_column("day"),
    Column("data", LargeBinary, nullable=False),
    UniqueConstraint("article"),
    Index(None, "day"),
)
SKETCH_KEYS = Table(
    "sketch_keys",
    METADATA,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Integer, primary_key=True, autoincrement=False),
    Column("sketch", Integer, primary_key=True, autoincrement=False),  # its number; one that is gone is passed over
    **COMPACT,
)
STORY_TERMS = Table(
    "story_terms",
    METADATA,
    Column("term", StoredText, primary_key=True),
    count_column("articles"),
    **COMPACT,
)
STORY_TABLES = (STORIES, STORY_ACCOUNTS, STORY_LINKS, STORY_CHANGES, COPIES, PASSAGES)
