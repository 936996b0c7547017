"""A ledger that also remembers what one run stored and left out, so that the shell can tell it."""

from __future__ import annotations

from sqlalchemy import Engine

from tawatur.ledger.history import Outcome
from tawatur.ledger.ledger import Ledger
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.refusal import Refusal


class ListeningLedger(Ledger):
    """The same ledger with `refusals_heard` (the first `most` of them) and `stored`, the articles that were written.

    A refusal that the ledger already had is heard too: `Ledger.refusals` cannot tell which run met it again.
    """

    def __init__(self, engine: Engine, where: str, *, most: int) -> None:
        super().__init__(engine, where)
        self.most = most
        self.refusals_heard: list[Refusal] = []
        self.stored = 0

    def store_article(self, doc: Document, findings: Findings, *, again: bool = False) -> Outcome:
        """Store an article, and count it unless it was known."""
        outcome = super().store_article(doc, findings, again=again)
        self.stored += outcome != "known"
        return outcome

    def store_refusal(self, refusal: Refusal, doc: Document | None = None) -> bool:
        """Keep a refusal, and remember it."""
        if len(self.refusals_heard) < self.most:
            self.refusals_heard.append(refusal)
        return super().store_refusal(refusal, doc)
