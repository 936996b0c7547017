"""A database that may not grow: what was stored is kept, and going on ends where an undisturbed run does."""

from __future__ import annotations

import resource
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from tawatur.errors import LedgerError
from tawatur.ledger.check import check_ledger
from tawatur.ledger.copying import back_up_ledger, copy_ledger
from tawatur.ledger.ledger import Ledger
from tawatur.ledger.open import open_ledger
from tawatur.ledger.search import Unit
from tests.cli.call import call_program
from tests.ledger.judging import judge_record
from tests.ledger.samples import make_document, make_findings

DOCS = [make_document(f"{number}.txt") for number in range(40)]


def limit_pages(ledger: Ledger, more: int) -> None:
    """Let the file grow by so many pages and no more."""
    with ledger.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    ledger.close()

    @event.listens_for(ledger.engine, "connect")
    def limit(connection: sqlite3.Connection, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages + more}")


def make_units(number: int) -> list[Unit]:
    return [Unit("article", 0, 0, 5, "", "", "", {"words": [f"w{number}x{n}" for n in range(300)]})]


@pytest.mark.parametrize("more", [0, 1, 4, 12])
def test_sqlites_limit_of_pages(path: Path, tmp_path: Path, more: int) -> None:
    with open_ledger(path, create=True) as ledger, open_ledger(tmp_path / "straight.db", create=True) as straight:
        for doc in DOCS:
            straight.store_article(doc, make_findings())
        limit_pages(ledger, more)
        stored = 0
        with pytest.raises(LedgerError) as caught:
            for doc in DOCS:
                ledger.store_article(doc, make_findings())
                stored += 1
        assert caught.value.code == "ledger.full"
        assert ledger.counts()["articles"] == stored
        assert check_ledger(ledger) == ()
    with open_ledger(path) as ledger:
        outcomes = [ledger.store_article(doc, make_findings()) for doc in DOCS]
        assert outcomes == ["known"] * stored + ["new"] * (len(DOCS) - stored)
        assert ledger.digest() == straight.digest()


def test_judging_indexing_and_copying_into_a_full_database_lose_nothing(path: Path, tmp_path: Path) -> None:
    with open_ledger(path, create=True) as ledger:
        ledger.store_article(DOCS[0], make_findings())
        digest = ledger.digest()
        limit_pages(ledger, 2)
        with pytest.raises(LedgerError) as judging:
            for _ in range(200):
                judge_record(ledger, DOCS[0].key, "statement", "note", why="long " * 200)
                digest = ledger.digest()
        with pytest.raises(LedgerError) as indexing:
            for number in range(200):
                ledger.store_units({DOCS[0].key: make_units(number)}, "test")
        assert {judging.value.code, indexing.value.code} == {"ledger.full"}
        assert ledger.digest() == digest
        assert check_ledger(ledger) == ()
        with open_ledger(tmp_path / "other.db", create=True) as other:
            for doc in DOCS:
                other.store_article(doc, make_findings())
            with pytest.raises(LedgerError):
                copy_ledger(other, ledger, replace=True)
        assert ledger.digest() == digest


def test_a_backup_on_a_full_disk_leaves_nothing_behind(path: Path, tmp_path: Path) -> None:
    with open_ledger(path, create=True) as ledger:
        for doc in DOCS:
            ledger.store_article(doc, make_findings())
        size = path.stat().st_size // 2
        assert back_up_ledger(ledger, tmp_path / "whole.db") == len(DOCS)
    result = call_program(
        "backup", path, tmp_path / "backup.db", setup=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    )
    assert (result.status, result.err.rpartition(" ")[2]) == (3, "[ledger.full]\n")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["news.db", "whole.db"]
