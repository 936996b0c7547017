"""A number names the event that it sizes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column. What was coded before sizes no event until it is coded again."""
    op.add_column("quantities", sa.Column("event", sa.Integer))


def downgrade() -> None:
    """Not offered: the copy that was made before the migration is the way back."""
    raise NotImplementedError
