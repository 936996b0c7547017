"""Two processes store in one ledger at once."""

from __future__ import annotations

import subprocess
import sys

from tawatur.ledger.check import check_ledger
from tawatur.ledger.open import open_ledger
from tests.needs import ROOT

STORE = """
import sys
from tawatur.ledger.open import open_ledger
from tests.ledger.samples import make_document, make_findings
first, last = int(sys.argv[2]), int(sys.argv[3])
with open_ledger(sys.argv[1], create=True) as ledger:
    outcomes = [ledger.store_article(make_document(f"{n}.txt"), make_findings()) for n in range(first, last)]
print(outcomes.count("new"), outcomes.count("known"))
"""


def test_two_processes_make_and_fill_one_ledger(where: str) -> None:
    command = [sys.executable, "-c", STORE, where]
    ranges = (["0", "300"], ["100", "400"])
    running = [
        subprocess.Popen([*command, *several], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for several in ranges
    ]
    said = [process.communicate(timeout=120) for process in running]
    assert [errors for _, errors in said] == ["", ""]
    counts = [tuple(map(int, out.split())) for out, _ in said]
    assert [sum(count) for count in counts] == [300, 300]
    assert sum(new for new, _ in counts) == 400
    with open_ledger(where) as ledger:
        assert ledger.counts()["articles"] == 400
        assert check_ledger(ledger) == ()
