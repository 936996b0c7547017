"""What coding a text again changed: records that came, went, or say something else on the same words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from sqlalchemy import Connection, delete, insert, select

from tawatur.ledger.anchors import KINDS, SAME_WORDS, describe_record, list_records, overlap, spans_of
from tawatur.ledger.article_tables import ARTICLES, VERSIONS
from tawatur.ledger.judgement_tables import CHANGES
from tawatur.ledger.judgements import write_plain
from tawatur.ledger.rows import read_span
from tawatur.records.base import Record
from tawatur.records.entity import Entity
from tawatur.records.findings import Findings
from tawatur.records.instrument import Instrument
from tawatur.records.span import Span

# A provision is compared as a record of its own, and an entity's mentions by the entity.
NOT_COMPARED = frozenset(("provisions", "confidence", "mentions"))


class Change(Record, frozen=True):
    """One record before and after (`None` where there was none), as JSON holds it.

    `before_program` is the release that had coded the article, `program` the one that did so at `at`.
    """

    article: str
    kind: str
    change: Literal["added", "removed", "changed"]
    span: Span | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    before_program: str
    program: str
    at: str


def compare_findings(old: Findings, new: Findings) -> Iterator[tuple[str, Record | None, Record | None]]:
    """Kind, record before and record after, of all that differ; confidence is not compared."""
    for kind in KINDS:
        before, after = list_records(old, kind), list_records(new, kind)
        pairs = pair_records(kind, before, after)
        paired = {id(b) for _, b in pairs}
        for a, b in pairs:
            if told(a) != told(b):
                yield kind, a, b
        yield from ((kind, a, None) for a in before if not any(a is one for one, _ in pairs))
        yield from ((kind, None, b) for b in after if id(b) not in paired)


def pair_records(kind: str, before: Sequence[Record], after: Sequence[Record]) -> list[tuple[Record, Record]]:
    """Records that are the same one before and after: first equal ones, then those that fit each other's words best."""
    left = list(after)
    pairs: list[tuple[Record, Record]] = []
    unpaired = []
    for a in before:
        same = next((b for b in left if told(a) == told(b)), None)
        if same is None:
            unpaired.append(a)
        else:
            pairs.append((a, same))
            left = [b for b in left if b is not same]
    for a in unpaired:
        fits = [(closeness(kind, a, b), number) for number, b in enumerate(left)]
        fit, number = max(fits, default=(0.0, 0), key=lambda one: (one[0], -one[1]))
        if fit >= SAME_WORDS:
            pairs.append((a, left.pop(number)))
    return pairs


def closeness(kind: str, a: Record, b: Record) -> float:
    """How well the words of two records fit, and, next, what tells records on the same words apart."""
    fit = max((overlap(x, y) for x in spans_of(a, kind) for y in spans_of(b, kind)), default=0.0)
    same = all(getattr(a, name) == getattr(b, name) for name in KINDS[kind].unique)
    return fit + (1.0 if same and fit >= SAME_WORDS else 0.0)


def told(record: Record) -> dict[str, Any]:
    """What of a record is compared."""
    if isinstance(record, Entity):
        return {"id": record.id, "kind": record.kind, "en": record.en, "state": record.state, "forms": record.forms}
    plain = describe_record(record)
    return {name: value for name, value in plain.items() if name not in NOT_COMPARED}


def store_changes(
    connection: Connection, version: int, old: Findings, new: Findings, programs: tuple[str, str], now: str
) -> None:
    """Keep what a new coding of a version changed, in the place of what the one before it did."""
    connection.execute(delete(CHANGES).where(CHANGES.c.version == version))
    for number, (kind, before, after) in enumerate(compare_findings(old, new)):
        record = after if after is not None else before
        span = next(iter(spans_of(record, kind)), None) if record is not None else None
        row = {
            "version": version,
            "number": number,
            "read_at": now,
            "before_program": programs[0],
            "program": programs[1],
            "kind": kind,
            "change": "added" if before is None else "removed" if after is None else "changed",
            "span_start": span.start if span else None,
            "span_end": span.end if span else None,
            "span_quote": span.quote if span else None,
            "before": write_plain(describe_plain(before)) if before is not None else "",
            "after": write_plain(describe_plain(after)) if after is not None else "",
        }
        connection.execute(insert(CHANGES), row)


def describe_plain(record: Record) -> dict[str, Any]:
    """A record as JSON, an instrument without its provisions, which are changes of their own."""
    plain = describe_record(record)
    if isinstance(record, Instrument):
        plain.pop("provisions", None)
    return plain


def read_changes(connection: Connection, article: str) -> Iterator[Change]:
    """The changes of the current version of one article, or of all ("") by date of publication."""
    chosen = (
        select(VERSIONS.c.article, CHANGES)
        .join(VERSIONS, VERSIONS.c.id == CHANGES.c.version)
        .join(ARTICLES, (ARTICLES.c.key == VERSIONS.c.article) & (ARTICLES.c.current == VERSIONS.c.number))
        .order_by(ARTICLES.c.published, ARTICLES.c.key, CHANGES.c.number)
    )
    if article:
        chosen = chosen.where(ARTICLES.c.key == article)
    for row in connection.execute(chosen).mappings():
        yield Change(
            article=row["article"],
            kind=row["kind"],
            change=row["change"],
            span=read_span(row, "span"),
            before=json.loads(row["before"]) if row["before"] else None,
            after=json.loads(row["after"]) if row["after"] else None,
            before_program=row["before_program"],
            program=row["program"],
            at=row["read_at"],
        )
