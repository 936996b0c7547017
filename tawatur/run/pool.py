"""Coding on several cores, results in the order of reading."""

from __future__ import annotations

import multiprocessing
import os
import sys
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import chain

from tawatur.codebook.load import Codebook
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.refusal import Refusal
from tawatur.run.batch import Batch
from tawatur.run.worker import code_batch, code_document, refuse_crash, start_worker

Coded = list[Findings | Refusal]

# This many are coded here before processes are started for the rest: a handful of articles is read sooner so.
FEW = 16

# Batches under way for each worker: one in work, one waiting, one whose result waits for its turn. More would only
# take memory.
AHEAD = 3


@dataclass(frozen=True, slots=True)
class Pools:
    """How the processes of a run are started: with its codebook, and after `before_start`."""

    codebook: Codebook
    before_start: Callable[[], None]

    def start(self, workers: int) -> ProcessPoolExecutor:
        """Processes that have the codebook.

        On Linux they are forked and share it, at no cost in time or memory; elsewhere it is sent to each of them
        once. The workers use nothing that another thread of this process may have locked, so that forking beside a
        progress bar's thread, which Python 3.12 warns about, is safe.
        """
        self.before_start()
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        pool = ProcessPoolExecutor(workers, mp_context=context, initializer=start_worker, initargs=(self.codebook,))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            for _ in range(workers):
                pool.submit(os.getpid)
        return pool


def code_batches(
    batches: Iterable[Batch], codebook: Codebook, *, workers: int, before_start: Callable[[], None]
) -> Generator[tuple[Batch, Coded], None, None]:
    """Code what is to be coded of each batch.

    Args:
        batches: the batches, taken only as fast as they are coded.
        codebook: the compiled knowledge.
        workers: processes to code on; with 1 all is coded in this one.
        before_start: called before processes are started, to let go of what they must not inherit.

    Returns:
        Each batch with one result for each of its `docs`, in the order of the batches.
    """
    left = iter(batches)
    coded = 0
    for batch in left:
        if workers > 1 and batch.docs and coded >= FEW:
            pools = Pools(codebook, before_start)
            yield from code_on_workers(chain((batch,), left), pools, workers)
            return
        yield batch, [code_document(doc, codebook) for doc in batch.docs]
        coded += len(batch.docs)


def code_on_workers(batches: Iterable[Batch], pools: Pools, workers: int) -> Iterator[tuple[Batch, Coded]]:
    """The same on a pool of processes. A document that ends its process is refused, and the rest goes on."""
    pool = pools.start(workers)
    waiting: deque[tuple[Batch, Future[Coded]]] = deque()
    left = iter(batches)
    try:
        while True:
            while len(waiting) < AHEAD * workers and (batch := next(left, None)) is not None:
                waiting.append((batch, submit(pool, batch.docs)))
            if not waiting:
                return
            batch, future = waiting.popleft()
            try:
                coded = future.result()
            except BrokenProcessPool:
                pool.shutdown(wait=True)
                coded = code_carefully(batch.docs, pools)
                pool = pools.start(workers)
                waiting = deque((other, submit(pool, other.docs)) for other, _ in waiting)
            yield batch, coded
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def code_carefully(docs: Iterable[Document], pools: Pools) -> Coded:
    """Code documents one by one on a process of their own, to find the one that ends it."""
    coded: Coded = []
    pool = pools.start(1)
    for doc in docs:
        try:
            coded += submit(pool, [doc]).result()
        except BrokenProcessPool:
            pool.shutdown(wait=True)
            pool = pools.start(1)
            coded.append(refuse_crash(doc))
    pool.shutdown(wait=True)
    return coded


def submit(pool: ProcessPoolExecutor, docs: list[Document]) -> Future[Coded]:
    """Give documents to a pool; where there are none, or the pool has just broken, the future says so at once."""
    if not docs:
        done: Future[Coded] = Future()
        done.set_result([])
        return done
    try:
        return pool.submit(code_batch, docs)
    except BrokenProcessPool as error:
        failed: Future[Coded] = Future()
        failed.set_exception(error)
        return failed
