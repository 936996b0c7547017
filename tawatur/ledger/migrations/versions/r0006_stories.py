"""Stories, links with their evidence, copies with their passages, and by what later articles find them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tawatur.ledger.dialects import COMPACT, StoredText

revision = "0006"
down_revision = "0005"


def texts(*names: str) -> list[sa.Column[str]]:
    """Texts that are always there."""
    return [sa.Column(name, StoredText, nullable=False) for name in names]


def counts(*names: str) -> list[sa.Column[int]]:
    """Whole numbers that are always there."""
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def numbers(*names: str) -> list[sa.Column[float]]:
    """Numbers that are always there."""
    return [sa.Column(name, sa.Double, nullable=False) for name in names]


def links_to(table: str, *columns: str, target: str) -> list[sa.ForeignKeyConstraint]:
    """Columns that are keys of another table."""
    return [sa.ForeignKeyConstraint([name], [target], name=f"fk_{table}_{name}") for name in columns]


def upgrade() -> None:
    """Add the tables. Articles read before are in no story until the ledger is read into again."""
    op.create_table("stories", *texts("id", "title"), sa.PrimaryKeyConstraint("id", name="pk_stories"))
    op.create_table(
        "story_accounts",
        *texts("article", "story"),
        *links_to("story_accounts", "article", target="articles.key"),
        *links_to("story_accounts", "story", target="stories.id"),
        sa.PrimaryKeyConstraint("article", name="pk_story_accounts"),
        **COMPACT,
    )
    op.create_index("ix_story_accounts_story", "story_accounts", ["story"])
    op.create_table(
        "story_links",
        *texts("b", "a"),
        *numbers("score"),
        *texts("evidence"),
        *links_to("story_links", "b", "a", target="articles.key"),
        sa.PrimaryKeyConstraint("b", "a", name="pk_story_links"),
        **COMPACT,
    )
    op.create_index("ix_story_links_a", "story_links", ["a"])
    op.create_table(
        "story_changes",
        sa.Column("number", sa.Integer, autoincrement=False, nullable=False),
        *texts("kind", "story", "article", "other", "changed_at"),
        sa.PrimaryKeyConstraint("number", name="pk_story_changes"),
    )
    op.create_index("ix_story_changes_story", "story_changes", ["story"])
    op.create_index("ix_story_changes_other", "story_changes", ["other"])
    op.create_table(
        "copies",
        *texts("a", "b", "kind", "order"),
        *numbers("resemblance", "share"),
        *texts("agency", "agency_in"),
        sa.Column("agency_span_start", sa.Integer),
        sa.Column("agency_span_end", sa.Integer),
        sa.Column("agency_span_quote", StoredText),
        *links_to("copies", "a", "b", target="articles.key"),
        sa.PrimaryKeyConstraint("a", "b", name="pk_copies"),
        **COMPACT,
    )
    op.create_index("ix_copies_b", "copies", ["b"])
    op.create_table(
        "passages",
        *texts("a", "b"),
        *counts("number", "a_start", "a_end", "b_start", "b_end", "words"),
        sa.ForeignKeyConstraint(["a", "b"], ["copies.a", "copies.b"], name="fk_passages_a_b", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("a", "b", "number", name="pk_passages"),
        **COMPACT,
    )
    op.create_table(
        "sketches",
        sa.Column("number", sa.Integer, nullable=False),
        *texts("article"),
        *counts("version"),
        *texts("coded_at"),
        *counts("day"),
        sa.Column("data", sa.LargeBinary, nullable=False),
        *links_to("sketches", "article", target="articles.key"),
        sa.PrimaryKeyConstraint("number", name="pk_sketches"),
        sa.UniqueConstraint("article", name="uq_sketches_article"),
    )
    op.create_index("ix_sketches_day", "sketches", ["day"])
    op.create_table(
        "sketch_keys",
        sa.Column("key", sa.BigInteger, autoincrement=False, nullable=False),
        *counts("day", "sketch"),
        sa.PrimaryKeyConstraint("key", "day", "sketch", name="pk_sketch_keys"),
        **COMPACT,
    )
    op.create_table(
        "story_terms",
        *texts("term"),
        *counts("articles"),
        sa.PrimaryKeyConstraint("term", name="pk_story_terms"),
        **COMPACT,
    )


def downgrade() -> None:
    """Not offered: the copy that was made before the migration is the way back."""
    raise NotImplementedError
