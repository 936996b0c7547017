"""Two `tawatur read` at once on one ledger."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tawatur.ledger.check import check_ledger
from tawatur.ledger.open import open_ledger
from tawatur.run.stories import join_stories
from tests.ledger.samples import make_document, make_findings
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
        assert sum(len(story.accounts) for story in both.stories()) == answers[0]["articles"]
        assert both.unsearched("", most=9) == []
        assert check_ledger(both) == ()


@pytest.mark.parametrize("count", [3, 40])
def test_a_process_that_is_overtaken_joins_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    path = tmp_path / "news.db"
    with open_ledger(path, create=True) as slow, open_ledger(path) as quick:
        for number in range(count):
            slow.store_article(make_document(f"{number}.txt", published="2020-01-01"), make_findings())
        place, waits = slow.place_articles, iter([True])

        def overtaken(*args: object, **options: object) -> int:
            if next(waits, False):
                join_stories(quick, workers=1)
            return place(*args, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(slow, "place_articles", overtaken)
        join_stories(slow, workers=1)
        assert sum(len(story.accounts) for story in slow.stories()) == count
        assert check_ledger(slow) == ()
