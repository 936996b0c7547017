"""A stream of documents in handfuls, each with what is to be coded of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tawatur.ledger.history import Outcome
from tawatur.ledger.ledger import Ledger
from tawatur.records.document import Document
from tawatur.records.refusal import Refusal

# Documents that cross to a worker at once. One article takes some 20 ms to code, so that a batch keeps a worker
# busy for a third of a second, and the crossing (0.2 ms an article) does not count.
BATCH = 16


@dataclass(frozen=True, slots=True)
class Batch:
    """Consecutive items of a stream.

    Attributes:
        items: documents and refusals in the order of reading.
        outcomes: what storing each would be; None for a refusal.
        docs: those documents that must be coded, in their order.
    """

    items: tuple[Document | Refusal, ...]
    outcomes: tuple[Outcome | None, ...]

    @property
    def docs(self) -> list[Document]:
        """The documents that the ledger does not know."""
        return [
            item
            for item, outcome in zip(self.items, self.outcomes, strict=True)
            if isinstance(item, Document) and outcome != "known"
        ]


def plan_batches(stream: Iterable[Document | Refusal], ledger: Ledger, *, again: bool) -> Iterator[Batch]:
    """Cut a stream into batches and ask the ledger what is known of each; at most one batch is held."""
    items: list[Document | Refusal] = []
    for item in stream:
        items.append(item)
        if len(items) == BATCH:
            yield plan_batch(items, ledger, again=again)
            items = []
    if items:
        yield plan_batch(items, ledger, again=again)


def plan_batch(items: list[Document | Refusal], ledger: Ledger, *, again: bool) -> Batch:
    """One batch."""
    outcomes = iter(ledger.outcomes([item for item in items if isinstance(item, Document)], again=again))
    return Batch(tuple(items), tuple(next(outcomes) if isinstance(item, Document) else None for item in items))
