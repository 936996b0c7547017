"""From an article to its records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

from tawatur.arabic.dates import find_times
from tawatur.arabic.fold import skip_letters
from tawatur.arabic.reading import read_text
from tawatur.codebook.load import Codebook
from tawatur.coding.ceasefires import find_truces, write_ceasefires
from tawatur.coding.confidence import rate_statement
from tawatur.coding.content import form_of
from tawatur.coding.entities import build_entities, span_of
from tawatur.coding.event_setting import Setting
from tawatur.coding.events import find_events
from tawatur.coding.found import Found
from tawatur.coding.instruments import find_instruments
from tawatur.coding.lookup import Lookup
from tawatur.coding.mentions import find_phrases
from tawatur.coding.positions import find_positions
from tawatur.coding.quantities import find_quantities
from tawatur.coding.relations import find_relations
from tawatur.coding.resolve import Settled
from tawatur.coding.statements import Draft, find_statements
from tawatur.coding.tagger.tag import tag_words
from tawatur.coding.times import read_day, write_times
from tawatur.coding.view import View
from tawatur.coding.violations import find_violations
from tawatur.records.ceasefire import Ceasefire, ViolationClaim
from tawatur.records.document import Document
from tawatur.records.event import Event
from tawatur.records.findings import Findings
from tawatur.records.instrument import Instrument
from tawatur.records.position import Position
from tawatur.records.relation import Relation
from tawatur.records.span import Span, make_span
from tawatur.records.statement import CueClass, Hop, Statement

_CLASSES: dict[str, CueClass] = {name: name for name in get_args(CueClass)}


def code_article(doc: Document, codebook: Codebook) -> Findings:
    """All records of one article, each with the words it rests on.

    Args:
        doc: the article as read.
        codebook: the compiled knowledge, from `tawatur.codebook.load.load_codebook`.

    Returns:
        `Findings`; empty where the article yields nothing.
    """
    view = read_article(doc.text, codebook)
    drafts = find_statements(view)
    statements = tuple(_write_statement(view, draft) for draft in drafts)
    published = read_day(doc.published)
    times = find_times(doc.text, published)
    positions = tuple(find_positions(view, drafts))
    events = tuple(find_events(view, drafts, times, published))
    instruments = tuple(find_instruments(view, drafts, times, events))
    truces = find_truces(view, events)
    setting = Setting(view, drafts, times)
    ceasefires = tuple(write_ceasefires(view, setting, truces))
    violations = tuple(find_violations(view, setting, truces, events))
    relations = tuple(find_relations(view))
    used = _used(statements, positions, events) | _bound(instruments, relations) | _ceased(ceasefires, violations)
    return Findings(
        entities=build_entities(view, used),
        statements=statements,
        positions=positions,
        instruments=instruments,
        ceasefires=ceasefires,
        violations=violations,
        events=events,
        relations=relations,
        quantities=find_quantities(doc, statements),
        times=write_times(doc, times),
    )


def _used(statements: Iterable[Statement], positions: Iterable[Position], events: Iterable[Event]) -> set[str]:
    """Ids of the entities that records name."""
    used: set[str] = set()
    for statement in statements:
        used.update((statement.speaker, *statement.joint, *(hop.entity for hop in statement.chain)))
    for position in positions:
        used.update((position.holder, position.by, *position.toward))
    for event in events:
        used.update((*event.actors, *event.recipients, event.place, event.claimed_by, event.denied_by))
    return used - {""}


def _bound(instruments: Iterable[Instrument], relations: Iterable[Relation]) -> set[str]:
    """Ids of the entities that instruments and relations name."""
    bound = {id_ for relation in relations for id_ in (relation.a, relation.b)}
    for instrument in instruments:
        bound.update((instrument.place, *instrument.parties, *(party.entity for party in instrument.third_parties)))
        for provision in instrument.provisions:
            bound.update((*provision.obligors, *provision.beneficiaries))
    return bound - {""}


def _ceased(ceasefires: Iterable[Ceasefire], violations: Iterable[ViolationClaim]) -> set[str]:
    """Ids of the entities that ceasefires and claims of violation name."""
    named = {id_ for one in ceasefires for id_ in (*one.parties, *one.monitors)}
    for claim in violations:
        named.update((claim.accuser, claim.place, claim.denied_by, *claim.accused))
    return named - {""}


def read_article(text: str, codebook: Codebook) -> View:
    """An article's text with its phrases found and settled."""
    look = Lookup(read_text(text), codebook)
    look.tags = tag_words(look)
    return View(Settled(look, find_phrases(look)))


def _write_statement(view: View, draft: Draft) -> Statement:
    start, end = view.reading.offsets(draft.start, draft.end)
    if draft.cut:
        start += skip_letters(view.reading.text[start : view.reading.ends[draft.start]], draft.cut)
    first, last = draft.cue
    cue = span_of(view, first, last) if last > first else _colon_before(view, draft.start)
    speaker = draft.speaker
    return Statement(
        content=make_span(view.reading.text, start, end),
        cue=cue,
        speaker=speaker.id if speaker else "",
        anonymity=_anonymity(speaker),
        cue_class=_CLASSES[draft.cue_class],
        form=form_of(view, draft.start, draft.end),
        joint=tuple(dict.fromkeys(phrase.id for phrase in draft.joint if phrase.id)),
        chain=tuple(
            Hop(entity=id_, span=span)
            for id_, span in {p.id: span_of(view, p.first, p.last, p.skip) for p in draft.channels if p.id}.items()
            if id_ not in view.grammar["platforms"]
            if speaker is None or id_ != speaker.id
        ),
        speaker_span=span_of(view, speaker.first, speaker.last, speaker.skip) if speaker else None,
        hedge=draft.hedge,
        confidence=round(rate_statement(view, draft), 3),
    )


def _colon_before(view: View, index: int) -> Span:
    text = view.reading.text
    at = text.rfind(":", 0, view.reading.starts[index])
    return make_span(text, at, at + 1) if at >= 0 else span_of(view, index, index + 1)


def _anonymity(speaker: Found | None) -> Literal["named", "institution", "unnamed"]:
    if speaker is None or speaker.kind == "people" or speaker.id.startswith("press-"):
        return "unnamed"  # the press as a whole («وسائل إعلام محلية») is nobody in particular
    if speaker.kind == "person":
        return "named"
    return "institution"
