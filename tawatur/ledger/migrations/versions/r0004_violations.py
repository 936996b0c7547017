"""Ceasefires tell their length and what became of them; claims that one was broken are records."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tawatur.ledger.dialects import StoredText

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns and the table. What was coded before has no violations until it is coded again."""
    op.add_column("codings", sa.Column("violations", sa.Integer, nullable=False, server_default="0"))
    for name in ("duration", "state"):
        op.add_column("ceasefires", sa.Column(name, StoredText, nullable=False, server_default=""))
    op.create_table(
        "violations",
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("version", "number", "span_start", "span_end")),
        *(
            sa.Column(name, StoredText, nullable=False)
            for name in ("span_quote", "accuser", "place", "date", "denied_by")
        ),
        sa.Column("ceasefire", sa.Integer),
        sa.ForeignKeyConstraint(["version"], ["codings.version"], name="fk_violations_version", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version", "number", name="pk_violations"),
    )
    op.create_index("ix_violations_accuser", "violations", ["accuser"])


def downgrade() -> None:
    """Not offered: the copy that was made before the migration is the way back."""
    raise NotImplementedError
