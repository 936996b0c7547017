"""Times are records, and entities of articles are linked to identities."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tawatur.ledger.dialects import COMPACT, StoredText

revision = "0003"
down_revision = "0002"


def texts(*names: str) -> list[sa.Column[str]]:
    """Texts that are always there."""
    return [sa.Column(name, StoredText, nullable=False) for name in names]


def counts(*names: str) -> list[sa.Column[int]]:
    """Whole numbers that are always there."""
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def upgrade() -> None:
    """Add the tables. What was coded before has no times until it is coded again, and no identities until linked."""
    op.add_column("codings", sa.Column("times", sa.Integer, nullable=False, server_default="0"))
    op.create_table(
        "times",
        *counts("version", "number", "span_start", "span_end"),
        *texts("span_quote", "value", "first", "last", "precision", "kind"),
        sa.Column("inferred", sa.Boolean, nullable=False),
        *texts("slip"),
        sa.ForeignKeyConstraint(["version"], ["codings.version"], name="fk_times_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "number", name="pk_times"),
    )
    op.create_index("ix_times_first_last", "times", ["first", "last"])
    op.create_table(
        "identities",
        *texts("id", "kind", "en", "state"),
        sa.PrimaryKeyConstraint("id", name="pk_identities"),
    )
    op.create_table(
        "identity_names",
        *texts("identity"),
        *counts("rank"),
        *texts("name"),
        sa.ForeignKeyConstraint(["identity"], ["identities.id"], name="fk_identity_names_identity", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("identity", "rank", name="pk_identity_names"),
        **COMPACT,
    )
    op.create_table(
        "identity_members",
        *texts("article", "entity", "identity", "evidence"),
        sa.ForeignKeyConstraint(
            ["identity"], ["identities.id"], name="fk_identity_members_identity", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "entity", name="pk_identity_members"),
        **COMPACT,
    )
    op.create_index("ix_identity_members_identity", "identity_members", ["identity"])
    op.create_table(
        "identity_waiting",
        *texts("a", "b"),
        sa.Column("score", sa.Double, nullable=False),
        *texts("evidence"),
        sa.ForeignKeyConstraint(["a"], ["identities.id"], name="fk_identity_waiting_a", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["b"], ["identities.id"], name="fk_identity_waiting_b", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("a", "b", name="pk_identity_waiting"),
        **COMPACT,
    )


def downgrade() -> None:
    """Not offered: the copy that was made before the migration is the way back."""
    raise NotImplementedError
