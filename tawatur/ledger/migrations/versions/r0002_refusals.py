"""Refusals are kept, and records are found by the entities that they name."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tawatur.ledger.dialects import StoredText

revision = "0002"
down_revision = "0001"

INDEXES = {
    "entities": (("id",),),
    "participants": (("entity",),),
    "statements": (("speaker",),),
    "hops": (("entity",),),
    "positions": (("holder",),),
    "events": (("type", "date"),),
    "relations": (("a",), ("b",)),
}


def upgrade() -> None:
    """Add the table of refusals and the indexes."""
    names = ("fingerprint", "document", "stage", "code", "details", "article", "sha256", "refused_at")
    op.create_table(
        "refusals",
        *(sa.Column(name, StoredText, nullable=False) for name in names),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_refusals"),
    )
    for table, keys in INDEXES.items():
        for columns in keys:
            op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def downgrade() -> None:
    """Not offered: the copy that was made before the migration is the way back."""
    raise NotImplementedError
