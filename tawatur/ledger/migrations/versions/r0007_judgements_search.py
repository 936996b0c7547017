"""Judgements of people, what changed when articles were read again, and full text search."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

from tawatur.ledger.dialects import COMPACT, StoredText, create_found_tables

revision = "0007"
down_revision = "0006"


def texts(*names: str) -> list[sa.Column[Any]]:
    """Texts that are always there."""
    return [sa.Column(name, StoredText, nullable=False) for name in names]


def counts(*names: str) -> list[sa.Column[Any]]:
    """Whole numbers that are always there."""
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def span(name: str) -> list[sa.Column[Any]]:
    """The three columns of a span that may be missing."""
    return [
        sa.Column(f"{name}_start", sa.Integer),
        sa.Column(f"{name}_end", sa.Integer),
        sa.Column(f"{name}_quote", StoredText),
    ]


def upgrade() -> None:
    """Add the tables; what is there already is indexed when somebody searches."""
    op.create_table(
        "judgements",
        *counts("number"),
        *texts("id", "verdict", "kind", "by", "at", "why", "correction", "entities", "undoes"),
        sa.PrimaryKeyConstraint("number", name="pk_judgements"),
        sa.UniqueConstraint("id", name="uq_judgements_id"),
    )
    op.create_table(
        "judgement_anchors",
        *counts("judgement", "side", "rank"),
        *texts("kind", "article"),
        *span("span"),
        *texts("told"),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.number"], name="fk_judgement_anchors_judgement"),
        sa.PrimaryKeyConstraint("judgement", "side", "rank", name="pk_judgement_anchors"),
    )
    op.create_index("ix_judgement_anchors_article", "judgement_anchors", ["article"])
    op.create_table(
        "changes",
        *counts("version", "number"),
        *texts("read_at", "before_program", "program", "kind", "change"),
        *span("span"),
        *texts("before", "after"),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name="fk_changes_version"),
        sa.PrimaryKeyConstraint("version", "number", name="pk_changes"),
    )
    op.create_table(
        "searched",
        *texts("article", "keyed_by"),
        sa.PrimaryKeyConstraint("article", name="pk_searched"),
        **COMPACT,
    )
    op.create_table(
        "search_units",
        *counts("id"),
        *texts("article", "kind"),
        *counts("number", "start", "end"),
        *texts("outlet", "published", "day", "type", "status"),
        *counts("length"),
        sa.PrimaryKeyConstraint("id", name="pk_search_units"),
    )
    op.create_index("ix_search_units_article", "search_units", ["article"])
    create_found_tables(op.get_bind())


def downgrade() -> None:
    """Not offered: the copy that was made before the migration is the way back."""
    raise NotImplementedError
