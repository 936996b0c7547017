"""Parties that speak together without being named: «الجانبان», «وزراء خارجية فرنسا وألمانيا», «الدول الثلاث», «بيان مشترك»."""

from __future__ import annotations

from tawatur.arabic.tokens import COLON, LINE, STOP
from tawatur.codebook.items import DemonymItem
from tawatur.codebook.stances import StanceBook
from tawatur.coding.found import Found
from tawatur.coding.statements import Draft
from tawatur.coding.view import View

# "foreign affairs, defence, interior, finance, each of, state of": between a collective noun and the names of its members.
_BETWEEN = frozenset("خارجيه الخارجيه دفاع الدفاع داخليه ماليه كل من وكل حكومات دول دوله في مجموعه".split())
_STATEMENT = frozenset("بيان البيان بيانا اعلان".split())
_JOINT = frozenset("مشترك المشترك مشتركا ثلاثي ثلاثيا رباعي ثنائي الثلاثي الرباعي".split())  # joint, of two, three, four
# Sentences before a collective noun in which its members are sought.
_BACK = 8


def find_parties(view: View, book: StanceBook, at: int) -> list[str]:
    """States that a collective noun at a word stands for, or []: those named after it, else those last named together."""
    if at >= view.size:
        return []
    key = view.keys[at]
    key = key[1:] if key[:1] == "و" and len(key) > 4 else key
    if key not in book.words["pairs"] and key not in book.words["trios"]:
        return []
    named = _named_after(view, at + 1)
    if len(named) > 1:
        return named
    count = 2 if key in book.words["pairs"] else book.numbers.get(view.keys[at + 1], 0) if at + 1 < view.size else 0
    return _named_before(view, at, count) if count else []


def speak_jointly(view: View, book: StanceBook, draft: Draft) -> list[str]:
    """States that make a statement together where its subject is a collective noun or its vehicle a joint statement."""
    verb = draft.cue[0]
    clause = draft.clause
    first = view.sentence_bounds(verb)[0]
    for at in (verb + 1, *range(verb - 1, max(first, verb - 5) - 1, -1)):
        found = find_parties(view, book, at)
        if found:
            return found
    if clause is not None and clause.subject is not None and not clause.subject_before:
        found = find_parties(view, book, view.start_of(clause.subject))
        if found:
            return found
    last = min(draft.start, view.sentence_bounds(verb)[1])
    for at in range(first, last - 1):
        if view.keys[at].lstrip("و") in _STATEMENT and view.keys[at + 1] in _JOINT:
            states = _states_in(view, first, last)
            return states if len(states) > 1 else _named_before(view, first, 0)
    return []


def _named_after(view: View, at: int) -> list[str]:
    """States named right after a word, as names, adjectives or with their officials, joined by «و»."""
    states: list[str] = []
    while at < view.size and not view.gaps[at] & (STOP | LINE | COLON):
        state = _state_at(view, at)
        if state:
            states.append(state)
            phrase = view.starts.get(at)
            at = view.end_of(phrase) if phrase is not None else at + 1
        elif view.keys[at] in _BETWEEN or (view.keys[at].startswith("ال") and not states and view.covers[at] is None):
            at += 1
        else:
            break
    return list(dict.fromkeys(states))


def _state_at(view: View, at: int) -> str:
    phrase = view.starts.get(at)
    if phrase is not None:
        return state_of(view, phrase)
    for hit in view.codebook.names.find(view.keys, at, at + 1):
        for item in hit.items:
            if isinstance(item, DemonymItem):
                return item.state
    return ""


def state_of(view: View, phrase: Found) -> str:
    """The state that a phrase is or belongs to, a capital's included; "" for none."""
    if phrase.kind == "state":
        return phrase.id
    if phrase.capital_of:
        return phrase.capital_of
    return phrase.state or view.settled.states.get(phrase.id, "")


def _states_in(view: View, first: int, last: int) -> list[str]:
    states = [state for at in range(first, last) if (phrase := view.starts.get(at)) is not None and (state := state_of(view, phrase))]
    return list(dict.fromkeys(states))


def _named_before(view: View, at: int, count: int) -> list[str]:
    """The states of the nearest sentence before a word that names `count` of them, or with 0, more than one."""
    number = view.reading.sentence_of[at]
    for index in range(number, max(-1, number - _BACK), -1):
        first, last = view.reading.sentences[index]
        states = _states_in(view, first, min(last, at))
        if len(states) == count or (not count and 1 < len(states) < 6):
            return states
    return []
