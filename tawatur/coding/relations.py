"""Who backs whom, holds what, leads or belongs to what: from titles, from attributes and from verbs."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.codebook.load import Codebook
from tawatur.codebook.triggers import TriggerBook
from tawatur.coding.entities import span_of
from tawatur.coding.event_nouns import read_noun
from tawatur.coding.event_roles import read_verb
from tawatur.coding.event_status import read_status
from tawatur.coding.event_told import Told
from tawatur.coding.event_triggers import find_candidates
from tawatur.coding.events import trigger_book
from tawatur.coding.found import Found
from tawatur.coding.relation_bonds import find_bonds
from tawatur.coding.relation_means import means_of
from tawatur.coding.relation_titles import find_named_for, find_titles
from tawatur.coding.tie import Tie
from tawatur.coding.view import View
from tawatur.records.relation import Relation

_BOOKS: dict[int, TriggerBook] = {}


def find_relations(view: View) -> list[Relation]:
    """The standing relations that an article tells, each pair once.

    Titles make who leads a state, body or force and who belongs to one; attributes ("backed by", "loyal to", "led
    by") and
    verbs of support and control make the rest. What somebody demands or fears makes none.
    """
    ties = [*find_titles(view), *find_named_for(view), *find_bonds(view), *_find_verbs(view)]
    kept: dict[tuple[str, str, str], Tie] = {}
    for tie in sorted(ties, key=lambda tie: tie.first):
        key = (tie.type, tie.a, tie.b)
        if tie.a == tie.b or not (tie.a and tie.b):
            continue
        if key not in kept or (kept[key].means in ("", "unspecified") and tie.means not in ("", "unspecified")):
            kept[key] = tie
    return [
        Relation(type=tie.type, a=tie.a, b=tie.b, span=span_of(view, tie.first, tie.last), means=tie.means)
        for tie in kept.values()
    ]


def relation_book(codebook: Codebook) -> TriggerBook:
    """The verbs and nouns of relations, compiled once."""
    book = _BOOKS.get(id(codebook.data))
    if book is None:
        book = TriggerBook(codebook.data["events"], "relations", trigger_book(codebook))
        _BOOKS.clear()
        _BOOKS[id(codebook.data)] = book
    return book


_HOLDERS = frozenset(("armed_group", "political_group", "state", "government_body", "people", "person"))
_BACKERS = frozenset(("state", "armed_group", "political_group", "person", "government_body", "igo", "people"))
_NEVER = frozenset(
    "لم لن لا ولم ولن ولا عدم دون بدون يجب ينبغي اذا لو احتمال محاوله حاول تحاول يحاول لمنع منع اتهام".split()
)


def _find_verbs(view: View) -> Iterable[Tie]:
    """«تدعم روسيا حفتر», «دعم إيران لحزب الله», «يسيطر الحوثيون على صنعاء»."""
    book = relation_book(view.codebook)
    taken = -1
    for at in range(view.size):
        if at < taken:
            continue
        for told in find_candidates(view, book, at):
            before = view.keys[at - 1] if at else ""
            if (
                before in _NEVER
                or (told.prep == "ل" and told.form.sort in ("perfect", "imperfect"))
                or (told.future and told.act.type == "controls")
            ):
                continue
            told.scope = view.sentence_bounds(at)[0]
            if told.form.sort in ("perfect", "imperfect"):
                read_verb(view, book, told)
            else:
                read_noun(view, book, told)
            if read_status(view, book, told) not in ("occurred", "ongoing"):
                continue
            ties = list(_tie_told(view, told))
            if ties:
                yield from ties
                taken = told.last
                break


def _tie_told(view: View, told: Told) -> Iterable[Tie]:
    last = max(
        [told.last, *(view.end_of(phrase) for phrase in (*told.actors, *told.recipients) if phrase.first < told.end)]
    )
    first = min([told.first, *(view.start_of(phrase) for phrase in told.actors if phrase.first >= told.first - 12)])
    if told.act.type == "controls":
        for actor in told.actors:
            for place in told.places if actor.kind in _HOLDERS else ():
                if place.kind == "place":
                    yield Tie(
                        "controls",
                        actor.id,
                        place.id,
                        first,
                        max(last, view.end_of(place)) if place.first < told.end else last,
                    )
        return
    for actor in told.actors:
        for client in told.recipients:
            if actor.kind in _BACKERS and client.kind in _BACKERS and actor.id != client.id and not _teller(client):
                yield Tie(
                    "supports", actor.id, client.id, first, last, means_of(view, told.first, told.last, told.act.mode)
                )


def _teller(phrase: Found) -> bool:
    return phrase.kind == "people" and phrase.people_sort in ("source", "official", "expert", "witness")
