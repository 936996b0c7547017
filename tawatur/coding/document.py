"""From an article to its records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, get_args

from msgspec.structs import replace

from tawatur.arabic.dates import TimeMention, find_times
from tawatur.arabic.fold import skip_letters
from tawatur.arabic.reading import read_text
from tawatur.codebook.load import Codebook
from tawatur.coding.ceasefires import find_truces, write_ceasefires
from tawatur.coding.confidence import rate_statement
from tawatur.coding.content import form_of
from tawatur.coding.entities import build_entities, span_of
from tawatur.coding.event_setting import Setting
from tawatur.coding.event_sizes import size_events
from tawatur.coding.events import tell_events
from tawatur.coding.found import Found
from tawatur.coding.instruments import find_instruments
from tawatur.coding.lookup import Lookup
from tawatur.coding.mentions import find_phrases
from tawatur.coding.positions import find_positions
from tawatur.coding.quantities import find_sized
from tawatur.coding.relations import find_relations
from tawatur.coding.resolve import Settled
from tawatur.coding.statements import Draft, find_statements
from tawatur.coding.tagger.tag import tag_words
from tawatur.coding.times import read_day, write_times
from tawatur.coding.view import View
from tawatur.coding.violations import find_violations
from tawatur.records.ceasefire import Ceasefire, ViolationClaim
from tawatur.records.document import Document
from tawatur.records.findings import Findings
from tawatur.records.instrument import Instrument
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
    times = find_times(doc.text, read_day(doc.published))
    found = _find_records(view, doc, times)
    return replace(found, entities=build_entities(view, _uses(found)), times=write_times(doc, times))


def find_uses(view: View, doc: Document) -> dict[str, frozenset[str]]:
    """In which parts of records each entity of an article stands, for `tawatur.coding.listing`."""
    return _uses(_find_records(view, doc, find_times(doc.text, read_day(doc.published))))


def _find_records(view: View, doc: Document, times: Sequence[TimeMention]) -> Findings:
    """All records but entities and times."""
    drafts = find_statements(view)
    statements = tuple(_write_statement(view, draft) for draft in drafts)
    told = tell_events(view, drafts, times)
    events = tuple(event for event, _ in told)
    truces = find_truces(view, events)
    setting = Setting(view, drafts, times)
    return Findings(
        statements=statements,
        positions=tuple(find_positions(view, drafts)),
        instruments=tuple(find_instruments(view, drafts, times, events)),
        ceasefires=tuple(write_ceasefires(view, setting, truces)),
        violations=tuple(find_violations(view, setting, truces, events)),
        events=events,
        relations=tuple(find_relations(view)),
        quantities=size_events(view, told, find_sized(doc, statements)),
    )


def _uses(found: Findings) -> dict[str, frozenset[str]]:
    """In which parts of records each entity stands: speaker, channel, holder, actor, recipient, place, bound."""
    uses: dict[str, set[str]] = {}

    def put(part: str, ids: Iterable[str]) -> None:
        for id_ in ids:
            if id_:
                uses.setdefault(id_, set()).add(part)

    for statement in found.statements:
        put("speaker", (statement.speaker, *statement.joint))
        put("channel", (hop.entity for hop in statement.chain))
    for position in found.positions:
        put("holder", (position.holder, position.by, *position.toward))
    for event in found.events:
        put("actor", (*event.actors, event.claimed_by, event.denied_by))
        put("recipient", event.recipients)
        put("place", (event.place,))
    put("bound", _bound(found.instruments, found.relations))
    put("bound", _ceased(found.ceasefires, found.violations))
    return {id_: frozenset(parts) for id_, parts in uses.items()}


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
        joint=tuple(
            dict.fromkeys(one.id for one in draft.joint if one.id and (speaker is None or one.id != speaker.id))
        ),
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
