"""Who did what to whom, when and where: the events of an article, after PLOVER and the coding manual."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from tawatur.arabic.dates import TimeMention
from tawatur.arabic.tokens import LINE, STOP
from tawatur.codebook.load import Codebook
from tawatur.codebook.triggers import Act, ActForm, Seen, TriggerBook, bare_noun
from tawatur.coding.entities import span_of
from tawatur.coding.event_merge import merge_told
from tawatur.coding.event_roles import read_noun, read_verb
from tawatur.coding.event_setting import Setting, read_date, read_place
from tawatur.coding.event_status import read_status
from tawatur.coding.event_told import Told
from tawatur.coding.statements import Draft
from tawatur.coding.view import View
from tawatur.records.event import Event

_ANCHOR = 6  # words of a trigger at most, as the coding manual has it
_BOOKS: dict[int, TriggerBook] = {}


def trigger_book(codebook: Codebook) -> TriggerBook:
    """The triggers of a codebook, compiled once."""
    book = _BOOKS.get(id(codebook.data))
    if book is None:
        book = TriggerBook(codebook.data["events"])
        _BOOKS.clear()
        _BOOKS[id(codebook.data)] = book
    return book


def find_events(
    view: View, drafts: Sequence[Draft], times: Sequence[TimeMention], published: date | None = None
) -> list[Event]:
    """The events of an article, each happening once, at its fullest telling.

    Args:
        view: the article with its phrases.
        drafts: its statements: who claims an event is the speaker of the innermost one around it.
        times: its times, resolved against its date of publication.
        published: that date; what an article tells without a time stays without a date.

    Returns:
        Events in order of the text. An act that is only asked for is a position, and none.
    """
    book = trigger_book(view.codebook)
    setting = Setting(view, drafts, times)
    if is_off_topic(view, book):
        return []
    told = find_told(view, book)
    anchors = [one.first for one in told]
    for one in told:
        others = [at for at in anchors if at != one.first]
        one.date = read_date(view, setting, one, others)
        place = read_place(view, one, others)
        one.place = place.id if place is not None else ""
        statement = setting.statement_at(one.first)
        one.claimed_by = statement.speaker.id if statement is not None and statement.speaker is not None else ""
    told = [one for one in told if _is_complete(view, one)]
    return [_write_event(view, one) for one in merge_told(view, told)]


def is_off_topic(view: View, book: TriggerBook) -> bool:
    """Whether an article is about sport, markets or the arts, where attack, defeat and meeting are other things."""
    counts = dict.fromkeys(book.guards, 0)
    words: dict[str, set[str]] = {name: set() for name in book.guards}
    for key in view.keys:
        for name, guard in book.guards.items():
            if key in guard or bare_noun(key) in guard:
                counts[name] += 1
                words[name].add(key)
    least = max(4, view.size // 60)
    return any(counts[name] >= least and len(words[name]) >= 3 for name in ("sport", "culture", "economy"))


def find_told(view: View, book: TriggerBook) -> list[Told]:
    """Every telling of an act whose words hold, with its parts and status; the article's order."""
    found: list[Told] = []
    taken = -1
    for at in range(view.size):
        if at < taken:
            continue
        for first_seen, last, act_form, seen in _candidates(view, book, at):
            if not _holds(view, act_form.act, first_seen, last, act_form):
                continue
            told = Told(
                first_seen,
                last,
                act_form.act,
                act_form,
                seen.article,
                seen.conjunction,
                seen.prep,
                seen.future,
                [],
                [],
                [],
                title=view.reading.paragraph_of[at] == 0,
                sentence=view.reading.sentence_of[at],
            )
            if act_form.sort in ("perfect", "imperfect"):
                read_verb(view, book, told)
            else:
                read_noun(view, book, told)
            told.status = read_status(view, book, told)
            if told.status and _has_needs(told):
                found.append(told)
                taken = last
                break
    return found


def _candidates(view: View, book: TriggerBook, at: int) -> list[tuple[int, int, ActForm, Seen]]:
    """Forms of triggers that begin at a word, the longest first."""
    cover = view.covers[at]
    if cover is not None and cover.kind != "agreement":
        return []
    found: list[tuple[int, int, ActForm, Seen]] = []
    key = view.keys[at]
    for conjunction, prep, article, rest in _ways(key):
        for words, form in book.phrases.get(rest, ()):
            end = at + 1 + len(words)
            if end <= view.size and _follows(view, at + 1, words):
                found.append((at, end, form, Seen(form, conjunction, prep, article)))
    found.sort(key=lambda item: -item[1])
    if cover is not None:
        return found
    seen = sorted(book.see(key), key=lambda one: _likelihood(view, at, one))
    return found + [(at, at + 1, one.form, one) for one in seen]


def _likelihood(view: View, at: int, seen: Seen) -> int:
    """Readings of one word, the likely first: with a listed noun before general ones, a finite verb where one may stand."""
    act = seen.form.act
    rank = 0 if act.with_nouns else 4
    finite = seen.form.sort in ("perfect", "imperfect")
    nominal_place = at > 0 and view.keys[at - 1] in _BEFORE_NOUNS and not view.gaps[at] & (STOP | LINE)
    rank += 2 if finite == nominal_place else 0
    return rank + seen.form.passive


_BEFORE_NOUNS = frozenset("من في علي الي عن بعد قبل خلال اثر عقب بسبب حول بشان ضد مع دون عدم جراء منذ اي هذا هذه كل بين".split())


def _ways(key: str) -> list[tuple[bool, str, bool, str]]:
    """Ways to read a folded word as the first of a phrase: (conjunction, preposition, article, rest)."""
    ways = [(False, "", False, key)]
    bases = [(False, key)]
    if key[0] in "وف" and len(key) > 3:
        bases.append((True, key[1:]))
        ways.append((True, "", False, key[1:]))
    for conjunction, base in bases:
        if base.startswith("ال") and len(base) > 4:
            ways.append((conjunction, "", True, base[2:]))
        if base.startswith("لل") and len(base) > 4:
            ways.append((conjunction, "ل", True, base[2:]))
        if base[0] in "بلك" and len(base) > 3:
            rest = base[1:]
            article = rest.startswith("ال") and len(rest) > 4
            ways.append((conjunction, base[0], article, rest[2:] if article else rest))
        if base.endswith("ا") and len(base) > 4:
            ways.append((conjunction, "", False, base[:-1]))
    return ways


def _follows(view: View, start: int, words: tuple[str, ...]) -> bool:
    """Whether words follow without a break, each perhaps with the article or the accusative alef."""
    for offset, word in enumerate(words):
        at = start + offset
        if view.gaps[at] & (STOP | LINE):
            return False
        key = bare_noun(view.keys[at])
        if key != word and key.removesuffix("ا") != word and not (key[:1] in "بلو" and bare_noun(key[1:]) == word):
            return False
    return True


_WITH = 16  # words from a verb to the noun that it needs; subjects and times stand between
_NEAR = 6  # words around a trigger in which a noun of `without` voids it


def _holds(view: View, act: Act, first: int, last: int, form: ActForm) -> bool:
    """Whether the nouns that an act needs stand near it, and none that voids it."""
    start, end = view.sentence_bounds(first)
    if act.without and any(_any_of(view, at, act.without) for at in range(max(start, first - _NEAR), min(end, last + _NEAR))):
        return False
    if not act.with_nouns:
        return True
    reach = _WITH if form.sort in ("perfect", "imperfect") else 5
    if any(_any_of(view, at, act.with_nouns) for at in range(last, min(end, last + reach))):
        return True
    backward = form.passive or form.sort == "participle" or form.pronoun or act.subject in ("ground", "recipient")
    return bool(backward) and any(_any_of(view, at, act.with_nouns) for at in range(max(start, first - 5), first))


def _any_of(view: View, at: int, nouns: frozenset[str]) -> bool:
    key = view.keys[at]
    if key in nouns or bare_noun(key) in nouns:
        return True
    if key.startswith("لل") and key[2:] in nouns:
        return True
    return key[0] in "وبلف" and len(key) > 3 and (key[1:] in nouns or bare_noun(key[1:]) in nouns)


def _has_needs(told: Told) -> bool:
    needs = told.act.needs
    actors, recipients = {p.id for p in told.actors}, {p.id for p in told.recipients}
    if needs == "actor":
        return bool(actors)
    if needs == "recipient":
        return bool(recipients)
    if needs == "both":
        return bool(actors and recipients) and len(actors | recipients) > 1
    if needs == "two":
        return len(actors | recipients) > 1
    if needs == "ground":
        return bool(told.places or (actors and recipients))
    return bool(actors or recipients or told.places)


def _is_complete(view: View, told: Told) -> bool:
    """Whether a telling says enough to be an event of its own."""
    if told.actors or told.recipients:
        return True
    return bool(told.places) and not told.article


def _write_event(view: View, told: Told) -> Event:
    last = min(told.last, told.first + _ANCHOR)
    return Event(
        type=told.act.type,  # type: ignore[arg-type] - types come from the codebook's checked list
        anchor=span_of(view, told.first, last),
        status=told.status,  # type: ignore[arg-type] - as above
        actors=tuple(phrase.id for phrase in told.actors),
        recipients=tuple(phrase.id for phrase in told.recipients),
        place=told.place,
        date=told.date,
        mode=told.act.mode,
        context=told.act.context,
        claimed_by=told.claimed_by,
    )
