"""Claims that a ceasefire was broken: who accuses whom, where and when, and who denies it."""

from __future__ import annotations

from collections.abc import Sequence

from tawatur.arabic.tokens import COMMA
from tawatur.codebook.items import DemonymItem
from tawatur.codebook.texts import bare_forms
from tawatur.codebook.truces import TruceBook
from tawatur.coding.ceasefires import Truce, truce_book
from tawatur.coding.entities import span_of
from tawatur.coding.event_reference import state_phrase, subjects_before
from tawatur.coding.event_setting import Setting, write_date
from tawatur.coding.event_told import acts
from tawatur.coding.found import Found
from tawatur.coding.statements import Draft
from tawatur.coding.view import View
from tawatur.records.ceasefire import ViolationClaim
from tawatur.records.event import Event

_OBJECT = 7  # words from a verb or noun of breaking to the ceasefire
_SUBJECT = 4  # words from it to whoever broke it
_BY = frozenset("قبل جانب طرف".split())  # after «من»: by
_ACCUSE, _DENY = "accuse", "deny"
_TRADE = ("تبادل", "تبادلا", "تبادلت", "تتبادل", "يتبادل", "متبادله")  # to trade (accusations)


def find_violations(
    view: View, setting: Setting, truces: Sequence[Truce], events: Sequence[Event]
) -> list[ViolationClaim]:
    """Claims of violation in order of the text.

    Args:
        view: the article with its phrases.
        setting: its times and statements.
        truces: its ceasefires, as `find_truces` gives them.
        events: its events: what happened «رغم الهدنة» is told as a breach of it.
    """
    book = truce_book(view.codebook)
    claims: list[ViolationClaim] = []
    for at in range(view.size):
        end = _breach_at(view, book, truces, at)
        if end <= at:
            continue
        sides = _trading(view, truces, at)
        if sides:
            claims += [
                _write(view, setting, truces, at, end, accuser=one, accused=other)
                for one, other in (sides, tuple(reversed(sides)))
            ]
        else:
            claims.append(_write(view, setting, truces, at, end))
    claims += _despite(view, book, setting, truces, events)
    return _join(claims)


def _breach_at(view: View, book: TruceBook, truces: Sequence[Truce], at: int) -> int:
    """Word index after the words that tell a breach at a word, or -1."""
    if view.covers[at] is not None or not set(bare_forms(view.keys[at])) & book.breaks:
        return -1
    last = min(view.sentence_bounds(at)[1], at + _OBJECT)
    for near in range(at + 1, last):
        end = book.names(view.keys, near)
        if end > 0:
            return end
        if view.gaps[near] & COMMA:
            break
    for near in range(at + 1, last if truces else at):
        if set(bare_forms(view.keys[near])) & book.broken:
            return near + 1
        if view.gaps[near] & COMMA:
            break
    return -1


def _trading(view: View, truces: Sequence[Truce], at: int) -> tuple[str, ...]:
    """«تبادل الطرفان الاتهامات بخرق الهدنة»: both parties, where the article names two."""
    first = view.sentence_bounds(at)[0]
    keys = view.keys[first:at]
    if not any(key.endswith(_TRADE) for key in keys) or not any("اتهام" in key for key in keys):
        return ()
    return next((tuple(truce.parties) for truce in truces if len(truce.parties) == 2), ())


def _write(
    view: View, setting: Setting, truces: Sequence[Truce], at: int, end: int, *, accuser: str = "", accused: str = ""
) -> ViolationClaim:
    draft = setting.statement_at(at)
    if accuser:
        return ViolationClaim(
            span=span_of(view, at, end),
            accused=(accused,),
            accuser=accuser,
            place=_place(view, at, end),
            date=_date(view, setting, at),
            ceasefire=_index(truces, at, end),
        )
    blamed = _accused(view, draft, at, end)
    speaker = draft.speaker.id if draft is not None and draft.speaker is not None else ""
    denies = draft is not None and draft.cue_class == _DENY
    accuser = "" if denies else speaker
    if draft is None:
        accuser = _accuser_before(view, at, blamed)
    return ViolationClaim(
        span=span_of(view, at, end),
        accused=tuple(dict.fromkeys(phrase.id for phrase in blamed if phrase.id and phrase.id != accuser)),
        accuser=accuser,
        place=_place(view, at, end),
        date=_date(view, setting, at),
        denied_by=speaker if denies else "",
        ceasefire=_index(truces, at, end),
    )


def _accused(view: View, draft: Draft | None, at: int, end: int) -> list[Found]:
    """The subject of the verb, the genitive of the noun («خروقات الحوثيين»), those named after «من قبل», or those whom
    the statement accuses."""
    for near in range(at + 1, min(end, at + _SUBJECT)):
        phrase = view.starts.get(near)
        if phrase is not None and acts(phrase) and not view.is_oblique(phrase):
            return _with_joined(view, phrase)
    last = view.sentence_bounds(at)[1]
    for near in range(at + 1, min(last, end + 6)):
        if view.keys[near] == "من" and near + 2 < last and view.keys[near + 1] in _BY:
            phrase = view.starts.get(near + 2)
            if phrase is not None and acts(phrase):
                return _with_joined(view, phrase)
    for near in range(at + 1, end):
        demonym = view.settled.look.of(near, DemonymItem, whole=True)
        state = state_phrase(view, demonym[2].state) if demonym is not None and not demonym[2].people else None
        if state is not None:
            return [state]  # «الخروقات الإسرائيلية»
    before = subjects_before(view, at)
    if before:
        return before
    first = draft.start if draft is not None else view.sentence_bounds(at)[0]
    for near in range(max(first, at - _SUBJECT), at):
        agents = subjects_before(view, near) if view.covers[near] is None and _commits(view, near) else []
        if agents:
            return agents  # «ارتكبوا 90 خرقا»
    if draft is None and _accuses(view, at):
        named = [view.starts[near] for near in range(first, at) if near in view.starts and acts(view.starts[near])]
        return named[-1:]  # «اتهم الجيش المليشيات بخرق الهدنة»
    if draft is not None and draft.cue_class == _ACCUSE:
        for near in range(draft.cue[1], at):
            phrase = view.starts.get(near)
            if phrase is not None and acts(phrase) and phrase is not draft.speaker and phrase not in draft.joint:
                return _with_joined(view, phrase)
    return []


# "to commit, carry out, record": verbs whose object is a breach.
_COMMIT = ("ارتكب", "يرتكب", "ترتكب", "نفذ", "تنفذ", "ينفذ", "واصل", "يواصل", "تواصل")


def _commits(view: View, at: int) -> bool:
    return view.keys[at].lstrip("وف").startswith(_COMMIT)


def _accuses(view: View, at: int) -> bool:
    """Whether a verb of accusing stands before a word in its sentence."""
    first = view.sentence_bounds(at)[0]
    return any(cue.cue_class == _ACCUSE for near in range(first, at) for cue in view.codebook.find_cue(view.keys[near]))


def _accuser_before(view: View, at: int, accused: Sequence[Found]) -> str:
    """«اتهم الجيش المليشيات بخرق الهدنة» where no statement was read: the first of two names before it."""
    first = view.sentence_bounds(at)[0]
    names = [view.starts[near] for near in range(first, at) if near in view.starts and acts(view.starts[near])]
    return next((phrase.id for phrase in names if phrase not in accused), "") if _accuses(view, at) else ""


def _with_joined(view: View, phrase: Found) -> list[Found]:
    row = [phrase]
    at = view.end_of(phrase)
    while at < view.size and view.keys[at][:1] == "و" and at in view.starts and acts(view.starts[at]):
        row.append(view.starts[at])
        at = view.end_of(row[-1])
    return row


def _place(view: View, at: int, end: int) -> str:
    """A place after «في» in the clause, or ""."""
    last = view.sentence_bounds(at)[1]
    for near in range(at + 1, min(last, end + 10)):
        phrase = view.starts.get(near)
        if (
            phrase is not None
            and phrase.kind == "place"
            and (view.keys[near - 1] == "في" or view.keys[near][:1] == "ب")
        ):
            return phrase.id
    return ""


def _date(view: View, setting: Setting, at: int) -> str:
    first, last = view.sentence_bounds(at)
    near = [(abs(start - at), time) for start, stop, time in setting.times if first <= start and stop <= last]
    return write_date(min(near, key=lambda item: item[0])[1]) if near else ""


def _index(truces: Sequence[Truce], at: int, end: int) -> int | None:
    """Which ceasefire is meant: the one whose mention the words hold, else the only one."""
    told = [truce for truce in truces if truce.told]
    for number, truce in enumerate(told):
        if any(at <= mention.first < end for mention in truce.mentions):
            return number
    return 0 if len(told) == 1 else None


def _despite(
    view: View, book: TruceBook, setting: Setting, truces: Sequence[Truce], events: Sequence[Event]
) -> list[ViolationClaim]:
    """«رغم الهدنة، قصف …»: an assault that the article sets against a ceasefire."""
    claims: list[ViolationClaim] = []
    for number, truce in enumerate(truces):
        for mention in truce.mentions:
            before = view.keys[max(0, mention.first - 3) : mention.first]
            if not any(key in book.despite for key in before if key not in ("خلال", "اثناء")):
                continue
            start, end = view.reading.offsets(*view.sentence_bounds(mention.first))
            for event in events:
                if event.type == "ASSAULT" and start <= event.anchor.start < end and _named(view, event.actors):
                    claims.append(
                        ViolationClaim(
                            span=event.anchor,
                            accused=event.actors,
                            accuser=event.claimed_by,
                            place=event.place,
                            date=event.date,
                            denied_by=event.denied_by,
                            ceasefire=number if truce.told else None,
                        )
                    )
    return claims


def _named(view: View, ids: Sequence[str]) -> bool:
    """Whether somebody who can be bound by a ceasefire is among them."""
    return any(
        view.settled.kinds.get(id_) in ("state", "armed_group", "political_group", "government_body") for id_ in ids
    )


def _join(claims: Sequence[ViolationClaim]) -> list[ViolationClaim]:
    """Each claim once: the same accuser, accused, place and date is told again; a denial of what another claims is set
    beside it."""
    kept: dict[tuple[object, ...], ViolationClaim] = {}
    for claim in claims:
        kept.setdefault((claim.accused, claim.accuser, claim.place, claim.date, claim.denied_by), claim)
    return sorted(kept.values(), key=lambda claim: claim.span.start)
