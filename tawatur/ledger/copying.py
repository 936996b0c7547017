"""A whole ledger into another one: between databases, into a backup, and back out of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, delete, func, select

from tawatur.errors import LedgerError
from tawatur.ledger.article_tables import ARTICLES, REFUSALS
from tawatur.ledger.dialects import (
    FOUND_TABLES,
    connect_to_read_once,
    hold_writers,
    insert_rows,
    make_file_engine,
    may_write,
    move_counters,
    use_write_ahead_log,
    write_file_copy,
)
from tawatur.ledger.failures import told_plainly
from tawatur.ledger.judgement_tables import JUDGEMENTS
from tawatur.ledger.ledger import Ledger
from tawatur.ledger.open import check_path, open_ledger
from tawatur.ledger.revisions import find_revision
from tawatur.ledger.search_tables import SEARCH_TABLES
from tawatur.ledger.tables import METADATA
from tawatur.ledger.writing import write_retrying

# Rows in memory at once. The longest, texts of a megabyte, are rare.
ROWS_AT_ONCE = 2_000

# In the order in which rows can be inserted. What is searched is keyed anew in the copy, by its own database.
COPIED = tuple(table for table in METADATA.sorted_tables if table not in SEARCH_TABLES)


def copy_ledger(source: Ledger, target: Ledger, *, replace: bool = False) -> int:
    """Copy all that a ledger holds, as it was at one moment, into another, in one transaction.

    Others may write the source meanwhile: what they write is not in the copy. Others may read the target meanwhile:
    they see it as it was until all is there.

    Args:
        source: the ledger to read.
        target: the ledger to write.
        replace: take out all that the target holds first.

    Returns:
        How many articles were copied.

    Raises:
        LedgerError: `ledger.not-empty` where the target holds anything and `replace` is not asked for; or either
            database fails, and the target stays as it was.
    """

    def work(out: Connection) -> int:
        hold_writers(out, (ARTICLES, *COPIED))
        if replace:
            empty(out)
        elif not is_empty(out):
            raise LedgerError("ledger.not-empty", ledger=target.where)
        with told_plainly(source.where), connect_to_read_once(source.engine) as into:
            for table in COPIED:
                found = into.execution_options(yield_per=ROWS_AT_ONCE).execute(select(table))
                for rows in found.mappings().partitions():
                    insert_rows(out, table, [dict(row) for row in rows])
        move_counters(out, COPIED)
        return out.execute(select(func.count()).select_from(ARTICLES)).scalar_one()

    with told_plainly(target.where):
        return write_retrying(target.engine, target.where, work)


def is_empty(connection: Connection) -> bool:
    """Whether a ledger holds nothing that anybody read or decided."""
    counts = (select(func.count()).select_from(table) for table in (ARTICLES, REFUSALS, JUDGEMENTS))
    return not any(connection.execute(count).scalar_one() for count in counts)


def empty(connection: Connection) -> None:
    """Take all out of a ledger."""
    for name in FOUND_TABLES:
        connection.exec_driver_sql(f"DELETE FROM {name}")
    for table in reversed(METADATA.sorted_tables):
        connection.execute(delete(table))


def back_up_ledger(source: Ledger, path: Path) -> int:
    """Write a backup: a SQLite ledger of its own in one file, as the source was at one moment, which may be in use.

    Args:
        source: the ledger.
        path: the file, which must not be there yet.

    Returns:
        How many articles it holds.

    Raises:
        LedgerError: `ledger.exists`; or it cannot be written, and nothing is left of it.
    """
    if path.exists():
        raise LedgerError("ledger.exists", ledger=str(path))
    half = Path(f"{path}.part")
    remove_file(half)
    try:
        with told_plainly(str(path)):
            if not write_file_copy(source.engine, half):
                with open_ledger(half, create=True) as target:
                    copy_ledger(source, target)
            count = finish_file(half)
            half.replace(path)
    finally:
        remove_file(half)
    return count


def restore_ledger(backup: Path, where: str, *, replace: bool = False) -> int:
    """Put a backup where a ledger is to be, in a file or on a server. The backup stays as it is, also an older one.

    Args:
        backup: a file that `back_up_ledger` wrote, or any other SQLite ledger.
        where: the ledger to make.
        replace: take out what a ledger there holds; it may be in use, and has either all of the old or all of the new.

    Returns:
        How many articles were restored.

    Raises:
        LedgerError: `ledger.not-empty` where there is a ledger with anything in it; or either cannot be used.
    """
    half = Path(f"{backup}.restoring") if "://" in where else Path(f"{where}.restoring")
    remove_file(half)
    try:
        with read_backup(backup) as source, told_plainly(str(half)):
            write_file_copy(source, half)
        with open_ledger(half) as source, open_ledger(where, create=True) as target:
            return copy_ledger(source, target, replace=replace)
    finally:
        remove_file(half)
        for left in half.parent.glob(f"{half.name}.before-*.bak"):
            left.unlink()


@contextmanager
def read_backup(path: Path) -> Iterator[Engine]:
    """A SQLite ledger of any revision, to be read and not migrated."""
    check_path(path, create=False)
    engine = make_file_engine(path, read_only=not may_write(path))
    try:
        with told_plainly(str(path)), engine.connect() as connection:
            find_revision(connection, str(path), create=False)
        yield engine
    finally:
        engine.dispose()


def finish_file(path: Path) -> int:
    """Make a written copy one file that is ready for use; returns its articles."""
    with open_ledger(path) as ledger:
        use_write_ahead_log(ledger.engine)
        with ledger.engine.connect() as connection:
            return connection.execute(select(func.count()).select_from(ARTICLES)).scalar_one()


def remove_file(path: Path) -> None:
    """Take away a SQLite file and what stands beside it."""
    for name in (path, Path(f"{path}-wal"), Path(f"{path}-shm"), Path(f"{path}-journal")):
        name.unlink(missing_ok=True)
