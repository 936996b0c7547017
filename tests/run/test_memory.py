"""Memory does not grow with the corpus."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.needs import ROOT

RUN = """
import sys
from pathlib import Path
import pytest
from tawatur.ledger import dialects
from tawatur.ledger.open import open_ledger
from tawatur.records.document import Document
from tawatur.run.local import store_stream
from tests.run.fake import CODEBOOK, use_fake_coder
def stream(count):
    for number in range(count):
        yield Document(name=f"{number}.txt", text=f"نص رقم {number} " * 400)
def read_peak():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(line.split()[1] for line in lines if line.startswith("VmHWM"))
dialects.SQLITE_CACHE_KIB = 1000  # so that it is full from the start
with pytest.MonkeyPatch.context() as patch, open_ledger(sys.argv[1], create=True) as ledger:
    use_fake_coder(patch)
    for count in (300, 2400):
        store_stream(stream(count), ledger, codebook=CODEBOOK)
        assert len(ledger.digest()) == 64 and sum(1 for _ in ledger.coded_articles()) == count
        print(read_peak())
"""
# 2,100 articles more have 23 MB of text; 1.7 MB were measured.
MOST_KIB = 8_000


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_memory_is_flat(tmp_path: Path) -> None:
    command = [sys.executable, "-c", RUN, str(tmp_path / "news.db")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, timeout=300)
    few, many = map(int, done.stdout.split())
    assert many - few < MOST_KIB
