"""An article as units that can be found: the article itself, and its statements, positions, provisions and events."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tawatur.arabic.clitics import Lexicon
from tawatur.arabic.reading import read_text
from tawatur.codebook.keys import Key, name_keys, read_keys
from tawatur.ledger.search import Unit
from tawatur.records.document import Document
from tawatur.records.entity import Entity
from tawatur.records.findings import Findings
from tawatur.records.span import Span


class _Names:
    """The keys of an article's entities, made once for each."""

    def __init__(self, findings: Findings, lexicon: Lexicon) -> None:
        self.of = {
            entity.id: name_keys(entity.forms, entity.en, lexicon) for entity in findings.entities
        }  # a place and a person are found alike

    def join(self, ids: Iterable[str]) -> list[str]:
        """The keys of these entities, in order."""
        return [key for id_ in dict.fromkeys(ids) for key in self.of.get(id_, ())]

    def latin(self, ids: Iterable[str]) -> list[str]:
        """The same in Latin letters only, with their sounds."""
        return [key for key in self.join(ids) if key.isascii()]


def make_units(doc: Document, findings: Findings, lexicon: Lexicon) -> list[Unit]:
    """The units of an article, with the keys of their words and of those whom they name.

    Args:
        doc: the article.
        findings: its records, as people have them.
        lexicon: by which written-on particles are taken off.
    """
    keys = read_keys(doc.text, lexicon)
    starts = [key.start for key in keys]
    names = _Names(findings, lexicon)
    units = [_article_unit(doc, findings, keys, names)]
    for kind, number, span, facts, roles, named in _list_records(doc, findings):
        own = keys[bisect_left(starts, span.start) : bisect_right(starts, span.end - 1)]
        day, type_, status = facts
        inside = [entity for entity in findings.entities if _stands_in(entity, span)]
        places = [entity.id for entity in inside if entity.kind == "place"]
        columns = {
            "words": [key.word for key in own],
            "stems": [key.stem for key in own if key.stem != key.word],
            "names": names.latin((*named, *(entity.id for entity in inside))),
            **{role: names.join(ids) for role, ids in roles.items()},
            "place": names.join((*roles.get("place", ()), *places)),
        }
        units.append(Unit(kind, number, span.start, span.end, day or doc.published, type_, status, columns))
    return units


def _article_unit(doc: Document, findings: Findings, keys: Sequence[Key], names: _Names) -> Unit:
    title = [key for key in keys if key.start < doc.title_end]
    body = keys[len(title) :]
    roles = {
        "speaker": [id_ for one in findings.statements for id_ in (one.speaker, *one.joint)],
        "holder": [one.holder for one in findings.positions],
        "actor": [id_ for one in findings.events for id_ in (*one.actors, *one.recipients)],
        "place": [entity.id for entity in findings.entities if entity.kind == "place"],
    }
    columns = {
        "title": [key.word for key in title],
        "words": [key.word for key in body],
        "title_stems": [key.stem for key in title if key.stem != key.word],
        "stems": [key.stem for key in body if key.stem != key.word],
        "names": names.latin(entity.id for entity in findings.entities),
        **{role: names.join(ids) for role, ids in roles.items()},
    }
    return Unit("article", 0, 0, len(doc.text), doc.published, "", "", columns)


_Listed = tuple[str, int, Span, tuple[str, str, str], Mapping[str, Sequence[str]], Sequence[str]]


def _list_records(doc: Document, findings: Findings) -> Iterator[_Listed]:
    """Kind, number, stretch, (day, type, status), who in which role, and whom it names, of each record."""
    for number, one in enumerate(findings.statements):
        speakers = (one.speaker, *one.joint)
        yield "statement", number, one.content, ("", one.cue_class, one.anonymity), {"speaker": speakers}, speakers
    roles: Mapping[str, Sequence[str]]
    for number, position in enumerate(findings.positions):
        span = position.matter if position.condition is None else _cover(doc.text, position.matter, position.condition)
        roles = {"holder": (position.holder,), "speaker": (position.by,), "actor": position.toward}
        yield "position", number, span, ("", position.stance, ""), roles, (position.holder, *position.toward)
    number = 0
    for instrument in findings.instruments:
        for provision in instrument.provisions:
            roles = {"holder": instrument.parties, "place": (instrument.place,)}
            facts = (instrument.date, instrument.kind, "")
            yield "provision", number, provision.span, facts, roles, instrument.parties
            number += 1
    sentences = _Sentences(doc.text) if findings.events else None
    for number, event in enumerate(findings.events):
        sides = (*event.actors, *event.recipients)
        roles = {"actor": sides, "speaker": (event.claimed_by,), "place": (event.place,)}
        span = sentences.around(event.anchor) if sentences else event.anchor
        yield "event", number, span, (event.date, event.type, event.status), roles, (*sides, event.place)


def _stands_in(entity: Entity, span: Span) -> bool:
    """Whether an entity is named within a stretch."""
    return any(span.start <= mention.span.start < span.end for mention in entity.mentions)


def _cover(text: str, a: Span, b: Span) -> Span:
    """From the first of two stretches to the last; only the first where something long stands between."""
    start, end = min(a.start, b.start), max(a.end, b.end)
    longest = 2 * (a.end - a.start + b.end - b.start)
    return Span(start, end, text[start:end]) if end - start <= longest else a


class _Sentences:
    """The sentences of a text, in code points."""

    def __init__(self, text: str) -> None:
        reading = read_text(text)
        self.text = text
        self.spans = [reading.offsets(first, last) for first, last in reading.sentences]
        self.starts = [start for start, _ in self.spans]

    def around(self, span: Span) -> Span:
        """The sentence that words stand in: an event is found by all that is told with it."""
        at = bisect_right(self.starts, span.start) - 1
        if at < 0:
            return span
        start, end = self.spans[at]
        end = max(end, span.end)
        return Span(start, end, self.text[start:end])
