"""What must hold of all findings of any article: each span quotes its text, each reference is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import msgspec

from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.span import Span


def find_spans(value: object) -> Iterator[Span]:
    """All spans of a record, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from find_spans(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from find_spans(item)


def find_references(findings: Findings) -> Iterator[tuple[str, str]]:
    """All references to entities, each with the field that holds it; empty ones are left out."""
    for entity in findings.entities:
        yield from (("mention.entity", mention.entity) for mention in entity.mentions)
        yield from (("role.of", role.of) for role in entity.roles if role.of)
    for statement in findings.statements:
        yield "statement.speaker", statement.speaker
        yield from (("statement.joint", id_) for id_ in statement.joint)
        yield from (("hop.entity", hop.entity) for hop in statement.chain)
    for position in findings.positions:
        yield from (("position", id_) for id_ in (position.holder, position.by, *position.toward))
    for instrument in findings.instruments:
        yield from (("instrument.parties", id_) for id_ in instrument.parties)
    for event in findings.events:
        yield from (("event", id_) for id_ in (*event.actors, *event.recipients, event.claimed_by, event.denied_by))
        yield "event.place", event.place
    yield from (("quantity.source", quantity.source) for quantity in findings.quantities)
    for relation in findings.relations:
        yield from (("relation", id_) for id_ in (relation.a, relation.b))


def find_faults(doc: Document, findings: Findings) -> Iterator[str]:
    """What is wrong with the findings of one article, in a few words that hold none of its text."""
    for span in find_spans(findings):
        if not 0 <= span.start < span.end <= len(doc.text):
            yield "span outside the text, or empty"
        elif doc.text[span.start : span.end] != span.quote:
            yield "span that does not quote its text"
    ids = Counter(entity.id for entity in findings.entities)
    yield from ("two entities with one id" for id_, count in ids.items() if count > 1)
    for field, id_ in find_references(findings):
        if id_ and id_ not in ids:
            yield f"{field} names an entity that is not there"
    for entity in findings.entities:
        if not (entity.id and entity.en and entity.forms and entity.mentions):
            yield "entity without id, English name, form or mention"
        if any(mention.entity != entity.id for mention in entity.mentions):
            yield "mention of another entity"
    yield from find_odd_values(findings)
    for statement in findings.statements:
        if statement.speaker_span is not None and not statement.speaker:
            yield "statement with a speaker's words but no speaker"
        if statement.speaker in statement.joint:
            yield "statement whose speaker speaks jointly with himself"


def find_odd_values(findings: Findings) -> Iterator[str]:
    """Values that cannot be: a least above the most, an end before its beginning, a share above one."""
    for quantity in findings.quantities:
        bounds = [value for value in (quantity.low, quantity.best, quantity.high) if value is not None]
        if bounds != sorted(bounds):
            yield "quantity whose bounds cross"
    for time in findings.times:
        if time.first > time.last:
            yield "time that ends before it begins"
    rated = [one.confidence for one in findings.statements] + [one.confidence for one in findings.positions]
    for share in rated + [one.confidence for one in findings.events]:
        if share is not None and not 0 <= share <= 1:
            yield "confidence outside 0 to 1"


def count_records(findings: Findings) -> Counter[str]:
    """How many records of each sort there are."""
    counts = Counter({name: len(getattr(findings, name)) for name in findings.__struct_fields__})
    counts["mentions"] = sum(len(entity.mentions) for entity in findings.entities)
    counts["statements without speaker"] = sum(not statement.speaker for statement in findings.statements)
    counts["statements with a chain"] = sum(bool(statement.chain) for statement in findings.statements)
    return counts
