"""All that differs between SQLite and PostgreSQL; no other module of the room names either.

Source: the SQLite documentation on WAL, URI file names, the backup API and "How To Corrupt An SQLite Database File";
the SQLAlchemy documentation on transactions in its pysqlite dialect; PostgreSQL 15 on advisory locks and error codes.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Dialect, Engine, Table, Text, create_engine, event, inspect
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool
from sqlalchemy.types import TypeDecorator, TypeEngine

from tawatur.errors import LedgerError
from tawatur.ledger.storable import escape_text, unescape_text

# How long one process waits for another's transaction. One article takes milliseconds to store, a migration of a
# large ledger can take a minute; what waits longer has met a stopped process and should be told.
BUSY_WAIT_S = 60

# 16 MB of pages in memory for each connection: the upper levels of all indexes of a ledger of 100,000 articles. Twice
# as much, and an eighth of it, stored 6,000 articles in the same time; the system caches the file as well.
SQLITE_CACHE_KIB = 16_000

# An arbitrary number that all processes agree on, so that one at a time creates or migrates a PostgreSQL ledger.
MIGRATION_LOCK = 7_461_776_174

BEGIN_OPTION = "tawatur_begin"

# Small rows, read by their primary key: SQLite then keeps them in the key's own tree, in half the space.
COMPACT: dict[str, Any] = {"sqlite_with_rowid": False}


class StoredText(TypeDecorator[str]):
    """Text kept exactly (see `tawatur.ledger.storable`), compared by code point in both databases."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Plain text; PostgreSQL is told to compare by code point, as SQLite does."""
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """A value on its way into the database."""
        return None if value is None else escape_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """A value on its way out."""
        return None if value is None else unescape_text(value)


def is_url(where: str) -> bool:
    """Whether a ledger is named by a database URL and not by a path."""
    return "://" in where


def make_server_engine(where: str) -> Engine:
    """An engine on a database server; nothing is connected yet.

    Raises:
        LedgerError: `ledger.url` where the URL is none of PostgreSQL, `ledger.driver` where psycopg is not installed.
    """
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise LedgerError("ledger.url", ledger=where) from error
    if url.drivername in ("postgresql", "postgres"):
        url = url.set(drivername="postgresql+psycopg")
    if url.drivername != "postgresql+psycopg":
        raise LedgerError("ledger.url", ledger=url.render_as_string())
    try:
        return create_engine(url, pool_pre_ping=True)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise LedgerError("ledger.driver", ledger=url.render_as_string(), package="tawatur[postgres]") from error


def make_file_engine(path: Path, *, read_only: bool) -> Engine:
    """An engine on a SQLite file.

    Transactions begin when we say so: `BEGIN`, or `BEGIN IMMEDIATE` for writers, so that a writer waits at its start
    and never fails in its middle because another was faster.
    """
    target, uri = str(path.absolute()), False
    if read_only:
        # Without the right to write beside it, SQLite can read a WAL file only if told that nobody changes it.
        wal = Path(f"{path}-wal")
        mode = "mode=ro" if wal.exists() and wal.stat().st_size else "immutable=1"
        target, uri = f"{path.absolute().as_uri()}?{mode}", True

    def connect() -> sqlite3.Connection:
        return sqlite3.connect(target, timeout=BUSY_WAIT_S, uri=uri, isolation_level=None, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def set_up(dbapi_connection: sqlite3.Connection, _: object) -> None:
        with closing(dbapi_connection.cursor()) as cursor:
            cursor.execute("PRAGMA foreign_keys = ON")
            cursor.execute(f"PRAGMA cache_size = -{SQLITE_CACHE_KIB}")
            # With WAL a killed program loses nothing, and a power cut at most the last moments, never the file.
            cursor.execute("PRAGMA synchronous = NORMAL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(connection.get_execution_options().get(BEGIN_OPTION, "BEGIN"))

    return engine


def connect_to_write(engine: Engine) -> Connection:
    """A connection whose transaction takes the right to write at its start."""
    return engine.connect().execution_options(**{BEGIN_OPTION: "BEGIN IMMEDIATE"})


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert many rows of equal keys, values as `StoredText` would store them.

    An article has two hundred rows; SQLAlchemy's own way costs twice the time of storing them.
    """
    sql, keys = compile_insert(table, tuple(rows[0]), connection.dialect)
    if keys:
        values: Any = [tuple(store_value(row[key]) for key in keys) for row in rows]
    else:
        values = [{key: store_value(value) for key, value in row.items()} for row in rows]
    connection.exec_driver_sql(sql, values)


def insert_numbers(connection: Connection, table: Table, rows: Sequence[tuple[int, ...]]) -> None:
    """Insert rows of whole numbers, for every column of a table in its order: millions of them, without detours."""
    names = ", ".join(column.name for column in table.columns)
    sign = "?" if connection.dialect.paramstyle == "qmark" else "%s"
    values = ", ".join([sign] * len(table.columns))
    if rows:
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({values})", list(rows))


def count_up(connection: Connection, table: Table, counts: Sequence[tuple[str, int]]) -> None:
    """Add to the counts of a table of two columns, a key and a count; a key that is not there begins at 0.

    Both databases have the same words for it.
    """
    key, count = (column.name for column in table.columns)
    sign = ("?", "?") if connection.dialect.paramstyle == "qmark" else ("%s", "%s")
    sql = (
        f"INSERT INTO {table.name} ({key}, {count}) VALUES ({sign[0]}, {sign[1]}) "
        f"ON CONFLICT ({key}) DO UPDATE SET {count} = {table.name}.{count} + excluded.{count}"
    )
    if counts:
        connection.exec_driver_sql(sql, [(escape_text(name), number) for name, number in counts])


@lru_cache(maxsize=100)
def compile_insert(table: Table, keys: tuple[str, ...], dialect: Dialect) -> tuple[str, tuple[str, ...]]:
    """The driver's SQL for rows with these keys, and their order where the driver takes values by position."""
    compiled = table.insert().compile(dialect=dialect, column_keys=list(keys))
    return str(compiled), tuple(compiled.positiontup or ())


def store_value(value: Any) -> Any:
    """A value as it is stored."""
    return escape_text(value) if isinstance(value, str) else value


def use_write_ahead_log(engine: Engine) -> None:
    """Let readers read while somebody writes (SQLite; a server does so anyway). Kept in the file."""
    if engine.dialect.name != "sqlite":
        return
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        # SQLite does not wait for the lock that the change of mode needs where another process opens the same new file.
        give_up = time.monotonic() + BUSY_WAIT_S
        while cursor.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            try:
                cursor.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                    raise
                time.sleep(0.02)


def hold_migration_lock(connection: Connection) -> None:
    """Let one process at a time create or migrate; SQLite's `BEGIN IMMEDIATE` has done it already."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")


def hold_writers(connection: Connection, tables: Sequence[Table]) -> None:
    """Let nobody else write these tables until the transaction ends; all may read (SQLite has done it already)."""
    if connection.dialect.name == "postgresql":
        for table in tables:
            connection.exec_driver_sql(f"LOCK TABLE {table.name} IN EXCLUSIVE MODE")


def belongs_to_others(connection: Connection, own: frozenset[str]) -> bool:
    """Whether a database without our revision table is in somebody else's use.

    A SQLite file is one program's: any table tells. A PostgreSQL database may be shared, and only a table with one
    of our own names is in the way.
    """
    names = set(inspect(connection).get_table_names())
    return bool(names if connection.dialect.name == "sqlite" else names & own)


# The columns of words by which search finds units, and what a hit in each counts (see `tawatur.ledger.search`). A word
# of the title tells what an article is about; the last four only filter.
FOUND_COLUMNS: dict[str, float] = {
    "title": 3.0,
    "words": 1.0,
    "title_stems": 3.0,
    "stems": 1.0,
    "names": 1.0,
    "speaker": 0.0,
    "holder": 0.0,
    "actor": 0.0,
    "place": 0.0,
}
FOUND_TABLES = ("found_articles", "found_records")


def create_found_tables(connection: Connection) -> None:
    """The tables of keys: FTS5's own in SQLite; texts with one `tsvector` over all of them in PostgreSQL.

    The keys are letters and digits only, folded before they come here, so that FTS5's plainest tokenizer parts them at
    the spaces and changes nothing; PostgreSQL gets each key as a lexeme, with its column before it, and parses nothing.
    """
    for table in FOUND_TABLES:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql(
                f"CREATE VIRTUAL TABLE {table} USING fts5({', '.join(FOUND_COLUMNS)}, tokenize = 'ascii')"
            )
        else:
            columns = ", ".join(f'{name} TEXT COLLATE "C" NOT NULL' for name in FOUND_COLUMNS)
            connection.exec_driver_sql(
                f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, {columns}, found tsvector NOT NULL)"
            )
            connection.exec_driver_sql(f"CREATE INDEX ix_{table}_found ON {table} USING gin (found)")


def back_up_file(path: Path, target: Path) -> None:
    """Copy a SQLite file, as of now and whole, with SQLite's backup API; a copy that fails is taken away again."""
    half = Path(f"{target}.part")
    try:
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(half)) as copy:
            source.backup(copy)
        half.replace(target)
    except BaseException:
        half.unlink(missing_ok=True)
        raise


def write_file_copy(engine: Engine, target: Path) -> bool:
    """Write a SQLite ledger that may be in use into a new file, as it is now; False where it is no file.

    `VACUUM INTO` reads in one transaction, so that it never starts over, however much others write meanwhile.
    """
    if engine.dialect.name != "sqlite":
        return False
    with closing(engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
        cursor.execute("VACUUM INTO ?", (str(target),))
    return True


def connect_to_read_once(engine: Engine) -> Connection:
    """A connection whose transaction sees the database as it was at one moment."""
    connection = engine.connect()
    return (
        connection
        if engine.dialect.name == "sqlite"
        else connection.execution_options(isolation_level="REPEATABLE READ")
    )


def move_counters(connection: Connection, tables: Sequence[Table]) -> None:
    """Let new row numbers begin after those that were brought along (a server counts apart from its tables)."""
    if connection.dialect.name != "postgresql":
        return
    for table in tables:
        column = table.autoincrement_column
        if column is not None:
            most = f"(SELECT coalesce(max({column.name}), 0) + 1 FROM {table.name})"
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column.name}'), {most}, false)"
            )


def find_damage(connection: Connection) -> tuple[str, ...]:
    """What the database itself finds wrong with its file; a server looks after its own."""
    if connection.dialect.name != "sqlite":
        return ()
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(20)")]
    broken = [f"{row[0]}: row {row[1]}" for row in connection.exec_driver_sql("PRAGMA foreign_key_check")]
    return tuple(line for line in found if line != "ok") + tuple(broken[:20])


def may_write(path: Path) -> bool:
    """Whether this user may write a SQLite ledger here: the file where it is, and beside it."""
    return os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK))
