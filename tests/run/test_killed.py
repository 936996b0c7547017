"""A run that is killed, at whatever moment, and started again ends as if nothing had been."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tawatur.ledger.check import check_ledger
from tawatur.ledger.open import open_ledger
from tests.needs import ROOT

ARTICLES = 400
RUN = """
import sys
import pytest
from tawatur.ledger.open import open_ledger
from tawatur.run.local import store_stream
from tests.run.fake import CODEBOOK, make_stream, use_fake_coder
with pytest.MonkeyPatch.context() as patch, open_ledger(sys.argv[1], create=True) as ledger:
    use_fake_coder(patch)
    stream = make_stream(int(sys.argv[2]), every=2, word="wait")
    print("started", flush=True)
    print(store_stream(stream, ledger, codebook=CODEBOOK).articles)
"""


def start_run(path: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", RUN, str(path), str(ARTICLES)]
    return subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


def finish(run: subprocess.Popen[str]) -> None:
    out, errors = run.communicate(timeout=120)
    assert (out.split(), errors) == (["started", str(ARTICLES)], "")


def processes_of(session: int) -> Iterator[int]:
    """The processes of a session that still live."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            yield int(folder.name)


@pytest.fixture(scope="module")
def straight(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, float]:
    """The digest of a run that nobody disturbed, and how long it took."""
    path = tmp_path_factory.mktemp("straight") / "news.db"
    began = time.monotonic()
    finish(start_run(path))
    took = time.monotonic() - began
    with open_ledger(path) as ledger:
        return ledger.digest(), took


@pytest.mark.skipif(sys.platform != "linux", reason="looks for the workers in /proc")
def test_killed_at_any_moment(tmp_path: Path, straight: tuple[str, float]) -> None:
    digest, took = straight
    path, kept = tmp_path / "news.db", []
    moments = random.Random(2011)
    for _ in range(7):
        run = start_run(path)
        time.sleep(moments.uniform(0.1, took))
        os.kill(run.pid, signal.SIGKILL)
        run.communicate()
        # The workers notice that nobody waits for them any more.
        deadline = time.monotonic() + 10
        while list(processes_of(run.pid)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert list(processes_of(run.pid)) == []
        if path.exists():
            with open_ledger(path, create=True) as ledger:
                assert check_ledger(ledger) == ()
                kept.append(ledger.counts()["versions"])
    finish(start_run(path))
    assert kept == sorted(kept)
    assert kept[-1] > 0
    with open_ledger(path) as ledger:
        assert ledger.digest() == digest
        assert check_ledger(ledger) == ()


def test_interrupted_from_the_keyboard(tmp_path: Path, straight: tuple[str, float]) -> None:
    wait, errors = straight[1] / 3, ""
    for attempt in range(8):  # a run that ended before the signal came is tried again, interrupted earlier
        path = tmp_path / f"news{attempt}.db"
        run = start_run(path)
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(wait / 2**attempt)
        os.killpg(run.pid, signal.SIGINT)
        _, errors = run.communicate(timeout=60)
        if errors:
            break
    assert errors.strip().endswith("KeyboardInterrupt")
    assert errors.count("Traceback") == 1
    finish(start_run(path))
    with open_ledger(path) as ledger:
        assert ledger.digest() == straight[0]


def test_two_runs_into_one_ledger_at_once(tmp_path: Path, straight: tuple[str, float]) -> None:
    path = tmp_path / "news.db"
    runs = [start_run(path), start_run(path)]
    for run in runs:
        finish(run)
    with open_ledger(path) as ledger:
        assert ledger.digest() == straight[0]
        assert check_ledger(ledger) == ()
