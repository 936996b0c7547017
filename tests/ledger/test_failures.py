"""A ledger where it cannot be: each case has its own code, and nothing stored is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.errors import LedgerError
from tawatur.ledger.check import check_ledger
from tawatur.ledger.open import open_ledger
from tawatur.records.findings import Findings
from tests.ledger.samples import make_document, make_findings
from tests.needs import ROOT


def code_of(where: str | Path, *, create: bool = True) -> str:
    with pytest.raises(LedgerError) as caught:
        open_ledger(where, create=create)
    assert caught.value.details["ledger"]
    return caught.value.code


def test_paths_that_are_no_ledger(path: Path) -> None:
    text = path.with_name("a.txt")
    text.write_text("قال الوزير", encoding="utf-8")
    page = path.with_name("a.html")
    page.write_text("<html>" * 5000, encoding="utf-8")
    fifo = path.with_name("fifo")
    os.mkfifo(fifo)
    assert code_of(path, create=False) == "ledger.missing"
    assert code_of(path.parent) == "ledger.is-folder"
    assert code_of(path.parent / "none" / "news.db") == "ledger.no-folder"
    assert code_of(text / "news.db") == "ledger.no-folder"
    assert [code_of(file) for file in (text, page, fifo)] == ["ledger.not-sqlite"] * 3
    assert text.read_text(encoding="utf-8") == "قال الوزير"
    assert sorted(file.name for file in path.parent.iterdir()) == ["a.html", "a.txt", "fifo"]


def test_urls_that_are_no_ledger() -> None:
    assert code_of("mysql://user@host/news") == "ledger.url"
    assert code_of("://") == "ledger.url"


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(LedgerError) as caught:
        open_ledger(f"postgresql://tawatur:secret@/news?host={tmp_path}")
    assert caught.value.code == "ledger.unreachable"
    assert "secret" not in str(caught.value)


def test_a_damaged_file(path: Path) -> None:
    with open_ledger(path, create=True) as ledger:
        for number in range(200):
            ledger.store_article(make_document(f"{number}.txt"), make_findings())
    with path.open("r+b") as file:
        file.seek(5 * 4096)
        file.write(b"\xff" * 40 * 4096)
    with pytest.raises(LedgerError) as caught, open_ledger(path) as ledger:
        ledger.digest()
    assert caught.value.code == "ledger.damaged"


def test_a_ledger_that_another_process_holds(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_ledger(path, create=True).close()
    monkeypatch.setattr("tawatur.ledger.dialects.BUSY_WAIT_S", 0.01)
    holder = sqlite3.connect(path, isolation_level=None)
    with open_ledger(path) as ledger:
        holder.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError) as caught:
            ledger.store_article(make_document(), Findings())
        assert caught.value.code == "ledger.busy"
        assert list(ledger.articles()) == []
        holder.execute("ROLLBACK")
        holder.close()
        assert ledger.store_article(make_document(), Findings()) == "new"


FILL = """
import resource, sys
from tawatur.errors import LedgerError
from tawatur.ledger.open import open_ledger
from tests.ledger.samples import make_document, make_findings
with open_ledger(sys.argv[1], create=True) as ledger:
    if sys.argv[2] != "0":
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
    stored = 0
    try:
        while True:
            ledger.store_article(make_document(f"{stored}.txt"), make_findings())
            stored += 1
    except LedgerError as error:
        print(error.code, stored, ledger.counts()["articles"])
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    if sys.argv[2] != "0":
        print(ledger.store_article(make_document("more.txt"), make_findings()))
"""


def run_python(program: str, *arguments: str) -> list[str]:
    command = [sys.executable, "-c", program, *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.parametrize("limit", [600_000, 1_500_000])
def test_a_limit_on_file_sizes(path: Path, limit: int) -> None:
    code, stored, kept, after = run_python(FILL, str(path), str(limit))
    assert (code, stored, after) == ("ledger.full", kept, "new")
    with open_ledger(path) as ledger:
        assert ledger.counts()["articles"] == int(stored) + 1
        assert check_ledger(ledger) == ()


@pytest.fixture
def small_disk() -> Iterator[Path]:
    """A file system of one megabyte."""
    folder = Path(tempfile.mkdtemp())
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)
    folder.rmdir()


def test_a_full_disk(small_disk: Path) -> None:
    path = small_disk / "news.db"
    code, stored, kept = run_python(FILL, str(path), "0")
    assert (code, stored) == ("ledger.full", kept)
    assert int(stored) > 0
    with open_ledger(path) as ledger:
        assert ledger.counts()["articles"] == int(stored)
        assert check_ledger(ledger) == ()


# The super-user may write anywhere, so the program becomes nobody once all it needs is imported.
READ = """
import os, sys, tempfile
from tawatur.errors import LedgerError
from tawatur.ledger.open import open_ledger
from tests.ledger.samples import make_document, make_findings
with tempfile.TemporaryDirectory() as folder, open_ledger(folder + "/x.db", create=True) as ledger:
    ledger.store_article(make_document("b.txt"), make_findings())
if not os.getuid():
    os.setuid(65534)
with open_ledger(sys.argv[1], create=True) as ledger:
    print(len(list(ledger.articles())))
    for work in (ledger.require_writing, lambda: ledger.store_article(make_document("b.txt"), make_findings())):
        try:
            work()
        except LedgerError as error:
            print(error.code)
try:
    open_ledger(sys.argv[1] + "2", create=True)
except LedgerError as error:
    print(error.code)
"""


def test_a_place_that_may_only_be_read() -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        path = folder / "news.db"
        with open_ledger(path, create=True) as ledger:
            ledger.store_article(make_document(), make_findings())
        path.chmod(0o444)
        folder.chmod(0o555)
        assert run_python(READ, str(path)) == ["1", *["ledger.read-only"] * 3]
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)
