"""Coded articles as one JSON file each, in the form in which people code them by hand, so that both can be compared.

    FOLDER/texts/NAME            the text, in UTF-8, exactly as its spans count it
    FOLDER/coded/NAME.json       document, outlet, published, entities, statements, positions, provisions, events,
                                 relations; spans as "start" and "end" in code points of the text

`document` is the name that the article came with, where that can be a file's name, and always that of its text. Not
part of the form, and left out: mentions, confidences, ceasefires, quantities, and older versions of an article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

from tawatur.records.document import Document
from tawatur.records.entity import Entity
from tawatur.records.event import Event
from tawatur.records.findings import Findings
from tawatur.records.instrument import Instrument
from tawatur.records.position import Position
from tawatur.records.relation import Relation
from tawatur.records.span import Span
from tawatur.records.statement import Statement

Row = dict[str, Any]

# Letters and digits of any script, and what is harmless in a name on every system.
UNSAFE = re.compile(r"[^\w.()+,=@ -]+")
# File systems allow 255 bytes; a key and ".json" need 22 of them.
LONGEST_NAME = 220
# No UTF-8 stands for a lone surrogate; the replacement character is as long, so that offsets hold.
SURROGATES = re.compile("[\ud800-\udfff]")


class CodedArticles(Protocol):
    """Whatever can tell articles with their findings: a ledger."""

    def coded_articles(self) -> Iterator[tuple[Document, Findings]]:
        """Each article with what was found in it."""


def export_coding(ledger: CodedArticles, folder: Path) -> int:
    """Write the current version of every article with what was found in it.

    Files of the same names are written over; others stay.

    Args:
        ledger: the articles.
        folder: where to write; made where it is not there.

    Returns:
        How many articles were written.

    Raises:
        OSError: a file cannot be written.
    """
    texts, coded = folder / "texts", folder / "coded"
    texts.mkdir(parents=True, exist_ok=True)
    coded.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    count = 0
    for doc, findings in ledger.coded_articles():
        name = choose_name(doc, taken)
        (texts / name).write_bytes(to_bytes(doc.text))
        article = {"document": name, **describe_article(doc, findings)}
        content = json.dumps(article, ensure_ascii=False, indent=1) + "\n"
        (coded / f"{stem_of(name)}.json").write_bytes(to_bytes(content))
        count += 1
    return count


def choose_name(doc: Document, taken: set[str]) -> str:
    """A file name for a document that no other has, near to the name it came with; adds it to `taken`.

    Where the name is taken, also on systems that fold case, the article's key follows it.
    """
    plain = UNSAFE.sub("_", doc.name).strip(" .") or doc.key
    stem = stem_of(plain)
    ending = plain[len(stem) :]
    stem = stem.encode("utf-8", "ignore")[:LONGEST_NAME].decode("utf-8", "ignore").rstrip(" .")
    name = f"{stem}{ending}"
    if stem_of(name).casefold() in taken:
        name = f"{stem_of(name)}-{doc.key}{ending}"
    taken.add(stem_of(name).casefold())
    return name


def stem_of(name: str) -> str:
    """The name without ".txt"."""
    return name[:-4] if name.lower().endswith(".txt") and len(name) > 4 else name


def to_bytes(text: str) -> bytes:
    """UTF-8, without a change that would move an offset."""
    return SURROGATES.sub("\ufffd", text).encode("utf-8")


def describe_article(doc: Document, findings: Findings) -> Row:
    """All of a coded article but its name."""
    return {
        "outlet": doc.outlet,
        "published": doc.published,
        "published_from": doc.published_from,
        "entities": [describe_entity(entity) for entity in findings.entities],
        "statements": [describe_statement(statement) for statement in findings.statements],
        "positions": [describe_position(position) for position in findings.positions],
        "provisions": [row for instrument in findings.instruments for row in describe_provisions(instrument)],
        "events": [describe_event(event) for event in findings.events],
        "relations": [describe_relation(relation) for relation in findings.relations],
    }


def place_of(span: Span) -> Row:
    """Where a span stands."""
    return {"start": span.start, "end": span.end}


def describe_entity(entity: Entity) -> Row:
    """An entity with its forms; the role of a person is the first that the article gives."""
    row: Row = {"id": entity.id, "kind": entity.kind, "en": entity.en, "forms": list(entity.forms)}
    return row | ({"role": entity.roles[0].span.quote} if entity.roles else {})


def describe_statement(statement: Statement) -> Row:
    """A statement at its content."""
    return {
        **place_of(statement.content),
        "speaker": statement.speaker,
        "anonymity": statement.anonymity,
        "cue": statement.cue.quote,
        "cue_class": statement.cue_class,
        "form": statement.form,
        "via": [hop.entity for hop in statement.chain],
        "with": list(statement.joint),
    }


def describe_position(position: Position) -> Row:
    """A position at its matter."""
    return {
        **place_of(position.matter),
        "holder": position.holder,
        "stance": position.stance,
        "condition": position.condition.quote if position.condition else "",
        "toward": list(position.toward),
        "by": position.by,
    }


def describe_provisions(instrument: Instrument) -> Iterator[Row]:
    """One row for each point of an instrument; its parties are the instrument's, or else those the point names."""
    for provision in instrument.provisions:
        named = dict.fromkeys((*provision.obligors, *provision.beneficiaries))
        yield {
            **place_of(provision.span),
            "instrument": instrument.label.quote,
            "parties": list(instrument.parties or named),
            "date": instrument.date,
        }


def describe_event(event: Event) -> Row:
    """An event at its anchor."""
    return {
        **place_of(event.anchor),
        "type": event.type,
        "anchor": event.anchor.quote,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "place": event.place,
        "date": event.date,
        "status": event.status,
        "claimed_by": event.claimed_by,
    }


def describe_relation(relation: Relation) -> Row:
    """A relation at the words that tell it."""
    return {
        **place_of(relation.span),
        "type": relation.type,
        "a": relation.a,
        "b": relation.b,
        "means": relation.means,
        "since": relation.since,
        "until": relation.until,
    }
