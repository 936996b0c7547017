"""Who adopted a text: those named in its label, beside the verb of agreeing, or as its two sides."""

from __future__ import annotations

from tawatur.coding.event_reference import last_pair
from tawatur.coding.found import Found
from tawatur.coding.instrument_texts import Point
from tawatur.coding.view import View

_PARTIES = frozenset(("state", "armed_group", "political_group", "government_body", "igo", "person", "people"))
_LINKS = frozenset("بين مع من".split())


def find_parties(view: View, point: Point) -> list[Found]:
    """Parties of the text that a point belongs to; [] where the article does not say."""
    named = [
        phrase
        for phrase in view.settled.phrases
        if point.label <= phrase.first < point.label_end and phrase.kind in _PARTIES
    ]
    if len(named) > 1:
        return named
    if point.kind == "text":
        linked = _linked(view, point.label_end)
        if linked:
            return [*named, *linked]
        if named:
            return named
    if len(point.subjects) > 1:
        return point.subjects
    return _joined_before(view, point.label) or last_pair(view, point.label) or point.subjects or named


_BACK = 60  # words back to two parties that «و» joins


def _joined_before(view: View, at: int) -> list[Found]:
    """The parties joined by «و» that were named last before a word: «روسيا وتركيا»."""
    for near in range(at - 1, max(0, at - _BACK) - 1, -1):
        phrase = view.starts.get(near)
        if phrase is None or phrase.kind not in _STATES or view.keys[near][:1] != "و" or not near:
            continue
        before = view.covers[near - 1]
        if before is not None and before.kind in _STATES and view.end_of(before) == near:
            return [before, phrase]
    return []


_STATES = frozenset(("state", "armed_group", "political_group", "government_body"))


def _linked(view: View, at: int) -> list[Found]:
    """«الاتفاق بين روسيا وتركيا»: names after the label's preposition."""
    found: list[Found] = []
    end = min(at + 10, view.sentence_bounds(max(at - 1, 0))[1])
    for near in range(at, end):
        phrase = view.starts.get(near)
        if phrase is None or phrase.kind not in _PARTIES:
            continue
        before = view.keys[near - 1]
        if before in _LINKS or (found and view.keys[near][:1] == "و" and view.end_of(found[-1]) == near):
            found.append(phrase)
    return found
