"""A record as people name it in the shell, `statement:3` or `statement:WORDS`, and values of its fields."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from tawatur.errors import UsageError

if TYPE_CHECKING:
    from tawatur.records.document import Document
    from tawatur.records.entity import Entity
    from tawatur.records.findings import Findings
    from tawatur.records.judgement import Anchor
    from tawatur.records.span import Span

_MOST_LISTED = 5  # records named where the words fit several
_MOST_WORDS = 60  # letters of a record shown in a line
_COMMAS = re.compile(r"\s*[,،]\s*")


def find_record(doc: Document, findings: Findings, named: str) -> Anchor:
    """The anchor of the record that somebody names.

    Args:
        doc: the article.
        findings: its records as they stand.
        named: `article` for the article as a whole, `KIND:NUMBER` counting from 1 in the order of `tawatur show`,
            or `KIND:WORDS` with words that the record's words hold; folded, so that hamza and marks do not matter.

    Raises:
        UsageError: `usage.unknown-kind`, `usage.unknown-record`, `usage.several-records`.
    """
    from tawatur.arabic.fold import fold_key
    from tawatur.ledger.anchors import KINDS, WHOLE, list_records, make_anchor, spans_of
    from tawatur.ledger.deciding import anchor_article

    kind, _, which = named.partition(":")
    if kind == WHOLE:
        return anchor_article(doc)
    if kind not in KINDS:
        raise UsageError("usage.unknown-kind", kind=kind, known=" ".join((WHOLE, *KINDS)))
    records = list_records(findings, kind)
    if which.strip().isdecimal():
        found = [int(which) - 1] if 0 < int(which) <= len(records) else []
    else:
        key = fold_key(which)
        keys = [[fold_key(span.quote) for span in spans_of(record, kind)] for record in records]
        found = [number for number, quotes in enumerate(keys) if key and any(key == quote for quote in quotes)]
        if len(found) != 1:
            found = [number for number, quotes in enumerate(keys) if key and any(key in quote for quote in quotes)]
    if not found:
        raise UsageError("usage.unknown-record", name=doc.name, record=named, count=str(len(records)))
    if len(found) > 1:
        listed = " ".join(
            f"{kind}:{number + 1} «{shorten(spans_of(records[number], kind)[0].quote)}»"
            for number in found[:_MOST_LISTED]
        )
        raise UsageError("usage.several-records", name=doc.name, record=named, records=listed)
    return make_anchor(doc, findings, kind, found[0])


def shorten(words: str) -> str:
    """Words in one line, not too long."""
    line = " ".join(words.split())
    return line if len(line) <= _MOST_WORDS else f"{line[:_MOST_WORDS].rstrip()}…"


def read_correction(doc: Document, findings: Findings, anchor: Anchor, settings: Iterable[str]) -> dict[str, Any]:
    """Fields with their right values, from `FIELD=VALUE` as people write it.

    Words of the text stand for their span, the nearest to the record where they occur several times; a name, a name's
    English form or an id stands for an entity of the article; lists are parted by commas; "" empties a field.

    Raises:
        UsageError: `usage.bad-correction`, `usage.unknown-entity`, `usage.unknown-words`.
    """
    from tawatur.ledger.anchors import KINDS, NAMING
    from tawatur.ledger.check import all_layouts

    record = KINDS[anchor.kind].record
    layout = next(layout for layout in all_layouts() if layout.record is record)
    types = {field.name: str(field.type) for field in msgspec.structs.fields(record)}
    right: dict[str, Any] = {}
    for setting in settings:
        name, equals, value = setting.partition("=")
        name, value = name.strip(), value.strip()
        if not equals or name not in types:
            raise UsageError("usage.bad-correction", field=name or setting, problem=" ".join(types))
        if name in layout.spans:
            right[name] = find_words(doc, anchor, value) if value else None
        elif name in layout.lists:
            right[name] = [find_entity(findings, doc, one).id for one in _COMMAS.split(value) if one]
        elif name == "chain":
            right[name] = [{"entity": find_entity(findings, doc, one).id} for one in _COMMAS.split(value) if one]
        elif name in layout.forms:
            right[name] = [one for one in _COMMAS.split(value) if one]
        elif name in NAMING:
            right[name] = find_entity(findings, doc, value).id if value else ""
        else:
            right[name] = read_value(types[name], value)
    return right


def make_record(doc: Document, findings: Findings, kind: str, settings: Sequence[str]) -> Anchor:
    """The anchor of a record that somebody adds, from `FIELD=VALUE`.

    An entity is given by its kind and `forms`; all places where these stand as words become its mentions. A provision
    may name the words of its `instrument`.

    Raises:
        UsageError: as `read_correction`; `usage.bad-correction` where a field is missing too.
    """
    from tawatur.ledger.anchors import KINDS, as_json, spans_of
    from tawatur.records.judgement import Anchor

    if kind not in KINDS:
        raise UsageError("usage.unknown-kind", kind=kind, known=" ".join(KINDS))
    blank = Anchor(kind=kind, article=doc.key)
    own = [setting for setting in settings if not setting.startswith("instrument=") or kind != "provision"]
    values = read_correction(doc, findings, blank, own)
    if kind == "entity":
        values = complete_entity(doc, values)
    try:
        record = msgspec.convert(as_json(values), KINDS[kind].record)
    except msgspec.ValidationError as error:
        raise UsageError("usage.bad-correction", field=kind, problem=str(error)) from error
    spans = spans_of(record, kind)
    if not spans:
        raise UsageError("usage.unknown-words", name=doc.name, words=", ".join(values.get("forms", ())))
    told = as_json(record)
    for setting in settings:
        if kind == "provision" and setting.startswith("instrument="):
            told["instrument"] = as_json(find_words(doc, blank, setting.partition("=")[2].strip()))
    return Anchor(kind=kind, article=doc.key, span=spans[0], told=told)


def complete_entity(doc: Document, values: dict[str, Any]) -> dict[str, Any]:
    """An entity with an id of its own, if it has none, and its mentions: its forms, longest first, as whole words."""
    forms = values.get("forms") or []
    digest = hashlib.sha256(" ".join((doc.key, *forms)).encode("utf-8", "surrogatepass")).hexdigest()
    id_ = values.get("id") or f"added-{digest[:6]}"
    ordered = sorted(forms, key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b") if ordered else None
    mentions = [
        {"span": [found.start(), found.end(), found[0]], "entity": id_, "how": "judged"}
        for found in (pattern.finditer(doc.text) if pattern else ())
    ]
    return {"en": "", **values, "id": id_, "mentions": mentions}


def read_value(kind: str, value: str) -> Any:
    """A plain value of a field whose type reads `kind`."""
    if "float" in kind:
        if not value:
            return None
        return float(value) if re.fullmatch(r"-?\d+(\.\d+)?", value) else value
    if "bool" in kind:
        return {"true": True, "false": False, "yes": True, "no": False}.get(value.lower(), value)
    return value


def find_words(doc: Document, anchor: Anchor, words: str) -> Span:
    """The span of words in the text, the nearest to a record; folded where they do not stand there letter by letter."""
    from tawatur.arabic.fold import fold
    from tawatur.ledger.anchors import place_span
    from tawatur.records.span import Span, make_span

    start = anchor.span.start if anchor.span else 0
    placed = place_span(doc.text, Span(start, start + len(words), words))
    if placed is not None:
        return placed
    folded, key = fold(doc.text), fold(words).text
    places = [found.start() for found in re.finditer(re.escape(key), folded.text)] if key else []
    if not places:
        raise UsageError("usage.unknown-words", name=doc.name, words=words)
    nearest = min(places, key=lambda at: abs(folded.map[at] - start))
    return make_span(doc.text, *folded.to_source(nearest, nearest + len(key)))


def find_entity(findings: Findings, doc: Document, name: str) -> Entity:
    """The entity of an article that a name means: its id, one of its forms or its English name, folded; whole names
    before parts of names."""
    from tawatur.arabic.fold import fold_key

    key = fold_key(name)
    for entity in findings.entities:
        if entity.id == name:
            return entity
    names = [(entity, [fold_key(form) for form in (*entity.forms, entity.en)]) for entity in findings.entities]
    whole = [entity for entity, keys in names if key in keys]
    part = [entity for entity, keys in names if key and any(key in one for one in keys)]
    for found in (whole, part):
        if len(found) == 1:
            return found[0]
    known = " ".join(entity.id for entity in (whole or part or findings.entities)[:20])
    raise UsageError("usage.unknown-entity", name=doc.name, entity=name, known=known)
