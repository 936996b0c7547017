"""Measure search: `python -m benchmarks.search`. How long a question to an open ledger of the whole corpus takes.

    python -m benchmarks.search                   all articles of the corpus beside the checkout, in SQLite
    python -m benchmarks.search --articles 2000   fewer
    python -m benchmarks.search --into FILE.db    keep the ledger, and use it again

The articles are stored without being coded: what is searched is their text. Questions are drawn from the texts by a
fixed seed: one word as frequent as words are, two and three words of one sentence, the most frequent words (the worst
case: nearly every article is ranked), exact phrases of two to four words, and words with a filter of outlet and time.
Each answer is what a user waits for: the query read, 20 articles ranked, their hits found and shown. Counted are
processor seconds of this process, which others beside it change little; the file is in the system's memory.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from rich.console import Console

from benchmarks.articles import CORPUS, OUT, read_documents, read_sample
from benchmarks.figures import Figure, describe_machine, show_figures, write_figures
from tawatur.arabic.clitics import Lexicon
from tawatur.codebook.keys import read_keys
from tawatur.codebook.lexicon import load_lexicon
from tawatur.codebook.load import load_codebook
from tawatur.ledger.ledger import Ledger
from tawatur.ledger.open import open_ledger
from tawatur.records.findings import Findings
from tawatur.run.search import Asked, index_ledger, search_ledger

# What a person feels as at once.
BAR_MS = 50.0
SEED = 5
EACH = 100
# The most frequent words of news that are no words of grammar: what nearly every article holds.
FREQUENT = 30


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search", description="Measure search.")
    parser.add_argument("--articles", type=int, default=0, help="how many articles; 0 for all")
    parser.add_argument("--into", default="", help="the ledger to fill, or to use where it is there")
    options = parser.parse_args(arguments)
    lexicon = load_lexicon(load_codebook())
    with tempfile.TemporaryDirectory() as folder, open_ledger(options.into or f"{folder}/x.db", create=True) as ledger:
        indexed = fill(ledger, lexicon, options.articles)
        articles = ledger.counts()["articles"]
        figures = [*indexed, *measure(ledger, lexicon)]
    title = f"search over {articles:,} articles; {describe_machine()['processor']}"
    show_figures(figures, title, Console())
    write_figures(figures, OUT / "search.json", origin=CORPUS.name, digest="", articles=articles)
    return 0 if all(figure.holds for figure in figures) else 1


def fill(ledger: Ledger, lexicon: Lexicon, count: int) -> list[Figure]:
    """Store the articles and index them; nothing where that was done before."""
    if not ledger.counts()["articles"]:
        docs = read_documents(CORPUS) if CORPUS.exists() else iter(read_sample(count or 2000).docs)
        for doc in islice(docs, count or None):
            ledger.store_article(doc, Findings())
    begun = time.process_time()
    indexed = index_ledger(ledger, lexicon)
    took = time.process_time() - begun
    return [Figure("articles indexed", indexed / took, "articles/s")] if indexed else []


def measure(ledger: Ledger, lexicon: Lexicon) -> Iterator[Figure]:
    """The median and the 95th percentile of each sort of question, and of all."""
    everything: list[float] = []
    for sort, questions in make_questions(ledger, lexicon).items():
        search_ledger(ledger, questions[0], lexicon)  # what is made at first use is made
        times = []
        for asked in questions:
            begun = time.process_time()
            search_ledger(ledger, asked, lexicon)
            times.append((time.process_time() - begun) * 1000)
        everything += times
        yield Figure(f"{sort}: median", percentile(times, 50), "ms")
        yield Figure(f"{sort}: 95 in 100", percentile(times, 95), "ms")
    yield Figure("all questions: 95 in 100", percentile(everything, 95), "ms", BAR_MS, "most")


def percentile(values: list[float], share: int) -> float:
    """The value that `share` in a hundred do not pass."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)]


def make_questions(ledger: Ledger, lexicon: Lexicon) -> dict[str, list[Asked]]:
    """Questions of each sort, drawn from the texts."""
    dice = random.Random(SEED)
    docs = [doc for number, doc in enumerate(ledger.articles()) if number % 9 == 0]
    counts: Counter[str] = Counter()
    lines: list[list[str]] = []
    for doc in dice.sample(docs, min(len(docs), 800)):
        for line in doc.text.splitlines():
            words = [key.word for key in read_keys(line, lexicon)]
            counts.update(word for word in words if word not in lexicon.closed)
            if len(words) > 8:
                lines.append(words)

    def some(size: int) -> list[str]:
        while True:
            words = [word for word in dice.choice(lines) if word not in lexicon.closed]
            if len(words) >= size:
                return dice.sample(words, size)

    def phrase() -> str:
        line, size = dice.choice(lines), dice.randint(2, 4)
        at = dice.randrange(len(line) - size)
        return f'"{" ".join(line[at : at + size])}"'

    frequent = [word for word, _ in counts.most_common(FREQUENT)]
    outlets = [outlet for outlet in ledger.outlets() if outlet]
    return {
        "one word": [Asked(words=" ".join(some(1))) for _ in range(EACH)],
        "two or three words": [Asked(words=" ".join(some(dice.randint(2, 3)))) for _ in range(EACH)],
        "an exact phrase": [Asked(words=phrase()) for _ in range(EACH)],
        "a word, outlet and month": [
            Asked(words=some(1)[0], outlet=dice.choice(outlets) if outlets else "", since="2015-07", until="2015-07")
            for _ in range(EACH)
        ],
        "the most frequent words": [Asked(words=word) for word in frequent],
    }


if __name__ == "__main__":
    sys.exit(main())
