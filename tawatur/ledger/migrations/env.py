"""Runs migrations on the connection that `tawatur.ledger.revisions.migrate` hands over, within its transaction."""

from __future__ import annotations

from alembic import context

from tawatur.ledger.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    transactional_ddl=True,  # both databases roll back what a migration did, if the transaction began before it
)
with context.begin_transaction():
    context.run_migrations()
