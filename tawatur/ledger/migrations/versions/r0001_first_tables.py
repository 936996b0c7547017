"""First tables: articles, their versions and changes, codings and all records."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from tawatur.ledger.dialects import COMPACT, StoredText

revision = "0001"
down_revision = None


def texts(*names: str) -> list[sa.Column[Any]]:
    """Texts that are always there."""
    return [sa.Column(name, StoredText, nullable=False) for name in names]


def counts(*names: str) -> list[sa.Column[Any]]:
    """Whole numbers that are always there."""
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def measures(*names: str) -> list[sa.Column[Any]]:
    """Numbers that may be unknown."""
    return [sa.Column(name, sa.Double) for name in names]


def span(name: str, *, optional: bool = False) -> list[sa.Column[Any]]:
    """The three columns of a span."""
    return [
        sa.Column(f"{name}_start", sa.Integer, nullable=optional),
        sa.Column(f"{name}_end", sa.Integer, nullable=optional),
        sa.Column(f"{name}_quote", StoredText, nullable=optional),
    ]


def create_records(table: str, *columns: sa.Column[Any], part_of: str = "", **options: Any) -> None:
    """A table of records of a coding, or of parts of the records in `part_of`."""
    link = sa.ForeignKeyConstraint(
        ["version", "parent"] if part_of else ["version"],
        [f"{part_of}.version", f"{part_of}.number"] if part_of else ["codings.version"],
        name=f"fk_{table}_version_parent" if part_of else f"fk_{table}_version",
        ondelete="CASCADE",
    )
    op.create_table(
        table,
        *counts("version", "number"),
        *(counts("parent") if part_of else []),
        *columns,
        link,
        sa.PrimaryKeyConstraint("version", "number", name=f"pk_{table}"),
        **options,
    )


def upgrade() -> None:
    """Make the tables."""
    create_articles()
    create_entities()
    create_sayings()
    create_instruments()
    create_acts()


def create_articles() -> None:
    """Articles, their texts, changes of their metadata, and what was coded when by which program."""
    op.create_table(
        "articles",
        *texts("key", "outlet", "url", "name", "published", "published_from", "author"),
        *counts("current"),
        *texts("first_read", "last_read"),
        sa.PrimaryKeyConstraint("key", name="pk_articles"),
    )
    op.create_index("ix_articles_published_key", "articles", ["published", "key"])
    op.create_index("ix_articles_outlet", "articles", ["outlet"])
    op.create_table(
        "versions",
        sa.Column("id", sa.Integer, nullable=False),
        *texts("article"),
        *counts("number"),
        *texts("sha256", "text"),
        *counts("title_end"),
        *texts("published", "published_from", "author", "read_at"),
        sa.ForeignKeyConstraint(["article"], ["articles.key"], name="fk_versions_article"),
        sa.PrimaryKeyConstraint("id", name="pk_versions"),
        sa.UniqueConstraint("article", "number", name="uq_versions_article_number"),
        sa.UniqueConstraint("article", "sha256", name="uq_versions_article_sha256"),
    )
    op.create_index("ix_versions_sha256", "versions", ["sha256"])
    op.create_table(
        "updates",
        *texts("article"),
        *counts("number", "version"),
        *texts("published", "published_from", "author"),
        *counts("title_end"),
        *texts("read_at"),
        sa.ForeignKeyConstraint(["article"], ["articles.key"], name="fk_updates_article"),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_updates_version"),
        sa.PrimaryKeyConstraint("article", "number", name="pk_updates"),
    )
    kinds = ("entities", "statements", "positions", "instruments", "ceasefires", "events", "relations", "quantities")
    op.create_table(
        "codings",
        *counts("version"),
        *texts("program", "coded_at"),
        *counts(*kinds),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_codings_version"),
        sa.PrimaryKeyConstraint("version", name="pk_codings"),
    )


def create_entities() -> None:
    """Who is meant, by which words; and the entities that records list."""
    known = sa.Column("known", sa.Boolean, nullable=False)
    create_records("entities", *texts("id", "kind", "en", "state"), known)
    create_records("forms", *texts("form"), part_of="entities", **COMPACT)
    create_records("mentions", *span("span"), *texts("entity", "how"), part_of="entities", **COMPACT)
    create_records("roles", *span("span"), *texts("of"), part_of="entities", **COMPACT)
    op.create_table(
        "participants",
        *counts("version"),
        *texts("record"),
        *counts("number"),
        *texts("part"),
        *counts("rank"),
        *texts("entity"),
        sa.ForeignKeyConstraint(["version"], ["codings.version"], name="fk_participants_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "record", "number", "part", "rank", name="pk_participants"),
        **COMPACT,
    )


def create_sayings() -> None:
    """Statements with their chains, and positions."""
    create_records(
        "statements",
        *span("content"),
        *span("cue"),
        *span("speaker_span", optional=True),
        *texts("speaker", "anonymity", "cue_class", "form", "hedge"),
        *measures("confidence"),
    )
    create_records(
        "hops", *texts("entity"), *span("span", optional=True), *texts("hedge"), part_of="statements", **COMPACT
    )
    create_records(
        "positions",
        *texts("holder", "stance"),
        *span("matter"),
        *span("condition", optional=True),
        *texts("by"),
        *measures("confidence"),
    )


def create_instruments() -> None:
    """Instruments with their points, and ceasefires."""
    create_records("instruments", *span("label"), *texts("kind", "date", "place"))
    create_records(
        "provisions",
        *span("span"),
        *texts("deadline"),
        *span("condition", optional=True),
        part_of="instruments",
    )
    create_records("third_parties", *texts("entity", "role"), part_of="instruments", **COMPACT)
    create_records(
        "ceasefires",
        *span("span"),
        *texts("sides", "declared", "in_force", "ends", "ceasefire_class", "purpose", "area", "mechanism"),
    )


def create_acts() -> None:
    """Events, relations and quantities."""
    create_records(
        "events",
        *texts("type"),
        *span("anchor"),
        *texts("status", "place", "date", "mode", "context", "claimed_by", "denied_by"),
        *measures("confidence"),
    )
    create_records("relations", *texts("type", "a", "b"), *span("span"), *texts("means", "since", "until"))
    create_records("quantities", *span("span"), *texts("unit"), *measures("best", "low", "high"), *texts("source"))


def downgrade() -> None:
    """Not offered: without its tables a ledger is nothing."""
    raise NotImplementedError
