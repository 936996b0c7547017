"""Records by the words they stand on: how a judgement finds what it is about in findings that were made anew."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec
from msgspec.structs import replace

from tawatur.ledger.layout import LAYOUTS
from tawatur.records.base import Record
from tawatur.records.document import Document
from tawatur.records.entity import Entity
from tawatur.records.findings import Findings
from tawatur.records.instrument import Instrument, Provision
from tawatur.records.judgement import Anchor
from tawatur.records.span import Span


class Judged(NamedTuple):
    """How a kind of record is judged.

    Attributes:
        record: its type.
        field: the field of `Findings` that holds it.
        span: the field whose words it is held by ("mentions": those of any mention).
        unique: what tells it from others on the same words; a joint position is one record for each holder.
        claim: what it says there. A rejection holds for what was said, and not for what a later reading says instead.
    """

    record: type[Record]
    field: str
    span: str
    unique: tuple[str, ...] = ()
    claim: tuple[str, ...] = ()


KINDS: Mapping[str, Judged] = MappingProxyType(
    {
        "entity": Judged(Entity, "entities", "mentions", (), ("kind",)),
        "statement": Judged(LAYOUTS["statements"].record, "statements", "content", (), ("speaker",)),
        "position": Judged(LAYOUTS["positions"].record, "positions", "matter", ("holder",), ("holder", "stance")),
        "instrument": Judged(Instrument, "instruments", "label"),
        "provision": Judged(Provision, "instruments", "span"),
        "ceasefire": Judged(LAYOUTS["ceasefires"].record, "ceasefires", "span"),
        "violation": Judged(LAYOUTS["violations"].record, "violations", "span", ("accused",), ("accused", "accuser")),
        "event": Judged(
            LAYOUTS["events"].record, "events", "anchor", ("type",), ("type", "actors", "recipients", "status")
        ),
        "relation": Judged(LAYOUTS["relations"].record, "relations", "span", ("type", "a", "b"), ("type", "a", "b")),
        "quantity": Judged(LAYOUTS["quantities"].record, "quantities", "span", (), ("unit", "best", "low", "high")),
        "time": Judged(LAYOUTS["times"].record, "times", "span", (), ("value",)),
    }
)
# The article as a whole: read through by a person.
WHOLE = "article"

# Fields that name entities of the article, wherever in a record they stand.
NAMING = frozenset(
    (
        *("entity", "of", "speaker", "joint", "holder", "toward", "by", "actors", "recipients", "place", "claimed_by"),
        *("denied_by", "a", "b", "parties", "monitors", "obligors", "beneficiaries", "source", "accused", "accuser"),
    )
)

# Two stretches are the same words, read a little wider or narrower, where they share this part of what they cover.
SAME_WORDS = 0.5


def list_records(findings: Findings, kind: str) -> tuple[Record, ...]:
    """All records of a kind, in their order; provisions instrument by instrument."""
    if kind == "provision":
        return tuple(one for instrument in findings.instruments for one in instrument.provisions)
    found: tuple[Record, ...] = getattr(findings, KINDS[kind].field)
    return found


def spans_of(record: Record, kind: str) -> tuple[Span, ...]:
    """The words that a record is held by; an entity without mentions has none."""
    if isinstance(record, Entity):
        return tuple(mention.span for mention in record.mentions)
    return (getattr(record, KINDS[kind].span),)


def describe_record(record: Record) -> dict[str, Any]:
    """A record as JSON would hold it; of an entity's mentions the first."""
    if isinstance(record, Entity):
        record = replace(record, mentions=record.mentions[:1])
    plain: dict[str, Any] = as_json(record)
    return plain


def as_json(value: Any) -> Any:
    """A value as reading its JSON gives it back: tuples are lists there."""
    return rename(msgspec.to_builtins(value), {})


def make_anchor(doc: Document, findings: Findings, kind: str, index: int) -> Anchor:
    """The anchor of a record: its article, words and what it says; a provision's also tells its instrument's label."""
    record = list_records(findings, kind)[index]
    told = describe_record(record)
    if kind == "provision":
        told["instrument"] = next(
            as_json(one.label) for one in findings.instruments if any(p is record for p in one.provisions)
        )
    span = next(iter(spans_of(record, kind)), None)
    return Anchor(kind=kind, article=doc.key, span=span, told=told)


def place_span(text: str, span: Span) -> Span | None:
    """Where the words of a span stand in a text: at their old place, else at the nearest; None where they do not."""
    if text[span.start : span.end] == span.quote:
        return span
    best = None
    at = text.find(span.quote)
    while at >= 0:
        if best is None or abs(at - span.start) < abs(best - span.start):
            best = at
        at = text.find(span.quote, at + 1)
    return None if best is None else Span(best, best + len(span.quote), span.quote)


def overlap(a: Span, b: Span) -> float:
    """The part that two spans share of all that they cover, 0 to 1."""
    shared = min(a.end, b.end) - max(a.start, b.start)
    return 0.0 if shared <= 0 else shared / (max(a.end, b.end) - min(a.start, b.start))


def names_in(value: Any, *, named: bool = False) -> Iterator[str]:
    """The ids of entities in a record as JSON holds it, or in a correction."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from names_in(inner, named=key in NAMING)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from names_in(inner, named=named)
    elif named and isinstance(value, str) and value:
        yield value


def rename(value: Any, names: Mapping[str, str], *, named: bool = False) -> Any:
    """The same with ids of entities changed as `names` says."""
    if isinstance(value, dict):
        return {key: rename(inner, names, named=key in NAMING) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [rename(inner, names, named=named) for inner in value]
    return names.get(value, value) if named and isinstance(value, str) else value


def move_spans(value: Any, text: str) -> Any:
    """The same with every span at its place in `text`.

    Raises:
        LookupError: the words of one do not stand there.
    """
    if isinstance(value, dict):
        return {key: move_spans(inner, text) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        if len(value) == 3 and isinstance(value[0], int) and isinstance(value[2], str):
            placed = place_span(text, Span(*value))
            if placed is None:
                raise LookupError(value[2])
            return [placed.start, placed.end, placed.quote]
        return [move_spans(inner, text) for inner in value]
    return value
