"""Whether an act happened, goes on, is planned, is only possible, or is denied: from mood, particles and what governs it."""

from __future__ import annotations

from tawatur.arabic.tokens import COLON, COMMA, LINE, STOP
from tawatur.codebook.triggers import TriggerBook
from tawatur.coding.clause import THAT
from tawatur.coding.event_told import Told
from tawatur.coding.view import View

_FAR = 11  # words from a governor to its act; «يعتزم وزير الخارجية … زيارة»
_UNKNOWN = 3  # words that nothing knows between them
# After these an act is told as having happened, whatever governs the clause: after, following, because of, during.
_HAPPENED = frozenset("بعد عقب اثر خلال منذ بسبب جراء اثناء نتيجه وبعد وعقب وخلال فور بعيد جراء".split())
# Nouns that only say that an act takes place: occurrence, beginning, outbreak.
_TAKING_PLACE = frozenset("وقوع حدوث بدء اندلاع اجراء تنفيذ شن عقد ارتكاب توجيه القيام قيام استخدام تعرض حصول وجود انطلاق سريان نشوب قرب".split())
_WAS = frozenset("كان وكان كانت وكانت كانوا وكانوا".split())
_NEVER = frozenset("لم ولم لن ولن لا ولا ليس ليست".split())


def read_status(view: View, book: TriggerBook, told: Told) -> str:
    """An `Event`'s status, or "" where the act is only asked for."""
    finite = told.form.sort in ("perfect", "imperfect")
    own = _status_of_verb(view, told) if finite else _status_of_noun(view, book, told)
    if told.light >= 0 and not finite and own == "occurred":
        own = _status_of_light(view, book, told)
    for at in range(told.last, min(told.last + 3, view.size)):
        if view.gaps[at] & (STOP | LINE | COMMA):
            break
        key = view.keys[at]
        if key in book.after:
            return "hypothetical"
        if own == "occurred" and book.governors.get(key) == "ongoing":
            own = "ongoing"
        if own == "occurred" and book.governors.get(key) == "planned":
            own = "planned"
    return own


def _status_of_verb(view: View, told: Told) -> str:
    at = told.first - 1
    first = view.sentence_bounds(told.first)[0]
    if told.future:
        return "planned"
    if told.prep == "ل":
        return ""
    key = view.keys[at] if at >= first else ""
    if key in _NEVER:
        return "denied"
    if key == "سوف":
        return "planned"
    if key == "قد" and told.form.sort == "imperfect":
        return "hypothetical"
    if key in ("اذا", "لو", "واذا", "ان") and key != "ان" and not view.gaps[told.first]:
        return "hypothetical"
    if key in THAT or key == "ان":
        return ""
    if told.form.sort == "perfect":
        return _conditioned(view, told.first, first) or "occurred"
    return "occurred" if told.title else "ongoing"


def _conditioned(view: View, at: int, first: int) -> str:
    """«إذا تحرك …», «في حال هاجمت …»: a perfect in a condition has not happened."""
    for back in range(at - 1, max(first, at - 7) - 1, -1):
        key = view.keys[back]
        if view.gaps[back + 1] & (COMMA | STOP | LINE):
            return ""
        if key in ("اذا", "واذا", "لو", "ولو", "حال"):
            return "hypothetical"
    return ""


def governor_before(view: View, book: TriggerBook, at: int) -> str:
    """The status that the words before an act give it, or ""; steps over names and over words that nothing knows."""
    first = view.sentence_bounds(at)[0]
    unknown = 0
    for back in range(at - 1, max(first, at - _FAR) - 1, -1):
        gap, key = view.gaps[back + 1], view.keys[back]
        if gap & (STOP | LINE | COLON):
            return ""
        if view.covers[back] is not None:
            continue
        if gap & COMMA and back < at - 3:
            return ""
        if key in _HAPPENED:
            return "occurred"
        status = book.governors.get(key) or book.governors.get(key[1:] if key[0] in "وفبل" else "")
        if status:
            return status
        verb = book.verbs.get(key) or (book.verbs.get(key[1:], "") if key[0] in "وفسبل" and len(key) > 4 else "")
        if verb:
            return verb
        if key in _TAKING_PLACE or key in view.codebook.closed_words or key in view.codebook.time_words:
            continue
        if any(seen.form.sort in ("perfect", "imperfect", "masdar", "noun") for seen in book.see(key)):
            return ""
        unknown += 1
        if unknown > _UNKNOWN:
            return ""
    return ""


def _status_of_noun(view: View, book: TriggerBook, told: Told) -> str:
    status = governor_before(view, book, told.first)
    if status == "demanded":
        return ""
    if not status and told.prep == "ل" and told.form.sort == "masdar":
        return ""
    return status or "occurred"


def _status_of_light(view: View, book: TriggerBook, told: Told) -> str:
    """What the verb that lends the subject says: «سيجري اتصالا», «واصلت قصف …», «لم تشن هجوما»."""
    at = told.light
    key = view.keys[at]
    forms = book.light.get(key, ())
    if not forms and key[0] == "س":
        return "planned"
    if not forms and key[0] in "وف":
        forms = book.light.get(key[1:], ())
        if not forms and key[1] == "س":
            return "planned"
    if not forms:
        return governor_before(view, book, at) or "occurred"
    before = view.keys[at - 1] if at else ""
    if before in _NEVER:
        return "denied"
    if before == "سوف":
        return "planned"
    form = forms[0]
    if form.status:
        return form.status
    governed = governor_before(view, book, at)
    if governed:
        return "" if governed == "demanded" else governed
    if form.sort == "imperfect" and not told.title and before not in _WAS:
        return "ongoing"
    return "occurred"
