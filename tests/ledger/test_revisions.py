"""Ledgers of older and newer programs."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from msgspec.structs import replace
from sqlalchemy import text

from tawatur.errors import LedgerError
from tawatur.ledger import revisions
from tawatur.ledger.check import check_ledger
from tawatur.ledger.dialects import connect_to_write, make_file_engine, make_server_engine
from tawatur.ledger.open import open_ledger
from tawatur.ledger.revisions import HEAD, REVISIONS, migrate
from tawatur.ledger.tables import METADATA
from tests.ledger.samples import make_document, make_findings

# What the first program could store: later records and fields at their defaults.
OLD_SIZES = tuple(replace(one, event=None) for one in make_findings().quantities)
OLD_FINDINGS = replace(make_findings(), times=(), violations=(), quantities=OLD_SIZES)


def make_old(path: Path) -> None:
    """A ledger as the first program made it, with one article in it: today's rows, as far as its tables take them."""
    today = path.with_name("today.db")
    with open_ledger(today, create=True) as ledger:
        ledger.store_article(make_document(), OLD_FINDINGS)
    engine = make_file_engine(path, read_only=False)
    with connect_to_write(engine) as connection, connection.begin():
        migrate(connection, "0001")
    engine.dispose()
    with closing(sqlite3.connect(path)) as old:
        old.execute("ATTACH ? AS today", (str(today),))
        for (table,) in old.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
            if table == "alembic_version":
                continue
            columns = ", ".join(f'"{row[1]}"' for row in old.execute(f"PRAGMA main.table_info({table})"))
            old.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM today.{table}")
        old.commit()
    for file in path.parent.glob("today.db*"):
        file.unlink()


def read_revision(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])


def test_the_program_knows_the_revisions_it_ships() -> None:
    config = Config()
    config.set_main_option("script_location", str(files("tawatur.ledger") / "migrations"))
    shipped = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(shipped)) == REVISIONS


def test_migrations_make_the_tables_that_the_program_uses(where: str) -> None:
    open_ledger(where, create=True).close()
    engine = make_server_engine(where) if "://" in where else make_file_engine(Path(where), read_only=False)
    with engine.connect() as connection:
        # The tables of keys differ between the databases; `tests/ledger/test_search.py` uses them.
        options = {"compare_type": True, "include_object": lambda _, name, *rest: not str(name).startswith("found_")}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_an_older_ledger_is_copied_and_migrated(path: Path) -> None:
    make_old(path)
    with open_ledger(path) as ledger:
        assert ledger.findings(make_document().key) == OLD_FINDINGS
        assert ledger.refusals() == ()
        assert check_ledger(ledger) == ()
    assert read_revision(path) == HEAD
    copy = path.with_name(f"news.db.before-{HEAD}.bak")
    assert read_revision(copy) == "0001"
    assert sorted(file.name for file in path.parent.iterdir()) == ["news.db", copy.name]


def test_a_copy_is_never_written_over(path: Path) -> None:
    make_old(path)
    first = path.with_name(f"news.db.before-{HEAD}.bak")
    first.write_text("kept")
    open_ledger(path).close()
    assert first.read_text() == "kept"
    assert read_revision(path.with_name(f"news.db.before-{HEAD}.2.bak")) == "0001"


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_old(path)

    def fail(connection: object) -> None:
        migrate(connection)  # type: ignore[arg-type]
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(revisions, "migrate", fail)
    with pytest.raises(LedgerError) as caught:
        open_ledger(path)
    assert caught.value.code == "ledger.full"
    assert read_revision(path) == "0001"
    monkeypatch.undo()
    with open_ledger(path) as ledger:
        assert ledger.findings(make_document().key) == OLD_FINDINGS


def test_a_newer_ledger_is_refused_and_left_alone(where: str) -> None:
    with open_ledger(where, create=True) as ledger, connect_to_write(ledger.engine) as connection, connection.begin():
        connection.execute(text("UPDATE alembic_version SET version_num = '0999'"))
    for create in (False, True):
        with pytest.raises(LedgerError) as caught:
            open_ledger(where, create=create)
        assert (caught.value.code, caught.value.details["found"]) == ("ledger.newer", "0999")
        assert caught.value.details["known"] == HEAD


def test_a_database_without_tables_is_no_ledger_until_made_one(where: str) -> None:
    if "://" not in where:
        Path(where).touch()
    with pytest.raises(LedgerError) as caught:
        open_ledger(where)
    assert caught.value.code == "ledger.not-a-ledger"
    with open_ledger(where, create=True) as ledger:
        assert ledger.counts()["articles"] == 0


@pytest.mark.parametrize("table", ["articles", "alembic_version"])
def test_tables_of_others_are_left_alone(where: str, table: str) -> None:
    engine = make_server_engine(where) if "://" in where else make_file_engine(Path(where), read_only=False)
    with connect_to_write(engine) as connection, connection.begin():
        connection.execute(text(f"CREATE TABLE {table} (version_num TEXT)"))
    engine.dispose()
    with pytest.raises(LedgerError) as caught:
        open_ledger(where, create=True)
    assert caught.value.code == "ledger.foreign"
