"""Read a corpus into a ledger on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from tawatur.accounts.identities import link_identities
from tawatur.codebook.load import Codebook
from tawatur.errors import InputError
from tawatur.ingest.paths import read_paths
from tawatur.ingest.refuse import is_note
from tawatur.ledger.ledger import Ledger
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.identity import Linked
from tawatur.records.refusal import Refusal
from tawatur.run.batch import Batch, plan_batches
from tawatur.run.pool import Coded, code_batches
from tawatur.run.summary import RunSummary, Tally

# The product is measured on two cores; more help where there are more.
WORKERS = 2

Progress = Callable[[int], None]


def read_into(
    paths: Sequence[Path],
    ledger: Ledger,
    *,
    codebook: Codebook,
    again: bool = False,
    progress: Progress | None = None,
    workers: int = WORKERS,
) -> RunSummary:
    """Read all articles below the paths, code those that are not known, and store them in the order of reading.

    A run may be stopped at any moment, by Ctrl-C, a signal or a power cut: each article is stored whole or not at
    all, and the same run started again goes on and ends in the same ledger. Memory does not grow with the corpus.

    Args:
        paths: files and folders (see `tawatur.ingest.paths.read_paths`).
        ledger: where to store.
        codebook: the compiled knowledge, from `tawatur.codebook.load.load_codebook`.
        again: code known articles too, and put the findings in the place of those they had.
        progress: called with the number of articles (or refusals) done since it was called last.
        workers: processes to code on; 1 codes in this process, as do a handful of articles.

    Returns:
        What was done, counted.

    Raises:
        LedgerError: the ledger cannot be written (any more); what was stored is kept.
    """
    stream = read_paths(paths)
    return store_stream(stream, ledger, codebook=codebook, again=again, progress=progress, workers=workers)


def store_stream(
    stream: Iterable[Document | Refusal],
    ledger: Ledger,
    *,
    codebook: Codebook,
    again: bool = False,
    progress: Progress | None = None,
    workers: int = WORKERS,
) -> RunSummary:
    """`read_into` for documents that come from elsewhere than files; arguments as there."""
    ledger.require_writing()
    tally = Tally()
    batches = plan_batches(stream, ledger, again=again)
    # Processes must not inherit connections; the ledger opens new ones by itself.
    with closing(code_batches(batches, codebook, workers=workers, before_start=ledger.close)) as coded:
        for batch, results in coded:
            store_batch(batch, results, ledger, tally, again=again, progress=progress)
    return tally.summarize()


def link_ledger(ledger: Ledger) -> Linked:
    """Link the entities of all articles of a ledger to identities, anew and as a whole, and store these.

    It holds the entities of all articles in memory, some 12 kB for each article. Stopped in its middle, it leaves the
    identities that were there.

    Raises:
        LedgerError: the ledger cannot be read or written.
    """
    with closing(ledger.coded_articles(entities_only=True)) as articles:
        linked = link_identities(articles)
    ledger.store_identities(linked)
    return linked


def store_batch(
    batch: Batch, results: Coded, ledger: Ledger, tally: Tally, *, again: bool, progress: Progress | None
) -> None:
    """Store the items of one batch in their order, and count them."""
    left = iter(results)
    for item, outcome in zip(batch.items, batch.outcomes, strict=True):
        if isinstance(item, Refusal):
            ledger.store_refusal(item)
            tally.count_refused(note=is_note(item))
        else:
            tally.count_read(item)
            if outcome == "known":
                tally.count_stored("known", None)
            else:
                store_document(item, next(left), ledger, tally, again=again)
        if progress is not None and not (isinstance(item, Refusal) and is_note(item)):
            progress(1)


def store_document(doc: Document, result: Findings | Refusal, ledger: Ledger, tally: Tally, *, again: bool) -> None:
    """Store one coded document, or why it could not be coded or stored."""
    if isinstance(result, Findings):
        try:
            tally.count_stored(ledger.store_article(doc, result, again=again), result)
            return
        except InputError as error:
            details = {"path": doc.name, **error.details}
            result = Refusal(document=doc.name, stage="store", code=error.code, details=details)
    ledger.store_refusal(result, doc)
    tally.count_refused()
