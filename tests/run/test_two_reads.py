"""Two `tawatur read` at once on one ledger."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tawatur.ledger.check import check_ledger
from tawatur.ledger.open import open_ledger
from tests.needs import ROOT


def start_read(folder: Path, ledger: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tawatur.cli.app", "read", str(folder), "--into", str(ledger), "--json"]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_two_reads_at_once_end_as_one(tmp_path: Path) -> None:
    examples = ROOT / "examples"
    one, two = tmp_path / "one.db", tmp_path / "two.db"
    runs = [start_read(examples, two), start_read(examples, two)]
    answers = []
    for run in runs:
        out, errors = run.communicate(timeout=300)
        assert (run.returncode, errors) == (0, "")
        answers.append(json.loads(out))
    assert start_read(examples, one).communicate(timeout=300)[1] == ""
    assert answers[0]["articles"] == answers[1]["articles"] == answers[0]["new"] + answers[1]["new"]
    with open_ledger(one) as straight, open_ledger(two) as both:
        assert both.digest() == straight.digest()
        assert both.identities() == straight.identities()
        assert both.unsearched("", most=9) == []
        assert check_ledger(both) == ()
