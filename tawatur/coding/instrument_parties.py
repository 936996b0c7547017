"""Who adopted a text, and who stood by: named in its label, beside the verb of agreeing or signing, or as its two
sides."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.arabic.tokens import LINE, STOP
from tawatur.codebook.items import NameItem
from tawatur.codebook.texts import TextBook
from tawatur.coding.entities import span_of
from tawatur.coding.event_reference import last_pair
from tawatur.coding.found import Found
from tawatur.coding.instrument_stretch import Stretch
from tawatur.coding.view import View
from tawatur.records.event import Event
from tawatur.records.instrument import ThirdParty

_POWERS = frozenset(("state", "armed_group", "political_group", "government_body"))
_PARTIES = _POWERS | {"igo", "person", "people"}
_LINKS = frozenset("بين مع".split())  # between, with
_ISSUED = frozenset(("law", "resolution", "conclusions"))  # kinds that one body adopts by itself
_BACK = 60  # words back to two parties that «و» joins
_LINKED = 10  # words after a label to its parties


def find_parties(view: View, book: TextBook, stretch: Stretch, events: Sequence[Event]) -> list[str]:
    """Ids of the parties of the text that a stretch renders; [] where the article does not say.

    In this order: those that its label names or links («اتفاق بين …»), the subjects of its verb, those of an event of
    agreeing in its sentence, two that were joined before. The article's first agreeing speaks for a text that only
    its noun names («الاتفاق»).
    """
    inside = _inside(view, stretch)
    if len(inside) > 1:
        return inside
    named = [
        phrase
        for phrase in view.settled.phrases
        if stretch.label <= phrase.first < stretch.label_end and phrase.kind in _PARTIES
    ]
    linked = _linked(view, stretch.label_end)
    if len(named) + len(linked) > 1:
        return _ids(view, [*named, *linked])
    if len(stretch.subjects) > 1:
        return _ids(view, stretch.subjects)
    told, here = _adopting(view, book, stretch, events)
    if here:
        return here
    first = view.sentence_bounds(stretch.label)[0]
    joined = _joined_before(view, stretch.label, first if stretch.kind == "text" else 0)
    if not joined and stretch.kind != "text":
        joined = last_pair(view, stretch.label)
    if joined:
        return _ids(view, joined)
    if told:
        return told
    return _ids(view, [*named, *linked] or stretch.subjects)


def find_third_parties(view: View, book: TextBook, stretch: Stretch, parties: Sequence[str]) -> tuple[ThirdParty, ...]:
    """Mediators, sponsors, guarantors, hosts, monitors and witnesses that the text's own sentence names."""
    first, last = view.sentence_bounds(stretch.label)
    found: dict[str, ThirdParty] = {}
    for at in range(first, last):
        for length in (2, 1):
            key = view.keys[at]
            words = (key[1:] if length == 1 and key[:1] == "و" else key, *view.keys[at + 1 : at + length])
            role = book.third_parties.get(words)
            if role is None:
                continue
            for phrase in _row_at(view, at + length, last):
                if phrase.id and phrase.id not in parties:
                    found.setdefault(phrase.id, ThirdParty(entity=phrase.id, role=role))
            break
    return tuple(found.values())


def _row_at(view: View, at: int, last: int) -> list[Found]:
    """Names that begin at a word, one joined to the other by «و»; one word may stand before the first."""
    row: list[Found] = []
    near = at
    while near < last and not view.gaps[near] & (STOP | LINE):
        phrase = view.starts.get(near)
        if phrase is None:
            if row or near > at:
                break
            near += 1
            continue
        if row and view.keys[near][:1] != "و":
            break
        row.append(phrase)
        near = view.end_of(phrase)
    return row


def _adopting(view: View, book: TextBook, stretch: Stretch, events: Sequence[Event]) -> tuple[list[str], list[str]]:
    """Parties of the event of agreeing that the text comes from: of the article's first that tells of two sides, and
    of the nearest in its own sentence."""
    start, end = view.reading.offsets(*view.sentence_bounds(stretch.label))
    agreed = [event for event in events if event.type == "AGREE" and event.status in ("occurred", "ongoing", "planned")]
    here = [event for event in agreed if start <= event.anchor.start < end]
    label = span_of(view, stretch.label, stretch.label_end)
    here.sort(key=lambda event: abs(event.anchor.start - label.start))
    first = next((parties for event in agreed if len(parties := _both(event)) > 1), [])
    least = 1 if book.kind_of(view.keys[stretch.label]) in _ISSUED else 2
    return first, next((parties for event in here if len(parties := _both(event)) >= least), [])


def _both(event: Event) -> list[str]:
    return list(dict.fromkeys((*event.actors, *event.recipients)))


def _ids(view: View, phrases: Sequence[Found]) -> list[str]:
    """Ids of parties; officials stand for what they hold office in where that is itself a party here."""
    ids = [phrase.id for phrase in phrases if phrase.id]
    powers = {phrase.id for phrase in phrases if phrase.kind in _POWERS}
    return list(
        dict.fromkeys(
            phrase.of if phrase.kind == "person" and phrase.of in powers else phrase.id
            for phrase in phrases
            if phrase.id in ids
        )
    )


def _inside(view: View, stretch: Stretch) -> list[str]:
    """«اتفاق بين إسرائيل وحركة حماس»: parties that a composed label holds, where the article names them otherwise
    too."""
    phrase = view.covers[stretch.label]
    if phrase is None or phrase.kind != "agreement":
        return []
    ids: list[str] = []
    at = phrase.first + 1
    while at < phrase.last:
        found = view.settled.look.of(at, NameItem)
        if found is not None and view.settled.kinds.get(found[2].id) in _PARTIES:
            ids.append(found[2].id)
        at = found[1] if found is not None else at + 1
    return list(dict.fromkeys(ids))


def _joined_before(view: View, at: int, furthest: int) -> list[Found]:
    """The parties joined by «و» that were named last before a word: «روسيا وتركيا»."""
    for near in range(at - 1, max(furthest, at - _BACK) - 1, -1):
        phrase = view.starts.get(near)
        if phrase is None or phrase.kind not in _POWERS or view.keys[near][:1] != "و" or not near:
            continue
        before = view.covers[near - 1]
        if before is not None and before.kind in _POWERS and view.end_of(before) == near:
            return [before, phrase]
    return []


def _linked(view: View, at: int) -> list[Found]:
    """«الاتفاق بين روسيا وتركيا»: names after the label's preposition."""
    found: list[Found] = []
    end = min(at + _LINKED, view.sentence_bounds(max(at - 1, 0))[1])
    for near in range(at, end):
        phrase = view.starts.get(near)
        if phrase is None or phrase.kind not in _PARTIES:
            continue
        before = view.keys[near - 1]
        if before in _LINKS or (found and view.keys[near][:1] == "و" and view.end_of(found[-1]) == near):
            found.append(phrase)
    return found
