"""A ledger in another database, in a backup and back, while it is in use."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tawatur.errors import LedgerError
from tawatur.ledger.check import check_ledger
from tawatur.ledger.copying import back_up_ledger, copy_ledger, restore_ledger
from tawatur.ledger.ledger import Ledger
from tawatur.ledger.open import open_ledger
from tawatur.records.findings import Findings
from tawatur.records.refusal import Refusal
from tests.ledger.conftest import create_database
from tests.ledger.judging import judge_record
from tests.ledger.samples import make_document, make_findings


def fill(ledger: Ledger) -> None:
    """Articles with versions and changes, a refusal, and judgements."""
    for number in range(5):
        ledger.store_article(make_document(f"{number}.txt", outlet="الأفق"), make_findings())
    ledger.store_article(make_document("0.txt", text="غيره\x00\ud800", outlet="الأفق"), Findings())
    ledger.store_article(make_document("1.txt", outlet="الأفق", published="2019"), make_findings())
    ledger.store_refusal(Refusal(document="x", stage="open", code="ingest.empty-file"))
    judge_record(ledger, make_document("2.txt", outlet="الأفق").key, "statement", "reject", by="Nada", why="ironic")


def test_a_copy_in_any_database_has_the_same_digest(ledger: Ledger, server: str, tmp_path: Path) -> None:
    fill(ledger)
    for target in (str(tmp_path / "copy.db"), create_database(server)):
        with open_ledger(target, create=True) as copy:
            assert copy_ledger(ledger, copy) == 5
            assert copy.digest() == ledger.digest()
            assert check_ledger(copy) == ()
            assert copy.counts() == ledger.counts()
            assert copy.store_article(make_document("new.txt"), make_findings()) == "new"


def test_nothing_is_copied_over_what_is_there(ledger: Ledger, tmp_path: Path) -> None:
    fill(ledger)
    with open_ledger(tmp_path / "other.db", create=True) as other:
        other.store_article(make_document("kept.txt"), make_findings())
        digest = other.digest()
        with pytest.raises(LedgerError) as caught:
            copy_ledger(ledger, other)
        assert caught.value.code == "ledger.not-empty"
        assert other.digest() == digest
        copy_ledger(ledger, other, replace=True)
        assert other.digest() == ledger.digest()


def test_a_backup_restores_the_ledger_that_was(ledger: Ledger, where: str, tmp_path: Path) -> None:
    fill(ledger)
    digest, backup = ledger.digest(), tmp_path / "backup.db"
    assert back_up_ledger(ledger, backup) == 5
    ledger.store_article(make_document("later.txt"), make_findings())
    with pytest.raises(LedgerError) as caught:
        restore_ledger(backup, where)
    assert caught.value.code == "ledger.not-empty"
    assert restore_ledger(backup, where, replace=True) == 5
    assert ledger.digest() == digest
    assert restore_ledger(backup, str(tmp_path / "elsewhere.db")) == 5
    with open_ledger(tmp_path / "elsewhere.db") as elsewhere:
        assert elsewhere.digest() == digest
    names = sorted(file.name for file in tmp_path.iterdir() if not file.name.startswith("news"))
    assert names == ["backup.db", "elsewhere.db"]


def test_a_backup_is_never_written_over(ledger: Ledger, tmp_path: Path) -> None:
    backup = tmp_path / "backup.db"
    backup.write_text("kept")
    with pytest.raises(LedgerError) as caught:
        back_up_ledger(ledger, backup)
    assert (caught.value.code, backup.read_text()) == ("ledger.exists", "kept")


def test_backup_and_restore_while_others_write_and_read(ledger: Ledger, where: str, tmp_path: Path) -> None:
    fill(ledger)
    stop, failures, seen = threading.Event(), [], set()

    def write() -> None:
        number = 0
        with open_ledger(where) as own:
            while not stop.is_set():
                try:
                    own.store_article(make_document(f"w{number}.txt"), make_findings())
                except Exception as error:
                    failures.append(error)
                number += 1

    def read() -> None:
        with open_ledger(where) as own:
            while not stop.is_set():
                seen.add(own.counts()["refusals"])

    threads = [threading.Thread(target=write), threading.Thread(target=read)]
    for thread in threads:
        thread.start()
    try:
        for number in range(4):
            backup = tmp_path / f"{number}.db"
            assert back_up_ledger(ledger, backup) >= 5
            with open_ledger(backup) as copy:
                assert check_ledger(copy) == ()
            restore_ledger(backup, where, replace=True)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert failures == []
    assert seen == {1}  # the one refusal: nobody saw the ledger emptied
    assert check_ledger(ledger) == ()


def test_a_restored_file_that_is_no_ledger_is_told(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("no database " * 100)
    for backup, code in ((tmp_path / "x.db", "ledger.not-sqlite"), (tmp_path / "none.db", "ledger.missing")):
        with pytest.raises(LedgerError) as caught:
            restore_ledger(backup, str(tmp_path / "news.db"))
        assert caught.value.code == code
        assert not (tmp_path / "news.db").exists()
