"""What a database's complaints mean: one `LedgerError` with a stable code for each.

ledger.full         no room left: the disk, a quota or a limit on file sizes; what was stored before is kept
ledger.read-only    the file, its folder or the account may only be read
ledger.busy         another process held the ledger for longer than we wait
ledger.not-sqlite   the file is no SQLite database
ledger.damaged      the file was a ledger, and pages of it are broken
ledger.unreachable  the file cannot be opened, or the server does not answer
ledger.io           the disk failed in another way
ledger.failed       anything else, with the database's own words
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, OperationalError

from tawatur.errors import LedgerError

# SQLite's extended result codes by the start of their names, the first that fits.
SQLITE_CODES = (
    ("SQLITE_FULL", "ledger.full"),
    ("SQLITE_READONLY", "ledger.read-only"),
    ("SQLITE_BUSY", "ledger.busy"),
    ("SQLITE_LOCKED", "ledger.busy"),
    ("SQLITE_NOTADB", "ledger.not-sqlite"),
    ("SQLITE_CORRUPT", "ledger.damaged"),
    ("SQLITE_CANTOPEN", "ledger.unreachable"),
    ("SQLITE_IOERR", "ledger.io"),
)
# PostgreSQL's SQLSTATE by its start.
SERVER_CODES = (
    ("53100", "ledger.full"),  # disk_full
    ("25006", "ledger.read-only"),  # read_only_sql_transaction
    ("42501", "ledger.read-only"),  # insufficient_privilege
    ("40001", "ledger.busy"),  # serialization_failure
    ("40P01", "ledger.busy"),  # deadlock_detected
    ("55P03", "ledger.busy"),  # lock_not_available
    ("08", "ledger.unreachable"),  # connection_exception
    ("28", "ledger.unreachable"),  # invalid_authorization_specification
    ("3D", "ledger.unreachable"),  # invalid_catalog_name
    ("57P", "ledger.unreachable"),  # shutdown
    ("53", "ledger.unreachable"),  # insufficient_resources
)
OS_CODES = {
    errno.ENOSPC: "ledger.full",
    errno.EDQUOT: "ledger.full",
    errno.EFBIG: "ledger.full",
    errno.EROFS: "ledger.read-only",
    errno.EACCES: "ledger.read-only",
    errno.EPERM: "ledger.read-only",
    errno.ENOTDIR: "ledger.unreachable",
    errno.EISDIR: "ledger.is-folder",
    errno.ENOENT: "ledger.missing",
}

# Less free space than this counts as none: SQLite grows its shared-memory file by 32 KiB at a time.
NO_ROOM_BYTES = 64 * 1024


@contextmanager
def told_plainly(where: str) -> Iterator[None]:
    """Turn what a database or the system raises within into a `LedgerError` about the ledger `where`."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        raise LedgerError(failure_code(error, where), ledger=where, error=words_of(error)) from error


def failure_code(error: BaseException, where: str) -> str:
    """The stable code of what a database, a driver or the system raised."""
    cause: BaseException = getattr(error, "orig", None) or error
    if isinstance(cause, OSError):
        return OS_CODES.get(cause.errno or 0, "ledger.io")
    name = getattr(cause, "sqlite_errorname", None)
    if name is not None:
        code = first_match(name, SQLITE_CODES)
        # A limit on file sizes shows as a failed write, without the word "full".
        return (
            "ledger.full"
            if code == "ledger.io" and no_room_left(where, failed_write=name == "SQLITE_IOERR_WRITE")
            else code
        )
    state = getattr(cause, "sqlstate", None)
    if state is None:
        return "ledger.unreachable" if isinstance(error, OperationalError) else "ledger.failed"
    return first_match(state, SERVER_CODES)


def first_match(name: str, table: tuple[tuple[str, str], ...]) -> str:
    """The code of the first start in the table that fits."""
    return next((code for start, code in table if name.startswith(start)), "ledger.failed")


def words_of(error: BaseException) -> str:
    """The first line of what the driver said, without the SQL and the values."""
    cause = getattr(error, "orig", None) or error
    lines = str(cause).strip().splitlines()
    return lines[0] if lines else type(cause).__name__


def no_room_left(where: str, *, failed_write: bool = False) -> bool:
    """Whether the disk of a ledger file is full, or one of its files has reached the process's size limit.

    A failed write under such a limit counts too: a copy that grew to it is cut down again before anybody looks.
    """
    path = Path(where)
    try:
        if shutil.disk_usage(path.parent).free < NO_ROOM_BYTES:
            return True
        import resource  # POSIX only
    except (OSError, ImportError):
        return False
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)[0]
    files = [Path(f"{path}{ending}") for ending in ("", "-wal", "-shm")]
    return limit != resource.RLIM_INFINITY and (
        failed_write or any(file.stat().st_size > limit - NO_ROOM_BYTES for file in files if file.exists())
    )
