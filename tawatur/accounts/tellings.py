"""Records of many articles in one shape, so that any two of a kind can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tawatur.accounts.parties import Article, Parties
from tawatur.arabic.fold import fold
from tawatur.codebook.matters import MatterBook
from tawatur.records.document import Document
from tawatur.records.event import Event
from tawatur.records.findings import Findings
from tawatur.records.point import Member, RecordKind
from tawatur.records.quantity import Quantity
from tawatur.records.span import Span, make_span
from tawatur.records.time import Time

# An event's anchor is a word or two; the clause around it says what happened: this many letters either way, within the
# sentence.
_BEFORE, _AFTER = 90, 110
_SENTENCE_END = re.compile(r"[.!؟?\n؛]")
_CLAUSE_START = re.compile(r"[.!؟?\n؛،,:]")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Telling:
    """One record of one article, ready to be compared.

    `who` holds it (holder, speaker, parties, actors), `whom` it is about or done to, `by` said it ("" the outlet in its
    own voice). `sort` is the stance, the class of the cue, the type of the event. `words` is what is compared: the
    matter, the content, the clause around an event's anchor; `named`, `days` and `sizes` are the parties, the times and
    the quantities that stand in it, `before` what stands before it in its clause;
    `parts` counts the provisions that a statement holds.
    """

    article: str
    kind: RecordKind
    index: int
    span: Span
    words: str
    who: frozenset[str]
    whom: frozenset[str]
    by: str
    sort: str
    matters: frozenset[str]
    numbers: frozenset[str]
    condition: Span | None = None
    date: str = ""
    place: str = ""
    status: str = ""
    published: str = ""
    chain: tuple[str, ...] = ()
    hedge: str = ""
    named: frozenset[str] = frozenset()
    days: tuple[Time, ...] = ()
    sizes: tuple[Quantity, ...] = ()
    before: str = ""
    parts: int = 0

    @property
    def member(self) -> Member:
        """The record that this is."""
        return Member(document=self.article, kind=self.kind, index=self.index, span=self.span)


def tell_articles(articles: Sequence[Article], parties: Parties, book: MatterBook) -> list[Telling]:
    """All statements, positions, provisions and events of some articles, in order.

    Args:
        articles: each article with its records.
        parties: who is one across them.
        book: the table of matters.

    Returns:
        The tellings, by article, kind and index.
    """
    return [
        _complete(telling, doc, findings, parties)
        for doc, findings in articles
        for telling in _tell(doc, findings, parties, book)
    ]


def _complete(telling: Telling, doc: Document, findings: Findings, parties: Parties) -> Telling:
    """The telling with what stands in its words."""
    start = doc.text.find(telling.words, max(0, telling.span.start - len(telling.words)))
    stretch = range(start, start + len(telling.words))
    return replace(
        telling,
        named=frozenset(
            parties.find(doc.key, mention.entity)
            for entity in findings.entities
            for mention in entity.mentions
            if mention.span.start in stretch
        ),
        days=tuple(time for time in findings.times if time.span.start in stretch and time.precision == "day"),
        sizes=tuple(size for size in findings.quantities if size.span.start in stretch),
        parts=sum(
            telling.span.start <= provision.span.start and provision.span.end <= telling.span.end
            for instrument in findings.instruments
            for provision in instrument.provisions
        ),
        before=_CLAUSE_START.split(doc.text[max(0, telling.span.start - _BEFORE) : telling.span.start])[-1],
    )


def _tell(doc: Document, findings: Findings, parties: Parties, book: MatterBook) -> Iterator[Telling]:
    key, day = doc.key, doc.published[:10]
    for index, said in enumerate(findings.statements):
        words = said.content.quote
        yield Telling(
            article=key,
            kind="statement",
            index=index,
            span=said.content,
            words=words,
            who=parties.find_all(key, (said.speaker, *said.joint)),
            whom=frozenset(),
            by=parties.find(key, said.speaker),
            sort=said.cue_class,
            matters=book.find_matters(words),
            numbers=find_numbers(words),
            published=day,
            chain=tuple(parties.find(key, hop.entity) for hop in said.chain),
            hedge=said.hedge,
        )
    for index, position in enumerate(findings.positions):
        words = position.matter.quote
        yield Telling(
            article=key,
            kind="position",
            index=index,
            span=position.matter,
            words=words,
            who=parties.find_all(key, (position.holder,)),
            whom=parties.find_all(key, position.toward),
            by=parties.find(key, position.by),
            sort=position.stance,
            matters=book.find_matters(words),
            numbers=find_numbers(words),
            condition=position.condition,
            published=day,
        )
    index = -1
    for instrument in findings.instruments:
        for provision in instrument.provisions:
            index += 1
            words = provision.span.quote
            named = instrument.parties or (*provision.obligors, *provision.beneficiaries)
            yield Telling(
                article=key,
                kind="provision",
                index=index,
                span=provision.span,
                words=words,
                who=parties.find_all(key, named),
                whom=frozenset(),
                by="",
                sort="provision",
                matters=book.find_matters(words),
                numbers=find_numbers(words),
                date=instrument.date,
                published=day,
            )
    for index, event in enumerate(findings.events):
        words = find_clause(doc.text, event)
        yield Telling(
            article=key,
            kind="event",
            index=index,
            span=event.anchor,
            words=words,
            who=parties.find_all(key, event.actors),
            whom=parties.find_all(key, event.recipients),
            by=parties.find(key, event.claimed_by),
            sort=event.type,
            matters=book.find_matters(event.anchor.quote),
            numbers=find_numbers(words),
            date=event.date,
            place=parties.find(key, event.place),
            status=event.status,
            published=day,
        )


def find_clause(text: str, event: Event) -> str:
    """The words around an event's anchor, within its sentence."""
    start, end = event.anchor.start, event.anchor.end
    low = max(0, start - _BEFORE)
    ends = [found.end() for found in _SENTENCE_END.finditer(text, low, start)]
    low = ends[-1] if ends else (text.find(" ", low) if low else 0)
    last = min(len(text), end + _AFTER)
    stop = _SENTENCE_END.search(text, end, last)
    high = stop.start() if stop else last if last == len(text) else max(end, text.rfind(" ", end, last))
    return make_span(text, max(0, min(low, start)), max(high, end)).quote


def find_numbers(words: str) -> frozenset[str]:
    """The numbers written in figures."""
    return frozenset(found[0].replace(",", "") for found in _NUMBER.finditer(fold(words).text))
