"""Kill a run at many points, and see that nothing is lost and nothing is there twice: `python -m benchmarks.kill`.

    python -m benchmarks.kill                120 kills, half at a statement of SQL, half by the clock
    python -m benchmarks.kill --points 20    fewer

The run stores a stream of articles with new texts and metadata under old keys, on two worker processes, links their
entities, makes them findable and keeps three judgements. It ends itself by SIGKILL just before a statement drawn from
all those of an undisturbed run; or it is killed from outside at a random moment. After each kill the ledger must open
and `check` must find nothing. It is killed twice more on its way to the end; then the digest, and what can be found,
must be those of the undisturbed run.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from rich.console import Console
from sqlalchemy import event

from benchmarks.articles import OUT
from benchmarks.figures import Figure, show_figures, write_figures
from tawatur.arabic.clitics import Lexicon
from tawatur.codebook.load import Codebook
from tawatur.ledger.anchors import make_anchor
from tawatur.ledger.check import check_ledger
from tawatur.ledger.deciding import decide_record
from tawatur.ledger.open import open_ledger
from tawatur.records.document import Document
from tawatur.records.entity import Entity, Mention
from tawatur.records.findings import Findings
from tawatur.records.quantity import Quantity
from tawatur.records.span import make_span
from tawatur.run import worker
from tawatur.run.local import link_ledger, store_stream
from tawatur.run.search import index_ledger

ARTICLES = 60
SEED = 2011
# How often a killed ledger is killed again before it may finish.
AGAIN = 3
NOTHING_KNOWN = Lexicon(frozenset(), frozenset(), frozenset(), frozenset())


def code(doc: Document, codebook: Codebook) -> Findings:
    """Findings that depend on the text alone, in no time; the codebook is not looked at."""
    span = make_span(doc.text, 0, 3)
    mentions = (Mention(span=span, entity="e"),)
    entity = Entity(id="e", kind="state", en="E", forms=(span.quote,), mentions=mentions, known=True)
    return Findings(entities=(entity,), quantities=(Quantity(span=span, unit=str(len(doc.text))),))


def make_stream() -> Iterator[Document]:
    """Articles, a third of them with a URL that comes again with another text, a sixth with another date."""
    for number in range(ARTICLES):
        url = f"https://news.example/{number % 40}" if number % 3 == 0 else ""
        published = str(2000 + number) if number % 6 == 0 else ""
        text = f"نص رقم {number // 6}"  # text number …
        yield Document(name=f"{number}.txt", text=text, outlet="النجم", url=url, published=published)  # "The Star"


def work(path: Path, last: int) -> None:
    """The run, in a process of its own; it ends itself just before statement `last` (0: never)."""
    os.setsid()
    vars(worker)["code_article"] = code
    done = 0

    def count_statement(*_: object) -> None:
        nonlocal done
        done += 1
        if done == last:
            os.kill(os.getpid(), signal.SIGKILL)

    with open_ledger(path, create=True) as ledger:
        event.listen(ledger.engine, "before_cursor_execute", count_statement)
        store_stream(make_stream(), ledger, codebook=cast(Codebook, object()), workers=2)
        link_ledger(ledger)
        index_ledger(ledger, NOTHING_KNOWN)
        for doc in list(ledger.articles())[:3]:
            if not ledger.judgements(doc.key):
                found = ledger.findings(doc.key)
                anchor = make_anchor(doc, found, "quantity", 0)
                ledger.judge(decide_record(found, anchor, "reject", by="Nada", at="2024"))
        index_ledger(ledger, NOTHING_KNOWN)
    Path(f"{path}.count").write_text(str(done), encoding="ascii")


def main(arguments: list[str] | None = None) -> int:
    """The command; returns its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kill", description="Kill runs at many points.")
    parser.add_argument("--points", type=int, default=120, help="how many kills")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        figures = kill_many(Path(folder), options.points)
    show_figures(figures, f"{options.points} kills of a run of {ARTICLES} articles", Console())
    write_figures(figures, OUT / "kill.json", points=options.points)
    return 0 if all(figure.holds for figure in figures) else 1


def kill_many(folder: Path, points: int) -> list[Figure]:
    """Kill and finish runs, and count what went wrong."""
    begun = time.monotonic()
    statements = run(folder / "straight.db", 0)
    took = time.monotonic() - begun
    right = describe(folder / "straight.db")
    dice = random.Random(SEED)
    killed = damaged = lost = number = chain = 0
    path = folder / "0.db"
    while killed < points:
        number += 1
        if number % 2:
            was_killed = run(path, dice.randint(1, statements)) == 0
        else:
            was_killed = kill_by_clock(path, dice.uniform(0, took))
        killed += was_killed
        if path.exists():
            with open_ledger(path, create=True) as ledger:
                damaged += check_ledger(ledger) != ()
        chain += 1
        if chain == AGAIN or not was_killed:
            run(path, 0)
            lost += describe(path) != right
            path, chain = folder / f"{number}.db", 0
    if chain:
        run(path, 0)
        lost += describe(path) != right
    return [
        Figure("statements of an undisturbed run", statements, ""),
        Figure("runs killed", killed, "", points),
        Figure("ledgers that a check finds fault with", damaged, "", 0.0, "most"),
        Figure("ledgers that end otherwise", lost, "", 0.0, "most"),
    ]


def start(path: Path, last: int) -> multiprocessing.process.BaseProcess:
    """The run in a process of its own, forked: importing anew would take most of the time."""
    process = multiprocessing.get_context("fork").Process(target=work, args=(path, last))
    process.start()
    return process


def run(path: Path, last: int) -> int:
    """Run to statement `last` (0: to the end); returns how many statements there were, 0 if it was killed."""
    process = start(path, last)
    process.join(300)
    if process.exitcode == -signal.SIGKILL:
        return 0
    if process.exitcode != 0:
        raise RuntimeError(f"the run ended with {process.exitcode}")
    return int(Path(f"{path}.count").read_text(encoding="ascii"))


def kill_by_clock(path: Path, moment: float) -> bool:
    """Kill a run after so many seconds; returns whether it was still at work."""
    process = start(path, 0)
    process.join(moment)
    if process.exitcode is not None:
        return False
    os.kill(cast(int, process.pid), signal.SIGKILL)
    process.join()
    return True


def describe(path: Path) -> tuple[object, ...]:
    """What must be equal: the digest, and how much can be found, is linked and judged."""
    with open_ledger(path) as ledger:
        counts = ledger.counts()
        units = len(ledger.unsearched("", most=10_000, stale=True)) - len(ledger.unsearched("", most=10_000))
        return ledger.digest(), units, counts["articles"], counts["identities"], len(ledger.judgements())


if __name__ == "__main__":
    sys.exit(main())
