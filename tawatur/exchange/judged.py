"""Judged articles as coded articles, so that what people decided can be scored against, and learnt from.

FOLDER/texts/NAME, FOLDER/coded/NAME.json     as `tawatur.exchange.coding` writes them, with all judgements applied
FOLDER/judgements.json                        for each document: how each judged record stands, and every judgement
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

import msgspec
from msgspec.structs import replace

from tawatur.exchange.coding import choose_name, export_coding, to_bytes
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.judgement import Judgement, Mark

# Kinds of judged records by the field of `Findings` that holds them.
FIELDS = {
    "statement": "statements",
    "position": "positions",
    "event": "events",
    "relation": "relations",
}


class Judged(Protocol):
    """Findings as people have them."""

    @property
    def findings(self) -> Findings:
        """The records."""

    @property
    def marks(self) -> tuple[Mark, ...]:
        """How each judged one stands."""


class JudgedArticles(Protocol):
    """Whatever can tell articles with what people decided on them: a ledger."""

    def articles(self) -> Iterator[Document]:
        """All articles."""

    def judged(self, key: str) -> Judged:
        """What was found in an article, judged."""

    def judgements(self, article: str = "") -> tuple[Judgement, ...]:
        """All judgements, or those on an article."""


class Chosen:
    """The judged articles of a ledger, as `export_coding` asks for them.

    Args:
        ledger: the ledger.
        complete: only articles that somebody accepted as a whole, and nobody rejected.
        records: of the records that a coded article lists, only those that somebody accepted or corrected.
    """

    def __init__(self, ledger: JudgedArticles, *, complete: bool, records: bool) -> None:
        self.ledger = ledger
        self.complete = complete
        self.records = records
        self.told: list[tuple[Document, Judged]] = []

    def coded_articles(self) -> Iterator[tuple[Document, Findings]]:
        """Each article that was chosen, with its judged findings."""
        keys = {anchor.article for one in self.ledger.judgements() for anchor in one.anchors}
        for doc in self.ledger.articles():
            if doc.key not in keys:
                continue
            judged = self.ledger.judged(doc.key)
            whole = any(mark.kind == "article" and mark.state == "accepted" for mark in judged.marks)
            if not judged.marks or (self.complete and not whole):
                continue
            self.told.append((doc, judged))
            yield doc, keep_judged(judged) if self.records else judged.findings


def keep_judged(judged: Judged) -> Findings:
    """Findings without the records that nobody accepted or corrected; entities stay, since records name them."""
    kept: dict[str, Any] = {"ceasefires": (), "quantities": (), "times": ()}
    sure = {(mark.kind, mark.index) for mark in judged.marks if mark.state in ("accepted", "corrected")}
    for kind, field in FIELDS.items():
        records = getattr(judged.findings, field)
        kept[field] = tuple(record for number, record in enumerate(records) if (kind, number) in sure)
    number, instruments = 0, []
    for instrument in judged.findings.instruments:
        provisions = []
        for provision in instrument.provisions:
            if ("provision", number) in sure:
                provisions.append(provision)
            number += 1
        if provisions:
            instruments.append(replace(instrument, provisions=tuple(provisions)))
    return replace(judged.findings, **kept, instruments=tuple(instruments))


def export_judged(ledger: JudgedArticles, folder: Path, *, complete: bool, records: bool) -> tuple[int, int]:
    """Write all articles that people judged.

    Args:
        ledger: the ledger.
        folder: where to write; made where it is not there.
        complete: only articles accepted as a whole: these are gold.
        records: only records that somebody accepted or corrected.

    Returns:
        How many articles were written, and how many of their records are disputed.

    Raises:
        OSError: a file cannot be written.
    """
    chosen = Chosen(ledger, complete=complete, records=records)
    count = export_coding(chosen, folder)
    taken: set[str] = set()
    rows = []
    for doc, judged in chosen.told:
        rows.append(
            {
                "document": choose_name(doc, taken),
                "key": doc.key,
                "stand": [
                    {
                        "kind": mark.kind,
                        "state": mark.state,
                        "quote": mark.anchor.span.quote if mark.anchor.span else "",
                        "judgements": list(mark.judgements),
                        "fields": list(mark.fields),
                    }
                    for mark in judged.marks
                ],
                "judgements": [describe_judgement(one, doc.key) for one in ledger.judgements(doc.key)],
            }
        )
    content = json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    (folder / "judgements.json").write_bytes(to_bytes(content))
    return count, sum(mark.state == "disputed" for _, judged in chosen.told for mark in judged.marks)


def describe_judgement(judgement: Judgement, article: str) -> dict[str, Any]:
    """A judgement with its anchors in one article."""
    plain: dict[str, Any] = msgspec.to_builtins(judgement)
    plain.pop("sides", None)
    plain["anchors"] = [msgspec.to_builtins(one) for one in judgement.anchors if one.article == article]
    return plain
