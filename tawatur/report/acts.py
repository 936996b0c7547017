"""What happened and what was signed, as the page shows it: incidents, tolls, agreements, ceasefires with their claims.

lay_out_acts(articles, publishers)
├── incidents     events in the order of their days
├── tolls         numbers of killed, wounded, arrested, displaced, missing
├── agreements    instruments, point by point
└── ceasefires    in ETH/PRIO's fields, each with the claims that it was broken
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tawatur.accounts.naming import identify_entity
from tawatur.records.ceasefire import Ceasefire, ViolationClaim
from tawatur.records.document import Document
from tawatur.records.event import Event
from tawatur.records.findings import Findings
from tawatur.records.instrument import Instrument
from tawatur.records.quantity import Quantity
from tawatur.records.span import Span
from tawatur.report.people import People, Person
from tawatur.report.publishers import Publisher, publisher_key
from tawatur.report.statements import anchor_of
from tawatur.report.words import clean_text

# Characters shown to each side of the words that tell an act: about a line of print together.
_BESIDE = 60
# What happened to people; money and distances are no toll.
TOLLS = ("killed", "wounded", "arrested", "displaced", "missing")
_LINE_ENDS = str.maketrans("\r\n", "  ")


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article between what stands beside them; `anchor` is their address on the page."""

    before: str
    words: str
    after: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Origin:
    """The article that tells something, and who published it."""

    article: str
    published: str
    publisher: Publisher


@dataclass(frozen=True, slots=True)
class Incident:
    """An event; `day` is its own, or that of the article where it has none."""

    event: Event
    words: Words
    origin: Origin
    day: str
    actors: tuple[Person, ...]
    recipients: tuple[Person, ...]
    place: Person | None
    claimed_by: Person | None
    denied_by: Person | None


@dataclass(frozen=True, slots=True)
class Toll:
    """A number of people; `figure` is as told, `source` who gives it."""

    quantity: Quantity
    figure: str
    words: Words
    origin: Origin
    source: Person | None


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point of an agreement, with those whom it binds where they are not its parties."""

    words: Words
    bound: tuple[Person, ...]
    deadline: str
    condition: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """An instrument with its points."""

    instrument: Instrument
    label: Words
    origin: Origin
    parties: tuple[Person, ...]
    third_parties: tuple[tuple[str, Person], ...]
    points: tuple[PointRow, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim that a ceasefire was broken."""

    violation: ViolationClaim
    words: Words
    accuser: Person | None
    accused: tuple[Person, ...]
    place: Person | None
    denied_by: Person | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Truce:
    """A ceasefire as one article tells it; `ceasefire` is None for claims about one that it does not tell of."""

    ceasefire: Ceasefire | None
    words: Words | None
    origin: Origin
    parties: tuple[Person, ...]
    monitors: tuple[Person, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Acts:
    """Everything of the two sections, each in the order of days."""

    incidents: tuple[Incident, ...]
    tolls: tuple[Toll, ...]
    agreements: tuple[Agreement, ...]
    truces: tuple[Truce, ...]

    @property
    def types(self) -> list[str]:
        """Types of event that occur."""
        return sorted({row.event.type for row in self.incidents})

    @property
    def places(self) -> list[Person]:
        """Places of events, the most frequent first."""
        return _by_frequency(row.place for row in self.incidents if row.place is not None)

    @property
    def actors(self) -> list[Person]:
        """Those who act or are acted upon, the most frequent first."""
        return _by_frequency(one for row in self.incidents for one in dict.fromkeys((*row.actors, *row.recipients)))


class _Reader:
    """Names and words of one article."""

    def __init__(self, doc: Document, findings: Findings, people: People, publisher: Publisher) -> None:
        self.doc = doc
        self.origin = Origin(doc.key, doc.published, publisher)
        self._people = people
        self._entities = {entity.id: entity for entity in findings.entities}

    def person(self, id_: str) -> Person | None:
        """Whom an id of the article means."""
        entity = self._entities.get(id_)
        return self._people.find(identify_entity(entity, self.doc.key)) if entity else None

    def persons(self, ids: Iterable[str]) -> tuple[Person, ...]:
        """The same of several."""
        return tuple(person for id_ in ids if (person := self.person(id_)) is not None)

    def words(self, span: Span, beside: int = 0) -> Words:
        """The words of a span with some to each side, cut at words and paragraphs."""
        text = self.doc.text
        before = text[max(0, span.start - beside) : span.start].rpartition("\n")[2] if beside else ""
        after = text[span.end : span.end + beside].partition("\n")[0] if beside else ""
        if len(before) == beside and beside:
            before = f"… {before.partition(' ')[2]}"
        if len(after) == beside and beside:
            after = f"{after.rpartition(' ')[0]} …"
        return Words(
            clean_text(before),
            clean_text(span.quote).translate(_LINE_ENDS),
            clean_text(after),
            anchor_of(self.doc.key, span),
        )


def lay_out_acts(articles: Sequence[tuple[Document, Findings]], publishers: Mapping[str, Publisher]) -> Acts:
    """What happened and what was signed, in all articles.

    Args:
        articles: each article with what was found in it.
        publishers: who published, by key, from `tawatur.report.publishers.name_publishers`.
    """
    people = People()
    for doc, findings in articles:
        people.add(findings.entities, doc.key)
    incidents: list[Incident] = []
    tolls: list[Toll] = []
    agreements: list[Agreement] = []
    truces: list[Truce] = []
    for doc, findings in articles:
        reader = _Reader(doc, findings, people, publishers[publisher_key(doc)])
        incidents += [_incident(reader, event) for event in findings.events]
        tolls += [_toll(reader, one) for one in findings.quantities if one.unit in TOLLS]
        agreements += [_agreement(reader, one) for one in findings.instruments if one.provisions]
        truces += _truces(reader, findings)
    incidents.sort(key=lambda row: (row.day, row.origin.published))
    agreements.sort(key=lambda row: (row.instrument.date or row.origin.published[:10], row.origin.published))
    truces.sort(key=lambda row: row.origin.published)
    return Acts(tuple(incidents), tuple(tolls), tuple(agreements), tuple(truces))


def _incident(reader: _Reader, event: Event) -> Incident:
    return Incident(
        event=event,
        words=reader.words(event.anchor, _BESIDE),
        origin=reader.origin,
        day=event.date or reader.origin.published[:10],
        actors=reader.persons(event.actors),
        recipients=reader.persons(event.recipients),
        place=reader.person(event.place),
        claimed_by=reader.person(event.claimed_by),
        denied_by=reader.person(event.denied_by),
    )


def _toll(reader: _Reader, quantity: Quantity) -> Toll:
    return Toll(
        quantity,
        write_figure(quantity),
        reader.words(quantity.span, _BESIDE),
        reader.origin,
        reader.person(quantity.source),
    )


def write_figure(quantity: Quantity) -> str:
    """A number as told: "15", "10–20", "≥ 100", "~" where the words give no figure."""

    def whole(value: float) -> str:
        return f"{value:,.0f}" if value == int(value) else f"{value:,}"

    low, high, best = quantity.low, quantity.high, quantity.best
    if low is not None and high is not None and low != high:
        return f"{whole(low)}–{whole(high)}"
    if best is not None:
        return whole(best)
    if low is not None:
        return f"≥ {whole(low)}"
    if high is not None:
        return f"≤ {whole(high)}"
    return "~"


def _agreement(reader: _Reader, instrument: Instrument) -> Agreement:
    return Agreement(
        instrument=instrument,
        label=reader.words(instrument.label),
        origin=reader.origin,
        parties=reader.persons(instrument.parties),
        third_parties=tuple(
            (one.role, person) for one in instrument.third_parties if (person := reader.person(one.entity)) is not None
        ),
        points=tuple(
            PointRow(
                words=reader.words(point.span),
                bound=reader.persons(point.obligors) if point.obligors != instrument.parties else (),
                deadline=clean_text(point.deadline),
                condition=clean_text(point.condition.quote) if point.condition else "",
            )
            for point in instrument.provisions
        ),
    )


def _truces(reader: _Reader, findings: Findings) -> list[Truce]:
    claims: dict[int | None, list[Claim]] = {}
    for one in findings.violations:
        claim = Claim(
            violation=one,
            words=reader.words(one.span, _BESIDE),
            accuser=reader.person(one.accuser),
            accused=reader.persons(one.accused),
            place=reader.person(one.place),
            denied_by=reader.person(one.denied_by),
            origin=reader.origin,
        )
        claims.setdefault(one.ceasefire, []).append(claim)
    rows = [
        Truce(
            ceasefire=one,
            words=reader.words(one.span, _BESIDE),
            origin=reader.origin,
            parties=reader.persons(one.parties),
            monitors=reader.persons(one.monitors),
            claims=tuple(claims.get(number, ())),
        )
        for number, one in enumerate(findings.ceasefires)
    ]
    loose = claims.get(None, ())
    return [*rows, Truce(None, None, reader.origin, (), (), tuple(loose))] if loose else rows


def _by_frequency(people: Iterable[Person]) -> list[Person]:
    counts: dict[str, tuple[int, Person]] = {}
    for person in people:
        counts[person.key] = (counts.get(person.key, (0, person))[0] + 1, person)
    return [person for _, person in sorted(counts.values(), key=lambda item: -item[0])]
