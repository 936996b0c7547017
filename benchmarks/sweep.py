"""Read the whole corpus once: nothing may crash, every span must quote its text, memory must stay flat.

    python -m benchmarks.sweep                 all articles of the corpus, on one core
    python -m benchmarks.sweep --articles 500  the first so many

It counts records, gives exceptions by type with the article they came from, and lists the commonest frames that the
program left unexplained (see `benchmarks.unexplained`); these hold no word of the articles. `out/sweep.json` keeps all.
Exit status: 0 where all holds, 1 where something broke, 2 where the corpus is not there.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from benchmarks.articles import CORPUS, OUT, count_words
from benchmarks.checks import count_records, find_faults
from benchmarks.figures import read_resident
from benchmarks.unexplained import Frames, Sort, find_unexplained
from tawatur.codebook.load import Codebook, load_codebook
from tawatur.coding.document import code_article, read_article
from tawatur.ingest.paths import read_paths
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal
from tawatur.records.schema import write_json

_NOTE_EVERY = 1000  # articles between two readings of the memory
# The caches of distinct words fill in the first articles; after these, memory may grow by this factor.
_WARM, _MOST_GROWTH = 5000, 1.25
# Articles coded a second time at the end: the same findings must come, whatever was read between.
_AGAIN = 200
_TITLES: dict[Sort, str] = {
    "quotation": "quotations that no statement covers",
    "cue": "strong verbs without a statement",
}


class Sweep:
    """What one run over a corpus met."""

    def __init__(self) -> None:
        self.articles = self.words = 0
        self.seconds = 0.0
        self.refused: Counter[str] = Counter()
        self.crashes: dict[str, list[tuple[str, str]]] = defaultdict(list)  # type -> (article, traceback)
        self.faults: Counter[str] = Counter()
        self.faulty: dict[str, list[str]] = defaultdict(list)
        self.records: Counter[str] = Counter()
        self.resident: list[tuple[int, float]] = []
        self.slowest: list[tuple[float, int, str]] = []
        self.changed: list[str] = []
        self.frames = Frames()

    @property
    def growth(self) -> float:
        """Memory at the end by memory when the caches were warm; 0.0 where the corpus is shorter than that."""
        warm = [size for count, size in self.resident if count >= _WARM]
        return max(warm) / warm[0] if warm else 0.0

    @property
    def holds(self) -> bool:
        """Whether nothing broke."""
        return not (self.crashes or self.faults or self.changed) and self.growth <= _MOST_GROWTH


def sweep_documents(
    items: Iterable[Document | Refusal], codebook: Codebook, *, frames_every: int, note: Console
) -> Sweep:
    """Code every article, check what comes of it, and go on after whatever happens."""
    sweep = Sweep()
    first: list[tuple[Document, bytes]] = []
    for item in items:
        if isinstance(item, Refusal):
            sweep.refused[item.code] += 1
            continue
        _sweep_one(sweep, item, codebook, first, with_frames=sweep.articles % frames_every == 0)
        if sweep.articles % _NOTE_EVERY == 0:
            crashes = sum(map(len, sweep.crashes.values()))
            sweep.resident.append((sweep.articles, read_resident()))
            note.print(f"{sweep.articles:6} articles  {read_resident():7.1f} MB  {crashes} crashes")
    sweep.resident.append((sweep.articles, read_resident()))
    sweep.changed = [doc.name for doc, coded in first if write_json(code_article(doc, codebook)) != coded]
    return sweep


def _sweep_one(
    sweep: Sweep, doc: Document, codebook: Codebook, first: list[tuple[Document, bytes]], *, with_frames: bool
) -> None:
    sweep.articles += 1
    words = count_words(doc.text)
    sweep.words += words
    begun = time.process_time()
    try:
        findings = code_article(doc, codebook)
    except Exception as error:
        sweep.crashes[type(error).__name__].append((doc.name, traceback.format_exc()))
        return
    taken = time.process_time() - begun
    sweep.seconds += taken
    sweep.slowest = sorted([*sweep.slowest, (taken, words, doc.name)], reverse=True)[:5]
    sweep.records += count_records(findings)
    for fault in find_faults(doc, findings):
        sweep.faults[fault] += 1
        if len(sweep.faulty[fault]) < 10:
            sweep.faulty[fault].append(doc.name)
    if len(first) < _AGAIN:
        first.append((doc, write_json(findings)))
    if with_frames:
        for found in find_unexplained(read_article(doc.text, codebook), findings):
            sweep.frames.add(found, doc.name)


def show_sweep(sweep: Sweep, console: Console) -> None:
    """The sweep as tables."""
    speed = sweep.words / sweep.seconds if sweep.seconds else 0.0
    console.print(
        f"{sweep.articles:,} articles, {sweep.words:,} words, {speed:,.0f} words/s; refused: {dict(sweep.refused)}"
    )
    for name, met in sweep.crashes.items():
        console.print(f"CRASH {name}: {len(met)} articles, first {met[0][0]}\n{met[0][1]}", markup=False)
    for fault, count in sweep.faults.most_common():
        console.print(f"FAULT {fault}: {count}, in {', '.join(sweep.faulty[fault])}", markup=False)
    console.print(f"coded otherwise the second time: {sweep.changed or 'none'}")
    console.print("memory (MB): " + "  ".join(f"{count // 1000}k {size:.0f}" for count, size in sweep.resident))
    console.print(
        "slowest: " + "; ".join(f"{name} {taken:.2f} s, {words} words" for taken, words, name in sweep.slowest)
    )
    console.print(f"records: {dict(sweep.records)}")
    for sort, title in _TITLES.items():
        table = Table("count", "frame", "verbs", title=title)
        for frame, count, lemmas in sweep.frames.most_frequent(sort, 10):
            table.add_row(str(count), escape(frame), lemmas)
        console.print(table)


def write_sweep(sweep: Sweep, path: Path) -> None:
    """The sweep as JSON."""
    path.parent.mkdir(exist_ok=True)
    kept: dict[str, Any] = {
        "articles": sweep.articles,
        "words": sweep.words,
        "words_per_second": round(sweep.words / sweep.seconds) if sweep.seconds else 0,
        "refused": sweep.refused,
        "crashes": sweep.crashes,
        "faults": {fault: {"count": count, "in": sweep.faulty[fault]} for fault, count in sweep.faults.items()},
        "changed": sweep.changed,
        "resident_mb": sweep.resident,
        "growth": round(sweep.growth, 3),
        "slowest": sweep.slowest,
        "records": sweep.records,
        "frames": {
            sort: [
                {"frame": frame, "count": count, "lemmas": lemmas, "in": sweep.frames.places[(sort, frame)]}
                for frame, count, lemmas in sweep.frames.most_frequent(sort, 60)
            ]
            for sort in _TITLES
        },
        "unexplained": {sort: sweep.frames.total(sort) for sort in _TITLES},
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=2))


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.sweep", description="Read the whole corpus once.")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a file or folder of articles")
    parser.add_argument("--articles", type=int, default=0, help="only the first so many")
    parser.add_argument("--frames-every", type=int, default=2, help="look for unexplained frames in each so-manieth")
    options = parser.parse_args(arguments)
    console = Console()
    if not options.corpus.exists():
        console.print(f"There is no corpus at {options.corpus}.")
        return 2
    items: Iterable[Document | Refusal] = read_paths([options.corpus])
    if options.articles:
        items = (item for item, _ in zip(items, range(options.articles), strict=False))
    sweep = sweep_documents(items, load_codebook(), frames_every=options.frames_every, note=console)
    show_sweep(sweep, console)
    write_sweep(sweep, OUT / "sweep.json")
    return 0 if sweep.holds else 1


if __name__ == "__main__":
    sys.exit(main())
