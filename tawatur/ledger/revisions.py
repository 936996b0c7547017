"""Bring a ledger to the newest revision, or refuse it.

An older ledger is copied to `FILE.before-REVISION.bak` and migrated in one transaction: killed in its middle, it is
as it was. A newer one is left alone. A server's databases are migrated too, and their copies are the server's matter.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from sqlalchemy import Connection, Engine, inspect, text

from tawatur.errors import LedgerError
from tawatur.ledger.article_tables import ARTICLES
from tawatur.ledger.dialects import (
    back_up_file,
    belongs_to_others,
    connect_to_write,
    hold_migration_lock,
    use_write_ahead_log,
)
from tawatur.ledger.tables import OWN_NAMES

# In the order in which they were written; a test compares with the files in `migrations/versions`.
REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
HEAD = REVISIONS[-1]
REVISION_TABLE = "alembic_version"


def prepare_ledger(engine: Engine, where: str, *, create: bool, file: Path | None, read_only: bool = False) -> None:
    """Make sure that the database holds a ledger of the newest revision.

    Args:
        engine: the database.
        where: its path or URL, for errors.
        create: make the tables where there are none.
        file: the SQLite file, copied before it is migrated; None for a server.
        read_only: nothing may be written; an older revision is an error then.

    Raises:
        LedgerError: `ledger.not-a-ledger` where there are no tables and none shall be made, `ledger.foreign` where
            they are somebody else's, `ledger.newer` where a newer program made them, `ledger.read-only` where they
            are older and cannot be migrated.
    """
    with engine.connect() as connection:
        revision = find_revision(connection, where, create=create)
    if revision == HEAD:
        return
    if read_only:
        raise LedgerError("ledger.read-only", ledger=where, error=f"revision {revision or 'none'}")
    use_write_ahead_log(engine)
    with connect_to_write(engine) as connection, connection.begin():
        hold_migration_lock(connection)
        # Another process may have been here since.
        revision = find_revision(connection, where, create=create)
        if revision == HEAD:
            return
        if revision and file is not None:
            back_up_file(file, free_name(file))
        migrate(connection)


def find_revision(connection: Connection, where: str, *, create: bool) -> str:
    """The revision of the tables, "" where there are none yet and they may be made."""
    names = set(inspect(connection).get_table_names())
    if REVISION_TABLE not in names:
        if belongs_to_others(connection, OWN_NAMES):
            raise LedgerError("ledger.foreign", ledger=where)
        if not create:
            raise LedgerError("ledger.not-a-ledger", ledger=where)
        return ""
    if ARTICLES.name not in names:
        raise LedgerError("ledger.foreign", ledger=where)
    found = connection.execute(text(f"SELECT version_num FROM {REVISION_TABLE}")).scalars().all()
    revision = str(found[0]) if found else ""
    if revision not in REVISIONS:
        raise LedgerError("ledger.newer", ledger=where, found=revision, known=HEAD)
    return revision


def free_name(file: Path) -> Path:
    """Where the copy goes: `FILE.before-REVISION.bak`, numbered where there is one already."""
    target = Path(f"{file}.before-{HEAD}.bak")
    number = 1
    while target.exists():
        number += 1
        target = Path(f"{file}.before-{HEAD}.{number}.bak")
    return target


def migrate(connection: Connection, target: str = "head") -> None:
    """Run the migrations up to `target` in the connection's transaction."""
    # Imported here: Alembic takes longer to import than a ledger to open, and only a new or an old one needs it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("tawatur.ledger") / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, target)
