"""Ceasefires that an article tells of, in the fields of ETH/PRIO."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import msgspec

from tawatur.codebook.load import Codebook
from tawatur.codebook.texts import bare_forms
from tawatur.codebook.truces import TruceBook
from tawatur.coding.ceasefire_mentions import Mention, find_mentions
from tawatur.coding.ceasefire_terms import (
    read_area,
    read_declared,
    read_duration,
    read_end,
    read_mechanism,
    read_monitors,
    read_purpose,
    read_start,
)
from tawatur.coding.entities import span_of
from tawatur.coding.event_setting import Setting
from tawatur.coding.event_told import acts
from tawatur.coding.found import Found
from tawatur.coding.view import View
from tawatur.records.ceasefire import Ceasefire, CeasefireClass, Purpose, Sides, State
from tawatur.records.event import Event

_BOOKS: dict[int, TruceBook] = {}
_PURPOSES: dict[str, Purpose] = {name: name for name in get_args(Purpose)}
_STATES: dict[str, State] = {name: name for name in get_args(State)}
_PARTIES = frozenset(("state", "armed_group", "political_group", "government_body"))
# Types of event that a ceasefire comes from, nearest first.
_SOURCES = ("CONCEDE", "AGREE", "RETREAT")
_TWO = 2


def truce_book(codebook: Codebook) -> TruceBook:
    """The words of ceasefires, compiled once."""
    book = _BOOKS.get(id(codebook.data))
    if book is None:
        book = TruceBook(codebook.data["ceasefires"])
        _BOOKS.clear()
        _BOOKS[id(codebook.data)] = book
    return book


class Truce(msgspec.Struct):
    """A ceasefire being put together: its mentions, and its parties' ids."""

    mentions: list[Mention]
    parties: list[str]
    agreed: bool = False  # by a verb that takes two sides
    label: str = ""  # id of the agreement that names it, where one does

    @property
    def told(self) -> bool:
        """Whether the article tells what became of it."""
        return any(mention.told for mention in self.mentions)


def find_truces(view: View, events: Sequence[Event]) -> list[Truce]:
    """The ceasefires of an article, each with all its mentions; those of which nothing is told come last.

    A mention goes on with the last ceasefire unless it names another text or other parties.
    """
    book = truce_book(view.codebook)
    truces: list[Truce] = []
    for mention in find_mentions(view, book):
        parties = _parties(view, book, mention, events) if mention.told else []
        phrase = view.covers[mention.first]
        label = phrase.id if phrase is not None and phrase.kind == "agreement" else ""
        definite = "ال" in view.keys[mention.first][:3]
        known = next(
            (
                one
                for one in reversed(truces)
                if not (label and one.label and label != one.label)
                and (definite or not parties or not one.parties or set(parties) & set(one.parties))
            ),
            None,
        )
        if known is None:
            truces.append(Truce([mention], parties, _is_agreed(view, book, mention), label))
            continue
        known.mentions.append(mention)
        known.agreed = known.agreed or _is_agreed(view, book, mention)
        known.label = known.label or label
        known.parties = known.parties if len(known.parties) >= len(parties) else parties
    return sorted(truces, key=lambda one: not one.told)


def write_ceasefires(view: View, setting: Setting, truces: Sequence[Truce]) -> list[Ceasefire]:
    """Their records; terms come from the first mention that tells them."""
    book = truce_book(view.codebook)
    return [_write(view, book, setting, one) for one in truces if one.told]


def _write(view: View, book: TruceBook, setting: Setting, truce: Truce) -> Ceasefire:
    told = [mention for mention in truce.mentions if mention.told]
    declared = next((m for m in told if m.told == "declared"), None)
    best = declared or told[0]
    order = [best, *(m for m in truce.mentions if m is not best)]
    start = next((value for m in order if (value := read_start(view, book, setting, m))), "")
    duration = next((value for m in order if (value := read_duration(view, book, m))), "")
    purpose = next((value for m in order if (value := read_purpose(view, book, m))), "")
    mechanism = next((value for m in order if (value := read_mechanism(view, book, m))), "")
    last = _last(view, best, book)
    return Ceasefire(
        span=span_of(view, best.first, last, _cut(view, book, best)),
        sides=_sides(view, book, truce),
        parties=tuple(truce.parties),
        declared=read_declared(view, book, setting, declared) if declared else "",
        in_force=start,
        ends=next((value for m in order if (value := read_end(view, book, setting, m, start, duration))), ""),
        ceasefire_class=_class(view, book, truce, mechanism),
        purpose=_PURPOSES[purpose],
        area=next((value for m in order if m.told and (value := read_area(view, m))), ""),
        mechanism=mechanism,
        monitors=tuple(dict.fromkeys(id_ for m in order for id_ in read_monitors(view, book, m))),
        duration=duration,
        state=_STATES[told[-1].told],
    )


def _is_agreed(view: View, book: TruceBook, mention: Mention) -> bool:
    """Whether the verb that tells of it takes two sides: «توصلت … إلى هدنة»."""
    if mention.told != "declared" or mention.verb < 0:
        return False
    return not set(bare_forms(view.keys[mention.verb])) & book.announces


def _cut(view: View, book: TruceBook, mention: Mention) -> int:
    """Letters written onto the name: «بالهدنة», «لوقف إطلاق النار»."""
    key = view.keys[mention.first]
    known = book.nouns | book.heads
    if key in known or key.removeprefix("ال") in known or key.startswith("لل"):
        return 0
    return next((cut for cut in (1, 2) if key[cut:] in known or key[cut:].removeprefix("ال") in known), 0)


def _last(view: View, mention: Mention, book: TruceBook) -> int:
    """Word index after the name with its adjectives: «هدنة إنسانية»."""
    end = mention.last
    while end < view.size and not view.gaps[end] and (view.keys[end] in book.purposes or view.keys[end] in book.final):
        end += 1
    return end


def _sides(view: View, book: TruceBook, truce: Truce) -> Sides:
    for mention in truce.mentions:
        last = view.sentence_bounds(mention.first)[1]
        for at in range(mention.last, last):
            if any(tuple(view.keys[at : at + len(words)]) == words for words in book.alone):
                return "unilateral"
    if len(truce.parties) > _TWO:
        return "multilateral"
    if len(truce.parties) == _TWO:
        return "bilateral"
    return "unilateral" if truce.parties and not truce.agreed else ""


def _class(view: View, book: TruceBook, truce: Truce, mechanism: str) -> CeasefireClass:
    for mention in truce.mentions:
        if any(view.keys[at] in book.final for at in range(mention.first, min(mention.last + 1, view.size))):
            return "definitive"
    return "with_provisions" if mechanism else "cessation"


def _parties(view: View, book: TruceBook, mention: Mention, events: Sequence[Event]) -> list[str]:
    """Those between whom it holds or who declared it: «بين X وY», else of the event in its sentence, else the subject
    of its verb."""
    linked = _between(view, mention)
    if len(linked) > 1 or mention.told not in ("declared", "extended"):
        return linked if len(linked) > 1 else []
    declarer = _declarer(view, book, mention)
    if declarer:
        return declarer
    start, end = view.reading.offsets(*view.sentence_bounds(mention.first))
    for kind in _SOURCES:
        for event in events:
            if event.type == kind and start <= event.anchor.start < end:
                parties = list(dict.fromkeys((*event.actors, *event.recipients)))
                if len(parties) > 1 or (parties and not _is_agreed(view, book, mention)):
                    return [id_ for id_ in parties if view.settled.kinds.get(id_) in _PARTIES] or parties
    return []


def _declarer(view: View, book: TruceBook, mention: Mention) -> list[str]:
    """«أعلن الرئيس … وقفا لإطلاق النار»: names between the verb and the ceasefire that nothing governs."""
    if not 0 <= mention.verb < mention.first or mention.told == "in_force" or _is_agreed(view, book, mention):
        return []
    found = [view.starts[at] for at in range(mention.verb + 1, mention.first) if at in view.starts]
    return list(dict.fromkeys(one.id for one in found if one.id and acts(one) and not view.is_oblique(one)))


def _between(view: View, mention: Mention) -> list[str]:
    """Names after «بين» in the clause of a mention."""
    last = view.sentence_bounds(mention.first)[1]
    for at in range(max(0, mention.first - 3), min(last, mention.last + 8)):
        if view.keys[at] not in ("بين", "وبين"):
            continue
        row: list[Found] = []
        near = at + 1
        while near < min(last, at + 16):
            phrase = view.starts.get(near)
            if phrase is not None and phrase.kind in (*_PARTIES, "people"):
                row.append(phrase)
                near = view.end_of(phrase)
                continue
            if near > at + 6 and not row:
                break
            near += 1
        return list(dict.fromkeys(phrase.id for phrase in row[:3] if phrase.id))
    return []
