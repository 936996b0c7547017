"""Ledgers to test on: the same tests run on a SQLite file and on a PostgreSQL server of their own."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from tawatur.ledger.ledger import Ledger
from tawatur.ledger.open import open_ledger
from tests.needs import needs_postgres

DATABASES = count()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A PostgreSQL server for this session on a socket of its own; gives the socket's folder."""
    programs = needs_postgres()
    pytest.importorskip("psycopg")
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path must be short
    # The server refuses to run as root.
    user = None if os.getuid() else pwd.getpwnam("nobody").pw_uid
    if user is not None:
        os.chown(folder, user, -1)

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), *arguments]
        subprocess.run(command, check=True, cwd=folder, user=user, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    data = str(folder / "data")
    run("initdb", "-D", data, "-U", "tawatur", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "--no-sync")
    options = f"-k {folder} -c listen_addresses='' -c fsync=off"
    run("pg_ctl", "-D", data, "-o", options, "-l", str(folder / "log"), "-w", "start")
    yield str(folder)
    run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    shutil.rmtree(folder)


def create_database(server: str) -> str:
    """An empty database on the server; gives its URL."""
    import psycopg

    name = f"ledger{next(DATABASES)}"
    with psycopg.connect(host=server, user="tawatur", dbname="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    return f"postgresql://tawatur@/{name}?host={server}"


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a new ledger may be made."""
    if request.param == "sqlite":
        return str(tmp_path / "news.db")
    return create_database(request.getfixturevalue("server"))


@pytest.fixture
def ledger(where: str) -> Iterator[Ledger]:
    with open_ledger(where, create=True) as ledger:
        yield ledger


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite ledger without articles, to copy: sooner made than by all migrations."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    open_ledger(path, create=True).close()
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The path of a new SQLite ledger, for what only files do."""
    return tmp_path / "news.db"
