"""What parties agree on: «اتفقت روسيا وتركيا على …», «تم الاتفاق على …», «تعهد الطرفان في إعلان جدة بـ…»."""

from __future__ import annotations

from collections.abc import Iterable

from tawatur.arabic.tokens import COMMA
from tawatur.codebook.texts import TextBook
from tawatur.coding.found import Found
from tawatur.coding.instrument_labels import label_at
from tawatur.coding.instrument_stretch import Stretch, end_after, start_after
from tawatur.coding.view import View

_REACH = 16  # words from a verb of agreeing to its preposition
_DONE = frozenset("تم جري وتم وجري".split())  # "was done" before a verbal noun
_VOID = frozenset("لم لن عدم اذا ولم ولن".split())
_PARTIES = frozenset(("state", "armed_group", "political_group", "government_body", "person", "igo"))


def read_agreeing(view: View, book: TextBook, at: int, key: str) -> Iterable[Stretch]:
    """The points after a verb of agreeing with two parties, after «تم الاتفاق على», or where somebody binds himself in
    a text that stands beside the verb."""
    if (at and view.keys[at - 1] in _VOID) or key.endswith("نا"):  # «اتفقنا»: a speaker's words, no text
        return
    text = next(
        (label for near in range(at + 1, min(at + 9, view.size)) if (label := label_at(view, book, near)) is not None),
        None,
    )
    start, cut = start_after(view, at + 1, book.agrees[key], _REACH)
    listed = _after_such(view, at) if view.keys[at + 1 : at + 2] and view.keys[at + 1] in _ON_IT else -1
    start, cut = (listed, 0) if listed > 0 else (start, cut)
    if start < 0:
        return
    under = _text_under(view, book, at)
    text = text if under is None else under
    done = at > 0 and view.keys[at - 1] in _DONE
    reached = any(view.keys[back] in book.reaches for back in range(max(0, at - 3), at))
    binds = "ب" in book.agrees[key]
    if binds and text is None:
        return  # a promise alone is a position
    joint = joint_subject(view, book, at)
    finite = key in book.finite
    if not (key in book.plurals or done or reached or binds or under or (joint and finite)):
        return
    subjects = find_subjects(view, book, at)
    if not subjects and not (done or reached or text or joint or _bare_dual(key)):
        return  # «اتفق النقاد على …»: nobody whom the ledger knows
    new = label_at(view, book, start)
    if new is not None and new[0] == start and book.kind_of(view.keys[start]):
        return  # «وافقوا على هدنة»: the text itself, of which nothing is told yet
    label = text if text is not None and (binds or under or text[1] <= start) else (at, min(at + 1, view.size))
    yield Stretch(start, end_after(view, start), *label, "accord", cut, subjects)


# «اتفقا عليها، منها …»: "on it", then "among them", "most prominently".
_ON_IT = frozenset("عليها عليه".split())
_SUCH = frozenset("منها ابرزها اهمها بينها ومنها وابرزها واهمها وهي وهو".split())


def _after_such(view: View, at: int) -> int:
    """Word index after «منها» where points that were agreed on are told so, or -1."""
    last = min(view.sentence_bounds(at)[1], at + _REACH)
    return next((near + 1 for near in range(at + 2, last - 1) if view.keys[near] in _SUCH), -1)


def _text_under(view: View, book: TextBook, at: int) -> tuple[int, int] | None:
    """«وبموجب اتفاق 14 يوليو وافقت القوى على …»: the text by whose terms they agreed, or None."""
    first = view.sentence_bounds(at)[0]
    if not any(view.keys[near].lstrip("و") in book.under for near in range(first, min(first + 2, at))):
        return None
    return next((label for near in range(first, at) if (label := label_at(view, book, near)) is not None), None)


def _bare_dual(key: str) -> bool:
    """«اتفقا على»: both sides, named before."""
    return key.endswith(("قا", "قتا", "قوا"))


def _pairs(view: View, book: TextBook, at: int) -> Iterable[int]:
    first, last = view.sentence_bounds(at)
    for near in range(max(first, at - 3), min(last, at + 4)):
        if view.keys[near] in book.pairs:
            yield near


def joint_subject(view: View, book: TextBook, at: int) -> bool:
    """Whether two parties stand beside a verb: joined names, «الجانبان» or «طرفا النزاع»."""
    if any(True for _ in _pairs(view, book, at)):
        return True
    first, last = view.sentence_bounds(at)
    if any(view.keys[near] in ("طرفا", "طرفي", "اطراف") for near in range(max(first, at - 2), min(last, at + 3))):
        return True
    for near in range(max(first, at - 8), min(last, at + 10)):
        phrase = view.starts.get(near)
        if phrase is not None and view.keys[near][:1] == "و" and phrase.skip and view.covers[near - 1] is not None:
            return True
    return False


def find_subjects(view: View, book: TextBook, at: int) -> list[Found]:
    """Those who agree: names beside the verb that no preposition governs, with those joined to them."""
    first, last = view.sentence_bounds(at)
    found: list[Found] = []
    for near in range(max(first, at - 10), min(last, at + 10)):
        phrase = view.starts.get(near)
        if phrase is None or phrase.kind not in _PARTIES:
            continue
        if near and (view.keys[near - 1],) in book.third_parties:
            continue
        if found and near > at and view.gaps[near] & COMMA and view.end_of(found[-1]) < near - 1:
            break
        joined = bool(found) and view.keys[near][:1] == "و" and view.end_of(found[-1]) == near
        if joined or not view.is_oblique(phrase) or view.keys[near - 1] in ("بين", "مع"):
            found.append(phrase)
    return found
