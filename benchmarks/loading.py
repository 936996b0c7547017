"""How long a fresh process waits for the codebook and the tagger, with and without what was compiled before."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

from benchmarks.articles import ROOT
from benchmarks.figures import Figure

# A second is what a person waits for a command without wondering.
TAGGER = 1.0
_CODEBOOK = """
import time
begun = time.perf_counter()
from tawatur.codebook.load import load_codebook
load_codebook()
print(time.perf_counter() - begun)
"""
# The first words tagged also open the weights and read the table of name parts.
_TAGGER = """
import time
from tawatur.arabic.reading import read_text
from tawatur.codebook.load import load_codebook
codebook = load_codebook()
begun = time.perf_counter()
from tawatur.coding.lookup import Lookup
from tawatur.coding.tagger.tag import tag_words
tag_words(Lookup(read_text("قال وزير الخارجية"), codebook))
print(time.perf_counter() - begun)
"""


def measure_loading() -> list[Figure]:
    """Seconds by the clock on the wall, each in a process of its own; all but the first find the codebook compiled."""
    with tempfile.TemporaryDirectory() as cache:
        cold = run_fresh(_CODEBOOK, cache)
        cached = run_fresh(_CODEBOOK, cache)
        tagger = run_fresh(_TAGGER, cache)
    return [
        Figure("codebook loads, compiled anew", cold, "s"),
        Figure("codebook loads, compiled before", cached, "s"),
        Figure("tagger loads", tagger, "s", TAGGER, "most"),
    ]


def run_fresh(program: str, cache: str) -> float:
    """The number that a program prints, run in a new process with its own folder of compiled things."""
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env={**os.environ, "XDG_CACHE_HOME": cache},
        capture_output=True,
        text=True,
        check=True,
        timeout=600,
    )
    return float(done.stdout)
