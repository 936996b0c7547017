"""How long copies and stories take as a ledger grows, and one more article in a large one.

`python -m benchmarks.stories [--ledger FILE]`, and a part of `make bench`. The corpus is coded once into
`out/stories.db` (some eight minutes on two cores) and kept; each size is measured on a copy of it, in a process of its
own: so many articles by date join, with two processes that read ahead, and what came of it is stored.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from math import log
from pathlib import Path

from rich.console import Console

from benchmarks.articles import CORPUS, OUT, ROOT
from benchmarks.figures import Figure, show_figures
from tawatur.codebook.load import load_codebook
from tawatur.ledger.open import open_ledger
from tawatur.run.local import read_into

SIZES = (3_000, 6_000, 13_000, 27_000)
# Articles that join one by one when all others are there.
ONES = 20
# What the brief of the program asks: seconds and megabytes for the whole corpus, seconds for one article, and how much
# longer twice the articles may take.
WHOLE_S, WHOLE_MB, ONE_S, DOUBLED = 120.0, 2_048.0, 0.1, 2.3
_PROGRAM = """
import resource, sys, time
from tawatur.ledger import story_reading
from tawatur.ledger.open import open_ledger
from tawatur.run.stories import join_many, join_one
with open_ledger(sys.argv[1]) as ledger:
    size, ones = int(sys.argv[2]), int(sys.argv[3])
    with ledger.engine.connect() as connection:
        articles = story_reading.list_unplaced(connection)[:size]
    begun = time.perf_counter()
    join_many(ledger, articles[: len(articles) - ones], workers=2)
    print(time.perf_counter() - begun)
    print(sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    for article in articles[len(articles) - ones :]:
        begun = time.perf_counter()
        join_one(ledger, article)
        print(time.perf_counter() - begun)
"""


def measure_stories(coded: Path) -> Iterator[Figure]:
    """Seconds by the clock on the wall, those of all processors, and megabytes of the process that joins, by size.

    How much longer twice the articles take is told of processor seconds: other work on the machine changes them least.

    Args:
        coded: a ledger with coded articles that are in no stories.
    """
    with open_ledger(coded) as ledger:
        there = ledger.counts()["articles"]
    seconds: dict[int, float] = {}
    for size in SIZES:
        if size <= there * 1.05:
            took, worked, memory, *ones = measure_size(coded, size, ONES if size == SIZES[-1] else 0)
            seconds[size] = worked
            last = size == SIZES[-1]
            yield Figure(f"stories of {size:,} articles", took, "s", WHOLE_S if last else None, "most")
            yield Figure(f"processor seconds for {size:,}, all processes", worked, "s")
            yield Figure(f"memory for {size:,}", memory, "MB", WHOLE_MB if last else None, "most")
            if ones:
                yield Figure("one more article", statistics.median(ones), "s", ONE_S, "most")
    for a, b in pairwise(SIZES):
        if a in seconds and b in seconds:
            doubled = (seconds[b] / seconds[a]) ** (log(2) / log(b / a))
            yield Figure(f"from {a:,} to {b:,}", doubled, "times", DOUBLED, "most")


def measure_size(coded: Path, size: int, ones: int) -> list[float]:
    """What the program prints, for a copy of the ledger."""
    with tempfile.TemporaryDirectory(dir=coded.parent) as folder:
        copy = Path(folder) / "stories.db"
        shutil.copy(coded, copy)
        done = subprocess.run(
            [sys.executable, "-c", _PROGRAM, str(copy), str(size), str(ones)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    return [float(line) for line in done.stdout.split()]


def code_corpus() -> Path:
    """The ledger of the coded corpus, made where it is not there."""
    path = OUT / "stories.db"
    OUT.mkdir(exist_ok=True)
    with open_ledger(path, create=True) as ledger:
        read_into([CORPUS], ledger, codebook=load_codebook())
    return path


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stories", description="Measure stories.")
    parser.add_argument("--ledger", type=Path, help="a ledger of coded articles that are in no stories; it is copied")
    options = parser.parse_args(arguments)
    console = Console()
    if options.ledger is None and not CORPUS.exists():
        console.print(f"There is no corpus at {CORPUS}.")
        return 2
    figures = list(measure_stories(options.ledger or code_corpus()))
    show_figures(figures, "Copies and stories", console)
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
