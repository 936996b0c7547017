"""Measure speed and memory, and compare with what is asked: `make bench`, or `python -m benchmarks.run`.

    python -m benchmarks.run                  the first 2,000 articles of the corpus beside the checkout
    python -m benchmarks.run --articles 200   fewer, for a first look

Without the corpus the articles of examples/ are read again and again, and the table says so. The figures go into
`out/bench.json`. Exit status: 0 where every bar holds, 1 where one is missed.
"""

from __future__ import annotations

import argparse
import sys

from rich.console import Console

from benchmarks.articles import CORPUS, OUT, read_sample
from benchmarks.figures import describe_machine, show_figures, write_figures
from benchmarks.loading import measure_loading
from benchmarks.outlook import measure_outlook
from benchmarks.speed import measure_length, measure_steps
from benchmarks.stories import code_corpus, measure_stories
from tawatur.codebook.load import load_codebook


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Measure speed and memory.")
    parser.add_argument("--articles", type=int, default=2000, help="how many articles to read")
    options = parser.parse_args(arguments)
    sample = read_sample(options.articles)
    codebook = load_codebook()
    figures = [*measure_steps(sample, codebook), *measure_length(codebook), *measure_loading(), *measure_outlook()]
    if CORPUS.exists():
        figures += measure_stories(code_corpus())
    machine = describe_machine()
    title = (
        f"{len(sample.docs):,} articles, {sample.words:,} words of {sample.origin}; one core of {machine['processor']}"
    )
    show_figures(figures, title, Console())
    write_figures(figures, OUT / "bench.json", origin=sample.origin, digest=sample.digest, articles=len(sample.docs))
    return 0 if all(figure.holds for figure in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
