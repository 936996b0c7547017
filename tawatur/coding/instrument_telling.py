"""What a text says of itself: «الاتفاق ينص على …», «بموجب الاتفاق، …», «اتفاق لوقف إطلاق النار»."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.arabic.tokens import COMMA, LINE, STOP
from tawatur.codebook.texts import TextBook, bare_forms
from tawatur.codebook.triggers import bare_noun
from tawatur.coding.event_slots import WHO
from tawatur.coding.instrument_labels import ABOUT_TEXT, label_after, label_at, label_before, points_inward, unit_at
from tawatur.coding.instrument_stretch import Stretch, end_after, start_after
from tawatur.coding.view import View

_REACH = 14  # words from a text to the verb that says what it holds
_CLOSE = 3  # the same for a verb that texts share with people
_NEAR, _FAR = 8, 28  # words from text and verb to the preposition: without, and with a clause about the text between
_OPENING = 18  # words of a text's name and of what qualifies it before its term begins
# A negation, or "that", before the verb: what it does not say is no point.
_VOID = frozenset("لم لا لن ان وان ولم ولا ولن".split())
# "then", "it": after a comma's place between the text and its term.
_THEN = frozenset("فان فانه فانها فانهما".split())
_STATEMENTS = frozenset("بيان للبيان البيان".split())


def read_telling(view: View, book: TextBook, at: int, key: str) -> Iterable[Stretch]:
    """«الاتفاق الذي ينص على …»: the text stands before its verb, or after it («تضمن الاتفاق …»)."""
    far = key in book.firm or points_inward(view, at)
    label = label_before(view, book, at, _REACH if far else _CLOSE) or label_after(view, book, at)
    before = view.keys[at - 1] if at else ""
    if label is None or before in _VOID:
        return
    first, last = label
    begin = max(at + 1, last if first > at else at + 1)
    preps = book.tells.get(key) or book.telling[key]
    described = begin < view.size and (view.keys[begin] in WHO or view.keys[begin] in ABOUT_TEXT)
    start, cut = start_after(view, begin, preps, _FAR if described else _NEAR)
    if start >= 0 and key in book.acting and first < at:
        start, cut = at, len(view.keys[at]) - len(key)  # «يحد من …»: the verb is part of the point
    if start >= 0:
        yield Stretch(start, end_after(view, start), first, last, "text", cut)


def read_whose_terms(view: View, book: TextBook, at: int) -> Iterable[Stretch]:
    """«اتفاق ترفع بموجبه العقوبات», «بموجبه تلتزم …»: the clause around it is a term."""
    label = label_before(view, book, at, _REACH, tied=True)
    if label is None:
        return
    start = label[1]
    while start < at and (view.keys[start] in WHO or (view.gaps[start] & COMMA and view.keys[start] in ("و",))):
        start += 1
    start = start if start < at else at + 1
    if start < view.size:
        yield Stretch(start, end_after(view, start), label[0], label[1], "text")


def read_terms(view: View, book: TextBook, at: int) -> Iterable[Stretch]:
    """«وبموجب الاتفاق، …», «وبحسب القانون فإنه يمكن …»: what follows is a term of the text."""
    start = at + 1
    while start < min(at + 4, view.size) and view.covers[start] is None and label_at(view, book, start) is None:
        start += 1
    label = label_at(view, book, start) if start < view.size else None
    bare = set(bare_forms(view.keys[label[0]])) if label is not None else set()
    if label is None or at > view.sentence_bounds(at)[0] + 2 or bare & _STATEMENTS:
        return
    first, last = label
    end = view.sentence_bounds(at)[1]
    for near in range(last, min(end, last + _OPENING)):
        key = view.keys[near]
        if key in _THEN or (view.gaps[near] & COMMA and key not in WHO):
            begin = near + 1 if key in _THEN else near
            yield Stretch(begin, min(end_after(view, begin), end), first, last, "text")
            return


def read_purpose(view: View, book: TextBook, at: int) -> Iterable[Stretch]:
    """«توصلا إلى اتفاق لوقف إطلاق النار», «وقعا اتفاقا بشأن تبادل الأسرى»: what a new text is for, where it is
    adopted in the same clause."""
    label = label_at(view, book, at)
    if label is None or view.keys[at].startswith("ال") or label[0] != at:
        return
    first = view.sentence_bounds(at)[0]
    adopted = any(
        view.keys[near] in book.signs or view.keys[near] in book.reaches for near in range(max(first, at - 12), at)
    )
    if not adopted:
        return
    for near in range(label[1], min(label[1] + 7, view.size)):
        if view.gaps[near] & (STOP | LINE | COMMA):
            return
        key = view.keys[near]
        if key[:1] == "ل" and key[1:] in book.purposes and not key.startswith("لل"):
            yield Stretch(near, end_after(view, near), label[0], label[1], "text", 1)
            return
        if key in book.tells or key in WHO:
            return


def read_clauses(view: View, book: TextBook, at: int) -> Iterable[Stretch]:
    """«ومن أبرز بنود الاتفاق …»: points told in a row."""
    if at + 1 >= view.size or not at or view.covers[at] is not None:
        return
    before = bare_forms(view.keys[at - 1])
    label = label_at(view, book, at + 1) or unit_at(view, book, at + 1)
    if label is None or not set(before) & book.clause_openers or bare_noun(view.keys[at]) not in book.clauses:
        return
    last = label[1]
    if last < view.size and not view.gaps[last] & (STOP | LINE):
        yield Stretch(last, end_after(view, last), at, last, "text")
