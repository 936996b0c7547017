"""What one worker process does: it codes documents, and turns what goes wrong with one into a refusal."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Sequence
from pathlib import Path

from tawatur.codebook.load import Codebook
from tawatur.coding.document import code_article
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.refusal import Refusal

# An error may quote the article that it met; a line of it is enough to find the cause.
LONGEST_MESSAGE = 200

# The codebook of this process, set once by `start_worker`: it is large, and must not cross with every batch.
_codebook: Codebook | None = None


def start_worker(codebook: Codebook) -> None:
    """Make this process a worker."""
    global _codebook
    _codebook = codebook
    # Ctrl-C reaches all processes of a terminal; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=follow_parent, daemon=True).start()


def follow_parent() -> None:
    """End this process when its parent is gone, killed without a chance to say so."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def code_batch(docs: Sequence[Document]) -> list[Findings | Refusal]:
    """Code documents in a worker, in their order."""
    if _codebook is None:
        raise RuntimeError("start_worker comes first")
    return [code_document(doc, _codebook) for doc in docs]


def code_document(doc: Document, codebook: Codebook) -> Findings | Refusal:
    """The findings of one document, or the refusal that its failure is. Nothing a document holds stops a run."""
    try:
        return code_article(doc, codebook)
    except Exception as error:
        return refuse_document(doc, error)


def refuse_document(doc: Document, error: Exception) -> Refusal:
    """A refusal that tells what failed and where in the program, the same in every run."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    details = {
        "path": doc.name,
        "error": type(error).__name__,
        "where": f"{Path(last.filename).name}:{last.lineno}",
        "why": str(error)[:LONGEST_MESSAGE],
    }
    return Refusal(document=doc.name, stage="code", code="coding.failed", details=details)


def refuse_crash(doc: Document) -> Refusal:
    """The refusal of a document whose coding ended the whole process."""
    return Refusal(document=doc.name, stage="code", code="coding.crashed", details={"path": doc.name})
