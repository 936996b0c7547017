"""What a run did, counted."""

from __future__ import annotations

from dataclasses import dataclass, field

from tawatur.ledger.history import Outcome
from tawatur.records.base import Record
from tawatur.records.document import Document
from tawatur.records.findings import Findings


class RunSummary(Record, frozen=True):
    """What a run read and stored.

    `articles` were read; each is one of `new`, `known` (nothing was written), `versions` (changed text), `updated`
    (changed metadata), `recoded`, or among the `refused`, where it could be read but not coded. `refused` also
    counts what could not be read at all; `notes` are remarks on articles that were read. `entities` and `statements`
    were found in the articles stored by this run; `outlets` is the number of outlets read.
    """

    articles: int = 0
    new: int = 0
    known: int = 0
    versions: int = 0
    updated: int = 0
    recoded: int = 0
    refused: int = 0
    notes: int = 0
    entities: int = 0
    statements: int = 0
    outlets: int = 0


FIELDS: dict[Outcome, str] = {
    "new": "new",
    "version": "versions",
    "updated": "updated",
    "recoded": "recoded",
    "known": "known",
}


@dataclass(slots=True)
class Tally:
    """The counts of a run under way."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(RunSummary.__struct_fields__, 0))
    outlets: set[str] = field(default_factory=set)

    def count_read(self, doc: Document) -> None:
        """An article was read."""
        self.counts["articles"] += 1
        if doc.outlet:
            self.outlets.add(doc.outlet)

    def count_stored(self, outcome: Outcome, findings: Findings | None) -> None:
        """An article was stored, or was known."""
        self.counts[FIELDS[outcome]] += 1
        if findings is not None and outcome != "known":
            self.counts["entities"] += len(findings.entities)
            self.counts["statements"] += len(findings.statements)

    def count_refused(self, *, note: bool = False) -> None:
        """Something was left out, or remarked upon."""
        self.counts["notes" if note else "refused"] += 1

    def summarize(self) -> RunSummary:
        """The counts so far."""
        return RunSummary(**{**self.counts, "outlets": len(self.outlets)})
