"""Statements under their speakers, each with the chain that brought it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tawatur.accounts.naming import identify_entity
from tawatur.records.document import Document
from tawatur.records.entity import Entity
from tawatur.records.findings import Findings
from tawatur.records.span import Span
from tawatur.records.statement import Statement
from tawatur.report.people import People, Person
from tawatur.report.publishers import Publisher, publisher_key
from tawatur.report.words import clean_text


@dataclass(frozen=True, slots=True)
class Link:
    """Somebody who passed a statement on, with the distance kept, "" for none."""

    name: str
    en: str
    hedge: str


@dataclass(frozen=True, slots=True)
class StatementRow:
    """A statement as the page shows it. `said_by` holds the speaker and the joint speakers."""

    statement: Statement
    article: str
    published: str
    publisher: Publisher
    words: str
    said_by: tuple[Person, ...]
    chain: tuple[Link, ...]
    in_title: bool

    @property
    def anchor(self) -> str:
        """The part of the page's address that opens the article at the words."""
        return anchor_of(self.article, self.statement.content)


@dataclass(frozen=True, slots=True)
class SpeakerGroup:
    """All statements of one speaker; `speaker` is None where an article names nobody."""

    speaker: Person | None
    rows: tuple[StatementRow, ...]


def anchor_of(article: str, span: Span) -> str:
    """The address, within the page, of a stretch of an article: `KEY:START-END` in code points."""
    return f"{article}:{span.start}-{span.end}"


def group_statements(
    articles: Iterable[tuple[Document, Findings]], publishers: Mapping[str, Publisher]
) -> tuple[SpeakerGroup, ...]:
    """Put the statements of all articles under their speakers.

    A speaker that the codebook knows is one across articles; another is one within its article. Statements whose
    speaker no text names stand together for each article.

    Args:
        articles: each article with what was found in it.
        publishers: who published, by key, from `tawatur.report.publishers.name_publishers`.

    Returns:
        Groups with the most statements first (equal ones in reading order), those that name nobody last; within a
        group in the order of the articles, then of the text.
    """
    coded = list(articles)
    people = People()
    for doc, findings in coded:
        people.add(findings.entities, doc.key)
    rows: dict[tuple[bool, str], list[StatementRow]] = {}
    for doc, findings in coded:
        entities = {entity.id: entity for entity in findings.entities}
        for statement in sorted(findings.statements, key=lambda one: (one.content.start, one.content.end)):
            row = _make_row(doc, statement, entities, people, publishers[publisher_key(doc)])
            place = (False, row.said_by[0].key) if statement.speaker in entities else (True, doc.key)
            rows.setdefault(place, []).append(row)
    order = sorted(rows, key=lambda place: (place[0], -len(rows[place])))
    return tuple(SpeakerGroup(None if nobody else people.find(key), tuple(rows[nobody, key])) for nobody, key in order)


def _make_row(
    doc: Document, statement: Statement, entities: Mapping[str, Entity], people: People, publisher: Publisher
) -> StatementRow:
    speakers = [entities[id_] for id_ in (statement.speaker, *statement.joint) if id_ in entities]
    return StatementRow(
        statement=statement,
        article=doc.key,
        published=doc.published,
        publisher=publisher,
        words=clean_text(statement.content.quote),
        said_by=tuple(people.find(identify_entity(entity, doc.key)) for entity in speakers),
        chain=tuple(
            Link(*_name_hop(hop.entity, hop.span, entities, people, doc.key), hop.hedge) for hop in statement.chain
        ),
        in_title=statement.content.start < doc.title_end,
    )


def _name_hop(
    id_: str, span: Span | None, entities: Mapping[str, Entity], people: People, article: str
) -> tuple[str, str]:
    if id_ not in entities:
        return clean_text(span.quote if span else id_), ""
    person = people.find(identify_entity(entities[id_], article))
    return person.name, person.en
