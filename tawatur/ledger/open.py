"""Open a ledger."""

from __future__ import annotations

from pathlib import Path

from tawatur.errors import LedgerError
from tawatur.ledger.dialects import is_url, make_file_engine, make_server_engine, may_write
from tawatur.ledger.failures import told_plainly
from tawatur.ledger.ledger import Ledger
from tawatur.ledger.revisions import prepare_ledger


def open_ledger(where: str | Path, *, create: bool = False) -> Ledger:
    """Open a ledger, and bring it to the newest revision where an older program made it.

    An older ledger is first copied to `FILE.before-REVISION.bak`. One that may only be read opens too; storing in it
    then fails with `ledger.read-only`.

    Args:
        where: path of a SQLite file, or the URL of a PostgreSQL database (`postgresql://user@host/name`).
        create: make the ledger where there is none. The folder must be there.

    Returns:
        The ledger, a context manager that closes it.

    Raises:
        LedgerError: `ledger.missing`, `ledger.is-folder`, `ledger.no-folder`, `ledger.not-sqlite`,
            `ledger.not-a-ledger` (an empty file or database), `ledger.foreign` (somebody else's tables),
            `ledger.newer`, `ledger.url`, `ledger.driver`, or one of those in `tawatur.ledger.failures`.

    Example:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder, open_ledger(f"{folder}/x.db", create=True) as ledger:
        ...     ledger.counts()["articles"]
        0
    """
    if isinstance(where, str) and is_url(where):
        return open_server(where, create=create)
    return open_file(Path(where), create=create)


def open_server(where: str, *, create: bool) -> Ledger:
    """A ledger in a database of a server."""
    engine = make_server_engine(where)
    shown = engine.url.render_as_string()  # without the password
    try:
        with told_plainly(shown):
            prepare_ledger(engine, shown, create=create, file=None)
    except BaseException:
        engine.dispose()
        raise
    return Ledger(engine, shown)


def open_file(path: Path, *, create: bool) -> Ledger:
    """A ledger in a SQLite file."""
    where = str(path)
    with told_plainly(where):
        check_path(path, create=create)
        read_only = not may_write(path)
    engine = make_file_engine(path, read_only=read_only)
    try:
        with told_plainly(where):
            prepare_ledger(engine, where, create=create, file=path, read_only=read_only)
    except BaseException:
        engine.dispose()
        raise
    return Ledger(engine, where)


def check_path(path: Path, *, create: bool) -> None:
    """Tell what is wrong with a path while it can be told plainly."""
    if path.is_dir():
        raise LedgerError("ledger.is-folder", ledger=str(path))
    if path.exists():
        if not path.is_file():
            raise LedgerError("ledger.not-sqlite", ledger=str(path))
        return
    if not path.parent.is_dir():
        raise LedgerError("ledger.no-folder", ledger=str(path), folder=str(path.parent))
    if not create:
        raise LedgerError("ledger.missing", ledger=str(path))
    if not may_write(path):
        raise LedgerError("ledger.read-only", ledger=str(path), error="")
