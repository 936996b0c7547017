"""Articles, their versions, what was coded of them, and what was left out. `tables` draws how they hang together."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, UniqueConstraint

from tawatur.ledger.columns import METADATA, count_column, text_column
from tawatur.ledger.dialects import StoredText

ARTICLES = Table(
    "articles",
    METADATA,
    Column("key", StoredText, primary_key=True),
    text_column("outlet"),
    text_column("url"),
    text_column("name"),
    text_column("published"),
    text_column("published_from"),
    text_column("author"),
    count_column("current"),  # the number of the newest version
    text_column("first_read"),
    text_column("last_read"),  # when a reading last brought anything new
    Index(None, "published", "key"),
    Index(None, "outlet"),
)
VERSIONS = Table(
    "versions",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("article", StoredText, ForeignKey("articles.key"), nullable=False),
    count_column("number"),  # 1, 2, … in the order of reading
    text_column("sha256"),
    text_column("text"),
    count_column("title_end"),
    text_column("published"),  # this and the next two as they came with this text
    text_column("published_from"),
    text_column("author"),
    text_column("read_at"),
    UniqueConstraint("article", "number"),
    UniqueConstraint("article", "sha256"),
    Index(None, "sha256"),
)
UPDATES = Table(
    "updates",
    METADATA,
    Column("article", StoredText, ForeignKey("articles.key"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, ForeignKey("versions.id"), nullable=False),
    text_column("published"),
    text_column("published_from"),
    text_column("author"),
    count_column("title_end"),
    text_column("read_at"),
)
CODINGS = Table(
    "codings",
    METADATA,
    Column("version", Integer, ForeignKey("versions.id"), primary_key=True, autoincrement=False),
    text_column("program"),
    text_column("coded_at"),
    count_column("entities"),
    count_column("statements"),
    count_column("positions"),
    count_column("instruments"),
    count_column("ceasefires"),
    count_column("violations"),
    count_column("events"),
    count_column("relations"),
    count_column("quantities"),
    count_column("times"),
)
REFUSALS = Table(
    "refusals",
    METADATA,
    Column("fingerprint", StoredText, primary_key=True),  # SHA-256 of all the rest but the time
    text_column("document"),
    text_column("stage"),
    text_column("code"),
    text_column("details"),  # JSON object
    text_column("article"),  # key of the article, "" where reading did not come that far
    text_column("sha256"),  # of its text
    text_column("refused_at"),
)
